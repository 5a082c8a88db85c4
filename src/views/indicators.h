#pragma once
// Indicators of plans.

#include "domain/indicator.h"

namespace sauro::views {

struct IndicatorLine {
  domain::Indicator indicator;
  bool withdrawn = false;  ///< its plan wants it no longer
};

}  // namespace sauro::views
