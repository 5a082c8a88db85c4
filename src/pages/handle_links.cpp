// Tasks of a draft that look like others.
#include "pages/handlers.h"
#include "pages/links_page.h"
#include "pages/words.h"
#include "usecase/draft_check.h"
#include "usecase/draft_links.h"
#include "usecase/plan_import.h"

namespace sauro::pages {
namespace {

constexpr std::string_view kWeak = "it";  // the group of pairs that are alike a little

std::string UrlOf(const Request& request) {
  return "/du-thao/" + UrlEncode(request.Param("id"));
}

}  // namespace

Response ShowLinks(const Context& context, Request& request) {
  const domain::DraftId draft(request.Param("id"));
  const usecase::Principal& who = session::Who(request);
  const auto line = usecase::FindDraftLine(context.app, who, draft);
  if (!line) return Response::Fail(line.error());
  if (line->plan) return Response::Redirect("/ke-hoach/" + UrlEncode(line->plan->value));
  const auto check = usecase::CheckDraft(context.app, who, draft);
  if (!check) return Response::Fail(check.error());
  const Frame frame = FrameFor(context, request, "Việc có thể trùng");
  const bool weak = request.query.Get("nhom") == kWeak;
  return Response::Html(RenderLinks(frame, {UrlOf(request), line->document_name, *check, weak}));
}

Response LinkRow(const Context& context, Request& request) {
  const std::string& said = request.form.Get("la");
  intake::DraftLink link;
  link.row = request.form.Get("dong");
  link.other = request.form.Get("voi");
  link.approved = request.form.Has("da_duyet");
  link.relation = domain::TaskRelationFromCode(said);
  if (!link.relation && said != "none") {
    return Response::Fail(Invalid("Thao tác không đúng. Vui lòng mở lại dự thảo."));
  }
  const auto linked = usecase::LinkRow(
      context.app,
      session::Who(request),
      {RequestIdOf(context, request), domain::DraftId(request.Param("id")), std::nullopt},
      link
  );
  if (!linked) return Response::Fail(linked.error());
  const bool weak = request.form.Get("nhom") == kWeak;
  const std::string url = UrlOf(request) + "/viec-trung?bao=da-noi";
  return Response::Redirect(weak ? url + "&nhom=it#giong-it" : url);
}

}  // namespace sauro::pages
