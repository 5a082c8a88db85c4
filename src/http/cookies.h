#pragma once
// Cookies in both directions.

#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace sauro::http {

/// Reads a Cookie header: "a=1; b=2". What is malformed is left out; at most 64 cookies are read.
Parameters ParseCookies(std::string_view header);

/// A cookie to set; HttpOnly and SameSite=Lax always, because this site needs nothing weaker.
struct SetCookie {
  std::string name;   ///< A token (RFC 9110).
  std::string value;  ///< Visible ASCII without quotes, comma, semicolon, backslash.
  std::optional<long> max_age_s = {};  ///< Empty: until the browser closes.
  bool secure = false;                 ///< Only over TLS.
  std::string path = "/";

  /// The value of a Set-Cookie header. Characters that a cookie cannot hold are a bug and abort.
  [[nodiscard]] std::string Text() const;
};

/// Sets the cookie on an answer.
void Put(Response& response, const SetCookie& cookie);
/// Makes the browser forget a cookie.
void Forget(Response& response, std::string_view name, bool secure);

/// "__Host-name" over TLS (the browser then binds it to this host), else "name".
std::string SessionCookieName(std::string_view name, bool secure);

}  // namespace sauro::http
