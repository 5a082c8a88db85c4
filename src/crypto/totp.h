#pragma once
// One-time passwords by the clock: RFC 6238 with HMAC-SHA-1, steps of 30 seconds and six digits,
// which is what every authenticator application understands.

#include <cstdint>
#include <string>
#include <string_view>

namespace sauro::crypto {

inline constexpr std::int64_t kTotpStepMs = 30'000;
inline constexpr std::size_t kTotpDigits = 6;

/// The step in which a moment lies (milliseconds since 1970, not negative).
constexpr std::int64_t TotpStepAt(std::int64_t unix_ms) {
  return unix_ms / kTotpStepMs;
}

/// The six digits of a step. `secret` is the shared key as bytes.
std::string Totp(std::string_view secret, std::int64_t step);

/// Base32 of RFC 4648, section 6, without padding: how applications take the key.
std::string ToBase32(std::string_view bytes);

}  // namespace sauro::crypto
