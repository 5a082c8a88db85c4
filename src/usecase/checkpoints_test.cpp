#include "usecase/checkpoints.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iterator>

#include "base/text.h"
#include "crypto/merkle.h"
#include "ledger/checkpoint.h"
#include "ledger/export.h"
#include "ledger/record.h"
#include "usecase/ports_for_test.h"

namespace sauro::usecase {
namespace {

// Keeps what is added, and has a root for every size.
class Shelf : public NoLedger {
 public:
  Result<crypto::Hash> RootAt(std::uint64_t size) override {
    if (size > longest) return NotFound("none");
    return crypto::Sha256(history + std::to_string(size));
  }
  Result<std::optional<StoredCheckpoint>> NewestCheckpoint() override {
    return kept.empty() ? std::optional<StoredCheckpoint>() : kept.back();
  }
  Status AddCheckpoint(const StoredCheckpoint& checkpoint) override {
    kept.push_back(checkpoint);
    kept.back().number = std::ssize(kept);
    return {};
  }
  std::vector<StoredCheckpoint> kept;
  std::string history;
  std::uint64_t longest = 1'000'000;
};

class Memory : public LastSigned {
 public:
  Result<std::string> Read() override { return note; }
  Status Keep(const std::string& kept) override {
    note = kept;
    return {};
  }
  std::string note;
};

SigningKeys Keys() {
  SigningKeys keys{{"sauro/mau/0000", {}}, std::nullopt};
  keys.current.seed.fill(3);
  return keys;
}

TEST(Checkpoints, Taken_IsTheSignedHeadAndTheOneThatIsGivenOut) {
  MemoryApp memory;
  Shelf shelf;
  Memory last;
  App app{
      memory.queries, memory.writer, memory.accounts, memory.blobs, shelf, {}, memory.app.clock};
  EXPECT_EQ(ReadCheckpoint(app).error().kind, ErrorKind::kNotFound);
  const auto taken = TakeCheckpoint(app, Keys(), last);
  ASSERT_TRUE(taken.ok());
  const crypto::VerifierKey trusted[] = {Keys().current.Verifier()};
  const auto opened = ledger::OpenCheckpoint(ReadCheckpoint(app)->note, trusted);
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(opened->origin, "sauro/mau/0000");
  EXPECT_EQ(opened->size, memory.queries.Head()->value);
  EXPECT_EQ(opened->root, *shelf.RootAt(opened->size));
  EXPECT_FALSE(opened->successor);
}

TEST(Checkpoints, BesideAPreviousKey_BothSignAndTheOldOneNamesTheNew) {
  MemoryApp memory;
  Shelf shelf;
  Memory last;
  App app{
      memory.queries, memory.writer, memory.accounts, memory.blobs, shelf, {}, memory.app.clock};
  SigningKeys keys = Keys();
  keys.previous = crypto::SignerKey{"sauro/mau/0000", {}};
  const auto taken = SignHead(app, keys, last);
  ASSERT_TRUE(taken.ok());
  EXPECT_TRUE(shelf.kept.empty());
  EXPECT_EQ(last.note, taken->note) << "whoever gets the note can hold it against us";
  for (const crypto::SignerKey& key : {keys.current, *keys.previous}) {
    const crypto::VerifierKey trusted[] = {key.Verifier()};
    const auto opened = ledger::OpenCheckpoint(taken->note, trusted);
    ASSERT_TRUE(opened.ok());
    EXPECT_EQ(opened->successor, keys.current.Verifier());
  }
}

// Whoever writes the database, but has not the key, must not get another history signed.
TEST(Checkpoints, RewrittenOrCutHistory_IsNotSigned_WhicheverTraceIsLeft) {
  MemoryApp memory;
  memory.queries.head = {7};
  Shelf shelf;
  Memory last;
  App app{
      memory.queries, memory.writer, memory.accounts, memory.blobs, shelf, {}, memory.app.clock};
  ASSERT_TRUE(TakeCheckpoint(app, Keys(), last).ok());
  const std::vector<StoredCheckpoint> stored = shelf.kept;
  EXPECT_EQ(last.note, stored.back().note);
  const std::string kept = last.note;
  for (const bool in_database : {true, false}) {
    shelf.kept = in_database ? stored : std::vector<StoredCheckpoint>();
    last.note = in_database ? "" : kept;
    for (const auto& change : {
             +[](Shelf& each) { each.history = "forged"; },
             +[](Shelf& each) { each.longest = 6; },
         }) {
      shelf.history.clear();
      shelf.longest = 1'000'000;
      EXPECT_TRUE(CheckHistory(app, Keys(), last).ok());
      change(shelf);
      EXPECT_EQ(CheckHistory(app, Keys(), last).error().kind, ErrorKind::kConflict);
      const auto refused = TakeCheckpoint(app, Keys(), last);
      ASSERT_FALSE(refused.ok());
      EXPECT_EQ(refused.error().kind, ErrorKind::kConflict) << refused.error().Text();
      EXPECT_EQ(shelf.kept.size(), in_database ? 1U : 0U);
      EXPECT_EQ(last.note, in_database ? "" : kept);
    }
  }
}

TEST(Checkpoints, NoteOfAStranger_IsNoReasonToSign) {
  MemoryApp memory;
  Shelf shelf;
  Memory last;
  App app{
      memory.queries, memory.writer, memory.accounts, memory.blobs, shelf, {}, memory.app.clock};
  SigningKeys stranger = Keys();
  stranger.current.seed.fill(9);
  ASSERT_TRUE(TakeCheckpoint(app, stranger, last).ok());
  last.note.clear();
  EXPECT_EQ(SignHead(app, Keys(), last).error().kind, ErrorKind::kConflict);
  app.settings.ledger_keys = {stranger.current.Verifier().Text()};  // a key that was lost
  EXPECT_TRUE(SignHead(app, Keys(), last).ok());
}

// A ledger of records, and what was signed of it.
class Book : public Shelf {
 public:
  Status EachRecord(Position after, const std::function<bool(const ledger::Record&)>& take)
      override {
    for (std::uint64_t seq = after.value + 1; seq <= size; ++seq) {
      if (!take(Nth(seq))) break;
    }
    return {};
  }
  Result<crypto::Hash> RootAt(std::uint64_t count) override {
    if (count > size) return NotFound("none");
    return RangeOf(count).Root();
  }
  Result<std::vector<StoredCheckpoint>> CheckpointsAfter(std::int64_t number, std::int64_t)
      override {
    const auto from = kept.begin() + std::min<std::ptrdiff_t>(number, std::ssize(kept));
    return std::vector<StoredCheckpoint>(from, kept.end());
  }
  ledger::Record Nth(std::uint64_t seq) const {
    ledger::Record record;
    record.seq = seq;
    record.kind = seq == forged ? "forged" : "k";
    record.body = "{}";
    if (seq != erasure) return record;
    record.id = "id";
    record.kind = ledger::kErasureKind;
    ledger::Erasure order{"id", 2, {"text"}, "r", "a", {}};
    if (signs_erasure) order.signature = ledger::SignErasure(order, Keys().current);
    record.body = R"({"authority":"a","fact":2,"fields":["text"],"reason":"r","signature":")" +
                  order.signature + R"("})";
    return record;
  }
  crypto::CompactRange RangeOf(std::uint64_t count) const {
    crypto::CompactRange range;
    for (std::uint64_t seq = 1; seq <= count; ++seq) range.Append(ledger::LeafOf(Nth(seq)));
    return range;
  }
  void Sign(std::uint64_t count) {
    const ledger::Checkpoint head{"sauro/mau/0000", count, RangeOf(count).Root(), {}};
    const std::int64_t number = std::ssize(kept) + 1;
    kept.push_back({number, count, {}, ledger::SignCheckpoint(head, Keys().current)});
  }
  std::uint64_t size = 9;
  std::uint64_t forged = 0;
  std::uint64_t erasure = 0;  ///< the number of a record that says that words were erased
  bool signs_erasure = false;
};

