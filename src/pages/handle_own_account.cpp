#include <charconv>

#include "access/access.h"
#include "pages/account_pages.h"
#include "pages/handlers.h"
#include "pages/notices.h"
#include "usecase/api_tokens.h"
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
  OwnAccount own;
  own.account = {
      account->username,
      account->display_name,
      std::string(access::NameOf(who.role)),
      who.organization_name};
  const std::string current = context.sessions.SessionOf(request);
  for (const usecase::Session& each : *live) {
    own.sessions.push_back(
        {each.token_hash, each.created_at, each.expires_at, each.token_hash == current}
    );
  }
  auto step = usecase::ReadSecondStep(context.app, who);
  if (!step) return Response::Fail(step.error());
  own.step = std::move(*step);
  auto tokens = usecase::ListTokens(context.app, who);
  if (!tokens) return Response::Fail(tokens.error());
  own.tokens = std::move(*tokens);
  own.now = context.app.clock();
  Frame frame = FrameFor(context, request, "Tài khoản của tôi");
  if (who.must_change) frame.notice = NoticeText("phai-doi-mat-khau");
  AccountFormState state{request.form, std::nullopt};
  if (failure) state.error = failure->error;
  Response response =
      Response::Html(RenderOwnAccount(frame, own, state), failure ? failure->status : 200);
  if (failure && failure->retry_after_s > 0) {
    response.Set("Retry-After", std::to_string(failure->retry_after_s));
  }
  return response;
}

// 0: not a whole number.
std::int32_t DaysOf(const std::string& text) {
  std::int32_t days = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  return error == std::errc() && end == text.data() + text.size() ? days : 0;
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

Response IssueToken(const Context& context, Request& request) {
  usecase::NewToken wanted;
  wanted.name = request.form.Get("ten_khoa");
  const auto scope = usecase::TokenScopeFromCode(request.form.Get("pham_vi"));
  if (!scope) return Response::Fail(Invalid("Quyền của khóa không đúng. Vui lòng chọn lại."));
  wanted.scope = *scope;
  wanted.days = DaysOf(request.form.Get("so_ngay"));
  wanted.password = request.form.Get("mat_khau_khoa");
  std::string token;
  if (const auto failure = context.sessions.IssueToken(request, wanted, token)) {
    return OwnPage(context, request, failure);
  }
  Response response =
      Response::Html(RenderNewToken(FrameFor(context, request, "Khóa truy cập mới"), token));
  response.Set("Cache-Control", "no-store");
  return response;
}

Response RevokeToken(const Context& context, Request& request) {
  const Status revoked =
      usecase::RevokeToken(context.app, session::Who(request), request.Param("khoa"));
  if (!revoked.ok()) return Response::Fail(revoked.error());
  context.sessions.Forget();
  return Response::Redirect("/ca-nhan?bao=da-thu-hoi-khoa#khoa-truy-cap");
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
