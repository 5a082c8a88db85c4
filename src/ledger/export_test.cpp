#include "ledger/export.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "ledger/kept_words.h"
#include "ledger/record_line.h"

namespace sauro::ledger {
namespace {

crypto::SignerKey Key(std::uint8_t fill) {
  crypto::SignerKey key{"sauro/mau/0000", {}};
  key.seed.fill(fill);
  return key;
}

Record Nth(std::uint64_t seq) {
  Record record;
  record.seq = seq;
  record.id = "id-" + std::to_string(seq);
  record.at = {1'750'000'000'000 + static_cast<std::int64_t>(seq)};
  record.actor = "người \"gửi\"\n";
  if (seq % 2 == 0) record.organization = "so-khcn";
  record.kind = "k";
  record.subject = "s";
  record.body = R"({"a":[{"b":"}\"{"}],"n":-1})";
  return record;
}

// An export of `count` records with checkpoints at the given sizes.
class Book {
 public:
  explicit Book(std::uint64_t count) {
    lines.push_back("sauro-ledger 1");
    for (std::uint64_t seq = 1; seq <= count; ++seq) Add(Nth(seq));
  }
  void Add(const Record& record) {
    lines.push_back(CanonicalBytes(record));
    range.Append(LeafOf(record));
  }
  void Sign(const crypto::SignerKey& key, const std::string& origin = "sauro/mau/0000") {
    const std::string line =
        ExportCheckpointLine(SignCheckpoint({origin, range.size(), range.Root(), {}}, key));
    lines.push_back(line.substr(0, line.size() - 1));
  }
  // The old key names the new one.
  void HandOver(const crypto::SignerKey& from, const crypto::SignerKey& to) {
    const std::string line = ExportCheckpointLine(
        SignCheckpoint({"sauro/mau/0000", range.size(), range.Root(), to.Verifier()}, from)
    );
    lines.push_back(line.substr(0, line.size() - 1));
  }
  void End() {
    const std::string line = ExportEndLine({range.size(), range.Root()});
    lines.push_back(line.substr(0, line.size() - 1));
  }

  std::vector<std::string> lines;
  crypto::CompactRange range;
};

Result<LedgerCheck::Outcome> Check(
    const Book& book, std::vector<crypto::VerifierKey> trusted, std::vector<Anchor> anchors = {}
) {
  LedgerCheck check(std::move(trusted), std::move(anchors));
  for (const std::string& line : book.lines) {
    if (auto taken = check.Take(line); !taken) return taken.error();
  }
  return check.Finish();
}

TEST(RecordLine, CanonicalBytes_AreReadBack) {
  const Record record = Nth(4);
  const auto read = RecordFromLine(CanonicalBytes(record));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(CanonicalBytes(*read), CanonicalBytes(record));
  EXPECT_EQ(read->actor, record.actor);
  EXPECT_EQ(read->body, record.body);
  EXPECT_EQ(read->organization, record.organization);
}

TEST(RecordLine, AnyOtherText_IsRefused) {
  const std::string good = CanonicalBytes(Nth(4));
  for (const std::string& line : {
           std::string(),
           std::string("{}"),
           good + " ",
           " " + good,
           good.substr(0, good.size() - 1),
           ReplaceAll(good, "\"seq\":4", "\"seq\":04"),
           ReplaceAll(good, "\"seq\":4", "\"seq\": 4"),
           ReplaceAll(good, "\"kind\":\"k\"", "\"kind\":\"\\u006b\""),
           ReplaceAll(good, "2025-", "1025-13-"),
           ReplaceAll(good, "\"n\":-1}", "\"n\":-1"),
       }) {
    EXPECT_FALSE(RecordFromLine(line).ok()) << line;
  }
}

TEST(LedgerCheck, WholeExport_IsAcceptedWithItsCheckpoints) {
  Book book(5);
  book.Sign(Key(1));
  book.lines.emplace_back("later-kind of line");
  book.Add(Nth(6));
  book.End();
  const auto outcome = Check(book, {Key(1).Verifier()}, {{{6, book.range.Root()}, "báo cáo"}});
  ASSERT_TRUE(outcome.ok()) << outcome.error().Text();
  EXPECT_EQ(outcome->head.size, 6U);
  EXPECT_EQ(outcome->signed_size, 5U);
  EXPECT_EQ(outcome->checkpoints, 1U);
}

