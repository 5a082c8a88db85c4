#pragma once
// The words of one column header and the role that they name.

#include <string>
#include <string_view>
#include <vector>

#include "intake/columns.h"

namespace sauro::intake {

/// The words of a header, folded, abbreviations written out ("CQ" is "co quan").
class HeaderText {
 public:
  explicit HeaderText(std::string_view text);

  /// `phrase` stands in the header; long phrases with one wrong letter too.
  [[nodiscard]] bool Has(std::string_view phrase) const;
  [[nodiscard]] bool HasExactly(std::string_view phrase) const;  ///< Without a wrong letter.
  template <typename... Phrases>
  [[nodiscard]] bool HasAny(Phrases... phrases) const {
    return (Has(phrases) || ...);
  }
  [[nodiscard]] bool Is(std::string_view phrase) const;
  template <typename... Phrases>
  [[nodiscard]] bool IsAny(Phrases... phrases) const {
    return (Is(phrases) || ...);
  }
  [[nodiscard]] bool Begins(std::string_view phrase) const;
  [[nodiscard]] bool empty() const { return words_.empty(); }

 private:
  std::vector<std::string> words_;
};

/// What a header names by its own words; kOther if nothing that is known.
Role RoleOfHeader(std::string_view text);

}  // namespace sauro::intake
