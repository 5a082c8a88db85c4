#pragma once
// What every handler is given, and the answer that is a function of (position, day, who asks).

#include <functional>
#include <optional>
#include <string>

#include "api/response_cache.h"
#include "api/routes.h"
#include "http/message.h"
#include "session/sessions.h"
#include "usecase/app.h"

namespace sauro::api {

struct Context {
  usecase::App& app;
  session::Sessions& sessions;
  std::string version;
  ResponseCache cache;
};

/// Appends the body to `out` and gives the coordinates that it was read at.
using WriteBody = std::function<Result<views::At>(std::string& out)>;

/// Answers a view in JSON with an ETag of (position, day, role and organisation of who asks, the
/// target): 304 where the client has it, from the cache where it was made before. `write` must
/// depend on nothing else, in particular on no account's name.
http::Response AnswerView(
    Context& context,
    const http::Request& request,
    const usecase::AsOf& as_of,
    const WriteBody& write
);

/// The ETag of such an answer, for views that are files.
std::string ViewTag(const Context& context, const http::Request& request, const views::At& at);

/// The identifier of a state-changing request: the header Idempotency-Key. Errors: kInvalid, it is
/// missing or no UUID.
Result<std::string> RequestIdOf(const http::Request& request);

}  // namespace sauro::api
