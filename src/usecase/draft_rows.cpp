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
#include "usecase/alias_lessons.h"

namespace sauro::usecase {
namespace {

using intake::Field;

constexpr std::size_t kMaxFieldBytes = 20'000;

std::vector<intake::DraftTask>::iterator FindRow(intake::DraftPlan& plan, const std::string& key) {
  return std::find_if(plan.tasks.begin(), plan.tasks.end(), [&](const auto& task) {
    return task.key == key;
  });
}

Error NoSuchRow() {
  return NotFound("Dòng này không còn trong dự thảo; hãy tải lại trang.");
}

std::string* TextOf(intake::DraftTask& task, Field field) {
  if (field == Field::kOrdinal) return &task.ordinal;
  if (field == Field::kTitle) return &task.title;
  if (field == Field::kProduct) return &task.product;
  if (field == Field::kNote) return &task.note;
  return nullptr;
}

void SettleDoubts(intake::DraftTask& task, Field field) {
  auto& doubts = task.doubts;
  doubts.erase(
      std::remove_if(
          doubts.begin(), doubts.end(), [&](const auto& doubt) { return doubt.field == field; }
      ),
      doubts.end()
  );
}

void ChangeParties(
    intake::DraftTask& task,
    Field field,
    const std::string& value,
    const domain::Catalogue& catalogue
) {
  std::vector<intake::DraftParty>& parties = *intake::PartiesOf(task, field);
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
      task.doubts.push_back(
          {field,
           "“" + party.name + "” không có trong danh mục cơ quan, nên không giao được cho ai.",
           "Sửa tên cho đúng danh mục, hoặc thêm cơ quan vào danh mục."}
      );
    }
    parties.push_back(std::move(party));
  }
}

void ChangeDeadline(
    intake::DraftTask& task,
    const intake::DraftDocument& document,
    const intake::ReadingRules& rules,
    const std::string& value
) {
  if (task.deadline.raw == value) return;
  intake::DeadlineContext context;
  if (document.date) context.year = document.date->year();
  context.before_excludes_day = rules.before_excludes_day;
  intake::DeadlineReading reading = intake::ReadDeadline(value, context);
  task.deadline = std::move(reading.deadline);
  if (!reading.doubt.empty())
    task.doubts.push_back({Field::kDeadline, std::move(reading.doubt), ""});
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

namespace {

Status RefuseOvertaken(const intake::DraftTask& row, Field field, const RowChange& change) {
  const std::string now = FieldText(row, field);
  if (!change.seen || Trim(*change.seen) == Trim(now)) return {};
  return Conflict(
      "Người khác vừa sửa ô này thành “" + Shorten(now, 300) +
          "”. Giá trị bạn nhập còn nguyên dưới đây; lưu lần nữa nếu vẫn muốn thay.",
      change.field
  );
}

}  // namespace

std::string FreshKey(const intake::DraftPlan& plan) {
  std::set<std::string> used;
  for (const intake::DraftTask& task : plan.tasks) used.insert(task.key);
  std::size_t number = plan.tasks.size() + 1;
  while (used.count("t" + std::to_string(number)) > 0) ++number;
  return "t" + std::to_string(number);
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

Status ApplyChange(
    intake::DraftPlan& plan,
    const RowChange& change,
    const domain::Catalogue& catalogue,
    const intake::ReadingRules& rules,
    AliasLessons* lessons
) {
  const auto row = FindRow(plan, change.row);
  if (row == plan.tasks.end()) return NoSuchRow();
  const auto field = intake::FieldFromCode(change.field);
  if (!field) return Invalid("Không có trường này.", change.field);
  if (!IsStorable(change.value) || change.value.size() > kMaxFieldBytes) {
    return Invalid("Nội dung quá dài hoặc có ký tự không hợp lệ.", change.field);
  }
  const std::string value = ToNfc(Trim(change.value));
  if (*field == Field::kTitle && value.empty())
    return Invalid("Tên nhiệm vụ không được để trống.", change.field);
  if (auto fresh = RefuseOvertaken(*row, *field, change); !fresh) return fresh;

  SettleDoubts(*row, *field);
  if (const auto* parties = intake::PartiesOf(*row, *field); parties != nullptr) {
    const std::vector<intake::DraftParty> before = *parties;
    ChangeParties(*row, *field, value, catalogue);
    if (lessons != nullptr) lessons->Note(change.field, before, *parties);
  } else if (*field == Field::kDeadline) {
    ChangeDeadline(*row, plan.document, rules, value);
  } else if (std::string* text = TextOf(*row, *field)) {
    *text = value;
  } else {
    return Invalid("Trường này không sửa được ở đây.", change.field);
  }
  if (!row->doubts.empty()) row->confirmed = false;
  return {};
}

namespace {

// A later row may be given the key again.
void EraseLinksOf(intake::DraftPlan& plan, const std::string& key) {
  const auto of_it = [&](const intake::DraftLink& link) {
    return link.row == key || (!link.approved && link.other == key);
  };
  plan.links.erase(std::remove_if(plan.links.begin(), plan.links.end(), of_it), plan.links.end());
}

}  // namespace

Status ApplyDecision(intake::DraftPlan& plan, const RowDecision& decision) {
  const auto found = FindRow(plan, decision.row);
  if (found == plan.tasks.end()) return NoSuchRow();
  if (decision.seen && *decision.seen != RowMark(*found)) {
    return Conflict("Người khác vừa sửa dòng này; hãy xem lại dòng rồi quyết định.", "revision");
  }
  switch (decision.action) {
    case RowAction::kRemove:
      plan.left_out.push_back({found->title, "người biên tập bỏ dòng này", found->place});
      EraseLinksOf(plan, found->key);
      plan.tasks.erase(found);
      return {};
    case RowAction::kConfirm:
      found->doubts.clear();
      found->confirmed = true;
      return {};
  }
  return {};
}

std::size_t ConfirmClear(intake::DraftPlan& plan) {
  std::size_t confirmed = 0;
  for (const intake::DraftTask* row : TaskRows(plan)) {
    if (!row->doubts.empty() || row->confirmed) continue;
    plan.tasks[static_cast<std::size_t>(row - plan.tasks.data())].confirmed = true;
    ++confirmed;
  }
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
    const intake::DraftTask& task,
    const domain::Catalogue& catalogue,
    const std::string& request_id,
    std::uint32_t first_id
) {
  AssignmentBuilder builder(catalogue, request_id, first_id);
  builder.Add(domain::AssignmentRole::kDirector, task.director);
  builder.Add(domain::AssignmentRole::kLead, task.lead);
  builder.Add(domain::AssignmentRole::kCoordinator, task.coordinate);
  builder.Add(domain::AssignmentRole::kImplementer, task.implement);
  return builder.Take();
}

void FindMissingHolders(intake::DraftPlan& plan, const domain::Catalogue& catalogue) {
  const intake::NameIndex index(catalogue);
  for (intake::DraftTask& task : plan.tasks) {
    for (const Field field :
         {Field::kLead, Field::kCoordinate, Field::kDirector, Field::kImplement}) {
      for (intake::DraftParty& party : *intake::PartiesOf(task, field)) {
        if (party.holders.empty()) party.holders = intake::HoldersOf(party.name, index);
      }
    }
  }
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
    const std::string printed = CellText(row->lead.empty() ? row->implement : row->lead);
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
  fact.lead = CellText(row.lead.empty() ? row.director : row.lead);
  fact.coordinate = CellText(row.coordinate.empty() ? row.implement : row.coordinate);
  fact.assignments = std::move(holders);
  return fact;
}

}  // namespace sauro::usecase
