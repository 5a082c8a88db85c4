#include "http/dispatch.h"

#include <fmt/format.h>

#include <exception>
#include <utility>

#include "base/log.h"

namespace sauro::http {
namespace {

struct Text {
  int status;
  ErrorKind kind;
  const char* message;
};

constexpr Text kTexts[] = {
    {400, ErrorKind::kInvalid, "Máy chủ không đọc được yêu cầu này. Xin tải lại trang và thử lại."},
    {404, ErrorKind::kNotFound, "Không có trang này. Xin kiểm tra lại địa chỉ hoặc về trang chủ."},
    {405, ErrorKind::kInvalid, "Địa chỉ này không nhận cách gửi đó. Xin quay lại trang trước."},
    {408, ErrorKind::kUnavailable, "Đường truyền quá chậm nên máy chủ đã ngừng chờ. Xin gửi lại."},
    {413, ErrorKind::kTooLarge, "Dữ liệu gửi lên lớn hơn mức cho phép. Xin chọn tệp nhỏ hơn."},
    {414, ErrorKind::kTooLarge, "Địa chỉ quá dài. Xin rút gọn điều kiện tìm kiếm."},
    {415, ErrorKind::kUnreadable, "Kiểu dữ liệu gửi lên không đúng với địa chỉ này."},
    {429,
     ErrorKind::kUnavailable,
     "Có quá nhiều yêu cầu trong thời gian ngắn. Xin chờ rồi thử lại."},
    {431,
     ErrorKind::kTooLarge,
     "Phần đầu của yêu cầu quá dài. Xin xóa cookie của trang rồi thử lại."},
    {500,
     ErrorKind::kInternal,
     "Máy chủ gặp lỗi. Xin thử lại; nếu vẫn lỗi, xin báo người quản trị."},
    {503, ErrorKind::kUnavailable, "Máy chủ đang bận. Xin chờ vài giây rồi thử lại."},
};

Response PlainError(const Request& request, const Failure& failure) {
  return Response::Text(
      fmt::format(
          "{}\n{}\nMã yêu cầu: {}\n", failure.status, failure.error.Text(), request.request_id
      ),
      failure.status
  );
}

void LogException(const Request& request, std::string_view where, const char* what) {
  log::Error(
      "exception",
      {{"where", where}, {"route", request.route}, {"request", request.request_id}, {"what", what}}
  );
}

// Calls `work` and turns what it throws into a log line; nothing then.
template <typename Work>
auto Guarded(const Request& request, std::string_view where, Work&& work)
    -> std::optional<decltype(work())> {
  try {
    return work();
  } catch (const std::exception& exception) {
    LogException(request, where, exception.what());
  } catch (...) {
    LogException(request, where, "unknown");
  }
  return std::nullopt;
}

}  // namespace

Failure ProtocolFailure(int status) {
  Failure failure;
  for (const Text& text : kTexts) {
    if (text.status != status) continue;
    failure.status = status;
    failure.error = Error{text.kind, text.message, {}};
    failure.retry_after_s = status == 503 || status == 429 ? 5 : 0;
    return failure;
  }
  return ProtocolFailure(500);
}

Failure BodyTooLarge(std::uint64_t max_bytes) {
  Failure failure = ProtocolFailure(413);
  const bool megabytes = max_bytes >= (1U << 20U);
  failure.error.message = fmt::format(
      "Dữ liệu gửi lên quá lớn: mỗi lần gửi nhiều nhất {} {}. Xin chọn tệp nhỏ hơn hoặc rút gọn.",
      megabytes ? max_bytes >> 20U : max_bytes >> 10U,
      megabytes ? "MB" : "kB"
  );
  return failure;
}

Failure NoRoute(const std::string& allow) {
  Failure failure = ProtocolFailure(allow.empty() ? 404 : 405);
  failure.allow = allow;
  return failure;
}

void Apply(const Router::Match& match, Request& request) {
  request.route = match.route->pattern;
  request.path_parameters = match.parameters;
}

Response RenderFailure(const Site& site, const Request& request, const Failure& failure) {
  std::optional<Response> page;
  if (site.error_page) {
    page = Guarded(request, "error page", [&] { return site.error_page(request, failure); });
  }
  Response response = page && !page->failure ? std::move(*page) : PlainError(request, failure);
  response.status = failure.status;
  if (!failure.allow.empty()) response.headers.Set("Allow", failure.allow);
  if (failure.retry_after_s > 0) {
    response.headers.Set("Retry-After", std::to_string(failure.retry_after_s));
  }
  return response;
}

std::optional<Response> RunGuard(
    const Site& site, const Guard& guard, Request& request, const Route& route
) {
  if (!guard) return std::nullopt;
  const auto ask = [&] { return guard(request, route.permission); };
  std::optional<std::optional<Response>> answer = Guarded(request, "guard", ask);
  if (!answer) return RenderFailure(site, request, ProtocolFailure(500));
  if (*answer && (*answer)->failure) {
    const Failure failure = *(*answer)->failure;
    return RenderFailure(site, request, failure);
  }
  return std::move(*answer);
}

Response AnswerMatched(const Site& site, Request& request, const Route& route) {
  // Without a guard nobody may do anything.
  if (!site.guard) return RenderFailure(site, request, ProtocolFailure(500));
  std::optional<Response> refused = RunGuard(site, site.guard, request, route);
  if (refused) return std::move(*refused);
  std::optional<Response> response =
      Guarded(request, "handler", [&] { return route.handler(request); });
  if (!response) return RenderFailure(site, request, ProtocolFailure(500));
  if (response->failure) {
    const Failure failure = *response->failure;
    return RenderFailure(site, request, failure);
  }
  return std::move(*response);
}

Response Answer(const Site& site, Request& request) {
  const Router::Match match = site.router.Find(request.method, request.path);
  if (match.route == nullptr) return RenderFailure(site, request, NoRoute(match.allow));
  Apply(match, request);
  return AnswerMatched(site, request, *match.route);
}

}  // namespace sauro::http
