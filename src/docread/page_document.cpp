#include "docread/page_document.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"
#include "docread/page_columns.h"
#include "docread/page_text.h"
#include "docread/ruled_grid.h"
#include "docread/scan_labels.h"
#include "docread/scan_words.h"

namespace sauro::docread {
namespace {

constexpr float kEdgeZone = 0.09F;   // of the height, where running heads and page numbers stand
constexpr float kSameColumn = 6;     // points between the edges of a column on two pages
constexpr std::size_t kRunning = 3;  // pages on which a running head repeats

// A page taken apart: free lines, and grids with the words of their cells.
struct GridWords {
  RuledGrid grid;
  std::vector<std::vector<PageWord>> cells;
};

struct Parts {
  const Page* page = nullptr;
  Room room;
  std::vector<TextLine> lines;  // outside the grids
  std::vector<GridWords> grids;
};

bool Inside(const Box& box, const PageWord& word) {
  return word.box.MidX() >= box.x0 && word.box.MidX() <= box.x1 && word.box.MidY() >= box.y0 &&
         word.box.MidY() <= box.y1;
}

// The cell of a word. Cells are in reading order, so that a search may begin at the row edge.
std::size_t CellOf(const RuledGrid& grid, const PageWord& word) {
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (Inside(grid.cells[i].box, word)) return i;
  }
  return grid.cells.size();
}

// Words lie in one cell each: an upright rule that goes through the middle of one is the stem of a
// letter there, in a row that is merged over all columns, and is cut. Recognised words are not that
// sure of their places.
class RuleCutter {
 public:
  explicit RuleCutter(const Page& page) : page_(page) {
    for (const PageWord& word : page.words) words_.push_back(&word.box);
    std::sort(words_.begin(), words_.end(), [](const Box* a, const Box* b) {
      return a->x0 < b->x0;
    });
    for (const Box* word : words_) widest_ = std::max(widest_, word->Width());
  }

  std::vector<PageRule> Cut() {
    // Words that lie across so many rules are no table, and each cut costs memory and time.
    const std::size_t most = 4 * page_.rules.size() + 1000;
    constexpr std::size_t kMostLooked = 4'000'000;
    std::vector<PageRule> out;
    for (const PageRule& rule : page_.rules) {
      if (out.size() > most || looked_ > kMostLooked) return page_.rules;
      if (page_.scanned || rule.Horizontal()) {
        out.push_back(rule);
      } else {
        CutOne(rule, out);
      }
    }
    return out;
  }

 private:
  // The words that it goes through, from top to bottom.
  std::vector<const Box*> Crossed(const PageRule& rule) {
    constexpr float kInside = 1;  // points
    const float x = rule.box.MidX();
    std::vector<const Box*> out;
    const auto first = std::lower_bound(
        words_.begin(), words_.end(), x - widest_, [](const Box* w, float at) { return w->x0 < at; }
    );
    for (auto it = first; it != words_.end() && (*it)->x0 < x - kInside; ++it, ++looked_) {
      const bool inside = (*it)->x1 > x + kInside;
      if (inside && (*it)->y0 < rule.box.y1 && (*it)->y1 > rule.box.y0) out.push_back(*it);
    }
    std::sort(out.begin(), out.end(), [](const Box* a, const Box* b) { return a->y0 < b->y0; });
    return out;
  }

  void CutOne(const PageRule& rule, std::vector<PageRule>& out) {
    Box rest = rule.box;
    for (const Box* word : Crossed(rule)) {
      if (word->y0 > rest.y0) out.push_back({{rest.x0, rest.y0, rest.x1, word->y0}});
      rest.y0 = std::max(rest.y0, word->y1);
    }
    if (rest.y1 > rest.y0) out.push_back({rest});
  }

