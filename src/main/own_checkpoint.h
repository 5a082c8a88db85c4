#pragma once
// What a server gives out as its checkpoint while the database does not extend what was signed
// here.

#include <functional>
#include <optional>
#include <string>

#include "http/router.h"

namespace sauro::main {

/// Gives the note to stand by instead of the one in the database; empty: there is none. Nothing:
/// the one in the database is right.
using OwnNote = std::function<std::optional<std::string>()>;

/// The route of the checkpoint, which asks `own` first: 503 where there is nothing to stand by. Any
/// other route as it is.
http::Route StandByOwnNote(OwnNote own, http::Route route);

}  // namespace sauro::main
