#include "docread/docx_body.h"

#include <algorithm>

#include "base/text.h"
#include "docread/lines.h"
#include "docread/xml_names.h"

namespace sauro::docread {
namespace {

// Containers whose children stand where the container stands.
bool IsTransparent(std::string_view name) {
  return name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins" ||
         name == "moveTo" || name == "smartTag" || name == "Choice" || name == "Fallback";
}

bool IsDeletion(std::string_view name) {
  return name == "del" || name == "moveFrom";
}

std::size_t CountRows(pugi::xml_node node, std::size_t& widest) {
  std::size_t rows = 0;
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = LocalName(child);
    if (name == "tr") {
      ++rows;
      const auto cells = child.children();
      const auto is_cell = [](pugi::xml_node n) { return LocalName(n) == "tc"; };
      widest = std::max(
          widest, static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), is_cell))
      );
    } else if (IsTransparent(name)) {
      rows += CountRows(child, widest);
    }
  }
  return rows;
}

// Large enough to hold rows of its own rather than to arrange a cell.
bool StandsAlone(pugi::xml_node table) {
  std::size_t widest = 0;
  const std::size_t rows = CountRows(table, widest);
  return rows >= 3 && widest >= 3;
}

}  // namespace

// A vertical merge that may go on in the next row: the row and the cell it began in.
struct BodyReader::OpenMerge {
  std::size_t row = 0;
  std::size_t cell = 0;
  bool open = false;
};

Status BodyReader::Read(pugi::xml_node body) {
  ReadBlocks(body, false);
  if (error_) return *error_;
  return {};
}

void BodyReader::ReadBlocks(pugi::xml_node node, bool text_box) {
  for (const pugi::xml_node child : node.children()) {
    if (failed()) return;
    const std::string_view name = LocalName(child);
    if (name == "p") {
      AddParagraph(child, text_box);
    } else if (name == "tbl") {
      AddTable(child, 0);
    } else if (name == "AlternateContent") {
      ReadBlocks(ChosenAlternative(child), text_box);
    } else if (IsTransparent(name)) {
      ReadBlocks(child, text_box);
    } else if (IsDeletion(name)) {
      std::vector<std::string> lines;
      CollectParagraphs(child, lines);
      LeaveOut(Join(lines, "\n"), "nội dung đã xóa (theo dõi thay đổi)", "thân văn bản");
    }
  }
}

Style BodyReader::StyleOf(pugi::xml_node paragraph) const {
  const std::string_view id = Attribute(Child(Child(paragraph, "pPr"), "pStyle"), "val");
  return styles_.Resolve(id);
}

std::string BodyReader::LabelOf(pugi::xml_node paragraph, const Style& style) {
  const pugi::xml_node own = Child(Child(paragraph, "pPr"), "numPr");
  const auto list = NumberAttribute(Child(own, "numId"), "val");
  const auto level = NumberAttribute(Child(own, "ilvl"), "val");
  if (!list && !style.list) return {};
  return numbering_.Next(list ? *list : *style.list, level ? *level : style.level.value_or(0));
}

Inline BodyReader::ReadInline(
    pugi::xml_node paragraph, const Style& style, const std::string& place
) {
  Inline out;
  const RunLook look{style.bold.value_or(false), style.encoding.value_or(LegacyEncoding::kNone)};
  CollectInline(paragraph, look, out);
  for (const std::string& note : out.notes) note_places_.emplace(note, place);
  LeaveOut(out.deleted, "nội dung đã xóa (theo dõi thay đổi)", place);
  LeaveOut(out.hidden, "chữ ẩn", place);
  if (++all_paragraphs_ > limits_.paragraphs) {
    Fail("Văn bản có quá nhiều đoạn. Hãy chia thành nhiều tệp.", place);
  }
  out.text = out.runs.Take();
  if (out.text.size() > limits_.paragraph_bytes) {
    Fail("Một đoạn văn quá dài. Hãy kiểm tra lại tệp.", place);
  }
  out.text = CleanLines(ToNfc(out.text));
  return out;
}

