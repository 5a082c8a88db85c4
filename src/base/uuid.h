#pragma once
// UUIDv7 (RFC 9562): identifiers that sort by the time they were made.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/day.h"

namespace sauro {

/// Lower-case UUIDv7 text of 36 characters from a time and ten random bytes. Pure.
std::string MakeUuidV7(Instant at, const std::array<std::uint8_t, 10>& random);

/// The `index`-th identifier that belongs to the request `base`; index 0 is `base` itself. Pure, so
/// that a retry of one request names the same things. `base` must be a UUID in text form (checked
/// with IsUuid at the border).
std::string DeriveUuid(std::string_view base, std::uint32_t index);

/// True for the 8-4-4-4-12 lower-case hexadecimal form.
bool IsUuid(std::string_view text);

/// A new UUIDv7 from the operating system's random source. Thread-safe.
std::string NewUuid(Instant at);

}  // namespace sauro
