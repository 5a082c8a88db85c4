#pragma once
// Every page of the site, rendered from samples, for tests that hold for all of them.

#include <string>
#include <vector>

#include "access/access.h"

namespace sauro::pages {

struct RenderedPage {
  std::string name;
  std::string html;
};

/// Full pages, empty ones, forms with errors, for the role that uses them most.
const std::vector<RenderedPage>& EveryPage();

}  // namespace sauro::pages