void BodyReader::AddParagraph(pugi::xml_node node, bool text_box) {
  Paragraph paragraph;
  paragraph.number = ++paragraphs_;
  const Style style = StyleOf(node);
  const Inline text = ReadInline(node, style, PlaceOf(paragraph));
  paragraph.text = text.text;
  paragraph.style = style.name;
  paragraph.bold = text.any_bold && !text.any_plain;
  paragraph.text_box = text_box;
  std::string_view alignment = Attribute(Child(Child(node, "pPr"), "jc"), "val");
  if (alignment.empty()) alignment = style.alignment;
  if (alignment == "center") paragraph.alignment = Alignment::kCentre;
  if (alignment == "right" || alignment == "end") paragraph.alignment = Alignment::kRight;
  if (!paragraph.text.empty()) {
    paragraph.label = LabelOf(node, style);
    out_.blocks.emplace_back(std::move(paragraph));
  }
  for (const pugi::xml_node box : text.boxes) ReadBlocks(box, true);
}

void BodyReader::AddTable(pugi::xml_node node, std::size_t nesting) {
  Table table;
  table.number = ++tables_;
  table.nested = nesting > 0;
  if (nesting > limits_.table_nesting) {
    Fail("Các bảng lồng nhau quá nhiều cấp. Hãy đưa bảng nhiệm vụ ra ngoài.", PlaceOf(table));
    return;
  }
  std::vector<OpenMerge> open;
  std::vector<pugi::xml_node> nested;
  ReadRows(node, table, open, nested);
  if (failed()) return;
  if (!table.rows.empty()) out_.blocks.emplace_back(std::move(table));
  for (const pugi::xml_node inner : nested) AddTable(inner, nesting + 1);
}

void BodyReader::ReadRows(
    pugi::xml_node node,
    Table& table,
    std::vector<OpenMerge>& open,
    std::vector<pugi::xml_node>& nested
) {
  for (const pugi::xml_node child : node.children()) {
    if (failed()) return;
    const std::string_view name = LocalName(child);
    if (name == "tr") {
      ReadRow(child, table, open, nested);
    } else if (name == "AlternateContent") {
      ReadRows(ChosenAlternative(child), table, open, nested);
    } else if (IsTransparent(name)) {
      ReadRows(child, table, open, nested);
    }
  }
}

void BodyReader::ReadRow(
    pugi::xml_node node,
    Table& table,
    std::vector<OpenMerge>& open,
    std::vector<pugi::xml_node>& nested
) {
  const pugi::xml_node properties = Child(node, "trPr");
  Row row;
  row.number = static_cast<std::uint32_t>(table.rows.size() + 1);
  const bool deleted = static_cast<bool>(Child(properties, "del"));
  if (deleted || Switch(properties, "hidden").value_or(false)) {
    std::vector<std::string> lines;
    CollectParagraphs(node, lines);
    const auto reason = deleted ? "dòng đã xóa (theo dõi thay đổi)" : "dòng ẩn của bảng";
    LeaveOut(Join(lines, "\n"), reason, PlaceOf(table, row));
    return;
  }
  if (table.rows.size() >= limits_.table_rows) {
    Fail(
        "Bảng có hơn " + std::to_string(limits_.table_rows) +
            " dòng. Hãy chia bảng thành nhiều tệp, hoặc bỏ các dòng trống ở cuối bảng.",
        PlaceOf(table)
    );
    return;
  }
  row.header = Switch(properties, "tblHeader").value_or(false);
  table.rows.push_back(std::move(row));
  auto column = static_cast<std::uint32_t>(
      std::clamp(NumberAttribute(Child(properties, "gridBefore"), "val").value_or(0), 0, 1000)
  );
  ReadCells(node, table, column, open, nested);
  table.columns = std::max(table.columns, column);
}

void BodyReader::ReadCells(
    pugi::xml_node node,
    Table& table,
    std::uint32_t& column,
    std::vector<OpenMerge>& open,
    std::vector<pugi::xml_node>& nested
) {
  for (const pugi::xml_node child : node.children()) {
    if (failed()) return;
    const std::string_view name = LocalName(child);
    if (name == "tc") {
      ReadCell(child, table, column, open, nested);
    } else if (name == "AlternateContent") {
      ReadCells(ChosenAlternative(child), table, column, open, nested);
    } else if (IsTransparent(name)) {
      ReadCells(child, table, column, open, nested);
    }
  }
}

