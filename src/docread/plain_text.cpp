#include "docread/plain_text.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/text.h"
#include "docread/html.h"
#include "docread/markup.h"
#include "docread/tab_rows.h"

namespace sauro::docread {
namespace {

constexpr std::size_t kFullLine = 55;  // characters; narrower lines are cells, headings or ends

enum class LineKind { kText, kTabs, kPipes };

LineKind KindOf(std::string_view line) {
  if (Trim(line).starts_with('|')) return LineKind::kPipes;
  if (line.find('\t') != std::string_view::npos) return LineKind::kTabs;
  return LineKind::kText;
}

// "|---|:--:|"
bool IsPipeRule(std::string_view line) {
  return line.find('-') != std::string_view::npos &&
         line.find_first_not_of("|-: \t") == std::string_view::npos;
}

// "---", "***", "____": a drawn line.
bool IsRule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-*_= ") == std::string_view::npos;
}

// The pipes between cells of a line that begins with none: "1 | Rà soát | 6/2026". Without spaces
// around them, fewer than three are rather part of words: "1|Rà soát|Sở A|6/2026".
std::size_t InnerPipes(std::string_view line) {
  constexpr std::size_t kFewestTight = 3;
  line = Trim(line);
  std::size_t all = 0;
  std::size_t apart = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] != '|' || line[i - 1] == '\\') continue;
    ++all;
    if (line[i - 1] == ' ' && (i + 1 == line.size() || line[i + 1] == ' ')) ++apart;
  }
  return all >= kFewestTight ? all : apart;
}

std::vector<std::string> PipeCells(std::string_view line) {
  line = Trim(line);
  const bool outer = line.starts_with('|');
  if (outer) line.remove_prefix(1);
  if (outer && line.ends_with('|') && !line.ends_with("\\|")) line.remove_suffix(1);
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
      out.back().push_back(line[++i]);
    } else if (line[i] == '|') {
      out.emplace_back();
    } else {
      out.back().push_back(line[i]);
    }
  }
  return out;
}

std::size_t CountOf(std::string_view word, std::string_view line) {
  std::size_t out = 0;
  for (std::size_t at = line.find(word); at != std::string_view::npos;
       at = line.find(word, at + word.size()))
    ++out;
  return out;
}

std::size_t CountTabs(std::string_view line) {
  return static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t'));
}

// Lines cut at the width of a page: most are long, and about as long as the longest ones; a
// writer's own lines are whole paragraphs of any length.
bool LooksPrinted(const std::vector<std::string_view>& lines) {
  constexpr std::size_t kShortest = 20;
  constexpr std::size_t kPageWidth = 130;
  std::size_t text = 0;
  std::size_t wide = 0;
  std::size_t beyond = 0;
  for (const std::string_view line : lines) {
    const std::size_t width = CountCodePoints(Trim(line));
    if (width < kShortest || line.find('\t') != std::string_view::npos) continue;
    ++text;
    wide += width >= kFullLine && width <= kPageWidth ? 1 : 0;
    beyond += width > kPageWidth ? 1 : 0;
  }
  return text >= 10 && wide * 2 >= text && beyond * 20 <= text;
}

// "Điều 5."; "Điều 5 Nghị định này" goes on with the words before.
bool BeginsArticle(std::string_view line) {
  constexpr std::string_view kWord = "Điều ";
  if (!line.starts_with(kWord)) return false;
  const std::size_t end = line.find_first_not_of("0123456789", kWord.size());
  return end != std::string_view::npos && end > kWord.size() &&
         (line[end] == '.' || line[end] == ':');
}

// "1.2. ", "a) ", "1- ", "- ", "IV. ", "Điều 5": the beginning of a paragraph of its own.
bool BeginsItem(std::string_view line) {
  if (line.starts_with('-') || line.starts_with('+') || line.starts_with('*') ||
      line.starts_with('(') || line.starts_with("•")) {
    return true;
  }
  if (BeginsArticle(line)) return true;
  constexpr std::size_t kLongest = 8;
  const std::size_t end = line.find_first_not_of("0123456789.IVXivxabcdeghABCDEGH");
  if (end == 0 || end == std::string_view::npos || end > kLongest) return false;
  const bool closed =
      line[end] == ')' || line[end] == '/' || line[end] == '-' || line[end - 1] == '.';
  const bool blank = line[end] == ' ' || (end + 1 < line.size() && line[end + 1] == ' ');
  const bool number = line[0] >= '0' && line[0] <= '9' && line.find('.') < end;
  return blank && (closed || number);
}

