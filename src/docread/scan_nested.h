#pragma once
// Numbers of several levels ("2.1") in a table that was read from a picture. Pure.

#include "docread/document.h"

namespace sauro::docread {

/// Where the first column counts on two levels or more, labels that were read badly get the only
/// numbers that lead from the sure one above them to the sure one below, as near as can be to the
/// figures that were read; with confidence 0. What that does not settle stays.
void MendNestedLabels(Table& table);

}  // namespace sauro::docread
