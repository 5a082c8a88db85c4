#include "usecase/draft_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "base/uuid.h"
#include "crypto/sha256.h"
#include "domain/section_path.h"
#include "intake/deadline_text.h"
#include "intake/draft_json.h"
#include "intake/parties.h"
#include "intake/plan_year.h"
#include "usecase/alias_lessons.h"
#include "usecase/draft_document.h"
#include "usecase/indicator_rows.h"

namespace sauro::usecase {
namespace {

using intake::Field;

// The row with this key among tasks or indicators, or nullptr.
template <typename Row>
Row* Find(std::vector<Row>& rows, const std::string& key) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.key == key; });
  return found == rows.end() ? nullptr : &*found;
}

Error NoSuchRow() {
  return NotFound("Dòng này không còn trong dự thảo; hãy tải lại trang.");
}

std::string* TextOf(intake::DraftTask& task, Field field) {
  if (field == Field::kOrdinal) return &task.ordinal;
  if (field == Field::kTitle) return &task.title;
  if (field == Field::kProduct) return &task.product;
  if (field == Field::kNote) return &task.note.Edit();
  return nullptr;
}

void SettleDoubts(intake::DraftRow& row, Field field) {
  auto& doubts = row.doubts;
  doubts.erase(
      std::remove_if(
          doubts.begin(), doubts.end(), [&](const auto& doubt) { return doubt.field == field; }
      ),
      doubts.end()
  );
}

void ChangeParties(
    intake::DraftRow& row, Field field, const std::string& value, const domain::Catalogue& catalogue
) {
  std::vector<intake::DraftParty>& parties = *intake::PartiesOf(row, field);
  if (CellText(parties) == value) return;
  // What a person typed is taken word for word: only ";" separates, nothing is read into it.
  const intake::NameIndex index(catalogue);
  parties.clear();
  for (const std::string_view part : Split(value, ';')) {
    intake::DraftParty party;
    party.name = CollapseSpace(part);
    if (party.name.empty()) continue;
    for (const auto& match : index.Find(party.name)) party.holders.push_back(match.holder);
    if (party.holders.empty()) {
      row.doubts.push_back(
          {field,
           "“" + party.name + "” không có trong danh mục cơ quan, nên không giao được cho ai.",
           "Sửa tên cho đúng danh mục, hoặc thêm cơ quan vào danh mục."}
      );
    }
    parties.push_back(std::move(party));
  }
}

// "32/13/2025": meant as a day, and there is none.
bool IsWrongDay(std::string_view value) {
  return value.find_first_of("0123456789") != std::string_view::npos &&
         value.find('/') != std::string_view::npos &&
         value.find_first_not_of("0123456789/ ") == std::string_view::npos;
}

Status ChangeDeadline(
    intake::DraftTask& task,
    const intake::DraftPlan& plan,
    const intake::ReadingRules& rules,
    const std::string& value
) {
  if (task.deadline.raw == value) return {};
  intake::DeadlineContext context;
  context.year = intake::YearFor(plan, task.section);
  context.before_excludes_day = rules.before_excludes_day;
  intake::DeadlineReading reading = intake::ReadDeadline(value, context);
  if (reading.deadline.kind == domain::DeadlineKind::kUnspecified && IsWrongDay(value)) {
    return Invalid(
        "Không có ngày “" + Shorten(value, 40) + "”. Hãy ghi ngày/tháng/năm, ví dụ 30/6/2026."
    );
  }
  task.deadline = std::move(reading.deadline);
  if (!reading.doubt.empty())
    task.doubts.push_back({Field::kDeadline, std::move(reading.doubt), ""});
  return {};
}

}  // namespace

std::string CellText(const std::vector<intake::DraftParty>& parties) {
  std::vector<std::string> names;
  names.reserve(parties.size());
  for (const intake::DraftParty& party : parties) names.push_back(party.name);
  return Join(names, "; ");
}

std::string FieldText(const intake::DraftTask& task, Field field) {
  if (field == Field::kLead) return CellText(task.lead);
  if (field == Field::kCoordinate) return CellText(task.coordinate);
  if (field == Field::kDirector) return CellText(task.director);
  if (field == Field::kImplement) return CellText(task.implement);
  if (field == Field::kOrdinal) return task.ordinal;
  if (field == Field::kTitle) return task.title;
  if (field == Field::kProduct) return task.product;
  if (field == Field::kDeadline) return task.deadline.raw;
  if (field == Field::kNote) return task.note;
  return {};
}

