#pragma once
// The lines right above a table: "CHỈ TIÊU CHUYỂN ĐỔI SỐ ĐẾN NĂM 2030".

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/columns.h"
#include "intake/draft.h"

namespace sauro::intake {

class Caption {
 public:
  /// A further line. A long one and a sentence are of the body: no line before them heads the
  /// table.
  void Add(std::string_view line);
  void Clear() { lines_.clear(); }

  /// The year is that of the nearest line that names one; the title of the document is none, and a
  /// year that is over when the document is dated looks back.
  [[nodiscard]] HeaderHints Hints(const DraftDocument& document) const;

 private:
  std::vector<std::string> lines_;
};

}  // namespace sauro::intake
