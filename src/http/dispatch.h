#pragma once
// What happens to a request between reading and writing.

#include <cstdint>
#include <string>

#include "http/router.h"

namespace sauro::http {

/// Guard, handler and error page for a request whose route is known. Never throws.
Response AnswerMatched(const Site& site, Request& request, const Route& route);

/// Puts route and path parameters into the request.
void Apply(const Router::Match& match, Request& request);

/// 404, or 405 with the methods that exist.
Failure NoRoute(const std::string& allow);

/// A failure with a fixed text for the statuses that the server itself gives.
Failure ProtocolFailure(int status);

/// 413 that says how much the route takes.
Failure BodyTooLarge(std::uint64_t max_bytes);

/// Runs a guard; what it throws becomes a 500. Nothing: go on.
std::optional<Response> RunGuard(
    const Site& site, const Guard& guard, Request& request, const Route& route
);

}  // namespace sauro::http
