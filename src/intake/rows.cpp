#include "intake/rows.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "intake/column_bodies.h"
#include "intake/doc_number.h"
#include "intake/figure_text.h"
#include "intake/row_fields.h"
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

void AddTarget(
    std::string_view text,
    const Column& column,
    std::optional<Day> by,
    std::vector<Spot> spots,
    DraftIndicator& out
) {
  DraftTarget target = ReadTarget(text, out.unit.empty() ? column.unit : out.unit);
  target.by = by;
  if (!by) out.doubts.push_back({Field::kTarget, "Không rõ mục tiêu của năm nào", "Nhập năm"});
  if (out.unit.empty() && target.unit == "%") out.unit = "%";
  if (!out.unit.empty() && target.unit != out.unit && PrintsScale(target.unit)) {
    out.doubts.push_back(
        {Field::kTarget,
         "Ô ghi đơn vị “" + target.unit + "”, đơn vị tính của dòng là “" + out.unit + "”",
         "Kiểm tra số và đơn vị tính"}
    );
  }
  target.spots = std::move(spots);
  out.targets.push_back(std::move(target));
}

// "Năm 2026" before "Mục tiêu năm 2030" in a plan of 2026 is no past year but a target.
bool IsAhead(const Column& column, const RowContext& context) {
  return column.begins && column.year && context.deadline.year &&
         *column.year >= *context.deadline.year;
}

void AddSources(Field field, const std::vector<Spot>& spots, DraftRow& out) {
  for (const Spot& spot : spots) out.sources.push_back({field, spot});
}

// What a column says that is no field of the row.
void KeepBeside(
    const LogicalRow& row, const Layout& layout, std::size_t column, DraftIndicator& out
) {
  out.others.Edit().push_back({layout.columns[column].header, CollapseSpace(row.texts[column])});
  AddSources(Field::kRow, row.spots[column], out);
}

// "Năm 2025: Kế hoạch | Ước thực hiện" in a plan of 2026: what had been planned.
bool IsPastPlan(const Column& column, const Layout& layout, const RowContext& context) {
  if (!column.year || !context.first_year || *column.year >= *context.first_year) return false;
  return std::any_of(layout.columns.begin(), layout.columns.end(), [&](const Column& other) {
    return other.role == Role::kBaseline && other.year == column.year;
  });
}

// The columns "Năm 2024 | Năm 2025" before "Năm 2026" in a plan of 2026: what was reached.
std::vector<std::size_t> PastYears(const Layout& layout, const RowContext& context) {
  std::vector<std::size_t> out;
  bool ahead = false;
  for (std::size_t i = 0; i < layout.columns.size() && context.first_year; ++i) {
    const Column& column = layout.columns[i];
    if (column.role != Role::kTarget || !column.year) continue;
    ahead = ahead || *column.year >= *context.first_year;
    const bool bare = column.bare || column.bare_day;
    if (bare && *column.year < *context.first_year) out.push_back(i);
  }
  if (!ahead || layout.Has(Role::kBaseline)) out.clear();
  return out;
}

// By when the targets of a column are wanted that says no day itself.
std::optional<Day> DayOfColumn(
    const Column& column, bool milestones, const RowContext& context, const DraftIndicator& row
) {
  if (column.by) return column.by;
  if (!column.period.empty()) {
    DeadlineContext when = context.deadline;
    if (!when.year) when.year = context.section_year ? context.section_year : context.title_year;
    return ParseDeadline(column.period, when).due;
  }
  const bool in_rows = milestones && row.deadline.due;
  std::optional<int> year = column.year;
  if (!year && !in_rows) year = context.section_year;
  if (!year && !in_rows && !row.deadline.due) year = context.title_year;
  return year ? std::optional<Day>(Day::FromCivil(*year, 12, 31)) : row.deadline.due;
}

void ReadTargets(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftIndicator& out
) {
  const std::vector<std::size_t> past = PastYears(layout, context);
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    const Column& column = layout.columns[i];
    const bool target = (column.role == Role::kTarget || IsAhead(column, context)) &&
                        std::find(past.begin(), past.end(), i) == past.end();
    if (!target || Trim(row.texts[i]).empty()) continue;
    if (column.role == Role::kTarget && IsPastPlan(column, layout, context)) {
      KeepBeside(row, layout, i, out);
      continue;
    }
    const std::optional<Day> by = DayOfColumn(column, !row.milestones.empty(), context, out);
    AddTarget(row.texts[i], column, by, row.spots[i], out);
    if (column.year || column.by || !column.period.empty()) continue;
    for (const Milestone& further : row.milestones) {
      const auto due = ParseDeadline(further.period, context.deadline).due;
      AddTarget(further.target, column, due, further.spots, out);
    }
  }
  // The column said when each target is due, not when the work is.
  if (!row.milestones.empty()) out.deadline = {};
}

