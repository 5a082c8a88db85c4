#pragma once
// How a spreadsheet shows a number: number formats of .xlsx, and the text that they give in
// Vietnamese spelling (decimal comma, dots between thousands, dd/mm/yyyy). Pure.

#include <cstdint>
#include <string>
#include <string_view>

namespace sauro::docread {

struct NumberFormat {
  enum class Kind { kGeneral, kNumber, kDate };
  Kind kind = Kind::kGeneral;
  bool day = false;
  bool month = false;
  bool year = false;
  bool thousands = false;
  int digits = 1;  ///< Of the whole part, at least.
  int decimals = 0;
  bool percent = false;
  std::string before;  ///< Written words of the format: `"khoảng "0" tỷ"`.
  std::string after;
};

/// `code` as in styles.xml: "dd/mm/yyyy", "#,##0.00", "0%". Only its first section counts.
NumberFormat ParseNumberFormat(std::string_view code);

/// The formats that have a number and no code.
NumberFormat BuiltInFormat(std::int32_t id);

/// `number` as the cell's stored text ("45838", "0.95", "1E-2"). A text that is no number is given
/// back as it is. Days count from 1899-12-30, or from 1904-01-01 if `from_1904`.
std::string ShowNumber(std::string_view number, const NumberFormat& format, bool from_1904);

}  // namespace sauro::docread
