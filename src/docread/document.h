#pragma once
// What a file says, before anybody asks what it means: paragraphs and tables in order, each with
// its place, and what was left out. All text is NFC, with '\n' between lines.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace sauro::docread {

enum class Alignment { kOther, kCentre, kRight };

/// Where a paragraph or a row stands, as far as its format has such a thing.
struct Origin {
  std::uint32_t page = 0;  ///< From 1; 0 in formats without pages.
  std::uint32_t line = 0;  ///< Line of a text file or row of a sheet, from 1; 0 elsewhere.
  std::string sheet;       ///< Name of the sheet of a workbook.
};

/// A part of a page, in ten-thousandths of its width and of its height from the upper left corner,
/// of the page turned upright.
struct PageBox {
  std::uint16_t x0 = 0;
  std::uint16_t y0 = 0;
  std::uint16_t x1 = 0;
  std::uint16_t y1 = 0;
  /// False in formats without pages, and in readings of earlier releases.
  [[nodiscard]] bool Known() const { return x1 > x0 && y1 > y0; }
  friend bool operator==(const PageBox&, const PageBox&) = default;
};

/// `box` grows to hold `more`, too.
void Enlarge(PageBox& box, const PageBox& more);

struct Paragraph {
  std::uint32_t number = 0;  ///< From 1, over the paragraphs that stand outside tables.
  Origin origin;
  std::string text;
  std::string label;  ///< Automatic number or bullet, as it is shown: "1.2.", "a)", "-".
  std::string style;  ///< Name of the paragraph style; empty for plain text.
  bool bold = false;  ///< Every visible character is bold.
  Alignment alignment = Alignment::kOther;
  bool text_box = false;  ///< Stood in a text box beside the text.
  /// The line was broken by a printer, not by the writer: its text goes on the paragraph before it.
  /// Only in text that was dumped from pages.
  bool continues = false;
  std::uint8_t confidence = 100;  ///< Percent; below 100 where a picture was read.
  PageBox box{};                  ///< Of what stands on its first page.
};

/// A cell stands where it begins; a merged cell is one cell with spans, never several.
struct Cell {
  std::string text;          ///< Paragraphs, one a line; automatic numbers are part of the text.
  std::uint32_t column = 0;  ///< From 0.
  std::uint32_t col_span = 1;
  std::uint32_t row_span = 1;
  bool bold = false;
  std::uint8_t confidence = 100;  ///< As in Paragraph.
  PageBox box{};                  ///< On the page of its row.
};

struct Row {
  std::uint32_t number = 0;  ///< From 1 within the table.
  std::uint32_t page = 0;    ///< As in Origin.
  std::uint32_t line = 0;    ///< As in Origin.
  bool header = false;       ///< Marked in the file as a heading that repeats on each page.
  std::vector<Cell> cells;   ///< In order of column; a column covered from above has no cell here.
};

struct Table {
  std::uint32_t number = 0;  ///< From 1 over the document.
  std::uint32_t columns = 0;
  bool nested = false;  ///< Stood in a cell of the table before it.
  std::string sheet;    ///< As in Origin.
  std::string beside;   ///< "H": first column in the sheet, if another table stands to the left.
  std::vector<Row> rows;
};

using Block = std::variant<Paragraph, Table>;

/// Text of the file that is not in the blocks.
struct LeftOut {
  std::string text;
  std::string reason;  ///< "đầu trang", "nội dung đã xoá (theo dõi thay đổi)", ...
  std::string place;
};

/// A page as it was seen.
struct PageShape {
  std::uint32_t width = 0;   ///< Points (1/72 inch), upright.
  std::uint32_t height = 0;  ///< Points.
  std::uint32_t turned = 0;  ///< Clockwise, to put it upright: hundredths of a degree, below 36000.
};

enum class Format { kDocx, kXlsx, kHtml, kText };

struct Document {
  Format format = Format::kText;
  std::vector<Block> blocks;
  std::vector<LeftOut> left_out;
  std::vector<PageShape> pages{};  ///< The first is page 1; empty in formats without pages.
};

/// What a person looks for in the file: "đoạn 31", "dòng 210" (text), "trang tính “Phụ lục 1”, dòng
/// 12" (workbook), each after "trang 3, " where there are pages.
std::string PlaceOf(const Paragraph& paragraph);
std::string PlaceOf(const Table& table);                  ///< "bảng 2"
std::string PlaceOf(const Table& table, const Row& row);  ///< "bảng 2, dòng 17", "dòng 210", ...

}  // namespace sauro::docread
