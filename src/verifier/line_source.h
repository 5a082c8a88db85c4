#pragma once
// Where sauro-verify reads a ledger from. Each gives the lines of the exchange format
// (spec/ledger.md), whatever the place; none is trusted.

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro::verifier {

/// Takes one line without its line end; an error stops the reading and is its outcome.
using TakeLine = std::function<Status(std::string_view line)>;

/// An exported ledger; "-" is the standard input. Errors: kNotFound, kUnavailable; kTooLarge, a
/// line above 64 MiB.
Status ReadExport(const std::string& path, const TakeLine& take);

/// The database of a data folder, opened for reading beside a server if need be, with the
/// checkpoint in its file ledger.signed. Errors: kNotFound, kUnavailable; kUnreadable, that file;
/// kConflict, a stored leaf hash does not belong to its record.
Status ReadDataFolder(const std::string& folder, const TakeLine& take);

struct ServerAccess {
  std::string url;  ///< "https://sauro.tinh.vn"
  std::string username;
  std::string password;  ///< of an account that may read records (role inspector)
};
/// A running server, through its API. Errors: kUnauthenticated, kForbidden, kUnavailable,
/// kUnreadable; kConflict, it does not give out all that it counts.
Status ReadServer(const ServerAccess& access, const TakeLine& take);

}  // namespace sauro::verifier
