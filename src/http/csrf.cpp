#include "http/csrf.h"

#include <sys/random.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "http/ascii.h"

namespace sauro::http {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::optional<std::string> FromBase64Url(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push_back(static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU));
    }
  }
  return bytes;
}

std::string Xor(std::string_view left, std::string_view right) {
  std::string out(left);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<char>(out[i] ^ right[i]);
  return out;
}

// "host:port" of an Origin, or nothing for "null" and other schemes.
std::optional<std::string_view> HostOfOrigin(std::string_view origin) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (origin.starts_with(scheme)) return origin.substr(scheme.size());
  }
  return std::nullopt;
}

}  // namespace

bool ConstantTimeEquals(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  volatile unsigned char difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    difference = static_cast<unsigned char>(
        difference | (static_cast<unsigned char>(left[i]) ^ static_cast<unsigned char>(right[i]))
    );
  }
  return difference == 0;
}

std::string CsrfToken(std::string_view secret) {
  const std::string mask = RandomBytes(secret.size());
  return Base64Url(mask + Xor(secret, mask));
}

bool CsrfTokenIsValid(std::string_view secret, std::string_view token) {
  if (secret.empty()) return false;
  const std::optional<std::string> bytes = FromBase64Url(token);
  if (!bytes || bytes->size() != 2 * secret.size()) return false;
  const std::string_view mask = std::string_view(*bytes).substr(0, secret.size());
  const std::string_view masked = std::string_view(*bytes).substr(secret.size());
  return ConstantTimeEquals(Xor(masked, mask), secret);
}

bool IsSameOrigin(const Request& request) {
  if (IsSafe(request.method)) return true;
  const std::string& site = request.Header("Sec-Fetch-Site");
  if (!site.empty()) return site == "same-origin" || site == "none";
  const std::string* const origin = request.headers.Find("Origin");
  if (origin == nullptr) return true;
  const std::optional<std::string_view> host = HostOfOrigin(*origin);
  return host && EqualsIgnoreCase(*host, request.Header("Host"));
}

std::string RandomBytes(std::size_t count) {
  std::string bytes(count, '\0');
  std::size_t filled = 0;
  while (filled < count) {
    const ssize_t got = ::getrandom(bytes.data() + filled, count - filled, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) std::abort();  // Without randomness nothing of the session is safe.
    filled += static_cast<std::size_t>(got);
  }
  return bytes;
}

std::string Base64Url(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 4 / 3 + 2);
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : bytes) {
    bits = (bits << 8U) | static_cast<unsigned char>(c);
    count += 8;
    while (count >= 6) {
      count -= 6;
      text.push_back(kAlphabet[(bits >> count) & 63U]);
    }
  }
  if (count > 0) text.push_back(kAlphabet[(bits << (6U - count)) & 63U]);
  return text;
}

}  // namespace sauro::http
