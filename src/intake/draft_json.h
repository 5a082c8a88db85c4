#pragma once
// A draft as JSON: whole and reversible for facts, and in the schema of the corpus for measuring.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "intake/draft.h"

namespace sauro::intake {

/// What `sauro read --json` prints: the corpus schema. Line breaks inside texts become spaces.
std::string CorpusJson(const DraftPlan& plan, std::string_view file_name);

/// Written as "version". 1 (without "version"): no places of fields, relations, signer, drafter,
/// parents or repeats.
constexpr std::int64_t kDraftVersion = 2;

/// The whole draft; numbers are whole, decimals are text. Empty fields are left away.
json::value ToJson(const DraftPlan& plan);

/// The draft that ToJson of this or an older version wrote. Errors: kInvalid, a newer version, or a
/// code or a reference that no draft has.
Result<DraftPlan> DraftFromJson(const json::value& value);

}  // namespace sauro::intake
