#include "domain/reminder.h"

#include <charconv>
#include <utility>

#include "base/text.h"

namespace sauro::domain {
namespace {

constexpr std::int32_t kFirstDay = -90;
constexpr std::int32_t kLastDay = 365;

std::optional<std::int32_t> NumberOf(std::string_view word) {
  std::int32_t value = 0;
  const char* const end = word.data() + word.size();
  const auto [stop, code] = std::from_chars(word.data(), end, value);
  if (code != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::vector<std::string_view> WordsIn(std::string_view text) {
  std::vector<std::string_view> words;
  for (const std::string_view word : Split(text, ' ')) {
    if (!Trim(word).empty()) words.push_back(Trim(word));
  }
  return words;
}

Error Wrong(std::string_view word, const char* wanted) {
  return Invalid("“" + std::string(word) + "”: " + wanted);
}

// The words after the name of a step.
Result<ReminderDays> ParseDays(const std::vector<std::string_view>& words) {
  ReminderDays rule;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "every") {
      const auto number = i + 2 == words.size() ? NumberOf(words[i + 1]) : std::nullopt;
      if (rule.days.empty() || !number || *number < 1 || *number > kLastDay) {
        return Wrong(words[i], "sau các ngày phải là “every” và một số từ 1 đến 365, ở cuối.");
      }
      rule.every = *number;
      return rule;
    }
    const auto day = NumberOf(words[i]);
    if (!day || *day < kFirstDay || *day > kLastDay) {
      return Wrong(words[i], "phải là một số ngày từ -90 đến 365.");
    }
    if (!rule.days.empty() && *day <= rule.days.back()) {
      return Wrong(words[i], "các ngày phải tăng dần.");
    }
    rule.days.push_back(*day);
  }
  if (rule.days.empty()) return Wrong(words.front(), "thiếu ngày nhắc.");
  return rule;
}

// The newest day of the rule that is not after `passed`.
std::optional<std::int32_t> NewestDay(const ReminderDays& rule, std::int32_t passed) {
  std::optional<std::int32_t> newest;
  for (const std::int32_t day : rule.days) {
    if (day <= passed) newest = day;
  }
  if (!newest || rule.every == 0 || *newest != rule.days.back()) return newest;
  return *newest + (passed - *newest) / rule.every * rule.every;
}

bool IsUrgent(ReminderKind kind, ReminderStep step, std::int32_t rule, std::int32_t passed) {
  if (step != ReminderStep::kOfficer && step != ReminderStep::kHead) return false;
  switch (kind) {
    case ReminderKind::kDeadline: return rule >= 0 && passed <= 1;
    case ReminderKind::kReturned: return passed <= 1;
    case ReminderKind::kReview: return false;
  }
  return false;
}

}  // namespace

std::string_view CodeOf(ReminderKind kind) {
  switch (kind) {
    case ReminderKind::kDeadline: return "deadline";
    case ReminderKind::kReturned: return "returned";
    case ReminderKind::kReview: return "review";
  }
  return {};
}

std::string_view CodeOf(ReminderStep step) {
  switch (step) {
    case ReminderStep::kOfficer: return "officer";
    case ReminderStep::kHead: return "head";
    case ReminderStep::kDirector: return "director";
    case ReminderStep::kOffice: return "office";
  }
  return {};
}

std::optional<ReminderKind> ReminderKindFromCode(std::string_view code) {
  for (const ReminderKind kind : kReminderKinds) {
    if (CodeOf(kind) == code) return kind;
  }
  return std::nullopt;
}

std::optional<ReminderStep> ReminderStepFromCode(std::string_view code) {
  for (const ReminderStep step : kReminderSteps) {
    if (CodeOf(step) == code) return step;
  }
  return std::nullopt;
}

Result<ReminderRules> ParseReminderRules(std::string_view text) {
  ReminderRules rules;
  for (const std::string_view part : Split(text, ';')) {
    const auto words = WordsIn(part);
    if (words.empty()) continue;
    const auto step = ReminderStepFromCode(words.front());
    if (!step) {
      return Wrong(words.front(), "phải là một trong officer, head, director, office.");
    }
    ReminderDays& rule = rules[static_cast<std::size_t>(*step)];
    if (!rule.days.empty()) return Wrong(words.front(), "đã có ở trước.");
    auto parsed = ParseDays(words);
    if (!parsed) return parsed.error();
    rule = std::move(*parsed);
  }
  return rules;
}

std::string_view DefaultReminderRules(ReminderKind kind) {
  switch (kind) {
    case ReminderKind::kDeadline:
      return "officer -15 -7 -3 -1 0 1 7 every 7; head 0 3 7 every 14; director 7 every 14; office "
             "14 every 30";
    case ReminderKind::kReturned: return "officer 0 3 7 every 7; head 7 every 14";
    case ReminderKind::kReview: return "office 3 7 every 7";
  }
  return {};
}

AllReminderRules DefaultRulesOfAllKinds() {
  AllReminderRules all;
  for (const ReminderKind kind : kReminderKinds) {
    all[static_cast<std::size_t>(kind)] = *ParseReminderRules(DefaultReminderRules(kind));
  }
  return all;
}

std::optional<DueReminder> ReminderOn(
    ReminderKind kind,
    const ReminderRules& rules,
    const ReminderSteps& steps,
    Day anchor,
    Day today,
    const std::optional<LastReminder>& last
) {
  const std::int32_t passed = DaysBetween(anchor, today);
  std::optional<DueReminder> newest;
  for (const ReminderStep step : kReminderSteps) {
    const auto index = static_cast<std::size_t>(step);
    if (!steps[index]) continue;
    const auto day = NewestDay(rules[index], passed);
    if (!day || (newest && *day <= newest->rule)) continue;
    newest = DueReminder{step, *day, IsUrgent(kind, step, *day, passed)};
  }
  if (newest && last && last->anchor == anchor && last->rule >= newest->rule) return std::nullopt;
  return newest;
}

}  // namespace sauro::domain
