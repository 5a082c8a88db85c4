#include "store/work_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <optional>

#include "base/system_reason.h"

namespace sauro::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPrefix = "sauro-dang-lam-";

Error FolderError(int number, const fs::path& path) {
  if (number == ENOSPC || number == EDQUOT) {
    return {
        ErrorKind::kNoSpace, "Ổ đĩa đã đầy; hãy giải phóng dung lượng rồi làm lại.", path.string()};
  }
  return Unavailable("Không tạo được thư mục tạm: " + SystemReason(number) + ".", path.string());
}

int OpenFolder(const fs::path& path) {
  return open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

// Whether the folder that is open still stands under its name.
bool IsStill(int folder, const fs::path& path) {
  struct stat opened {};
  struct stat named {};
  return fstat(folder, &opened) == 0 && stat(path.c_str(), &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

// What others have left. One that is being made right now may be taken for such: its maker sees
// that (IsStill) and makes another.
void RemoveLeftovers(const fs::path& parent) {
  std::error_code code;
  for (fs::directory_iterator each(parent, code), end; !code && each != end; each.increment(code)) {
    if (each->path().filename().string().rfind(kPrefix, 0) != 0) continue;
    const int folder = OpenFolder(each->path());
    if (folder < 0) continue;
    std::error_code ignored;
    if (flock(folder, LOCK_EX | LOCK_NB) == 0) fs::remove_all(each->path(), ignored);
    close(folder);
  }
}

}  // namespace

Result<WorkFolder> WorkFolder::Beside(const fs::path& target) {
  std::error_code code;
  const fs::path parent = fs::absolute(target, code).lexically_normal().parent_path();
  if (!code) fs::create_directories(parent, code);
  if (code) return FolderError(code.value(), parent);
  RemoveLeftovers(parent);
  constexpr int kMostTimes = 100;
  for (int time = 0; time < kMostTimes; ++time) {
    std::string path = (parent / (std::string(kPrefix) + "XXXXXX")).string();
    if (mkdtemp(path.data()) == nullptr) return FolderError(errno, parent);
    const int folder = OpenFolder(path);
    if (folder < 0) continue;
    if (flock(folder, LOCK_EX) == 0 && IsStill(folder, path)) return WorkFolder(path, folder);
    close(folder);
  }
  return Unavailable("Không tạo được thư mục tạm.", parent.string());
}

WorkFolder::~WorkFolder() {
  if (lock_ < 0) return;
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  close(lock_);
}

}  // namespace sauro::store
