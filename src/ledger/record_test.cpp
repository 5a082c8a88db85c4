#include "ledger/record.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/json.h"

namespace sauro::ledger {
namespace {

// The worked example of spec/ledger.md.
Record Example() {
  Record record;
  record.seq = 1;
  record.id = "0197f0a1-5c00-7a10-8b20-0123456789ab";
  record.at = {1'750'000'000'000};
  record.actor = "0197f0a1-5c00-7a10-8b20-000000000001";
  record.organization = "so-khcn";
  record.kind = "progress.accepted";
  record.subject = "0197f0a1-5c00-7a10-8b20-000000000002";
  record.body = R"({"note":"Đã kiểm tra \"biên bản\""})";
  return record;
}

std::string Spec() {
  std::ifstream in(SAURO_SOURCE_DIR "/spec/ledger.md");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST(CanonicalBytes, WorkedExample_StandsInTheSpecification) {
  const std::string spec = Spec();
  EXPECT_NE(spec.find("\n" + CanonicalBytes(Example()) + "\n"), std::string::npos)
      << CanonicalBytes(Example());
  EXPECT_NE(spec.find(crypto::ToHex(LeafOf(Example()))), std::string::npos)
      << crypto::ToHex(LeafOf(Example()));
}

TEST(CanonicalBytes, AreCanonicalJson) {
  const std::string bytes = CanonicalBytes(Example());
  const auto parsed = ParseJson(bytes);
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(CanonicalJson(*parsed), bytes);
}

TEST(CanonicalBytes, EveryFieldCounts_AlsoEmptyAgainstAbsent) {
  const std::string base = CanonicalBytes(Example());
  const auto differs = [&](auto change) {
    Record record = Example();
    change(record);
    return CanonicalBytes(record) != base;
  };
  EXPECT_TRUE(differs([](Record& r) { r.seq = 2; }));
  EXPECT_TRUE(differs([](Record& r) { r.id += "x"; }));
  EXPECT_TRUE(differs([](Record& r) { r.at.unix_ms += 1; }));
  EXPECT_TRUE(differs([](Record& r) { r.actor = ""; }));
  EXPECT_TRUE(differs([](Record& r) { r.organization = ""; }));
  EXPECT_TRUE(differs([](Record& r) { r.organization = std::nullopt; }));
  EXPECT_TRUE(differs([](Record& r) { r.kind = "k"; }));
  EXPECT_TRUE(differs([](Record& r) { r.version = 2; }));
  EXPECT_TRUE(differs([](Record& r) { r.subject = "s"; }));
  EXPECT_TRUE(differs([](Record& r) { r.body = "{}"; }));
}

}  // namespace
}  // namespace sauro::ledger
