#pragma once
// Contents of documents and evidence as files FOLDER/ab/abcdef..., named by their SHA-256.

#include <string>
#include <string_view>
#include <utility>

#include "usecase/blobs.h"

namespace sauro::store {

class FileBlobs : public usecase::BlobStore {
 public:
  explicit FileBlobs(std::string folder) : folder_(std::move(folder)) {}
  Result<usecase::Blob> PutFile(const std::string& path) override;
  Result<usecase::Blob> PutBytes(std::string_view bytes) override;
  Result<std::string> PathOf(const std::string& sha256) override;

 private:
  std::string folder_;
};

}  // namespace sauro::store
