#include "docread/zip_archive.h"

#include <zip.h>

#include <algorithm>

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
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(out.archive_.get(), i, 0, &stat) != 0 || stat.name == nullptr)
      return Damaged();
    if (const Status checked = CheckEntry(stat, limits, total); !checked) return checked.error();
    out.names_.emplace_back(stat.name);
  }
  return out;
}

bool ZipArchive::Has(std::string_view name) const {
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

Result<std::string> ZipArchive::Read(std::string_view name, std::size_t max_bytes) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) return NotFound("Trong tệp không có phần này.", std::string(name));
  const auto index = static_cast<zip_uint64_t>(found - names_.begin());
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_.get(), index, 0, &stat) != 0) return Damaged(std::string(name));
  if (stat.size > max_bytes) {
    return TooLarge(
        "Văn bản quá lớn (" + std::to_string(stat.size >> 20U) +
            " MB sau khi giải nén). Hãy chia thành nhiều tệp.",
        std::string(name)
    );
  }
  std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen_index(archive_.get(), index, 0), zip_fclose
  );
  if (!file) return Damaged(std::string(name));
  // One byte more than declared: an entry that lies about its size is found, and costs no more.
  std::string out(stat.size + 1, '\0');
  std::size_t got = 0;
  while (got < out.size()) {
    const zip_int64_t n = zip_fread(file.get(), out.data() + got, out.size() - got);
    if (n < 0) return Damaged(std::string(name));
    if (n == 0) break;
    got += static_cast<std::size_t>(n);
  }
  if (got != stat.size) return Damaged(std::string(name));
  out.resize(got);
  return out;
}

}  // namespace sauro::docread
