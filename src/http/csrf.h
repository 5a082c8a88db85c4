#pragma once
// Against requests that another site makes a browser send: a token in each form and a look at where
// the request came from. Both are to be checked by the guard for every unsafe method.

#include <string>
#include <string_view>

#include "http/message.h"

namespace sauro::http {

/// Compares in a time that depends on the lengths only.
bool ConstantTimeEquals(std::string_view left, std::string_view right);

/// A token for a form: `secret` (16 to 64 random bytes, kept by the session) under a fresh mask, so
/// that it differs on every page and compression gives nothing away. Visible ASCII without quotes.
std::string CsrfToken(std::string_view secret);
/// True if `token` was made by CsrfToken from the same secret.
bool CsrfTokenIsValid(std::string_view secret, std::string_view token);

/// False for an unsafe request that a browser says another site has caused (Sec-Fetch-Site, else
/// Origin against Host). Clients that send neither header pass: they hold no ambient cookies.
bool IsSameOrigin(const Request& request);

/// `count` bytes from the operating system.
std::string RandomBytes(std::size_t count);
/// base64url without padding.
std::string Base64Url(std::string_view bytes);

}  // namespace sauro::http
