#pragma once
// The wording of a deadline -> domain::Deadline (DOMAIN 5). Pure.

#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "domain/deadline.h"

namespace sauro::intake {

struct DeadlineContext {
  std::optional<int> year;           ///< Of the section or the document, for "30/6" and "tháng 9".
  bool before_excludes_day = false;  ///< "trước ngày 30/6" is due on 29/6 rather than 30/6.
  const domain::Deadline* above = nullptr;  ///< Of the row above, for "như trên"; may be null.
};

struct DeadlineReading {
  domain::Deadline deadline;
  std::string doubt;  ///< Why a person should look at it; empty if there is no doubt.
};

/// Reads every kind of DOMAIN 5. A month, a quarter or a year means its last day; "trước tháng 12"
/// the last day of November. What is not understood is kUnspecified with its raw text, never a
/// guess.
domain::Deadline ParseDeadline(std::string_view text, const DeadlineContext& context);

/// The same, and why it may be wrong.
DeadlineReading ReadDeadline(std::string_view text, const DeadlineContext& context);

/// A deadline among the words of a task: "..., hoàn thành trước ngày 15/01/2027". Only where a
/// wording says that a time follows; the last one counts. kUnspecified otherwise.
DeadlineReading DeadlineInSentence(std::string_view sentence, const DeadlineContext& context);

/// What a section's heading says for rows without a deadline of their own: "QUÝ II", "Đến hết năm
/// 2030". Marked as inherited; nothing where the heading names no day, names a stretch of years or
/// says much else.
std::optional<domain::Deadline> DeadlineOfHeading(
    std::string_view heading, const DeadlineContext& context
);

}  // namespace sauro::intake
