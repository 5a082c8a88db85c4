#pragma once
// One run of sauro-reader: started, heard, and ended by force when it does not end by itself.

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "helper/wire.h"

namespace sauro::helper {

struct Patience {
  std::chrono::milliseconds silence{
      120'000};  ///< Between two frames: on a busy machine a page takes long.
  std::chrono::milliseconds whole{3'600'000};
  /// Asked several times a second while nothing comes; false: nobody wants it any more.
  std::function<bool()> go_on{};
};

class Process {
 public:
  /// Starts `program` with `arguments`; `input` is what it finds on standard input. It gets an own
  /// process group, an environment of its own with TMPDIR = `folder`, and nothing else of this
  /// process. Errors: kUnavailable, it could not be started.
  static Result<Process> Start(
      const std::string& program,
      const std::vector<std::string>& arguments,
      std::string_view input,
      const std::string& folder,
      const Patience& patience
  );
  Process(Process&& other) noexcept;
  Process& operator=(Process&&) = delete;
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  /// Kills what still runs, with all that it started.
  ~Process();

  /// The next frame; waits for it. Errors: kTooLarge, too long nothing came; kUnavailable, it is
  /// not wanted any more; kUnreadable, it ended before its last frame or wrote what is no frame.
  Result<Frame> Next();

 private:
  Process(pid_t child, int pipe, const Patience& patience);
  Status Wait();

  pid_t child_;
  int pipe_;
  Patience patience_;
  std::chrono::steady_clock::time_point end_;
  FrameCutter cutter_;
};

}  // namespace sauro::helper