  const Page& page_;
  std::vector<const Box*> words_;  // by their left ends
  float widest_ = 0;
  std::size_t looked_ = 0;
};

Parts TakeApart(const Page& page) {
  Parts out;
  out.page = &page;
  for (RuledGrid& grid : FindGrids(RuleCutter(page).Cut())) {
    const std::size_t cells = grid.cells.size();
    out.grids.push_back({std::move(grid), std::vector<std::vector<PageWord>>(cells)});
  }
  std::vector<PageWord> free;
  for (const PageWord& word : page.words) {
    const auto home = std::find_if(out.grids.begin(), out.grids.end(), [&](const GridWords& grid) {
      return Inside(grid.grid.box, word);
    });
    const std::size_t cell = home == out.grids.end() ? 0 : CellOf(home->grid, word);
    if (home == out.grids.end() || cell == home->cells.size()) {
      free.push_back(word);
    } else {
      home->cells[cell].push_back(word);
    }
  }
  std::erase_if(out.grids, [&](const GridWords& grid) {
    return std::all_of(grid.cells.begin(), grid.cells.end(), [](const auto& words) {
      return words.empty();
    });
  });
  out.lines = LinesOf(std::move(free));
  if (page.scanned) {
    for (GridWords& grid : out.grids) {
      for (std::vector<PageWord>& words : grid.cells) MendTones(words);
    }
    for (TextLine& line : out.lines) MendTones(line.words);
  }
  return out;
}

// The margins: where long lines begin and end.
Room RoomOf(const std::vector<TextLine>& lines, const Page& page) {
  std::vector<float> left;
  std::vector<float> right;
  for (const TextLine& line : lines) {
    if (line.box.Width() < page.width * 0.5F) continue;
    left.push_back(line.box.x0);
    right.push_back(line.box.x1);
  }
  if (right.size() < 3) return {page.width * 0.14F, page.width * 0.9F};
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  return {left[left.size() / 10], right[right.size() - 1 - right.size() / 10]};
}

bool IsPageNumber(std::string_view text) {
  const std::string folded = Fold(text);
  std::string_view rest = Trim(folded);
  if (rest.starts_with("trang")) rest.remove_prefix(5);
  rest = TrimAny(rest, " -./");
  if (rest.empty() || rest.size() > 9) return false;
  return std::all_of(rest.begin(), rest.end(), [](unsigned char c) {
    return std::isdigit(c) != 0 || c == '/' || c == ' ';
  });
}

// The same on every page but for the figures in it.
std::string RunningKey(std::string_view text) {
  std::string out = Fold(text);
  std::erase_if(out, [](unsigned char c) { return std::isdigit(c) != 0; });
  return out;
}

class Assembler {
 public:
  explicit Assembler(const Limits& limits) : limits_(limits) {}

  Result<Document> Assemble(const std::vector<Page>& pages) {
    std::vector<Parts> all;
    all.reserve(pages.size());
    for (const Page& page : pages) all.push_back(TakeApart(page));
    for (Parts& parts : all) {
      parts.room = RoomOf(parts.lines, *parts.page);
      if (!parts.page->hidden.empty()) {
        LeaveOut(parts.page->hidden, kHiddenText, *parts.page);
      }
    }
    TakeRunningHeads(all);
    for (const Parts& parts : all) AddPage(parts);
    CloseParagraph();
    if (error_) return *error_;
    MendScannedTables();
    if (out_.blocks.empty()) {
      return Unreadable(
          "Không thấy chữ nào trong tệp. Nếu là bản quét, hãy quét lại rõ hơn (200 đến 300 dpi)."
      );
    }
    return std::move(out_);
  }

 private:
  void MendScannedTables() {
    for (Block& block : out_.blocks) {
      Table* table = std::get_if<Table>(&block);
      if (table == nullptr || table->rows.empty()) continue;
      if (scanned_.count(table->rows.front().page) != 0) MendLabels(*table);
    }
  }

  void LeaveOut(std::string_view text, std::string_view reason, const Page& page) {
    out_.left_out.push_back(
        {ToNfc(text), std::string(reason), "trang " + std::to_string(page.number)}
    );
  }

  static bool AtEdge(const TextLine& line, const Page& page) {
    return line.box.MidY() < page.height * kEdgeZone ||
           line.box.MidY() > page.height * (1 - kEdgeZone);
  }

  // "số trang", "đầu trang" or "chân trang" for what is no text of the document; else nothing.
  static std::string_view RunningReason(
      const TextLine& line, const Page& page, const std::map<std::string, std::size_t>& seen
  ) {
    if (!AtEdge(line, page)) return {};
    const std::string text = line.Text();
    if (IsPageNumber(text)) return "số trang";
    const auto repeated = seen.find(RunningKey(text));
    if (repeated == seen.end() || repeated->second < kRunning) return {};
    return line.box.MidY() < page.height / 2 ? "đầu trang" : "chân trang";
  }

