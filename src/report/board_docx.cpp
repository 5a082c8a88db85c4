#include <utility>

#include "base/text.h"
#include "report/board_appendix.h"
#include "report/board_body.h"
#include "report/board_report.h"
#include "report/board_totals.h"
#include "report/docx_package.h"
#include "report/docx_parts.h"
#include "report/letterhead.h"
#include "report/qr_picture.h"
#include "report/report_mark.h"
#include "report/wml.h"

namespace sauro::report {
namespace {

Status CheckFields(const BoardReport& report) {
  struct Field {
    const std::string& value;
    const char* name;
  };
  const Field fields[] = {
      {report.issuing_body, "issuing_body"},
      {report.place, "place"},
      {report.plan, "plan"},
      {report.subject, "subject"}};
  for (const Field& field : fields) {
    if (Trim(field.value).empty()) {
      return Invalid("Thiếu thông tin để lập báo cáo; đề nghị bổ sung trong cấu hình.", field.name);
    }
  }
  const bool is_hex = report.root_hex.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (report.root_hex.size() != 64 || !is_hex) {
    return Invalid("Mã gốc của sổ phải là 64 chữ số hệ 16.", "root_hex");
  }
  return {};
}

std::string ProofText(const BoardReport& report) {
  return "Số liệu tính đến ngày " + report.as_of.Vietnamese() + ", vị trí sổ " +
         std::to_string(report.position) + ", gốc " + report.root_hex + ".";
}

// The code at the left, the same in words beside it.
std::string ProofXml(const std::string& proof, const std::string& mark) {
  constexpr int kCode = 1900;
  constexpr int kCodeMillimetres = 30;
  Table table({kCode, kTextWidth - kCode}, Table::Border::kNone);
  table.AddRow(
      {{ParagraphOf("ProofNote", PictureRun("rIdMark", mark, kCodeMillimetres))},
       {Paragraph("ProofNote", proof) +
        Paragraph(
            "ProofNote",
            "Mã QR ghi những điều này để đối chiếu từng con số của báo cáo với sổ, bằng lệnh: "
            "sauro-verify --report TỆP."
        )}}
  );
  return table.Finish();
}

// Left 30 mm, right 15 mm, top and bottom 20 mm; the page number stands 10 mm from the edge.
constexpr const char* kLetterPages =
    "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/>"
    "<w:headerReference w:type=\"first\" r:id=\"rIdHeaderFirst\"/>"
    "<w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>"
    "<w:footerReference w:type=\"first\" r:id=\"rIdFooter\"/>"
    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
    "<w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" "
    "w:footer=\"454\" w:gutter=\"0\"/><w:cols w:space=\"708\"/><w:titlePg/></w:sectPr>";

// An appendix counts its own pages (Nghị định 30, Phụ lục I); its first one is not numbered either.
constexpr const char* kAppendixPages =
    "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/>"
    "<w:headerReference w:type=\"first\" r:id=\"rIdHeaderFirst\"/>"
    "<w:footerReference w:type=\"default\" r:id=\"rIdFooterProof\"/>"
    "<w:footerReference w:type=\"first\" r:id=\"rIdFooterProof\"/>"
    "<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
    "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" "
    "w:footer=\"454\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:cols w:space=\"708\"/>"
    "<w:titlePg/></w:sectPr>";

}  // namespace

Result<std::string> RenderBoardDocx(const BoardReport& report) {
  if (Status checked = CheckFields(report); !checked) return checked.error();
  const BoardTotals totals = CountBoard(report);
  const std::string proof = ProofText(report);
  const std::string mark = MarkText(MarkOf(report));
  Result<std::string> code = QrPng(mark);
  if (!code) return code.error();
  std::string body = "<w:body>";
  body += LetterheadXml(report);
  body += BodyXml(report, totals);
  body += SignatureXml(report);
  body += ProofXml(proof, mark);
  body += SectionParagraph("SpaceAfterRule", "", kLetterPages);
  body += AppendixXml(report);
  body += Paragraph("SpaceAfterRule", "");  // a table may not end a document
  body += kAppendixPages;
  body += "</w:body>";
  std::vector<PackagePart> parts = FixedParts(report, proof);
  parts.push_back({"word/document.xml", WmlPart("document", body)});
  parts.push_back({"word/media/mark.png", std::move(*code)});
  return ZipParts(parts);
}

}  // namespace sauro::report
