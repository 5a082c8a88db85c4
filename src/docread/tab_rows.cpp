#include "docread/tab_rows.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/text.h"

namespace sauro::docread {
namespace {

constexpr std::size_t kMostLines = 40;  // of one row

bool HasTab(std::string_view line) {
  return line.find('\t') != std::string_view::npos;
}

std::vector<std::string> CellsOf(std::string_view line) {
  std::vector<std::string> out;
  for (const std::string_view part : Split(line, '\t')) out.emplace_back(part);
  return out;
}

// A cell that begins with a quote which nothing closes in it: "\"Sở Tài chính".
bool IsOpen(std::string_view cell) {
  return cell.starts_with('"') && std::count(cell.begin(), cell.end(), '"') % 2 == 1;
}

// Where in `line` the quote of an open cell ends; npos: not in this line.
std::size_t ClosingQuote(std::string_view line) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] != '"') continue;
    if (at + 1 < line.size() && line[at + 1] == '"') {
      ++at;
      continue;
    }
    const bool ends = at + 1 == line.size() || line[at + 1] == '\t';
    return ends ? at : std::string_view::npos;
  }
  return std::string_view::npos;
}

std::string_view FirstWord(std::string_view line) {
  line = Trim(line);
  return line.substr(0, line.find_first_of(" \t"));
}

// "III. TỔ CHỨC", "2. Sở Y tế", "Nơi nhận:": what stands behind a table or begins another row.
bool BeginsSomething(std::string_view cell) {
  cell = Trim(cell);
  const std::string_view first = FirstWord(cell);
  const bool dash = first == "-" || first == "+";
  return cell.empty() || (!dash && IsOrdinalCell(first)) || cell.ends_with(':') ||
         ToUpper(cell) == cell;
}

// "và các đơn vị liên quan", "- Sở Tài chính": neither a heading nor a paragraph of its own.
bool GoesOn(std::string_view line) {
  if (HasTab(line)) return false;
  line = Trim(line);
  if (line.empty()) return false;
  if (line.starts_with("- ") || line.starts_with("+ ")) return true;
  const std::string_view first = FirstWord(line);
  return !IsOrdinalCell(first) && first != ToUpper(first) && first == ToLower(first);
}

std::string Unquoted(std::string_view cell) {
  return ReplaceAll(std::string(cell), "\"\"", "\"");
}

void Append(std::vector<std::string> more, std::vector<std::string>& cells) {
  cells.insert(
      cells.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end())
  );
}

class Reader {
 public:
  Reader(const std::vector<std::string_view>& lines, std::size_t begin)
      : lines_(lines), next_(begin) {}

  TabRows Read() {
    while (next_ < lines_.size() && HasTab(lines_[next_])) {
      TabRow row{next_, CellsOf(lines_[next_])};
      ++next_;
      while (IsOpen(row.cells.back()) && CloseQuote(row.cells)) {
      }
      if (!out_.rows.empty() && IsOrdinalCell(row.cells.front())) {
        MakeWhole(row.cells);
        GoOnInLastCell(row.cells);
      }
      if (columns_ == 0) columns_ = row.cells.size();
      out_.rows.push_back(std::move(row));
    }
    out_.end = next_;
    return std::move(out_);
  }

 private:
  // The last cell with the lines up to its closing quote, and the cells behind it. False: nothing
  // closes it, so that the quote is a letter like others.
  bool CloseQuote(std::vector<std::string>& cells) {
    std::string text = cells.back().substr(1);
    for (std::size_t at = next_; at < lines_.size() && at < next_ + kMostLines; ++at) {
      const std::string_view line = lines_[at];
      // A whole row of its own: the quote was only a letter.
      const bool row = columns_ > 2 && CellsOf(line).size() + 1 >= columns_ &&
                       IsOrdinalCell(line.substr(0, line.find('\t')));
      if (row) return false;
      const std::size_t quote = ClosingQuote(line);
      text.push_back('\n');
      if (quote == std::string_view::npos) {
        text += line;
        continue;
      }
      text += line.substr(0, quote);
      cells.back() = Unquoted(text);
      if (quote + 1 < line.size()) Append(CellsOf(line.substr(quote + 2)), cells);
      next_ = at + 1;
      return true;
    }
    return false;
  }

  // The lines behind a row that is too short, if they make it whole.
  void MakeWhole(std::vector<std::string>& cells) {
    constexpr std::size_t kFewest = 3;  // columns
    if (columns_ < kFewest || cells.size() >= columns_) return;
    std::vector<std::string> whole = cells;
    for (std::size_t at = next_; at < lines_.size() && at < next_ + kMostLines; ++at) {
      const std::string_view line = lines_[at];
      std::vector<std::string> more = CellsOf(line);
      if (BeginsSomething(more.front())) return;
      if (whole.size() + more.size() - 1 > columns_) return;
      const bool empty = more.size() > 1 && Trim(more.back()).empty();
      whole.back() += "\n" + more.front();
      more.erase(more.begin());
      Append(std::move(more), whole);
      if (whole.size() == columns_ && !(empty && whole.size() - cells.size() == 1)) {
        cells = std::move(whole);
        next_ = at + 1;
        return;
      }
    }
  }

  // Lines without a tab between this whole row and the next one, which go on with its last words.
  void GoOnInLastCell(std::vector<std::string>& cells) {
    if (cells.size() != columns_) return;
    std::size_t end = next_;
    while (end < lines_.size() && end < next_ + kMostLines && GoesOn(lines_[end])) ++end;
    const bool between = end < lines_.size() && HasTab(lines_[end]) &&
                         IsOrdinalCell(lines_[end].substr(0, lines_[end].find('\t')));
    if (!between) return;
    for (; next_ < end; ++next_) cells.back().append("\n").append(lines_[next_]);
  }

  const std::vector<std::string_view>& lines_;
  std::size_t next_;
  std::size_t columns_ = 0;
  TabRows out_;
};

}  // namespace

bool IsOrdinalCell(std::string_view cell) {
  constexpr std::size_t kLongest = 8;
  cell = Trim(cell);
  if (cell == "-" || cell == "+" || cell == "*" || cell == "•") return true;
  if (cell.ends_with('.') || cell.ends_with(')')) cell.remove_suffix(1);
  if (cell.empty() || cell.size() > kLongest) return false;
  const bool letter = cell.size() == 1 &&
                      ((cell[0] >= 'a' && cell[0] <= 'z') || (cell[0] >= 'A' && cell[0] <= 'Z'));
  return letter || cell.find_first_not_of("0123456789.") == std::string_view::npos ||
         cell.find_first_not_of("IVXL") == std::string_view::npos;
}

TabRows ReadTabRows(const std::vector<std::string_view>& lines, std::size_t begin) {
  return Reader(lines, begin).Read();
}

}  // namespace sauro::docread
