#pragma once
// What attribute lines below items say ("Cơ quan chủ trì: ...", "Thời gian: ..."), put into the
// rows that they hold for.

#include <string_view>
#include <vector>

#include "intake/attributes.h"
#include "intake/body_lines.h"
#include "intake/deadline_text.h"
#include "intake/draft.h"
#include "intake/parties.h"

namespace sauro::intake {

/// Reasons of doubts about what was taken from the words of an item, until an attribute says it.
inline constexpr std::string_view kTimeOfSentence = "Thời hạn lấy từ câu giao việc";
inline constexpr std::string_view kLeadOfSentence = "Cơ quan lấy từ câu giao việc";
inline constexpr std::string_view kLeadNotOfHeading = "Câu giao việc nêu cơ quan khác với tiêu đề";

/// An attribute as it was read once, however many items it holds for.
struct SaidValue {
  Field field = Field::kRow;
  OtherCell printed;
  PartyCell cell;
  DeadlineReading deadline;
};

/// `names` and `context` live longer.
class BodyValues {
 public:
  BodyValues(const NameIndex& names, const DeadlineContext& context)
      : names_(names), context_(context) {}

  [[nodiscard]] SaidValue Read(const Attribute& attribute) const;

  /// `leads` is what the heading above says; an attribute says better who leads.
  void Apply(
      const SaidValue& said,
      const BodyLine& line,
      const std::vector<DraftParty>& leads,
      DraftTask& task
  ) const;
  void Apply(
      const SaidValue& said,
      const BodyLine& line,
      const std::vector<DraftParty>& leads,
      DraftIndicator& indicator
  ) const;

 private:
  void ApplyToRow(
      const SaidValue& said,
      const BodyLine& line,
      const std::vector<DraftParty>& leads,
      DraftRow& row
  ) const;
  void ApplyDeadline(const SaidValue& said, bool again, DraftRow& row) const;

  const NameIndex& names_;
  const DeadlineContext& context_;
};

/// Puts doubts of a cell of `field` on the row.
void AddDoubts(std::vector<Doubt> doubts, Field field, DraftRow& row);
void Append(std::vector<DraftParty> from, std::vector<DraftParty>& to);

}  // namespace sauro::intake
