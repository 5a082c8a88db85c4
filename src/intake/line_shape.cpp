#include "intake/line_shape.h"

#include <algorithm>

#include "base/text.h"

namespace sauro::intake {

namespace {

std::size_t WithNext(std::size_t line, std::string_view next) {
  return line + 1 + CountCodePoints(next.substr(0, next.find(' ')));
}

}  // namespace

bool HadRoom(std::size_t line, std::string_view next, std::size_t width) {
  // Letters are not equally wide.
  const std::size_t sure = width - std::min(width, std::max<std::size_t>(width / 10, 1));
  return WithNext(line, next) <= sure;
}

void ShapeMeter::AddFull(std::size_t column, std::size_t characters, std::string_view next) {
  full_[column].push_back({characters, WithNext(characters, next)});
}

LineShape ShapeMeter::Shape() const {
  constexpr std::size_t kFew = 3;
  constexpr std::size_t kWidest = 250;
  LineShape out;
  for (const std::vector<Bounds>& lines : full_) {
    // The width that explains the most lines: some may have been given to the wrong column.
    std::vector<std::size_t> explained(kWidest, 0);
    for (const Bounds& line : lines) {
      for (std::size_t width = line.least; width < std::min(line.below, kWidest); ++width)
        ++explained[width];
    }
    const auto best = std::max_element(explained.begin(), explained.end());
    out.widths.push_back(
        lines.size() < kFew ? 0 : static_cast<std::size_t>(best - explained.begin())
    );
  }
  out.spaced = apart_ > close_;
  return out;
}

}  // namespace sauro::intake
