#pragma once
// The wording of a status (DOMAIN 6.1) -> what it states.

#include <string>
#include <string_view>

#include "intake/draft.h"

namespace sauro::intake {

struct StatusReading {
  StatedStatus status = StatedStatus::kNone;
  std::string doubt;  ///< Why a person should look; empty if there is no doubt.
};

/// kNone for an empty text, and with a doubt for one that is not understood.
StatusReading ReadStatus(std::string_view text);

/// True if a note is nothing but a status ("Đã hoàn thành").
bool IsStatusNote(std::string_view text);

}  // namespace sauro::intake
