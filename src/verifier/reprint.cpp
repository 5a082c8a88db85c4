#include "verifier/reprint.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace sauro::verifier {

Result<KeptLines> KeptLines::Make() {
  std::error_code code;
  std::string path = (std::filesystem::temp_directory_path(code) / "sauro-verify-XXXXXX").string();
  const int descriptor = code ? -1 : mkstemp(path.data());
  std::FILE* file = descriptor < 0 ? nullptr : fdopen(descriptor, "wb");
  if (file == nullptr) return Unavailable("Không tạo được tệp tạm.", path);
  return KeptLines(std::move(path), file);
}

KeptLines::~KeptLines() {
  if (!path_.empty()) unlink(path_.c_str());
}

Status KeptLines::Put(std::string_view line) {
  const bool put = std::fwrite(line.data(), 1, line.size(), file_.get()) == line.size() &&
                   std::fputc('\n', file_.get()) != EOF;
  return put ? Status()
             : Status(Error{ErrorKind::kNoSpace, "Không ghi được tệp tạm (ổ đĩa đầy?).", path_});
}

Result<std::string> KeptLines::Close() {
  const bool written = std::fflush(file_.get()) == 0;
  file_.reset();
  if (written) return path_;
  return Error{ErrorKind::kNoSpace, "Không ghi được tệp tạm (ổ đĩa đầy?).", path_};
}

std::string ProgramBeside() {
  std::error_code code;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", code);
  return (self.parent_path() / "sauro").string();
}

Result<Reprint> PrintAgain(
    const std::string& program, const std::string& ledger, const std::string& report
) {
  std::array<const char*, 7> words = {
      program.c_str(), "verify", "--export", ledger.c_str(), "--report", report.c_str(), nullptr};
  std::fflush(stdout);
  pid_t child = 0;
  const int failure = posix_spawn(
      &child, program.c_str(), nullptr, nullptr, const_cast<char**>(words.data()), environ
  );
  if (failure != 0) {
    return NotFound(
        "Không chạy được chương trình sauro, nên chưa biết từng con số của báo cáo có đúng là do "
        "sổ sinh ra không; hãy cài gói sauro hoặc nêu --program.",
        program
    );
  }
  int status = 0;
  pid_t ended = 0;
  do {
    ended = waitpid(child, &status, 0);
  } while (ended < 0 && errno == EINTR);
  const int code = ended == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  switch (code) {  // of `sauro verify`
    case 0: return Reprint::kSame;
    case 1: return Reprint::kDiffers;
    case 2: return Reprint::kErasedSince;
    case 3: return Reprint::kNotJudged;
    default: return Unavailable("Báo cáo này chưa được đối chiếu trọn vẹn.", report);
  }
}

}  // namespace sauro::verifier
