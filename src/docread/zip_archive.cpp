#include "docread/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <array>

#include "base/entry_name.h"
#include "base/text.h"

namespace sauro::docread {
namespace {

constexpr std::size_t kRatioFrom = 1U << 20U;  // small entries may be all blanks

Error Damaged(std::string place = {}) {
  return Unreadable(
      "Tệp bị hỏng hoặc bị cắt cụt nên không mở được. Hãy tải lại tệp gốc, hoặc mở bằng Word rồi "
      "lưu lại dạng .docx.",
      std::move(place)
  );
}

// Programs would read different ones: what is read here is not what a person sees.
Error Twice(std::string name) {
  return Unreadable(
      "Trong tệp có hai phần cùng tên, mỗi chương trình sẽ mở một phần khác nhau. Hãy mở bằng Word "
      "hoặc Excel, xem lại nội dung rồi lưu lại.",
      std::move(name)
  );
}

Error Bomb(std::string detail, std::string place) {
  return TooLarge(
      "Tệp nén không bình thường (" + std::move(detail) +
          "), có thể gây hại nên không được mở. Hãy kiểm tra nguồn gốc của tệp.",
      std::move(place)
  );
}

Status CheckEntry(const zip_stat_t& stat, const Limits& limits, std::uint64_t& total) {
  const std::string name = Shorten(stat.name, 80);
  if ((stat.valid & ZIP_STAT_SIZE) == 0 || (stat.valid & ZIP_STAT_COMP_SIZE) == 0) {
    return Damaged(name);
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return Unreadable("Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.", name);
  }
  if (stat.size > limits.zip_total_bytes || total > limits.zip_total_bytes - stat.size) {
    return Bomb("dung lượng sau khi giải nén quá lớn", name);
  }
  total += stat.size;
  if (stat.size > kRatioFrom &&
      stat.size / std::max<std::uint64_t>(stat.comp_size, 1) > limits.zip_ratio) {
    return Bomb("tỷ lệ nén quá cao", name);
  }
  return {};
}

}  // namespace

void ZipArchive::Closer::operator()(zip* archive) const {
  zip_discard(archive);
}

Result<ZipArchive> ZipArchive::Open(std::string_view bytes, const Limits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) {
    zip_error_fini(&error);
    return Damaged();
  }
  ZipArchive out;
  out.archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  zip_error_fini(&error);
  if (!out.archive_) {
    zip_source_free(source);
    return Damaged();
  }
  const zip_int64_t count = zip_get_num_entries(out.archive_.get(), 0);
  if (count < 0) return Damaged();
  if (static_cast<std::uint64_t>(count) > limits.zip_entries) {
    return Bomb("có " + std::to_string(count) + " mục bên trong", "");
  }
  std::uint64_t total = 0;
  EntryNames names;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(out.archive_.get(), i, 0, &stat) != 0 || stat.name == nullptr)
      return Damaged();
    if (const Status checked = CheckEntry(stat, limits, total); !checked) return checked.error();
    if (!names.Add(stat.name)) return Twice(Shorten(stat.name, 80));
    out.names_.emplace_back(stat.name);
  }
  return out;
}

bool ZipArchive::Has(std::string_view name) const {
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

Result<ZipEntry> ZipArchive::Stream(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) {
    return NotFound(
        "Trong tệp thiếu một phần. Hãy mở bằng Word hoặc Excel rồi lưu lại.", std::string(name)
    );
  }
  const auto index = static_cast<zip_uint64_t>(found - names_.begin());
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_.get(), index, 0, &stat) != 0) return Damaged(std::string(name));
  ZipEntry out;
  out.file_.reset(zip_fopen_index(archive_.get(), index, 0));
  if (!out.file_) return Damaged(std::string(name));
  out.name_ = name;
  out.left_ = stat.size;
  return out;
}

Result<std::string> ZipArchive::Read(std::string_view name, std::size_t max_bytes) const {
  Result<ZipEntry> entry = Stream(name);
  if (!entry) return entry.error();
  const std::uint64_t size = entry->left_;
  if (size > max_bytes) {
    return TooLarge(
        "Văn bản quá lớn (" + std::to_string(size >> 20U) +
            " MB sau khi giải nén). Hãy chia thành nhiều tệp.",
        std::string(name)
    );
  }
  std::string out(size, '\0');
  std::size_t got = 0;
  for (std::size_t n = 1; n > 0; got += n) {
    // The end is read too: it checks the sum of all bytes.
    std::array<char, 1> end{};
    const bool full = got == size;
    const Result<std::size_t> read =
        entry->Read(full ? end.data() : out.data() + got, full ? end.size() : size - got);
    if (!read) return read.error();
    n = *read;
  }
  if (got != size) return Damaged(std::string(name));
  return out;
}

Result<std::size_t> ZipEntry::Read(char* to, std::size_t size) {
  const zip_int64_t n = zip_fread(file_.get(), to, size);
  if (n < 0 || static_cast<std::uint64_t>(n) > left_) return Damaged(name_);
  left_ -= static_cast<std::uint64_t>(n);
  if (n == 0 && left_ > 0) return Damaged(name_);
  return static_cast<std::size_t>(n);
}

void ZipEntry::Closer::operator()(zip_file* file) const {
  zip_fclose(file);
}

}  // namespace sauro::docread
