#include "pages/draft_source.h"

#include <algorithm>
#include <variant>

#include "base/text.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

constexpr std::size_t kAround = 1;        // rows before and after those asked for
constexpr std::size_t kFirstBlocks = 10;  // the head of the document, where number and date stand

void AddParagraph(Dict& dict, const docread::Paragraph& paragraph) {
  if (Trim(paragraph.text).empty() && paragraph.label.empty()) return;
  Dict& block = *dict.AddSectionDictionary("BLOCK")->AddSectionDictionary("PARAGRAPH");
  Set(block, "ANCHOR", AnchorOf(docread::PlaceOf(paragraph)));
  Set(block,
      "TEXT",
      paragraph.label.empty() ? paragraph.text : paragraph.label + " " + paragraph.text);
  ShowIf(block, "BOLD", paragraph.bold);
  ShowIf(block, "PLAIN", !paragraph.bold);
}

void AddRow(Dict& table, const docread::Table& source, const docread::Row& row) {
  Dict& out = *table.AddSectionDictionary("ROW")->AddSectionDictionary("LINE");
  Set(out, "ANCHOR", AnchorOf(docread::PlaceOf(source, row)));
  for (const docread::Cell& cell : row.cells) {
    Dict& slot = *out.AddSectionDictionary("CELL");
    Dict& item = *slot.AddSectionDictionary(row.header || cell.bold ? "STRONG" : "PLAIN");
    Set(item, "TEXT", cell.text);
    Set(item, "COLUMNS", std::to_string(cell.col_span));
    Set(item, "ROWS", std::to_string(cell.row_span));
  }
}

void AddGap(Dict& dict, std::size_t rows) {
  if (rows == 0) return;
  SetNumber(
      *dict.AddSectionDictionary("ROW")->AddSectionDictionary("GAP"),
      "COUNT",
      static_cast<std::int64_t>(rows)
  );
}

// Which rows of a table are shown: headers and those from the first to the last place asked for.
std::pair<std::size_t, std::size_t> Span(
    const docread::Table& table, const std::set<std::string>& places
) {
  std::size_t first = table.rows.size();
  std::size_t last = 0;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (places.count(docread::PlaceOf(table, table.rows[i])) == 0) continue;
    first = std::min(first, i);
    last = i + 1;
  }
  if (last == 0) return {0, 0};
  return {first < kAround ? 0 : first - kAround, std::min(table.rows.size(), last + kAround)};
}

void AddTable(Dict& dict, const docread::Table& table, const std::set<std::string>& places) {
  const bool all = places.empty();
  const auto [first, last] =
      all ? std::pair<std::size_t, std::size_t>{0, table.rows.size()} : Span(table, places);
  if (last == 0) return;
  Dict& out = *dict.AddSectionDictionary("BLOCK")->AddSectionDictionary("TABLE");
  Set(out, "PLACE", docread::PlaceOf(table));
  std::size_t headers = 0;
  while (headers < table.rows.size() && headers < first && table.rows[headers].header) ++headers;
  for (std::size_t i = 0; i < headers; ++i) AddRow(out, table, table.rows[i]);
  AddGap(out, first - headers);
  for (std::size_t i = first; i < last; ++i) AddRow(out, table, table.rows[i]);
  AddGap(out, table.rows.size() - last);
}

}  // namespace

std::string AnchorOf(std::string_view place) {
  std::string out;
  for (const char c : Fold(place)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  return out;
}

void AddSource(Dict& dict, const docread::Document& document, const std::set<std::string>& places) {
  std::size_t number = 0;
  for (const docread::Block& block : document.blocks) {
    ++number;
    if (const auto* paragraph = std::get_if<docread::Paragraph>(&block)) {
      const bool asked = places.empty() || places.count(docread::PlaceOf(*paragraph)) != 0;
      const bool head = places.count("") != 0 && number <= kFirstBlocks;
      if (asked || head) AddParagraph(dict, *paragraph);
      continue;
    }
    AddTable(dict, std::get<docread::Table>(block), places);
  }
}

}  // namespace sauro::pages
