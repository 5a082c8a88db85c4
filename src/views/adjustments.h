#pragma once
// How an approved plan was corrected by newer documents.

#include <string>
#include <vector>

#include "base/day.h"
#include "domain/indicator.h"

namespace sauro::views {

/// One field of a task, as printed.
struct ChangedField {
  /// "section", "ordinal", "title", "lead", "coordinate", "product", "deadline", "note" or "basis".
  std::string field;
  std::string before;
  std::string after;
};

enum class AdjustedHow { kChanged, kAdded, kWithdrawn };

struct AdjustedTask {
  domain::TaskId id;
  std::string ordinal;
  std::string title;
  AdjustedHow how = AdjustedHow::kChanged;
  std::vector<ChangedField> fields{};  ///< of kChanged; empty where only who holds it is another
};

struct AdjustedIndicator {
  domain::IndicatorId id;
  std::string ordinal;
  std::string name;
  AdjustedHow how = AdjustedHow::kChanged;
  /// "section", "ordinal", "title", "unit", "baseline", "target", "director", "lead", "coordinate",
  /// "implement" or "note"; empty where only what it is a part of is another.
  std::vector<ChangedField> fields{};
};

struct Adjustment {
  Instant at;
  domain::AccountId by;
  std::string reason;
  std::string authority;               ///< the document that orders it
  std::string document;                ///< file name of the corrected document
  std::vector<AdjustedTask> tasks;     ///< in the order of the document
  std::vector<ChangedField> fields{};  ///< of the plan itself: number, date (d/m/y), title, issuer
  std::vector<AdjustedIndicator> indicators{};  ///< of the plan; in the order of the document
};

}  // namespace sauro::views
