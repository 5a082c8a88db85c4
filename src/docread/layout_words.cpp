#include "docread/layout_words.h"

#include <string>

#include "base/text.h"
#include "docread/open_rows.h"

namespace sauro::docread {

LayoutLine LayoutWordsOf(std::string_view line, std::size_t index) {
  LayoutLine out;
  out.index = index;
  int column = 0;
  std::size_t begin = 0;
  int from = 0;
  bool inside = false;
  const auto close = [&](std::size_t end) {
    if (inside) out.words.push_back({from, column, line.substr(begin, end - begin)});
    inside = false;
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    if (byte == ' ' || byte == '\t' || byte == '\r') {
      close(i);
      ++column;
      continue;
    }
    if (!inside) {
      inside = true;
      begin = i;
      from = column;
    }
    if ((byte & 0xC0U) != 0x80U) ++column;
  }
  close(line.size());
  return out;
}

std::vector<LayoutPiece> PiecesOf(const LayoutLine& line) {
  const std::size_t named = NamesNumbers(line);
  const std::size_t first = named > 0 ? named : (IsOrdinal(line.words[0].text) ? 1 : 0);
  std::vector<LayoutPiece> out;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const LayoutWord& word = line.words[i];
    if (out.empty() || i == first || word.from - out.back().to > 1) {
      out.push_back({word.from, word.to, i, i + 1});
    } else {
      out.back().to = word.to;
      out.back().end = i + 1;
    }
  }
  return out;
}

std::size_t NamesNumbers(const LayoutLine& line) {
  if (line.words.empty()) return 0;
  const std::string first = Fold(TrimAny(line.words[0].text, "."));
  if (first == "stt" || first == "tt") return 1;
  if (line.words[0].text == "ST" && line.words.size() > 1) return 1;  // "T" stands below
  const bool number = first == "so" && line.words.size() > 1;
  return number && Fold(TrimAny(line.words[1].text, ".")) == "tt" ? 2 : 0;
}

}  // namespace sauro::docread
