#pragma once
// Uploads shown to a ClamAV daemon over its socket (protocol INSTREAM).

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "base/result.h"
#include "usecase/upload_scan.h"

namespace sauro::clamav {

struct Options {
  std::string address;  ///< "/run/clamav/clamd.ctl", or "127.0.0.1:3310"; no names of machines
  bool required = true;
  std::chrono::milliseconds timeout{30'000};  ///< for one file, from connecting to the answer
  std::size_t at_once = 8;  ///< scans at the same time; more are kBusy, so that workers stay free
};

class Scanner : public usecase::UploadScanner {
 public:
  /// Does not connect: the daemon may start later. Errors: kInvalid, no such address can be.
  static Result<std::unique_ptr<Scanner>> Make(Options options);

  Answer Scan(const std::string& path) override;
  [[nodiscard]] bool required() const override { return options_.required; }

  // For metrics; since the start.
  [[nodiscard]] std::uint64_t scanned() const { return scanned_; }
  [[nodiscard]] std::uint64_t infected() const { return infected_; }
  [[nodiscard]] std::uint64_t failed() const { return failed_; }  ///< with those that were kBusy

 private:
  explicit Scanner(Options options) : options_(std::move(options)) {}
  Answer ScanNow(const std::string& path) const;

  const Options options_;
  std::atomic<std::size_t> running_{0};
  std::atomic<std::uint64_t> scanned_{0};
  std::atomic<std::uint64_t> infected_{0};
  std::atomic<std::uint64_t> failed_{0};
};

}  // namespace sauro::clamav