// Doubts about figures that the row itself makes unsure.
void CheckFigures(DraftIndicator& out) {
  std::set<Day> days;
  std::vector<std::string_view> texts{out.baseline.text};
  for (const DraftTarget& target : out.targets) {
    texts.emplace_back(target.figure.text);
    if (!target.by || days.insert(*target.by).second) continue;
    out.doubts.push_back(
        {Field::kTarget,
         "Có hai mục tiêu cùng một mốc " + domain::MilestoneText(target.by),
         "Giữ mục tiêu đúng, hoặc sửa mốc"}
    );
  }
  if (MixSeparators(texts)) {
    out.doubts.push_back(
        {Field::kTarget,
         "Các số của dòng dùng lẫn dấu chấm và dấu phẩy để ngăn hàng nghìn",
         "Kiểm tra từng số"}
    );
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

namespace {

void ReadBaselineOf(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftIndicator& out
) {
  const std::vector<std::size_t> past = PastYears(layout, context);
  std::size_t last = layout.columns.size();  // of them that is filled
  for (const std::size_t i : past) {
    if (i < row.texts.size() && !IsBlank(row.texts[i])) last = i;
  }
  for (const std::size_t i : past) {
    if (i >= row.texts.size() || IsBlank(row.texts[i])) continue;
    const Column& column = layout.columns[i];
    if (i != last) {
      KeepBeside(row, layout, i, out);
      continue;
    }
    AddSources(Field::kBaseline, row.spots[i], out);
    out.baseline = ReadBaseline(row.texts[i], out.unit);
    out.baseline_year = column.year;
  }
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    const Column& column = layout.columns[i];
    if (column.role != Role::kBaseline || IsAhead(column, context)) continue;
    if (IsBlank(row.texts[i])) return;
    out.baseline = ReadBaseline(row.texts[i], out.unit);
    out.baseline_year = column.year;
    if (column.begins && !context.deadline.year) {
      out.doubts.push_back(
          {Field::kBaseline,
           "Cột “" + column.header + "” được hiểu là hiện trạng",
           "Kiểm tra là hiện trạng hay mục tiêu"}
      );
    }
    return;
  }
}

DraftIndicator MakeIndicator(
    const LogicalRow& row, const Layout& layout, const RowContext& context
) {
  DraftIndicator out;
  ReadCommon(row, layout, context, out);
  out.unit = CollapseSpace(TextOf(row, layout, Role::kUnit));
  const bool of_column =
      std::any_of(layout.columns.begin(), layout.columns.end(), [](const Column& column) {
        return !column.unit.empty();
      });
  if (out.unit.empty() && !of_column) out.unit = UnitOfName(out.title);
  ReadBaselineOf(row, layout, context, out);
  ReadTargets(row, layout, context, out);
  CheckFigures(out);
  if (out.targets.empty() && out.baseline.text.empty() && out.lead.empty()) out.group = true;
  if (!out.group && out.targets.empty()) {
    out.doubts.push_back({Field::kTarget, "Chỉ tiêu không có mục tiêu", ""});
  }
  return out;
}

}  // namespace

namespace {

// "20,2" over "5", "1.200" over ",50": a printer broke the figure at the edge of a narrow cell.
std::string JoinBroken(const std::string& cell) {
  const std::string_view plain = TrimAny(cell, " \n%");
  const bool figures = plain.find_first_not_of("0123456789., \n") == std::string_view::npos;
  const bool broken = plain.find_first_of(" \n") != std::string_view::npos &&
                      plain.find_first_of(".,") != std::string_view::npos;
  if (!figures || !broken || !DecimalOf(plain).empty()) return cell;
  const std::string joined = ReplaceAll(ReplaceAll(cell, "\n", ""), " ", "");
  return DecimalOf(TrimAny(joined, "%")).empty() ? cell : joined;
}

LogicalRow WithWholeFigures(LogicalRow row, const Layout& layout) {
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    const Role role = layout.columns[i].role;
    if (role != Role::kTarget && role != Role::kBaseline) continue;
    std::string whole = JoinBroken(row.texts[i]);
    if (whole == row.texts[i]) continue;
    row.texts[i] = std::move(whole);
    row.doubts.push_back(
        {role == Role::kTarget ? Field::kTarget : Field::kBaseline,
         "Số bị ngắt dòng trong ô, được nối thành “" + row.texts[i] + "”",
         "Kiểm tra số"}
    );
  }
  return row;
}

}  // namespace