class ErasedQueries : public MemoryQueries {
 public:
  Result<Position> NewestErasure() override { return erased; }
  Position erased;
};

// What `check` says of the exported ledger.
Status TakeExport(App& app, ledger::LedgerCheck& check, const std::string& last_signed = {}) {
  Memory last;
  last.note = last_signed;
  std::string all;
  const TakePiece take = [&](std::string_view piece) {
    all += piece;
    return true;
  };
  auto exported = ExportLedger(app, {Keys().current.Verifier()}, last, WithWords::kNo, take);
  if (!exported) return exported;
  for (const std::string_view line : Split(all, '\n')) {
    if (line.empty()) continue;
    if (auto taken = check.Take(line); !taken) return taken;
  }
  return {};
}

TEST(Checkpoints, Verified_AreThoseThatTheRecordsGive) {
  MemoryApp memory;
  Book book;
  Memory last;
  App app{memory.queries, memory.writer, memory.accounts, memory.blobs, book, {}, memory.app.clock};
  const std::vector<crypto::VerifierKey> known = {Keys().current.Verifier()};
  EXPECT_EQ(VerifyCheckpoints(app, known, last)->checkpoints, 0U);
  for (const std::uint64_t size : {0U, 4U, 9U}) book.Sign(size);
  last.note = book.kept.back().note;
  EXPECT_EQ(VerifyCheckpoints(app, known, last)->checkpoints, 4U);
  EXPECT_EQ(VerifyCheckpoints(app, {}, last).error().kind, ErrorKind::kConflict);
  book.forged = 3;
  const auto rewritten = VerifyCheckpoints(app, known, last);
  ASSERT_FALSE(rewritten.ok());
  EXPECT_EQ(rewritten.error().place, "mốc số 2 trong cơ sở dữ liệu");
  book.forged = 0;
  book.size = 8;
  EXPECT_EQ(VerifyCheckpoints(app, known, last).error().kind, ErrorKind::kConflict);
  book.kept.clear();
  EXPECT_NE(
      VerifyCheckpoints(app, known, last).error().place.find("ledger.signed"), std::string::npos
  );
}

