#pragma once
// Roman numbers in capitals. Pure.

#include <cstdint>
#include <string>
#include <string_view>

namespace sauro::docread {

/// "XIV" for 14; in figures below 1 and above 3999.
std::string RomanOf(std::int32_t value);

/// 14 for "XIV"; any other letter counts as nothing.
std::int32_t ValueOfRoman(std::string_view roman);

}  // namespace sauro::docread
