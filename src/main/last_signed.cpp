#include "main/last_signed.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/durable_file.h"
#include "ledger/checkpoint.h"
#include "store/layout.h"

namespace sauro::main {
namespace {

// Between reading the file and replacing it; held by the folder itself, so that no file is left.
class FolderHeld {
 public:
  explicit FolderHeld(const std::string& folder)
      : descriptor_(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
        held_(descriptor_ >= 0 && flock(descriptor_, LOCK_EX) == 0) {}
  ~FolderHeld() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  FolderHeld(const FolderHeld&) = delete;
  FolderHeld& operator=(const FolderHeld&) = delete;
  [[nodiscard]] bool ok() const { return held_; }

 private:
  int descriptor_;
  bool held_;
};

}  // namespace

LastSignedFile::LastSignedFile(const std::string& data)
    : path_(data + "/" + store::kLastSignedFile) {}

Result<std::string> LastSignedFile::Read() {
  std::error_code code;
  const bool there = std::filesystem::exists(path_, code);
  if (!code && !there) return std::string();
  std::ifstream in(path_, std::ios::binary);
  std::string note{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in && !note.empty()) return note;
  // An empty file is not "nothing was signed yet".
  return Unreadable("Không đọc được mốc đã ký sau cùng.", path_);
}

// A server and a command beside it sign what each knows.
Status LastSignedFile::Keep(const std::string& note) {
  const FolderHeld held(std::filesystem::path(path_).parent_path().string());
  if (!held.ok()) return Unavailable("Không giữ được thư mục dữ liệu để ghi mốc.", path_);
  const auto before = Read();
  if (!before) return before.error();
  if (ledger::SizeOfNote(*before) > ledger::SizeOfNote(note)) return {};
  return ReplaceFile(path_, note, 0600);
}

}  // namespace sauro::main
