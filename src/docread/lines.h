#pragma once
// Lines of a paragraph or a cell.

#include <string>
#include <string_view>

#include "base/text.h"

namespace sauro::docread {

/// `text` and `line` with a line end between them where both hold something.
inline std::string JoinLines(std::string text, std::string_view line) {
  if (!text.empty() && !line.empty()) text += '\n';
  return text.append(line);
}

/// Lines keep their order, empty ones go; spaces inside a line collapse.
inline std::string CleanLines(std::string_view text) {
  std::string out;
  for (const std::string_view line : Split(text, '\n')) {
    out = JoinLines(std::move(out), CollapseSpace(line));
  }
  return out;
}

}  // namespace sauro::docread
