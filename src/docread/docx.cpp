#include "docread/docx.h"

#include <array>
#include <pugixml.hpp>
#include <unordered_map>

#include "base/text.h"
#include "docread/docx_body.h"
#include "docread/xml_names.h"
#include "docread/xml_part.h"

namespace sauro::docread {
namespace {

using NotePlaces = std::unordered_map<std::string, std::string>;

struct SidePart {
  std::string_view prefix;
  std::string_view reason;
  std::string_view note;  // what a reference to an item of it is called; empty if there is none
};
constexpr std::array<SidePart, 6> kSideParts{
    {{"word/header", "đầu trang", ""},
     {"word/footer", "chân trang", ""},
     {"word/footnotes", "chú thích cuối trang", "footnote"},
     {"word/endnotes", "chú thích cuối văn bản", "endnote"},
     {"word/comments.", "nhận xét của người soát", "comment"},
     {"word/diagrams/data", "chữ trong sơ đồ", ""}}};

const SidePart* FindSidePart(std::string_view name) {
  if (!name.ends_with(".xml")) return nullptr;
  for (const SidePart& part : kSideParts) {
    if (name.starts_with(part.prefix)) return &part;
  }
  return nullptr;
}

// Every paragraph of a side part is one entry of `left_out`; notes stand where they are anchored.
Status ListSidePart(
    const ZipArchive& archive,
    const std::string& name,
    const Limits& limits,
    const NotePlaces& places,
    Document& out
) {
  const SidePart* side = FindSidePart(name);
  if (side == nullptr) return {};
  XmlPart part;
  if (Status loaded = LoadXml(archive, name, limits, part); !loaded) return loaded;
  const auto list = [&](pugi::xml_node node, const std::string& place) {
    std::vector<std::string> lines;
    CollectParagraphs(node, lines);
    for (std::string& line : lines) {
      out.left_out.push_back({std::move(line), std::string(side->reason), place});
    }
  };
  const std::string file = name.substr(5);
  if (side->note.empty()) {
    list(part.document.document_element(), file);
    return {};
  }
  for (const pugi::xml_node note : part.document.document_element().children()) {
    const auto found =
        places.find(std::string(side->note) + " " + std::string(Attribute(note, "id")));
    list(note, found == places.end() ? file : found->second);
  }
  return {};
}

}  // namespace

std::string DocxBody(const ZipArchive& archive) {
  for (const std::string& name : archive.names()) {
    if (name.starts_with("word/document") && name.ends_with(".xml")) return name;
  }
  return {};
}

Result<Document> ReadDocx(const ZipArchive& archive, const Limits& limits) {
  XmlPart body;
  XmlPart styles_part;
  XmlPart numbering_part;
  if (Status s = LoadXml(archive, DocxBody(archive), limits, body); !s) return s.error();
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
    if (Status s = ListSidePart(archive, name, limits, reader.note_places(), out); !s)
      return s.error();
  }
  return out;
}

}  // namespace sauro::docread
