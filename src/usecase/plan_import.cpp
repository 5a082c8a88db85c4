#include "usecase/plan_import.h"

#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "usecase/draft_body.h"
#include "usecase/draft_links.h"
#include "usecase/draft_rows.h"
#include "usecase/draft_source.h"
#include "usecase/indicator_rows.h"
#include "usecase/naming_catalogue.h"
#include "usecase/plan_called.h"
#include "usecase/upload_scan.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using Facts = std::vector<facts::Fact>;

WriteRequest RequestOf(const Principal& who, const std::string& request_id) {
  return {request_id, who.account, who.organization};
}

}  // namespace

Result<domain::DraftId> ReceivePlan(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const std::string& path,
    const std::string& name,
    const Reader& reader
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy mở lại biểu mẫu.", "request_id");
  if (auto clean = CheckUpload(app, path, name, {}); !clean) return clean.error();
  auto bytes = ReadFile(path, docread::Limits{}.file_bytes);
  if (!bytes) return bytes.error();
  return OpenDraftOf(app, RequestOf(who, request_id), *bytes, name, reader);
}

Result<Dated<std::vector<views::DraftLine>>> ListDrafts(
    App& app, const Principal& who, const AsOf& as_of
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto at = Resolve(app, as_of);
  if (!at) return at.error();
  auto drafts = app.queries.ListDrafts(at->position);
  if (!drafts) return drafts.error();
  return Dated<std::vector<views::DraftLine>>{std::move(*drafts), *at};
}

Result<views::DraftLine> FindDraftLine(
    App& app, const Principal& who, const domain::DraftId& draft
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto head = app.queries.Head();
  if (!head) return head.error();
  auto detail = app.queries.FindDraft(draft, *head);
  if (!detail) return detail.error();
  return std::move(detail->line);
}

Result<DraftReview> ReadDraft(
    App& app, const Principal& who, const domain::DraftId& draft, const AsOf& as_of
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto at = Resolve(app, as_of);
  if (!at) return at.error();
  auto detail = app.queries.FindDraft(draft, at->position);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  auto source = SourceOf(app, *detail);
  if (!source) return source.error();
  return DraftReview{std::move(detail->line), std::move(*plan), std::move(*source)};
}

namespace {

Status RefuseSecondCopy(const Deciding& deciding, const facts::PlanApproved& approved) {
  const auto plan = FindPlanCalled(deciding, approved);
  if (!plan) return plan.error();
  if (!*plan) return {};
  if ((*plan)->number.empty()) {
    return Conflict(
        "Kế hoạch không số với tên này đã được phê duyệt trước đó; nếu là kế hoạch khác, hãy ghi "
        "số "
        "hoặc tên khác.",
        "plan"
    );
  }
  return Conflict(
      "Kế hoạch số " + (*plan)->number +
          " đã được phê duyệt trước đó nên không nhập lần nữa. Nếu đây là bản điều chỉnh, hãy đối "
          "chiếu với kế hoạch đó.",
      "plan"
  );
}

Result<Facts> FactsOfPlan(
    const views::DraftDetail& detail,
    const intake::DraftPlan& plan,
    const domain::Catalogue& catalogue,
    const std::string& request_id
) {
  facts::PlanApproved approved;
  approved.plan = domain::PlanId(request_id);
  approved.draft = detail.line.id;
  approved.document = detail.line.document;
  approved.number = plan.document.number;
  approved.date = plan.document.date;
  approved.title = plan.document.title.empty() ? detail.line.title : plan.document.title;
  approved.issuer = plan.document.issuer;
  Facts facts{approved};
  std::uint32_t next_assignment = kFirstAssignmentId;
  TaskOfRow tasks;
  for (const intake::DraftTask* row : TaskRows(plan)) {
    auto holders = AssignmentsOf(*row, catalogue, request_id, next_assignment);
    next_assignment += static_cast<std::uint32_t>(holders.size());
    const auto index = static_cast<std::uint32_t>(facts.size());
    auto fact =
        TaskOf(plan, *row, domain::TaskId(DeriveUuid(request_id, index)), std::move(holders));
    tasks[row->key] = fact.task;
    fact.plan = approved.plan;
    fact.sort = index * kSortStep;
    facts.emplace_back(std::move(fact));
  }
  const auto first_indicator = static_cast<std::uint32_t>(facts.size());
  for (domain::Indicator& indicator :
       IndicatorsOf(plan, catalogue, request_id, first_indicator, next_assignment)) {
    indicator.plan = approved.plan;
    facts.emplace_back(facts::IndicatorAssigned{std::move(indicator)});
  }
  if (facts.size() == 1)
    return Invalid("Dự thảo không có nhiệm vụ hay chỉ tiêu nào nên chưa phê duyệt được.");
  AddLinkFacts(plan, tasks, facts);
  return facts;
}

}  // namespace

Result<std::vector<RowWithoutReporter>> FindRowsWithoutReporter(
    App& app, const Principal& who, const domain::DraftId& draft
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto now = ReadDraftNow(app, draft);
  if (!now) return now.error();
  auto catalogue = CatalogueForDocuments(app.queries, {now->head, DayOf(app.clock())});
  if (!catalogue) return catalogue.error();
  FindMissingHolders(now->plan, *catalogue);
  return RowsWithoutReporter(now->plan, *catalogue);
}

Result<domain::PlanId> ApproveDraft(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& draft,
    std::int64_t revision
) {
  if (auto allowed = Require(who, Permission::kApprovePlans); !allowed) return allowed.error();
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  auto written =
      app.writer.Write(RequestOf(who, request_id), [&](const Deciding& deciding) -> Result<Facts> {
        auto detail = OpenDraft(deciding, draft, revision);
        if (!detail) return detail.error();
        auto plan = PlanOf(*detail);
        if (!plan) return plan.error();
        auto catalogue = CatalogueForDocuments(deciding.queries, deciding.at);
        if (!catalogue) return catalogue.error();
        FindMissingHolders(*plan, *catalogue);
        auto facts = FactsOfPlan(*detail, *plan, *catalogue, request_id);
        if (!facts) return facts;
        const auto& approved = std::get<facts::PlanApproved>(facts->front());
        if (auto fresh = RefuseSecondCopy(deciding, approved); !fresh) return fresh.error();
        if (auto fresh = CheckHoldersAreNew(deciding, *facts); !fresh) return fresh.error();
        return facts;
      });
  if (!written) return written.error();
  if (written->repeated) {
    auto approved = app.queries.FindDraft(draft, written->position);
    if (!approved || approved->line.plan != domain::PlanId(request_id))
      return UsedForSomethingElse();
  }
  return domain::PlanId(request_id);
}

Status DiscardDraft(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& draft,
    const std::string& reason
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed;
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  if (!IsStorable(reason) || reason.size() > 2000)
    return Invalid("Lý do quá dài hoặc có ký tự không hợp lệ.", "ly_do");
  auto written =
      app.writer.Write(RequestOf(who, request_id), [&](const Deciding& deciding) -> Result<Facts> {
        auto detail = OpenDraft(deciding, draft, std::nullopt);
        if (!detail) return detail.error();
        return Facts{facts::DraftDiscarded{draft, ToNfc(Trim(reason))}};
      });
  if (!written) return written.error();
  if (written->repeated) {
    auto discarded = app.queries.FindDraft(draft, written->position);
    if (!discarded || discarded->line.state != views::DraftState::kDiscarded)
      return UsedForSomethingElse();
  }
  return {};
}

}  // namespace sauro::usecase
