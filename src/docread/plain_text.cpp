#include "docread/plain_text.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "docread/markup.h"

namespace sauro::docread {
namespace {

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

std::vector<std::string> PipeCells(std::string_view line) {
  line = Trim(line);
  line.remove_prefix(1);
  if (line.ends_with('|') && !line.ends_with("\\|")) line.remove_suffix(1);
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

std::vector<std::string> TabCells(std::string_view line) {
  std::vector<std::string> out;
  for (const std::string_view part : Split(line, '\t')) out.emplace_back(part);
  return out;
}

class TextReader {
 public:
  explicit TextReader(const Limits& limits) : limits_(limits) {}

  Result<Document> Read(std::string_view text) {
    lines_ = Split(text, '\n');
    for (std::size_t i = 0; i < lines_.size() && !error_;) {
      const LineKind kind = KindOf(lines_[i]);
      std::size_t end = i + 1;
      while (kind != LineKind::kText && end < lines_.size() && KindOf(lines_[end]) == kind) ++end;
      const bool lone = kind == LineKind::kTabs && end == i + 1 && TabCells(lines_[i]).size() < 3;
      if (kind == LineKind::kText || lone) {
        AddParagraph(lines_[i]);
        end = i + 1;
      } else {
        AddTable(i, end, kind);
      }
      i = end;
    }
    if (error_) return *error_;
    return std::move(out_);
  }

 private:
  void AddParagraph(std::string_view line) {
    std::string_view rest = Trim(line);
    if (rest.empty()) return;
    Paragraph paragraph;
    paragraph.number = ++paragraphs_;
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

  void AddTable(std::size_t begin, std::size_t end, LineKind kind) {
    Table table;
    table.number = ++tables_;
    for (std::size_t i = begin; i < end && !error_; ++i) {
      if (kind == LineKind::kPipes && IsPipeRule(lines_[i])) {
        if (!table.rows.empty()) table.rows.back().header = true;
        continue;
      }
      AddRow(kind == LineKind::kPipes ? PipeCells(lines_[i]) : TabCells(lines_[i]), table);
    }
    if (!table.rows.empty()) out_.blocks.emplace_back(std::move(table));
  }

  void AddRow(const std::vector<std::string>& texts, Table& table) {
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