TEST(LedgerCheck, KeysOfTheExport_CountOnlyWhereNobodyNamedOthers) {
  Book book(3);
  const std::string line = ExportKeyLine(Key(1).Verifier());
  book.lines.push_back(line.substr(0, line.size() - 1));
  book.Sign(Key(1));
  book.End();
  EXPECT_EQ(Check(book, {})->checkpoints, 1U);
  const auto strict = Check(book, {Key(2).Verifier()});
  ASSERT_TRUE(strict.ok());
  EXPECT_EQ(strict->checkpoints, 0U);
  EXPECT_EQ(strict->unjudged, 1U);
}

TEST(LedgerCheck, SuccessorOfATrustedKey_IsTrusted) {
  Book book(3);
  book.HandOver(Key(1), Key(2));
  book.Add(Nth(4));
  book.Sign(Key(2));
  book.Sign(Key(3));
  book.End();
  const auto outcome = Check(book, {Key(1).Verifier()});
  ASSERT_TRUE(outcome.ok());
  EXPECT_EQ(outcome->checkpoints, 2U);
  EXPECT_EQ(outcome->unjudged, 1U);
  EXPECT_EQ(outcome->signed_size, 4U);
}

TEST(LedgerCheck, RewrittenHistory_IsFoundByCheckpointAndAnchor) {
  Book honest(4);
  const Anchor kept{{4, honest.range.Root()}, "mốc đã giữ"};
  honest.Sign(Key(1));
  Book forged(0);
  for (std::uint64_t seq = 1; seq <= 4; ++seq) {
    Record record = Nth(seq);
    if (seq == 2) record.body = "{}";
    forged.Add(record);
  }
  Book with_old_signature = forged;
  with_old_signature.lines.push_back(honest.lines.back());
  with_old_signature.End();
  EXPECT_EQ(Check(with_old_signature, {Key(1).Verifier()}).error().kind, ErrorKind::kConflict);
  forged.Sign(Key(1));  // whoever has the key can sign anew, but not change what others keep
  forged.End();
  EXPECT_TRUE(Check(forged, {Key(1).Verifier()}).ok());
  EXPECT_EQ(Check(forged, {Key(1).Verifier()}, {kept}).error().kind, ErrorKind::kConflict);
}

TEST(LedgerCheck, CheckpointLongerThanTheLedger_IsACutOffTail) {
  Book whole(6);
  whole.Sign(Key(1));
  Book cut(5);
  cut.lines.push_back(whole.lines.back());
  cut.End();
  const auto outcome = Check(cut, {Key(1).Verifier()});
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().kind, ErrorKind::kConflict);
  EXPECT_NE(outcome.error().message.find("ngắn hơn mốc đã ký (6 sự kiện)"), std::string::npos);
}

TEST(LedgerCheck, CheckpointsOfTwoLedgers_AreRefused) {
  crypto::SignerKey other = Key(2);
  other.name = "sauro/khac/0000";
  Book book(3);
  book.Sign(Key(1));
  book.Sign(other, other.name);
  book.End();
  EXPECT_EQ(Check(book, {Key(1).Verifier()})->origin, "sauro/mau/0000");
  const auto both = Check(book, {Key(1).Verifier(), other.Verifier()});
  ASSERT_FALSE(both.ok());
  EXPECT_EQ(both.error().kind, ErrorKind::kConflict);
  Book of_another(3);
  of_another.Sign(Key(1), other.name);
  of_another.End();
  EXPECT_EQ(Check(of_another, {Key(1).Verifier()}).error().kind, ErrorKind::kConflict);
}

