#include <string>

#include "report/docx_parts.h"

namespace sauro::report {
namespace {

enum class Align { kLeft, kCenter, kJustify };

// One paragraph style. Lengths are twips, sizes half points; 0 leaves what Normal says.
struct StyleSpec {
  const char* id;
  const char* name;
  Align align = Align::kLeft;
  int state_size = 0;
  int party_size = 0;
  bool bold = false;
  bool italic = false;
  int before = 0;
  int after = 0;
  int line = 0;
  int first_line = 0;
  int left = 0;
  int hanging = 0;
  bool keep_next = false;
  int outline = 0;         // 1: first level of the document map
  bool underline = false;  // party layout only
};

// clang-format off
constexpr StyleSpec kStyles[] = {
    // id, name, align, state, party, bold, italic, before, after, line, first, left, hanging, keep, outline, underline
    {"BodyText", "Body Text", Align::kJustify, 28, 28, false, false, 120, 0, 288, 720},
    {"Heading1", "heading 1", Align::kJustify, 28, 28, true, false, 160, 0, 288, 720, 0, 0, true, 1},
    {"Heading2", "heading 2", Align::kJustify, 28, 28, true, true, 120, 0, 288, 720, 0, 0, true, 2},
    {"BodyLast", "Body Last", Align::kJustify, 28, 28, false, false, 120, 240, 288, 720, 0, 0, true},
    {"RuleLine", "Rule Line", Align::kCenter, 4, 4, false, false, 50, 0},
    {"LetterSuperior", "Letter Superior Body", Align::kCenter, 24, 28},
    {"LetterIssuer", "Letter Issuing Body", Align::kCenter, 24, 28, true},
    {"LetterStar", "Letter Asterisk", Align::kCenter, 28, 28},
    {"LetterNation", "Letter Nation", Align::kCenter, 24, 30, true},
    {"LetterMotto", "Letter Motto", Align::kCenter, 26, 26, true},
    {"LetterNumber", "Letter Number", Align::kCenter, 26, 28, false, false, 100, 0},
    {"LetterDate", "Letter Place And Date", Align::kCenter, 26, 28, false, true, 100, 0},
    {"Title", "Title", Align::kCenter, 28, 32, true, false, 360, 0, 0, 0, 0, 0, true},
    {"Subtitle", "Subtitle", Align::kCenter, 28, 28, true, false, 40, 0, 0, 0, 0, 0, true},
    {"TitleDashes", "Title Dashes", Align::kCenter, 28, 28, false, false, 0, 120},
    {"SpaceAfterRule", "Space After Rule", Align::kCenter, 12, 12},
    {"TableCaption", "caption", Align::kCenter, 26, 26, true, false, 200, 80, 0, 0, 0, 0, true},
    {"TableHead", "Table Head", Align::kCenter, 22, 22, true, false, 30, 30, 0, 0, 0, 0, true},
    {"TableSection", "Table Section", Align::kLeft, 22, 22, true, false, 40, 40, 0, 0, 0, 0, true},
    {"TableText", "Table Text", Align::kLeft, 22, 22, false, false, 30, 30},
    {"TableNumber", "Table Number", Align::kCenter, 22, 22, false, false, 30, 30},
    {"TableTotal", "Table Total", Align::kCenter, 22, 22, true, false, 30, 30, 0, 0, 0, 0, true},
    {"TableNote", "Table Note", Align::kJustify, 22, 22, false, true, 60, 0},
    {"Signature", "Signature", Align::kCenter, 28, 28, true, false, 0, 0, 0, 0, 0, 0, true},
    {"SignatureSpace", "Signature Space", Align::kCenter, 28, 28, false, false, 1300, 0, 0, 0, 0, 0, true},
    {"RecipientsHead", "Recipients Head", Align::kLeft, 24, 28, true, true, 0, 0, 0, 0, 0, 0, true, 0, true},
    {"Recipients", "Recipients", Align::kLeft, 22, 24, false, false, 0, 0, 0, 0, 142, 142, true},
    {"ProofNote", "Proof Note", Align::kLeft, 17, 17, false, true, 240, 0},
    {"AppendixTitle", "Appendix Title", Align::kCenter, 28, 28, true, false, 0, 0, 0, 0, 0, 0, true},
    {"AppendixRef", "Appendix Reference", Align::kCenter, 26, 26, false, true, 0, 160, 0, 0, 0, 0, true},
    {"Header", "header", Align::kCenter, 26, 28},
    {"Footer", "footer", Align::kLeft, 17, 17, false, true},
};
// clang-format on

const char* AlignCode(Align align) {
  switch (align) {
    case Align::kLeft: return "left";
    case Align::kCenter: return "center";
    case Align::kJustify: return "both";
  }
  return "left";
}

std::string Attribute(const char* name, int value) {
  return std::string(" w:") + name + "=\"" + std::to_string(value) + "\"";
}

std::string ParagraphProperties(const StyleSpec& style) {
  std::string out = "<w:pPr>";
  if (style.keep_next) out += "<w:keepNext/>";
  out += "<w:spacing" + Attribute("before", style.before) + Attribute("after", style.after);
  if (style.line > 0) out += Attribute("line", style.line) + " w:lineRule=\"auto\"";
  out += "/>";
  if (style.first_line > 0) out += "<w:ind" + Attribute("firstLine", style.first_line) + "/>";
  if (style.left > 0) {
    out += "<w:ind" + Attribute("left", style.left) + Attribute("hanging", style.hanging) + "/>";
  }
  out += std::string("<w:jc w:val=\"") + AlignCode(style.align) + "\"/>";
  if (style.outline > 0) out += "<w:outlineLvl" + Attribute("val", style.outline - 1) + "/>";
  return out + "</w:pPr>";
}

std::string RunProperties(const StyleSpec& style, Layout layout) {
  const bool party = layout == Layout::kParty;
  const bool party_head =
      party && style.underline;  // "Nơi nhận": underlined, neither bold nor italic
  std::string out = "<w:rPr>";
  if (style.bold && !party_head) out += "<w:b/><w:bCs/>";
  if (style.italic && !party_head) out += "<w:i/><w:iCs/>";
  const int size = party ? style.party_size : style.state_size;
  out += "<w:sz" + Attribute("val", size) + "/><w:szCs" + Attribute("val", size) + "/>";
  if (party_head) out += "<w:u w:val=\"single\"/>";
  return out + "</w:rPr>";
}

constexpr const char* kHead =
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New "
    "Roman\" "
    "w:cs=\"Times New Roman\"/><w:color w:val=\"000000\"/><w:sz w:val=\"28\"/><w:szCs "
    "w:val=\"28\"/>"
    "<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
    "<w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" "
    "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
    "<w:qFormat/></w:style>"
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
    "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>"
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal "
    "Table\"/>"
    "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
    "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/>"
    "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" "
    "w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
    "</w:style>"
    "<w:style w:type=\"table\" w:styleId=\"NoGrid\"><w:name w:val=\"No Grid\"/>"
    "<w:basedOn w:val=\"TableNormal\"/></w:style>"
    "<w:style w:type=\"table\" w:styleId=\"BoardGrid\"><w:name w:val=\"Board Grid\"/>"
    "<w:basedOn w:val=\"TableNormal\"/></w:style>";

}  // namespace

std::string StylesXml(Layout layout) {
  std::string body = kHead;
  for (const StyleSpec& style : kStyles) {
    body += std::string("<w:style w:type=\"paragraph\" w:styleId=\"") + style.id +
            "\"><w:name w:val=\"" + style.name + "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>" +
            ParagraphProperties(style) + RunProperties(style, layout) + "</w:style>";
  }
  return WmlPart("styles", body);
}

}  // namespace sauro::report
