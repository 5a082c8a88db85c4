#pragma once
// The main navigation of each role, and where a person starts.

#include <string_view>
#include <vector>

#include "access/access.h"

namespace sauro::pages {

struct NavigationEntry {
  std::string_view path;
  std::string_view label;
};

/// Only what the role may open, its own work first.
std::vector<NavigationEntry> NavigationFor(access::Role role);

/// Where "/" leads.
std::string_view HomeOf(access::Role role);

/// True if `path` is the page of `entry` or below it.
bool BelongsTo(std::string_view path, std::string_view entry);

}  // namespace sauro::pages
