#include "intake/figure_text.h"

#include <array>
#include <utility>

#include "base/text.h"

namespace sauro::intake {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 18> kOperators{{
    {">=", ">="},
    {"<=", "<="},
    {"≥", ">="},
    {"≤", "<="},
    {">", ">"},
    {"<", "<"},
    {"=", "="},
    {"tối thiểu", ">="},
    {"ít nhất", ">="},
    {"trên", ">"},
    {"từ", ">="},
    {"tối đa", "<="},
    {"không quá", "<="},
    {"dưới", "<"},
    {"phấn đấu", "="},
    {"đạt", "="},
    {"khoảng", "="},
    {"hoàn thành", "="},
}};

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// Length of the number at the beginning of `text`.
std::size_t NumberLength(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && n < 30 &&
         (IsDigit(text[n]) || ((text[n] == ',' || text[n] == '.') && n > 0 && n + 1 < text.size() &&
                               IsDigit(text[n + 1])))) {
    ++n;
  }
  return n;
}

// A group of exactly three digits after each dot: thousands.
bool IsThousands(std::string_view text) {
  const auto groups = Split(text, '.');
  if (groups.size() < 2 || groups[0].empty() || groups[0].size() > 3 || groups[0] == "0")
    return false;
  for (std::size_t i = 1; i < groups.size(); ++i) {
    if (groups[i].size() != 3) return false;
  }
  return true;
}

std::string Normal(std::string whole, std::string fraction) {
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  while (fraction.ends_with('0')) fraction.pop_back();
  return fraction.empty() ? whole : whole + "." + fraction;
}

}  // namespace

std::string DecimalOf(std::string_view text) {
  text = Trim(text);
  if (text.empty() || NumberLength(text) != text.size()) return {};
  const std::size_t comma = text.find(',');
  if (comma != std::string_view::npos) {
    const std::string_view fraction = text.substr(comma + 1);
    const std::string_view whole = text.substr(0, comma);
    if (fraction.find_first_of(",.") != std::string_view::npos) return {};
    if (whole.find('.') != std::string_view::npos && !IsThousands(whole)) return {};
    return Normal(ReplaceAll(std::string(whole), ".", ""), std::string(fraction));
  }
  if (IsThousands(text)) return Normal(ReplaceAll(std::string(text), ".", ""), "");
  const auto parts = Split(text, '.');
  if (parts.size() > 2) return {};
  return Normal(std::string(parts[0]), parts.size() == 2 ? std::string(parts[1]) : "");
}

DraftTarget ReadTarget(std::string_view text, std::string_view unit) {
  DraftTarget out;
  out.figure.text = CollapseSpace(text);
  const std::string lower = ToLower(out.figure.text);
  std::string_view rest = lower;
  out.none = !rest.empty() && rest.find_first_not_of("-–— .") == std::string_view::npos;
  for (bool found = true; found;) {  // "Phấn đấu đạt trên 80%"
    found = false;
    for (const auto& [word, op] : kOperators) {
      if (!rest.starts_with(word)) continue;
      rest = Trim(rest.substr(word.size()));
      if (out.op.empty() || op != "=") out.op = op;
      found = true;
      break;
    }
  }
  const std::size_t length = NumberLength(rest);
  std::string_view after = Trim(rest.substr(length));
  const bool percent = after.starts_with('%');
  if (percent) after = Trim(after.substr(1));
  // What follows may be a remark in brackets or the unit itself; anything else is wording.
  const std::string folded_unit = ToLower(unit);
  const bool is_unit = !folded_unit.empty() &&
                       (after == folded_unit || folded_unit.starts_with(std::string(after) + "/"));
  const bool plain = after.empty() || after == "." || after.starts_with('(') || is_unit;
  out.figure.value = plain ? DecimalOf(rest.substr(0, length)) : "";
  if (out.figure.value.empty()) {
    out.op.clear();
    return out;
  }
  if (out.op.empty()) out.op = "=";
  out.unit = percent ? "%" : std::string(unit);
  return out;
}

DraftFigure ReadBaseline(std::string_view text) {
  DraftFigure out;
  out.text = CollapseSpace(text);
  std::string_view number = out.text;
  if (number.ends_with('%')) number.remove_suffix(1);
  out.value = DecimalOf(number);
  return out;
}

}  // namespace sauro::intake
