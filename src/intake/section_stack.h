#pragma once
// The headings of a plan's tables that are open at a row, each below the one before.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "intake/draft.h"
#include "intake/labels.h"

namespace sauro::intake {

/// How deep a label stands: 1 the outermost.
int RankOf(LabelKind kind);

struct SectionHeading {
  LabelKind kind = LabelKind::kNone;
  std::string label;
  std::string title;
  std::vector<Spot> spots;
  std::string place;
};

/// Adds sections to the plan, which lives longer.
class SectionStack {
 public:
  explicit SectionStack(DraftPlan& plan) : plan_(plan) {}

  /// Closes headings of the same level and below, then opens this one. `in_table`: a row opened it,
  /// not a line above a table.
  void Push(const SectionHeading& heading, bool in_table);
  void Clear() { open_.clear(); }
  /// Closes what rows opened.
  void CloseThoseOfRows();

  /// Closes the innermost heading if a row is numbered beside it: row II.3 stands not below II.2.
  void CloseBeside(std::string_view label);

  /// The innermost section; nothing where none is open.
  [[nodiscard]] std::optional<std::uint32_t> Current() const;

 private:
  struct Open {
    int rank = 0;
    std::uint32_t index = 0;  ///< Into DraftPlan::sections.
    bool in_table = false;
  };

  DraftPlan& plan_;
  std::vector<Open> open_;
};

}  // namespace sauro::intake
