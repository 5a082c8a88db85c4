#include "usecase/indicator_rows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "base/uuid.h"
#include "crypto/sha256.h"
#include "intake/draft_json.h"
#include "intake/figure_text.h"
#include "usecase/draft_rows.h"

namespace sauro::usecase {
namespace {

using intake::DraftIndicator;
using intake::DraftTarget;
using intake::Field;

// "2030: ≥ 80%" as its milestone and the rest; a text without a milestone is all rest.
struct Line {
  std::optional<Day> by;
  std::string text;
};

Line Parted(std::string_view typed) {
  const std::size_t colon = typed.find(':');
  if (colon == std::string_view::npos) return {std::nullopt, std::string(Trim(typed))};
  const std::optional<Day> by = domain::MilestoneFromText(typed.substr(0, colon));
  if (!by) return {std::nullopt, std::string(Trim(typed))};
  return {by, std::string(Trim(typed.substr(colon + 1)))};
}

// A milestone whose text stands keeps what was read of it.
DraftTarget TargetOf(const Line& line, const DraftIndicator& row) {
  const auto same = std::find_if(row.targets.begin(), row.targets.end(), [&](const auto& target) {
    return target.by == line.by && target.figure.text == CollapseSpace(line.text);
  });
  if (same != row.targets.end()) return *same;
  DraftTarget target = intake::ReadTarget(line.text, row.unit);
  target.by = line.by;
  return target;
}

Status SetTargets(DraftIndicator& row, const std::string& value) {
  std::vector<DraftTarget> targets;
  std::size_t number = 0;
  for (const std::string_view typed : Split(std::string_view(value), '\n')) {
    ++number;
    if (Trim(typed).empty()) continue;
    const Line line = Parted(typed);
    const std::string where = "Dòng " + std::to_string(number) + " của mục tiêu";
    if (line.text.empty())
      return Invalid(where + " chưa ghi số; không đặt mục tiêu cho mốc ấy thì ghi “-”.");
    const auto of_it = [&](const auto& target) { return line.by && target.by == line.by; };
    // A paper may have two columns of one year.
    const auto may =
        std::max<std::ptrdiff_t>(1, std::count_if(row.targets.begin(), row.targets.end(), of_it));
    if (std::count_if(targets.begin(), targets.end(), of_it) >= may)
      return Invalid(where + " lặp lại mốc " + domain::MilestoneText(line.by) + ".");
    if (!line.by) {
      row.doubts.push_back(
          {Field::kTarget,
           "Không rõ mục tiêu “" + line.text + "” của mốc nào.",
           "Ghi mốc trước dấu hai chấm, ví dụ “2030: " + line.text + "”."}
      );
    }
    targets.push_back(TargetOf(line, row));
  }
  row.targets = std::move(targets);
  return {};
}

Status SetBaseline(DraftIndicator& row, const std::string& value) {
  const Line line = Parted(value);
  if (line.by && domain::MilestoneText(line.by).size() != 4)
    return Invalid("Hiện trạng chỉ ghi năm trước dấu hai chấm, ví dụ “2024: 42,5”.");
  row.baseline = intake::ReadBaseline(line.text);
  row.baseline_year = line.by ? std::optional(line.by->year()) : std::nullopt;
  return {};
}

}  // namespace

std::vector<const DraftIndicator*> IndicatorRows(const intake::DraftPlan& plan) {
  const auto appendix = [](const DraftIndicator& row) {
    return row.origin == intake::Origin::kAppendix;
  };
  const bool has_appendix = std::any_of(plan.indicators.begin(), plan.indicators.end(), appendix);
  std::vector<const DraftIndicator*> rows;
  for (const DraftIndicator& row : plan.indicators) {
    if (appendix(row) || !has_appendix) rows.push_back(&row);
  }
  return rows;
}

std::string FieldText(const DraftIndicator& row, Field field) {
  if (const auto* parties = intake::PartiesOf(row, field)) return CellText(*parties);
  if (field == Field::kOrdinal) return row.ordinal;
  if (field == Field::kTitle) return row.title;
  if (field == Field::kUnit) return row.unit;
  if (field == Field::kBaseline) return domain::BaselineText(row.baseline_year, row.baseline);
  if (field == Field::kTarget) return domain::TextOf({row.targets.begin(), row.targets.end()});
  if (field == Field::kNote) return row.note;
  return {};
}

std::string FieldText(const domain::Indicator& indicator, Field field) {
  if (field == Field::kOrdinal) return indicator.ordinal;
  if (field == Field::kTitle) return indicator.name;
  if (field == Field::kUnit) return indicator.unit;
  if (field == Field::kBaseline)
    return domain::BaselineText(indicator.baseline_year, indicator.baseline);
  if (field == Field::kTarget) return domain::TextOf(indicator.targets);
  if (field == Field::kNote) return indicator.note;
  return {};
}

std::string RowMark(const DraftIndicator& row) {
  intake::DraftPlan alone;
  alone.indicators.push_back(row);
  return crypto::ToHex(crypto::Sha256(CanonicalJson(intake::ToJson(alone)))).substr(0, 12);
}

Status SetField(DraftIndicator& row, Field field, const std::string& value) {
  switch (field) {
    case Field::kOrdinal: row.ordinal = value; return {};
    case Field::kUnit: domain::ChangeUnit(row.unit, row.targets, value); return {};
    case Field::kNote: row.note = value; return {};
    case Field::kBaseline: return SetBaseline(row, value);
    case Field::kTarget: return SetTargets(row, value);
    case Field::kTitle:
      if (value.empty()) return Invalid("Tên chỉ tiêu không được để trống.");
      row.title = value;
      return {};
    default: return Invalid("Trường này không sửa được ở đây.");
  }
}

std::vector<domain::Indicator> IndicatorsOf(
    const intake::DraftPlan& plan,
    const domain::Catalogue& catalogue,
    const std::string& request_id,
    std::uint32_t first_id,
    std::uint32_t& first_holder_id
) {
  const std::vector<const DraftIndicator*> rows = IndicatorRows(plan);
  std::map<std::string, domain::IndicatorId> ids;
  for (const DraftIndicator* row : rows)
    ids[row->key] = domain::IndicatorId(DeriveUuid(request_id, first_id++));
  std::vector<domain::Indicator> out;
  for (const DraftIndicator* row : rows) {
    domain::Indicator made;
    made.id = ids.at(row->key);
    made.sort = static_cast<std::int64_t>(out.size() + 1) * kSortStep;
    made.section = intake::SectionPath(plan, row->section);
    made.ordinal = row->ordinal;
    made.name = row->title;
    made.unit = row->unit;
    if (const auto parent = ids.find(row->parent); parent != ids.end())
      made.parent = parent->second;
    made.group = row->group && row->targets.empty();
    made.baseline_year = row->baseline_year;
    made.baseline = row->baseline;
    made.targets.assign(row->targets.begin(), row->targets.end());
    made.note = row->note;
    made.place = row->place;
    made.holders = AssignmentsOf(*row, catalogue, request_id, first_holder_id);
    first_holder_id += static_cast<std::uint32_t>(made.holders.size());
    out.push_back(std::move(made));
  }
  return out;
}

}  // namespace sauro::usecase
