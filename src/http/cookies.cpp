#include "http/cookies.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "base/text.h"
#include "http/ascii.h"

namespace sauro::http {
namespace {

constexpr std::size_t kMaxCookies = 64;

bool IsToken(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsTokenCharacter);
}

// cookie-octet of RFC 6265, 4.1.1.
bool IsCookieOctet(char c) {
  return c > 0x20 && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\';
}

bool IsCookieValue(std::string_view text) {
  return std::all_of(text.begin(), text.end(), IsCookieOctet);
}

}  // namespace

Parameters ParseCookies(std::string_view header) {
  Parameters cookies;
  for (std::string_view pair : Split(header, ';')) {
    if (cookies.size() == kMaxCookies) break;
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = Trim(pair.substr(0, equals));
    std::string_view value = Trim(pair.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    if (IsToken(name) && IsCookieValue(value)) {
      cookies.Add(std::string(name), std::string(value));
    }
  }
  return cookies;
}

std::string SetCookie::Text() const {
  const bool path_is_safe = path.starts_with('/') && IsCookieValue(path);
  if (!IsToken(name) || !IsCookieValue(value) || !path_is_safe) std::abort();
  std::string text = fmt::format("{}={}; Path={}; HttpOnly; SameSite=Lax", name, value, path);
  if (max_age_s) fmt::format_to(std::back_inserter(text), "; Max-Age={}", *max_age_s);
  if (secure) text += "; Secure";
  return text;
}

void Put(Response& response, const SetCookie& cookie) {
  response.headers.Add("Set-Cookie", cookie.Text());
}

void Forget(Response& response, std::string_view name, bool secure) {
  SetCookie cookie;
  cookie.name = std::string(name);
  cookie.max_age_s = 0;
  cookie.secure = secure;
  Put(response, cookie);
}

std::string SessionCookieName(std::string_view name, bool secure) {
  return (secure ? "__Host-" : "") + std::string(name);
}

}  // namespace sauro::http
