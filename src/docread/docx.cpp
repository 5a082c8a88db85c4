#include "docread/docx.h"

#include <pugixml.hpp>

#include "base/text.h"
#include "docread/docx_body.h"
#include "docread/xml_names.h"
#include "docread/xml_part.h"

namespace sauro::docread {
namespace {

// Why a part beside the body is left out; empty for parts without text.
std::string_view ReasonFor(std::string_view name) {
  if (!name.starts_with("word/") || !name.ends_with(".xml")) return {};
  const std::string_view file = name.substr(5);
  if (file.find('/') != std::string_view::npos) return {};
  if (file.starts_with("header")) return "đầu trang";
  if (file.starts_with("footer")) return "chân trang";
  if (file.starts_with("footnotes")) return "chú thích cuối trang";
  if (file.starts_with("endnotes")) return "chú thích cuối văn bản";
  if (file == "comments.xml") return "nhận xét của người soát";
  return {};
}

// Every paragraph of a side part is one entry of `left_out`.
Status ListSidePart(
    const ZipArchive& archive, const std::string& name, const Limits& limits, Document& out
) {
  const std::string_view reason = ReasonFor(name);
  if (reason.empty()) return {};
  XmlPart part;
  if (Status loaded = LoadXml(archive, name, limits, part); !loaded) return loaded;
  std::vector<std::string> lines;
  CollectParagraphs(part.document.document_element(), lines);
  for (std::string& line : lines) {
    out.left_out.push_back({std::move(line), std::string(reason), name.substr(5)});
  }
  return {};
}

}  // namespace

Result<Document> ReadDocx(const ZipArchive& archive, const Limits& limits) {
  XmlPart body;
  XmlPart styles_part;
  XmlPart numbering_part;
  if (Status s = LoadXml(archive, "word/document.xml", limits, body); !s) return s.error();
  if (Status s = LoadXml(archive, "word/styles.xml", limits, styles_part); !s) return s.error();
  if (Status s = LoadXml(archive, "word/numbering.xml", limits, numbering_part); !s)
    return s.error();
  const pugi::xml_node root = Child(body.document.document_element(), "body");
  if (!root) {
    return Unreadable(
        "Tệp .docx không có phần thân văn bản. Hãy mở bằng Word rồi lưu lại dạng .docx.",
        "word/document.xml"
    );
  }
  Document out;
  out.format = Format::kDocx;
  const Styles styles(styles_part.document.document_element());
  Numbering numbering(numbering_part.document.document_element());
  BodyReader reader(styles, numbering, limits, out);
  if (Status s = reader.Read(root); !s) return s.error();
  for (const std::string& name : archive.names()) {
    if (Status s = ListSidePart(archive, name, limits, out); !s) return s.error();
  }
  return out;
}

}  // namespace sauro::docread
