#include "api/own_places.h"

#include <algorithm>
#include <string>
#include <utility>

namespace sauro::api {

Error WithOwnPlace(Error error, std::span<const OwnPlace> places) {
  const auto found = std::find_if(places.begin(), places.end(), [&](const OwnPlace& each) {
    return each.theirs == error.place;
  });
  if (found != places.end()) error.place = std::string(found->ours);
  return error;
}

http::Response AnswerDone(const Status& done, std::span<const OwnPlace> places) {
  if (!done) return http::Response::Fail(WithOwnPlace(done.error(), places));
  return http::Response::NoContent();
}

}  // namespace sauro::api
