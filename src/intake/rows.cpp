#include "intake/rows.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "intake/body_targets.h"
#include "intake/column_bodies.h"
#include "intake/figure_text.h"
#include "intake/row_fields.h"

namespace sauro::intake {
namespace {

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
    if (context.section_year) when.year = context.section_year;
    if (!when.year) when.year = context.title_year;
    return ParseDeadline(column.period, when).due;
  }
  const bool in_rows = milestones && row.deadline.due;
  std::optional<int> year = column.year;
  if (!year && !in_rows) year = context.section_year;
  const bool of_row = in_rows || row.deadline.due;
  if (!year && !of_row) year = context.title_year;
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

// Of several years that are over the last one that is filled; the others stay beside the row.
void ReadPastYears(
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
}

void ReadBaselineOf(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftIndicator& out
) {
  ReadPastYears(row, layout, context, out);
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    const Column& column = layout.columns[i];
    if (column.role != Role::kBaseline || IsAhead(column, context)) continue;
    if (IsBlank(row.texts[i]) && IsOfOne(column)) continue;  // another one's
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

// "Tỷ lệ người dân có chữ ký số đạt trên 40%": the name says the target, as in words of the body.
void ReadStatement(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftIndicator& out
) {
  const auto column = std::find_if(layout.columns.begin(), layout.columns.end(), [](const auto& c) {
    return c.states;
  });
  if (column == layout.columns.end() || row.group) return;
  BodyTarget said = ReadBodyTarget(out.title);
  const bool names_only = said.target.figure.value.empty() && out.lead.empty();
  if (names_only) return;
  const auto year = YearOfTarget(out.title);
  said.target.by = year ? std::optional<Day>(Day::FromCivil(*year, 12, 31))
                        : DayOfColumn(*column, false, context, out);
  if (said.target.unit == "%") out.unit = "%";
  if (!said.target.by)
    out.doubts.push_back({Field::kTarget, "Không rõ mục tiêu của năm nào", "Nhập năm"});
  if (!said.doubt.empty())
    out.doubts.push_back({Field::kTarget, std::move(said.doubt), std::move(said.suggestion)});
  said.target.spots = row.spots[static_cast<std::size_t>(column - layout.columns.begin())];
  out.targets.push_back(std::move(said.target));
}

// `unit` is that of the column that names the indicator.
DraftIndicator MakeIndicator(
    const LogicalRow& row,
    const Layout& layout,
    const RowContext& context,
    const std::string& unit = {}
) {
  DraftIndicator out;
  ReadCommon(row, layout, context, out);
  out.unit = CollapseSpace(TextOf(row, layout, Role::kUnit));
  if (out.unit.empty()) out.unit = unit;
  const bool of_column =
      std::any_of(layout.columns.begin(), layout.columns.end(), [](const Column& column) {
        return !column.unit.empty();
      });
  if (out.unit.empty() && !of_column) out.unit = UnitOfName(out.title);
  ReadBaselineOf(row, layout, context, out);
  ReadTargets(row, layout, context, out);
  ReadStatement(row, layout, context, out);
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
      if (Named(i) && IsFirst(i) && HasFigures(i)) Give(OfColumn(i, others));
    }
    if (out_.empty() || others) Give(MakeIndicator(rest, layout_, context_));
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool Named(std::size_t i) const { return !layout_.columns[i].name.empty(); }
  [[nodiscard]] bool Filled(std::size_t i, Role role) const {
    return layout_.columns[i].role == role && !IsBlank(row_.texts[i]);
  }
  [[nodiscard]] bool SameName(std::size_t i, std::size_t k) const {
    return layout_.columns[i].name == layout_.columns[k].name;
  }

  // Of the columns of its indicator: one for each year.
  [[nodiscard]] bool IsFirst(std::size_t column) const {
    for (std::size_t i = 0; i < column; ++i) {
      if (SameName(i, column)) return false;
    }
    return true;
  }

  // Some column of targets has the name of this one.
  [[nodiscard]] bool HasTargets(std::size_t column) const {
    for (std::size_t i = 0; i < columns_; ++i) {
      if (SameName(i, column) && layout_.columns[i].role == Role::kTarget) return true;
    }
    return false;
  }

  [[nodiscard]] bool HasFigures(std::size_t column) const {
    for (std::size_t i = column; i < columns_; ++i) {
      if (SameName(i, column) && Filled(i, Role::kTarget)) return true;
    }
    return false;
  }

  [[nodiscard]] DraftIndicator OfColumn(std::size_t column, bool others) const {
    LogicalRow one = row_;
    one.texts[bodies_] = layout_.columns[column].name;
    for (std::size_t i = 0; i < columns_; ++i) {
      const Role role = layout_.columns[i].role;
      const bool figure = role == Role::kTarget || role == Role::kBaseline;
      if (figure && !SameName(i, column)) one.texts[i].clear();
    }
    DraftIndicator out = MakeIndicator(one, layout_, context_, layout_.columns[column].unit);
    // What was reached before, of which indicator nobody says.
    for (std::size_t i = 0; i < columns_; ++i) {
      const bool of_none = Named(i) ? !HasTargets(i) : !others;
      if (Filled(i, Role::kBaseline) && of_none) KeepBeside(row_, layout_, i, out);
    }
    return out;
  }

  void Give(DraftIndicator indicator) {
    auto& holders = indicator.lead.empty() ? indicator.lead : indicator.implement.Edit();
    PartyCell body;
    const std::string name =
        BodyOfCell(layout_.columns[bodies_], CollapseSpace(row_.texts[bodies_]));
    if (!name.empty()) body = ReadParties(name, context_.names);
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

const std::string& WhomOf(const Layout& layout, std::size_t column) {
  return layout.columns[column].whom;
}

// The bodies of columns that have figures in the row.
std::vector<std::string> BodiesOf(const LogicalRow& row, const Layout& layout) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(layout.columns.size(), row.texts.size()); ++i) {
    const std::string& whom = WhomOf(layout, i);
    const bool known = std::find(out.begin(), out.end(), whom) != out.end();
    if (!whom.empty() && !known && !IsBlank(row.texts[i])) out.push_back(whom);
  }
  return out;
}

// The row with the figures of one body; those that columns give to nobody are of all for an empty
// `body`, and of none else, apart from what was reached.
LogicalRow PartOfBody(const LogicalRow& row, const Layout& layout, const std::string& body) {
  LogicalRow out = row;
  for (std::size_t i = 0; i < std::min(layout.columns.size(), row.texts.size()); ++i) {
    const std::string& whom = WhomOf(layout, i);
    const bool target = layout.columns[i].role == Role::kTarget;
    if (whom != body && (target || !whom.empty())) out.texts[i].clear();
  }
  return out;
}

// Some target of the row is for nobody alone.
bool GivesToAll(const LogicalRow& row, const Layout& layout) {
  for (std::size_t i = 0; i < std::min(layout.columns.size(), row.texts.size()); ++i) {
    const bool target = layout.columns[i].role == Role::kTarget && WhomOf(layout, i).empty();
    if (target && !IsBlank(row.texts[i])) return true;
  }
  return false;
}

// One indicator, or one for each body that columns are for.
std::vector<DraftIndicator> MakeIndicatorsOfColumns(
    const LogicalRow& row, const Layout& layout, const RowContext& context
) {
  std::vector<DraftIndicator> out;
  const std::vector<std::string> bodies = BodiesOf(row, layout);
  if (bodies.empty() || GivesToAll(row, layout))
    out.push_back(MakeIndicator(PartOfBody(row, layout, ""), layout, context));
  for (const std::string& body : bodies) {
    DraftIndicator indicator = MakeIndicator(PartOfBody(row, layout, body), layout, context);
    PartyCell cell = ReadParties(body, context.names);
    auto& holders = indicator.lead.empty() ? indicator.lead : indicator.implement.Edit();
    std::move(cell.parties.begin(), cell.parties.end(), std::back_inserter(holders));
    out.push_back(std::move(indicator));
  }
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
