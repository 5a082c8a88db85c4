#pragma once
// Headers of several rows: "Kế hoạch thực hiện" over "Năm 2026 | Năm 2027". What stands right above
// the cells is judged first. Parts of ReadHeader (columns.h).

#include <optional>
#include <string>
#include <string_view>

#include "intake/columns.h"

namespace sauro::intake {

/// The year of a text that is nothing else: "2026", "Năm 2026", "Đến hết năm 2030".
std::optional<int> BareYear(std::string_view text);

/// The year of the lowest row of a header of several rows, where that is nothing but a year.
std::optional<int> YearOfLeaf(const Column& column);

/// The texts above the lowest row, with spaces between; empty for a header of one row.
std::string AboveLeaf(const Column& column);

/// Years with figures below them are targets, whatever time word stands above ("Thời gian thực
/// hiện", "Tiến độ"), or what was reached ("Kết quả thực hiện"). Nothing was reached after the plan
/// began, nor beside a year that did not yet end.
void SettleYears(Layout& layout, const ColumnTexts& below, const HeaderHints& hints);

/// What the rows of a header above figures say, apart from words that every table of targets has
/// ("Chỉ tiêu giao năm 2026").
struct HeaderParts {
  std::string name;       ///< "Tỷ lệ hồ sơ trực tuyến (%)", without its year.
  std::string bare_name;  ///< Without "Mục tiêu", "Hiện trạng" before it; begins with a capital.
  bool joined = false;      ///< The bare name is that of another column, too.
  std::string over;         ///< What stands above the name: "Dịch vụ công".
  std::string whom;         ///< "Xã An Bình"
  std::string unit;         ///< Of a row that is a unit, or in brackets behind the name.
  std::optional<int> year;  ///< The last one of a period.
  bool past = false;        ///< A row says that it was reached.
};
/// Without `bodies`, a text that looks like the name of a body is one of an indicator ("Doanh
/// nghiệp dùng chữ ký số").
HeaderParts PartsOf(const Column& column, bool bodies);

/// A header begins with words for what was reached: "Kết quả thực hiện", "Ước", "Hiện trạng"; "Thực
/// hiện qua các năm" and "Dự kiến thực hiện" do not say it.
bool TellsWhatWas(std::string_view text);

/// Words of targets stand in the header: "Chỉ tiêu giao", "Mục tiêu".
bool SpeaksOfTargets(std::string_view text);

}  // namespace sauro::intake
