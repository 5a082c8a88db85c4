#include "docread/document.h"

namespace sauro::docread {

std::string PlaceOf(const Paragraph& paragraph) {
  return "đoạn " + std::to_string(paragraph.number);
}

std::string PlaceOf(const Table& table) {
  return "bảng " + std::to_string(table.number);
}

std::string PlaceOf(const Table& table, const Row& row) {
  return PlaceOf(table) + ", dòng " + std::to_string(row.number);
}

}  // namespace sauro::docread
