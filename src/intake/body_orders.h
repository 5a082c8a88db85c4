#pragma once
// What the words of an item say themselves: who is to do it and by when, until an attribute says
// it.

#include <string_view>
#include <vector>

#include "intake/assignment.h"
#include "intake/deadline_text.h"
#include "intake/draft.h"
#include "intake/parties.h"

namespace sauro::intake {

/// All arguments live longer.
class BodyOrders {
 public:
  BodyOrders(const NameIndex& names, const DeadlineContext& context, const DraftDocument& document)
      : names_(names), context_(context), document_(document) {}

  /// "..., hoàn thành trước ngày 15/01/2027", "...; thường xuyên": a deadline with a doubt that
  /// says where it was taken from.
  void ReadTime(std::string_view text, DraftTask& task) const;
  /// "... (Đoàn Thanh niên chủ trì; tháng 5/2026)", where the task has no deadline yet.
  void ReadTimeInBracket(DraftTask& task) const;
  /// "Giao Sở Y tế chủ trì, phối hợp với ...". True if a bracket names who leads: lines below say
  /// it of others.
  bool ReadBodies(const Assignment& said, DraftTask& task) const;

  /// Before the document was made; it tells of what has been.
  [[nodiscard]] bool IsPast(const domain::Deadline& deadline) const;

 private:
  bool Take(DeadlineReading said, DraftTask& task) const;

  const NameIndex& names_;
  const DeadlineContext& context_;
  const DraftDocument& document_;
};

}  // namespace sauro::intake
