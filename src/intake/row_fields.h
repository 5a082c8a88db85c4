#pragma once
// What tasks and indicators read alike from the cells of a logical row.

#include <string>
#include <string_view>

#include "intake/columns.h"
#include "intake/deadline_text.h"
#include "intake/draft.h"
#include "intake/rows.h"
#include "intake/table_reader.h"

namespace sauro::intake {

/// Nothing, or only dashes and dots.
bool IsBlank(std::string_view text);

/// The text of a role; empty where the layout has no such column.
std::string TextOf(const LogicalRow& row, const Layout& layout, Role role);

/// The results that a row asks for, also where they share a cell with the time (Column::mixed).
std::string ProductOf(const LogicalRow& row, const Layout& layout, const DeadlineContext& context);

/// Number, name, bodies, times, note, places and what has no field, with their doubts.
void ReadCommon(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftRow& out
);

}  // namespace sauro::intake
