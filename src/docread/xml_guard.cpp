#include "docread/xml_guard.h"

#include <string>

#include "base/text.h"

namespace sauro::docread {
namespace {

// The end of a tag that begins at `at` ('<'), outside quotes; npos if it never ends.
std::size_t TagEnd(std::string_view xml, std::size_t at) {
  char quote = 0;
  for (std::size_t i = at + 1; i < xml.size(); ++i) {
    const char c = xml[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i;
    }
  }
  return std::string_view::npos;
}

// The position after a comment, CDATA section or instruction at `at`; `at` itself if it is none;
// npos if it never ends.
std::size_t SkipSpecial(std::string_view xml, std::size_t at) {
  const auto after = [&](std::string_view open, std::string_view close) {
    const std::size_t end = xml.find(close, at + open.size());
    return end == std::string_view::npos ? end : end + close.size();
  };
  const std::string_view rest = xml.substr(at, 9);
  if (rest.starts_with("<!--")) return after("<!--", "-->");
  if (rest.starts_with("<![CDATA[")) return after("<![CDATA[", "]]>");
  if (rest.starts_with("<?")) return after("<?", "?>");
  return at;
}

}  // namespace

Error BrokenXml(std::string_view part) {
  return Unreadable(
      "Nội dung tệp bị hỏng (XML không đúng quy cách). Hãy mở bằng Word hoặc Excel rồi lưu lại "
      "dạng "
      ".docx, .xlsx.",
      std::string(part)
  );
}

Error DeclaredTypes(std::string_view part) {
  return Unreadable(
      "Tệp khai báo kiểu tài liệu hoặc thực thể XML (DOCTYPE, ENTITY), văn bản Office không có "
      "phần này nên tệp không được mở. Hãy kiểm tra nguồn gốc của tệp.",
      std::string(part)
  );
}

Error TooDeep(std::string_view part, const Limits& limits) {
  return TooLarge(
      "Nội dung tệp lồng nhau quá sâu (hơn " + std::to_string(limits.xml_depth) +
          " cấp), văn bản bình thường không như vậy nên tệp không được mở. Hãy kiểm tra nguồn gốc "
          "của tệp.",
      std::string(part)
  );
}

Status CheckXml(std::string_view xml, std::string_view part, const Limits& limits) {
  if (!IsUtf8(xml)) {
    return Unreadable(
        "Nội dung tệp không phải mã UTF-8. Hãy mở bằng Word hoặc Excel rồi lưu lại dạng .docx, "
        ".xlsx.",
        std::string(part)
    );
  }
  std::size_t depth = 0;
  for (std::size_t i = xml.find('<'); i != std::string_view::npos; i = xml.find('<', i)) {
    const std::size_t special = SkipSpecial(xml, i);
    if (special == std::string_view::npos) return BrokenXml(part);
    if (special != i) {
      i = special;
      continue;
    }
    if (xml.substr(i, 2) == "<!") {
      return DeclaredTypes(part);
    }
    const std::size_t end = TagEnd(xml, i);
    if (end == std::string_view::npos) return BrokenXml(part);
    if (xml[i + 1] == '/') {
      if (depth == 0) return BrokenXml(part);
      --depth;
    } else if (xml[end - 1] != '/') {
      if (++depth > limits.xml_depth) {
        return TooDeep(part, limits);
      }
    }
    i = end + 1;
  }
  if (depth != 0) return BrokenXml(part);
  return {};
}

}  // namespace sauro::docread