// Whether the printer broke the line `before` and `line` is its rest.
bool GoesOn(std::string_view before, std::string_view line) {
  if (before.empty() || BeginsItem(line)) return false;
  if (before.ends_with('.') || before.ends_with(';') || before.ends_with(':') ||
      before.ends_with("./")) {
    return false;
  }
  // "UBND TỈNH PHÚ SƠN        CỘNG HÒA ...": two columns of a letterhead, wide for their gap.
  if (before.find("   ") != std::string_view::npos) return false;
  return CountCodePoints(before) >= kFullLine;
}

class TextReader {
 public:
  explicit TextReader(const Limits& limits) : limits_(limits) {}

  Result<Document> Read(std::string_view text) {
    lines_ = Split(text, '\n');
    const bool printed = LooksPrinted(lines_);
    for (std::size_t i = 0; i < lines_.size() && !error_;) {
      if (const std::size_t end = InnerPipesEnd(i); end > i) {
        AddPipeTable(i, end);
        i = end;
        continue;
      }
      if (const std::size_t end = HtmlTableEnd(i); end > i) {
        AddHtmlTable(i, end);
        i = end;
        continue;
      }
      i = AddLines(i, printed);
    }
    if (error_) return *error_;
    return std::move(out_);
  }

 private:
  // The paragraph or the table that begins at line `i`; the answer is the line behind it.
  std::size_t AddLines(std::size_t i, bool printed) {
    const LineKind kind = KindOf(lines_[i]);
    if (kind == LineKind::kPipes) {
      std::size_t end = i + 1;
      while (end < lines_.size() && KindOf(lines_[end]) == kind) ++end;
      AddPipeTable(i, end);
      return end;
    }
    if (kind == LineKind::kTabs) {
      const TabRows rows = ReadTabRows(lines_, i);
      const bool lone = rows.end == i + 1 && CountTabs(lines_[i]) < 2;
      if (!lone) {
        AddTabTable(rows);
        return rows.end;
      }
    }
    AddParagraph(i, printed);
    return i + 1;
  }

  // The line behind the last `</table>` where line `begin` opens a table of HTML, as programs that
  // recognise text write it into Markdown; `begin` where it does not. Tables that never end are
  // looked for once.
  std::size_t HtmlTableEnd(std::size_t begin) {
    constexpr std::string_view kOpen = "<table";
    const std::string_view first = Trim(lines_[begin]);
    if (!html_ends_ || ToLower(first.substr(0, kOpen.size())) != kOpen) return begin;
    std::size_t open = 0;
    for (std::size_t end = begin; end < lines_.size(); ++end) {
      const std::string line = ToLower(lines_[end]);
      open += CountOf(kOpen, line);
      open -= std::min(open, CountOf("</table>", line));
      if (open == 0) return end + 1;
    }
    html_ends_ = false;
    return begin;
  }

  void AddHtmlTable(std::size_t begin, std::size_t end) {
    const std::string_view last = lines_[end - 1];
    const char* from = lines_[begin].data();
    const auto bytes = static_cast<std::size_t>(last.data() + last.size() - from);
    auto read = ReadHtml({from, bytes}, limits_);
    if (!read) {
      error_ = read.error();
      return;
    }
    for (Block& block : read->blocks) {
      if (auto* table = std::get_if<Table>(&block)) {
        table->number = ++tables_;
        for (Row& row : table->rows) {
          row.line = static_cast<std::uint32_t>(begin + 1);
          for (const Cell& cell : row.cells) cells_ += cell.text.empty() ? 0 : 1;
        }
      } else if (auto* paragraph = std::get_if<Paragraph>(&block)) {
        paragraph->number = ++paragraphs_;
        paragraph->origin.line = static_cast<std::uint32_t>(begin + 1);
      }
      out_.blocks.push_back(std::move(block));
    }
    std::move(read->left_out.begin(), read->left_out.end(), std::back_inserter(out_.left_out));
    last_ = {};
    if (cells_ > limits_.cells) {
      error_ = TooLarge("Bảng có quá nhiều cột hoặc quá nhiều ô. Hãy kiểm tra lại tệp.");
    }
  }

  // The end of a table of lines without outer pipes; `begin` where none begins there. Two lines of
  // as many cells begin one, and shorter or longer ones go on with it.
  [[nodiscard]] std::size_t InnerPipesEnd(std::size_t begin) const {
    constexpr std::size_t kFewest = 2;  // pipes
    const auto plain = [&](std::size_t i) {
      return i < lines_.size() && KindOf(lines_[i]) == LineKind::kText;
    };
    const std::size_t pipes = plain(begin) ? InnerPipes(lines_[begin]) : 0;
    if (pipes < kFewest) return begin;
    const auto rule = [&](std::size_t i) {
      return plain(i) && lines_[i].find('|') != std::string_view::npos && IsPipeRule(lines_[i]);
    };
    const std::size_t second = rule(begin + 1) ? begin + 2 : begin + 1;
    if (!plain(second) || InnerPipes(lines_[second]) != pipes) return begin;
    std::size_t end = second + 1;
    while (rule(end) || (plain(end) && InnerPipes(lines_[end]) >= kFewest)) ++end;
    return end;
  }

