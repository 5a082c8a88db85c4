#pragma once
// Invented views for the tests of pages: plausible Vietnamese, or the same shapes full of hostile
// text.

#include <string>
#include <vector>

#include "usecase/app.h"
#include "usecase/plan_import.h"
#include "views/dashboard.h"
#include "views/drafts.h"
#include "views/reminders.h"
#include "views/tasks.h"

namespace sauro::pages::sample {

/// 2026-06-10, position 1.234.
views::At Now();
usecase::Principal Person(access::Role role);
views::PlanLine Plan();
/// `count` tasks in three sections, with every work status and timing.
views::Board BoardOf(std::size_t count);
views::Dashboard Dashboard();
std::vector<views::AssignmentLine> Assignments(std::size_t count);
std::vector<views::ReportLine> Reports(std::size_t count);
views::TaskDetail Task();
std::vector<views::DraftLine> Drafts();
/// A draft of `count` rows in one table; every third row has doubts.
usecase::DraftReview Draft(std::size_t count);
std::vector<domain::Organization> Organizations();
/// A heading with two parts, one that was withdrawn, and targets of every kind.
std::vector<views::IndicatorLine> Indicators();
/// Of every kind and step; one is done.
std::vector<views::ReminderLine> Reminders();
/// The same as they were read: "i1", "i2", ...; one is in doubt.
std::vector<intake::DraftIndicator> DraftIndicators();

/// Closes attributes, elements and scripts where it is not escaped.
inline constexpr std::string_view kHostile =
    "\"'><script>alert(1)</script><img src=x onerror=y>&amp;";

}  // namespace sauro::pages::sample
