#include "docread/roman.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sauro::docread {
namespace {

std::int32_t ValueOf(char letter) {
  switch (letter) {
    case 'I': return 1;
    case 'V': return 5;
    case 'X': return 10;
    case 'L': return 50;
    case 'C': return 100;
    case 'D': return 500;
    case 'M': return 1000;
    default: return 0;
  }
}

}  // namespace

std::string RomanOf(std::int32_t value) {
  constexpr std::array<std::pair<int, const char*>, 13> kDigits{
      {{1000, "M"},
       {900, "CM"},
       {500, "D"},
       {400, "CD"},
       {100, "C"},
       {90, "XC"},
       {50, "L"},
       {40, "XL"},
       {10, "X"},
       {9, "IX"},
       {5, "V"},
       {4, "IV"},
       {1, "I"}}};
  if (value < 1 || value > 3999) return std::to_string(value);
  std::string out;
  for (const auto& [worth, digit] : kDigits) {
    for (; value >= worth; value -= worth) out += digit;
  }
  return out;
}

std::int32_t ValueOfRoman(std::string_view roman) {
  std::int32_t out = 0;
  std::int32_t before = 0;
  for (std::size_t i = roman.size(); i-- > 0;) {
    const std::int32_t value = ValueOf(roman[i]);
    out += value < before ? -value : value;
    before = std::max(before, value);
  }
  return out;
}

}  // namespace sauro::docread
