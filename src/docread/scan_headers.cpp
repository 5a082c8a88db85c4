#include "docread/scan_headers.h"

#include <algorithm>

#include "base/text.h"

namespace sauro::docread {
namespace {

constexpr std::size_t kHighest = 4;  // rows of a header

std::string Key(const Cell& cell) {
  std::string out = Fold(cell.text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\n'; });
  return out;
}

// The same cells, nearly all of them with the same words.
bool Repeats(const Row& header, const Row& row) {
  const std::size_t cells = header.cells.size();
  if (cells < 3 || row.cells.size() != cells) return false;
  std::size_t other = 0;
  for (std::size_t i = 0; i < cells; ++i) {
    if (header.cells[i].column != row.cells[i].column) return false;
    if (Key(header.cells[i]) != Key(row.cells[i])) ++other;
  }
  return other <= std::max<std::size_t>(1, cells / 4);
}

void Agree(Cell& header, Cell& cell) {
  if (Key(header) == Key(cell)) return;
  Cell& worse = header.confidence < cell.confidence ? header : cell;
  const Cell& better = header.confidence < cell.confidence ? cell : header;
  worse.text = better.text;
  worse.confidence = better.confidence;
}

void AgreeOnce(Table& table) {
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    if (table.rows[i].page <= table.rows[i - 1].page) continue;
    for (std::size_t k = 0; k < kHighest && k < i && i + k < table.rows.size(); ++k) {
      Row& header = table.rows[k];
      Row& row = table.rows[i + k];
      if (!Repeats(header, row)) break;
      for (std::size_t c = 0; c < row.cells.size(); ++c) Agree(header.cells[c], row.cells[c]);
    }
  }
}

}  // namespace

void MendRepeatedHeaders(Table& table) {
  AgreeOnce(table);
  AgreeOnce(table);  // what the last page said better, for those before it
}

}  // namespace sauro::docread