std::string RowMark(const intake::DraftTask& task) {
  intake::DraftPlan alone;
  alone.tasks.push_back(task);
  return crypto::ToHex(crypto::Sha256(CanonicalJson(intake::ToJson(alone)))).substr(0, 12);
}

std::vector<const intake::DraftTask*> TaskRows(const intake::DraftPlan& plan) {
  const auto appendix = [](const intake::DraftTask& row) {
    return !row.group && row.origin == intake::Origin::kAppendix;
  };
  const bool has_appendix = std::any_of(plan.tasks.begin(), plan.tasks.end(), appendix);
  std::vector<const intake::DraftTask*> rows;
  for (const intake::DraftTask& row : plan.tasks) {
    if (appendix(row) || (!row.group && !has_appendix)) rows.push_back(&row);
  }
  return rows;
}

Status RefuseOvertaken(const std::string& now, const RowChange& change) {
  if (!change.seen || Trim(*change.seen) == Trim(now)) return {};
  return Conflict(
      "Người khác vừa sửa ô này thành “" + Shorten(now, 300) +
          "”. Giá trị bạn nhập còn nguyên dưới đây; lưu lần nữa nếu vẫn muốn thay.",
      change.field
  );
}

Status SettleDoubt(std::vector<intake::Doubt>& doubts, const std::string& mark) {
  const auto gone =
      std::erase_if(doubts, [&](const auto& doubt) { return DoubtMark(doubt) == mark; });
  if (gone > 0) return {};
  return Conflict("Nghi vấn này không còn; hãy tải lại trang.", "revision");
}

std::string FreshKey(const intake::DraftPlan& plan, bool indicator) {
  std::set<std::string> used;
  for (const intake::DraftTask& task : plan.tasks) used.insert(task.key);
  for (const intake::DraftIndicator& each : plan.indicators) used.insert(each.key);
  const std::string kind = indicator ? "i" : "t";
  std::size_t number = (indicator ? plan.indicators.size() : plan.tasks.size()) + 1;
  while (used.count(kind + std::to_string(number)) > 0) ++number;
  return kind + std::to_string(number);
}

void ForgetRow(intake::DraftPlan& plan, const std::string& key) {
  std::erase_if(plan.links, [&](const intake::DraftLink& link) {
    return link.row == key || (!link.approved && link.other == key);
  });
  const auto leave = [&](intake::DraftRow& row) {
    if (row.parent == key) row.parent.clear();
    if (row.repeats == key) row.repeats.clear();
  };
  for (intake::DraftTask& task : plan.tasks) leave(task);
  for (intake::DraftIndicator& indicator : plan.indicators) leave(indicator);
}

intake::Origin CountedOrigin(const intake::DraftPlan& plan, bool indicators) {
  const auto of = [](const auto& rows) {
    return rows.empty() ? intake::Origin::kAppendix : rows.front()->origin;
  };
  return indicators ? of(IndicatorRows(plan)) : of(TaskRows(plan));
}

std::optional<std::uint32_t> SectionFor(
    intake::DraftPlan& plan, const std::vector<std::string>& path, const std::string& place
) {
  if (path.empty()) return std::nullopt;
  const std::string wanted = CollapseSpace(ToNfc(domain::JoinPath(path)));
  for (std::uint32_t i = 0; i < plan.sections.size(); ++i) {
    if (CollapseSpace(ToNfc(domain::JoinPath(intake::SectionPath(plan, i)))) == wanted) return i;
  }
  intake::DraftSection section;
  section.title = path.back();
  section.parent = SectionFor(plan, {path.begin(), path.end() - 1}, place);
  section.place = place;
  plan.sections.push_back(std::move(section));
  return static_cast<std::uint32_t>(plan.sections.size() - 1);
}

