#pragma once
// Whether each figure of a report follows from the ledger: the program `sauro`, which knows what
// facts mean, prints the report again from the records that were verified here, and compares.

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro::verifier {

/// The lines that were read, kept in a file that nobody else can read, for the other program.
class KeptLines {
 public:
  /// Errors: kUnavailable.
  static Result<KeptLines> Make();
  ~KeptLines();
  KeptLines(KeptLines&& other) noexcept
      : path_(std::move(other.path_)), file_(std::move(other.file_)) {
    other.path_.clear();
  }
  KeptLines& operator=(KeptLines&&) = delete;
  KeptLines(const KeptLines&) = delete;
  KeptLines& operator=(const KeptLines&) = delete;

  Status Put(std::string_view line);
  /// Nothing may be put afterwards. Gives the path. Errors: kNoSpace.
  Result<std::string> Close();

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  KeptLines(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}
  std::string path_;
  std::unique_ptr<std::FILE, CloseFile> file_;
};

/// The `sauro` beside this program.
std::string ProgramBeside();

enum class Reprint {
  kSame,  ///< byte for byte
  kDiffers,
  kErasedSince,  ///< the same wherever words were not erased since
  kNotJudged,    ///< no such report, or one that cannot be read
};

/// Runs "`program` verify --export `ledger` --report `report`", which says on our output what it
/// found. Errors: kNotFound, there is no such program; kUnavailable, it did not come to an end.
Result<Reprint> PrintAgain(
    const std::string& program, const std::string& ledger, const std::string& report
);

}  // namespace sauro::verifier
