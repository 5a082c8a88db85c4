#pragma once
// Items of the body that are tasks under any heading, because labels say who does them and when:
// "1. Nâng cấp mạng" over "- Cơ quan chủ trì: ..." and "- Thời gian thực hiện: ..." (plans of
// communes write them below NỘI DUNG, LỘ TRÌNH, PHƯƠNG HƯỚNG as well as below NHIỆM VỤ).

#include <cstddef>
#include <vector>

#include "intake/body_lines.h"

namespace sauro::intake {

/// The lines of a body that labels make tasks.
class LabelledItems {
 public:
  explicit LabelledItems(const std::vector<BodyLine>& lines);

  /// An item with a body in a label ("Cơ quan chủ trì: Sở A"), or with who leads it and by when or
  /// what comes of it, behind it or below it.
  [[nodiscard]] bool Has(std::size_t line) const { return items_[line]; }

  /// Whether such items stand below the heading at `heading`, and below none deeper that says
  /// itself what its lines are.
  [[nodiscard]] bool StandBelow(std::size_t heading) const;

 private:
  const std::vector<BodyLine>& lines_;
  std::vector<bool> items_;
};

/// The attributes of a line that has nothing else: "- Chủ trì: Sở A; thời gian: Quý I". Lines
/// without a colon have none.
bool IsAttributeLine(const BodyLine& line);

}  // namespace sauro::intake
