#include "intake/rows.h"

#include <algorithm>

#include "base/text.h"
#include "intake/doc_number.h"
#include "intake/figure_text.h"
#include "intake/status_text.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" -–—\n\t.") == std::string_view::npos;
}

std::string HeaderOf(const Layout& layout, Role role) {
  for (const Column& column : layout.columns) {
    if (column.role == role) return column.header;
  }
  return {};
}

// The text of a role; empty where the layout has no such column.
std::string TextOf(const LogicalRow& row, const Layout& layout, Role role) {
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    if (layout.columns[i].role == role) return row.texts[i];
  }
  return {};
}

std::vector<DraftParty> Parties(
    const std::string& text, Field field, const RowContext& context, DraftRow& out, PartyCell& cell
) {
  cell = IsBlank(text) ? PartyCell{} : ReadParties(text, context.names);
  for (Doubt& doubt : cell.doubts) {
    doubt.field = field;
    out.doubts.push_back(std::move(doubt));
  }
  return std::move(cell.parties);
}

void ReadOrganizations(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftRow& out
) {
  PartyCell lead;
  PartyCell coordinate;
  PartyCell other;
  out.lead = Parties(TextOf(row, layout, Role::kLead), Field::kLead, context, out, lead);
  out.coordinate =
      Parties(TextOf(row, layout, Role::kCoordinate), Field::kCoordinate, context, out, coordinate);
  out.director =
      Parties(TextOf(row, layout, Role::kDirector), Field::kDirector, context, out, other);
  out.implement =
      Parties(TextOf(row, layout, Role::kImplement), Field::kImplement, context, out, other);
  if (coordinate.has_roles && out.coordinate.empty()) {
    out.coordinate = std::move(coordinate.partners);
  } else if (coordinate.has_roles) {
    // "Sở X chủ trì, phối hợp với Y" in the second column: X leads, the first column only directs.
    if (!out.lead.empty()) {
      out.director.insert(out.director.end(), out.lead.begin(), out.lead.end());
      out.doubts.push_back(
          {Field::kLead,
           "Cột phối hợp ghi rõ cơ quan chủ trì; cơ quan ở cột đầu được hiểu là chỉ đạo",
           "Kiểm tra cơ quan chủ trì"}
      );
    }
    out.lead = std::move(out.coordinate);
    out.coordinate = std::move(coordinate.partners);
    out.others.push_back(
        {HeaderOf(layout, Role::kCoordinate), TextOf(row, layout, Role::kCoordinate)}
    );
  }
  if (lead.has_roles) {
    out.coordinate.insert(out.coordinate.begin(), lead.partners.begin(), lead.partners.end());
    out.others.push_back({HeaderOf(layout, Role::kLead), TextOf(row, layout, Role::kLead)});
  }
}

Field FieldOf(Role role) {
  switch (role) {
    case Role::kOrdinal: return Field::kOrdinal;
    case Role::kTitle:
    case Role::kIndicator: return Field::kTitle;
    case Role::kUnit: return Field::kUnit;
    case Role::kBaseline: return Field::kBaseline;
    case Role::kTarget: return Field::kTarget;
    case Role::kLead: return Field::kLead;
    case Role::kDirector: return Field::kDirector;
    case Role::kCoordinate: return Field::kCoordinate;
    case Role::kImplement: return Field::kImplement;
    case Role::kProduct: return Field::kProduct;
    case Role::kStart:
    case Role::kSchedule:
    case Role::kDeadline: return Field::kDeadline;
    case Role::kStatus: return Field::kStatus;
    case Role::kResult: return Field::kResult;
    case Role::kNote: return Field::kNote;
    case Role::kBasis: return Field::kBasis;
    case Role::kOther: return Field::kRow;
  }
  return Field::kRow;
}

// Targets keep their own places.
void ReadSources(const LogicalRow& row, const Layout& layout, DraftRow& out) {
  out.sources.reserve(row.spots.size());
  for (std::size_t i = 0; i < layout.columns.size() && i < row.spots.size(); ++i) {
    const Role role = layout.columns[i].role;
    if (role == Role::kTarget && layout.indicators()) continue;
    for (const Spot& spot : row.spots[i]) out.sources.push_back({FieldOf(role), spot});
  }
}

// "Năm 2026 - 2028", "Từ Quý II đến Quý IV": from the first to the last time that is marked; empty
// if none is.
std::string MarkedTimes(const LogicalRow& row, const Layout& layout) {
  const Column* first = nullptr;
  const Column* last = nullptr;
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    const Column& column = layout.columns[i];
    if (column.role != Role::kSchedule || !IsMark(row.texts[i])) continue;
    if (first == nullptr) first = &column;
    last = &column;
  }
  if (first == nullptr) return {};
  if (first == last) return first->period;
  const bool years = first->period.starts_with("Năm") && last->year;
  if (years) return first->period + " - " + std::to_string(*last->year);
  return "Từ " + first->period + " đến " + last->period;
}

// A time to begin and a time to end in two columns are a range.
DeadlineReading ReadTimes(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftRow& out
) {
  const std::string start = TextOf(row, layout, Role::kStart);
  const std::string end = TextOf(row, layout, Role::kDeadline);
  const std::string times = MarkedTimes(row, layout);
  if (!times.empty() && IsBlank(end)) return ReadDeadline(times, context.deadline);
  if (IsBlank(start)) return ReadDeadline(end, context.deadline);
  if (IsBlank(end)) return ReadDeadline("Từ " + start, context.deadline);
  DeadlineReading both = ReadDeadline(start + " - " + end, context.deadline);
  if (both.deadline.kind == domain::DeadlineKind::kRange) return both;
  out.others.push_back({HeaderOf(layout, Role::kStart), CollapseSpace(start)});
  return ReadDeadline(end, context.deadline);
}

