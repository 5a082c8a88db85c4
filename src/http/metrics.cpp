#include "http/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sauro::http {
namespace {

constexpr std::array<double, 14> kBounds = {
    0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

void AppendSingle(
    std::string& out,
    std::string_view name,
    std::string_view type,
    std::string_view help,
    double value
) {
  fmt::format_to(
      std::back_inserter(out), "# HELP {0} {2}\n# TYPE {0} {1}\n{0} {3}\n", name, type, help, value
  );
}

std::string EscapeLabel(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c == '\n' ? ' ' : c);
  }
  return out;
}

}  // namespace

void Metrics::SetRoutes(const std::vector<std::string>& labels) {
  routes_.clear();
  for (const std::string& label : labels) {
    routes_.push_back(std::make_unique<PerRoute>());
    routes_.back()->label = EscapeLabel(label);
  }
  routes_.push_back(std::make_unique<PerRoute>());
  routes_.back()->label = "none";
}

void Metrics::Observe(std::size_t route, int status, std::chrono::nanoseconds took) {
  if (routes_.empty()) return;
  PerRoute& counters = *routes_[std::min(route, routes_.size() - 1)];
  const auto status_class = static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1);
  counters.by_class[status_class].fetch_add(1, std::memory_order_relaxed);
  const double seconds = std::chrono::duration<double>(took).count();
  const auto bucket = std::lower_bound(kBounds.begin(), kBounds.end(), seconds) - kBounds.begin();
  counters.buckets[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
  counters.sum_ns.fetch_add(static_cast<std::uint64_t>(took.count()), std::memory_order_relaxed);
}

void Metrics::AddGauge(std::string name, std::string help, std::function<double()> read) {
  const std::lock_guard lock(gauges_mutex_);
  gauges_.push_back({std::move(name), std::move(help), std::move(read)});
}

void Metrics::AppendRoutes(std::string& out) const {
  out += "# HELP http_requests_total Answers by route and class of status.\n";
  out += "# TYPE http_requests_total counter\n";
  for (const auto& route : routes_) {
    for (std::size_t i = 0; i < route->by_class.size(); ++i) {
      const auto count = route->by_class[i].load(std::memory_order_relaxed);
      if (count == 0) continue;
      fmt::format_to(
          std::back_inserter(out),
          "http_requests_total{{route=\"{}\",code=\"{}xx\"}} {}\n",
          route->label,
          i + 1,
          count
      );
    }
  }
}

void Metrics::AppendHistograms(std::string& out) const {
  out += "# HELP http_request_duration_seconds From the whole header to the end of the answer.\n";
  out += "# TYPE http_request_duration_seconds histogram\n";
  for (const auto& route : routes_) {
    std::array<std::uint64_t, kBuckets + 1> counts{};
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      total += route->buckets[i].load(std::memory_order_relaxed);
      counts[i] = total;
    }
    if (total == 0) continue;
    auto to = std::back_inserter(out);
    constexpr auto kName = "http_request_duration_seconds";
    for (std::size_t i = 0; i < kBuckets; ++i) {
      fmt::format_to(
          to, "{}_bucket{{route=\"{}\",le=\"{}\"}} {}\n", kName, route->label, kBounds[i], counts[i]
      );
    }
    const double sum = static_cast<double>(route->sum_ns.load(std::memory_order_relaxed)) / 1e9;
    fmt::format_to(to, "{}_bucket{{route=\"{}\",le=\"+Inf\"}} {}\n", kName, route->label, total);
    fmt::format_to(to, "{}_sum{{route=\"{}\"}} {}\n", kName, route->label, sum);
    fmt::format_to(to, "{}_count{{route=\"{}\"}} {}\n", kName, route->label, total);
  }
}

std::string Metrics::Text() const {
  std::string out;
  AppendRoutes(out);
  AppendHistograms(out);
  const auto number = [](const auto& value) { return static_cast<double>(value.load()); };
  AppendSingle(out, "http_connections", "gauge", "Open connections.", number(connections));
  AppendSingle(
      out, "http_queue_length", "gauge", "Requests that wait for a worker.", number(queue_length)
  );
  AppendSingle(
      out, "http_connections_total", "counter", "Connections taken.", number(connections_total)
  );
  AppendSingle(
      out,
      "http_connections_refused_total",
      "counter",
      "Connections over the limit.",
      number(connections_refused_total)
  );
  AppendSingle(
      out,
      "http_timeouts_total",
      "counter",
      "Connections cut at a deadline.",
      number(timeouts_total)
  );
  AppendSingle(
      out, "http_sent_bytes_total", "counter", "Bytes of answers.", number(bytes_sent_total)
  );
  const std::lock_guard lock(gauges_mutex_);
  for (const Gauge& gauge : gauges_) {
    AppendSingle(out, gauge.name, "gauge", gauge.help, gauge.read());
  }
  return out;
}

}  // namespace sauro::http
