#pragma once
// Grey levels along a line of a picture.

#include <algorithm>
#include <cstddef>

#include "reader/picture.h"

namespace sauro::reader {

/// Places along a line and across it, in pixels: x and y of a horizontal one.
class Strip {
 public:
  Strip(PIX* grey, bool across)
      : data_(pixGetData(grey)),
        words_(pixGetWpl(grey)),
        across_(across),
        length_(across ? pixGetWidth(grey) : pixGetHeight(grey)),
        breadth_(across ? pixGetHeight(grey) : pixGetWidth(grey)) {}

  [[nodiscard]] int Length() const { return length_; }

  /// How much darker the line is at `along` than the lighter of its sides; grain is averaged out.
  [[nodiscard]] int Contrast(int along, int place) const {
    if (place < kBeside || place + kBeside >= breadth_ || along < 1 || along + 1 >= length_)
      return 0;
    return std::max(Mean(along, place - kBeside), Mean(along, place + kBeside)) -
           Mean(along, place);
  }

  /// The same of a stretch [from, to) along the line, as a mean: grain makes no difference between
  /// the sides of a long one.
  [[nodiscard]] float MeanContrast(int from, int to, int place) const {
    from = std::max(from, 1);
    to = std::min(to, length_ - 1);
    if (place < kBeside || place + kBeside >= breadth_ || from >= to) return 0;
    long left = 0;
    long middle = 0;
    long right = 0;
    for (int along = from; along < to; ++along) {
      left += At(along, place - kBeside);
      middle += At(along, place);
      right += At(along, place + kBeside);
    }
    return static_cast<float>(std::max(left, right) - middle) / static_cast<float>(to - from);
  }

 private:
  static constexpr int kBeside = 5;  // pixels

  [[nodiscard]] int At(int along, int place) const {
    const int x = across_ ? along : place;
    const int y = across_ ? place : along;
    return GET_DATA_BYTE(data_ + static_cast<std::ptrdiff_t>(y) * words_, x);
  }
  [[nodiscard]] int Mean(int along, int place) const {
    return (At(along - 1, place) + At(along, place) + At(along + 1, place)) / 3;
  }

  const l_uint32* data_;
  int words_;
  bool across_;
  int length_;
  int breadth_;
};

}  // namespace sauro::reader
