#include "store/contents_hold.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

#include "base/system_reason.h"
#include "store/layout.h"
#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

constexpr auto kTryAgain = std::chrono::milliseconds(200);
constexpr auto kMostWait = std::chrono::seconds(60);

// A file that root makes, who only looked, would shut out the server: it goes to whom the folder
// belongs, as the files of SQLite do.
Result<int> OpenLockFile(const std::string& folder) {
  const std::string path = folder + "/" + kContentsLockFile;
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return Unavailable("Không mở được tệp khóa: " + SystemReason(errno) + ".", path);
  struct stat owner {};
  if (::geteuid() != 0 || ::stat(folder.c_str(), &owner) != 0) return file;
  if (::fchown(file, owner.st_uid, owner.st_gid) == 0) return file;
  const int failure = errno;
  ::close(file);
  return Unavailable("Không giao được tệp khóa: " + SystemReason(failure) + ".", path);
}

}  // namespace

void ContentsHold::Close::operator()(const int* descriptor) const {
  ::close(*descriptor);
  delete descriptor;
}

Result<ContentsHold> ContentsHold::ForRemoving(
    const Database& database, const std::string& folder
) {
  return Take(database, folder, For::kRemoving);
}

Result<ContentsHold> ContentsHold::ForReading(const Database& database, const std::string& folder) {
  return Take(database, folder, For::kReading);
}

Result<ContentsHold> ContentsHold::Take(
    const Database& database, const std::string& folder, For what
) {
  ContentsHold hold;
  if (database.engine() == Engine::kPostgres) {
    auto connection = database.Open(Connection::Mode::kRead);
    if (!connection) return connection.error();
    hold.connection_ = std::move(*connection);
  } else {
    auto file = OpenLockFile(folder);
    if (!file) return file.error();
    hold.file_.reset(new int(*file));
  }
  const auto end = std::chrono::steady_clock::now() + kMostWait;
  for (;;) {
    auto held = hold.Try(what);
    if (!held) return held.error();
    if (*held) return hold;
    if (what == For::kRemoving) {
      return Conflict(
          "Đang có lệnh sao lưu, chép, xuất, kiểm tra hoặc xóa khác chạy trên dữ liệu này; hãy đợi "
          "lệnh ấy xong rồi chạy lại.",
          folder
      );
    }
    if (std::chrono::steady_clock::now() >= end) {
      return Conflict(
          "Đang có lệnh xóa nội dung chạy trên dữ liệu này; hãy đợi lệnh ấy xong rồi chạy lại.",
          folder
      );
    }
    std::this_thread::sleep_for(kTryAgain);
  }
}

Result<bool> ContentsHold::Try(For what) {
  if (connection_ != nullptr) {
    const bool alone = what == For::kRemoving;
    Query row(*connection_, alone ? sql::kContentsHold : sql::kContentsHoldShared);
    if (!row.Next()) return row.status().error();
    return row.Bool();
  }
  if (::flock(*file_, (what == For::kRemoving ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0) return true;
  if (errno == EWOULDBLOCK || errno == EINTR) return false;
  return Unavailable("Không khóa được dữ liệu: " + SystemReason(errno) + ".", kContentsLockFile);
}

Status ContentsHold::StillHeld() {
  if (connection_ == nullptr) return {};
  Query row(*connection_, sql::kContentsHeld);
  if (row.Next()) return {};
  if (!row.status()) return row.status();
  return Unavailable(
      "Mất liên lạc với PostgreSQL trong khi chép hoặc kiểm tra; hãy chạy lại lệnh này."
  );
}

}  // namespace sauro::store
