#pragma once
// A witness: keeps checkpoints of ledgers that others run, and says when a later one does not
// extend an earlier one. Plain files in a folder of its own, outside any database.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "crypto/note.h"
#include "ledger/checkpoint.h"

namespace sauro::witness {

/// What is asked of a watched server; over HTTP, or in a test. Errors: kUnavailable, kNotFound.
class LedgerServer {
 public:
  virtual ~LedgerServer() = default;
  virtual Result<std::string> Checkpoint() = 0;
  virtual Result<std::vector<crypto::VerifierKey>> Keys() = 0;
  virtual Result<std::vector<crypto::Hash>> Consistency(std::uint64_t from, std::uint64_t to) = 0;
};

/// A ledger that is watched, as it stands in the folder.
struct Watched {
  std::string url;
  std::vector<crypto::VerifierKey> keys;  ///< whose signatures count, the newest last
  ledger::Checkpoint newest;
  std::string alarm;  ///< what was found; stays until a person removes the file. Empty: nothing
};

/// One process at a time writes to a folder (a lock file sees to it). Not thread-safe.
class Folder {
 public:
  explicit Folder(std::string path) : path_(std::move(path)) {}

  /// Begins to watch. Without `key` the server's own word is taken for its newest key, once.
  /// Errors: kConflict, it is watched already; kForbidden, its checkpoint is not signed by that
  /// key; those of `server`; kUnavailable, the folder cannot be written.
  Result<Watched> Add(
      const std::string& url, const std::optional<crypto::VerifierKey>& key, LedgerServer& server
  );

  /// In order of their addresses. Errors: kUnreadable, a file was damaged.
  Result<std::vector<Watched>> List();

  /// Asks for the newest checkpoint, checks that it extends the one that is kept, and keeps it.
  /// What is found wrong is in `alarm`, and the checkpoint that shows it is kept as evidence.
  /// Errors: kNotFound, it is not watched; those of `server` (nothing was found out then);
  /// kUnavailable.
  Result<Watched> Check(const std::string& url, LedgerServer& server);

 private:
  [[nodiscard]] std::string PathOf(const std::string& url) const;
  Result<Watched> Read(const std::string& place);
  Status Keep(const Watched& watched, const std::string& note);

  std::string path_;
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