namespace {

// What one change of one row rests on.
struct Setting {
  const intake::DraftPlan& plan;
  const domain::Catalogue& catalogue;
  const intake::ReadingRules& rules;
  AliasLessons* lessons;
};

Status SetField(
    intake::DraftTask& row, Field field, const std::string& value, const Setting& setting
) {
  if (field == Field::kTitle && value.empty()) return Invalid("Tên nhiệm vụ không được để trống.");
  if (field == Field::kDeadline) return ChangeDeadline(row, setting.plan, setting.rules, value);
  std::string* text = TextOf(row, field);
  if (text == nullptr) return Invalid("Trường này không sửa được ở đây.");
  *text = value;
  return {};
}

Status SetField(
    intake::DraftIndicator& row, Field field, const std::string& value, const Setting& /*setting*/
) {
  return usecase::SetField(row, field, value);
}

template <typename Row>
Status ApplyTo(Row& row, Field field, const RowChange& change, const Setting& setting) {
  const std::string value = ToNfc(Trim(change.value));
  if (auto fresh = RefuseOvertaken(FieldText(row, field), change); !fresh) return fresh;
  SettleDoubts(row, field);
  if (const auto* parties = intake::PartiesOf(row, field); parties != nullptr) {
    const std::vector<intake::DraftParty> before = *parties;
    ChangeParties(row, field, value, setting.catalogue);
    if (setting.lessons != nullptr) setting.lessons->Note(change.field, before, *parties);
  } else if (auto set = SetField(row, field, value, setting); !set) {
    return Invalid(set.error().message, change.field);
  }
  if (!row.doubts.empty()) row.confirmed = false;
  return {};
}

}  // namespace

Status ApplyChange(
    intake::DraftPlan& plan,
    const RowChange& change,
    const domain::Catalogue& catalogue,
    const intake::ReadingRules& rules,
    AliasLessons* lessons
) {
  if (change.row == kDocumentRow) return ApplyDocumentChange(plan, change, rules);
  intake::DraftTask* task = Find(plan.tasks, change.row);
  intake::DraftIndicator* indicator = Find(plan.indicators, change.row);
  if (task == nullptr && indicator == nullptr) return NoSuchRow();
  const auto field = intake::FieldFromCode(change.field);
  if (!field) return Invalid("Không có trường này.", change.field);
  if (!IsStorable(change.value) || change.value.size() > kMaxFieldBytes) {
    return Invalid("Nội dung quá dài hoặc có ký tự không hợp lệ.", change.field);
  }
  const Setting setting{plan, catalogue, rules, lessons};
  if (task != nullptr) return ApplyTo(*task, *field, change, setting);
  return ApplyTo(*indicator, *field, change, setting);
}

namespace {

template <typename Row>
Status DecideOn(
    intake::DraftPlan& plan, std::vector<Row>& rows, Row& row, const RowDecision& decision
) {
  if (decision.seen && *decision.seen != RowMark(row)) {
    return Conflict("Người khác vừa sửa dòng này; hãy xem lại dòng rồi quyết định.", "revision");
  }
  switch (decision.action) {
    case RowAction::kRemove:
      plan.left_out.push_back({row.title, "người biên tập bỏ dòng này", row.place});
      rows.erase(rows.begin() + (&row - rows.data()));
      ForgetRow(plan, decision.row);
      return {};
    case RowAction::kConfirm:
      row.doubts.clear();
      row.confirmed = true;
      return {};
    case RowAction::kSettle: return SettleDoubt(row.doubts, decision.doubt);
  }
  return {};
}

}  // namespace

Status ApplyDecision(intake::DraftPlan& plan, const RowDecision& decision) {
  if (decision.row == kDocumentRow) return ApplyDocumentDecision(plan, decision);
  if (auto* task = Find(plan.tasks, decision.row))
    return DecideOn(plan, plan.tasks, *task, decision);
  if (auto* indicator = Find(plan.indicators, decision.row))
    return DecideOn(plan, plan.indicators, *indicator, decision);
  return NoSuchRow();
}

std::size_t ConfirmClear(intake::DraftPlan& plan) {
  std::size_t confirmed = 0;
  const auto confirm = [&](auto& rows, const auto& counted) {
    for (const auto* row : counted) {
      if (!row->doubts.empty() || row->confirmed) continue;
      rows[static_cast<std::size_t>(row - rows.data())].confirmed = true;
      ++confirmed;
    }
  };
  confirm(plan.tasks, TaskRows(plan));
  confirm(plan.indicators, IndicatorRows(plan));
  return confirmed;
}

namespace {

class AssignmentBuilder {
 public:
  AssignmentBuilder(
      const domain::Catalogue& catalogue, const std::string& request_id, std::uint32_t next_id
  )
      : catalogue_(catalogue), request_id_(request_id), next_id_(next_id) {}

