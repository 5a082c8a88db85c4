#pragma once
// Roman quarters of a page: recognition takes "I" for 1 and loses strokes of "III", but strokes can
// be counted in the picture.

#include <cstddef>
#include <vector>

#include "docread/page.h"
#include "reader/picture.h"

namespace sauro::reader {

/// What a word begins with.
struct Strokes {
  int count = 0;  ///< Upright strokes beside each other: 2 for "II/2026". 0 for anything else.
  bool figure = false;  ///< The first one has a flag at its left top as 1 has.
  bool alone = false;   ///< Nothing stands behind them but a full stop.
};

/// In `box` (pixels) of `ink` (1 where ink is).
Strokes StrokesIn(PIX* ink, const docread::Box& box);

/// Behind each "quý" from word `first` on what was read as strokes or ones becomes the Roman number
/// that is printed; also a lost stroke before the year ("112026") comes back. What both say alike
/// is sure, the rest is not. `ink` as above, `scale` in pixels a point.
void MendQuarters(PIX* ink, float scale, std::size_t first, std::vector<docread::PageWord>& words);

/// As above, of what was read in a cell for the number of a section: "H", "211" for III. False
/// where no Roman number below IV stands in `box` (pixels), alone.
bool MendSection(PIX* ink, const docread::Box& box, docread::PageWord& word);

}  // namespace sauro::reader
