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
#include "docread/page_parts.h"
#include "docread/page_text.h"
#include "docread/ruled_grid.h"
#include "docread/scan_headers.h"
#include "docread/scan_labels.h"

namespace sauro::docread {
namespace {

constexpr float kSameColumn = 6;     // points between the edges of a column on two pages
constexpr std::size_t kRunning = 3;  // pages on which a running head repeats

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

// In ten-thousandths of the page.
PageBox PartOf(const Box& box, const Page& page) {
  constexpr float kWhole = 10'000;
  const auto share = [](float at, float whole) {
    return static_cast<std::uint16_t>(
        whole <= 0 ? 0 : std::lround(std::clamp(at / whole, 0.0F, 1.0F) * kWhole)
    );
  };
  return {
      share(box.x0, page.width),
      share(box.y0, page.height),
      share(box.x1, page.width),
      share(box.y1, page.height)};
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
    for (const Page& page : pages) {
      const Parts* before = all.empty() ? nullptr : &all.back();
      all.push_back(TakeApart(page, before != nullptr && before->open ? &*before->open : nullptr));
    }
    for (Parts& parts : all) {
      AddShape(*parts.page);
      parts.room = RoomOf(parts.lines, *parts.page);
      if (!parts.page->hidden.empty()) {
        LeaveOut(parts.page->hidden, kHiddenText, *parts.page);
      }
      for (const std::string& mark : parts.marks) LeaveOut(mark, "dấu chú thích", *parts.page);
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
  void AddShape(const Page& page) {
    out_.pages.push_back(
        {static_cast<std::uint32_t>(std::lround(std::max(page.width, 0.0F))),
         static_cast<std::uint32_t>(std::lround(std::max(page.height, 0.0F))),
         page.turned}
    );
  }

  void MendScannedTables() {
    for (Block& block : out_.blocks) {
      Table* table = std::get_if<Table>(&block);
      if (table == nullptr || table->rows.empty()) continue;
      if (scanned_.count(table->rows.front().page) == 0) continue;
      MendRepeatedHeaders(*table);
      MendLabels(*table);
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
    if (paragraph_->origin.page == page_->page->number)
      Enlarge(paragraph_->box, PartOf(line.box, *page_->page));
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
      for (const TextLine& line : lines) {
        cell.text += (cell.text.empty() ? "" : "\n") + line.Text();
        Enlarge(cell.box, PartOf(line.box, *page_->page));
      }
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
        row.cells.back().box = PartOf(grid.cells[cell].box, *page_->page);
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
