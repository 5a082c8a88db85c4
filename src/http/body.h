#pragma once
// Where the bytes of a body go as they come: memory, form fields, files.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/message.h"
#include "http/router.h"

namespace sauro::http {

/// Takes one body. Errors: kInvalid (400), kTooLarge, kNoSpace, kInternal. After an error nothing
/// more is written; whatever was spooled goes with the sink.
class BodySink {
 public:
  virtual ~BodySink() = default;
  /// Blocks on the disk if the route's limit says to_disk().
  virtual Status Write(std::string_view bytes) = 0;
  /// After the last byte: puts the result into the request.
  virtual Status Finish(Request& request) = 0;
};

/// The sink for a route and a content type. Errors: kUnreadable, the route does not take this type
/// (415); kInvalid, a boundary is missing.
Result<std::unique_ptr<BodySink>> MakeBodySink(
    BodyLimit limit, std::string_view content_type, const std::string& spool_directory
);

}  // namespace sauro::http
