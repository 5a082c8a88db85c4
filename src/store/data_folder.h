#pragma once
// The folder that an installation lives in: sauro.db (ledger, state, accounts) or postgresql.url
// (where these are instead), blobs/ (contents of files), lock, and small files of others such as
// installation.json.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "domain/status.h"
#include "ledger/kept_words.h"
#include "ledger/record.h"
#include "ledger/verify.h"
#include "store/contents_hold.h"
#include "store/ledger_items.h"
#include "usecase/accounts.h"
#include "usecase/api_tokens.h"
#include "usecase/blobs.h"
#include "usecase/calendar_feeds.h"
#include "usecase/contacts.h"
#include "usecase/ledger_store.h"
#include "usecase/plan_reading.h"
#include "usecase/second_step.h"
#include "usecase/writer.h"
#include "views/queries.h"

namespace sauro::store {

enum class OpenMode {
  kRead,   ///< besides a server that writes; every write is refused
  kWrite,  ///< a server: with SQLite the only one
  /// Beside servers of the same release: removes contents while nobody copies or checks them.
  kRemove,
};

struct Options {
  std::string database{};  ///< postgresql://... instead of the address in the folder
  std::int32_t near_due_days = domain::kDefaultNearDueDays;
  std::function<Instant()> clock = [] { return Now(); };
  /// Of the machine, to find leaps of `clock` (store/clock_guard.h); none: they are not looked for.
  std::function<std::chrono::milliseconds()> uptime{};
};

struct VerifiedLedger {
  std::uint64_t size = 0;
  std::string root;  ///< hex
  /// Every index was compared with its table; with PostgreSQL only where the extension amcheck is
  /// there for us.
  bool indexes_compared = false;
};

using Progress = ledger::Progress;

/// Owns everything in the folder. Ports are thread-safe; the others as named.
class DataFolder {
 public:
  /// Makes a new folder with an empty ledger: in a SQLite file, or in the PostgreSQL database
  /// `url`. Errors: kConflict, there is something in `folder` or in the database; kUnavailable,
  /// kNoSpace.
  static Status Create(const std::string& folder, const std::string& url = {});

  /// With kWrite, what a release changed is brought up to date first: migrations, and a replay when
  /// the state tables are of another form. With SQLite one process has it open for writing; with
  /// PostgreSQL any number, on any number of machines. Errors: kNotFound, no data folder;
  /// kConflict, another process has it open; kInternal, of a newer release or damaged;
  /// kUnavailable.
  static Result<std::unique_ptr<DataFolder>> Open(
      const std::string& folder, OpenMode mode, const Options& options = {}
  );
  ~DataFolder();

  views::Queries& queries();
  usecase::Writer& writer();
  usecase::AccountStore& accounts();
  usecase::ContactStore& contacts();
  usecase::FeedStore& feeds();
  usecase::BlobStore& blobs();
  usecase::LedgerStore& ledger();
  usecase::ReadingStore& readings();
  usecase::SecondStepStore& second_steps();
  usecase::ApiTokenStore& tokens();

  /// Drops the state tables and makes them again from the ledger, in one transaction: readers see
  /// the old ones until it is done. kWrite only. Errors: kInternal, a fact that does not fit.
  Status Rebuild(const Progress& progress);

  /// Keeps contents from being removed as long as it lives: for one who reads what facts name over
  /// a while.
  Result<ContentsHold> HoldContents();

  /// Recomputes every hash of the ledger, compares the state with a replay, and hashes the contents
  /// of files, then the indexes with their tables. While a server writes, all is judged at one
  /// position. Errors: kInternal with the first bad place: the numbers of the facts, the table, the
  /// file or the index.
  Result<VerifiedLedger> Verify(const Progress& progress);

  /// Removes contents that nothing names, such as those of commands that were refused, where they
  /// were put for the last time before `before`; never one younger than a day, since a form may
  /// still name it. Gives how many, at most 200 a call. Beside other writers. Errors: kConflict,
  /// somebody copies or checks contents (to be called again); kUnavailable.
  Result<std::size_t> Sweep(Instant before);

  /// After words were erased: removes what the freed space of the database still holds. Takes the
  /// time and, with SQLite, the space of writing the whole database anew; servers answer meanwhile,
  /// and writers wait. Not with kRead; by the owner of the database. Errors: kUnavailable, somebody
  /// is reading (to be called again); kNoSpace.
  Status Scrub();

  /// Makes `into`, which is new and open for writing, the same installation: ledger, accounts,
  /// checkpoints and contents, as of one moment. A content that is not what its name says is not
  /// copied: `damaged` is told and decides whether to go on; without it the copy ends. Errors:
  /// kConflict, there are facts in `into`; kInternal, a damaged content.
  using TakeName = std::function<Status(const std::string& sha256)>;
  Status CopyTo(DataFolder& into, const Progress& progress, const TakeName& damaged = nullptr);

  using LedgerItem = store::LedgerItem;
  /// Takes over a whole ledger from elsewhere, whose records the caller has verified; the state is
  /// projected from them. For a new folder open for writing. Errors: kConflict, there are facts in
  /// it; kUnreadable, words are missing that no fact erased; kInternal, a fact that this release
  /// does not know, or words that are not those of the ledger; those of `next`.
  Status TakeLedger(const std::function<Result<LedgerItem>()>& next);

  /// True where other servers may be working on the same database.
  [[nodiscard]] bool IsShared() const;

  /// Makes answers here know the ledger up to `position`, which another server may have
  /// written. Errors: kUnavailable, the database itself is not there yet (a replica).
  Status CatchUp(Position position);

  /// While it was open for writing the ledger was once found shorter than before. Thread-safe.
  [[nodiscard]] bool HistoryWasCut() const;

  /// Whether the database answered when it was last asked, open for writing: a few seconds ago.
  /// Thread-safe.
  [[nodiscard]] bool Answers() const;

  /// Facts that were not written because the clock could not be right. Thread-safe.
  [[nodiscard]] std::uint64_t ClockRefusals() const;

  /// All state tables as text; the same facts give the same bytes.
  Result<std::string> DumpState();

 private:
  struct Parts;
  explicit DataFolder(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace sauro::store
