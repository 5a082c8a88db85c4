#include "store/file_blobs.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <functional>
#include <optional>
#include <utility>

#include "base/system_reason.h"
#include "crypto/sha256.h"

namespace sauro::store {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18U;

Error WriteError(int code) {
  if (code == ENOSPC || code == EDQUOT || code == EFBIG) {
    return {
        ErrorKind::kNoSpace,
        "Ổ đĩa đã đầy nên tệp chưa được lưu; hãy báo người quản trị giải phóng dung lượng rồi gửi "
        "lại.",
        {}};
  }
  return Unavailable(fmt::format("Không lưu được tệp: {}.", SystemReason(code)));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool ok() const { return number_ >= 0; }

 private:
  int number_;
};

Status WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return WriteError(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Status SyncFolder(const std::string& folder) {
  const Descriptor opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.ok() || fsync(opened.get()) != 0) return WriteError(errno);
  return {};
}

using NextPiece = FileBlobs::NextPiece;

// Writes the content under a name of its own, durable; the name is removed again where anything
// fails.
Result<usecase::Blob> WriteTemporary(const std::string& path, const NextPiece& next) {
  const Descriptor file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640));
  if (!file.ok()) return WriteError(errno);
  crypto::Sha256Stream hash;
  usecase::Blob blob;
  for (;;) {
    auto piece = next();
    if (!piece) return piece.error();
    if (piece->empty()) break;
    hash.Add(*piece);
    blob.size += static_cast<std::int64_t>(piece->size());
    if (auto written = WriteAll(file.get(), *piece); !written) return written.error();
  }
  if (fsync(file.get()) != 0) return WriteError(errno);
  blob.sha256 = crypto::ToHex(hash.Finish());
  return blob;
}

}  // namespace

Result<usecase::Blob> FileBlobs::PutPieces(const NextPiece& next) {
  static std::atomic<std::uint64_t> counter{0};
  const std::string temporary =
      fmt::format("{}/tmp-{}-{}", folder_, getpid(), counter.fetch_add(1));
  // One that was killed may have had the same process number (in a container it always has).
  unlink(temporary.c_str());
  auto blob = WriteTemporary(temporary, next);
  if (!blob) {
    unlink(temporary.c_str());
    return blob;
  }
  const std::string shelf = folder_ + "/" + blob->sha256.substr(0, 2);
  const std::string target = shelf + "/" + blob->sha256;
  std::error_code code;
  const bool new_shelf = std::filesystem::create_directory(shelf, code);
  if (code || rename(temporary.c_str(), target.c_str()) != 0) {
    const int number = code ? code.value() : errno;
    unlink(temporary.c_str());
    return WriteError(number);
  }
  if (auto synced = SyncFolder(shelf); !synced) return synced.error();
  if (new_shelf) {
    if (auto synced = SyncFolder(folder_); !synced) return synced.error();
  }
  return blob;
}

Result<usecase::Blob> FileBlobs::PutFile(const std::string& path) {
  const Descriptor source(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!source.ok()) return Unavailable("Không đọc được tệp vừa nhận.", path);
  std::string buffer(kPiece, '\0');
  return PutPieces([&]() -> Result<std::string_view> {
    ssize_t count = 0;
    do {
      count = read(source.get(), buffer.data(), buffer.size());
    } while (count < 0 && errno == EINTR);
    if (count < 0) return Unavailable("Đọc tệp vừa nhận bị gián đoạn.", path);
    return std::string_view(buffer.data(), static_cast<std::size_t>(count));
  });
}

Result<usecase::Blob> FileBlobs::PutBytes(std::string_view bytes) {
  return PutPieces([rest = bytes]() mutable -> Result<std::string_view> {
    return std::exchange(rest, std::string_view());
  });
}

Result<std::string> FileBlobs::PathOf(const std::string& sha256) {
  if (!crypto::HashFromHex(sha256)) return NotFound("Không có tệp này.");
  std::string path = folder_ + "/" + sha256.substr(0, 2) + "/" + sha256;
  std::error_code code;
  if (!std::filesystem::is_regular_file(path, code)) {
    return NotFound(
        "Tệp không còn trong kho; hãy báo người quản trị khôi phục từ bản sao lưu.", sha256
    );
  }
  return path;
}

Status FileBlobs::Each(const TakeName& take) {
  std::error_code code;
  std::filesystem::recursive_directory_iterator each(folder_, code);
  for (; !code && each != std::filesystem::recursive_directory_iterator(); each.increment(code)) {
    const std::string name = each->path().filename().string();
    std::error_code unknown;
    if (!each->is_regular_file(unknown) || !crypto::HashFromHex(name)) continue;
    if (auto taken = take(name); !taken) return taken;
  }
  return code ? Status(Unavailable("Không đọc được thư mục tệp đính kèm.", folder_)) : Status();
}

namespace {

// When a content was put for the last time: the file is then a new one. Nothing: it is gone.
std::optional<Instant> PutAt(const std::string& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0) return std::nullopt;
  return Instant{std::int64_t{found.st_mtim.tv_sec} * 1'000 + found.st_mtim.tv_nsec / 1'000'000};
}

}  // namespace

Status FileBlobs::EachPutBefore(Instant before, const TakeName& take) {
  return Each([&](const std::string& sha256) -> Status {
    const auto path = PathOf(sha256);
    const auto at = path ? PutAt(*path) : std::nullopt;
    return at && *at < before ? take(sha256) : Status();
  });
}

Result<bool> FileBlobs::Has(Connection& /*writing*/, const std::string& sha256) {
  return PathOf(sha256).ok();
}

Status FileBlobs::Remove(Connection& /*writing*/, const std::string& sha256) {
  return RemoveFile(sha256);
}

Result<bool> FileBlobs::RemoveUnnamed(
    Connection& /*writing*/, const std::string& sha256, Instant before
) {
  const auto path = PathOf(sha256);
  const auto at = path ? PutAt(*path) : std::nullopt;
  if (!at || !(*at < before)) return false;
  if (auto removed = RemoveFile(sha256); !removed) return removed.error();
  return true;
}

Status FileBlobs::RemoveFile(const std::string& sha256) {
  const auto path = PathOf(sha256);
  if (!path) return {};
  if (unlink(path->c_str()) != 0 && errno != ENOENT) {
    return Unavailable(fmt::format("Không xóa được tệp: {}.", SystemReason(errno)), *path);
  }
  return SyncFolder(std::filesystem::path(*path).parent_path().string());
}

Status FileBlobs::Verify() {
  return Each([&](const std::string& sha256) -> Status {
    auto path = PathOf(sha256);
    if (!path) return path.error();
    const auto hash = crypto::Sha256File(*path);
    if (!hash) return hash.error();
    if (crypto::ToHex(hash->hash) == sha256) return {};
    return Internal("Nội dung tệp đính kèm đã bị thay đổi.", *path);
  });
}

}  // namespace sauro::store
