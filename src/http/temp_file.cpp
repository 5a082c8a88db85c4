#include "http/temp_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

namespace sauro::http {
namespace {

constexpr std::string_view kPrefix = "spool-";

Error FromErrno(int code) {
  // A file size limit of the process (EFBIG) means the same to a person as a full disk.
  if (code == ENOSPC || code == EDQUOT || code == EFBIG) {
    return {
        ErrorKind::kNoSpace,
        "Máy chủ đã hết chỗ lưu tệp. Chưa có gì được ghi; xin báo người quản trị và thử lại sau.",
        {}};
  }
  return Internal("Máy chủ không ghi được tệp tạm. Xin báo người quản trị.");
}

}  // namespace

TempFile::TempFile(TempFile&& other) noexcept
    : path_(std::exchange(other.path_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(std::exchange(other.size_, 0)) {}

TempFile& TempFile::operator=(TempFile&& other) noexcept {
  if (this != &other) {
    Remove();
    path_ = std::exchange(other.path_, {});
    descriptor_ = std::exchange(other.descriptor_, -1);
    size_ = std::exchange(other.size_, 0);
  }
  return *this;
}

TempFile::~TempFile() {
  Remove();
}

void TempFile::Remove() noexcept {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!path_.empty()) ::unlink(path_.c_str());
  descriptor_ = -1;
  path_.clear();
}

Result<TempFile> TempFile::Create(const std::string& directory) {
  TempFile file;
  std::string path = directory + "/" + std::string(kPrefix) + "XXXXXX";
  file.descriptor_ = ::mkostemp(path.data(), O_CLOEXEC);
  if (file.descriptor_ < 0) return FromErrno(errno);
  file.path_ = std::move(path);
  return file;
}

Status TempFile::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return FromErrno(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
    size_ += static_cast<std::uint64_t>(written);
  }
  return {};
}

Status TempFile::Close() {
  if (descriptor_ < 0) return {};
  const int result = ::close(std::exchange(descriptor_, -1));
  if (result != 0 && errno != EINTR) return FromErrno(errno);
  return {};
}

std::string TempFile::Release() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  return std::exchange(path_, {});
}

void TempFile::RemoveLeftovers(const std::string& directory) {
  DIR* const entries = ::opendir(directory.c_str());
  if (entries == nullptr) return;
  while (const dirent* entry = ::readdir(entries)) {
    const std::string_view name = entry->d_name;
    if (name.starts_with(kPrefix)) ::unlink((directory + "/" + std::string(name)).c_str());
  }
  ::closedir(entries);
}

}  // namespace sauro::http
