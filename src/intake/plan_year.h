#pragma once
// The year that "30/6" or "tháng 9" means.

#include <cstdint>
#include <optional>

#include "intake/draft.h"

namespace sauro::intake {

/// The year that the innermost heading of a section names ("Năm 2028"); nothing if none does.
std::optional<int> YearOfSection(const DraftPlan& plan, std::optional<std::uint32_t> section);

/// The year that a plan is for: of its title ("... năm 2026"), or of its date if that is later.
std::optional<int> YearOfDocument(const DraftDocument& document);

/// The year that the title names, if it names one and no period, and one that is not over when the
/// document is dated: "Kế hoạch ... năm 2026".
std::optional<int> OnlyYearOfTitle(const DraftDocument& document);

/// The year in which the plan begins: what was reached before it is no target. That of the title
/// ("... năm 2026"), else of the date.
std::optional<int> FirstYearOf(const DraftDocument& document);

/// The first of the two that says one.
std::optional<int> YearFor(const DraftPlan& plan, std::optional<std::uint32_t> section);

}  // namespace sauro::intake
