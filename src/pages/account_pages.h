#pragma once
// "/tai-khoan" for administrators, and "/ca-nhan" for everybody's own account.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/organization.h"
#include "http/message.h"
#include "pages/page.h"
#include "views/reminders.h"

namespace sauro::pages {

struct AccountLine {
  std::string username;
  std::string display_name;
  std::string role;          ///< as people read it; empty: none given
  std::string organization;  ///< name
  bool disabled = false;
};

/// What was typed into a form, and what was wrong with it.
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

/// One account, to change it. `post` holds the codes of its role and organisation.
struct HeldPost {
  std::string role;
  std::string organization;
};
std::string RenderAccount(
    const Frame& frame,
    const AccountLine& account,
    const HeldPost& post,
    const std::vector<domain::Organization>& organizations,
    const AccountFormState& state
);

/// A live session of the person who asks.
struct OwnSession {
  std::string name;  ///< usecase::Session::token_hash
  Instant opened;
  Instant ends;
  bool current = false;
};
/// Where the person who asks is told, as it is or as it was typed.
struct OwnContact {
  std::string email;
  std::string phone;
  std::string digest_hour = "7";
  bool bounced = false;  ///< mail to this address came back
};
/// The calendars of the person who asks.
struct OwnFeed {
  std::string name;  ///< usecase::CalendarFeed::secret_hash
  bool agency = false;
  Instant created;
};
struct OwnFeeds {
  std::vector<OwnFeed> feeds;
  bool may_open = false;
  bool may_open_agency = false;
  std::string new_url;  ///< of one that was opened just now: shown this once; else empty
};
struct OwnAccount {
  AccountLine line;
  OwnContact contact;
  OwnFeeds feeds;
  std::vector<OwnSession> sessions;
};
std::string RenderOwnAccount(
    const Frame& frame, const OwnAccount& account, const std::optional<Error>& error
);

/// "/thu-gui": messages with reminders, to all.
struct DeliveriesView {
  const views::Page<views::DeliveryLine>& deliveries;
  std::int64_t page = 1;
  bool failed_only = false;
  std::function<std::string(const domain::AccountId&)> name_of;
};
std::string RenderDeliveries(const Frame& frame, const DeliveriesView& view);

}  // namespace sauro::pages
