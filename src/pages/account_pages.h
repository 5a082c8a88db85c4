#pragma once
// "/tai-khoan" for administrators, and "/ca-nhan" for everybody's own account.

#include <optional>
#include <string>
#include <vector>

#include "domain/organization.h"
#include "http/message.h"
#include "pages/page.h"
#include "usecase/api_tokens.h"
#include "usecase/second_step.h"

namespace sauro::pages {

struct AccountLine {
  std::string username;
  std::string display_name;
  std::string role;          ///< as people read it; empty: none given
  std::string organization;  ///< name
  bool disabled = false;
  bool second_step = false;  ///< on; told on the page of one account only
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
/// Everything on the page of one's own account.
struct OwnAccount {
  AccountLine account;
  std::vector<OwnSession> sessions = {};
  usecase::SecondStepState step = {};
  std::vector<usecase::ApiToken> tokens = {};
  Instant now = {};
};
std::string RenderOwnAccount(
    const Frame& frame, const OwnAccount& own, const AccountFormState& state
);

/// A new token, which is shown this once.
std::string RenderNewToken(const Frame& frame, const std::string& token);

/// The recovery codes, which are shown this once.
std::string RenderRecoveryCodes(const Frame& frame, const std::vector<std::string>& codes);

}  // namespace sauro::pages
