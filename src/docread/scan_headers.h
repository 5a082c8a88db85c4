#pragma once
// Headers that stand on every page of a table that was read from pictures. Pure.

#include "docread/document.h"

namespace sauro::docread {

/// A row at the top of a page that repeats the header but for a cell or two that were read
/// otherwise becomes the same: each such cell gets the words of the surer reading.
void MendRepeatedHeaders(Table& table);

}  // namespace sauro::docread
