#pragma once
// Contents of documents and evidence files, addressed by their SHA-256.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro::usecase {

struct Blob {
  std::string sha256;  ///< hex
  std::int64_t size = 0;
};

/// Thread-safe. What was put is durable when Put returns; the same content is kept once.
class BlobStore {
 public:
  virtual ~BlobStore() = default;
  /// Copies a file, a piece at a time. Errors: kNoSpace (nothing is left behind), kUnavailable.
  virtual Result<Blob> PutFile(const std::string& path) = 0;
  virtual Result<Blob> PutBytes(std::string_view bytes) = 0;
  /// Path of the content for reading. Errors: kNotFound.
  virtual Result<std::string> PathOf(const std::string& sha256) = 0;
};

}  // namespace sauro::usecase
