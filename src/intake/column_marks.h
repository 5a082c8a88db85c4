#pragma once
// Bodies as columns, whose cells are marked with what each does in the work of the row: "CT" for
// chủ trì, "PH" for phối hợp. Part of ReadHeader (columns.h).

#include <string_view>

#include "intake/columns.h"

namespace sauro::intake {

enum class BodyMark { kNone, kLeads, kHelps };

/// "CT", "C", "Chủ trì"; "PH", "P", "Phối hợp".
BodyMark BodyMarkOf(std::string_view cell);

/// Two or more columns of no other role whose every cell is such a mark, and some of which lead,
/// become Role::kMarkedBody.
void SettleMarkedBodies(Layout& layout, const ColumnTexts& below);

}  // namespace sauro::intake
