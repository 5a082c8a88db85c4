#pragma once
// Number, date, type, issuer and title of the document that stands first in a file.

#include <vector>

#include "docread/document.h"
#include "intake/draft.h"

namespace sauro::intake {

/// Reads the letterhead and the title. What is not found is empty and gives a doubt.
DraftDocument ReadMeta(const docread::Document& document, std::vector<Doubt>& doubts);

}  // namespace sauro::intake
