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
  std::optional<int> first_year{};            ///< FirstYearOf
  std::optional<int> title_year{};            ///< OnlyYearOfTitle
  std::optional<domain::Deadline> heading{};  ///< What the section's heading says of deadlines.
};

DraftTask MakeTask(const LogicalRow& row, const Layout& layout, const RowContext& context);
/// One, or one for each body that the columns give targets to (Column::whom), led by that body
/// where the row names nobody else.
std::vector<DraftIndicator> MakeIndicators(
    const LogicalRow& row, const Layout& layout, const RowContext& context
);

}  // namespace sauro::intake
