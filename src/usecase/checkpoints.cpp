#include "usecase/checkpoints.h"

#include <algorithm>
#include <utility>

#include "ledger/checkpoint.h"
#include "ledger/export.h"

namespace sauro::usecase {
namespace {

constexpr std::size_t kPageBytes = std::size_t{4} << 20U;
constexpr std::size_t kPieceBytes = std::size_t{256} << 10U;

Result<ledger::Checkpoint> HeadOf(App& app, const std::string& origin) {
  auto position = app.queries.Head();
  if (!position) return position.error();
  auto root = app.ledger.RootAt(position->value);
  if (!root) return root.error();
  return ledger::Checkpoint{origin, position->value, *root, std::nullopt};
}

// Lines of words, to be put behind their records.
class WordLines {
 public:
  explicit WordLines(std::vector<ledger::KeptWords> words) : words_(std::move(words)) {}

  template <typename Put>
  void PutBehind(std::uint64_t seq, const Put& put) {
    for (; next_ < words_.size() && words_[next_].fact <= seq; ++next_) {
      put(ledger::ExportWordsLine(words_[next_]));
    }
  }

 private:
  std::vector<ledger::KeptWords> words_;
  std::size_t next_ = 0;
};

// Those of `count` records after the first `after`. Before the records are asked for: nobody holds
// two connections.
Result<WordLines> WordsFor(
    LedgerStore& ledger, std::uint64_t after, std::uint64_t count, WithWords words
) {
  if (words == WithWords::kNo) return WordLines({});
  auto kept = ledger.WordsOf({after}, {after + count});
  if (!kept) return kept.error();
  return WordLines(std::move(*kept));
}

}  // namespace

Result<StoredCheckpoint> SignHead(App& app, const SigningKeys& keys) {
  auto head = HeadOf(app, keys.current.name);
  if (!head) return head.error();
  if (keys.previous) head->successor = keys.current.Verifier();
  StoredCheckpoint taken{0, head->size, app.clock(), ledger::SignCheckpoint(*head, keys.current)};
  if (keys.previous) {
    taken.note += crypto::SignatureLine(ledger::CheckpointText(*head), *keys.previous);
  }
  return taken;
}

Result<StoredCheckpoint> TakeCheckpoint(App& app, const SigningKeys& keys) {
  auto taken = SignHead(app, keys);
  if (!taken) return taken.error();
  if (auto added = app.ledger.AddCheckpoint(*taken); !added) return added.error();
  return taken;
}

Result<StoredCheckpoint> ReadCheckpoint(App& app) {
  auto newest = app.ledger.NewestCheckpoint();
  if (!newest) return newest.error();
  if (*newest) return std::move(**newest);
  return NotFound("Sổ chưa có mốc nào được ký; hãy thử lại sau một phút.");
}

Result<InclusionProof> ProveInclusion(
    App& app, const Principal& who, std::uint64_t seq, std::optional<std::uint64_t> size
) {
  if (auto allowed = Require(who, access::Permission::kReadLedger); !allowed) {
    return allowed.error();
  }
  if (!size) {
    auto head = app.queries.Head();
    if (!head) return head.error();
    size = head->value;
  }
  InclusionProof proof{seq, *size, {}, {}, {}};
  auto hashes = app.ledger.Inclusion(seq, *size);
  if (!hashes) return hashes.error();
  auto leaf = app.ledger.LeafAt(seq);
  if (!leaf) return leaf.error();
  auto root = app.ledger.RootAt(*size);
  if (!root) return root.error();
  proof.leaf = *leaf;
  proof.root = *root;
  proof.hashes = std::move(*hashes);
  return proof;
}

Result<ConsistencyProof> ProveConsistency(App& app, std::uint64_t from, std::uint64_t to) {
  ConsistencyProof proof{from, to, {}, {}, {}};
  auto hashes = app.ledger.Consistency(from, to);
  if (!hashes) return hashes.error();
  auto from_root = app.ledger.RootAt(from);
  if (!from_root) return from_root.error();
  auto to_root = app.ledger.RootAt(to);
  if (!to_root) return to_root.error();
  proof.from_root = *from_root;
  proof.to_root = *to_root;
  proof.hashes = std::move(*hashes);
  return proof;
}

Result<std::string> ReadRecords(
    App& app, const Principal& who, std::uint64_t after, std::int64_t limit, WithWords words
) {
  if (auto allowed = Require(who, access::Permission::kReadRecords); !allowed) {
    return allowed.error();
  }
  constexpr std::int64_t kMostWithWords = 256;  // their words are in memory together
  if (words == WithWords::kYes) limit = std::min(limit, kMostWithWords);
  std::string lines;
  std::int64_t count = 0;
  auto kept = WordsFor(app.ledger, after, static_cast<std::uint64_t>(limit), words);
  if (!kept) return kept.error();
  auto read = app.ledger.EachRecord({after}, [&](const ledger::Record& record) {
    lines += ledger::CanonicalBytes(record);
    lines += '\n';
    kept->PutBehind(record.seq, [&](const std::string& line) { lines += line; });
    return ++count < limit && lines.size() < kPageBytes;
  });
  if (!read) return read.error();
  return lines;
}

namespace {

// Hands on what was collected whenever it is large enough.
class Exporter {
 public:
  Exporter(LedgerStore& ledger, WithWords words, const TakePiece& take)
      : ledger_(ledger), words_(words), take_(take) {}

