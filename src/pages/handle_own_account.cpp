#include "access/access.h"
#include "pages/account_pages.h"
#include "pages/handlers.h"
#include "pages/notices.h"
#include "usecase/second_step.h"

namespace sauro::pages {
namespace {

Response OwnPage(
    const Context& context, const Request& request, const std::optional<http::Failure>& failure
) {
  const usecase::Principal& who = session::Who(request);
  const auto account = context.app.accounts.FindAccount(who.account);
  if (!account) return Response::Fail(account.error());
  const auto live = context.app.accounts.ListSessions(who.account, context.app.clock());
  if (!live) return Response::Fail(live.error());
  const AccountLine line{
      account->username,
      account->display_name,
      std::string(access::NameOf(who.role)),
      who.organization_name,
      false};
  const std::string current = context.sessions.SessionOf(request);
  std::vector<OwnSession> sessions;
  for (const usecase::Session& each : *live) {
    sessions.push_back(
        {each.token_hash, each.created_at, each.expires_at, each.token_hash == current}
    );
  }
  const auto step = usecase::ReadSecondStep(context.app, who);
  if (!step) return Response::Fail(step.error());
  Frame frame = FrameFor(context, request, "Tài khoản của tôi");
  if (who.must_change) frame.notice = NoticeText("phai-doi-mat-khau");
  const std::optional<Error> error = failure ? std::optional<Error>(failure->error) : std::nullopt;
  Response response = Response::Html(
      RenderOwnAccount(frame, line, sessions, {step->on, step->key, step->codes_left}, error),
      failure ? failure->status : 200
  );
  if (failure && failure->retry_after_s > 0) {
    response.Set("Retry-After", std::to_string(failure->retry_after_s));
  }
  return response;
}

Response AfterEnding(const Context& context, const Status& ended) {
  if (!ended.ok()) return Response::Fail(ended.error());
  context.sessions.Forget();
  return Response::Redirect("/ca-nhan?bao=da-ket-thuc-phien");
}

}  // namespace

Response ShowOwnAccount(const Context& context, Request& request) {
  return OwnPage(context, request, std::nullopt);
}

Response ChangeOwnPassword(const Context& context, Request& request) {
  const std::string& password = request.form.Get("mat_khau");
  if (password != request.form.Get("mat_khau_lai")) {
    const Error error = Invalid("Hai lần nhập mật khẩu mới không giống nhau.", "mat_khau_lai");
    return OwnPage(context, request, http::FailureFrom(error));
  }
  const auto failure =
      context.sessions.ChangePassword(request, request.form.Get("mat_khau_cu"), password);
  if (failure) return OwnPage(context, request, failure);
  return Response::Redirect("/dang-nhap?bao=da-doi-mat-khau");
}

Response BeginSecondStep(const Context& context, Request& request) {
  const auto failure =
      context.sessions.BeginSecondStep(request, request.form.Get("mat_khau_hai_buoc"));
  if (failure) return OwnPage(context, request, failure);
  return Response::Redirect("/ca-nhan#hai-buoc");
}

Response ServeSecondStepPicture(const Context& context, Request& request) {
  auto png = usecase::SecondStepPicture(context.app, session::Who(request));
  if (!png) return Response::Fail(png.error());
  Response response;
  response.body = std::move(*png);
  response.Set("Content-Type", "image/png");
  response.Set("Cache-Control", "no-store");
  return response;
}

Response TurnOnSecondStep(const Context& context, Request& request) {
  const auto codes =
      usecase::TurnOnSecondStep(context.app, session::Who(request), request.form.Get("ma"));
  if (!codes) return OwnPage(context, request, http::FailureFrom(codes.error()));
  Response response =
      Response::Html(RenderRecoveryCodes(FrameFor(context, request, "Mã dự phòng"), *codes));
  response.Set("Cache-Control", "no-store");
  return response;
}

Response TurnOffSecondStep(const Context& context, Request& request) {
  const auto failure =
      context.sessions.TurnOffSecondStep(request, request.form.Get("mat_khau_hai_buoc"));
  if (failure) return OwnPage(context, request, failure);
  return Response::Redirect("/ca-nhan?bao=da-tat-hai-buoc");
}

Response EndOwnSession(const Context& context, Request& request) {
  return AfterEnding(
      context,
      context.app.accounts.EndSessionOf(session::Who(request).account, request.Param("phien"))
  );
}

Response EndOtherSessions(const Context& context, Request& request) {
  return AfterEnding(
      context,
      context.app.accounts.EndOtherSessions(
          session::Who(request).account, context.sessions.SessionOf(request)
      )
  );
}

}  // namespace sauro::pages
