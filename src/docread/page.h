#pragma once
// A page as a reader of pictures or PDF sees it, before anybody asks what belongs together: words
// and ruled lines with their places. Units are points (1/72 inch), the origin is the upper left
// corner.

#include <cstdint>
#include <string>
#include <vector>

namespace sauro::docread {

struct Box {
  float x0 = 0;
  float y0 = 0;
  float x1 = 0;
  float y1 = 0;

  [[nodiscard]] float Width() const { return x1 - x0; }
  [[nodiscard]] float Height() const { return y1 - y0; }
  [[nodiscard]] float MidX() const { return (x0 + x1) / 2; }
  [[nodiscard]] float MidY() const { return (y0 + y1) / 2; }
};

struct PageWord {
  Box box;
  std::string text;               ///< UTF-8, not empty, no white space.
  std::uint8_t confidence = 100;  ///< Percent; 100 where nothing had to be guessed.
  bool bold = false;
};

/// A drawn line: horizontal where it is wider than high.
struct PageRule {
  Box box;
  [[nodiscard]] bool Horizontal() const { return box.Width() >= box.Height(); }
};

inline constexpr std::uint32_t kFullTurn = 36'000;

struct Page {
  std::uint32_t number = 0;  ///< From 1.
  float width = 0;
  float height = 0;
  bool scanned = false;  ///< The words were recognised in a picture.
  /// Clockwise, to put the page upright before words were looked for: hundredths of a degree, below
  /// kFullTurn.
  std::uint32_t turned = 0;
  std::string hidden;  ///< Text that the file holds behind the picture and that was not used.
  std::vector<PageWord> words;
  std::vector<PageRule> rules;
};

}  // namespace sauro::docread
