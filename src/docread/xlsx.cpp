#include "docread/xlsx.h"

#include <functional>
#include <pugixml.hpp>
#include <unordered_map>

#include "base/text.h"
#include "docread/file_kind.h"
#include "docread/sheet.h"
#include "docread/sheet_layout.h"
#include "docread/xlsx_strings.h"
#include "docread/xlsx_styles.h"
#include "docread/xml_names.h"
#include "docread/xml_part.h"
#include "docread/xml_stream.h"

namespace sauro::docread {
namespace {

constexpr std::string_view kWorkbook = "xl/workbook.xml";

struct SheetEntry {
  std::string name;
  std::string part;
  bool hidden = false;
};

// Targets are relative to xl/ unless they begin at the root.
std::string PartName(std::string_view target) {
  return target.starts_with('/') ? std::string(target.substr(1)) : "xl/" + std::string(target);
}

// Relation id -> part, for what may hold cells.
Result<std::unordered_map<std::string, std::string>> ReadRelations(
    const ZipArchive& archive, const Limits& limits
) {
  XmlPart part;
  if (Status s = LoadXml(archive, "xl/_rels/workbook.xml.rels", limits, part); !s) return s.error();
  std::unordered_map<std::string, std::string> out;
  for (const pugi::xml_node node : part.document.document_element().children()) {
    if (!Attribute(node, "Type").ends_with("/worksheet")) continue;
    out.emplace(std::string(Attribute(node, "Id")), PartName(Attribute(node, "Target")));
  }
  return out;
}

struct Contents {
  std::vector<SheetEntry> sheets;
  bool from_1904 = false;
};

// The id of a sheet's relation: the attribute "id" that has a prefix ("sheetId" is another).
Result<Contents> ReadContents(const ZipArchive& archive, const Limits& limits) {
  const auto relations = ReadRelations(archive, limits);
  if (!relations) return relations.error();
  XmlPart part;
  if (Status s = LoadXml(archive, std::string(kWorkbook), limits, part); !s) return s.error();
  const pugi::xml_node root = part.document.document_element();
  Contents out;
  const std::string_view from_1904 = Attribute(Child(root, "workbookPr"), "date1904");
  out.from_1904 = from_1904 == "1" || from_1904 == "true";
  for (const pugi::xml_node node : Child(root, "sheets").children()) {
    const auto found = relations->find(std::string(Attribute(node, "id")));
    if (found == relations->end()) continue;  // a chart
    const std::string_view state = Attribute(node, "state");
    constexpr std::size_t kLongest = 200;
    out.sheets.push_back(
        {CollapseSpace(ToNfc(Shorten(Attribute(node, "name"), kLongest))),
         found->second,
         state == "hidden" || state == "veryHidden"}
    );
  }
  if (out.sheets.empty()) {
    return Unreadable(
        "Bảng tính không có trang tính nào. Hãy mở bằng Excel rồi lưu lại dạng .xlsx.",
        std::string(kWorkbook)
    );
  }
  return out;
}

Result<XmlStream> OpenStream(
    const ZipArchive& archive, const std::string& part, const Limits& limits
) {
  Result<ZipEntry> entry = archive.Stream(part);
  if (!entry) return entry.error();
  auto shared = std::make_shared<ZipEntry>(std::move(*entry));
  return XmlStream(
      [shared](char* to, std::size_t size) { return shared->Read(to, size); }, part, limits
  );
}

void LeaveOutSheet(const Sheet& sheet, Document& out) {
  for (const SheetRow& row : sheet.rows) {
    std::vector<std::string> texts;
    for (const Cell& cell : row.row.cells) texts.push_back(cell.text);
    out.left_out.push_back(
        {Join(texts, " | "),
         "trang tính ẩn",
         "trang tính “" + sheet.name + "”, dòng " + std::to_string(row.row.line)}
    );
  }
}

// Text of each paragraph <p> below `node`; of the whole where there is none.
void CollectText(pugi::xml_node node, std::string& out) {
  for (const pugi::xml_node child : node.children()) {
    if (LocalName(child) == "t") out += child.text().get();
    CollectText(child, out);
    if (LocalName(child) == "p") out += '\n';
  }
}

// Comments of cells, and text boxes.
Status AddSideParts(const ZipArchive& archive, const Limits& limits, Document& out) {
  std::uint32_t boxes = 0;
  for (const std::string& name : archive.names()) {
    const bool comments = name.starts_with("xl/comments");
    const bool drawing = name.starts_with("xl/drawings/drawing");
    if ((!comments && !drawing) || !name.ends_with(".xml")) continue;
    XmlPart part;
    if (Status s = LoadXml(archive, name, limits, part); !s) return s;
    const pugi::xml_node root = part.document.document_element();
    for (const pugi::xml_node node : (comments ? Child(root, "commentList") : root).children()) {
      std::string text;
      CollectText(node, text);
      text = CollapseSpace(ToNfc(text));
      if (text.empty()) continue;
      if (comments) {
        const std::string cell(Attribute(node, "ref"));
        out.left_out.push_back({std::move(text), "ghi chú kèm ô", "ô " + cell});
        continue;
      }
      Paragraph paragraph;
      paragraph.number = ++boxes;
      paragraph.text = std::move(text);
      paragraph.text_box = true;
      out.blocks.emplace_back(std::move(paragraph));
    }
  }
  return {};
}

// Reads the sheets one after the other; `see` takes each.
Status EachSheet(
    const ZipArchive& archive,
    const Limits& limits,
    bool hidden_columns,
    std::vector<LeftOut>& left_out,
    const std::function<Status(const SheetEntry&, Sheet)>& see
) {
  const Result<Contents> contents = ReadContents(archive, limits);
  if (!contents) return contents.error();
  XmlPart styles_part;
  if (Status s = LoadXml(archive, "xl/styles.xml", limits, styles_part); !s) return s.error();
  const CellStyles styles(styles_part.document.document_element());
  SharedStrings strings;
  constexpr std::string_view kStrings = "xl/sharedStrings.xml";
  if (archive.Has(kStrings)) {
    Result<XmlStream> xml = OpenStream(archive, std::string(kStrings), limits);
    if (!xml) return xml.error();
    if (Status s = strings.Read(*xml, limits); !s) return s.error();
  }
  Workbook workbook{strings, styles, contents->from_1904, 0, hidden_columns};
  for (const SheetEntry& entry : contents->sheets) {
    Sheet sheet;
    sheet.name = entry.name;
    Result<XmlStream> xml = OpenStream(archive, entry.part, limits);
    if (!xml) return xml.error();
    if (Status s = ReadSheet(*xml, workbook, limits, sheet, left_out); !s) return s.error();
    if (Status s = see(entry, std::move(sheet)); !s) return s;
  }
  return {};
}

}  // namespace

Result<Document> ReadXlsx(const ZipArchive& archive, const Limits& limits) {
  Document out;
  out.format = Format::kXlsx;
  SheetLayout layout(limits, out);
  const Status read = EachSheet(
      archive,
      limits,
      false,
      out.left_out,
      [&](const SheetEntry& entry, Sheet sheet) -> Status {
        if (!entry.hidden) return layout.Add(std::move(sheet));
        LeaveOutSheet(sheet, out);
        return {};
      }
  );
  if (!read) return read.error();
  if (Status s = AddSideParts(archive, limits, out); !s) return s.error();
  if (out.blocks.empty() && out.left_out.empty()) {
    return Unreadable("Bảng tính không có chữ nào. Hãy chọn tệp khác.");
  }
  return out;
}

Result<std::vector<Sheet>> ReadSheets(std::string_view bytes, const Limits& limits) {
  if (KindOf(bytes, "sheet.xlsx", limits) != FileKind::kXlsx) {
    return Unreadable("Tệp không phải bảng tính .xlsx. Hãy lưu lại dạng .xlsx rồi tải lên.");
  }
  const Result<ZipArchive> archive = ZipArchive::Open(bytes, limits);
  if (!archive) return archive.error();
  std::vector<Sheet> out;
  std::vector<LeftOut> ignored;
  const Status read = EachSheet(
      *archive,
      limits,
      true,
      ignored,
      [&](const SheetEntry& entry, Sheet sheet) -> Status {
        if (!entry.hidden) out.push_back(std::move(sheet));
        return {};
      }
  );
  if (!read) return read.error();
  return out;
}

}  // namespace sauro::docread
