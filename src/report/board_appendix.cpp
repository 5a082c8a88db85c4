#include "report/board_appendix.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/letterhead.h"
#include "report/wml.h"

namespace sauro::report {
namespace {

// Twips; A4 landscape less margins of 20 mm at either side.
const std::vector<int> kWidths = {620, 3600, 1650, 1850, 2050, 1450, 1400, 1950};
constexpr int kColumns = 8;
constexpr std::array<const char*, kColumns> kTitles = {
    "TT",
    "Tên nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Sản phẩm/Kết quả",
    "Thời gian thực hiện",
    "Trạng thái",
    "Kết quả"};

std::string Reference(const BoardReport& report) {
  const bool numbered =
      !report.number.empty() && report.number[0] != '/' && report.number[0] != '-';
  const std::string number = numbered ? report.number : "......" + report.number;
  return "(Kèm theo Báo cáo số " + number + " " + DatePhrase(report.report_day) + " của " +
         report.issuing_body + ")";
}

// Lines that `text` takes in a column of the table, within some 20 %: at 11 points a character of
// Times New Roman is 105 twips wide on the average, and cells are padded by 70 at either side.
std::size_t EstimateLines(std::string_view text, int width) {
  const auto per_line = static_cast<std::size_t>((width - 140) / 105);
  std::size_t lines = 0;
  for (const std::string_view line : Split(text, '\n')) {
    lines += std::max<std::size_t>(1, (CountCodePoints(line) + per_line - 1) / per_line);
  }
  return lines;
}

// A page has room for some 34 lines below the header of the table.
RowKind KindOf(const TaskRow& row) {
  constexpr std::size_t kMostUncut = 10;
  const std::array<std::string_view, kColumns> texts = {
      row.ordinal,
      row.title,
      row.leads,
      row.cooperators,
      row.product,
      row.deadline,
      row.status,
      row.result};
  std::size_t lines = 0;
  for (std::size_t column = 0; column < texts.size(); ++column) {
    lines = std::max(lines, EstimateLines(Trim(texts[column]), kWidths[column]));
  }
  return lines > kMostUncut ? RowKind::kTall : RowKind::kBody;
}

std::vector<CellSpec> TaskCells(const TaskRow& row) {
  const bool overdue = row.standing.timing == domain::Timing::kOverdue;
  const std::array<Run, 1> status = {Run{row.status, overdue}};
  return {
      {Paragraph("TableNumber", row.ordinal)},
      {Paragraph("TableText", Trim(row.title))},
      {Paragraph("TableText", Trim(row.leads))},
      {Paragraph("TableText", Trim(row.cooperators))},
      {Paragraph("TableText", Trim(row.product))},
      {Paragraph("TableText", Trim(row.deadline))},
      {Paragraph("TableText", status)},
      {Paragraph("TableText", Trim(row.result))}};
}

void AddSection(Table& table, const Section& section) {
  if (section.label.empty() && section.title.empty()) return;
  std::string title(Trim(section.title));
  if (section.level <= 1) title = ToUpper(title);
  table.AddRow(
      {{Paragraph("TableHead", section.label), 1, section.level <= 1},
       {Paragraph("TableSection", title), kColumns - 1, section.level <= 1}},
      RowKind::kHeading
  );
}

}  // namespace

std::string AppendixXml(const BoardReport& report) {
  std::string out = Paragraph("AppendixTitle", "Phụ lục") +
                    Paragraph("AppendixTitle", "BẢNG THEO DÕI TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ") +
                    Paragraph("AppendixRef", Reference(report));
  Table table(kWidths, Table::Border::kGrid);
  std::vector<CellSpec> head;
  head.reserve(kTitles.size());
  for (const char* title : kTitles) head.push_back({Paragraph("TableHead", title), 1, true});
  table.AddRow(head, RowKind::kHeader);
  std::size_t rows = 0;
  for (const Section& section : report.sections) {
    AddSection(table, section);
    for (const TaskRow& row : section.rows) table.AddRow(TaskCells(row), KindOf(row));
    rows += section.rows.size();
  }
  if (rows == 0) {
    table.AddRow(
        {{Paragraph("TableNumber", "Chưa có nhiệm vụ nào được đưa vào theo dõi."), kColumns}}
    );
  }
  return out + table.Finish();
}

}  // namespace sauro::report
