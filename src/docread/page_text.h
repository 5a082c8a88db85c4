#pragma once
// Words with places -> lines -> paragraphs. Pure.

#include <cstdint>
#include <string>
#include <vector>

#include "docread/page.h"

namespace sauro::docread {

/// Words side by side, from left to right.
struct TextLine {
  Box box;
  std::vector<PageWord> words;

  [[nodiscard]] std::string Text() const;
  [[nodiscard]] bool Bold() const;
};

/// From top to bottom; each line from left to right.
std::vector<TextLine> LinesOf(std::vector<PageWord> words);

/// A line cut where a wide gap stands in it: the columns of a letterhead.
std::vector<TextLine> CutAtGaps(const TextLine& line);

/// The room that lines may fill, in points.
struct Room {
  float left = 0;
  float right = 0;
};

/// True if `next` goes on with the sentence of `line`: the line is full, so that the first word of
/// `next` had no room, and `next` does not begin an item of a list.
bool GoesOn(const TextLine& line, const TextLine& next, const Room& room);

/// `next` after `text`, with a space between unless the line was broken behind a hyphen or a slash
/// of a word.
void AppendLine(std::string& text, std::string_view next);

/// One paragraph a line ('\n' between) of the words of a cell.
std::string CellText(const std::vector<PageWord>& words, const Box& cell);

/// Of the word that was hardest to read, percent; 100 for no words. At least 1: 0 stands for what
/// was not read at all (scan_labels.h).
std::uint8_t ConfidenceOf(const std::vector<PageWord>& words);

}  // namespace sauro::docread
