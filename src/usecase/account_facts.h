#pragma once
// What the ledger tells of accounts.

#include "facts/facts.h"
#include "usecase/app.h"

namespace sauro::usecase {

/// Writes one fact about an account. Comes before the change of the account itself: nothing is done
/// that the ledger does not tell. If the second step fails, the same again tells it once more.
Status TellOfAccount(App& app, const domain::AccountId& actor, const facts::Fact& fact);

}  // namespace sauro::usecase
