#pragma once
// "Cơ quan chủ trì: Sở Y tế": attributes of items in the body of a plan, on a line of their own or
// behind the item.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/draft.h"

namespace sauro::intake {

struct Attribute {
  Field field = Field::kRow;  ///< kLead, kCoordinate, kDirector, kDrafter, kImplement, kDeadline
                              ///< or kProduct.
  std::string name;           ///< As printed.
  std::string value;          ///< Never empty.
};

/// A line that is one attribute.
std::optional<Attribute> ReadAttribute(std::string_view line);

/// A line that begins with an attribute, and the further ones on it: "Cơ quan chủ trì: Sở A. Thời
/// gian: tháng 9". Empty for other lines.
std::vector<Attribute> ReadAttributes(std::string_view line);

/// "Đo tiếng ồn (chủ trì: Công an phường; thời gian: hằng tuần)".
struct ItemText {
  std::string title;
  std::vector<Attribute> attributes;  ///< Empty where the item names none; the title is all then.
};
ItemText SplitAttributes(std::string_view item);

}  // namespace sauro::intake
