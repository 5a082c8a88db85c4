#pragma once
// Which files are taken as evidence, told by their content and not by their name.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro::usecase {

inline constexpr std::int64_t kMaxEvidenceBytes = 20LL << 20;
inline constexpr std::size_t kMaxEvidenceFiles = 10;

/// Media type of a file from its first bytes (at least 512 where it has them); the name only tells
/// office formats inside a zip apart. Errors: kInvalid, a kind that is not taken.
Result<std::string> EvidenceMediaType(std::string_view first_bytes, std::string_view name);

}  // namespace sauro::usecase
