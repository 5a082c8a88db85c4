#pragma once
// What commands say: answers on stdout, reasons and progress on stderr; exit codes.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace sauro::main {

inline constexpr int kDone = 0;
inline constexpr int kRefused = 1;
inline constexpr int kUsage = 2;  ///< wrong use of the command line, or input that cannot be read

/// Prints the reason and gives the exit code that belongs to it.
int Refuse(const Error& error);

/// The answer could not be written to stdout: says so, unless the reader has simply gone.
int RefuseOutput(int system_error);

/// Long work: one line that is rewritten, on a terminal only. Not thread-safe.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// At most ten times a second; `total` 0 means unknown.
  void Report(std::uint64_t done, std::uint64_t total);

 private:
  std::string what_;
  bool terminal_;
  bool shown_ = false;
  std::int64_t last_ms_ = 0;
};

/// A line from the terminal without echo, or the first line of a pipe. `prompt` is shown on a
/// terminal.
std::string ReadSecret(std::string_view prompt);

}  // namespace sauro::main
