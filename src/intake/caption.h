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

  /// What the lines above the table speak of, else what the title of the document does.
  [[nodiscard]] HeaderHints Hints(const DraftDocument& document) const;

 private:
  std::vector<std::string> lines_;
};

}  // namespace sauro::intake
