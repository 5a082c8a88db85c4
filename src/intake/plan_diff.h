#pragma once
// Two lists of rows of the same plan, an older and a newer one: what was added, changed and
// dropped. Pure; it knows neither drafts nor approved plans.

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/draft.h"

namespace sauro::intake {

/// A row as plain texts. Fields that are in both rows of a pair are compared, others are not.
struct DiffRow {
  std::string key;      ///< Of the row, or of the task or indicator.
  std::string same_as;  ///< Newer rows only: key of the older row, where it is known for certain.
  std::map<Field, std::string> texts;  ///< With kTitle; kSection is the path.
  bool indicator = false;  ///< It is one, or becomes one; told to people, never compared.

  [[nodiscard]] const std::string& Text(Field field) const;  ///< Empty where the row has none.
};

struct FieldChange {
  Field field = Field::kTitle;
  std::string before;
  std::string after;
};

enum class RowChangeKind { kSame, kChanged, kAdded, kDropped };
std::string_view CodeOf(RowChangeKind kind);  ///< "same", "changed", "added", "dropped"

struct RowDiff {
  RowChangeKind kind = RowChangeKind::kSame;
  std::optional<std::size_t> before;  ///< Index into the older rows; nothing for kAdded.
  std::optional<std::size_t> after;   ///< Index into the newer rows; nothing for kDropped.
  std::vector<FieldChange> fields;    ///< Of kChanged, in order of the fields.
};

/// Rows in the newer order, what was dropped after them in the older order. A newer row belongs to
/// the older one that `same_as` names; of those left, to the one with the same title (first in its
/// place, then anywhere, in order); to the one in its section under its number, if their titles
/// have words in common; and to the one whose title is most like its own. Blanks and the normal
/// form of letters are no difference. 2,000 rows against 2,000 take under a second.
std::vector<RowDiff> CompareRows(std::span<const DiffRow> before, std::span<const DiffRow> after);

}  // namespace sauro::intake
