#pragma once
// Plans whose reading takes long (PDF, scans, older office files): kept and put in a queue by the
// request, read beside it, a draft or one message at the end (docs/decisions/0014).

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "usecase/app.h"

namespace sauro::usecase {

enum class ReadingState {
  kWaiting,
  kReading,
  kFailed,  ///< Given up; `message` says why. Nothing but the file itself is kept.
  kDone,    ///< The draft is open.
};
std::string_view CodeOf(ReadingState state);  ///< "waiting", "reading", "failed", "done"

struct Reading {
  std::string id;  ///< UUID of the request that brought the file; its draft is DraftOf(id).
  domain::AccountId account;
  std::optional<domain::OrganizationId> organization;
  std::string sha256;  ///< Of the file, in the blob store.
  std::string name;
  ReadingState state = ReadingState::kWaiting;
  std::int64_t page = 0;   ///< Being read; 0 before the first.
  std::int64_t pages = 0;  ///< 0 while it is not known.
  std::string message;     ///< Vietnamese
  Instant created_at;
  Instant seen_at;  ///< When its reader last said that it is at work.
};

/// Where these are kept: beside the ledger, seen by every server of a database. Durable;
/// thread-safe. Errors: kUnavailable, kNoSpace, kInternal; others as named.
class ReadingStore {
 public:
  virtual ~ReadingStore() = default;
  /// One that waits; does nothing if its id is there already.
  virtual Status Add(const Reading& reading) = 0;
  virtual Result<Reading> Find(const std::string& id) = 0;  ///< kNotFound
  /// All but those that are done, the oldest first.
  virtual Result<std::vector<Reading>> List() = 0;
  /// Gives the one that waits longest to `reader`, to nobody else.
  virtual Result<std::optional<Reading>> TakeNext(const std::string& reader, Instant now) = 0;
  /// False: it is no longer this reader's, or was taken off the list.
  virtual Result<bool> Report(const Reading& reading, const std::string& reader) = 0;
  /// `reading` with its state and message; does nothing where Report would be false.
  virtual Status Finish(const Reading& reading, const std::string& reader) = 0;
  /// Lets one wait again that failed, or whose reader was not heard of since `silent_since`.
  virtual Status Again(const std::string& id, Instant silent_since, Instant now) = 0;
  virtual Status Remove(const std::string& id) = 0;
  /// Those that ended before `before`.
  virtual Status Forget(Instant before) = 0;
};

/// True if its reader has died: it says nothing any more.
bool IsInterrupted(const Reading& reading, Instant now);
/// Why there is no draft and none will be; empty while one is awaited or there.
std::string WhyNotRead(const Reading& reading, Instant now);
domain::DraftId DraftOf(const Reading& reading);

/// One of the two is set.
struct Upload {
  std::optional<domain::DraftId> draft;
  std::string reading;
};
/// Opens a draft at once, or keeps the file and lets it wait to be read. Needs kPreparePlans.
/// Errors: those of ReceivePlan; kUnavailable, too many are waiting.
Result<Upload> UploadPlan(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const std::string& path,
    const std::string& name
);

/// These need kPreparePlans. Errors: kNotFound.
Result<Reading> FindReading(App& app, const Principal& who, const std::string& id);
Result<std::vector<Reading>> ListReadings(App& app, const Principal& who);
Status ReadAgain(App& app, const Principal& who, const std::string& id);
/// One that is being read is stopped within some seconds; a draft that is open stays.
Status RemoveReading(App& app, const Principal& who, const std::string& id);

/// Reads the next one that waits, as `reader`; false if none waits. Takes as long as it takes; ends
/// within a second after `stopping` says true, and leaves word that the server stopped. For the
/// threads of a server. Errors: of the stores; what is wrong with a document is no error here.
Result<bool> ReadNext(App& app, const std::string& reader, const std::function<bool()>& stopping);

}  // namespace sauro::usecase
