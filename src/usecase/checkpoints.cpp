#include "usecase/checkpoints.h"

#include <algorithm>
#include <utility>

#include "ledger/checkpoint.h"
#include "ledger/checkpoint_lines.h"
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

std::vector<crypto::VerifierKey> KnownTo(const App& app, const SigningKeys& keys) {
  std::vector<crypto::VerifierKey> known = {keys.current.Verifier()};
  if (keys.previous) known.push_back(keys.previous->Verifier());
  for (const std::string& text : app.settings.ledger_keys) {
    if (auto key = crypto::VerifierKey::Parse(text)) known.push_back(std::move(*key));
  }
  return known;
}

// A checkpoint of this ledger with the place where it stands, for a person.
struct Placed {
  ledger::Checkpoint checkpoint;
  std::string place;
};

constexpr const char* kPlaceOfLast = "mốc ký sau cùng (ledger.signed)";

std::string PlaceOf(const StoredCheckpoint& stored) {
  return "mốc số " + std::to_string(stored.number) + " trong cơ sở dữ liệu";
}

Result<Placed> Open(
    const std::string& note, std::string place, const std::vector<crypto::VerifierKey>& known
) {
  auto opened = ledger::OpenCheckpoint(note, known);
  if (opened) return Placed{std::move(*opened), std::move(place)};
  return Conflict(
      "Mốc này không do khóa nào của nơi này ký, hoặc đã bị sửa: " + opened.error().message,
      std::move(place)
  );
}

// The column beside the note decides which one is the newest, and is signed by nobody.
Result<Placed> Open(const StoredCheckpoint& stored, const std::vector<crypto::VerifierKey>& known) {
  auto opened = Open(stored.note, PlaceOf(stored), known);
  if (!opened || opened->checkpoint.size == stored.size) return opened;
  return Conflict(
      "Số sự kiện ghi cạnh mốc này (" + std::to_string(stored.size) +
          ") không phải số trong mốc đã ký (" + std::to_string(opened->checkpoint.size) +
          "): cơ sở dữ liệu đã bị sửa.",
      opened->place
  );
}

Error ShorterThan(const Placed& placed) {
  return Conflict(
      "Sổ ngắn hơn mốc đã ký (" + std::to_string(placed.checkpoint.size) +
          " sự kiện): phần cuối đã bị cắt.",
      placed.place
  );
}

Error RewrittenBefore(const Placed& placed) {
  return Conflict(
      "Sổ không nối tiếp mốc đã ký (" + std::to_string(placed.checkpoint.size) +
          " sự kiện): lịch sử đã bị viết lại.",
      placed.place
  );
}

Status CheckIsExtended(App& app, const Placed& placed) {
  auto root = app.ledger.RootAt(placed.checkpoint.size);
  if (!root && root.error().kind == ErrorKind::kNotFound) return ShorterThan(placed);
  if (!root) return root.error();
  return *root == placed.checkpoint.root ? Status() : RewrittenBefore(placed);
}

// Whoever can write the database must not get a rewritten history signed.
Status CheckExtendsWhatWasSigned(
    App& app, const std::vector<crypto::VerifierKey>& known, LastSigned& last
) {
  const auto newest = app.ledger.NewestCheckpoint();
  if (!newest) return newest.error();
  if (*newest) {
    const auto stored = Open(**newest, known);
    if (!stored) return stored.error();
    if (auto extended = CheckIsExtended(app, *stored); !extended) return extended;
  }
  const auto note = last.Read();
  if (!note) return note.error();
  if (note->empty()) return {};
  const auto kept = Open(*note, kPlaceOfLast, known);
  return kept ? CheckIsExtended(app, *kept) : Status(kept.error());
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

// How far the ledger was signed, as the store or the file beside the key says.
Result<std::uint64_t> SignedSize(App& app, LastSigned& last) {
  const auto newest = app.ledger.NewestCheckpoint();
  if (!newest) return newest.error();
  const auto note = last.Read();
  if (!note) return note.error();
  return std::max(*newest ? (*newest)->size : 0, ledger::SizeOfNote(*note).value_or(0));
}

// What came since: whoever can write the database must not get it signed that words were erased.
Status CheckErasures(App& app, const std::vector<crypto::VerifierKey>& known, LastSigned& last) {
  const auto erased = app.queries.NewestErasure();
  if (!erased) return erased.error();
  const auto size = SignedSize(app, last);
  if (!size) return size.error();
  if (erased->value <= *size) return {};
  ledger::ErasureCheck erasures;
  Status taken;
  auto read = app.ledger.EachRecord({*size}, [&](const ledger::Record& record) {
    if (record.kind == ledger::kErasureKind) taken = erasures.Take(record);
    return taken && record.seq < erased->value;
  });
  if (!taken) return taken;
  if (!read) return read;
  const auto judged = erasures.Judge(known, *size);
  return judged ? Status() : Status(judged.error());
}

}  // namespace

