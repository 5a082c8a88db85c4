#pragma once
// "/tai-khoan" for administrators, and "/ca-nhan" for everybody's own account.

#include <optional>
#include <string>
#include <vector>

#include "domain/organization.h"
#include "http/message.h"
#include "pages/page.h"

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
/// The second step of signing in as its owner sees it.
struct OwnSecondStep {
  bool on = false;
  std::string key;             ///< in groups of four, while it is only begun
  std::size_t codes_left = 0;  ///< recovery codes
};
/// A key for programs (usecase/api_tokens.h).
struct OwnToken {
  std::string hash;
  std::string name;
  bool writes = false;
  Instant ends;
  bool ended = false;
  std::optional<Day> used_on;
};
/// Everything on the page of one's own account.
struct OwnAccount {
  AccountLine account;
  std::vector<OwnSession> sessions = {};
  OwnSecondStep step = {};
  std::vector<OwnToken> tokens = {};
};
std::string RenderOwnAccount(
    const Frame& frame, const OwnAccount& own, const AccountFormState& state
);

/// A new token, which is shown this once.
std::string RenderNewToken(const Frame& frame, const std::string& token);

/// The recovery codes, which are shown this once.
std::string RenderRecoveryCodes(const Frame& frame, const std::vector<std::string>& codes);

}  // namespace sauro::pages
