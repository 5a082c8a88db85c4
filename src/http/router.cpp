#include "http/router.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <utility>

#include "base/text.h"
#include "http/ascii.h"

namespace sauro::http {
namespace {

constexpr std::size_t kMethods = 6;

std::size_t IndexOf(Method method) {
  return static_cast<std::size_t>(method);
}

// The routes that end at one place of the tree, by method.
using ByMethod = std::array<const Route*, kMethods>;

struct Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> parameter;
  ByMethod routes{};
  ByMethod rest{};  // patterns that end with {name...} here
};

struct Segment {
  enum class Kind { kLiteral, kParameter, kRest };
  Kind kind = Kind::kLiteral;
  std::string_view text;  // literal, or the name
};

Error BadPattern(std::string_view pattern) {
  return Internal(fmt::format("Mẫu đường dẫn không hợp lệ hoặc bị trùng: {}", pattern));
}

std::optional<Segment> ParseSegment(std::string_view text) {
  if (!text.starts_with('{')) {
    if (text.find_first_of("{}") != std::string_view::npos) return std::nullopt;
    return Segment{Segment::Kind::kLiteral, text};
  }
  if (!text.ends_with('}')) return std::nullopt;
  std::string_view name = text.substr(1, text.size() - 2);
  const bool rest = name.ends_with("...");
  if (rest) name.remove_suffix(3);
  if (name.empty() || name.find_first_of("{}.") != std::string_view::npos) return std::nullopt;
  return Segment{rest ? Segment::Kind::kRest : Segment::Kind::kParameter, name};
}

std::optional<std::vector<Segment>> ParsePattern(std::string_view pattern) {
  if (!pattern.starts_with('/')) return std::nullopt;
  std::vector<Segment> segments;
  for (const std::string_view text : Split(pattern.substr(1), '/')) {
    if (!segments.empty() && segments.back().kind == Segment::Kind::kRest) return std::nullopt;
    const std::optional<Segment> segment = ParseSegment(text);
    if (!segment) return std::nullopt;
    segments.push_back(*segment);
  }
  return segments;
}

std::string AllowOf(const ByMethod& routes) {
  std::string allow;
  for (std::size_t i = 0; i < kMethods; ++i) {
    const auto method = static_cast<Method>(i);
    const bool by_get = method == Method::kHead && routes[IndexOf(Method::kGet)] != nullptr;
    if (routes[i] == nullptr && !by_get) continue;
    if (!allow.empty()) allow += ", ";
    allow += NameOf(method);
  }
  return allow;
}

const Route* Pick(const ByMethod& routes, Method method) {
  const Route* const exact = routes[IndexOf(method)];
  if (exact != nullptr || method != Method::kHead) return exact;
  return routes[IndexOf(Method::kGet)];
}

// Walks the tree, literal before parameter before rest, and collects the methods of all places that
// fit, so that a literal with another method does not hide a parameter with this one.
struct Search {
  const std::vector<std::string_view>& segments;
  Method method;
  const Route* found = nullptr;
  ByMethod others{};

  void Collect(const ByMethod& routes) {
    for (std::size_t i = 0; i < kMethods; ++i) {
      if (others[i] == nullptr) others[i] = routes[i];
    }
    if (found == nullptr) found = Pick(routes, method);
  }

  void Visit(const Node& node, std::size_t depth) {
    if (depth == segments.size()) {
      Collect(node.routes);
      return;
    }
    const auto literal = node.literals.find(segments[depth]);
    if (literal != node.literals.end()) Visit(*literal->second, depth + 1);
    if (found != nullptr) return;
    if (node.parameter && !segments[depth].empty()) Visit(*node.parameter, depth + 1);
    if (found == nullptr) Collect(node.rest);
  }
};

Parameters ParametersFor(std::string_view pattern, const std::vector<std::string_view>& segments) {
  Parameters parameters;
  const auto parsed = ParsePattern(pattern);
  for (std::size_t i = 0; i < parsed->size(); ++i) {
    const Segment& segment = (*parsed)[i];
    if (segment.kind == Segment::Kind::kLiteral) continue;
    std::string value(segments[i]);
    for (std::size_t j = i + 1; segment.kind == Segment::Kind::kRest && j < segments.size(); ++j) {
      value += '/';
      value += segments[j];
    }
    parameters.Add(std::string(segment.text), std::move(value));
  }
  return parameters;
}

}  // namespace

struct Router::Impl {
  std::vector<Route> routes;
  Node root;

  Status Insert(const Route& route) {
    const auto segments = ParsePattern(route.pattern);
    if (!segments || !route.handler) return BadPattern(route.pattern);
    Node* node = &root;
    ByMethod* end = nullptr;
    for (const Segment& segment : *segments) {
      if (segment.kind == Segment::Kind::kRest) {
        end = &node->rest;
        break;
      }
      std::unique_ptr<Node>& next = segment.kind == Segment::Kind::kParameter
                                        ? node->parameter
                                        : node->literals[std::string(segment.text)];
      if (!next) next = std::make_unique<Node>();
      node = next.get();
    }
    if (end == nullptr) end = &node->routes;
    if ((*end)[IndexOf(route.method)] != nullptr) return BadPattern(route.pattern);
    (*end)[IndexOf(route.method)] = &route;
    return {};
  }
};

Router::Router(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;
Router::~Router() = default;

Result<Router> Router::Make(std::vector<Route> routes) {
  auto impl = std::make_unique<Impl>();
  impl->routes = std::move(routes);
  for (const Route& route : impl->routes) {
    const Status status = impl->Insert(route);
    if (!status) return status.error();
  }
  return Router(std::move(impl));
}

Router::Match Router::Find(Method method, std::string_view path) const {
  Match match;
  match.index = impl_->routes.size();
  if (!path.starts_with('/')) return match;
  const std::vector<std::string_view> segments = Split(path.substr(1), '/');
  Search search{segments, method};
  search.Visit(impl_->root, 0);
  if (search.found == nullptr) {
    match.allow = AllowOf(search.others);
    return match;
  }
  match.route = search.found;
  match.index = static_cast<std::size_t>(search.found - impl_->routes.data());
  match.parameters = ParametersFor(search.found->pattern, segments);
  return match;
}

std::string Router::Allow(std::string_view path) const {
  if (!path.starts_with('/')) return {};
  const std::vector<std::string_view> segments = Split(path.substr(1), '/');
  ByMethod all{};
  for (std::size_t i = 0; i < kMethods; ++i) {
    Search search{segments, static_cast<Method>(i)};
    search.Visit(impl_->root, 0);
    all[i] = search.found;
  }
  return AllowOf(all);
}

const std::vector<Route>& Router::routes() const {
  return impl_->routes;
}

}  // namespace sauro::http