  void Add(domain::AssignmentRole role, const std::vector<intake::DraftParty>& parties) {
    for (const intake::DraftParty& party : parties) {
      if (party.holders.empty()) Put(role, {}, {}, party.name);
      for (const intake::Holder& holder : party.holders) {
        if (!holder.organization.empty()) Put(role, holder.organization, {}, party.name);
        for (const domain::OrganizationGroup& group : catalogue_.groups) {
          if (holder.group.empty() || group.id != holder.group) continue;
          for (const domain::OrganizationId& member : group.members)
            Put(role, member, group.id, party.name);
        }
      }
    }
  }

  std::vector<domain::Assignment> Take() { return std::move(made_); }

 private:
  void Put(
      domain::AssignmentRole role,
      const std::optional<domain::OrganizationId>& organization,
      const std::optional<domain::GroupId>& group,
      const std::string& printed
  ) {
    const auto ended = organization ? catalogue_.ended.find(*organization) : catalogue_.ended.end();
    if (ended != catalogue_.ended.end()) return Put(role, ended->second, group, printed);
    // Named itself and as a member of a group: one assignment.
    if (organization && !seen_.insert({role, *organization}).second) return;
    made_.push_back(
        {domain::AssignmentId(DeriveUuid(request_id_, next_id_++)),
         role,
         organization,
         group,
         printed}
    );
  }

  const domain::Catalogue& catalogue_;
  const std::string& request_id_;
  std::uint32_t next_id_;
  std::set<std::pair<domain::AssignmentRole, domain::OrganizationId>> seen_;
  std::vector<domain::Assignment> made_;
};

}  // namespace

std::vector<domain::Assignment> AssignmentsOf(
    const intake::DraftRow& row,
    const domain::Catalogue& catalogue,
    const std::string& request_id,
    std::uint32_t first_id
) {
  AssignmentBuilder builder(catalogue, request_id, first_id);
  builder.Add(domain::AssignmentRole::kDirector, row.director);
  builder.Add(domain::AssignmentRole::kLead, row.lead);
  builder.Add(domain::AssignmentRole::kCoordinator, row.coordinate);
  builder.Add(domain::AssignmentRole::kImplementer, row.implement);
  return builder.Take();
}

void FindMissingHolders(intake::DraftPlan& plan, const domain::Catalogue& catalogue) {
  const intake::NameIndex index(catalogue);
  const auto find = [&](intake::DraftRow& row) {
    for (const Field field :
         {Field::kLead, Field::kCoordinate, Field::kDirector, Field::kImplement}) {
      for (intake::DraftParty& party : *intake::PartiesOf(row, field)) {
        if (party.holders.empty()) party.holders = intake::HoldersOf(party.name, index);
      }
    }
  };
  for (intake::DraftTask& task : plan.tasks) find(task);
  for (intake::DraftIndicator& indicator : plan.indicators) find(indicator);
}

std::vector<RowWithoutReporter> RowsWithoutReporter(
    const intake::DraftPlan& plan, const domain::Catalogue& catalogue
) {
  std::vector<RowWithoutReporter> out;
  for (const intake::DraftTask* row : TaskRows(plan)) {
    const auto holders = AssignmentsOf(*row, catalogue, "", 0);
    const std::vector<bool> reports = domain::WhoReports(holders);
    bool somebody = false;
    for (std::size_t i = 0; i < holders.size(); ++i) {
      somebody = somebody || (reports[i] && holders[i].organization);
    }
    if (somebody) continue;
    const std::string printed = CellText(row->lead.empty() ? *row->implement : row->lead);
    out.push_back({row->key, row->ordinal, row->title, printed});
  }
  return out;
}

facts::TaskAssigned TaskOf(
    const intake::DraftPlan& plan,
    const intake::DraftTask& row,
    const domain::TaskId& id,
    std::vector<domain::Assignment> holders
) {
  facts::TaskAssigned fact;
  fact.task = id;
  fact.section = intake::SectionPath(plan, row.section);
  fact.ordinal = row.ordinal;
  fact.title = row.title;
  fact.product = row.product;
  fact.deadline = row.deadline;
  fact.note = row.note;
  fact.basis = row.basis;
  fact.place = row.place;
  fact.lead = CellText(row.lead.empty() ? *row.director : row.lead);
  fact.coordinate = CellText(row.coordinate.empty() ? *row.implement : row.coordinate);
  fact.assignments = std::move(holders);
  return fact;
}

}  // namespace sauro::usecase
