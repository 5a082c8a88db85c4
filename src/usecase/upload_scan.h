#pragma once
// A look for malware at every file that somebody uploads, before anything of it is kept.

#include <string>

#include "usecase/app.h"

namespace sauro::usecase {

/// Thread-safe; blocks for a bounded time.
class UploadScanner {
 public:
  virtual ~UploadScanner() = default;

  enum class Finding {
    kClean,
    kInfected,
    kBusy,    ///< Too many files are being looked at; this one was not.
    kFailed,  ///< The scanner did not answer, or nothing that makes sense.
  };
  struct Answer {
    Finding finding = Finding::kFailed;
    std::string what;  ///< kInfected: the name of the malware; kFailed: the reason, for the log
  };
  virtual Answer Scan(const std::string& path) = 0;
  /// True: what could not be looked at is refused. False: it is taken, and the log says so, unless
  /// the scanner was only busy.
  [[nodiscard]] virtual bool required() const = 0;
};

/// Nothing to say, or why the file must not be kept. `name` is what the sender called it; `field`
/// is the place of the error. Without a scanner everything passes. Errors: kInvalid, malware was
/// found; kUnavailable, it could not be looked at.
Status CheckUpload(
    const App& app, const std::string& path, const std::string& name, const std::string& field
);

}  // namespace sauro::usecase
