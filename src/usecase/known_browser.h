#pragma once
// A browser in which an account has signed in before, proved by a cookie, so that strangers who try
// passwords from elsewhere cannot hold it up. No secret is kept for it: the proof is made with the
// account's own password hash, and is void as soon as the password is another.

#include <string>
#include <string_view>

#include "usecase/app.h"

namespace sauro::usecase {

/// The name of the browser (32 hexadecimal digits) if `cookie` proves it for this account, else
/// empty.
std::string KnownBrowser(const Account& account, std::string_view cookie);
/// The same for the account of this user name; empty too if there is none. Reads the store only if
/// the cookie has the shape.
std::string KnownBrowser(App& app, std::string_view username, std::string_view cookie);

/// The cookie from now on: it proves this account and those others that it proved before, the four
/// that signed in last. Keeps the browser's name for this account, or makes one.
std::string WithAccount(const Account& account, std::string_view cookie);

}  // namespace sauro::usecase
