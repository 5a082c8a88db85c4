#pragma once
// The page of a failure.

#include <string>

#include "http/message.h"
#include "pages/page.h"

namespace sauro::pages {

/// A link that helps to go on.
struct WayOut {
  std::string url;
  std::string label;
};

std::string ErrorHeading(int status);

/// `failure.error.message` says what is wrong and what to do.
std::string RenderError(
    const Frame& frame,
    const http::Request& request,
    const http::Failure& failure,
    const WayOut& way_out = {}
);

}  // namespace sauro::pages
