#pragma once
// A private folder beside a file or folder that is being made.

#include <filesystem>
#include <string>
#include <utility>

#include "base/result.h"

namespace sauro::store {

/// Only its owner may look into it: what is made there holds password hashes. It is removed with
/// everything in it at the end; what a killed process left is removed by the next one that works in
/// the same place, as a lock tells whether its owner lives.
class WorkFolder {
 public:
  /// `target` is what will be made, on the same file system; the folders above it are made where
  /// they are missing. Errors: kNoSpace, kUnavailable.
  static Result<WorkFolder> Beside(const std::filesystem::path& target);
  ~WorkFolder();
  WorkFolder(WorkFolder&& other) noexcept
      : path_(std::exchange(other.path_, {})), lock_(std::exchange(other.lock_, -1)) {}
  WorkFolder& operator=(WorkFolder&&) = delete;
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  WorkFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}

  std::filesystem::path path_;
  int lock_;  ///< the folder itself, opened and locked
};

}  // namespace sauro::store
