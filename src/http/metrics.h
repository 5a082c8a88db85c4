#pragma once
// Counters of the server in Prometheus' text format.

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace sauro::http {

/// Cheap to write (atomic additions), read now and then. Thread-safe.
class Metrics {
 public:
  /// Names the routes once, before requests come. Index routes.size() stands for "no route".
  void SetRoutes(const std::vector<std::string>& labels);
  void Observe(std::size_t route, int status, std::chrono::nanoseconds took);
  /// A figure of somebody else, asked for at each Text(); `read` must be cheap and thread-safe.
  void AddGauge(std::string name, std::string help, std::function<double()> read);

  std::atomic<std::int64_t> connections{0};
  std::atomic<std::int64_t> queue_length{0};
  std::atomic<std::uint64_t> connections_total{0};
  std::atomic<std::uint64_t> connections_refused_total{0};
  std::atomic<std::uint64_t> timeouts_total{0};
  std::atomic<std::uint64_t> bytes_sent_total{0};

  /// Prometheus text format 0.0.4.
  [[nodiscard]] std::string Text() const;

 private:
  static constexpr std::size_t kBuckets = 14;
  struct PerRoute {
    std::string label;
    std::array<std::atomic<std::uint64_t>, 5> by_class{};
    std::array<std::atomic<std::uint64_t>, kBuckets + 1> buckets{};
    std::atomic<std::uint64_t> sum_ns{0};
  };
  struct Gauge {
    std::string name;
    std::string help;
    std::function<double()> read;
  };
  void AppendRoutes(std::string& out) const;
  void AppendHistograms(std::string& out) const;

  std::vector<std::unique_ptr<PerRoute>> routes_;
  mutable std::mutex gauges_mutex_;
  std::vector<Gauge> gauges_;
};

}  // namespace sauro::http
