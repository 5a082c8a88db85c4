#include "report/board_appendix.h"

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
    for (const TaskRow& row : section.rows) table.AddRow(TaskCells(row));
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
