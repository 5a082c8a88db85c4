#pragma once
// Pages with words where a test puts them.

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "docread/page.h"

namespace sauro::docread {

/// Words of one line, 6 points a letter and 3 between words; says where the next one would begin.
inline float Write(Page& page, float x, float y, std::string_view text, bool bold = false) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    PageWord word;
    word.text = text.substr(begin, end - begin);
    word.box = {x, y, x + 6 * static_cast<float>(end - begin), y + 12};
    word.bold = bold;
    x = word.box.x1 + 3;
    page.words.push_back(std::move(word));
    begin = end + 1;
  }
  return x;
}

inline Page EmptyPage(std::uint32_t number = 1) {
  Page page;
  page.number = number;
  page.width = 600;
  page.height = 840;
  return page;
}

}  // namespace sauro::docread