  // The first and the last lines of each page.
  void TakeRunningHeads(std::vector<Parts>& all) {
    std::map<std::string, std::size_t> seen;
    for (const Parts& parts : all) {
      for (const TextLine& line : parts.lines) {
        if (AtEdge(line, *parts.page)) ++seen[RunningKey(line.Text())];
      }
    }
    for (Parts& parts : all) {
      std::erase_if(parts.lines, [&](const TextLine& line) {
        const std::string_view reason = RunningReason(line, *parts.page, seen);
        if (!reason.empty()) LeaveOut(line.Text(), reason, *parts.page);
        return !reason.empty();
      });
    }
  }

  void AddPage(const Parts& parts) {
    page_ = &parts;
    if (parts.page->scanned) scanned_.insert(parts.page->number);
    const std::vector<ColumnBlock> columns = FindColumns(parts.lines);
    std::size_t next_columns = 0;
    std::size_t line = 0;
    for (std::size_t grid = 0; grid <= parts.grids.size(); ++grid) {
      const bool last = grid == parts.grids.size();
      while (line < parts.lines.size() &&
             (last || parts.lines[line].box.MidY() < parts.grids[grid].grid.box.MidY())) {
        if (next_columns < columns.size() && columns[next_columns].begin == line) {
          AddColumns(columns[next_columns]);
          line = columns[next_columns++].end;
        } else {
          AddLine(parts.lines[line++]);
        }
      }
      if (!last) AddGrid(parts.grids[grid]);
    }
  }

  void AddLine(const TextLine& line) {
    last_grid_.clear();
    const bool joins = before_ && Joins(*before_, line);
    if (!joins) {
      CloseParagraph();
      paragraph_.emplace();
      paragraph_->number = ++paragraphs_;
      paragraph_->origin.page = page_->page->number;
      paragraph_->bold = line.Bold();
      paragraph_->alignment = AlignmentOf(line);
    }
    AppendLine(paragraph_->text, line.Text());
    paragraph_->bold = paragraph_->bold && line.Bold();
    words_.insert(words_.end(), line.words.begin(), line.words.end());
    before_ = line;
    before_page_ = page_->page->number;
    if (paragraph_->text.size() > limits_.paragraph_bytes || paragraphs_ > limits_.paragraphs)
      error_ = TooLarge("Văn bản quá dài. Hãy chia thành nhiều tệp.", PlaceOf(*paragraph_));
  }

  [[nodiscard]] bool Joins(const TextLine& line, const TextLine& next) const {
    const bool same_page = before_page_ == page_->page->number;
    const float height = std::max(line.box.Height(), 1.0F);
    if (same_page && next.box.y0 - line.box.y1 > height * 0.9F) return false;
    const bool plain_after_bold =
        line.Bold() && std::none_of(next.words.begin(), next.words.end(), [](const PageWord& w) {
          return w.bold;
        });
    if (plain_after_bold) return false;
    const float indent = next.box.x0 - page_->room.left;
    const bool below = std::fabs(next.box.x0 - line.box.x0) < 4;
    if (indent > 10 && AlignmentOf(next) == Alignment::kOther) {
      const std::string_view end = line.words.back().text;
      const bool finished = std::string_view(".;:").find(end.back()) != std::string_view::npos;
      if (!below || finished) return false;
    }
    return GoesOn(line, next, page_->room);
  }

  [[nodiscard]] Alignment AlignmentOf(const TextLine& line) const {
    const float left = line.box.x0 - page_->room.left;
    const float right = page_->room.right - line.box.x1;
    if (left > 15 && std::fabs(left - right) < std::max(8.0F, 0.2F * left))
      return Alignment::kCentre;
    if (left > page_->page->width * 0.35F && right < left * 0.4F) return Alignment::kRight;
    return Alignment::kOther;
  }

  void CloseParagraph() {
    before_.reset();
    if (!paragraph_) return;
    paragraph_->text = ToNfc(paragraph_->text);
    paragraph_->confidence = ConfidenceOf(words_);
    words_.clear();
    out_.blocks.emplace_back(std::move(*paragraph_));
    paragraph_.reset();
  }

  Table NewTable(std::size_t columns) {
    Table table;
    table.number = ++tables_;
    table.columns = static_cast<std::uint32_t>(columns);
    return table;
  }

