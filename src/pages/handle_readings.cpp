#include "pages/error_page.h"
#include "pages/handlers.h"
#include "pages/reading_page.h"
#include "pages/words.h"
#include "usecase/draft_replace.h"
#include "usecase/plan_adjust.h"
#include "usecase/plan_reading.h"
#include "usecase/reading.h"

namespace sauro::pages {
namespace {

std::string UrlOf(const std::string& reading) {
  return "/doc-van-ban/" + UrlEncode(reading);
}

// A newer text of something that is here already: the editor says which.
std::string PageOf(const Context& context, const Request& request, const domain::DraftId& draft) {
  const auto like = usecase::PlansLike(context.app, session::Who(request), draft);
  const auto others = usecase::OtherDrafts(context.app, session::Who(request), draft);
  const bool known =
      (like.ok() && !like->empty()) || (others.ok() && !others->empty() && others->front().likely);
  return "/du-thao/" + UrlEncode(draft.value) + (known ? "/doi-chieu" : "") + "?bao=da-tai-len";
}

}  // namespace

Response UploadPlan(const Context& context, Request& request) {
  http::UploadedFile* file = request.File("van_ban");
  if (file == nullptr || (file->size == 0 && file->name.empty())) {
    const Error error = Invalid("Vui lòng chọn tệp văn bản kế hoạch.", "van_ban");
    return DraftsPage(context, request, error, 422);
  }
  const auto upload = usecase::UploadPlan(
      context.app,
      session::Who(request),
      RequestIdOf(context, request),
      file->file.path(),
      file->name
  );
  if (upload && upload->draft) return Response::Redirect(PageOf(context, request, *upload->draft));
  if (upload) return Response::Redirect(UrlOf(upload->reading));
  const Error& why = upload.error();
  if (why.kind == ErrorKind::kForbidden || why.kind == ErrorKind::kInternal) {
    return Response::Fail(why);
  }
  return DraftsPage(context, request, why, http::StatusFor(why.kind));
}

Response ShowReading(const Context& context, Request& request) {
  const auto reading =
      usecase::FindReading(context.app, session::Who(request), request.Param("id"));
  if (!reading) return Response::Fail(reading.error());
  const bool part = !request.Header("HX-Request").empty();
  const bool done = reading->state == usecase::ReadingState::kDone;
  const std::string next =
      done ? PageOf(context, request, usecase::DraftOf(*reading)) : std::string();
  if (done && !part) return Response::Redirect(next);
  Frame frame = FrameFor(context, request, "Đọc văn bản");
  frame.htmx = true;
  Response response = Response::Html(RenderReading(frame, *reading, context.app.clock(), next));
  response.Set("Cache-Control", "no-store");
  return response;
}

Response ReadPlanAgain(const Context& context, Request& request) {
  const std::string& id = request.Param("id");
  const Status again = usecase::ReadAgain(context.app, session::Who(request), id);
  return again ? Response::Redirect(UrlOf(id)) : Response::Fail(again.error());
}

Response RemoveReading(const Context& context, Request& request) {
  const Status removed =
      usecase::RemoveReading(context.app, session::Who(request), request.Param("id"));
  return removed ? Response::Redirect("/du-thao?bao=da-bo-doc") : Response::Fail(removed.error());
}

}  // namespace sauro::pages
