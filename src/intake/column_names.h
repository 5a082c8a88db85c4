#pragma once
// Which columns of a table name its rows. Parts of ReadHeader (columns.h).

#include "intake/columns.h"

namespace sauro::intake {

/// "Chỉ tiêu" without figures beside it names tasks, or beside "Nhiệm vụ" what comes of them; "Mục
/// tiêu" without a name column is the name. Figures name nothing.
void SettleNames(Layout& layout, const ColumnTexts& below);

/// Where everything else is known, the column beside the numbers is the name, whatever it is
/// called.
void SettleUnknownName(Layout& layout);

/// "Nhóm nhiệm vụ | Nhiệm vụ cụ thể", "Nhiệm vụ | Nội dung công việc": one of several columns names
/// the row, those before it are what it belongs to.
void SettleTitles(Layout& layout, const ColumnTexts& below);

/// "Nhóm tiện ích | Nội dung công việc": likewise for a column before the name that is merged over
/// rows.
void SettleGroups(Layout& layout, const ColumnTexts& below);

}  // namespace sauro::intake