void BodyReader::ReadCell(
    pugi::xml_node node,
    Table& table,
    std::uint32_t& column,
    std::vector<OpenMerge>& open,
    std::vector<pugi::xml_node>& nested
) {
  const std::string place = PlaceOf(table, table.rows.back());
  const pugi::xml_node properties = Child(node, "tcPr");
  Cell cell;
  cell.column = column;
  cell.col_span = static_cast<std::uint32_t>(
      std::clamp(NumberAttribute(Child(properties, "gridSpan"), "val").value_or(1), 1, 1000)
  );
  column += cell.col_span;
  if (column > limits_.table_columns) {
    Fail(
        "Bảng có hơn " + std::to_string(limits_.table_columns) +
            " cột. Hãy bớt cột rồi tải lên lại.",
        place
    );
    return;
  }
  if (++cells_ > limits_.cells) {
    Fail("Văn bản có quá nhiều ô bảng. Hãy chia thành nhiều tệp.", place);
    return;
  }
  CellText content;
  CollectCell(node, place, content);
  nested.insert(nested.end(), content.nested.begin(), content.nested.end());
  cell.text = std::move(content.text);
  cell.bold = content.any_bold && !content.any_plain;

  if (open.size() < column) open.resize(column);
  OpenMerge& merge = open[cell.column];
  const pugi::xml_node vertical = Child(properties, "vMerge");
  if (vertical && Attribute(vertical, "val") != "restart" && merge.open) {
    Cell& first = table.rows[merge.row].cells[merge.cell];
    first.row_span = static_cast<std::uint32_t>(table.rows.size() - merge.row);
    first.text = JoinLines(std::move(first.text), cell.text);
    return;
  }
  merge = {table.rows.size() - 1, table.rows.back().cells.size(), static_cast<bool>(vertical)};
  table.rows.back().cells.push_back(std::move(cell));
}

void BodyReader::CollectCell(pugi::xml_node node, const std::string& place, CellText& out) {
  for (const pugi::xml_node child : node.children()) {
    if (failed()) return;
    const std::string_view name = LocalName(child);
    if (name == "p") {
      AddCellParagraph(child, place, out);
    } else if (name == "tbl" && StandsAlone(child)) {
      out.nested.push_back(child);
    } else if (name == "tbl") {
      AddSmallTable(child, place, out);
    } else if (name == "AlternateContent") {
      CollectCell(ChosenAlternative(child), place, out);
    } else if (IsTransparent(name)) {
      CollectCell(child, place, out);
    } else if (IsDeletion(name)) {
      std::vector<std::string> lines;
      CollectParagraphs(child, lines);
      LeaveOut(Join(lines, "\n"), "nội dung đã xóa (theo dõi thay đổi)", place);
    }
  }
}

void BodyReader::AddCellParagraph(pugi::xml_node node, const std::string& place, CellText& out) {
  const Style style = StyleOf(node);
  Inline text = ReadInline(node, style, place);
  // An empty numbered paragraph is how people number the first column.
  std::string line = LabelOf(node, style);
  if (!line.empty() && !text.text.empty()) line += ' ';
  line += text.text;
  out.text = JoinLines(std::move(out.text), line);
  out.any_bold |= text.any_bold;
  out.any_plain |= text.any_plain;
  for (const pugi::xml_node box : text.boxes) CollectCell(box, place, out);
}

// A table that only arranges a cell: each row is a line.
void BodyReader::AddSmallTable(pugi::xml_node node, const std::string& place, CellText& out) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = LocalName(child);
    if (name == "tr") {
      std::string line;
      for (const pugi::xml_node part : child.children()) {
        if (LocalName(part) != "tc" || failed()) continue;
        CellText inner;
        CollectCell(part, place, inner);
        out.nested.insert(out.nested.end(), inner.nested.begin(), inner.nested.end());
        if (!line.empty() && !inner.text.empty()) line += ' ';
        line += inner.text;
        out.any_bold |= inner.any_bold;
        out.any_plain |= inner.any_plain;
      }
      out.text = JoinLines(std::move(out.text), line);
    } else if (IsTransparent(name)) {
      AddSmallTable(child, place, out);
    }
  }
}

void BodyReader::LeaveOut(
    std::string_view text, std::string_view reason, const std::string& place
) {
  std::string clean = CollapseSpace(ToNfc(text));
  if (!clean.empty()) out_.left_out.push_back({std::move(clean), std::string(reason), place});
}

void BodyReader::Fail(std::string message, std::string place) {
  if (!error_) error_ = TooLarge(std::move(message), std::move(place));
}

}  // namespace sauro::docread
