#pragma once
// A data folder made from an exported ledger, for those who have nothing else.

#include <string>

#include "base/result.h"

namespace sauro::main {

/// A folder of its own that is removed with everything in it at the end.
class TemporaryFolder {
 public:
  /// Errors: kUnavailable.
  static Result<TemporaryFolder> Make();
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::move(other.path_)) {
    other.path_.clear();
  }
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

/// Makes the new data folder `data` from the export `file` (spec/ledger.md), whose hashes and
/// checkpoints are checked against each other on the way; "-" is not read. Whom to trust is not
/// asked here: sauro-verify does that. Errors: kNotFound, no such file; kUnreadable; kConflict, the
/// ledger does not fit together.
Status FolderFromExport(const std::string& file, const std::string& data);

}  // namespace sauro::main
