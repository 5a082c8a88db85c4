#pragma once
// What the cells of a logical row mean.

#include "intake/columns.h"
#include "intake/deadline_text.h"
#include "intake/draft.h"
#include "intake/parties.h"
#include "intake/table_reader.h"

namespace sauro::intake {

struct RowContext {
  const NameIndex& names;
  DeadlineContext deadline;
  std::optional<int> section_year;            ///< "Đến hết năm 2035"
  std::optional<domain::Deadline> heading{};  ///< What the section's heading says of deadlines.
};

DraftTask MakeTask(const LogicalRow& row, const Layout& layout, const RowContext& context);
DraftIndicator MakeIndicator(
    const LogicalRow& row, const Layout& layout, const RowContext& context
);

}  // namespace sauro::intake
