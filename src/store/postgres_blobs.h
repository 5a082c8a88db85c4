#pragma once
// Contents of documents and evidence in PostgreSQL, for several servers; each keeps a cache of
// files.

#include <fstream>
#include <functional>
#include <string>

#include "store/connection_source.h"
#include "store/file_blobs.h"

namespace sauro::store {

/// A content is one row of `blob` and its pieces; both become durable at once. What is asked for is
/// fetched into a file, a piece at a time, and compared with its name.
class PostgresBlobs : public KeptBlobs {
 public:
  /// `connections` may write and live longer than this; `cache` is a folder of this machine.
  PostgresBlobs(ConnectionSource& connections, const std::string& cache)
      : connections_(connections), cache_(cache) {}

  Result<usecase::Blob> PutFile(const std::string& path) override;
  Result<usecase::Blob> PutBytes(std::string_view bytes) override;
  Result<std::string> PathOf(const std::string& sha256) override;
  Status Each(const TakeName& take) override;
  Status EachPutBefore(Instant before, const TakeName& take) override;
  Result<bool> Has(Connection& writing, const std::string& sha256) override;
  Status Remove(Connection& writing, const std::string& sha256) override;
  Result<bool> RemoveUnnamed(Connection& writing, const std::string& sha256, Instant before)
      override;
  bool ForgetCached(const std::string& sha256) override;
  Status Verify() override;

  /// Removes from the cache what was fetched before `before` and is no longer in the database.
  Status ForgetRemoved(Instant before);

 private:
  /// `cache` puts the content into the cache.
  Result<usecase::Blob> Put(const std::function<Result<usecase::Blob>()>& cache);
  Result<usecase::Blob> Upload(const usecase::Blob& blob, std::ifstream& file);

  ConnectionSource& connections_;
  FileBlobs cache_;
};

}  // namespace sauro::store
