#include "domain/indicator.h"

#include "base/text.h"

namespace sauro::domain {
namespace {

std::optional<int> WholeOf(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string LineOf(const std::string& milestone, const std::string& text) {
  return milestone.empty() ? text : milestone + ": " + text;
}

}  // namespace

std::string MilestoneText(const std::optional<Day>& by) {
  if (!by) return {};
  if (*by != Day::LastOfMonth(by->year(), by->month())) return by->Vietnamese();
  constexpr std::size_t kDay = 3;    // "31/"
  constexpr std::size_t kMonth = 6;  // "31/12/"
  return by->Vietnamese().substr(by->month() == 12 ? kMonth : kDay);
}

std::optional<Day> MilestoneFromText(std::string_view text) {
  const std::string trimmed(Trim(text));
  const std::vector<std::string_view> parts = Split(trimmed, '/');
  if (parts.size() > 3 || parts.back().size() != 4) return std::nullopt;
  std::vector<int> numbers;
  for (const std::string_view part : parts) {
    const std::optional<int> number = WholeOf(part);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  if (numbers.size() == 1) return Day::FromCivil(numbers[0], 12, 31);
  if (numbers.size() == 3) return Day::FromCivil(numbers[2], numbers[1], numbers[0]);
  if (!Day::FromCivil(numbers[1], numbers[0], 1)) return std::nullopt;
  return Day::LastOfMonth(numbers[1], numbers[0]);
}

std::string TextOf(const std::vector<Target>& targets) {
  std::vector<std::string> lines;
  lines.reserve(targets.size());
  for (const Target& target : targets)
    lines.push_back(LineOf(MilestoneText(target.by), target.figure.text));
  return Join(lines, "\n");
}

std::string BaselineText(const std::optional<int>& year, const Figure& baseline) {
  if (baseline.text.empty()) return {};
  return LineOf(year ? std::to_string(*year) : std::string(), baseline.text);
}

}  // namespace sauro::domain