TEST(LedgerCheck, WordsBesideARecord_AreThoseOfItsHash_OrRefused) {
  const KeptWords words{2, "text", std::string(32, 's'), "Đã \"làm\" xong"};
  const auto check = [&](const KeptWords& told) {
    Book book(1);
    Record record = Nth(2);
    record.body = R"({"text_hash":")" + HashOf(words) + "\"}";
    book.Add(record);
    std::string line = ExportWordsLine(told);
    line.pop_back();
    book.lines.push_back(line);
    book.End();
    LedgerCheck check({}, {});
    for (const std::string& each : book.lines) {
      if (auto taken = check.Take(each); !taken) return Result<std::uint64_t>(taken.error());
    }
    const auto outcome = check.Finish();
    return outcome ? Result(outcome->words) : outcome.error();
  };
  const auto good = check(words);
  ASSERT_TRUE(good.ok()) << good.error().Text();
  EXPECT_EQ(*good, 1U);
  for (auto change :
       {+[](KeptWords& each) { each.text += "."; },
        +[](KeptWords& each) { each.salt[31] ^= 1; },
        +[](KeptWords& each) { each.fact = 1; }}) {
    KeptWords changed = words;
    change(changed);
    const auto bad = check(changed);
    ASSERT_FALSE(bad.ok());
    EXPECT_EQ(bad.error().kind, ErrorKind::kConflict);
  }
}

// All words may be left out of an export; that some are gone, the ledger must say.
TEST(LedgerCheck, WordsThatAreMissing_AreFound_UnlessTheLedgerSaysThatTheyWereErased) {
  const auto check = [](bool with_words, const std::string& erased) {
    Book book(0);
    for (std::uint64_t seq = 1; seq <= 2; ++seq) {
      const KeptWords words{seq, "text", std::string(32, 's'), "Đã làm"};
      Record record = Nth(seq);
      record.body = R"({"text_hash":")" + HashOf(words) + "\"}";
      book.Add(record);
      std::string line = ExportWordsLine(words);
      line.pop_back();
      if (with_words && seq == 1) book.lines.push_back(line);
    }
    if (!erased.empty()) {
      Record record = Nth(3);
      record.kind = kErasureKind;
      const std::string field = "\"" + erased + "\"";
      record.body = R"({"authority":"a","fact":2,"fields":[)" + field + R"(],"reason":"r"})";
      book.Add(record);
    }
    book.Sign(Key(1));
    book.End();
    return Check(book, {Key(1).Verifier()});
  };
  EXPECT_EQ(check(false, "").ok(), true);
  EXPECT_EQ(check(false, "")->hashed, 2U);
  EXPECT_EQ(check(true, "").error().kind, ErrorKind::kConflict);
  EXPECT_EQ(check(true, "").error().place, "sự kiện 2");
  EXPECT_TRUE(check(true, "text").ok());
}

TEST(LedgerCheck, MissingDoubledMovedOrCutLines_AreFound) {
  Book whole(6);
  whole.Sign(Key(1));
  whole.End();
  const auto refused = [&](auto change) {
    Book book = whole;
    change(book.lines);
    return !Check(book, {Key(1).Verifier()}).ok();
  };
  using Lines = std::vector<std::string>;
  EXPECT_FALSE(refused([](Lines&) {}));
  EXPECT_TRUE(refused([](Lines& lines) { lines.erase(lines.begin() + 3); }));
  EXPECT_TRUE(refused([](Lines& lines) { lines.insert(lines.begin() + 3, lines[3]); }));
  EXPECT_TRUE(refused([](Lines& lines) { std::swap(lines[3], lines[4]); }));
  EXPECT_TRUE(refused([](Lines& lines) { std::swap(lines[6], lines[7]); }));
  EXPECT_TRUE(refused([](Lines& lines) { lines.pop_back(); }));
  EXPECT_TRUE(refused([](Lines& lines) { lines.erase(lines.begin()); }));
  EXPECT_TRUE(refused([](Lines& lines) { lines.push_back(lines[1]); }));
  EXPECT_TRUE(refused([](Lines& lines) { lines[7] = "checkpoint 7"; }));
  EXPECT_TRUE(refused([](Lines& lines) { lines[7] = "key none"; }));
  EXPECT_EQ(
      Check(whole, {}, {{{7, whole.range.Root()}, "mốc"}}).error().kind, ErrorKind::kConflict
  );
}

}  // namespace
}  // namespace sauro::ledger
