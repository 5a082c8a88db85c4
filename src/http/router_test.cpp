#include "http/router.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace sauro::http {
namespace {

enum class Right { kRead, kWrite };

// A route without a permission does not compile.
template <typename... Parts>
concept MakesRoute = requires(Parts... parts) {
  Route{std::move(parts)...};
};
static_assert(MakesRoute<Method, std::string_view, Right, BodyLimit, Handler>);
static_assert(!MakesRoute<Method, std::string_view, BodyLimit, Handler>);
static_assert(!MakesRoute<Method, std::string_view>);
static_assert(!MakesRoute<Method, std::string_view, int, BodyLimit, Handler>);
static_assert(!MakesRoute<Method, std::string_view, Method, BodyLimit, Handler>);
static_assert(!MakesRoute<Method, std::string_view, Right>, "nor one without a limit of its body");
static_assert(!std::is_default_constructible_v<RoutePermission>);
static_assert(!std::is_default_constructible_v<BodyLimit>);

Route At(Method method, std::string_view pattern) {
  return {method, pattern, Right::kRead, BodyLimit::None(), [pattern](Request& request) {
            std::string text(pattern);
            for (const NameValue& item : request.path_parameters) {
              text += " " + item.name + "=" + item.value;
            }
            return Response::Text(text);
          }};
}

Router Make(std::vector<Route> routes) {
  Result<Router> router = Router::Make(std::move(routes));
  EXPECT_TRUE(router.ok());
  return std::move(*router);
}

std::string Ask(const Router& router, Method method, std::string_view path) {
  const Router::Match match = router.Find(method, path);
  if (match.route == nullptr) return "none " + match.allow;
  Request request;
  request.path_parameters = match.parameters;
  return match.route->handler(request).body;
}

TEST(Router, LiteralWinsOverParameterOverRest) {
  const Router router = Make(
      {At(Method::kGet, "/a/{id}"),
       At(Method::kGet, "/a/new"),
       At(Method::kPost, "/a/{key}"),
       At(Method::kGet, "/a/{id}/b/{n}"),
       At(Method::kGet, "/s/{rest...}"),
       At(Method::kGet, "/")}
  );
  EXPECT_EQ(Ask(router, Method::kGet, "/a/new"), "/a/new");
  EXPECT_EQ(Ask(router, Method::kGet, "/a/7"), "/a/{id} id=7");
  EXPECT_EQ(Ask(router, Method::kPost, "/a/new"), "/a/{key} key=new");
  EXPECT_EQ(Ask(router, Method::kGet, "/a/7/b/8"), "/a/{id}/b/{n} id=7 n=8");
  EXPECT_EQ(Ask(router, Method::kGet, "/s/x/y.css"), "/s/{rest...} rest=x/y.css");
  EXPECT_EQ(Ask(router, Method::kHead, "/a/7"), "/a/{id} id=7");
  EXPECT_EQ(Ask(router, Method::kGet, "/"), "/");
}

TEST(Router, UnknownPathOrMethod_SaysWhatExists) {
  const Router router = Make({At(Method::kGet, "/a/{id}"), At(Method::kDelete, "/a/{id}")});
  EXPECT_EQ(Ask(router, Method::kPost, "/a/1"), "none GET, HEAD, DELETE");
  EXPECT_EQ(router.Allow("/a/1"), "GET, HEAD, DELETE");
  EXPECT_EQ(Ask(router, Method::kGet, "/a"), "none ");
  EXPECT_EQ(Ask(router, Method::kGet, "/a/"), "none ");
  EXPECT_EQ(Ask(router, Method::kGet, "/a/1/"), "none ");
  EXPECT_EQ(Ask(router, Method::kGet, ""), "none ");
}

TEST(Router, TwinsAndMalformedPatterns_AreRefused) {
  EXPECT_FALSE(Router::Make({At(Method::kGet, "/a/{x}"), At(Method::kGet, "/a/{y}")}).ok());
  for (const char* bad : {"", "a", "/{}", "/{a", "/a}", "/{a...}/b", "/x{a}", "/{...}"}) {
    EXPECT_FALSE(Router::Make({At(Method::kGet, bad)}).ok()) << bad;
  }
}

Site SiteWith(std::vector<Route> routes, Guard guard) {
  return Site{Make(std::move(routes)), std::move(guard)};
}

Request To(Method method, std::string path) {
  Request request;
  request.method = method;
  request.path = std::move(path);
  return request;
}

TEST(Answer, GuardDecidesByPermissionBeforeTheHandler) {
  int handled = 0;
  const auto count = [&](Request& request) {
    ++handled;
    return Response::Text(std::any_cast<std::string>(request.context));
  };
  const Site site = SiteWith(
      {{Method::kGet, "/r", Right::kRead, BodyLimit::None(), count},
       {Method::kPost, "/w", Right::kWrite, BodyLimit::None(), count}},
      [](Request& request, RoutePermission permission) -> std::optional<Response> {
        if (permission.As<Right>() == Right::kWrite) return Response::Redirect("/sign-in?a=ộ");
        request.context = std::string("user 1");
        return std::nullopt;
      }
  );
  Request read = To(Method::kGet, "/r");
  EXPECT_EQ(Answer(site, read).body, "user 1");
  Request write = To(Method::kPost, "/w");
  const Response refused = Answer(site, write);
  EXPECT_EQ(refused.status, 303);
  EXPECT_EQ(refused.headers.Get("Location"), "/sign-in?a=%E1%BB%99");
  EXPECT_EQ(handled, 1);
}

TEST(Answer, WithoutAGuard_NothingIsServed) {
  const Site site = SiteWith({At(Method::kGet, "/")}, {});
  Request request = To(Method::kGet, "/");
  EXPECT_EQ(Answer(site, request).status, 500);
}

TEST(Answer, ExceptionsAnywhere_Become500) {
  const auto fails = [](Request&) -> Response { throw 1; };
  Site site = SiteWith(
      {{Method::kGet, "/", Right::kRead, BodyLimit::None(), fails}},
      [](Request& request, RoutePermission) -> std::optional<Response> {
        if (request.path.empty()) throw std::runtime_error("guard");
        return std::nullopt;
      }
  );
  site.error_page = [](const Request&, const Failure&) -> Response {
    throw std::runtime_error("page");
  };
  Request request = To(Method::kGet, "/");
  EXPECT_EQ(Answer(site, request).status, 500);
}

TEST(Answer, Failures_CarryAllowAndRetryAfter) {
  const Site site = SiteWith(
      {{Method::kGet,
        "/busy",
        Right::kRead,
        BodyLimit::None(),
        [](Request&) { return Response::Fail(Unavailable("Xin thử lại.")); }}},
      [](Request&, RoutePermission) { return std::optional<Response>(); }
  );
  Request busy = To(Method::kGet, "/busy");
  const Response answer = Answer(site, busy);
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.headers.Get("Retry-After"), "5");
  EXPECT_NE(answer.body.find("Xin thử lại."), std::string::npos);
  Request post = To(Method::kPost, "/busy");
  EXPECT_EQ(Answer(site, post).headers.Get("Allow"), "GET, HEAD");
}

}  // namespace
}  // namespace sauro::http
