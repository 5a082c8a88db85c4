#include "store/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "store/layout.h"

namespace sauro::store {

Result<FolderLock> FolderLock::Take(const std::string& folder) {
  const std::string path = folder + "/" + kLockFile;
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return Unavailable("Không mở được tệp khóa của thư mục dữ liệu.", path);
  FolderLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return Conflict(
        "Một tiến trình khác (có thể là máy chủ) đang ghi vào thư mục dữ liệu này; hãy dừng nó "
        "trước.",
        folder
    );
  }
  return lock;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace sauro::store
