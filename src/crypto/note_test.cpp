#include "crypto/note.h"

#include <gtest/gtest.h>

#include <cstring>

#include "crypto/base64.h"

namespace sauro::crypto {
namespace {

std::string FromHex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  return bytes;
}

template <typename Bytes>
Bytes BytesFromHex(std::string_view hex) {
  Bytes bytes;
  const std::string text = FromHex(hex);
  EXPECT_EQ(text.size(), bytes.size());
  std::memcpy(bytes.data(), text.data(), bytes.size());
  return bytes;
}

struct Vector {
  const char* seed;
  const char* key;
  const char* message;
  const char* signature;
};

// RFC 8032, 7.1, tests 1 to 3.
constexpr Vector kVectors[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
     "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b"
     "4"
     "6bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
     "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11"
     "d"
     "8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
     "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc"
     "6"
     "594a7c15e9716ed28dc027beceea1ec40a"},
};

TEST(Ed25519, PublishedVectors) {
  for (const Vector& each : kVectors) {
    const auto seed = BytesFromHex<Seed>(each.seed);
    const auto key = BytesFromHex<PublicKey>(each.key);
    const auto signature = BytesFromHex<Signature>(each.signature);
    const std::string message = FromHex(each.message);
    EXPECT_EQ(PublicKeyOf(seed), key);
    EXPECT_EQ(Sign(seed, message), signature);
    EXPECT_TRUE(IsSignature(key, message, signature));
    EXPECT_FALSE(IsSignature(key, message + "x", signature));
  }
  EXPECT_NE(NewSeed(), NewSeed());
  EXPECT_EQ(RandomBytes(16).size(), 16U);
}

TEST(Base64, OneTextForOneContent) {
  for (const auto& [bytes, text] : {
           std::pair{"", ""},
           std::pair{"f", "Zg=="},
           std::pair{"fo", "Zm8="},
           std::pair{"foo", "Zm9v"},
           std::pair{"foob", "Zm9vYg=="},
           std::pair{"foobar", "Zm9vYmFy"},
       }) {
    EXPECT_EQ(ToBase64(bytes), text);
    EXPECT_EQ(FromBase64(text), bytes);
  }
  for (const char* wrong :
       {"Zg", "Zg=", "Zh==", "Zm9=", "====", "=", "Z g=", "Zg==\n", "Zg==Zg=="}) {
    EXPECT_FALSE(FromBase64(wrong)) << wrong;
  }
}

// The key and the note of the documentation of golang.org/x/mod/sumdb/note.
constexpr const char* kPublishedKey =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr const char* kPublishedNote =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "\xE2\x80\x94 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    "\n";

TEST(Note, PublishedNote_IsAccepted) {
  const auto key = VerifierKey::Parse(kPublishedKey);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->Text(), kPublishedKey);
  const auto note = ParseNote(kPublishedNote);
  ASSERT_TRUE(note.ok());
  EXPECT_TRUE(IsSignedBy(*note, *key));
}

TEST(Note, SignedBySeveral_EachIsFound) {
  const SignerKey one{"one", NewSeed()};
  const SignerKey two{"two", NewSeed()};
  const std::string first = SignNote("text\n\nmore\n", one);
  const auto both = ParseNote(first + SignatureLine("text\n\nmore\n", two));
  ASSERT_TRUE(both.ok());
  EXPECT_EQ(both->text, "text\n\nmore\n");
  EXPECT_TRUE(IsSignedBy(*both, one.Verifier()));
  EXPECT_TRUE(IsSignedBy(*both, two.Verifier()));
  EXPECT_FALSE(IsSignedBy(*both, {"one", two.Verifier().key}));
}

TEST(Note, KeysAsText_AreReadBack_AndAWrongIdIsNot) {
  const SignerKey key{"sauro/ha-giao/1", NewSeed()};
  const auto signer = SignerKey::Parse(key.Text());
  ASSERT_TRUE(signer);
  EXPECT_EQ(signer->seed, key.seed);
  std::string wrong = key.Verifier().Text();
  const std::size_t id = wrong.find('+') + 1;
  wrong[id] = wrong[id] == '0' ? '1' : '0';
  EXPECT_FALSE(VerifierKey::Parse(wrong));
  EXPECT_FALSE(VerifierKey::Parse(key.Text()));
  for (const char* text : {"", "a+b", "a b+00000000+AQ==", "+00000000+AQ=="}) {
    EXPECT_FALSE(VerifierKey::Parse(text)) << text;
  }
}

TEST(Note, WrongShape_IsRefused) {
  const std::string good = kPublishedNote;
  for (const std::string& text : {
           std::string(),
           std::string("text\n"),
           std::string("text\n\n"),
           good.substr(0, good.size() - 1),
           "\x01" + good,
           good + "no signature\n",
           good + std::string(70'000, 'x'),
           "\xFF" + good,
       }) {
    EXPECT_FALSE(ParseNote(text).ok()) << text.substr(0, 40);
  }
}

}  // namespace
}  // namespace sauro::crypto
