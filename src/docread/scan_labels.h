#pragma once
// The numbers of rows in a table that was read from a picture. Recognition takes "II" for "H" and
// "3" for "kì"; what the neighbours say settles it. Pure.

#include "docread/document.h"

namespace sauro::docread {

/// Mends the first column: Roman numbers of section rows (one wide cell beside the label), and
/// unreadable labels of rows, which count up from 1 below each section: such a label is the next
/// number if the row below it says so, or if it was read badly and nothing below says otherwise.
/// A Roman number that begins a heading across the whole table ("1L NHIỆM VỤ") follows the one
/// before. Numbers of several levels: scan_nested.h. What was mended gets confidence 0, so that a
/// person looks at it.
void MendLabels(Table& table);

}  // namespace sauro::docread
