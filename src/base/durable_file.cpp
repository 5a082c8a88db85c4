#include "base/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "base/system_reason.h"

namespace sauro {
namespace {

Error WriteError(const std::string& path, int number) {
  if (number == ENOSPC || number == EDQUOT) {
    return {ErrorKind::kNoSpace, "Ổ đĩa đã đầy nên chưa ghi được tệp.", path};
  }
  return Unavailable("Không ghi được tệp: " + SystemReason(number) + ".", path);
}

// 0, or the number of what failed.
int WriteAll(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(file, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return fsync(file) == 0 ? 0 : errno;
}

}  // namespace

Status SyncFolder(const std::string& folder) {
  const int opened = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return WriteError(folder, errno);
  const int failed = fsync(opened) == 0 ? 0 : errno;
  close(opened);
  return failed == 0 ? Status() : WriteError(folder, failed);
}

Status SyncFolderOf(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash == std::string::npos) return SyncFolder(".");
  return SyncFolder(slash == 0 ? "/" : path.substr(0, slash));
}

Status ReplaceFile(const std::string& path, std::string_view text, mode_t mode) {
  const std::string temporary = path + ".moi";
  unlink(temporary.c_str());
  const int file = open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file < 0) return WriteError(path, errno);
  int failed = fchmod(file, mode) == 0 ? WriteAll(file, text) : errno;
  close(file);
  if (failed == 0 && rename(temporary.c_str(), path.c_str()) != 0) failed = errno;
  if (failed == 0) return SyncFolderOf(path);
  unlink(temporary.c_str());
  return WriteError(path, failed);
}

}  // namespace sauro
