#pragma once
// The document beside a draft: its blocks as HTML with an anchor for each place.

#include <set>
#include <string>
#include <string_view>

#include "docread/document.h"
#include "pages/page.h"

namespace sauro::pages {

/// "bảng 2, dòng 17" gives "bang-2-dong-17".
std::string AnchorOf(std::string_view place);

/// Adds {{#BLOCK}} sections. With `places` only the blocks and rows around them, with a mark where
/// something is left out; empty: everything. Cells that `cells` names get an anchor of their own
/// ("bang-2-dong-17-cot-3").
void AddSource(
    Dict& dict,
    const docread::Document& document,
    const std::set<std::string>& places,
    const std::set<std::string>& cells = {}
);

}  // namespace sauro::pages
