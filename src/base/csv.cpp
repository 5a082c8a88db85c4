#include "base/csv.h"

#include <fmt/format.h>

#include "base/text.h"

namespace sauro {
namespace {

// What has been read so far; Take() is given one character at a time.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {}

  Result<std::vector<CsvRow>> Read(std::size_t max_rows) {
    while (at_ < text_.size()) {
      quoted_ ? TakeQuoted() : Take();
      ++at_;
      if (rows_.size() > max_rows) {
        return TooLarge(fmt::format("Tệp CSV có hơn {} dòng.", max_rows));
      }
    }
    if (quoted_) {
      return Unreadable("Dấu nháy kép mở mà không đóng.", fmt::format("dòng {}", row_.line));
    }
    EndRow();
    return std::move(rows_);
  }

 private:
  void Take() {
    const char c = text_[at_];
    if (c == '"' && cell_.empty()) {
      quoted_ = true;
    } else if (c == ',') {
      EndCell();
    } else if (c == '\n') {
      ++line_;
      EndRow();
    } else if (c != '\r') {
      cell_.push_back(c);
    }
  }

  void TakeQuoted() {
    const char c = text_[at_];
    if (c == '\n') ++line_;
    if (c != '"') {
      cell_.push_back(c);
    } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
      cell_.push_back(text_[++at_]);
    } else {
      quoted_ = false;
    }
  }

  void EndCell() {
    row_.cells.push_back(std::move(cell_));
    cell_.clear();
  }

  void EndRow() {
    EndCell();
    if (row_.cells.size() > 1 || !row_.cells.front().empty()) rows_.push_back(std::move(row_));
    row_ = CsvRow{line_, {}};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  bool quoted_ = false;
  std::string cell_;
  CsvRow row_{1, {}};
  std::vector<CsvRow> rows_;
};

}  // namespace

Result<std::vector<CsvRow>> ParseCsv(std::string_view text, std::size_t max_rows) {
  if (!IsUtf8(text)) return Unreadable("Tệp CSV không phải UTF-8; hãy lưu lại với mã UTF-8.");
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  return CsvReader(text).Read(max_rows);
}

void AppendCsvCell(std::string& out, std::string_view cell) {
  const bool formula =
      !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
  if (!formula && cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out.push_back('"');
  if (formula) out.push_back('\'');
  for (const char c : cell) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

void AppendCsvRow(std::string& out, std::initializer_list<std::string_view> cells) {
  bool first = true;
  for (const std::string_view cell : cells) {
    if (!first) out.push_back(',');
    first = false;
    AppendCsvCell(out, cell);
  }
  out += "\r\n";
}

}  // namespace sauro
