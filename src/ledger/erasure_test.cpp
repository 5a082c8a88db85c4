#include "ledger/erasure.h"

#include <gtest/gtest.h>

#include <functional>

namespace sauro::ledger {
namespace {

crypto::SignerKey Key(std::uint8_t fill) {
  crypto::SignerKey key{"sauro/mau/0000", {}};
  key.seed.fill(fill);
  return key;
}

Record RecordOf(std::uint64_t seq, const Erasure& erasure) {
  Record record;
  record.seq = seq;
  record.id = erasure.id;
  record.kind = kErasureKind;
  record.body = R"({"authority":")" + erasure.authority +
                R"(","fact":57,"fields":["text","note"],"reason":")" + erasure.reason +
                R"(","signature":")" + erasure.signature + R"("})";
  return record;
}

Erasure Order(const std::string& id = "id-1") {
  return {id, 57, {"text", "note"}, "Có dữ liệu cá nhân", "12/QĐ", {}};
}

Erasure SignedBy(const crypto::SignerKey& key, Erasure erasure) {
  erasure.signature = SignErasure(erasure, key);
  return erasure;
}

const std::vector<crypto::VerifierKey> kKnown = {Key(1).Verifier()};

TEST(Erasure, SignedOne_IsReadFromItsRecord_AndEveryPartOfItIsSigned) {
  const Erasure order = SignedBy(Key(1), Order());
  const auto read = ErasureOf(RecordOf(60, order));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(JudgeSignature(*read, kKnown), Signed::kYes);
  for (const auto& change : std::vector<std::function<void(Erasure&)>>{
           [](Erasure& e) { e.id = "id-2"; },
           [](Erasure& e) { e.fact = 58; },
           [](Erasure& e) { e.fields.pop_back(); },
           [](Erasure& e) { e.reason = "Lý do khác"; },
           [](Erasure& e) { e.authority = "13/QĐ"; }}) {
    Erasure changed = *read;
    change(changed);
    EXPECT_EQ(JudgeSignature(changed, kKnown), Signed::kWrongly);
  }
  EXPECT_EQ(JudgeSignature(SignedBy(Key(2), Order()), kKnown), Signed::kByAnother);
  EXPECT_EQ(JudgeSignature(Order(), kKnown), Signed::kByNobody);
  Erasure nonsense = Order();
  nonsense.signature = "chữ ký";
  EXPECT_EQ(JudgeSignature(nonsense, kKnown), Signed::kWrongly);
}

// Whoever writes the database alone cannot order anything to be erased.
TEST(ErasureCheck, OneThatNobodySigned_CountsOnlyIfACheckpointCoversIt) {
  ErasureCheck check;
  ASSERT_TRUE(check.Take(RecordOf(60, Order())).ok());
  EXPECT_EQ(check.Judge(kKnown, 60)->by_nobody, 1U);
  const auto behind = check.Judge(kKnown, 59);
  ASSERT_FALSE(behind.ok());
  EXPECT_EQ(behind.error().kind, ErrorKind::kConflict);
  EXPECT_EQ(behind.error().place, "sự kiện 60");
  EXPECT_EQ(check.Judge({}, 0)->unjudged, 1U) << "no key, nothing to judge by";
  // A later one that is signed and names all of its fields confirms it.
  ASSERT_TRUE(check.Take(RecordOf(61, SignedBy(Key(1), Order("id-3")))).ok());
  EXPECT_EQ(check.Judge(kKnown, 59)->by_key, 2U);
}

TEST(ErasureCheck, WrongSignature_IsFoundWhereverItStands) {
  ErasureCheck check;
  Erasure order = SignedBy(Key(1), Order());
  order.reason = "Lý do khác";
  ASSERT_TRUE(check.Take(RecordOf(60, order)).ok());
  EXPECT_EQ(check.Judge(kKnown, 1'000).error().kind, ErrorKind::kConflict);
}

TEST(ErasureCheck, AnotherKey_IsNotJudgedBehindACheckpoint_AndRefusedInTheTail) {
  ErasureCheck check;
  ASSERT_TRUE(check.Take(RecordOf(60, SignedBy(Key(2), Order()))).ok());
  EXPECT_EQ(check.Judge(kKnown, 60)->unjudged, 1U);
  EXPECT_EQ(check.Judge(kKnown, 59).error().kind, ErrorKind::kConflict);
}

}  // namespace
}  // namespace sauro::ledger
