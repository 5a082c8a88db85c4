#include "docread/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "base/text.h"

namespace sauro::docread {
namespace {

// What is left of the first section once quoted words and brackets are out; the words go to
// `format`, on the side of the digits where they stand.
std::string Placeholders(std::string_view code, NumberFormat& format) {
  std::string out;
  const auto say = [&](std::string_view words) {
    const bool digits = out.find_first_of("0#?") != std::string::npos;
    (digits ? format.after : format.before) += words;
  };
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      const std::size_t end = std::min(code.find('"', i + 1), code.size());
      say(code.substr(i + 1, end - i - 1));
      i = end;
    } else if (c == '[') {
      i = std::min(code.find(']', i), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;  // a character that is shown as it is, or makes room
    } else {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
  }
  return out;
}

std::size_t LongestRun(std::string_view text, char wanted) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == wanted ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string Grouped(std::string digits) {
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ".");
  }
  return digits;
}

std::string ShowDate(double serial, const NumberFormat& format, bool from_1904) {
  using std::chrono::days;
  constexpr double kLast = 2958465;  // 9999-12-31
  if (!(serial >= 1 && serial <= kLast)) return {};
  const auto whole = static_cast<int>(serial);
  const int base = from_1904 ? -24107 : whole < 60 ? -25568 : -25569;  // days from 1970-01-01
  const std::chrono::year_month_day date{std::chrono::sys_days{days{base + whole}}};
  std::array<char, 64> text{};
  const auto day = static_cast<unsigned>(date.day());
  const auto month = static_cast<unsigned>(date.month());
  const int year = static_cast<int>(date.year());
  if (format.day && format.month && format.year) {
    std::snprintf(text.data(), text.size(), "%02u/%02u/%04d", day, month, year);
  } else if (format.month && format.year) {
    std::snprintf(text.data(), text.size(), "%02u/%04d", month, year);
  } else if (format.day && format.month) {
    std::snprintf(text.data(), text.size(), "%02u/%02u", day, month);
  } else if (format.year) {
    std::snprintf(text.data(), text.size(), "%04d", year);
  } else {
    return {};
  }
  return text.data();
}

std::string Fixed(double value, int decimals) {
  std::array<char, 400> text{};
  const auto [end, error] = std::to_chars(
      text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals
  );
  return error == std::errc() ? std::string(text.data(), end) : std::string();
}

// At most 15 digits, as a spreadsheet counts, and no exponent.
std::string ShowGeneral(double value) {
  constexpr int kDigits = 15;
  const double size = std::fabs(value);
  const int before = size < 1 ? 1 : static_cast<int>(std::log10(size)) + 1;
  std::string out = Fixed(value, std::max(kDigits - before, 0));
  if (out.find('.') == std::string::npos) return out;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.ends_with('.')) out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string ShowFixed(double value, const NumberFormat& format) {
  double shown = format.percent ? value * 100 : value;
  // A spreadsheet rounds half a unit away from zero: 0,685 is 69%. Sums of trillions have no
  // halves.
  const double nudge = shown * 1e-15;
  if (std::fabs(nudge) * std::pow(10, format.decimals) < 0.01) shown += nudge;
  std::string out = Fixed(shown, std::clamp(format.decimals, 0, 15));
  const std::string sign = out.starts_with('-') ? "-" : "";
  out.erase(0, sign.size());
  const std::size_t point = std::min(out.find('.'), out.size());
  std::string whole = out.substr(0, point);
  const auto digits = static_cast<std::size_t>(format.digits);
  if (whole.size() < digits) whole.insert(0, digits - whole.size(), '0');
  if (format.thousands) whole = Grouped(std::move(whole));
  out = sign + whole + (point < out.size() ? "," + out.substr(point + 1) : "");
  return format.percent ? out + '%' : out;
}

}  // namespace

NumberFormat ParseNumberFormat(std::string_view code) {
  NumberFormat out;
  const std::string marks = Placeholders(code, out);
  if (marks.empty() || marks.find("general") != std::string::npos || marks == "@") return out;
  const bool clock = marks.find_first_of("hs") != std::string::npos;
  const std::size_t days = LongestRun(marks, 'd');
  out.day = days == 1 || days == 2;
  out.year = marks.find_first_of("ye") != std::string::npos && marks.find('0') == std::string::npos;
  out.month = marks.find('m') != std::string::npos && (!clock || out.day || out.year);
  if (out.day || out.month || out.year) {
    out.kind = NumberFormat::Kind::kDate;
    return out;
  }
  const bool digits = marks.find_first_of("0#?") != std::string::npos;
  if (!digits || clock || marks.find('e') != std::string::npos ||
      marks.find('/') != std::string::npos) {
    return out;
  }
  out.kind = NumberFormat::Kind::kNumber;
  const std::size_t point = marks.find('.');
  if (point != std::string::npos) {
    const std::size_t end = marks.find_first_not_of("0#?", point + 1);
    out.decimals = static_cast<int>(std::min(end, marks.size()) - point - 1);
  }
  const std::string_view whole = std::string_view(marks).substr(0, point);
  out.digits =
      static_cast<int>(std::min<std::ptrdiff_t>(std::count(whole.begin(), whole.end(), '0'), 15));
  out.thousands =
      whole.find(",#") != std::string_view::npos || whole.find(",0") != std::string_view::npos;
  out.percent = marks.find('%') != std::string::npos;
  return out;
}

NumberFormat BuiltInFormat(std::int32_t id) {
  if (id == 1) return ParseNumberFormat("0");
  if (id == 2) return ParseNumberFormat("0.00");
  if (id == 3 || id == 37 || id == 38) return ParseNumberFormat("#,##0");
  if (id == 4 || id == 39 || id == 40) return ParseNumberFormat("#,##0.00");
  if (id == 9) return ParseNumberFormat("0%");
  if (id == 10) return ParseNumberFormat("0.00%");
  if (id == 16) return ParseNumberFormat("d-mmm");
  if (id == 17) return ParseNumberFormat("mmm-yy");
  if (id == 14 || id == 15 || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) {
    return ParseNumberFormat("dd/mm/yyyy");
  }
  return {};
}

std::string ShowNumber(std::string_view number, const NumberFormat& format, bool from_1904) {
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  const bool whole = error == std::errc() && end == number.data() + number.size();
  if (!whole || !std::isfinite(value) || std::fabs(value) > 1e300) return std::string(number);
  if (format.kind == NumberFormat::Kind::kDate) {
    std::string date = ShowDate(value, format, from_1904);
    if (!date.empty()) return date;
  }
  if (format.kind == NumberFormat::Kind::kNumber) {
    return format.before + ShowFixed(value, format) + format.after;
  }
  std::string out = ShowGeneral(value);
  std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

}  // namespace sauro::docread
