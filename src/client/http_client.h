#pragma once
// A small HTTP client: one request, one answer, everything bounded.

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace sauro::client {

struct HttpRequest {
  std::string url;   ///< http:// or https://
  std::string body;  ///< not empty: POST as JSON
  std::vector<std::string> headers;
  std::string cookie;
  std::int64_t timeout_seconds = 30;
  std::size_t max_bytes = std::size_t{16} << 20U;
};

struct HttpAnswer {
  int status = 0;
  std::string body;
  std::string cookie;  ///< "name=value" of the first Set-Cookie
};

/// Redirects are not followed; certificates are checked. Errors: kInvalid, no http(s) URL;
/// kUnavailable, no answer; kTooLarge. An answer of any status is no error. Blocks; thread-safe.
Result<HttpAnswer> Fetch(const HttpRequest& request);

/// As Fetch with GET, and any status but 200 is an error: kForbidden for 401 and 403, kNotFound for
/// 404, kUnavailable for others. `place` of the error is the URL.
Result<std::string> Get(const HttpRequest& request);

}  // namespace sauro::client
