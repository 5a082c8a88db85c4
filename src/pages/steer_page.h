#pragma once
// Other days and pauses: what a task page shows of them with its forms, and "/gia-han", the
// requests that wait for a decision.

#include <cstdint>
#include <optional>
#include <string>

#include "http/message.h"
#include "pages/adjustments.h"
#include "pages/page.h"
#include "views/extensions.h"

namespace sauro::pages {

/// A form that was refused: what was typed stands in it again.
struct SteerState {
  std::string form;  ///< which: "xin-<assignment>", "quyet-<request>", "ket-thuc-<request>"
                     ///< or "dung"
  http::Parameters typed;
  std::optional<Error> error;
};

/// Fills EXTENSIONS, ASK, PAUSES, SUSPEND and RESUME of the task page.
void AddSteering(
    Dict& body,
    const Frame& frame,
    const views::TaskDetail& detail,
    const NameOfAccount& name_of,
    const SteerState& state
);

std::string RenderExtensions(
    const Frame& frame,
    const views::Page<views::ExtensionLine>& waiting,
    std::int64_t page,
    const NameOfAccount& name_of,
    const SteerState& state = {}
);

}  // namespace sauro::pages