// Whoever can write the database must not get it signed that words were erased.
TEST(Checkpoints, ErasureThatNobodySigned_IsNotSigned_AndFoundByTheVerification) {
  MemoryApp memory;
  ErasedQueries queries;
  queries.head = {9};
  queries.erased = {7};
  Book book;
  book.erasure = 7;
  Memory last;
  App app{queries, memory.writer, memory.accounts, memory.blobs, book, {}, memory.app.clock};
  const std::vector<crypto::VerifierKey> known = {Keys().current.Verifier()};
  book.Sign(6);
  const auto refused = TakeCheckpoint(app, Keys(), last);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, ErrorKind::kConflict);
  EXPECT_EQ(refused.error().place, "sự kiện 7");
  EXPECT_EQ(last.note, "");
  EXPECT_EQ(VerifyCheckpoints(app, known, last).error().place, "sự kiện 7");
  ledger::LedgerCheck check(known, {});
  ASSERT_TRUE(TakeExport(app, check).ok());
  EXPECT_EQ(check.Finish().error().place, "sự kiện 7");

  book.Sign(9);  // by a release that did not look
  EXPECT_TRUE(TakeCheckpoint(app, Keys(), last).ok());
  EXPECT_EQ(VerifyCheckpoints(app, known, last)->erasures.by_nobody, 1U);

  Book signing;
  signing.erasure = 7;
  signing.signs_erasure = true;
  signing.Sign(6);
  Memory none;
  App good{queries, memory.writer, memory.accounts, memory.blobs, signing, {}, memory.app.clock};
  EXPECT_TRUE(TakeCheckpoint(good, Keys(), none).ok());
  EXPECT_EQ(VerifyCheckpoints(good, known, none)->erasures.by_key, 1U);
}

