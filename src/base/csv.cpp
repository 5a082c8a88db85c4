#include "base/csv.h"

#include <fmt/format.h>

#include "base/text.h"

namespace sauro {

Result<std::vector<CsvRow>> ParseCsv(std::string_view text, std::size_t max_rows) {
  if (!IsUtf8(text)) return Unreadable("Tệp CSV không phải UTF-8; hãy lưu lại với mã UTF-8.");
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  std::vector<CsvRow> rows;
  CsvRow row{1, {}};
  std::string cell;
  std::size_t line = 1;
  bool quoted = false;
  const auto end_row = [&] {
    row.cells.push_back(std::move(cell));
    cell.clear();
    if (row.cells.size() > 1 || !row.cells.front().empty()) rows.push_back(std::move(row));
    row = CsvRow{line, {}};
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') {
        cell.push_back(c);
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell.push_back(text[++i]);
      } else {
        quoted = false;
      }
    } else if (c == '"' && cell.empty()) {
      quoted = true;
    } else if (c == ',') {
      row.cells.push_back(std::move(cell));
      cell.clear();
    } else if (c == '\n') {
      end_row();
      if (rows.size() > max_rows) return TooLarge(fmt::format("Tệp CSV có hơn {} dòng.", max_rows));
    } else if (c != '\r') {
      cell.push_back(c);
    }
  }
  if (quoted) return Unreadable("Dấu nháy kép mở mà không đóng.", fmt::format("dòng {}", row.line));
  end_row();
  return rows;
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

}  // namespace sauro
