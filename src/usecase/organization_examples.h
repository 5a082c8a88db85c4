#pragma once
// The provinces since 1 July 2025, and example trees to begin with (data/catalogue).

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sauro::usecase {

struct Province {
  std::string kind;                 ///< "tỉnh", "thành phố"
  std::string name;                 ///< "Lào Cai"
  std::vector<std::string> before;  ///< those that became it on 1 July 2025
};

/// All 34, in the order of the file.
const std::vector<Province>& Provinces();

/// The example tree as CSV of organisations. `example` is "tinh" (for `province`: a name of
/// Provinces(), or any other one, with or without "tỉnh", "thành phố" before it) or "xa" (for
/// `commune`: "xã Suối Mây", "phường ...", "đặc khu ...").
/// Errors: kInvalid with place "mau", "tinh" or "xa".
Result<std::string> ExampleCsv(
    std::string_view example, const std::string& province, const std::string& commune
);

}  // namespace sauro::usecase
