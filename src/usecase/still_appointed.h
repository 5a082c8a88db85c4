#pragma once
// Whether a person still has the post with which a request began.

#include "usecase/app.h"

namespace sauro::usecase {

/// Asked where a decision is taken, at the head of the ledger: between the check of the request and
/// the decision somebody may have been given another post. An account that the ledger does not
/// appoint (of a command) passes. Errors: kForbidden, role or organisation is another one by now.
Status RequireStillAppointed(const Deciding& deciding, const Principal& who);

}  // namespace sauro::usecase
