#include "verifier/report_file.h"

#include <zip.h>

#include <charconv>
#include <memory>
#include <optional>
#include <string_view>

#include "base/entry_name.h"

namespace sauro::verifier {
namespace {

constexpr zip_uint64_t kMaxPart = zip_uint64_t{256} << 20U;
constexpr std::string_view kDay = "Số liệu tính đến ngày ";
constexpr std::string_view kPosition = ", vị trí sổ ";
constexpr std::string_view kRoot = ", gốc ";

using Archive = std::unique_ptr<zip_t, void (*)(zip_t*)>;
using Part = std::unique_ptr<zip_file_t, int (*)(zip_file_t*)>;

Result<std::string> ReadPart(zip_t* archive, const char* name) {
  zip_stat_t about;
  if (zip_stat(archive, name, 0, &about) != 0) {
    return Unreadable("Tệp này không phải báo cáo do Sáu Rõ lập.", name);
  }
  if (about.size > kMaxPart) return TooLarge("Phần này của báo cáo quá lớn.", name);
  const Part part(zip_fopen(archive, name, 0), &zip_fclose);
  std::string text(about.size, '\0');
  const zip_int64_t read = part ? zip_fread(part.get(), text.data(), text.size()) : -1;
  if (read < 0 || static_cast<zip_uint64_t>(read) != about.size) {
    return Unreadable("Không giải nén được báo cáo.", name);
  }
  return text;
}

// Programs would read different ones: what is checked here is not what a person sees.
Status CheckNames(zip_t* archive) {
  EntryNames names;
  const zip_int64_t count = zip_get_num_entries(archive, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* const name = zip_get_name(archive, static_cast<zip_uint64_t>(i), 0);
    if (name == nullptr) return Unreadable("Không mở được báo cáo .docx.");
    if (names.Add(name)) continue;
    return Unreadable(
        "Trong báo cáo có hai phần cùng tên, mỗi chương trình sẽ mở một phần khác nhau: tệp này "
        "không phải do Sáu Rõ lập.",
        name
    );
  }
  return {};
}

// What stands between `rest` and `end`; the rest begins behind it then.
std::optional<std::string_view> TakeUpTo(std::string_view& rest, std::string_view end) {
  const std::size_t at = rest.find(end);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(at + end.size());
  return taken;
}

// The sentence "Số liệu tính đến ngày D, vị trí sổ N, gốc R." at the beginning of `rest`.
std::optional<ReportMark> TakeMark(std::string_view rest) {
  ReportMark mark;
  const auto day = TakeUpTo(rest, kPosition);
  const auto position = day ? TakeUpTo(rest, kRoot) : std::nullopt;
  const auto root = position ? TakeUpTo(rest, ".") : std::nullopt;
  if (!root || day->size() != std::string_view("31/05/2025").size()) return std::nullopt;
  const auto hash = crypto::HashFromHex(*root);
  const char* const end = position->data() + position->size();
  const auto [stop, code] = std::from_chars(position->data(), end, mark.tree.size);
  if (!hash || code != std::errc() || stop != end) return std::nullopt;
  mark.day = *day;
  mark.tree.root = *hash;
  return mark;
}

}  // namespace

Result<ReportMark> MarkOf(const std::string& document_xml, const std::string& footer_xml) {
  std::optional<ReportMark> found;
  for (const std::string_view part :
       {std::string_view(document_xml), std::string_view(footer_xml)}) {
    bool any = false;
    std::string_view rest = part;
    while (TakeUpTo(rest, kDay)) {
      const auto mark = TakeMark(rest);
      if (!mark) continue;
      any = true;
      const bool same = !found || (found->tree.size == mark->tree.size &&
                                   found->tree.root == mark->tree.root && found->day == mark->day);
      if (!same) return Conflict("Các chỗ ghi vị trí sổ và mã gốc trong báo cáo không giống nhau.");
      found = mark;
    }
    if (!any) return Unreadable("Báo cáo không ghi vị trí sổ và mã gốc, hoặc chỗ đó đã bị sửa.");
  }
  return *found;
}

Result<ReportMark> ReadReportMark(const std::string& path) {
  int code = 0;
  const Archive archive(zip_open(path.c_str(), ZIP_RDONLY, &code), &zip_discard);
  if (!archive) {
    if (code == ZIP_ER_NOENT) return NotFound("Không có tệp này.", path);
    return Unreadable("Không mở được báo cáo .docx.", path);
  }
  if (auto unique = CheckNames(archive.get()); !unique) return unique.error();
  auto document = ReadPart(archive.get(), "word/document.xml");
  if (!document) return document.error();
  auto footer = ReadPart(archive.get(), "word/footer2.xml");
  if (!footer) return footer.error();
  return MarkOf(*document, *footer);
}

}  // namespace sauro::verifier
