#pragma once
// Drafts on their way from a document to an approved plan.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "domain/task.h"

namespace sauro::views {

enum class DraftState { kOpen, kApproved, kDiscarded };
std::string_view CodeOf(DraftState state);  ///< "open", "approved", "discarded"
std::string_view NameOf(DraftState state);  ///< "Đang soát", "Đã phê duyệt", "Đã bỏ"
/// Nothing if `code` is none of these.
std::optional<DraftState> DraftStateFromCode(std::string_view code);

struct DraftLine {
  domain::DraftId id;
  domain::DocumentId document;
  std::string document_name;
  std::string title;
  DraftState state = DraftState::kOpen;
  std::int64_t revision = 1;
  Instant changed_at;
  domain::AccountId changed_by;
  std::optional<domain::PlanId> plan;  ///< of an approved draft
};

struct DraftDetail {
  DraftLine line;
  std::string document_sha256;
  std::string reading{};  ///< SHA-256 of the document as it was read; empty before release 0.2
  std::string body;       ///< canonical JSON of intake::DraftPlan
};

}  // namespace sauro::views