  void AddParagraph(std::size_t index, bool printed) {
    std::string_view rest = Trim(lines_[index]);
    if (rest.empty()) {
      ++blank_;
      return;
    }
    Paragraph paragraph;
    paragraph.number = ++paragraphs_;
    paragraph.origin.line = static_cast<std::uint32_t>(index + 1);
    paragraph.continues = printed && blank_ <= 1 && GoesOn(last_, rest);
    last_ = rest;
    blank_ = 0;
    if (IsRule(rest)) {
      out_.left_out.push_back({std::string(rest), "đường kẻ", PlaceOf(paragraph)});
      return;
    }
    const std::size_t marks = rest.find_first_not_of('#');
    if (marks != 0 && marks != std::string_view::npos && marks <= 6 && rest[marks] == ' ') {
      paragraph.style = "heading " + std::to_string(marks);
      rest.remove_prefix(marks);
    }
    paragraph.bold = rest.size() > 4 && rest.starts_with("**") && rest.ends_with("**");
    paragraph.text = StripMarkup(rest);
    if (paragraph.text.size() > limits_.paragraph_bytes || paragraphs_ > limits_.paragraphs) {
      error_ = TooLarge("Văn bản quá dài. Hãy chia thành nhiều tệp.", PlaceOf(paragraph));
    }
    if (!paragraph.text.empty()) out_.blocks.emplace_back(std::move(paragraph));
  }

  void AddTabTable(const TabRows& rows) {
    Table table;
    table.number = ++tables_;
    for (const TabRow& row : rows.rows) {
      if (!error_) AddRow(row.line, row.cells, table);
    }
    last_ = {};
    out_.blocks.emplace_back(std::move(table));
  }

  void AddPipeTable(std::size_t begin, std::size_t end) {
    Table table;
    table.number = ++tables_;
    for (std::size_t i = begin; i < end && !error_; ++i) {
      if (IsPipeRule(lines_[i])) {
        if (!table.rows.empty()) table.rows.back().header = true;
        continue;
      }
      AddRow(i, PipeCells(lines_[i]), table);
    }
    last_ = {};
    if (!table.rows.empty()) out_.blocks.emplace_back(std::move(table));
  }

  void AddRow(std::size_t index, const std::vector<std::string>& texts, Table& table) {
    if (table.rows.size() >= limits_.table_rows) {
      error_ = TooLarge(
          "Bảng có hơn " + std::to_string(limits_.table_rows) +
              " dòng. Hãy chia bảng thành nhiều tệp.",
          PlaceOf(table)
      );
      return;
    }
    Row row;
    row.number = static_cast<std::uint32_t>(table.rows.size() + 1);
    row.line = static_cast<std::uint32_t>(index + 1);
    cells_ += texts.size();
    if (texts.size() > limits_.table_columns || cells_ > limits_.cells) {
      error_ = TooLarge(
          "Bảng có quá nhiều cột hoặc quá nhiều ô. Hãy kiểm tra lại tệp.", PlaceOf(table, row)
      );
      return;
    }
    for (std::size_t column = 0; column < texts.size(); ++column) {
      Cell cell;
      cell.column = static_cast<std::uint32_t>(column);
      const std::string_view raw = Trim(texts[column]);
      cell.bold = raw.starts_with("<b>") || raw.starts_with("**");
      cell.text = StripMarkup(raw);
      row.cells.push_back(std::move(cell));
    }
    table.columns = std::max(table.columns, static_cast<std::uint32_t>(texts.size()));
    table.rows.push_back(std::move(row));
  }

  const Limits& limits_;
  std::vector<std::string_view> lines_;
  Document out_;
  std::optional<Error> error_;
  std::uint32_t paragraphs_ = 0;
  std::uint32_t tables_ = 0;
  std::size_t cells_ = 0;
  bool html_ends_ = true;  // so far each table of HTML did
  std::string_view last_;  // the line of text before this one, unless a table stood between
  std::size_t blank_ = 0;  // empty lines since then
};

}  // namespace

Result<Document> ReadPlainText(std::string_view text, const Limits& limits) {
  std::string clean = ToNfc(text);
  clean = ReplaceAll(std::move(clean), "\r\n", "\n");
  std::replace(clean.begin(), clean.end(), '\r', '\n');
  std::replace(clean.begin(), clean.end(), '\f', '\n');
  return TextReader(limits).Read(clean);
}

}  // namespace sauro::docread
