#include "ledger/checkpoint.h"

#include <gtest/gtest.h>

#include "crypto/base64.h"

namespace sauro::ledger {
namespace {

crypto::SignerKey Key(std::uint8_t fill) {
  crypto::SignerKey key{"sauro/mau/0000", {}};
  key.seed.fill(fill);
  return key;
}

TEST(Checkpoint, Signed_IsReadBackByThoseWhoTrustTheKey) {
  const Checkpoint checkpoint{"sauro/mau/0000", 20852163, crypto::Sha256("root"), {}};
  const std::string note = SignCheckpoint(checkpoint, Key(7));
  const crypto::VerifierKey keys[] = {Key(9).Verifier(), Key(7).Verifier()};
  const auto opened = OpenCheckpoint(note, keys);
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(*opened, checkpoint);
  EXPECT_EQ(note, SignCheckpoint(checkpoint, Key(7)));
  EXPECT_EQ(OpenCheckpoint(note, std::span(keys).first(1)).error().kind, ErrorKind::kForbidden);
}

TEST(Checkpoint, AnyChangedByte_IsRefused) {
  const std::string note = SignCheckpoint({"sauro/mau/0000", 12, crypto::Sha256("x"), {}}, Key(1));
  const crypto::VerifierKey keys[] = {Key(1).Verifier()};
  ASSERT_TRUE(OpenCheckpoint(note, keys).ok());
  for (std::size_t i = 0; i < note.size(); ++i) {
    std::string changed = note;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(OpenCheckpoint(changed, keys).ok()) << i;
  }
}

TEST(Checkpoint, OfALedgerWithAnotherNameThanTheKey_IsRefused) {
  const std::string note = SignCheckpoint({"sauro/khac/0000", 12, crypto::Sha256("x"), {}}, Key(1));
  const crypto::VerifierKey keys[] = {Key(1).Verifier()};
  EXPECT_EQ(OpenCheckpoint(note, keys).error().kind, ErrorKind::kConflict);
}

TEST(Checkpoint, WrongSignatureInTheNameOfATrustedKey_IsNotThatOfAStranger) {
  const Checkpoint honest{"sauro/mau/0000", 12, crypto::Sha256("x"), {}};
  Checkpoint forged = honest;
  forged.size = 13;
  const std::string note =
      CheckpointText(forged) + '\n' + crypto::SignatureLine(CheckpointText(honest), Key(1));
  const crypto::VerifierKey keys[] = {Key(1).Verifier()};
  EXPECT_EQ(OpenCheckpoint(note, keys).error().kind, ErrorKind::kConflict);
  const crypto::VerifierKey others[] = {Key(2).Verifier()};
  EXPECT_EQ(OpenCheckpoint(note, others).error().kind, ErrorKind::kForbidden);
}

TEST(Checkpoint, Successor_IsNamedByTheOldKey) {
  Checkpoint checkpoint{"sauro/mau/0000", 12, crypto::Sha256("x"), Key(2).Verifier()};
  const std::string note = SignCheckpoint(checkpoint, Key(2)) +
                           crypto::SignatureLine(CheckpointText(checkpoint), Key(1));
  const crypto::VerifierKey old_one[] = {Key(1).Verifier()};
  const auto opened = OpenCheckpoint(note, old_one);
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(opened->successor, Key(2).Verifier());
  const std::string root = crypto::ToBase64(crypto::BytesOf(crypto::Sha256("x")));
  EXPECT_FALSE(ParseCheckpoint("o\n12\n" + root + "\nsauro-key no+key\n").ok());
}

TEST(Checkpoint, Extensions_AreIgnored) {
  const std::string root = crypto::ToBase64(crypto::BytesOf(crypto::Sha256("x")));
  const auto parsed = ParseCheckpoint("o\n12\n" + root + "\nlater 1\nmore\n");
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed->size, 12U);
}

TEST(Checkpoint, WrongShape_IsRefused) {
  const std::string root = crypto::ToBase64(crypto::BytesOf(crypto::Sha256("x")));
  for (const std::string& text : {
           std::string(),
           std::string("o\n12\n"),
           "o\n012\n" + root + "\n",
           "o\n-1\n" + root + "\n",
           "o\n12 \n" + root + "\n",
           "o\n99999999999999999999\n" + root + "\n",
           "\n12\n" + root + "\n",
           "o\n12\n" + root.substr(4) + "\n",
       }) {
    EXPECT_FALSE(ParseCheckpoint(text).ok()) << text;
  }
}

}  // namespace
}  // namespace sauro::ledger
