#pragma once
// The route table: what is served, who may ask for it, how much may be sent to it.

#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.h"
#include "http/message.h"

namespace sauro::http {

/// The caller's own enumeration, opaque here. There is no default: a route without a permission
/// does not compile.
class RoutePermission {
 public:
  template <typename E>
  requires(std::is_enum_v<E> && !std::same_as<E, Method>) constexpr RoutePermission(E permission
  )  // NOLINT(google-explicit-constructor)
      : value_(static_cast<int>(permission)) {}

  template <typename E>
  requires std::is_enum_v<E>
  [[nodiscard]] constexpr E As() const { return static_cast<E>(value_); }

 private:
  int value_;
};

/// What a route takes as a body. More than `max_bytes` is refused with 413 before it is read,
/// another content type with 415.
class BodyLimit {
 public:
  enum class Kind { kNone, kBytes, kJson, kForm, kUpload, kUploadOrJson, kSpool };

  /// No body at all.
  static constexpr BodyLimit None() { return {Kind::kNone, 0}; }
  /// Any type, in memory: Request::body.
  static constexpr BodyLimit Bytes(std::uint64_t max_bytes) { return {Kind::kBytes, max_bytes}; }
  /// application/json, in memory: Request::body (not parsed).
  static constexpr BodyLimit Json(std::uint64_t max_bytes) { return {Kind::kJson, max_bytes}; }
  /// A form without files, urlencoded or multipart: Request::form.
  static constexpr BodyLimit Form(std::uint64_t max_bytes) { return {Kind::kForm, max_bytes}; }
  /// A form with files: Request::form and Request::files; files go to disk as they come.
  static constexpr BodyLimit Upload(std::uint64_t max_bytes) { return {Kind::kUpload, max_bytes}; }
  /// As Upload, or application/json of at most 2 MiB in memory: Request::body.
  static constexpr BodyLimit UploadOrJson(std::uint64_t max_bytes) {
    return {Kind::kUploadOrJson, max_bytes};
  }
  /// Any type, to disk: Request::spooled.
  static constexpr BodyLimit Spool(std::uint64_t max_bytes) { return {Kind::kSpool, max_bytes}; }

  [[nodiscard]] constexpr Kind kind() const { return kind_; }
  [[nodiscard]] constexpr std::uint64_t max_bytes() const { return max_bytes_; }
  [[nodiscard]] constexpr bool to_disk() const {
    return kind_ == Kind::kUpload || kind_ == Kind::kUploadOrJson || kind_ == Kind::kSpool;
  }

 private:
  constexpr BodyLimit(Kind kind, std::uint64_t max_bytes) : kind_(kind), max_bytes_(max_bytes) {}
  Kind kind_;
  std::uint64_t max_bytes_;
};

/// Synchronous, on a worker thread, many at once. What it throws becomes 500 and a log line.
using Handler = std::function<Response(Request&)>;

struct Route {
  Method method;  ///< A GET route serves HEAD too.
  std::string_view
      pattern;  ///< Static storage. "/a/{id}/b"; "{rest...}" at the end takes the rest.
  RoutePermission permission;
  BodyLimit body;
  Handler handler;
};

/// Finds the route of a path. Immutable after Make and then thread-safe.
class Router {
 public:
  /// Errors: kInternal, two routes with the same method and shape, or a malformed pattern.
  static Result<Router> Make(std::vector<Route> routes);
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;
  ~Router();

  struct Match {
    const Route* route = nullptr;  ///< nullptr: see `allow`
    std::size_t index = 0;         ///< The place of the route in routes().
    Parameters parameters;
    std::string allow;  ///< "GET, HEAD": the path exists with other methods (405). Empty: 404.
  };
  /// `path` is decoded. A literal segment wins over a parameter.
  [[nodiscard]] Match Find(Method method, std::string_view path) const;
  /// "GET, HEAD, POST", the methods of a path; empty if there is no such path.
  [[nodiscard]] std::string Allow(std::string_view path) const;
  [[nodiscard]] const std::vector<Route>& routes() const;

 private:
  struct Impl;
  explicit Router(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Decides before the handler runs; nothing means yes, an answer (a redirect to the sign-in page, a
/// Fail) is sent instead of the handler's. May fill Request::context and Request::actor.
using Guard = std::function<std::optional<Response>(Request&, RoutePermission)>;

/// Renders a failure in the form that the client expects. Must not block: it may run on the I/O
/// thread, and the request may be incomplete (nothing but `path` and `request_id` is promised).
using ErrorPage = std::function<Response(const Request&, const Failure&)>;

/// The whole of what a server serves.
struct Site {
  Router router;
  /// Called on a worker with the complete request (body and form parsed, so a CSRF field can be
  /// checked and what was typed is not lost when a session has ended). Required.
  Guard guard;
  /// Called on a worker before a body that goes to disk is read; sees everything but the body.
  /// Empty: such bodies are read unasked.
  Guard admit = {};
  /// Empty: a short plain text.
  ErrorPage error_page = {};
};

/// Routes, guards, handles and renders failures; what the server does between reading and writing,
/// without a socket. Never throws. `request` must be complete.
Response Answer(const Site& site, Request& request);

/// The answer for a failure through the site's error page, with status, Allow and Retry-After set.
Response RenderFailure(const Site& site, const Request& request, const Failure& failure);

}  // namespace sauro::http
