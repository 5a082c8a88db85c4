#include "report/letterhead.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "report/wml.h"

namespace sauro::report {
namespace {

constexpr const char* kNoBreakSpaces = "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0";

std::string TwoDigits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// A line of two fifths of the line of text above it.
std::string ShortRule(std::string_view text, int half_points, int room) {
  const std::string_view last = text.substr(text.rfind('\n') + 1);
  const int shown = std::min(EstimateBoldWidth(last, half_points), room);
  return Rule(shown * 2 / 5, room);
}

// Where the name of a body is too long for one line of its column but not for two, the place begins
// the second: "ỦY BAN NHÂN DÂN" above "TỈNH HÀ GIAO".
std::string BodyName(std::string_view name, int half_points, int room) {
  std::string capitals = ToUpper(CollapseSpace(name));
  if (EstimateBoldWidth(capitals, half_points) < room * 95 / 100) return capitals;
  for (const char* word : {" TỈNH ", " THÀNH PHỐ ", " XÃ ", " PHƯỜNG ", " ĐẶC KHU "}) {
    const std::size_t at = capitals.rfind(word);
    if (at == std::string::npos) continue;
    const std::string before = capitals.substr(0, at);
    if (EstimateBoldWidth(before, half_points) < room) capitals[at] = '\n';
    return capitals;
  }
  return capitals;
}

std::string StateHead(const BoardReport& report) {
  constexpr int kLeft = 3950;
  constexpr int kRight = kTextWidth - kLeft;
  constexpr int kMottoWidth = 3017;  // "Độc lập - Tự do - Hạnh phúc", Times New Roman bold 13
  const std::string issuer = BodyName(report.issuing_body, 24, kLeft);
  std::string left;
  if (!report.superior_body.empty()) {
    left += Paragraph("LetterSuperior", ToUpper(report.superior_body));
  }
  left += Paragraph("LetterIssuer", issuer) + ShortRule(issuer, 24, kLeft);
  const std::string right = Paragraph("LetterNation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") +
                            Paragraph("LetterMotto", "Độc lập - Tự do - Hạnh phúc") +
                            Rule(kMottoWidth, kRight);
  Table table({kLeft, kRight}, Table::Border::kNone);
  table.AddRow({{left}, {right}});
  table.AddRow(
      {{Paragraph("LetterNumber", NumberLine(report))},
       {Paragraph("LetterDate", report.place + ", " + DatePhrase(report.report_day))}}
  );
  return table.Finish();
}

std::string PartyHead(const BoardReport& report) {
  constexpr int kLeft = 4300;
  constexpr int kRight = kTextWidth - kLeft;
  constexpr int kNameWidth = 3705;  // "ĐẢNG CỘNG SẢN VIỆT NAM", Times New Roman bold 15
  std::string left;
  if (!report.superior_body.empty()) {
    left += Paragraph("LetterSuperior", ToUpper(report.superior_body));
  }
  left += Paragraph("LetterIssuer", BodyName(report.issuing_body, 28, kLeft)) +
          Paragraph("LetterStar", "*") + Paragraph("LetterStar", NumberLine(report));
  const std::string right =
      Paragraph("LetterNation", "ĐẢNG CỘNG SẢN VIỆT NAM") + Rule(kNameWidth, kRight) +
      Paragraph("LetterDate", report.place + ", " + DatePhrase(report.report_day));
  Table table({kLeft, kRight}, Table::Border::kNone);
  table.AddRow({{left}, {right}});
  return table.Finish();
}

std::string Recipients(const BoardReport& report) {
  std::string out = Paragraph("RecipientsHead", "Nơi nhận:");
  for (std::size_t i = 0; i < report.recipients.size(); ++i) {
    const bool last = i + 1 == report.recipients.size();
    const std::string name(TrimAny(Trim(report.recipients[i]), "-;. "));
    out += Paragraph("Recipients", "- " + name + (last ? "." : ";"));
  }
  return out;
}

}  // namespace

std::string NumberLine(const BoardReport& report) {
  const bool open = report.number.empty() || report.number[0] == '/' || report.number[0] == '-';
  std::string number = (open ? kNoBreakSpaces : "") + report.number;
  switch (report.layout) {
    case Layout::kState: return "Số: " + number;
    case Layout::kParty: return "Số " + number;
  }
  return number;
}

std::string DatePhrase(Day day) {
  const std::string month = day.month() <= 2 ? TwoDigits(day.month()) : std::to_string(day.month());
  return "ngày " + TwoDigits(day.day()) + " tháng " + month + " năm " + std::to_string(day.year());
}

std::string LetterheadXml(const BoardReport& report) {
  const bool party = report.layout == Layout::kParty;
  std::string out = party ? PartyHead(report) : StateHead(report);
  out += Paragraph("Title", "BÁO CÁO") + Paragraph("Subtitle", report.subject);
  if (party) return out + Paragraph("TitleDashes", "-----");
  return out + ShortRule(report.subject, 28, kTextWidth) + Paragraph("SpaceAfterRule", "");
}

std::string SignatureXml(const BoardReport& report) {
  constexpr int kLeft = 4300;
  const SignatureBlock& block = report.signature;
  std::string right;
  for (const std::string& line : {block.authority, block.deputy_for, block.post}) {
    if (!line.empty()) right += Paragraph("Signature", ToUpper(line));
  }
  right += Paragraph("SignatureSpace", "") + Paragraph("Signature", block.name);
  Table table({kLeft, kTextWidth - kLeft}, Table::Border::kNone);
  table.AddRow({{Recipients(report)}, {right}});
  return table.Finish();
}

}  // namespace sauro::report