  void Put(std::string_view line) {
    piece_ += line;
    if (piece_.size() >= kPieceBytes) Flush();
  }
  void Flush() {
    if (go_on_ && !piece_.empty()) go_on_ = take_(piece_);
    piece_.clear();
  }
  [[nodiscard]] bool go_on() const { return go_on_; }

  // Records after what was put so far up to number `last`.
  Status PutRecords(std::uint64_t last) {
    constexpr std::uint64_t kStep = 1024;
    while (go_on_ && done_ < last) {
      const std::uint64_t until = std::min(last, done_ + kStep);
      auto kept = WordsFor(ledger_, done_, until - done_, words_);
      if (!kept) return kept.error();
      auto read = ledger_.EachRecord({done_}, [&](const ledger::Record& record) {
        Put(ledger::CanonicalBytes(record) + '\n');
        kept->PutBehind(record.seq, [&](const std::string& line) { Put(line); });
        done_ = record.seq;
        return go_on_ && done_ < until;
      });
      if (!read) return read;
    }
    return {};
  }

  // Each checkpoint stands behind the last record that it counts.
  Status PutAll(std::uint64_t size) {
    constexpr std::int64_t kPage = 1000;
    std::int64_t number = 0;
    while (go_on_) {
      auto page = ledger_.CheckpointsAfter(number, kPage);
      if (!page) return page.error();
      if (page->empty()) break;
      number = page->back().number;
      for (const StoredCheckpoint& checkpoint : *page) {
        if (checkpoint.size > size) return PutRecords(size);
        if (auto put = PutRecords(checkpoint.size); !put) return put;
        Put(ledger::ExportCheckpointLine(checkpoint.note));
      }
    }
    return PutRecords(size);
  }

 private:
  LedgerStore& ledger_;
  WithWords words_;
  const TakePiece& take_;
  std::string piece_;
  bool go_on_ = true;
  std::uint64_t done_ = 0;
};

}  // namespace

Status ExportLedger(
    App& app, const std::vector<crypto::VerifierKey>& keys, WithWords words, const TakePiece& take
) {
  auto position = app.queries.Head();
  if (!position) return position.error();
  auto root = app.ledger.RootAt(position->value);
  if (!root) return root.error();
  Exporter exporter(app.ledger, words, take);
  exporter.Put(ledger::ExportHeader());
  for (const crypto::VerifierKey& key : keys) exporter.Put(ledger::ExportKeyLine(key));
  exporter.Put(ledger::ExportInstallationLine(app.settings.installation));
  if (auto put = exporter.PutAll(position->value); !put) return put;
  exporter.Put(ledger::ExportEndLine({position->value, *root}));
  exporter.Flush();
  return {};
}

}  // namespace sauro::usecase
