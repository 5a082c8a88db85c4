#pragma once
// Use cases name the fields of their forms; this interface has names of its own.

#include <span>
#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace sauro::api {

struct OwnPlace {
  std::string_view theirs;
  std::string_view ours;
};

/// `error` with the name that this interface has for its place; others stay.
Error WithOwnPlace(Error error, std::span<const OwnPlace> places);

/// 204, or the failure with such a name.
http::Response AnswerDone(const Status& done, std::span<const OwnPlace> places);

}  // namespace sauro::api