// The column beside a note says in which order notes go, and is signed by nobody.
TEST(Checkpoints, SizeThatIsNotThatOfItsNote_IsFound_AndNothingIsSigned) {
  MemoryApp memory;
  Book book;
  Memory last;
  App app{memory.queries, memory.writer, memory.accounts, memory.blobs, book, {}, memory.app.clock};
  const std::vector<crypto::VerifierKey> known = {Keys().current.Verifier()};
  for (const std::uint64_t size : {4U, 9U}) book.Sign(size);
  book.kept.back().size = 9'000'000'000;
  const auto verified = VerifyCheckpoints(app, known, last);
  ASSERT_FALSE(verified.ok());
  EXPECT_EQ(verified.error().kind, ErrorKind::kConflict);
  EXPECT_EQ(verified.error().place, "mốc số 2 trong cơ sở dữ liệu");
  EXPECT_EQ(TakeCheckpoint(app, Keys(), last).error().kind, ErrorKind::kConflict);
}

TEST(Checkpoints, Exported_StandBehindTheRecordsThatTheirNotesCount) {
  MemoryApp memory;
  memory.queries.head = {9};
  Book book;
  App app{memory.queries, memory.writer, memory.accounts, memory.blobs, book, {}, memory.app.clock};
  for (const std::uint64_t size : {4U, 6U, 9U}) book.Sign(size);
  book.kept[0].size = 9'000'000'000;
  std::rotate(book.kept.begin(), book.kept.begin() + 1, book.kept.end());  // as the store does
  for (std::size_t i = 0; i < book.kept.size(); ++i) {
    book.kept[i].number = static_cast<std::int64_t>(i + 1);
  }
  ledger::LedgerCheck check({Keys().current.Verifier()}, {});
  const auto taken = TakeExport(app, check);
  ASSERT_TRUE(taken.ok()) << taken.error().Text();
  const auto outcome = check.Finish();
  ASSERT_TRUE(outcome.ok()) << outcome.error().Text();
  EXPECT_EQ(outcome->checkpoints, 3U);
}

// Whoever cut the end off took the checkpoints of it, too, but not the file.
TEST(Checkpoints, LastSigned_GoesWithTheExport_AndTellsOfACutOrRewrittenEnd) {
  MemoryApp memory;
  memory.queries.head = {9};
  Book book;
  App app{memory.queries, memory.writer, memory.accounts, memory.blobs, book, {}, memory.app.clock};
  for (const std::uint64_t size : {4U, 9U}) book.Sign(size);
  const std::string last = book.kept.back().note;
  ledger::LedgerCheck both({Keys().current.Verifier()}, {});
  ASSERT_TRUE(TakeExport(app, both, last).ok());
  EXPECT_EQ(both.Finish()->checkpoints, 2U) << "it stands there once";
  book.kept.pop_back();
  ledger::LedgerCheck alone({Keys().current.Verifier()}, {});
  ASSERT_TRUE(TakeExport(app, alone, last).ok());
  EXPECT_EQ(alone.Finish()->signed_size, 9U);
  memory.queries.head = {6};
  book.size = 6;
  ledger::LedgerCheck cut({Keys().current.Verifier()}, {});
  const auto shorter = TakeExport(app, cut, last);
  ASSERT_FALSE(shorter.ok());
  EXPECT_NE(shorter.error().message.find("ngắn hơn mốc đã ký"), std::string::npos);
  memory.queries.head = {9};
  book.size = 9;
  book.forged = 7;
  ledger::LedgerCheck rewritten({Keys().current.Verifier()}, {});
  EXPECT_EQ(TakeExport(app, rewritten, last).error().kind, ErrorKind::kConflict);
}

TEST(Checkpoints, ProofsAndRecords_NeedTheirPermissions) {
  MemoryApp memory;
  Principal officer;
  EXPECT_EQ(
      ProveInclusion(memory.app, officer, 1, std::nullopt).error().kind, ErrorKind::kForbidden
  );
  Principal leader;
  leader.role = access::Role::kLeader;
  EXPECT_EQ(
      ReadRecords(memory.app, leader, 0, 10, WithWords::kYes).error().kind, ErrorKind::kForbidden
  );
  leader.role = access::Role::kInspector;
  EXPECT_TRUE(ReadRecords(memory.app, leader, 0, 10, WithWords::kYes).ok());
}

}  // namespace
}  // namespace sauro::usecase
