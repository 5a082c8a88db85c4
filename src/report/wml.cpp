#include "report/wml.h"

#include <cstddef>
#include <utility>

#include "base/text.h"

namespace sauro::report {
namespace {

// Bytes of a character at `at` that must not be written, 0 if it may. XML 1.0 forbids the controls
// below U+0020, U+FFFE and U+FFFF (surrogates cannot occur in NFC text); the controls U+007F to
// U+009F are allowed but never meant.
std::size_t ForbiddenBytesAt(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x20) return text[at] == '\n' || text[at] == '\t' ? 0 : 1;
  if (byte == 0x7F) return 1;
  if (byte == 0xC2 && at + 1 < text.size()) {
    return static_cast<unsigned char>(text[at + 1]) < 0xA0 ? 2 : 0;
  }
  const std::string_view three = text.substr(at, 3);
  return three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF" ? 3 : 0;
}

void AppendCharacter(std::string& out, char character) {
  switch (character) {
    case '&': out += "&amp;"; return;
    case '<': out += "&lt;"; return;
    case '>': out += "&gt;"; return;
    case '"': out += "&quot;"; return;
    case '\'': out += "&apos;"; return;
    case '\t': out += ' '; return;
    default: out += character; return;
  }
}

void AppendRun(std::string& out, const Run& run) {
  out += "<w:r>";
  if (run.bold || run.italic || run.half_points > 0) {
    out += "<w:rPr>";
    if (run.bold) out += "<w:b/><w:bCs/>";
    if (run.italic) out += "<w:i/><w:iCs/>";
    if (run.half_points > 0) {
      const std::string size = std::to_string(run.half_points);
      out += "<w:sz w:val=\"" + size + "\"/><w:szCs w:val=\"" + size + "\"/>";
    }
    out += "</w:rPr>";
  }
  const std::string text = XmlText(run.text);
  bool first = true;
  for (const std::string_view line : Split(text, '\n')) {
    if (!first) out += "<w:br/>";
    first = false;
    out += "<w:t xml:space=\"preserve\">";
    out += line;
    out += "</w:t>";
  }
  out += "</w:r>";
}

std::string OpenParagraph(std::string_view style) {
  std::string out = "<w:p><w:pPr><w:pStyle w:val=\"";
  out += style;
  out += "\"/>";
  return out;
}

}  // namespace

std::string XmlText(std::string_view text) {
  const std::string normal = ToNfc(text);
  std::string out;
  out.reserve(normal.size() + normal.size() / 16);
  for (std::size_t at = 0; at < normal.size();) {
    const std::size_t forbidden = ForbiddenBytesAt(normal, at);
    if (forbidden == 0) AppendCharacter(out, normal[at]);
    at += forbidden == 0 ? 1 : forbidden;
  }
  return out;
}

std::string Paragraph(std::string_view style, std::string_view text) {
  const Run run{text};
  return Paragraph(style, std::span<const Run>(&run, text.empty() ? 0 : 1));
}

std::string Paragraph(std::string_view style, std::span<const Run> runs) {
  std::string out = OpenParagraph(style) + "</w:pPr>";
  for (const Run& run : runs) AppendRun(out, run);
  return out + "</w:p>";
}

std::string SectionParagraph(
    std::string_view style, std::string_view text, std::string_view section_xml
) {
  std::string out = OpenParagraph(style);
  out += section_xml;
  out += "</w:pPr>";
  AppendRun(out, {text});
  return out + "</w:p>";
}

std::string PictureRun(std::string_view relation, std::string_view description, int millimetres) {
  constexpr int kEmuPerMillimetre = 36'000;
  const std::string side = std::to_string(millimetres * kEmuPerMillimetre);
  const std::string size = "cx=\"" + side + "\" cy=\"" + side + "\"";
  const std::string named = " id=\"1\" name=\"QR\"";
  std::string out =
      "<w:r><w:drawing><wp:inline "
      "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
      "distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent " +
      size + "/><wp:docPr" + named + " descr=\"" + XmlText(description) + "\"/>";
  out +=
      "<a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
      "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
      "<pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
      "<pic:nvPicPr><pic:cNvPr" +
      named + "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"";
  out += relation;
  out +=
      "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" "
      "y=\"0\"/><a:ext " +
      size +
      "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
      "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
  return out;
}

std::string ParagraphOf(std::string_view style, std::string_view runs_xml) {
  std::string out = OpenParagraph(style) + "</w:pPr>";
  out += runs_xml;
  return out + "</w:p>";
}

std::string Rule(int length, int room) {
  const std::string indent = std::to_string(length < room ? (room - length) / 2 : 0);
  return OpenParagraph("RuleLine") +
         "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/></w:pBdr>"
         "<w:ind w:left=\"" +
         indent + "\" w:right=\"" + indent + "\"/></w:pPr></w:p>";
}

int EstimateBoldWidth(std::string_view text, int half_points) {
  const std::string normal = ToNfc(text);
  const bool capitals = normal == ToUpper(normal);
  const int per_mille_of_em = capitals ? 570 : 450;
  return static_cast<int>(CountCodePoints(normal)) * half_points * per_mille_of_em / 100;
}

Table::Table(std::vector<int> widths, Border border) : widths_(std::move(widths)) {
  int total = 0;
  for (const int width : widths_) total += width;
  xml_ = "<w:tbl><w:tblPr><w:tblStyle w:val=\"";
  xml_ += border == Border::kGrid ? "BoardGrid" : "NoGrid";
  xml_ += "\"/><w:tblW w:w=\"" + std::to_string(total) + "\" w:type=\"dxa\"/>";
  if (border == Border::kGrid) {
    xml_ += "<w:tblBorders>";
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
      xml_ += std::string("<w:") + side +
              " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>";
    }
    xml_ += "</w:tblBorders>";
  }
  const char* padding = border == Border::kGrid ? "70" : "0";
  xml_ += std::string("<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"") + padding +
          "\" w:type=\"dxa\"/><w:right w:w=\"" + padding +
          "\" w:type=\"dxa\"/></w:tblCellMar><w:tblLook w:val=\"0000\"/></w:tblPr><w:tblGrid>";
  for (const int width : widths_) xml_ += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  xml_ += "</w:tblGrid>";
}

void Table::AddRow(const std::vector<CellSpec>& cells, RowKind kind) {
  xml_ += "<w:tr><w:trPr>";
  if (kind != RowKind::kTall) xml_ += "<w:cantSplit/>";
  if (kind == RowKind::kHeader) xml_ += "<w:tblHeader/>";
  xml_ += "</w:trPr>";
  std::size_t column = 0;
  for (const CellSpec& cell : cells) {
    int width = 0;
    for (int i = 0; i < cell.span && column < widths_.size(); ++i) width += widths_[column++];
    xml_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/>";
    if (cell.span > 1) xml_ += "<w:gridSpan w:val=\"" + std::to_string(cell.span) + "\"/>";
    if (cell.shaded) xml_ += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDEDED\"/>";
    if (kind == RowKind::kHeader || kind == RowKind::kHeading)
      xml_ += "<w:vAlign w:val=\"center\"/>";
    xml_ += "</w:tcPr>" + cell.content + "</w:tc>";
  }
  xml_ += "</w:tr>";
}

std::string Table::Finish() {
  xml_ += "</w:tbl>";
  return std::move(xml_);
}

}  // namespace sauro::report
