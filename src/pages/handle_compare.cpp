// A draft beside the older text that it corrects.
#include <set>

#include "pages/before_approval.h"
#include "pages/compare_page.h"
#include "pages/handlers.h"
#include "pages/words.h"
#include "usecase/draft_replace.h"
#include "usecase/plan_adjust.h"
#include "usecase/plan_import.h"
#include "usecase/reading.h"

namespace sauro::pages {
namespace {

domain::DraftId DraftOf(const Request& request) {
  return domain::DraftId(request.Param("id"));
}

std::string DraftUrl(const domain::DraftId& draft) {
  return "/du-thao/" + UrlEncode(draft.value);
}
std::string PlanUrl(const domain::PlanId& plan) {
  return "/ke-hoach/" + UrlEncode(plan.value);
}

std::string NameOfPlan(const views::PlanLine& plan) {
  return "kế hoạch số " + (plan.number.empty() ? std::string("…") : plan.number) + ", ngày " +
         DayOrDash(plan.date);
}

// Where the draft went, if it is closed: an editor may come back to an old page.
std::optional<Response> WhereItWent(const views::DraftLine& line) {
  if (line.plan) return Response::Redirect(PlanUrl(*line.plan));
  if (line.state == views::DraftState::kOpen) return std::nullopt;
  return Response::Fail(NotFound("Dự thảo này đã được bỏ. Vui lòng mở dự thảo khác."));
}

Response BesidePlan(
    const Context& context,
    const Request& request,
    const domain::PlanId& plan,
    const CompareState& state
) {
  const usecase::Principal& who = session::Who(request);
  const auto compared = usecase::CompareWithPlan(context.app, who, DraftOf(request), plan);
  if (!compared) return Response::Fail(compared.error());
  auto links = usecase::ListSaidLinks(context.app, who, DraftOf(request));
  if (!links) return Response::Fail(links.error());
  const usecase::Ticks ticks = state.error ? TicksOf(state.typed) : std::nullopt;
  const Frame frame = FrameFor(context, request, "Đối chiếu với kế hoạch đã phê duyệt");
  const std::string url = DraftUrl(DraftOf(request));
  const CompareView view{
      compared->comparison,
      "Đối chiếu với kế hoạch đã phê duyệt",
      url,
      compared->draft.title,
      compared->draft.document_name,
      NameOfPlan(compared->plan),
      PlanUrl(plan),
      url + "/dieu-chinh",
      {{"ke_hoach", plan.value}},
      true,
      "Phê duyệt điều chỉnh",
      who.May(access::Permission::kApprovePlans),
      {},
      std::move(*links),
      usecase::WithoutReporter(*compared, ticks)};
  const int status = state.error ? http::StatusFor(state.error->kind) : 200;
  return Response::Html(RenderCompare(frame, view, state), status);
}

Response BesideDraft(
    const Context& context,
    const Request& request,
    const domain::DraftId& older,
    const CompareState& state
) {
  const auto compared =
      usecase::CompareWithDraft(context.app, session::Who(request), DraftOf(request), older);
  if (!compared) return Response::Fail(compared.error());
  const Frame frame = FrameFor(context, request, "Đối chiếu với dự thảo");
  const std::string url = DraftUrl(DraftOf(request));
  const CompareView view{
      compared->comparison,
      "Đối chiếu với dự thảo",
      url,
      compared->newer.title,
      compared->newer.document_name,
      "dự thảo " + compared->older.document_name,
      DraftUrl(older),
      url + "/thay-du-thao",
      {{"du_thao", older.value}},
      false,
      "Làm tiếp với bản sửa"};
  const int status = state.error ? http::StatusFor(state.error->kind) : 200;
  return Response::Html(RenderCompare(frame, view, state), status);
}

Result<std::vector<CompareChoice>> DraftsToChoose(
    const Context& context, const usecase::Principal& who, const domain::DraftId& draft
) {
  const auto others = usecase::OtherDrafts(context.app, who, draft);
  if (!others) return others.error();
  std::vector<CompareChoice> out;
  for (const usecase::OtherDraft& other : *others) {
    out.push_back(
        {Query().Add("du-thao", other.line.id.value).After(DraftUrl(draft) + "/doi-chieu"),
         other.line.title,
         other.line.document_name + ", bản " + std::to_string(other.line.revision),
         other.likely}
    );
  }
  return out;
}

Result<std::vector<CompareChoice>> PlansToChoose(
    const Context& context,
    const usecase::Principal& who,
    const domain::DraftId& draft,
    const std::vector<views::PlanLine>& like
) {
  std::set<domain::PlanId> likely;
  for (const views::PlanLine& plan : like) likely.insert(plan.id);
  const auto plans = usecase::ListPlans(context.app, who, std::nullopt);
  if (!plans) return plans.error();
  std::vector<CompareChoice> out;
  for (const views::PlanLine& plan : plans->view) {
    out.push_back(
        {Query().Add("ke-hoach", plan.id.value).After(DraftUrl(draft) + "/doi-chieu"),
         NameOfPlan(plan),
         plan.title,
         likely.count(plan.id) > 0}
    );
  }
  return out;
}

// Tasks on which nobody could report come into the plan only if somebody says so. What else
// hinders, the adjustment itself says: a draft that is closed, or another difference than was seen.
Status CheckWithoutReporter(
    const Context& context, const Request& request, const domain::PlanId& plan
) {
  const auto compared =
      usecase::CompareWithPlan(context.app, session::Who(request), DraftOf(request), plan);
  if (!compared || compared->comparison.mark != request.form.Get("dau")) return {};
  return CheckAllTheSame(
      usecase::WithoutReporter(*compared, TicksOf(request.form)),
      request.form.Get(std::string(kAllTheSame))
  );
}

}  // namespace

Response ShowCompare(const Context& context, Request& request) {
  const usecase::Principal& who = session::Who(request);
  const domain::DraftId draft = DraftOf(request);
  const auto line = usecase::FindDraftLine(context.app, who, draft);
  if (!line) return Response::Fail(line.error());
  if (auto elsewhere = WhereItWent(*line)) return std::move(*elsewhere);
  if (const std::string& plan = request.query.Get("ke-hoach"); !plan.empty()) {
    return BesidePlan(context, request, domain::PlanId(plan), {});
  }
  if (const std::string& older = request.query.Get("du-thao"); !older.empty()) {
    return BesideDraft(context, request, domain::DraftId(older), {});
  }
  const auto like = usecase::PlansLike(context.app, who, draft);
  if (!like) return Response::Fail(like.error());
  std::vector<std::string> known;
  for (const views::PlanLine& plan : *like) known.push_back(usecase::KnownPlanText(plan));
  auto plans = PlansToChoose(context, who, draft, *like);
  if (!plans) return Response::Fail(plans.error());
  auto drafts = DraftsToChoose(context, who, draft);
  if (!drafts) return Response::Fail(drafts.error());
  const Frame frame = FrameFor(context, request, "Chọn bản để đối chiếu");
  return Response::Html(RenderCompareChoice(
      frame,
      {DraftUrl(draft),
       line->title,
       line->document_name,
       std::move(*plans),
       std::move(*drafts),
       std::move(known)}
  ));
}

Response AdjustPlan(const Context& context, Request& request) {
  const domain::PlanId plan(request.form.Get("ke_hoach"));
  if (const Status asked = CheckWithoutReporter(context, request, plan); !asked) {
    if (asked.error().kind != ErrorKind::kInvalid) return Response::Fail(asked.error());
    return BesidePlan(context, request, plan, {request.form, asked.error()});
  }
  const Status done = usecase::AdjustPlan(
      context.app,
      session::Who(request),
      RequestIdOf(context, request),
      DraftOf(request),
      {plan,
       request.form.Get("dau"),
       TicksOf(request.form),
       request.form.Get("ly_do"),
       request.form.Get("can_cu")}
  );
  if (done.ok()) return Response::Redirect(PlanUrl(plan) + "?bao=da-dieu-chinh");
  const Error& why = done.error();
  const bool again = why.kind == ErrorKind::kInvalid || why.place == "mark";
  if (again) return BesidePlan(context, request, plan, {request.form, why});
  if (why.kind != ErrorKind::kConflict) return Response::Fail(why);
  const auto line = usecase::FindDraftLine(context.app, session::Who(request), DraftOf(request));
  if (!line) return Response::Fail(line.error());
  if (line->plan) return Response::Redirect(PlanUrl(*line->plan));
  return Response::Fail(why);
}

Response ReplaceDraft(const Context& context, Request& request) {
  const domain::DraftId older(request.form.Get("du_thao"));
  const Status done = usecase::ReplaceDraft(
      context.app,
      session::Who(request),
      RequestIdOf(context, request),
      DraftOf(request),
      {older, request.form.Get("dau"), TicksOf(request.form)}
  );
  if (done.ok()) return Response::Redirect(DraftUrl(DraftOf(request)) + "?bao=da-thay-du-thao");
  if (done.error().place != "mark") return Response::Fail(done.error());
  return BesideDraft(context, request, older, {request.form, done.error()});
}

}  // namespace sauro::pages