Status CheckHistory(App& app, const SigningKeys& keys, LastSigned& last) {
  return CheckExtendsWhatWasSigned(app, KnownTo(app, keys), last);
}

Result<StoredCheckpoint> SignHead(App& app, const SigningKeys& keys, LastSigned& last) {
  // Before the head is read: another server may sign a longer one meanwhile.
  auto extends = CheckHistory(app, keys, last);
  if (!extends) return extends.error();
  auto ordered = CheckErasures(app, KnownTo(app, keys), last);
  if (!ordered) return ordered.error();
  auto head = HeadOf(app, keys.current.name);
  if (!head) return head.error();
  if (keys.previous) head->successor = keys.current.Verifier();
  StoredCheckpoint taken{0, head->size, app.clock(), ledger::SignCheckpoint(*head, keys.current)};
  if (keys.previous) {
    taken.note += crypto::SignatureLine(ledger::CheckpointText(*head), *keys.previous);
  }
  if (auto kept = last.Keep(taken.note); !kept) return kept.error();
  return taken;
}

Result<StoredCheckpoint> TakeCheckpoint(App& app, const SigningKeys& keys, LastSigned& last) {
  auto taken = SignHead(app, keys, last);
  if (!taken) return taken.error();
  if (auto added = app.ledger.AddCheckpoint(*taken); !added) return added.error();
  return taken;
}

namespace {

constexpr std::int64_t kCheckpointsAtOnce = 1000;

// All that were ever signed, by their sizes.
Result<std::vector<Placed>> AllSigned(
    App& app, const std::vector<crypto::VerifierKey>& known, LastSigned& last
) {
  std::vector<Placed> all;
  const auto add = [&](Result<Placed> placed) -> Status {
    if (!placed) return placed.error();
    all.push_back(std::move(*placed));
    return {};
  };
  const auto note = last.Read();
  if (!note) return note.error();
  if (!note->empty()) {
    if (auto added = add(Open(*note, kPlaceOfLast, known)); !added) return added.error();
  }
  for (std::int64_t number = 0;;) {
    const auto page = app.ledger.CheckpointsAfter(number, kCheckpointsAtOnce);
    if (!page) return page.error();
    if (page->empty()) break;
    number = page->back().number;
    for (const StoredCheckpoint& stored : *page) {
      if (auto added = add(Open(stored, known)); !added) return added.error();
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Placed& a, const Placed& b) {
    return a.checkpoint.size < b.checkpoint.size;
  });
  return all;
}

// The tree grows record by record, and is compared with each checkpoint on the way.
class SignedWalk {
 public:
  SignedWalk(const std::vector<Placed>& all, Position newest_erasure)
      : all_(all), newest_erasure_(newest_erasure.value) {
    Compare();
  }
  void Take(const ledger::Record& record) {
    range_.Append(ledger::LeafOf(record));
    Compare();
    if (record.kind == ledger::kErasureKind) taken_ = erasures_.Take(record);
  }
  [[nodiscard]] bool is_over() const {
    return !right_ || !taken_ || (next_ == all_.size() && range_.size() >= newest_erasure_);
  }
  [[nodiscard]] Status Finish() const {
    if (!right_) return RewrittenBefore(all_[next_]);
    if (!taken_) return taken_;
    return next_ < all_.size() ? Status(ShorterThan(all_[next_])) : Status();
  }
  [[nodiscard]] const ledger::ErasureCheck& erasures() const { return erasures_; }

 private:
  void Compare() {
    for (; next_ < all_.size() && all_[next_].checkpoint.size == range_.size(); ++next_) {
      right_ = all_[next_].checkpoint.root == range_.Root();
      if (!right_) return;
    }
  }

  const std::vector<Placed>& all_;
  std::uint64_t newest_erasure_;
  crypto::CompactRange range_;
  std::size_t next_ = 0;
  bool right_ = true;
  ledger::ErasureCheck erasures_;
  Status taken_;
};

}  // namespace

