#pragma once
// Requests for another day, and when tasks were suspended.

#include <optional>
#include <vector>

#include "store/connection.h"
#include "views/extensions.h"

namespace sauro::store {

/// Of one task, newest first; with `organization` only its own.
Result<std::vector<views::ExtensionLine>> ReadExtensionsOf(
    Connection& connection,
    const domain::TaskId& task,
    const std::optional<domain::OrganizationId>& organization,
    Position position
);

/// The oldest first.
Result<std::vector<views::Pause>> ReadPauses(
    Connection& connection, const domain::TaskId& task, Position position
);

}  // namespace sauro::store
