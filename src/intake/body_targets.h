#pragma once
// The target that a sentence of the body sets: "Trên 80% hộ dân có tài khoản". Pure.

#include <optional>
#include <string>
#include <string_view>

#include "intake/draft.h"

namespace sauro::intake {

struct BodyTarget {
  DraftTarget target;  ///< `by` and `spots` are left empty.
  std::string doubt;   ///< Why a person should look at it; empty if there is no doubt.
  std::string suggestion;
};

/// The one percentage of the sentence with the words that compare it ("không quá 5%", "từ 70% trở
/// lên"), or the sentence as ReadTarget understands it. What does not say which figure is wanted
/// keeps its words and no figure: several figures, a change ("giảm 30%"), a comparison that is not
/// known.
BodyTarget ReadBodyTarget(std::string_view sentence);

/// "Đến năm 2028: đón 50.000 lượt khách", "giai đoạn 2026 - 2030": the year by which; nothing where
/// the sentence names none or several. "so với năm 2025" names none.
std::optional<int> YearOfTarget(std::string_view sentence);

}  // namespace sauro::intake
