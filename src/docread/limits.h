#pragma once
// What a file may cost. Everything is checked before memory is spent on it.

#include <cstddef>
#include <cstdint>

namespace sauro::docread {

struct Limits {
  std::size_t file_bytes = 50U << 20U;
  std::size_t zip_entries = 2000;
  std::size_t zip_total_bytes = 256U << 20U;  ///< Unpacked, over all entries.
  std::size_t zip_ratio = 200;                ///< Unpacked to packed, for entries over 1 MiB.
  std::size_t xml_bytes = 48U << 20U;         ///< One part that is held in memory.
  std::size_t xml_depth = 256;
  std::size_t table_rows = 20'000;
  std::size_t sheet_rows = 60'000;  ///< Rows with text, one sheet of a workbook.
  std::size_t table_columns = 200;
  std::size_t table_nesting = 8;
  std::size_t cells = 500'000;       ///< Over the document.
  std::size_t paragraphs = 200'000;  ///< Over the document.
  std::size_t paragraph_bytes = 1U << 20U;
};

}  // namespace sauro::docread
