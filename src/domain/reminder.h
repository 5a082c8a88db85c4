#pragma once
// Which reminder is due when, and for whom (FR-55): rules over days, one list for each kind of
// thing.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/result.h"

namespace sauro::domain {

using ReminderId = Id<struct ReminderTag>;
using DeliveryId = Id<struct DeliveryTag>;

/// What somebody is reminded of, and the day from which its days are counted.
enum class ReminderKind {
  kDeadline,  ///< work that is owed; the day on which it is due
  kReturned,  ///< a report that came back and was not sent anew; the day of the return
  kReview,    ///< a report that waits for a decision; the day on which it was sent
};
inline constexpr std::array kReminderKinds = {
    ReminderKind::kDeadline, ReminderKind::kReturned, ReminderKind::kReview};

/// Who is told, in the order of escalation.
enum class ReminderStep {
  kOfficer,   ///< who reports for the holder
  kHead,      ///< the head of the holder
  kDirector,  ///< who directs or follows the task
  kOffice,    ///< the standing office
};
inline constexpr std::size_t kReminderStepCount = 4;
inline constexpr std::array<ReminderStep, kReminderStepCount> kReminderSteps = {
    ReminderStep::kOfficer, ReminderStep::kHead, ReminderStep::kDirector, ReminderStep::kOffice};

std::string_view CodeOf(ReminderKind kind);  ///< "deadline", "returned", "review"
std::string_view CodeOf(ReminderStep step);  ///< "officer", "head", "director", "office"
/// Nothing if `code` is none of the above.
std::optional<ReminderKind> ReminderKindFromCode(std::string_view code);
std::optional<ReminderStep> ReminderStepFromCode(std::string_view code);

/// When one step is told of one kind of thing.
struct ReminderDays {
  std::vector<std::int32_t> days;  ///< after the day that counts, negative before it; ascending
  std::int32_t every = 0;          ///< again and again after the last of `days`; 0: not
};

/// Of one kind, by step.
using ReminderRules = std::array<ReminderDays, kReminderStepCount>;

/// "officer -15 -7 -1 0 1 7 every 7; head 0 7; office 14": for each step that is told its days, and
/// how often again after the last of them. Empty: nobody is told of this kind.
///
/// Errors: kInvalid with a text that names the wrong word: a step that does not exist or stands
/// twice, a day outside of -90 to 365 or not after the one before, "every" without days before it
/// or outside of 1 to 365.
Result<ReminderRules> ParseReminderRules(std::string_view text);

/// What holds where an installation says nothing else, in the form of ParseReminderRules.
std::string_view DefaultReminderRules(ReminderKind kind);

/// The rules of all kinds, in the order of kReminderKinds.
using AllReminderRules = std::array<ReminderRules, kReminderKinds.size()>;
/// Those of DefaultReminderRules.
AllReminderRules DefaultRulesOfAllKinds();

/// What a person was last told about a thing.
struct LastReminder {
  Day anchor;             ///< the day that counted then
  std::int32_t rule = 0;  ///< the day of the rules
};

struct DueReminder {
  ReminderStep step = ReminderStep::kOfficer;  ///< the lowest one for which it is due
  std::int32_t rule = 0;  ///< the day of the rules that it is for; today or missed before
  bool urgent = false;    ///< not to wait for the digest
};

/// The steps at which one person stands to one thing.
using ReminderSteps = std::array<bool, kReminderStepCount>;

/// The reminder that a person is owed on `today` about a thing of this kind whose day is `anchor`.
///
/// The newest day of the rules that has come counts, so that days on which nothing ran are made up
/// for by one reminder. What was told before (`last`) is not told again, also where the clock went
/// back; when `anchor` moved, all begins anew. Urgent is what is due today or was yesterday, and a
/// report that came back, for those who can mend it (officer and head).
std::optional<DueReminder> ReminderOn(
    ReminderKind kind,
    const ReminderRules& rules,
    const ReminderSteps& steps,
    Day anchor,
    Day today,
    const std::optional<LastReminder>& last
);

}  // namespace sauro::domain
