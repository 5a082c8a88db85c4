#pragma once
// Lines of a text whose characters keep the places that they had on the page (`pdftotext -layout`):
// words with their columns of characters. Pure.

#include <cstddef>
#include <string_view>
#include <vector>

namespace sauro::docread {

/// Columns of characters [from, to) of a line, from 0.
struct LayoutWord {
  int from = 0;
  int to = 0;
  std::string_view text;
};

struct LayoutLine {
  std::size_t index = 0;  ///< Of the text, from 0.
  std::vector<LayoutWord> words;

  [[nodiscard]] int From() const { return words.front().from; }
  [[nodiscard]] int To() const { return words.back().to; }
};

/// Words side by side with one space between: words [begin, end) of a line.
struct LayoutPiece {
  int from = 0;
  int to = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// `line` must outlive the words.
LayoutLine LayoutWordsOf(std::string_view line, std::size_t index);

/// From left to right. The first word is a piece of its own where it is a number of a row or names
/// the column of these numbers.
std::vector<LayoutPiece> PiecesOf(const LayoutLine& line);

/// "STT", "TT", "Số TT": what names the column of numbers; how many words of the line, 0 for none.
std::size_t NamesNumbers(const LayoutLine& line);

}  // namespace sauro::docread
