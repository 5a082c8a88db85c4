#include "usecase/draft_sheet.h"

#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "facts/draft_change.h"
#include "usecase/alias_lessons.h"
#include "usecase/draft_body.h"
#include "usecase/draft_rows.h"
#include "usecase/draft_source.h"
#include "usecase/naming_catalogue.h"
#include "usecase/sheet_rows.h"
#include "usecase/upload_scan.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using Facts = std::vector<facts::Fact>;

constexpr std::size_t kMostSheet = std::size_t{32} << 20U;

Result<std::string> KeptBytes(App& app, const std::string& sha256) {
  auto path = app.blobs.PathOf(sha256);
  if (!path) return NotFound("Không còn thấy bảng tính đã tải lên; hãy tải lên lại.");
  return ReadFile(*path, kMostSheet);
}

Result<views::DraftDetail> OpenNow(App& app, const domain::DraftId& draft) {
  auto at = Resolve(app, std::nullopt);
  if (!at) return at.error();
  return OpenDraft({app.queries, *at, app.clock()}, draft, std::nullopt);
}

// What the sheet would teach if all of it were taken; of what the draft refuses, the person is told
// when it is accepted.
std::vector<std::string> NamesTaught(
    intake::DraftPlan plan,
    const Comparison& comparison,
    const domain::Catalogue& catalogue,
    const intake::ReadingRules& rules
) {
  AliasLessons lessons(catalogue);
  std::vector<std::string> out;
  if (!TakeFromSheet(plan, comparison, std::nullopt, catalogue, rules, &lessons)) return out;
  for (const AliasLesson& lesson : lessons.lessons()) {
    for (const domain::Organization& organization : catalogue.organizations) {
      if (organization.id == lesson.organization)
        out.push_back("“" + lesson.name + "” là " + organization.name);
    }
  }
  return out;
}

Result<Facts> FactsOf(
    const Deciding& deciding,
    const domain::DraftId& draft,
    std::string_view bytes,
    const SheetAcceptance& acceptance,
    const intake::ReadingRules& rules
) {
  auto detail = OpenDraft(deciding, draft, std::nullopt);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  auto comparison = CompareWithSheet(*plan, bytes);
  if (!comparison) return comparison.error();
  if (comparison->mark != acceptance.mark) {
    return Conflict(
        "Dự thảo vừa có người sửa nên khác biệt dưới đây đã được tính lại; hãy xem lại rồi cập "
        "nhật.",
        "mark"
    );
  }
  auto catalogue = CatalogueForDocuments(deciding.queries, deciding.at);
  if (!catalogue) return catalogue.error();
  AliasLessons lessons(*catalogue);
  AliasLessons* taught = acceptance.remember ? &lessons : nullptr;
  auto taken = TakeFromSheet(*plan, *comparison, acceptance.take, *catalogue, rules, taught);
  if (!taken) return taken.error();
  if (lessons.refused()) return *lessons.refused();
  lessons.ApplyTo(*plan);
  if (*taken == 0) return Invalid("Chưa chọn thay đổi nào; hãy đánh dấu ít nhất một thay đổi.");
  auto body = BodyOf(*plan);
  if (!body) return body.error();
  facts::DraftMended fact{draft, detail->line.revision + 1, "bang-tinh", ""};
  facts::SetChange(fact, detail->body, *body);
  Facts facts{std::move(fact)};
  lessons.AddFacts(draft, facts);
  return facts;
}

std::set<std::string> LinkedRows(const intake::DraftPlan& plan) {
  std::set<std::string> rows;
  for (const intake::DraftLink& link : plan.links) {
    if (!link.relation) continue;
    rows.insert(link.row);
    if (!link.approved) rows.insert(link.other);
  }
  return rows;
}

}  // namespace

Result<DraftSheet> ExportDraft(App& app, const Principal& who, const domain::DraftId& draft) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto detail = OpenNow(app, draft);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  auto bytes = SheetOf(*plan);
  if (!bytes) return bytes.error();
  std::string number =
      Fold(plan->document.number.empty() ? detail->line.title : plan->document.number);
  for (char& c : number) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!plain) c = '-';
  }
  return DraftSheet{std::move(*bytes), "du-thao-" + Shorten(number, 60) + ".xlsx"};
}

Result<SheetUpload> ReceiveSheet(
    App& app,
    const Principal& who,
    const domain::DraftId& draft,
    const std::string& path,
    const std::string& name
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto detail = OpenNow(app, draft);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  if (auto clean = CheckUpload(app, path, name, {}); !clean) return clean.error();
  auto bytes = ReadFile(path, kMostSheet);
  if (!bytes) return bytes.error();
  if (auto compared = CompareWithSheet(*plan, *bytes); !compared) return compared.error();
  auto blob = app.blobs.PutBytes(*bytes);
  if (!blob) return blob.error();
  return SheetUpload{blob->sha256, Shorten(ToNfc(name), 200)};
}

Result<SheetComparison> CompareSheet(
    App& app, const Principal& who, const domain::DraftId& draft, const std::string& sha256
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto detail = OpenNow(app, draft);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  auto bytes = KeptBytes(app, sha256);
  if (!bytes) return bytes.error();
  auto comparison = CompareWithSheet(*plan, *bytes);
  if (!comparison) return comparison.error();
  auto now = Resolve(app, std::nullopt);
  if (!now) return now.error();
  auto catalogue = CatalogueForDocuments(app.queries, *now);
  if (!catalogue) return catalogue.error();
  auto names = NamesTaught(*plan, *comparison, *catalogue, app.settings.reading);
  return SheetComparison{
      std::move(detail->line), std::move(*comparison), std::move(names), LinkedRows(*plan)};
}

Result<std::int64_t> AcceptSheet(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& draft,
    const SheetAcceptance& acceptance
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  auto bytes = KeptBytes(app, acceptance.sheet.sha256);
  if (!bytes) return bytes.error();
  facts::DocumentReceived received;
  received.document = domain::DocumentId(request_id);
  received.sha256 = acceptance.sheet.sha256;
  received.name = Shorten(ToNfc(acceptance.sheet.name), 200);
  received.size = static_cast<std::int64_t>(bytes->size());
  const WriteRequest request{request_id, who.account, who.organization};
  std::int64_t revision = 0;
  auto written = app.writer.Write(request, [&](const Deciding& deciding) -> Result<Facts> {
    auto facts = FactsOf(deciding, draft, *bytes, acceptance, app.settings.reading);
    if (!facts) return facts.error();
    revision = std::get<facts::DraftMended>(facts->front()).revision;
    facts->insert(facts->begin(), received);
    return facts;
  });
  if (!written) return written.error();
  if (!written->repeated) return revision;
  auto now = app.queries.FindDraft(draft, written->position);
  if (!now) return UsedForSomethingElse();
  return now->line.revision;
}

}  // namespace sauro::usecase
