#pragma once
// Why a paragraph is in no row: what the list of what was left out says of it.

#include <optional>
#include <string>
#include <string_view>

#include "intake/deadline_text.h"
#include "intake/draft.h"

namespace sauro::intake {

/// The reason for what names a time to come or gives an order: it may be a task that nobody read.
inline constexpr std::string_view kAsksSomething =
    "nêu cơ quan hoặc thời hạn nhưng chưa thành nhiệm vụ";

/// Asked for all paragraphs of a document in order: what an address list or a signature begins goes
/// on below it.
class LeftOutReasons {
 public:
  explicit LeftOutReasons(const DraftDocument& document);

  /// `in_row`: a row has the paragraph, and its reason is not wanted.
  std::string Of(std::string_view text, bool in_row);

 private:
  [[nodiscard]] bool Asks(std::string_view text) const;
  [[nodiscard]] bool NamesTimeToCome(std::string_view text) const;
  std::string Go(std::string_view list, std::string_view reason);

  DeadlineContext context_;
  std::optional<Day> date_;
  std::string list_;  ///< The reason for the short lines that follow.
};

}  // namespace sauro::intake
