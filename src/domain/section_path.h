#pragma once
// The place of a task among the headings of its plan, as one text: "II Hạ tầng › A Mạng". Pure.

#include <string>
#include <string_view>
#include <vector>

namespace sauro::domain {

/// Outermost first.
std::string JoinPath(const std::vector<std::string>& path);
/// The parts of what JoinPath gave, without space around them.
std::vector<std::string> SplitPath(std::string_view text);

}  // namespace sauro::domain
