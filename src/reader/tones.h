#pragma once
// The levels of grey of a scanned page.

#include "reader/picture.h"

namespace sauro::reader {

struct Tones {
  int paper = 255;
  int ink = 0;
  float grain = 0;  ///< By how much the paper varies: the deviation of one pixel.
};

/// Of `grey` (8 bits). Pages with next to nothing on them have ink that is no darker than grain.
Tones TonesOf(PIX* grey);

}  // namespace sauro::reader
