// What the cells of a row of a table of tasks mean.
#include <algorithm>

#include "base/text.h"
#include "intake/doc_number.h"
#include "intake/row_fields.h"
#include "intake/rows.h"
#include "intake/status_text.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

// The name says of `time` that the work is done by then; "hồ sơ đã tiếp nhận trước ngày 01/7/2025"
// and "tầm nhìn đến năm 2045" do not.
bool SaysWhenDone(std::string_view name, std::string_view time) {
  const std::size_t at = time.empty() ? std::string_view::npos : name.rfind(time);
  if (at == std::string_view::npos) return false;
  const std::string_view before = name.substr(0, at);
  const std::size_t mark = before.find_last_of(",;()");
  const std::string_view clause = mark == std::string_view::npos ? before : before.substr(mark + 1);
  const std::string words = " " + WordsOf(clause) + " ";
  const std::string said = WordsOf(time);
  if ((" " + std::string(clause)).find(" đã ") != std::string::npos) return false;
  for (const std::string_view done : {"hoan thanh", "xong", "bao cao", "cham nhat", "muon nhat"}) {
    const bool clause_says = words.find(" " + std::string(done) + " ") != std::string::npos;
    if (clause_says || said.starts_with(done)) return true;
  }
  return mark != std::string_view::npos && (before[mark] == '(' || Trim(clause).empty());
}

// "... (hoàn thành trước ngày 30/6/2026)": the name says it where the table has no column for it.
void ReadTimeInName(const Layout& layout, const RowContext& context, DraftTask& out) {
  const bool column =
      layout.Has(Role::kDeadline) || layout.Has(Role::kStart) || layout.Has(Role::kSchedule);
  if (column || out.group || out.deadline.kind != domain::DeadlineKind::kUnspecified) return;
  DeadlineReading said = DeadlineInSentence(out.title, context.deadline);
  if (said.deadline.kind == domain::DeadlineKind::kUnspecified) return;
  if (const auto due = domain::LastDue(said.deadline)) {
    const auto& year = context.deadline.year;
    if (year && !context.section_year && due->year() < *year) return;
    if (!SaysWhenDone(out.title, said.deadline.raw)) return;
  }
  out.deadline = std::move(said.deadline);
  out.doubts.push_back({Field::kDeadline, "Thời hạn lấy từ câu giao việc", "Kiểm tra thời hạn"});
}

void ReadTaskStatus(const LogicalRow& row, const Layout& layout, DraftTask& out) {
  out.status_text = CollapseSpace(TextOf(row, layout, Role::kStatus));
  if (out.status_text.empty() && IsStatusNote(*out.note)) out.status_text = out.note;
  StatusReading status = ReadStatus(*out.status_text);
  out.status = status.status;
  if (!status.doubt.empty()) {
    out.doubts.push_back({Field::kStatus, std::move(status.doubt), "Chọn trạng thái"});
  }
}

// Doubts about what a task should have and has not.
void CheckTask(const Layout& layout, DraftTask& out) {
  if (out.group) return;
  const bool led = layout.Has(Role::kLead) || layout.Has(Role::kMarkedBody);
  if (led && out.lead.empty()) {
    out.doubts.push_back({Field::kLead, "Chưa ghi cơ quan chủ trì", ""});
  }
  if (out.deadline.inherited) {
    out.doubts.push_back({Field::kDeadline, "Thời hạn lấy theo tiêu đề mục hoặc dòng trên", ""});
  } else if (layout.Has(Role::kDeadline) && out.deadline.raw.empty()) {
    out.doubts.push_back({Field::kDeadline, "Chưa ghi thời hạn", ""});
  }
  // A nominal date on standing work ("01/01/2026", "nhiệm vụ thường xuyên").
  const bool standing = WordsOf(out.title).find("nhiem vu thuong xuyen") != std::string::npos;
  if (standing && out.deadline.kind == domain::DeadlineKind::kFixed) {
    out.doubts.push_back(
        {Field::kDeadline,
         "Tên ghi là nhiệm vụ thường xuyên nhưng thời hạn là một ngày",
         "Có thể là: hoàn thành rồi duy trì thường xuyên"}
    );
  }
}

void AddBasis(std::string_view text, std::vector<std::string>& out) {
  for (const DocumentNumber& number : FindDocumentNumbers(text)) {
    if (std::find(out.begin(), out.end(), number.number) == out.end()) out.push_back(number.number);
  }
}

}  // namespace

DraftTask MakeTask(const LogicalRow& row, const Layout& layout, const RowContext& context) {
  DraftTask out;
  ReadCommon(row, layout, context, out);
  ReadTimeInName(layout, context, out);
  const std::string product = ProductOf(row, layout, context.deadline);
  if (!IsBlank(product)) out.product = product;
  const std::string result = TextOf(row, layout, Role::kResult);
  if (!IsBlank(result)) out.result = CollapseSpace(result);
  ReadTaskStatus(row, layout, out);
  const std::string basis = TextOf(row, layout, Role::kBasis);
  std::vector<std::string> numbers;
  AddBasis(basis, numbers);
  const bool only_number = numbers.size() == 1 && numbers[0] == CollapseSpace(basis);
  if (!only_number && !IsBlank(basis))
    out.others.Edit().push_back({"Căn cứ", CollapseSpace(basis)});
  AddBasis(*out.note, numbers);
  out.basis = std::move(numbers);
  CheckTask(layout, out);
  return out;
}

}  // namespace sauro::intake
