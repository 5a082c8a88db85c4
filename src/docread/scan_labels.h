#pragma once
// The numbers of rows in a table that was read from a picture. Recognition takes "II" for "H" and
// "3" for "kì"; what the neighbours say settles it. Pure.

#include "docread/document.h"

namespace sauro::docread {

/// Mends the first column: Roman numbers of section rows (one wide cell beside the label), and a
/// lone unreadable label between two numbers that leave one number free. What was mended gets
/// confidence 0, so that a person looks at it.
void MendLabels(Table& table);

}  // namespace sauro::docread
