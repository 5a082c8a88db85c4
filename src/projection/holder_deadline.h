#pragma once
// Which part of a split deadline is meant for a holder.

#include <string>
#include <vector>

#include "domain/deadline.h"

namespace sauro::projection {

/// The names that a holder goes by, the most special list first: those of the organisation, then
/// those of its group and what is printed.
using HolderNames = std::vector<std::vector<std::string>>;

/// The part of a split deadline whose `who` contains one of the names, or is contained in one, word
/// by word and without diacritics; else the whole deadline. The first list that matches decides.
const domain::Deadline& DeadlineFor(const domain::Deadline& deadline, const HolderNames& names);

}  // namespace sauro::projection
