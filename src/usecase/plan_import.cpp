#include "usecase/plan_import.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "docread/read.h"
#include "usecase/draft_body.h"
#include "usecase/draft_rows.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using Facts = std::vector<facts::Fact>;

Result<std::string> ReadFile(const std::string& path, std::size_t max_bytes) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Unreadable("Không mở được tệp.", path);
  std::string bytes;
  std::string piece(1U << 16U, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    bytes.append(piece, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > max_bytes)
      return TooLarge(fmt::format("Tệp lớn hơn {} MB.", max_bytes >> 20U), path);
  }
  if (in.bad()) return Unreadable("Đọc tệp bị gián đoạn; có thể đường dẫn là thư mục.", path);
  return bytes;
}

WriteRequest RequestOf(const Principal& who, const std::string& request_id) {
  return {request_id, who.account, who.organization};
}

}  // namespace

Result<domain::DraftId> ReceivePlan(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const std::string& path,
    const std::string& name
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy mở lại biểu mẫu.", "request_id");
  auto bytes = ReadFile(path, docread::Limits{}.file_bytes);
  if (!bytes) return bytes.error();
  auto document = docread::ReadDocument(*bytes, name);
  if (!document) return document.error();
  auto head = app.queries.Head();
  if (!head) return head.error();
  auto catalogue = app.queries.ReadCatalogue(*head);
  if (!catalogue) return catalogue.error();
  auto plan = intake::MakeDraft(*document, *catalogue, app.settings.reading);
  if (!plan) return plan.error();
  auto body = BodyOf(*plan);
  if (!body) return body.error();
  auto blob = app.blobs.PutBytes(*bytes);
  if (!blob) return blob.error();

  facts::DocumentReceived received;
  received.document = domain::DocumentId(request_id);
  received.sha256 = blob->sha256;
  received.name = Shorten(ToNfc(name), 200);
  received.size = blob->size;
  facts::DraftOpened opened;
  opened.draft = domain::DraftId(DeriveUuid(request_id, 1));
  opened.document = received.document;
  opened.title = plan->document.title.empty() ? received.name : Shorten(plan->document.title, 500);
  opened.body = std::move(*body);
  auto written =
      app.writer.Write(RequestOf(who, request_id), [&](const Deciding&) -> Result<Facts> {
        return Facts{received, opened};
      });
  if (!written) return written.error();
  if (written->repeated) {
    auto first = app.queries.FindDraft(opened.draft, written->position);
    if (!first || first->document_sha256 != blob->sha256) return UsedForSomethingElse();
  }
  return opened.draft;
}

Result<std::vector<views::DraftLine>> ListDrafts(App& app, const Principal& who) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto head = app.queries.Head();
  if (!head) return head.error();
  return app.queries.ListDrafts(*head);
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

Result<DraftReview> ReadDraft(App& app, const Principal& who, const domain::DraftId& draft) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto head = app.queries.Head();
  if (!head) return head.error();
  auto detail = app.queries.FindDraft(draft, *head);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  auto path = app.blobs.PathOf(detail->document_sha256);
  if (!path) return path.error();
  auto bytes = ReadFile(*path, docread::Limits{}.file_bytes);
  if (!bytes) return bytes.error();
  auto source = docread::ReadDocument(*bytes, detail->line.document_name);
  if (!source) return source.error();
  return DraftReview{std::move(detail->line), std::move(*plan), std::move(*source)};
}

namespace {

// A plan without a number is known by its words.
Status RefuseSecondCopy(const Deciding& deciding, const facts::PlanApproved& approved) {
  auto plans = deciding.queries.ListPlans(deciding.at);
  if (!plans) return plans.error();
  for (const views::PlanLine& plan : *plans) {
    if (plan.number != approved.number || plan.date != approved.date) continue;
    if (plan.number.empty() && Fold(plan.title) == Fold(approved.title)) {
      return Conflict(
          "Kế hoạch không số với tên này đã được phê duyệt trước đó; nếu là kế hoạch khác, hãy ghi "
          "số "
          "hoặc tên khác.",
          "plan"
      );
    }
    if (!plan.number.empty()) {
      return Conflict(
          "Kế hoạch số " + plan.number +
              " đã được phê duyệt trước đó nên không nhập lần nữa. Nếu đây là bản điều chỉnh, hãy "
              "đối "
              "chiếu với kế hoạch đó.",
          "plan"
      );
    }
  }
  return {};
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
  for (const intake::DraftTask* row : TaskRows(plan)) {
    auto holders = AssignmentsOf(*row, catalogue, request_id, next_assignment);
    next_assignment += static_cast<std::uint32_t>(holders.size());
    const auto index = static_cast<std::uint32_t>(facts.size());
    auto fact =
        TaskOf(plan, *row, domain::TaskId(DeriveUuid(request_id, index)), std::move(holders));
    fact.plan = approved.plan;
    fact.sort = index * kSortStep;
    facts.emplace_back(std::move(fact));
  }
  if (facts.size() == 1) return Invalid("Dự thảo không có nhiệm vụ nào nên chưa phê duyệt được.");
  return facts;
}

}  // namespace

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
        auto catalogue = deciding.queries.ReadCatalogue(deciding.at.position);
        if (!catalogue) return catalogue.error();
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
