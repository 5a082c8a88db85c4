#pragma once
// A witness: keeps checkpoints of ledgers that others run, and says when a later one does not
// extend an earlier one. Plain files in a folder of its own, outside any database.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "crypto/note.h"
#include "ledger/checkpoint.h"

namespace sauro::witness {

/// What is asked of a watched server; over HTTP, or in a test. Errors: kUnavailable, there was no
/// answer, or the server said that it cannot for now; any other kind: it answered, and not with
/// what was asked for.
class LedgerServer {
 public:
  virtual ~LedgerServer() = default;
  virtual Result<std::string> Checkpoint() = 0;
  virtual Result<std::vector<crypto::VerifierKey>> Keys() = 0;
  virtual Result<std::vector<crypto::Hash>> Consistency(std::uint64_t from, std::uint64_t to) = 0;
};

/// How long a server may show an older checkpoint, or leave one without its proof, before that is
/// an alarm.
inline constexpr std::int64_t kAlarmAfterMs = std::int64_t{2} * 3'600'000;

/// A ledger that is watched, as it stands in the folder.
struct Watched {
  std::string url;
  std::vector<crypto::VerifierKey> keys;  ///< whose signatures count, the newest last
  ledger::Checkpoint newest;
  std::string alarm;     ///< what was found; stays until a person removes the file. Empty: nothing
  std::string withheld;  ///< the server refused to prove a checkpoint that it had signed; likewise
  /// The server last showed an older checkpoint than one that was seen, as one does that lags
  /// behind others. Ends by itself with a checkpoint that extends all. Empty: it did not
  std::string older;
  Instant older_since;             ///< the first such since then
  bool older_for_long = false;     ///< for more than kAlarmAfterMs: no longer a lag
  std::size_t unproved = 0;        ///< signed checkpoints that were seen and not yet proved
  Instant unproved_since;          ///< when a check first left such ones behind; else 0
  bool unproved_for_long = false;  ///< for more than kAlarmAfterMs: held back, not just late
  std::uint64_t failures = 0;      ///< checks in vain since the last one that found something out
  Instant checked_at;              ///< of that one; the beginning of time if there is none
};

/// One process at a time writes to a folder (a lock file sees to it). Not thread-safe.
class Folder {
 public:
  explicit Folder(std::string path, std::function<Instant()> clock = Now)
      : path_(std::move(path)), clock_(std::move(clock)) {}

  /// Begins to watch. Without `key` the server's own word is taken for its newest key, once.
  /// Errors: kConflict, it is watched already; kForbidden, its checkpoint is not signed by that
  /// key; those of `server`; kUnavailable, the folder cannot be written.
  Result<Watched> Add(
      const std::string& url, const std::optional<crypto::VerifierKey>& key, LedgerServer& server
  );

  /// In order of their addresses; damaged ones (kUnreadable, with their place) at the end.
  std::vector<Result<Watched>> List();

  /// Asks for the newest checkpoint, checks that it extends the one that is kept and all that were
  /// never proved, and keeps it. A signed checkpoint is kept before its proof is asked for
  /// (unproved-*.note), so that nobody can show one and then deny it. What is found wrong is in
  /// `alarm`, and the checkpoint that shows it is kept as evidence; a proof that the server refused
  /// is in `withheld`. An older checkpoint that contradicts nothing is in `older`, and kept as long
  /// as nobody has proved that it is a beginning of the newest. Errors: kNotFound, it is not
  /// watched; those of `server` (nothing was found out then, which is counted); kUnavailable;
  /// kUnreadable, a file was damaged.
  Result<Watched> Check(const std::string& url, LedgerServer& server);

 private:
  [[nodiscard]] std::string PathOf(const std::string& url) const;
  Result<Watched> Read(const std::string& place);
  Status Keep(const Watched& watched, const std::string& note);
  Status Judge(Watched& watched, const std::string& note, LedgerServer& server);
  Status Accept(Watched& watched, const std::string& note);
  Status Alarm(Watched& watched, const std::string& finding, const std::string& note);
  Status Withheld(Watched& watched, const std::string& finding);
  Status Older(Watched& watched, const std::string& finding);
  bool IsForLong(Instant& since) const;
  void SetUnproved(Watched& watched, std::size_t count) const;
  void SetOlder(Watched& watched, Instant since, std::string finding) const;

  std::string path_;
  std::function<Instant()> clock_;
};

/// A server at `url` through /api/v1/ledger.
class HttpLedgerServer : public LedgerServer {
 public:
  explicit HttpLedgerServer(std::string url);
  Result<std::string> Checkpoint() override;
  Result<std::vector<crypto::VerifierKey>> Keys() override;
  Result<std::vector<crypto::Hash>> Consistency(std::uint64_t from, std::uint64_t to) override;

 private:
  std::string base_;
};

}  // namespace sauro::witness
