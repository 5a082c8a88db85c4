#include "report/docx_package.h"

#include <zip.h>

#include <memory>

namespace sauro::report {
namespace {

constexpr zip_uint16_t kDosTime = 0;
constexpr zip_uint16_t kDosDate = (1U << 5U) | 1U;  // 1980-01-01, the first day that zip knows

Error ZipError(zip_error_t* error) {
  return Internal(
      std::string("Không tạo được tệp báo cáo (libzip: ") + zip_error_strerror(error) + ")."
  );
}

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using SourcePtr = std::unique_ptr<zip_source_t, FreeSource>;
using ArchivePtr = std::unique_ptr<zip_t, DiscardArchive>;

// The bytes of `part` must live until the archive is closed.
Status AddPart(zip_t* archive, const PackagePart& part) {
  SourcePtr source(zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0));
  if (!source) return ZipError(zip_get_error(archive));
  const zip_int64_t index =
      zip_file_add(archive, part.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) return ZipError(zip_get_error(archive));
  static_cast<void>(source.release());  // the archive owns it from here on
  const auto at = static_cast<zip_uint64_t>(index);
  if (zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 6) != 0 ||
      zip_file_set_dostime(archive, at, kDosTime, kDosDate, 0) != 0) {
    return ZipError(zip_get_error(archive));
  }
  return {};
}

Result<std::string> ReadAll(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) {
    return ZipError(zip_source_error(source));
  }
  std::string bytes(stat.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read < 0 || static_cast<zip_uint64_t>(read) != bytes.size()) {
    return ZipError(zip_source_error(source));
  }
  return bytes;
}

}  // namespace

Result<std::string> ZipParts(const std::vector<PackagePart>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  SourcePtr target(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!target) return ZipError(&error);
  zip_source_keep(target.get());  // closing the archive gives back one reference; ours stays
  ArchivePtr archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error));
  if (!archive) {
    zip_source_free(target.get());
    return ZipError(&error);
  }
  for (const PackagePart& part : parts) {
    if (Status added = AddPart(archive.get(), part); !added) return added.error();
  }
  if (zip_close(archive.get()) != 0) return ZipError(zip_get_error(archive.get()));
  static_cast<void>(archive.release());
  return ReadAll(target.get());
}

}  // namespace sauro::report
