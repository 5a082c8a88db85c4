#pragma once
// What the use cases that decide about tasks ask of their words and of the work.

#include <string_view>

#include "base/result.h"
#include "domain/status.h"

namespace sauro::usecase {

/// Words that may be missing. Errors: kInvalid with `place`, more than 2,000 bytes or characters
/// that no database keeps.
Status CheckWords(std::string_view text, const char* place);

/// The same for words that may not be missing; `ask` asks for them.
Status RequireWords(std::string_view text, const char* place, std::string_view ask);

/// Work that still goes on. `what` is refused otherwise: "gia hạn". Errors: kConflict; work that is
/// suspended says `suspended`.
Status RequireOpenWork(domain::WorkStatus work, std::string_view what, std::string_view suspended);

}  // namespace sauro::usecase
