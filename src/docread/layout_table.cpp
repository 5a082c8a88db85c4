#include "docread/layout_table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>

#include "base/text.h"
#include "docread/layout_columns.h"
#include "docread/layout_rows.h"
#include "docread/layout_words.h"
#include "docread/open_rows.h"
#include "docread/page_text.h"

namespace sauro::docread {
namespace {

constexpr std::size_t kLeastColumns = 3;
constexpr std::size_t kMostHeaderLines = 10;
constexpr std::size_t kMostColumns = 24;
constexpr std::size_t kMostLines = 200;        // of one page
constexpr std::size_t kMostWords = 150;        // of one line
constexpr std::size_t kMostWork = 20'000'000;  // words by columns by columns, over a text

bool IsNumber(std::string_view word) {
  return !word.empty() && word.size() <= 4 &&
         word.find_first_not_of("0123456789") == std::string_view::npos;
}

// What stands behind a table, not in it.
bool EndsTable(std::string_view line) {
  const std::string words = Fold(line.substr(0, 80));
  constexpr std::array<std::string_view, 9> kEnds{
      "noi nhan", "phu luc", "bieu so", "tm.", "t/m", "kt.", "tl.", "ghi chu:", "nguoi lap"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
    return words.starts_with(end);
  });
}

bool BeginsItem(std::string_view text) {
  return text.starts_with("- ") || text.starts_with("+ ") || text.starts_with("• ") ||
         (text.starts_with("(") && text.find(')') < 4 && text.find(')') != 1 &&
          text.substr(1, text.find(')') - 1).find_first_not_of("0123456789") ==
              std::string_view::npos);
}

// "TT" among the names of columns: line `at` or one beside it holds several.
bool IsAnchor(const LayoutText& text, std::size_t at) {
  const std::string_view trimmed = Trim(text.lines[at]);
  if (trimmed.empty() || std::string_view("SsTt").find(trimmed[0]) == std::string_view::npos)
    return false;
  const std::size_t named = NamesNumbers(LayoutWordsOf(text.lines[at], at));
  if (named == 0) return false;
  std::size_t pieces = 0;
  for (std::size_t i = at > 2 ? at - 2 : 0; i < std::min(text.lines.size(), at + 3); ++i) {
    if (text.lines[i].find_first_of("\t|") != std::string_view::npos) return false;
    const LayoutLine line = LayoutWordsOf(text.lines[i], i);
    if (!line.words.empty()) pieces = std::max(pieces, PiecesOf(line).size() + (i == at ? 0 : 1));
  }
  return pieces >= kLeastColumns;
}

// The line that names the numbers, if line `at` is the first one of a header.
std::optional<std::size_t> HeaderAt(const LayoutText& text, std::size_t at) {
  constexpr std::size_t kAbove = 5;
  for (std::size_t i = at; i < std::min(text.lines.size(), at + kAbove + 1); ++i) {
    if (Trim(text.lines[i]).empty()) return std::nullopt;
    if (IsAnchor(text, i)) return i;
  }
  return std::nullopt;
}

class TableReader {
 public:
  // `work` counts what was done for all tables of the text.
  TableReader(const LayoutText& text, std::size_t from, std::size_t at, std::size_t& work)
      : text_(text), from_(from), anchor_(at), work_(work) {}