namespace {

// A row of a body: an indicator for each column that names one, and one in the name of the body for
// the others.
class BodyRow {
 public:
  BodyRow(
      const LogicalRow& row, const Layout& layout, std::size_t bodies, const RowContext& context
  )
      : row_(row),
        layout_(layout),
        bodies_(bodies),
        context_(context),
        columns_(std::min(layout.columns.size(), row.texts.size())) {}

  std::vector<DraftIndicator> Make() {
    LogicalRow rest = row_;
    bool others = false;  // figures that no column names
    for (std::size_t i = 0; i < columns_; ++i) {
      if (Named(i)) rest.texts[i].clear();
      others = others || (Filled(i, Role::kTarget) && !Named(i));
    }
    for (std::size_t i = 0; i < columns_; ++i) {
      if (Filled(i, Role::kTarget) && Named(i)) Give(OfColumn(i, others));
    }
    if (out_.empty() || others) Give(MakeIndicator(rest, layout_, context_));
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool Named(std::size_t i) const { return !layout_.columns[i].name.empty(); }
  [[nodiscard]] bool Filled(std::size_t i, Role role) const {
    return layout_.columns[i].role == role && !IsBlank(row_.texts[i]);
  }

  [[nodiscard]] DraftIndicator OfColumn(std::size_t column, bool others) const {
    LogicalRow one = row_;
    one.texts[bodies_] = layout_.columns[column].name;
    for (std::size_t i = 0; i < columns_; ++i) {
      const Role role = layout_.columns[i].role;
      const bool figure = role == Role::kTarget || role == Role::kBaseline;
      if (figure && i != column) one.texts[i].clear();
    }
    DraftIndicator out = MakeIndicator(one, layout_, context_);
    if (out.unit.empty()) out.unit = layout_.columns[column].unit;
    // What was reached before, of which indicator nobody says.
    for (std::size_t i = 0; i < columns_; ++i) {
      if (Filled(i, Role::kBaseline) && !others) KeepBeside(row_, layout_, i, out);
    }
    return out;
  }

  void Give(DraftIndicator indicator) {
    auto& holders = indicator.lead.empty() ? indicator.lead : indicator.implement.Edit();
    PartyCell body;
    if (NamesBody(row_.texts[bodies_])) body = ReadParties(row_.texts[bodies_], context_.names);
    std::move(body.parties.begin(), body.parties.end(), std::back_inserter(holders));
    out_.push_back(std::move(indicator));
  }

  const LogicalRow& row_;
  const Layout& layout_;
  const std::size_t bodies_;
  const RowContext& context_;
  const std::size_t columns_;
  std::vector<DraftIndicator> out_;
};

// One indicator, or one for each body that a column is for.
std::vector<DraftIndicator> MakeIndicatorsOfColumns(
    const LogicalRow& row, const Layout& layout, const RowContext& context
) {
  std::vector<DraftIndicator> out;
  const auto whom = [&](std::size_t i) {
    return i < layout.columns.size() && !layout.columns[i].whom.empty();
  };
  LogicalRow all = row;
  for (std::size_t i = 0; i < all.texts.size(); ++i) {
    if (whom(i)) all.texts[i].clear();
  }
  for (std::size_t i = 0; i < row.texts.size(); ++i) {
    if (!whom(i) || IsBlank(row.texts[i])) continue;
    LogicalRow one = all;
    one.texts[i] = row.texts[i];
    for (std::size_t k = 0; k < one.texts.size(); ++k) {
      if (layout.columns[k].role == Role::kTarget && k != i) one.texts[k].clear();
    }
    DraftIndicator indicator = MakeIndicator(one, layout, context);
    PartyCell cell = ReadParties(layout.columns[i].whom, context.names);
    auto& holders = indicator.lead.empty() ? indicator.lead : indicator.implement.Edit();
    std::move(cell.parties.begin(), cell.parties.end(), std::back_inserter(holders));
    out.push_back(std::move(indicator));
  }
  const bool for_all =
      std::any_of(layout.columns.begin(), layout.columns.end(), [](const Column& c) {
        return c.role == Role::kTarget && c.whom.empty();
      });
  if (out.empty() || for_all) out.insert(out.begin(), MakeIndicator(all, layout, context));
  return out;
}

}  // namespace

std::vector<DraftIndicator> MakeIndicators(
    const LogicalRow& printed, const Layout& layout, const RowContext& context
) {
  const LogicalRow row = WithWholeFigures(printed, layout);
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    if (layout.columns[i].bodies) return BodyRow(row, layout, i, context).Make();
  }
  return MakeIndicatorsOfColumns(row, layout, context);
}

}  // namespace sauro::intake
