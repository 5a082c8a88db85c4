#pragma once
// "/du-thao" (list and upload), "/bao-cao-tong-hop" and "/tai-khoan".

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/organization.h"
#include "http/message.h"
#include "pages/page.h"
#include "usecase/accounts.h"
#include "usecase/plan_reading.h"

namespace sauro::pages {

/// Documents that are being read, as they stand at `now`.
struct ReadingsNow {
  const std::vector<usecase::Reading>& all;
  Instant now;
};
std::string RenderDrafts(
    const Frame& frame,
    const std::vector<views::DraftLine>& drafts,
    const std::function<std::string(const domain::AccountId&)>& name_of,
    const std::optional<Error>& error,
    std::int64_t max_bytes,
    const ReadingsNow& readings
);

struct SummaryChoice {
  std::string plan;
  std::string period;
  std::string layout;
  std::optional<Error> error;
};
std::string RenderSummary(
    const Frame& frame,
    const std::vector<views::PlanLine>& plans,
    Day today,
    const SummaryChoice& choice
);

struct AccountLine {
  std::string username;
  std::string display_name;
  std::string role;          ///< as people read it; empty: none given
  std::string organization;  ///< name
  bool disabled = false;
};
struct AccountFormState {
  http::Parameters typed;
  std::optional<Error> error;
};
std::string RenderAccounts(
    const Frame& frame,
    const std::vector<AccountLine>& accounts,
    const std::vector<domain::Organization>& organizations,
    const AccountFormState& state
);

}  // namespace sauro::pages
