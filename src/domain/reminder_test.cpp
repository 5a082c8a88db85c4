#include "domain/reminder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sauro::domain {
namespace {

constexpr ReminderSteps kOfficerAlone = {true, false, false, false};
constexpr ReminderSteps kHeadAlone = {false, true, false, false};
constexpr ReminderSteps kDirectorAlone = {false, false, true, false};
constexpr ReminderSteps kOfficeAlone = {false, false, false, true};

ReminderRules Rules(ReminderKind kind) {
  const auto rules = ParseReminderRules(DefaultReminderRules(kind));
  EXPECT_TRUE(rules.ok()) << rules.error().Text();
  return rules.ok() ? *rules : ReminderRules();
}

Day Anchor() {
  return *Day::FromIso("2026-06-30");
}

// Lets the days go by, each looked at once; gives "day:rule", with "!" where it is urgent.
std::string Play(
    ReminderKind kind, const ReminderSteps& steps, std::int32_t from, std::int32_t to
) {
  const ReminderRules rules = Rules(kind);
  std::optional<LastReminder> last;
  std::string told;
  for (std::int32_t day = from; day <= to; ++day) {
    const auto due = ReminderOn(kind, rules, steps, Anchor(), Anchor().Plus(day), last);
    if (!due) continue;
    last = LastReminder{Anchor(), due->rule};
    told += (told.empty() ? "" : " ") + std::to_string(day);
    if (due->rule != day) told += ":" + std::to_string(due->rule);
    if (due->urgent) told += "!";
  }
  return told;
}

// FR-55: before, on and after the day, and higher up the longer it lasts.
TEST(Fr55Reminder, EachKindAndStep_IsToldOnItsDays) {
  struct Case {
    ReminderKind kind;
    ReminderSteps steps;
    const char* told;
  };
  const std::vector<Case> cases = {
      {ReminderKind::kDeadline, kOfficerAlone, "-15 -7 -3 -1 0! 1! 7 14 21 28"},
      {ReminderKind::kDeadline, kHeadAlone, "0! 3 7 21"},
      {ReminderKind::kDeadline, kDirectorAlone, "7 21"},
      {ReminderKind::kDeadline, kOfficeAlone, "14"},
      {ReminderKind::kReturned, kOfficerAlone, "0! 3 7 14 21 28"},
      {ReminderKind::kReturned, kHeadAlone, "7 21"},
      {ReminderKind::kReturned, kOfficeAlone, ""},
      {ReminderKind::kReview, kOfficerAlone, ""},
      {ReminderKind::kReview, kOfficeAlone, "3 7 14 21 28"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(Play(each.kind, each.steps, -30, 30), each.told) << CodeOf(each.kind);
  }
}

TEST(Fr55Reminder, DaysOnWhichNothingRan_AreMadeUpForByOne) {
  EXPECT_EQ(Play(ReminderKind::kDeadline, kOfficerAlone, -5, 2), "-5:-7 -3 -1 0! 1!");
  EXPECT_EQ(Play(ReminderKind::kDeadline, kOfficerAlone, 5, 6), "5:1") << "no haste any more";
  EXPECT_EQ(Play(ReminderKind::kDeadline, kOfficerAlone, 203, 211), "203 210");
}

TEST(Fr55Reminder, WhoStandsAtTwoSteps_IsToldOnceADay_AsTheLower) {
  const ReminderRules rules = Rules(ReminderKind::kDeadline);
  const ReminderSteps both = {true, true, false, false};
  const auto due =
      ReminderOn(ReminderKind::kDeadline, rules, both, Anchor(), Anchor(), std::nullopt);
  ASSERT_TRUE(due.has_value());
  EXPECT_EQ(due->step, ReminderStep::kOfficer);
  EXPECT_EQ(Play(ReminderKind::kDeadline, both, -1, 8), "-1 0! 1! 3 7");
}

TEST(Fr55Reminder, AnotherDay_BeginsAnew_AndAClockThatWentBackTellsNothingTwice) {
  const ReminderRules rules = Rules(ReminderKind::kDeadline);
  const LastReminder last{Anchor(), 1};
  const auto on = [&](Day anchor, Day today) {
    return ReminderOn(ReminderKind::kDeadline, rules, kOfficerAlone, anchor, today, last);
  };
  EXPECT_FALSE(on(Anchor(), Anchor().Plus(1)).has_value());
  EXPECT_FALSE(on(Anchor(), Anchor().Plus(-1)).has_value()) << "the clock went back";
  EXPECT_FALSE(on(Anchor(), Anchor().Plus(-40)).has_value());
  const auto anew = on(Anchor().Plus(10), Anchor().Plus(7));
  ASSERT_TRUE(anew.has_value()) << "an extension moved the day";
  EXPECT_EQ(anew->rule, -3);
  EXPECT_FALSE(anew->urgent);
}

TEST(ReminderRules, WrongText_NamesTheWord) {
  struct Case {
    const char* text;
    const char* word;
  };
  const std::vector<Case> cases = {
      {"chief 1", "chief"},
      {"officer", "officer"},
      {"officer 1; officer 2", "officer"},
      {"officer 3 1", "“1”"},
      {"officer 1 1", "“1”"},
      {"officer -91", "-91"},
      {"officer 366", "366"},
      {"officer 1x", "1x"},
      {"officer every 7", "every"},
      {"officer 1 every", "every"},
      {"officer 1 every 0", "every"},
      {"officer 1 every 7 9", "every"},
      {"head 0; director 99999999999", "99999999999"},
  };
  for (const Case& each : cases) {
    const auto rules = ParseReminderRules(each.text);
    ASSERT_FALSE(rules.ok()) << each.text;
    EXPECT_EQ(rules.error().kind, ErrorKind::kInvalid);
    EXPECT_NE(rules.error().message.find(each.word), std::string::npos) << rules.error().message;
  }
  const auto none = ParseReminderRules("  ");
  ASSERT_TRUE(none.ok());
  for (const ReminderDays& rule : *none) EXPECT_TRUE(rule.days.empty());
}

}  // namespace
}  // namespace sauro::domain
