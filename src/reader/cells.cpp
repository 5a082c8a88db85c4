#include "reader/cells.h"

#include <cmath>

namespace sauro::reader {

docread::Box PixelsOf(const docread::Box& points, float scale, int inset) {
  const auto edge = static_cast<float>(inset);
  return {
      points.x0 * scale + edge,
      points.y0 * scale + edge,
      points.x1 * scale - edge,
      points.y1 * scale - edge};
}

docread::Box InkIn(PIX* ink, const docread::Box& box) {
  BOX* area = boxCreate(
      static_cast<int>(box.x0),
      static_cast<int>(box.y0),
      static_cast<int>(box.Width()),
      static_cast<int>(box.Height())
  );
  const Picture part(pixClipRectangle(ink, area, nullptr));
  boxDestroy(&area);
  BOX* found = nullptr;
  if (part == nullptr || pixClipToForeground(part.get(), nullptr, &found) != 0 || found == nullptr)
    return {};
  int x = 0;
  int y = 0;
  int w = 0;
  int h = 0;
  boxGetGeometry(found, &x, &y, &w, &h);
  boxDestroy(&found);
  const auto left = std::floor(box.x0) + static_cast<float>(x);
  const auto top = std::floor(box.y0) + static_cast<float>(y);
  return {left, top, left + static_cast<float>(w), top + static_cast<float>(h)};
}

int PiecesIn(PIX* ink, const docread::Box& box) {
  constexpr int kSpeck = 3;  // pixels
  BOX* area = boxCreate(
      static_cast<int>(box.x0),
      static_cast<int>(box.y0),
      static_cast<int>(box.Width()),
      static_cast<int>(box.Height())
  );
  const Picture part(pixClipRectangle(ink, area, nullptr));
  boxDestroy(&area);
  const Boxes pieces(part == nullptr ? nullptr : pixConnCompBB(part.get(), 8));
  int out = 0;
  for (int i = 0; pieces != nullptr && i < boxaGetCount(pieces.get()); ++i) {
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(pieces.get(), i, nullptr, nullptr, &w, &h);
    out += w > kSpeck || h > kSpeck ? 1 : 0;
  }
  return out;
}

bool IsNumber(std::string_view text) {
  return text.find_first_not_of("0123456789.") == std::string_view::npos &&
         text.find_first_not_of('.') != std::string_view::npos;
}

bool IsFigure(std::string_view text) {
  return text.find_first_not_of("0123456789.,%<>=") == std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace sauro::reader
