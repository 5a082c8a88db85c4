#pragma once
// Keeps pages that tests have rendered, so that a person can look at them: set SAURO_GALLERY to a
// directory.

#include <string>
#include <string_view>

namespace sauro::pages {

/// Writes `html` to $SAURO_GALLERY/<name>.html if the variable is set.
void Keep(std::string_view name, const std::string& html);

}  // namespace sauro::pages
