#pragma once
// The columns of a dumped table out of the words of its header. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "intake/tokens.h"

namespace sauro::intake {

/// The texts of the columns, in order, out of all lines of a header, with the line ends between
/// them. A group of columns gives way to the columns below it, whose names come behind all others:
/// years below "Phấn đấu theo từng giai đoạn", "Chủ trì" and "Phối hợp" below "Phân công".
std::vector<std::string> SplitLineHeader(const std::string& text);

}  // namespace sauro::intake