  std::optional<LayoutTable> Read() {
    if (!ReadHeader()) return std::nullopt;
    ReadPage(top_, true);
    if (out_.table.rows.empty()) return std::nullopt;
    while (at_ < text_.lines.size() && !over_) {
      if (!NextPage()) break;
    }
    if (out_.table.rows.size() < 2) return std::nullopt;
    out_.begin = top_;
    out_.end = at_;
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool Blank(std::size_t at) const { return Trim(text_.lines[at]).empty(); }
  [[nodiscard]] LayoutLine LineAt(std::size_t at) const {
    return LayoutWordsOf(text_.lines[at], at);
  }
  [[nodiscard]] bool BeginsPage(std::size_t at) const {
    return std::binary_search(text_.pages.begin(), text_.pages.end(), at);
  }

  // Lines above the one that names the numbers, as far as they may name columns.
  void FindTop() {
    top_ = anchor_;
    const LayoutLine anchor = LineAt(anchor_);
    int width = anchor.To();
    for (std::size_t i = anchor_ > 2 ? anchor_ - 2 : 0;
         i < std::min(text_.lines.size(), anchor_ + 4);
         ++i)
      width = Blank(i) ? width : std::max(width, LineAt(i).To());
    while (top_ > from_ && anchor_ - top_ < kMostHeaderLines && !BeginsPage(top_)) {
      if (Blank(top_ - 1)) break;
      const LayoutLine line = LineAt(top_ - 1);
      const std::vector<LayoutPiece> pieces = PiecesOf(line);
      const bool wide = std::any_of(pieces.begin(), pieces.end(), [&](const LayoutPiece& piece) {
        return (piece.to - piece.from) * 3 > width;
      });
      if (wide || line.From() <= anchor.From() || line.words[0].text.starts_with("(")) break;
      --top_;
    }
    // The end of "(Kèm theo ...)" above is no name, nor is the title of the table.
    const auto capitals = [](std::string_view line) { return ToUpper(line) == line; };
    while (top_ < anchor_ && PiecesOf(LineAt(top_)).size() == 1 &&
           (Trim(text_.lines[top_]).ends_with(')') ||
            (capitals(text_.lines[top_]) && !capitals(text_.lines[anchor_]))))
      ++top_;
  }

  // The first line behind the header that begins a row.
  [[nodiscard]] std::optional<std::size_t> FirstRow() const {
    const LayoutLine anchor = LineAt(anchor_);
    std::size_t blanks = 0;
    for (std::size_t i = anchor_ + 1; i < text_.lines.size() && i < anchor_ + 24; ++i) {
      if (Blank(i)) {
        if (++blanks > 6) break;
        continue;
      }
      const LayoutLine line = LineAt(i);
      const bool below = line.From() < anchor.words[0].to + 3;
      const bool rest = line.words[0].text == "T" && anchor.words[0].text == "ST";
      if (below && !rest && IsOrdinal(line.words[0].text) && line.words.size() > 1) return i;
    }
    return std::nullopt;
  }

  bool ReadHeader() {
    FindTop();
    const std::optional<std::size_t> row = FirstRow();
    if (!row) return false;
    std::vector<LayoutLine> lines;
    std::size_t anchor = 0;
    const std::size_t below = anchor_ > top_ ? anchor_ - top_ + 1 : kMostHeaderLines;
    for (std::size_t i = top_; i < *row && i <= anchor_ + below; ++i) {
      if (Blank(i)) continue;
      if (i == anchor_) anchor = lines.size();
      lines.push_back(LineAt(i));
    }
    header_ = ReadLayoutHeader(lines, anchor);
    return header_.names.size() >= kLeastColumns && header_.names.size() <= kMostColumns;
  }

  // The lines of a page from `begin` on that may belong to the table; `at_` is behind them.
  std::vector<LayoutLine> LinesOfPage(std::size_t begin) {
    std::vector<LayoutLine> out;
    bool blank = false;  // an empty line stands above
    std::size_t i = begin;
    for (; i < text_.lines.size() && out.size() < kMostLines; ++i) {
      if (i > begin && BeginsPage(i)) break;
      if (Blank(i)) {
        blank = true;
        continue;
      }
      LayoutLine line = LineAt(i);
      work_ += line.words.size() * Columns() * Columns();
      over_ = line.words.size() > kMostWords || work_ > kMostWork ||
              (i > begin && EndsTable(Trim(text_.lines[i]))) ||
              (blank && i > anchor_ && EndsHere(line, i));
      if (over_ || (i > begin && i > anchor_ && StopsPage(line, i))) break;
      blank = false;
      out.push_back(std::move(line));
    }
    at_ = i;
    return out;
  }

  [[nodiscard]] bool StopsPage(const LayoutLine& line, std::size_t at) const {
    return NamesNumbers(line) > 0 || IsPageNumber(at);
  }

  // A lone number before a page, or before the header again.
  [[nodiscard]] bool IsPageNumber(std::size_t at) const {
    const LayoutLine line = LineAt(at);
    if (line.words.size() != 1 || !IsNumber(line.words[0].text)) return false;
    for (std::size_t i = at + 1; i < text_.lines.size(); ++i) {
      if (BeginsPage(i)) return true;
      if (!Blank(i)) return HeaderAt(text_, i).has_value() && line.From() > 12;
    }
    return false;
  }

  // A paragraph behind the table: behind an empty line, over the columns, and no row with a number
  // follows.
  [[nodiscard]] bool EndsHere(const LayoutLine& line, std::size_t at) const {
    if (cuts_.empty() || !GoesOverCuts(line, cuts_, width_)) return false;
    for (std::size_t i = at; i < std::min(text_.lines.size(), at + 12); ++i) {
      if (Blank(i)) continue;
      const LayoutLine next = LineAt(i);
      if (IsOrdinal(next.words[0].text) && next.From() < cuts_.front() &&
          PiecesOf(next).size() >= kLeastColumns)
        return false;
    }
    return true;
  }

  void ReadPage(std::size_t begin, bool first) {
    std::vector<LayoutLine> lines = LinesOfPage(begin);
    if (lines.empty()) return;
    for (const LayoutLine& line : lines) width_ = std::max(width_, line.To());
    std::vector<LayoutLine> body = lines;
    if (first) {
      std::erase_if(body, [&](const LayoutLine& line) { return line.index <= anchor_ + 1; });
      cuts_ = FindLayoutCuts(header_, body);
    } else {
      cuts_ = MoveLayoutCuts(cuts_, body);
    }
    std::vector<PlacedLine> placed;
    placed.reserve(lines.size());
    for (LayoutLine& line : lines) {
      std::vector<std::size_t> columns = ColumnsOfWords(line, cuts_);
      const bool over = GoesOverCuts(line, cuts_, width_) && (!first || line.index > anchor_);
      placed.push_back({std::move(line), std::move(columns), over});
    }
    const std::vector<LayoutRow> rows = FindLayoutRows(placed, Columns(), first);
    for (const LayoutRow& row : rows)
      PlaceAgain(std::span(placed).subspan(row.begin, row.end - row.begin), row.kind);
    for (const LayoutRow& row : rows)
      AddRow(std::span(placed).subspan(row.begin, row.end - row.begin), row.kind);
  }

  void PlaceAgain(std::span<PlacedLine> lines, LayoutRow::Kind kind) const {
    if (kind == LayoutRow::Kind::kHeading) return;
    std::vector<LayoutLine> own;
    for (const PlacedLine& placed : lines) own.push_back(placed.line);
    const LayoutCuts cuts = LocalLayoutCuts(cuts_, own);
    for (PlacedLine& placed : lines) placed.columns = ColumnsOfWords(placed.line, cuts);
  }

  [[nodiscard]] std::size_t Columns() const { return header_.names.size(); }

  // Skips what stands between two parts of the table; false where it does not go on.
  bool NextPage() {
    std::vector<LeftOut> between;
    std::size_t i = SkipNumbers(at_, between);
    if (i == text_.lines.size() || EndsTable(Trim(text_.lines[i]))) return false;
    if (HeaderAt(text_, i)) {
      const std::size_t end = EndOfHeader(i);
      if (end == i) return false;  // another table
      i = SkipHeader(i, end, between);
      if (i == text_.lines.size()) return false;
    } else if (!GoesOnAt(i)) {
      return false;
    }
    for (LeftOut& item : between) out_.left_out.push_back(std::move(item));
    ReadPage(i, false);
    return true;
  }

  // Behind empty lines and numbers of pages.
  std::size_t SkipNumbers(std::size_t at, std::vector<LeftOut>& out) const {
    for (; at < text_.lines.size(); ++at) {
      const std::string_view line = Trim(text_.lines[at]);
      if (!line.empty() && !IsNumber(line)) break;
      if (!line.empty()) out.push_back({std::string(line), "số trang", PlaceOfLine(at)});
    }
    return at;
  }

  // Behind the header in lines [at, end) and empty lines.
  std::size_t SkipHeader(std::size_t at, std::size_t end, std::vector<LeftOut>& out) const {
    for (; at < text_.lines.size() && (at < end || Blank(at)); ++at) {
      if (Blank(at)) continue;
      std::string words = CollapseSpace(std::string(text_.lines[at]));
      out.push_back({std::move(words), "dòng tiêu đề cột lặp lại", PlaceOfLine(at)});
    }
    return at;
  }

  static std::string PlaceOfLine(std::size_t at) { return "dòng " + std::to_string(at + 1); }

  // The first line behind the words of the header, where they are repeated from line `at` on.
  [[nodiscard]] std::size_t EndOfHeader(std::size_t at) const {
    std::vector<std::string> words = header_words_;
    std::size_t i = at;
    for (; i < text_.lines.size() && !words.empty(); ++i) {
      const LayoutLine line = LineAt(i);
      for (const LayoutWord& word : line.words) {
        const auto same = std::find(words.begin(), words.end(), Fold(word.text));
        if (same == words.end()) return at;
        words.erase(same);
      }
    }
    return words.empty() ? i : at;
  }

  // The page begins with words in the columns, or with a row.
  [[nodiscard]] bool GoesOnAt(std::size_t at) const {
    std::size_t pieces = 0;
    for (std::size_t i = at; i < std::min(text_.lines.size(), at + 8); ++i) {
      if (Blank(i)) continue;
      const LayoutLine line = LineAt(i);
      if (NamesNumbers(line) > 0 || EndsTable(Trim(text_.lines[i]))) return false;
      pieces = std::max(pieces, PiecesOf(line).size());
    }
    return pieces >= kLeastColumns - 1;
  }

  // Words of one column of `lines`, line by line; where a line had room for more, the next one
  // begins a paragraph.
  [[nodiscard]] std::string TextOf(
      std::span<const PlacedLine> lines, std::size_t first, std::size_t last
  ) const {
    std::string out;
    for (const PlacedLine& placed : lines) {
      std::string line;
      for (std::size_t i = 0; i < placed.columns.size(); ++i) {
        if (placed.columns[i] < first || placed.columns[i] > last) continue;
        line += (line.empty() ? "" : " ") + std::string(placed.line.words[i].text);
      }
      if (line.empty()) continue;
      if (out.empty() || BeginsItem(line)) {
        out += (out.empty() ? "" : "\n") + line;
      } else {
        AppendLine(out, line);
      }
    }
    return out;
  }

  void AddRow(std::span<const PlacedLine> lines, LayoutRow::Kind kind) {
    if (lines.empty()) return;
    if (kind == LayoutRow::Kind::kHeader) return AddHeader(lines);
    Row& row = NewRow(lines.front().line.index);
    const bool over =
        std::any_of(lines.begin(), lines.end(), [](const PlacedLine& line) { return line.over; });
    const PlacedLine& first = lines.front();
    const bool single = lines.size() == 1 && PiecesOf(first.line).size() <= 2;
    if (kind == LayoutRow::Kind::kHeading && (over || single)) {
      const bool numbered = first.columns[0] == 0 && IsOrdinal(first.line.words[0].text);
      if (numbered) AddCell(row, std::string(first.line.words[0].text), 0, 0);
      std::string text = TextOf(lines, 0, Columns());
      if (numbered)
        text = std::string(Trim(std::string_view(text).substr(first.line.words[0].text.size())));
      AddCell(row, std::move(text), numbered ? 1 : 0, Columns() - 1);
      return;
    }
    for (std::size_t c = 0; c < Columns(); ++c) AddCell(row, TextOf(lines, c, c), c, c);
  }

  Row& NewRow(std::size_t line) {
    Row row;
    row.number = static_cast<std::uint32_t>(out_.table.rows.size() + 1);
    row.line = static_cast<std::uint32_t>(line + 1);
    out_.table.rows.push_back(std::move(row));
    return out_.table.rows.back();
  }

  static Cell& AddCell(Row& row, std::string text, std::size_t first, std::size_t last) {
    Cell cell;
    cell.text = std::move(text);
    cell.column = static_cast<std::uint32_t>(first);
    cell.col_span = static_cast<std::uint32_t>(last + 1 - first);
    row.cells.push_back(std::move(cell));
    return row.cells.back();
  }

  void AddHeader(std::span<const PlacedLine> lines) {
    for (const PlacedLine& placed : lines) {
      for (const LayoutWord& word : placed.line.words) header_words_.push_back(Fold(word.text));
    }
    out_.table.columns = static_cast<std::uint32_t>(Columns());
    NewRow(lines.front().line.index).header = true;
    if (!header_.spans.empty()) NewRow(lines.front().line.index).header = true;
    for (std::size_t c = 0; c < Columns();) {
      const auto span =
          std::find_if(header_.spans.begin(), header_.spans.end(), [&](const LayoutSpan& one) {
            return one.first == c;
          });
      Row& row = out_.table.rows[0];
      if (span == header_.spans.end()) {
        std::string name = TextOf(lines, c, c);
        if (c == 0 && name == "ST T") name = "STT";
        Cell& cell = AddCell(row, std::move(name), c, c);
        if (!header_.spans.empty()) cell.row_span = 2;
        ++c;
        continue;
      }
      const std::size_t upper = UpperLines(lines, span->line);
      AddCell(row, TextOf(lines.first(upper), span->first, span->last), span->first, span->last);
      for (; c <= span->last; ++c)
        AddCell(out_.table.rows[1], TextOf(lines.subspan(upper), c, c), c, c);
    }
  }

  // How many of the lines stand above or beside line `line` of the header.
  [[nodiscard]] static std::size_t UpperLines(std::span<const PlacedLine> lines, int line) {
    return std::min(lines.size(), static_cast<std::size_t>(line) + 1);
  }

  const LayoutText& text_;
  std::size_t from_;
  std::size_t anchor_;
  std::size_t& work_;
  std::size_t top_ = 0;
  std::size_t at_ = 0;
  bool over_ = false;  // something behind the table was seen
  LayoutHeader header_;
  LayoutCuts cuts_;
  int width_ = 0;
  std::vector<std::string> header_words_;  // folded
  LayoutTable out_;
};

}  // namespace

std::vector<LayoutTable> FindLayoutTables(const LayoutText& text) {
  std::vector<LayoutTable> out;
  std::size_t from = 0;
  std::size_t work = 0;
  for (std::size_t i = 0; i < text.lines.size() && work <= kMostWork; ++i) {
    if (i < from || !IsAnchor(text, i)) continue;
    std::optional<LayoutTable> table = TableReader(text, from, i, work).Read();
    if (!table) continue;
    from = table->end;
    out.push_back(std::move(*table));
  }
  return out;
}

}  // namespace sauro::docread
