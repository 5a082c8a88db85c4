#pragma once
// The two coordinates of every view, and whose eyes it is for.

#include <optional>

#include "base/day.h"
#include "base/id.h"
#include "domain/organization.h"

namespace sauro::views {

/// A view is a function of both: which facts are counted in, and from which day lateness is judged.
/// The same two always give the same answer, until words of a fact are erased: then views of the
/// past show that, too.
struct At {
  Position position;
  Day day;
  Position erased{};  ///< Queries::NewestErasure when this was asked; reading does not need it
  friend bool operator==(const At&, const At&) = default;
};

/// Rows that a person may see: all, or those in which `organization` holds a role.
struct Scope {
  std::optional<domain::OrganizationId> organization;
};

}  // namespace sauro::views
