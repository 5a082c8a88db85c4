#pragma once
// Base64 of RFC 4648, section 4: the usual alphabet, with padding.

#include <optional>
#include <string>
#include <string_view>

namespace sauro::crypto {

std::string ToBase64(std::string_view bytes);
/// Nothing unless `text` is what ToBase64 writes: no white space, no missing padding, no loose
/// bits.
std::optional<std::string> FromBase64(std::string_view text);

}  // namespace sauro::crypto
