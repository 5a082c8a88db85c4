#pragma once
// Keeps two processes from writing to one data folder.

#include <string>
#include <utility>

#include "base/result.h"

namespace sauro::store {

/// Held until it is destroyed, or the process ends in whatever way.
class FolderLock {
 public:
  /// Errors: kConflict, another process holds it; kUnavailable.
  static Result<FolderLock> Take(const std::string& folder);
  ~FolderLock();
  FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FolderLock& operator=(FolderLock&&) = delete;

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace sauro::store