  void AddColumns(const ColumnBlock& block) {
    CloseParagraph();
    last_grid_.clear();
    Table table = NewTable(block.columns.size());
    Row row;
    row.number = 1;
    row.page = page_->page->number;
    for (const std::vector<TextLine>& lines : block.columns) {
      Cell cell;
      cell.column = static_cast<std::uint32_t>(row.cells.size());
      cell.bold = !lines.empty() && lines.front().Bold();
      for (const TextLine& line : lines) cell.text += (cell.text.empty() ? "" : "\n") + line.Text();
      cell.text = ToNfc(cell.text);
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
    out_.blocks.emplace_back(std::move(table));
  }

  // For each edge of `grid` the edge of the table before it that stands at the same place; nothing
  // if one has none.
  [[nodiscard]] std::optional<std::vector<std::uint32_t>> SameColumns(const RuledGrid& grid) const {
    if (last_grid_.empty()) return std::nullopt;
    const float shift = last_grid_.front() - grid.edges_x.front();
    if (std::fabs(shift) > 4 * kSameColumn) return std::nullopt;
    std::vector<std::uint32_t> out;
    for (const float edge : grid.edges_x) {
      const auto same = std::find_if(last_grid_.begin(), last_grid_.end(), [&](float other) {
        return std::fabs(other - edge - shift) <= kSameColumn;
      });
      if (same == last_grid_.end()) return std::nullopt;
      out.push_back(static_cast<std::uint32_t>(same - last_grid_.begin()));
    }
    if (out.back() + 1 != last_grid_.size()) return std::nullopt;
    for (std::size_t i = 1; i < out.size(); ++i) {
      if (out[i] <= out[i - 1]) return std::nullopt;
    }
    return out;
  }

  void AddGrid(const GridWords& words) {
    CloseParagraph();
    const RuledGrid& grid = words.grid;
    std::optional<std::vector<std::uint32_t>> edges = SameColumns(grid);
    if (!edges) {
      out_.blocks.emplace_back(NewTable(grid.edges_x.size() - 1));
      last_grid_ = grid.edges_x;
      edges.emplace();
      for (std::uint32_t i = 0; i < grid.edges_x.size(); ++i) edges->push_back(i);
    }
    Table& table = std::get<Table>(out_.blocks.back());
    std::size_t cell = 0;
    for (std::uint32_t r = 0; r + 1 < grid.edges_y.size(); ++r) {
      Row row;
      row.number = static_cast<std::uint32_t>(table.rows.size() + 1);
      row.page = page_->page->number;
      while (cell < grid.cells.size() && grid.cells[cell].row == r) {
        row.cells.push_back(MakeCell(grid.cells[cell], words.cells[cell], *edges));
        ++cell;
      }
      cells_ += row.cells.size();
      table.rows.push_back(std::move(row));
    }
    if (table.rows.size() > limits_.table_rows || table.columns > limits_.table_columns ||
        cells_ > limits_.cells) {
      error_ =
          TooLarge("Bảng có quá nhiều dòng, cột hoặc ô. Hãy chia thành nhiều tệp.", PlaceOf(table));
    }
  }

  static Cell MakeCell(
      const GridBox& box,
      const std::vector<PageWord>& words,
      const std::vector<std::uint32_t>& edges
  ) {
    Cell cell;
    cell.column = edges[box.column];
    cell.col_span = edges[box.column + box.col_span] - cell.column;
    cell.row_span = box.row_span;
    cell.text = ToNfc(CellText(words, box.box));
    cell.bold = !words.empty() &&
                std::all_of(words.begin(), words.end(), [](const PageWord& w) { return w.bold; });
    cell.confidence = ConfidenceOf(words);
    return cell;
  }

  const Limits& limits_;
  Document out_;
  const Parts* page_ = nullptr;
  std::optional<Error> error_;
  std::optional<Paragraph> paragraph_;  // still growing
  std::set<std::uint32_t> scanned_;     // pages
  std::vector<PageWord> words_;         // of that paragraph
  std::optional<TextLine> before_;      // its last line
  std::uint32_t before_page_ = 0;
  std::vector<float> last_grid_;  // column edges of the table that the last block is
  std::uint32_t paragraphs_ = 0;
  std::uint32_t tables_ = 0;
  std::size_t cells_ = 0;
};

}  // namespace

Result<Document> DocumentOfPages(const std::vector<Page>& pages, const Limits& limits) {
  return Assembler(limits).Assemble(pages);
}

}  // namespace sauro::docread
