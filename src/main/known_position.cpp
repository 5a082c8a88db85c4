#include "main/known_position.h"

#include <charconv>
#include <string>
#include <utility>

#include "http/cookies.h"

namespace sauro::main {
namespace {

constexpr std::string_view kKey = "min_position";
constexpr std::string_view kCookie = "sauro_position";
// Long after any follower has heard of it.
constexpr long kCookieSeconds = 60;

std::optional<Position> PositionOf(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return Position{value};
}

http::Parameters Without(const http::Parameters& all, std::string_view name) {
  http::Parameters rest;
  for (const http::NameValue& each : all) {
    if (each.name != name) rest.Add(each.name, each.value);
  }
  return rest;
}

// The cookie is a help, not a demand: where it cannot be met or read it is passed over.
Status Know(store::DataFolder& folder, http::Request& request) {
  if (const auto told = PositionOf(request.cookies.Get(kCookie))) (void)folder.CatchUp(*told);
  const std::string* text = request.query.Find(kKey);
  if (text == nullptr) return {};
  const auto asked = PositionOf(*text);
  if (!asked) return Invalid("“min_position” phải là một số nguyên không âm.", std::string(kKey));
  request.query = Without(request.query, kKey);
  return folder.CatchUp(*asked);
}

bool IsWrite(http::Method method) {
  return method != http::Method::kGet && method != http::Method::kHead;
}

}  // namespace

http::Guard KnowPosition(store::DataFolder& folder, http::Guard guard) {
  return [&folder, guard = std::move(guard)](
             http::Request& request, http::RoutePermission permission
         ) -> std::optional<http::Response> {
    if (auto known = Know(folder, request); !known) return http::Response::Fail(known.error());
    return guard(request, permission);
  };
}

http::Route TellPosition(store::DataFolder& folder, bool secure_cookies, http::Route route) {
  if (!IsWrite(route.method)) return route;
  route.handler =
      [&folder, secure_cookies, handler = std::move(route.handler)](http::Request& request) {
        http::Response response = handler(request);
        const auto head = folder.queries().Head();
        if (response.failure || response.status >= 400 || !head) return response;
        const std::string position = std::to_string(head->value);
        response.headers.Set("X-Sauro-Position", position);
        // Who signs in or out gets a cookie of another kind, and has written no fact.
        if (folder.IsShared() && !response.headers.Has("Set-Cookie")) {
          const bool secure = secure_cookies || request.secure;
          http::Put(response, {std::string(kCookie), position, kCookieSeconds, secure, "/"});
        }
        return response;
      };
  return route;
}

}  // namespace sauro::main
