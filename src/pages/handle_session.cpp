#include "base/text.h"
#include "base/uuid.h"
#include "http/csrf.h"
#include "pages/assets.h"
#include "pages/error_page.h"
#include "pages/handlers.h"
#include "pages/kept_form.h"
#include "pages/navigation.h"
#include "pages/notices.h"
#include "pages/sign_in_page.h"

namespace sauro::pages {
namespace {

Frame PublicFrame(const usecase::App& app, const Request& request, std::string title) {
  Frame frame;
  frame.title = std::move(title);
  frame.path = request.path;
  frame.province = app.settings.state.issuing_body;
  frame.notice = NoticeText(request.query.Get("bao"));
  return frame;
}

std::string SafeTargetOf(const std::string& target) {
  const bool good = IsSafeTarget(target) && !target.starts_with("/dang-");
  return good ? target : "/";
}

// A new session is there: back to the form that was kept, or to where the person wanted to go.
Response AfterSignIn(
    const Context& context, const Request& request, const usecase::SignedIn& signed_in
) {
  const KeptForm kept = CarriedForm(request);
  if (kept.target.empty()) return Response::Redirect(SafeTargetOf(request.form.Get("tiep")));
  Frame frame = PublicFrame(context.app, request, "Nội dung đã nhập được giữ lại");
  frame.who = &signed_in.principal;
  frame.csrf = http::CsrfToken(signed_in.csrf_secret);
  return Response::Html(RenderKeptForm(frame, kept, "Đã đăng nhập."));
}

// The form again with the name, the form that it carries, and what was wrong.
Response SignInRefused(
    const Context& context, const Request& request, const Error& why, int status
) {
  SignInState state;
  state.target = SafeTargetOf(request.form.Get("tiep"));
  state.username = request.form.Get("ten_dang_nhap");
  state.kept = CarriedForm(request);
  state.error = why;
  return Response::Html(
      RenderSignIn(PublicFrame(context.app, request, "Đăng nhập"), state), status
  );
}

// The second form, with what was wrong with the code that was sent.
Response AskForCode(
    const Context& context, const Request& request, const std::string& proof, const Error& why
) {
  SignInState state;
  state.target = SafeTargetOf(request.form.Get("tiep"));
  state.username = request.form.Get("ten_dang_nhap");
  state.kept = CarriedForm(request);
  state.proof = proof;
  const bool sent = !request.form.Get("chung_thuc").empty();
  if (sent) state.error = why;
  return Response::Html(
      RenderSignIn(PublicFrame(context.app, request, "Mã xác thực"), state), sent ? 401 : 200
  );
}

// The same view of today, for somebody who asked for a day or a position that cannot be shown.
WayOut WayOutOf(const Request& request, const Error& why) {
  const bool coordinate = why.place == "ngay" || why.place == "vi_tri";
  if (!coordinate || !http::IsSafe(request.method)) return {};
  Query query;
  for (const http::NameValue& item : request.query) {
    if (item.name != "ngay" && item.name != "vi_tri") query.Add(item.name, item.value);
  }
  return {query.After(request.path), "Xem số liệu hôm nay"};
}

Response AskToSignIn(const usecase::App& app, const Request& request, const Error& why) {
  // Passwords are not kept, so that there is no form to send again.
  const bool of_account = request.path.starts_with("/ca-nhan/");
  if (http::IsSafe(request.method) || of_account) {
    Query query;
    const std::string target = of_account ? "/ca-nhan" : request.target;
    if (request.path != "/") query.Add("tiep", target);
    if (why.place == "ended") query.Add("bao", "het-phien");
    Response response = Response::Redirect(query.After("/dang-nhap"));
    if (!request.Header("HX-Request").empty()) {  // a part of a page: the window goes, not the part
      response.status = 401;
      response.Set("HX-Redirect", query.After("/dang-nhap"));
    }
    return response;
  }
  SignInState state;
  state.kept = KeepForm(request);
  Response response =
      Response::Html(RenderSignIn(PublicFrame(app, request, "Đăng nhập"), state), 401);
  StandForContent(request, response);
  return response;
}

constexpr std::string_view kOldForm =
    "Nội dung chưa được thực hiện vì mã xác nhận của biểu mẫu đã cũ hoặc không đúng. Điều này "
    "thường xảy ra khi đăng nhập lại ở một cửa sổ khác.";
constexpr std::string_view kChangeFirst =
    "Nội dung chưa được thực hiện vì mật khẩu này do người quản trị đặt và phải đổi trước. Vui "
    "lòng "
    "bấm vào tên của bạn ở góc trên (mở trong cửa sổ khác) để đổi mật khẩu, đăng nhập lại rồi gửi "
    "lại nội dung này.";

Response KeptForLater(usecase::App& app, const Request& request, std::string_view text) {
  Frame frame = PublicFrame(app, request, "Cần xác nhận lại");
  frame.who = &session::Who(request);
  frame.csrf = session::CsrfFor(request);
  Response response = Response::Html(RenderKeptForm(frame, KeepForm(request), text), 403);
  StandForContent(request, response);
  return response;
}

Response AskToChange(const Request& request) {
  const std::string target = "/ca-nhan";
  Response response = Response::Redirect(target);
  if (!request.Header("HX-Request").empty()) {
    response.status = 401;
    response.Set("HX-Redirect", target);
  }
  return response;
}

}  // namespace

Response GoHome(const Context&, Request& request) {
  return Response::Redirect(HomeOf(session::Who(request).role));
}

Response ShowSignIn(const Context& context, Request& request) {
  const std::string target = SafeTargetOf(request.query.Get("tiep"));
  if (context.sessions.Look(request)) return Response::Redirect(target);
  SignInState state;
  state.target = target;
  return Response::Html(RenderSignIn(PublicFrame(context.app, request, "Đăng nhập"), state));
}

Response SignIn(const Context& context, Request& request) {
  const std::string& username = request.form.Get("ten_dang_nhap");
  const std::string& proof = request.form.Get("chung_thuc");
  if (Trim(username).empty()) {
    const Error error = Invalid("Vui lòng nhập tên đăng nhập.", "ten_dang_nhap");
    return SignInRefused(context, request, error, 422);
  }
  if (proof.empty() && request.form.Get("mat_khau").empty()) {
    const Error error = Invalid("Vui lòng nhập mật khẩu.", "mat_khau");
    return SignInRefused(context, request, error, 422);
  }
  const auto outcome = context.sessions.SignIn(
      request, {username, request.form.Get("mat_khau"), request.form.Get("ma"), proof}
  );
  if (outcome.signed_in) {
    Response response = AfterSignIn(context, request, *outcome.signed_in);
    context.sessions.PutCookie(request, response, *outcome.signed_in);
    context.sessions.PutBrowser(request, response, *outcome.signed_in);
    return response;
  }
  const http::Failure& failure = *outcome.failure;
  if (!outcome.proof.empty()) return AskForCode(context, request, outcome.proof, failure.error);
  const Error error{failure.error.kind, failure.error.message, {}};
  Response response = SignInRefused(context, request, error, failure.status);
  if (failure.retry_after_s > 0) {
    response.Set("Retry-After", std::to_string(failure.retry_after_s));
  }
  return response;
}

Response SignOut(const Context& context, Request& request) {
  Response response = Response::Redirect("/dang-nhap?bao=da-dang-xuat");
  const Status ended = context.sessions.SignOut(request, response);
  if (!ended.ok()) return Response::Fail(ended.error());
  return response;
}

Response ServeStatic(const Context&, Request& request) {
  return Assets().Serve(request, request.Param("rest"));
}

session::Refuse PageRefusal(usecase::App& app) {
  return [&app](Request& request, const Error& why) -> Response {
    if (why.kind == ErrorKind::kUnauthenticated) return AskToSignIn(app, request, why);
    const bool must_change = why.place == session::kMustChangePlace;
    if (why.kind != ErrorKind::kForbidden || !(must_change || why.place == session::kCsrfPlace)) {
      return Response::Fail(why);
    }
    if (must_change && http::IsSafe(request.method)) return AskToChange(request);
    return KeptForLater(app, request, must_change ? kChangeFirst : kOldForm);
  };
}

http::ErrorPage PageErrors(usecase::App& app) {
  return [&app](const Request& request, const http::Failure& failure) -> Response {
    Frame frame = PublicFrame(app, request, ErrorHeading(failure.status));
    frame.notice.clear();
    if (session::IsSignedIn(request)) {
      frame.who = &session::Who(request);
      frame.csrf = session::CsrfFor(request);
    }
    Response response = Response::Html(
        RenderError(frame, request, failure, WayOutOf(request, failure.error)), failure.status
    );
    StandForContent(request, response);
    return response;
  };
}

}  // namespace sauro::pages