// From the records themselves: what is stored of the tree is not believed.
Result<VerifiedSignatures> VerifyCheckpoints(
    App& app, const std::vector<crypto::VerifierKey>& known, LastSigned& last
) {
  const auto all = AllSigned(app, known, last);
  if (!all) return all.error();
  const auto newest_erasure = app.queries.NewestErasure();
  if (!newest_erasure) return newest_erasure.error();
  SignedWalk walk(*all, *newest_erasure);
  if (!walk.is_over()) {
    auto read = app.ledger.EachRecord({0}, [&](const ledger::Record& record) {
      walk.Take(record);
      return !walk.is_over();
    });
    if (!read) return read.error();
  }
  if (auto finished = walk.Finish(); !finished) return finished.error();
  const auto judged = walk.erasures().Judge(known, all->empty() ? 0 : all->back().checkpoint.size);
  if (!judged) return judged.error();
  return VerifiedSignatures{all->size(), *judged};
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

namespace {

// A server that lags behind others is asked for what another has signed, and must not seem to
// refuse.
Error NotYet(Error error) {
  if (error.kind == ErrorKind::kNotFound) error.kind = ErrorKind::kUnavailable;
  return error;
}

}  // namespace

Result<ConsistencyProof> ProveConsistency(App& app, std::uint64_t from, std::uint64_t to) {
  ConsistencyProof proof{from, to, {}, {}, {}};
  auto hashes = app.ledger.Consistency(from, to);
  if (!hashes) return NotYet(hashes.error());
  auto from_root = app.ledger.RootAt(from);
  if (!from_root) return NotYet(from_root.error());
  auto to_root = app.ledger.RootAt(to);
  if (!to_root) return NotYet(to_root.error());
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

Error MissingAfter(std::uint64_t seq) {
  return Conflict(
      "Sổ thiếu sự kiện; hãy chạy “sauro verify”.", "sự kiện " + std::to_string(seq + 1)
  );
}

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
      if (go_on_ && done_ < until) return MissingAfter(done_);
    }
    return {};
  }

  // Those that the store has in another place than their notes say, and the one that was signed
  // last, which whoever can write the database cannot take away.
  Status FindStrays(const std::string& last_signed) {
    if (!last_signed.empty()) strays_.Add(last_signed);
    return EachCheckpoint([&](const StoredCheckpoint& stored) -> Status {
      if (ledger::SizeOfNote(stored.note) != stored.size) strays_.Add(stored.note);
      return {};
    });
  }

  // Each checkpoint stands behind the last record that it counts. Those above `signed_size` were
  // signed since the export began.
  Status PutAll(std::uint64_t size, std::uint64_t signed_size) {
    auto put = EachCheckpoint([&](const StoredCheckpoint& stored) -> Status {
      if (stored.size > std::max(size, signed_size) || strays_.Has(stored.note)) return {};
      if (auto done = PutBoth(std::min(stored.size, size)); !done) return done;
      Put(ledger::ExportCheckpointLine(stored.note));
      return {};
    });
    if (!put) return put;
    if (auto done = PutBoth(size); !done) return done;
    return strays_.PutRest(PutLine());
  }

 private:
  // By size; `take` is not called any more when nobody takes what is put.
  template <typename Take>
  Status EachCheckpoint(const Take& take) {
    for (std::int64_t number = 0; go_on_;) {
      const auto page = ledger_.CheckpointsAfter(number, kCheckpointsAtOnce);
      if (!page) return page.error();
      if (page->empty()) break;
      number = page->back().number;
      for (const StoredCheckpoint& stored : *page) {
        if (auto taken = take(stored); !taken) return taken;
      }
    }
    return {};
  }

  ledger::CheckpointLines::PutLine PutLine() {
    return [this](const std::string& line) -> Status {
      Put(line);
      return {};
    };
  }

  // Records up to number `last`, and the strays on the way.
  Status PutBoth(std::uint64_t last) {
    for (;;) {
      if (auto put = strays_.PutUpTo(done_, PutLine()); !put) return put;
      if (!go_on_ || done_ >= last) return {};
      if (auto put = PutRecords(std::min(last, strays_.NextSize())); !put) return put;
    }
  }

  LedgerStore& ledger_;
  WithWords words_;
  const TakePiece& take_;
  std::string piece_;
  bool go_on_ = true;
  std::uint64_t done_ = 0;
  ledger::CheckpointLines strays_;
};

}  // namespace

Status ExportLedger(
    App& app,
    const std::vector<crypto::VerifierKey>& keys,
    LastSigned& last,
    WithWords words,
    const TakePiece& take
) {
  const auto last_signed = last.Read();
  if (!last_signed) return last_signed.error();
  // What was signed by now, the ledger has got; unless its end was cut off.
  const auto newest = app.ledger.NewestCheckpoint();
  if (!newest) return newest.error();
  const std::uint64_t signed_size = *newest ? (*newest)->size : 0;
  auto position = app.queries.Head();
  if (!position) return position.error();
  auto root = app.ledger.RootAt(position->value);
  if (!root) return root.error();
  Exporter exporter(app.ledger, words, take);
  exporter.Put(ledger::ExportHeader());
  for (const crypto::VerifierKey& key : keys) exporter.Put(ledger::ExportKeyLine(key));
  exporter.Put(ledger::ExportInstallationLine(app.settings.installation));
  if (auto found = exporter.FindStrays(*last_signed); !found) return found;
  if (auto put = exporter.PutAll(position->value, signed_size); !put) return put;
  exporter.Put(ledger::ExportEndLine({position->value, *root}));
  exporter.Flush();
  return {};
}

}  // namespace sauro::usecase
