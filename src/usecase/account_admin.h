#pragma once
// Keeping accounts: what an administrator does to them, and what everybody does to their own.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "usecase/app.h"

namespace sauro::usecase {

/// Makes an account with a role, which is a fact. Errors: kInvalid (name or password does not meet
/// the rules), kConflict (name taken), kNotFound (no such organisation).
struct NewAccount {
  std::string username;
  std::string display_name;
  std::string password;
  access::Role role = access::Role::kOfficer;
  std::optional<domain::OrganizationId> organization;
};
Result<domain::AccountId> AddAccount(
    App& app, const domain::AccountId& actor, const NewAccount& account
);

/// A new password for an account, which its owner must change at the next sign-in; whoever is
/// signed in with the old one is signed out. Fact account.password_reset. Errors: kInvalid (the
/// password does not meet the rules), kNotFound.
Status SetPassword(
    App& app, const domain::AccountId& actor, std::string_view username, std::string_view password
);

/// A disabled account cannot sign in, its sessions end in the same step (a server that runs beside
/// forgets them within a second), and what it did keeps its name. Facts account.locked and
/// account.unlocked. Errors: kNotFound; kConflict, it
/// is so already, or it is the last administrator who can sign in; kInvalid with place "ly_do".
struct Lock {
  std::string username;
  bool disabled = true;  ///< else it is unlocked
  std::string reason;    ///< may be empty where it is unlocked
};
Status SetDisabled(App& app, const domain::AccountId& actor, const Lock& lock);

/// Another post for an account, from now on; facts of before keep the old one. Errors: kNotFound
/// (no such account or organisation), kInvalid (an officer without an organisation), kConflict (it
/// has this post already, or is the last administrator who can sign in).
struct Post {
  access::Role role = access::Role::kOfficer;
  std::optional<domain::OrganizationId> organization;
};
Status Appoint(
    App& app, const domain::AccountId& actor, std::string_view username, const Post& post
);

/// A person's own password; whoever is signed in with the old one is signed out, this person too.
/// Errors: kInvalid, `mat_khau_cu` is not the old one or `mat_khau` does not meet the rules;
/// kUnavailable, too many are signing in at once.
Status ChangeOwnPassword(
    App& app, const Principal& who, std::string_view old_password, std::string_view password
);

}  // namespace sauro::usecase
