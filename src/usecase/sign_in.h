#pragma once
// Signing in and out, and who a session belongs to.

#include <optional>
#include <string>
#include <string_view>

#include "usecase/app.h"

namespace sauro::usecase {

struct SignedIn {
  std::string token;  ///< for the cookie; only its hash is kept
  Principal principal;
  std::string csrf_secret;
};

/// Opens a session of `settings.session_hours`. Takes as long for an unknown name as for a wrong
/// password, on a small pool with a bounded queue, so that guessing neither tells which names exist
/// nor takes all processors. Errors: kUnauthenticated, wrong name or password, or disabled;
/// kUnavailable, too many are signing in at once.
Result<SignedIn> SignIn(App& app, std::string_view username, std::string_view password);

struct LiveSession {
  Principal principal;
  std::string csrf_secret;
};

/// The person behind a cookie's value. Extends a session in its second half.
/// Errors: kUnauthenticated with place "ended" if the session was real and has ended, else with
/// place "none".
Result<LiveSession> FindLiveSession(App& app, std::string_view token);

Status SignOut(App& app, std::string_view token);

/// The person with this user name, without a password: for commands of an administrator on the
/// machine itself. Errors: kNotFound; kForbidden, the account is disabled.
Result<Principal> FindPrincipal(App& app, std::string_view username);

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

/// A new password for an account; whoever is signed in with the old one is signed out. Errors:
/// kInvalid (the password does not meet the rules), kNotFound.
Status SetPassword(App& app, std::string_view username, std::string_view password);

/// A disabled account cannot sign in, its sessions end in the same step (a server that runs beside
/// forgets them within a second), and what it did keeps its name. Errors: kNotFound; kConflict, it
/// is so already.
Status SetDisabled(App& app, std::string_view username, bool disabled);

/// Another post for an account, from now on; facts of before keep the old one. Errors: kNotFound
/// (no such account or organisation), kInvalid (an officer without an organisation), kConflict (it
/// has this post already).
struct Post {
  access::Role role = access::Role::kOfficer;
  std::optional<domain::OrganizationId> organization;
};
Status Appoint(
    App& app, const domain::AccountId& actor, std::string_view username, const Post& post
);

/// Argon2id PHC string, and its check. Slow on purpose.
Result<std::string> HashPassword(std::string_view password);
bool PasswordMatches(const std::string& hash, std::string_view password);

}  // namespace sauro::usecase
