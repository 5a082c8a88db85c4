#include "intake/line_shape.h"

#include <algorithm>

#include "base/text.h"

namespace sauro::intake {

namespace {

std::size_t WithNext(std::size_t line, std::string_view next) {
  return line + 1 + CountCodePoints(next.substr(0, next.find(' ')));
}

// Capitals are wide: "UBND" takes the room of a letter more.
std::size_t ExtraRoom(std::string_view next) {
  const std::string_view word = next.substr(0, next.find(' '));
  const std::size_t letters = CountCodePoints(word);
  return letters > 2 && ToUpper(word) == word && ToLower(word) != word ? letters / 3 : 0;
}

}  // namespace

bool HadRoom(std::size_t line, std::string_view next, std::size_t width) {
  // Letters are not equally wide.
  const std::size_t sure = width - std::min(width, std::max<std::size_t>(width / 10, 1));
  return WithNext(line, next) + ExtraRoom(next) <= sure;
}

void ShapeMeter::AddFull(std::size_t column, std::size_t characters, std::string_view next) {
  full_[column].push_back({characters, WithNext(characters, next)});
}

bool MayStandSo(
    Setting setting, bool spaced, std::size_t lines, std::size_t next, std::size_t breaks
) {
  const bool half = spaced && breaks == 1;  // half a line lower or higher
  switch (setting) {
    case Setting::kUnknown: return true;
    case Setting::kTop: return (lines == 1) == (breaks == 0) && !half;
    case Setting::kCentred:
      if (lines + next == 2) return breaks == 0;
      if (breaks == 0) return false;
      return !spaced || (lines + next == 3) == half;
  }
  return true;
}

void ShapeMeter::AddNeighbours(std::size_t lines, std::size_t next, std::size_t breaks) {
  constexpr std::size_t kMany = 3;
  neighbours_.push_back({std::min(lines, kMany), std::min(next, kMany), breaks});
}

Setting ShapeMeter::SettingOf(bool spaced) const {
  constexpr std::size_t kFew = 6;
  if (neighbours_.size() < kFew) return Setting::kUnknown;
  const auto against = [&](Setting setting) {
    return std::count_if(neighbours_.begin(), neighbours_.end(), [&](const Neighbours& pair) {
      return !MayStandSo(setting, spaced, pair.lines, pair.next, pair.breaks);
    });
  };
  const std::ptrdiff_t centred = against(Setting::kCentred);
  const std::ptrdiff_t top = against(Setting::kTop);
  // Some lines may have been given to the wrong column.
  const std::ptrdiff_t most = std::ssize(neighbours_) / 4;
  if (std::min(centred, top) > most) return Setting::kUnknown;
  return centred <= top ? Setting::kCentred : Setting::kTop;
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
  out.setting = SettingOf(out.spaced);
  return out;
}

}  // namespace sauro::intake