void ReadCommon(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftRow& out
) {
  out.ordinal = row.ordinal;
  out.section = row.section;
  out.group = row.group;
  out.place = row.place;
  out.continued_at = row.continued_at;
  out.doubts = row.doubts;
  ReadSources(row, layout, out);
  out.title =
      CollapseSpace(TextOf(row, layout, layout.indicators() ? Role::kIndicator : Role::kTitle));
  out.note = CollapseSpace(TextOf(row, layout, Role::kNote));
  ReadOrganizations(row, layout, context, out);
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    const Role role = layout.columns[i].role;
    const bool kept = role == Role::kOther ||
                      (layout.indicators() && (role == Role::kProduct || role == Role::kStatus ||
                                               role == Role::kResult || role == Role::kBasis)) ||
                      (!layout.indicators() &&
                       (role == Role::kUnit || role == Role::kBaseline || role == Role::kTarget)) ||
                      (role == Role::kSchedule && !IsMark(row.texts[i]));
    if (kept && !IsBlank(row.texts[i])) {
      out.others.push_back({layout.columns[i].header, CollapseSpace(row.texts[i])});
    }
  }
  DeadlineReading deadline = ReadTimes(row, layout, context, out);
  out.deadline = std::move(deadline.deadline);
  if (IsBlank(out.deadline.raw)) out.deadline.raw.clear();
  if (out.deadline.raw.empty() && !row.group && context.heading) out.deadline = *context.heading;
  if (!deadline.doubt.empty() && !out.deadline.raw.empty()) {
    out.doubts.push_back({Field::kDeadline, std::move(deadline.doubt), "Chọn lại thời hạn"});
  }
  if (out.title.empty()) out.doubts.push_back({Field::kTitle, "Dòng không có tên", ""});
}

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
  if (out.status_text.empty() && IsStatusNote(out.note)) out.status_text = out.note;
  StatusReading status = ReadStatus(out.status_text);
  out.status = status.status;
  if (!status.doubt.empty()) {
    out.doubts.push_back({Field::kStatus, std::move(status.doubt), "Chọn trạng thái"});
  }
}

// Doubts about what a task should have and has not.
void CheckTask(const Layout& layout, DraftTask& out) {
  if (out.group) return;
  if (layout.Has(Role::kLead) && out.lead.empty()) {
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
  target.spots = std::move(spots);
  out.targets.push_back(std::move(target));
}

void ReadTargets(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftIndicator& out
) {
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    const Column& column = layout.columns[i];
    if (column.role != Role::kTarget || Trim(row.texts[i]).empty()) continue;
    const bool in_rows = !row.milestones.empty() && out.deadline.due;
    std::optional<int> year = column.year;
    if (!year && !in_rows) year = context.section_year;
    const std::optional<Day> by = year ? Day::FromCivil(*year, 12, 31) : out.deadline.due;
    AddTarget(row.texts[i], column, by, row.spots[i], out);
    if (column.year) continue;
    for (const Milestone& further : row.milestones) {
      const auto due = ParseDeadline(further.period, context.deadline).due;
      AddTarget(further.target, column, due, further.spots, out);
    }
  }
  // The column said when each target is due, not when the work is.
  if (!row.milestones.empty()) out.deadline = {};
}

}  // namespace

DraftTask MakeTask(const LogicalRow& row, const Layout& layout, const RowContext& context) {
  DraftTask out;
  ReadCommon(row, layout, context, out);
  ReadTimeInName(layout, context, out);
  const std::string product = TextOf(row, layout, Role::kProduct);
  if (!IsBlank(product)) out.product = product;
  const std::string result = TextOf(row, layout, Role::kResult);
  if (!IsBlank(result)) out.result = CollapseSpace(result);
  ReadTaskStatus(row, layout, out);
  const std::string basis = TextOf(row, layout, Role::kBasis);
  AddBasis(basis, out.basis);
  const bool only_number = out.basis.size() == 1 && out.basis[0] == CollapseSpace(basis);
  if (!only_number && !IsBlank(basis)) out.others.push_back({"Căn cứ", CollapseSpace(basis)});
  AddBasis(out.note, out.basis);
  CheckTask(layout, out);
  return out;
}

namespace {

DraftIndicator MakeIndicator(
    const LogicalRow& row, const Layout& layout, const RowContext& context
) {
  DraftIndicator out;
  ReadCommon(row, layout, context, out);
  out.unit = CollapseSpace(TextOf(row, layout, Role::kUnit));
  const std::string baseline = TextOf(row, layout, Role::kBaseline);
  if (!IsBlank(baseline)) {
    out.baseline = ReadBaseline(baseline);
    for (const Column& column : layout.columns) {
      if (column.role == Role::kBaseline) out.baseline_year = column.year;
    }
  }
  ReadTargets(row, layout, context, out);
  if (out.targets.empty() && out.baseline.text.empty() && out.lead.empty()) out.group = true;
  if (!out.group && out.targets.empty()) {
    out.doubts.push_back({Field::kTarget, "Chỉ tiêu không có mục tiêu", ""});
  }
  return out;
}

}  // namespace

std::vector<DraftIndicator> MakeIndicators(
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
    auto& holders = indicator.lead.empty() ? indicator.lead : indicator.implement;
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

}  // namespace sauro::intake
