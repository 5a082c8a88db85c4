#pragma once
// The document beside a draft: its blocks as HTML with an anchor for each place.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "docread/document.h"
#include "intake/draft.h"
#include "pages/page.h"

namespace sauro::pages {

/// "bảng 2, dòng 17" gives "bang-2-dong-17".
std::string AnchorOf(std::string_view place);

/// Where something stands in the source.
struct SourcePlace {
  std::string line;           ///< The paragraph or the row, as AddSource takes it in `places`.
  std::string anchor;         ///< The paragraph or the very cell, as AddSource takes it in `cells`.
  std::uint32_t page = 0;     ///< From 1; 0 where it is on none.
  docread::PageBox box = {};  ///< On that page; of a whole row where no cell was asked for.
  bool shared = false;        ///< The cell is merged over several rows.
};
/// Nothing where the source has no such place.
std::optional<SourcePlace> FindPlace(const docread::Document& document, const intake::Spot& spot);

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
