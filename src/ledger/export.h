#pragma once
// The exchange format of a ledger (spec/ledger.md, "Exchange"), and its check against checkpoints
// without trust in whoever wrote it.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "crypto/merkle.h"
#include "crypto/note.h"
#include "ledger/checkpoint.h"
#include "ledger/erasure.h"

namespace sauro::ledger {

// The lines besides those of records, each with its line end.
std::string ExportHeader();
std::string ExportKeyLine(const crypto::VerifierKey& key);
/// What the program that knows facts needs besides them; opaque JSON in one line, and not proved.
std::string ExportInstallationLine(std::string_view json);
std::string ExportCheckpointLine(std::string_view note);
std::string ExportEndLine(const crypto::TreeRoot& head);

/// A known root: the ledger must have it at this size.
struct Anchor {
  crypto::TreeRoot tree;
  std::string what;  ///< for a person: "báo cáo", "mốc tháng 5"
};

/// Takes a ledger line by line. Memory does not grow with its length. One thread at a time.
class LedgerCheck {
 public:
  /// `trusted`: keys whose checkpoints count; none: those that the export names itself, which
  /// proves that the whole fits together but not who signed it. `anchors`: roots that the reader
  /// has from elsewhere.
  LedgerCheck(std::vector<crypto::VerifierKey> trusted, std::vector<Anchor> anchors);

  /// A line without its line end. Errors: kUnreadable, not of the format; kConflict, the ledger is
  /// not what a checkpoint or an anchor says, a checkpoint is of another ledger or counts more
  /// records than stand before it, or the records do not follow one another. After an error nothing
  /// more may be taken.
  Status Take(std::string_view line);

  struct Outcome {
    crypto::TreeRoot head;
    std::uint64_t signed_size = 0;  ///< of the longest checkpoint with a trusted signature
    std::uint64_t checkpoints = 0;  ///< with a trusted signature; all fit
    std::uint64_t unjudged = 0;     ///< checkpoints of other keys
    std::uint64_t words = 0;        ///< kept beside records, each as its hash says
    std::uint64_t hashed = 0;       ///< places of words in records, erased ones included
    ErasureCheck::Outcome erasures;
    std::vector<crypto::VerifierKey> keys;  ///< trusted at the end, successors included
    std::string origin;                     ///< of all judged checkpoints; empty: there was none
  };
  /// Errors: kUnreadable, the export is cut off; kConflict, it is shorter than an anchor, words are
  /// missing that the ledger does not say were erased (where it brings any), or as
  /// ErasureCheck::Judge.
  Result<Outcome> Finish();

  [[nodiscard]] std::uint64_t size() const { return range_.size(); }

 private:
  Status TakeRecord(std::string_view line);
  Status TakeKey(std::string_view text);
  Status TakeCheckpoint(std::string_view text);
  Status TakeEnd(std::string_view text);
  Status TakeWords(std::string_view text);
  Status CheckAnchors();
  void CloseRecord();
  [[nodiscard]] Status CheckMissing() const;

  std::vector<crypto::VerifierKey> trusted_;
  std::vector<Anchor> anchors_;  ///< by size; those up to `next_anchor_` are done
  std::size_t next_anchor_ = 0;
  bool trust_named_;
  bool begun_ = false;
  bool ended_ = false;
  crypto::CompactRange range_;
  Instant last_at_{};
  std::string last_record_;       ///< its line, for the words behind it
  std::set<std::string> fields_;  ///< of words beside it
  ErasureCheck erasures_;
  std::uint64_t missing_ = 0;                             ///< words whose hash alone is there
  std::map<std::uint64_t, std::uint64_t> first_missing_;  ///< of the first records with such
  Outcome outcome_;
};

}  // namespace sauro::ledger
