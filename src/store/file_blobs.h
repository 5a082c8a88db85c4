#pragma once
// Contents of documents and evidence as files FOLDER/ab/abcdef..., named by their SHA-256.

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "store/kept_blobs.h"

namespace sauro::store {

class FileBlobs : public KeptBlobs {
 public:
  explicit FileBlobs(std::string folder) : folder_(std::move(folder)) {}
  Result<usecase::Blob> PutFile(const std::string& path) override;
  Result<usecase::Blob> PutBytes(std::string_view bytes) override;
  Result<std::string> PathOf(const std::string& sha256) override;
  Status Each(const TakeName& take) override;
  Status EachPutBefore(Instant before, const TakeName& take) override;
  Result<bool> Has(Connection& writing, const std::string& sha256) override;
  Status Remove(Connection& writing, const std::string& sha256) override;
  Result<bool> RemoveUnnamed(Connection& writing, const std::string& sha256, Instant before)
      override;
  Status Verify() override;

  /// Gives the next piece of a content; empty at the end.
  using NextPiece = std::function<Result<std::string_view>()>;
  /// Errors: those of `next`, and those of PutFile.
  Result<usecase::Blob> PutPieces(const NextPiece& next);
  /// Durable; none of this name is no failure.
  Status RemoveFile(const std::string& sha256);

 private:
  std::string folder_;
};

}  // namespace sauro::store
