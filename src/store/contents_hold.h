#pragma once
// Keeps contents from being removed while somebody copies or checks what facts name.

#include <memory>
#include <string>

#include "base/result.h"
#include "store/connection.h"
#include "store/database.h"

namespace sauro::store {

/// Between all processes on one data folder, and with PostgreSQL all machines on one database. Held
/// until it is destroyed, or the process ends in whatever way.
class ContentsHold {
 public:
  /// For one who removes contents, alone. Errors: kConflict, somebody copies or checks them, or
  /// removes some; kUnavailable.
  static Result<ContentsHold> ForRemoving(const Database& database, const std::string& folder);
  /// For those who copy or check them, any number. Waits a minute for one who removes
  /// some. Errors: kConflict, that one has not ended by then; kUnavailable.
  static Result<ContentsHold> ForReading(const Database& database, const std::string& folder);

  /// Errors: kUnavailable, the connection to PostgreSQL was lost, and the hold with it: what was
  /// copied meanwhile may be incomplete.
  Status StillHeld();

 private:
  enum class For { kRemoving, kReading };
  static Result<ContentsHold> Take(const Database& database, const std::string& folder, For what);
  /// False: somebody else holds them in the other way.
  Result<bool> Try(For what);

  struct Close {
    void operator()(const int* descriptor) const;
  };
  std::unique_ptr<int, Close> file_;        // SQLite: a lock of the file
  std::unique_ptr<Connection> connection_;  // PostgreSQL: an advisory lock of its session
};

}  // namespace sauro::store
