#pragma once
// What a file says, before anybody asks what it means: paragraphs and tables in order, each with
// its place, and what was left out. All text is NFC, with '\n' between lines.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace sauro::docread {

enum class Alignment { kOther, kCentre, kRight };

struct Paragraph {
  std::uint32_t number = 0;  ///< From 1, over the paragraphs that stand outside tables.
  std::string text;
  std::string label;  ///< Automatic number or bullet, as it is shown: "1.2.", "a)", "-".
  std::string style;  ///< Name of the paragraph style; empty for plain text.
  bool bold = false;  ///< Every visible character is bold.
  Alignment alignment = Alignment::kOther;
  bool text_box = false;  ///< Stood in a text box beside the text.
};

/// A cell stands where it begins; a merged cell is one cell with spans, never several.
struct Cell {
  std::string text;          ///< Paragraphs, one a line; automatic numbers are part of the text.
  std::uint32_t column = 0;  ///< From 0.
  std::uint32_t col_span = 1;
  std::uint32_t row_span = 1;
  bool bold = false;
};

struct Row {
  std::uint32_t number = 0;  ///< From 1 within the table.
  bool header = false;       ///< Marked in the file as a heading that repeats on each page.
  std::vector<Cell> cells;   ///< In order of column; a column covered from above has no cell here.
};

struct Table {
  std::uint32_t number = 0;  ///< From 1 over the document.
  std::uint32_t columns = 0;
  bool nested = false;  ///< Stood in a cell of the table before it.
  std::vector<Row> rows;
};

using Block = std::variant<Paragraph, Table>;

/// Text of the file that is not in the blocks.
struct LeftOut {
  std::string text;
  std::string reason;  ///< "đầu trang", "nội dung đã xoá (theo dõi thay đổi)", ...
  std::string place;
};

enum class Format { kDocx, kText };

struct Document {
  Format format = Format::kText;
  std::vector<Block> blocks;
  std::vector<LeftOut> left_out;
};

std::string PlaceOf(const Paragraph& paragraph);          ///< "đoạn 31"
std::string PlaceOf(const Table& table);                  ///< "bảng 2"
std::string PlaceOf(const Table& table, const Row& row);  ///< "bảng 2, dòng 17"

}  // namespace sauro::docread
