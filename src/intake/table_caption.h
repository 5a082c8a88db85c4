#pragma once
// What the lines above a table say of all its rows: "NHIỆM VỤ NĂM 2027", "CHỈ TIÊU ĐẾN NĂM 2030",
// "GIAO NHIỆM VỤ CHO SỞ TÀI CHÍNH".

#include <optional>
#include <string>
#include <string_view>

#include "docread/document.h"

namespace sauro::intake {

struct TableCaption {
  std::optional<int> year;  ///< "NĂM 2027": in which its times are.
  std::optional<int> by;  ///< "ĐẾN NĂM 2030", "GIAI ĐOẠN 2026 - 2030", else `year`: of figures.
  std::string body;       ///< "SỞ TÀI CHÍNH": whose tasks they all are; as printed.
  friend bool operator==(const TableCaption&, const TableCaption&) = default;
};

/// The one year that a title names ("năm 2027"); nothing where it names several, a period, the end
/// of one ("đến năm 2030") or the date of a paper.
std::optional<int> YearOfTitle(std::string_view title);

/// The caption that is in force, as lines and tables come in the order of the document. The nearest
/// line that says a thing wins; an appendix, a numbered line and a line behind a table begin anew.
class CaptionReader {
 public:
  void Add(const docread::Paragraph& paragraph);
  /// A row above the header of a table that has one filled cell.
  void AddRow(std::string_view text);
  void PassTable() { behind_table_ = true; }
  [[nodiscard]] const TableCaption& caption() const { return caption_; }

 private:
  void Begin();
  void Take(std::string_view text);

  TableCaption caption_;
  bool appendix_ = false;      // its lines are titles, bold or not
  bool behind_table_ = false;  // the next line begins anew
};

}  // namespace sauro::intake
