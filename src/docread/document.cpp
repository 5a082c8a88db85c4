#include "docread/document.h"

#include <algorithm>

namespace sauro::docread {
namespace {

std::string PagePlace(std::uint32_t page, std::string rest) {
  return page == 0 ? rest : "trang " + std::to_string(page) + ", " + std::move(rest);
}

std::string SheetPlace(const std::string& sheet) {
  return "trang tính “" + sheet + "”";
}

}  // namespace

void Enlarge(PageBox& box, const PageBox& more) {
  if (!box.Known()) {
    box = more;
  } else if (more.Known()) {
    box = {
        std::min(box.x0, more.x0),
        std::min(box.y0, more.y0),
        std::max(box.x1, more.x1),
        std::max(box.y1, more.y1)};
  }
}

std::string PlaceOf(const Paragraph& paragraph) {
  const Origin& origin = paragraph.origin;
  std::string line = origin.line == 0 ? "đoạn " + std::to_string(paragraph.number)
                                      : "dòng " + std::to_string(origin.line);
  if (!origin.sheet.empty()) line = SheetPlace(origin.sheet) + ", " + std::move(line);
  return PagePlace(origin.page, std::move(line));
}

std::string PlaceOf(const Table& table) {
  const std::string number = "bảng " + std::to_string(table.number);
  return table.sheet.empty() ? number : SheetPlace(table.sheet) + ", " + number;
}

std::string PlaceOf(const Table& table, const Row& row) {
  if (!table.sheet.empty()) {
    const std::string place = SheetPlace(table.sheet) + ", dòng " + std::to_string(row.line);
    return table.beside.empty() ? place : place + ", từ cột " + table.beside;
  }
  if (row.line != 0) return PagePlace(row.page, "dòng " + std::to_string(row.line));
  return PagePlace(row.page, PlaceOf(table) + ", dòng " + std::to_string(row.number));
}

}  // namespace sauro::docread
