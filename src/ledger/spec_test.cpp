// The worked examples of spec/ledger.md, computed again from the frozen ledger that it names.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "crypto/merkle.h"
#include "ledger/checkpoint.h"
#include "ledger/erasure.h"
#include "ledger/kept_words.h"
#include "ledger/record_line.h"

namespace sauro::ledger {
namespace {

std::string FileText(const std::string& path) {
  std::ifstream in(SAURO_SOURCE_DIR "/" + path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Frozen {
  std::vector<crypto::Hash> leaves;
  std::vector<std::string> notes;
};

Frozen ReadFrozen() {
  constexpr std::string_view kCheckpoint = "checkpoint ";
  const std::string text = FileText("test/ledger/frozen/0.1.0.txt");
  Frozen frozen;
  for (const std::string_view line : Split(text, '\n')) {
    if (line.substr(0, 1) == "{") frozen.leaves.push_back(crypto::LeafHash(line));
    if (line.substr(0, kCheckpoint.size()) != kCheckpoint) continue;
    const auto note = ParseJson(line.substr(kCheckpoint.size()));
    frozen.notes.emplace_back(note->get_string().data(), note->get_string().size());
  }
  return frozen;
}

TEST(LedgerSpecification, RecordOfTheExample_IsCanonical_AndHasTheLeafHashBelowIt) {
  const std::string spec = FileText("spec/ledger.md");
  const std::size_t from = spec.find("```\n{\"actor\"") + 4;
  const std::string line = spec.substr(from, spec.find('\n', from) - from);
  const auto record = RecordFromLine(line);
  ASSERT_TRUE(record.ok()) << record.error().Text();
  EXPECT_EQ(CanonicalBytes(*record), line);
  const std::string leaf = crypto::ToHex(crypto::LeafHash(line));
  EXPECT_NE(spec.find("Its leaf hash: `" + leaf + "`"), std::string::npos) << leaf;
}

TEST(LedgerSpecification, TextOfTheErasure_IsWhatIsSigned) {
  const std::string spec = FileText("spec/ledger.md");
  const std::size_t at = spec.find("\nsauro-erase\n");
  ASSERT_NE(at, std::string::npos);
  const std::size_t from = spec.rfind("```\n", at) + 4;
  const std::string text = spec.substr(from, spec.find("```", at) - from);
  const crypto::SignerKey key{"sauro/mau/c7487260", {}};
  const Erasure erasure{
      "0197f0a1-5c00-7a10-8b20-000000000099",
      57,
      {"text", "0197f0a1-5c00-7a10-8b20-000000000016"},
      "Có dữ liệu cá nhân",
      "212/QĐ-UBND ngày 05/10/2026",
      {}};
  EXPECT_EQ(SignErasure(erasure, key) + "\n", crypto::SignatureLine(text, key));
}

TEST(LedgerSpecification, WordsOfTheExample_HaveTheHashBelowThem) {
  const std::string spec = FileText("spec/ledger.md");
  const std::size_t from = spec.find("```\nwords {") + 4;
  const std::string line = spec.substr(from, spec.find('\n', from) + 1 - from);
  const auto words = WordsFromLine(std::string_view(line).substr(6));
  ASSERT_TRUE(words.ok()) << words.error().Text();
  EXPECT_EQ(words->salt.size(), 32U);
  EXPECT_EQ(ExportWordsLine(*words), line);
  EXPECT_NE(spec.find("has the hash `" + HashOf(*words) + "`"), std::string::npos);
  // The record of facts.md holds the same hash.
  EXPECT_NE(FileText("spec/facts.md").find("\"text_hash\":\"" + HashOf(*words)), std::string::npos);
}

TEST(LedgerSpecification, HashesOfTheExample_StandInIt) {
  const std::string spec = FileText("spec/ledger.md");
  const std::vector<crypto::Hash> leaves = ReadFrozen().leaves;
  ASSERT_GE(leaves.size(), 5U);
  const std::span<const crypto::Hash> all(leaves);
  std::vector<crypto::Hash> hashes(leaves.begin(), leaves.begin() + 5);
  for (const auto& part :
       {all.first(2), all.subspan(2, 2), all.first(4), all.first(3), all.first(5)}) {
    hashes.push_back(crypto::RootOf(part));
  }
  for (const crypto::Hash& hash : hashes) {
    EXPECT_NE(spec.find("`" + crypto::ToHex(hash) + "`"), std::string::npos) << crypto::ToHex(hash);
  }
}

TEST(LedgerSpecification, ProofsOfTheExample_AreThose) {
  const std::vector<crypto::Hash> leaves = ReadFrozen().leaves;
  const std::span<const crypto::Hash> five = std::span<const crypto::Hash>(leaves).first(5);
  const crypto::Hash three_and_four = crypto::RootOf(five.subspan(2, 2));
  EXPECT_EQ(
      crypto::InclusionProof(five, 1),
      (std::vector<crypto::Hash>{leaves[0], three_and_four, leaves[4]})
  );
  EXPECT_EQ(
      crypto::ConsistencyProof(five, 3),
      (std::vector<crypto::Hash>{leaves[2], leaves[3], crypto::RootOf(five.first(2)), leaves[4]})
  );
}

TEST(LedgerSpecification, CheckpointsOfTheExample_AreSignedByItsKeyAndNameTheNext) {
  const std::string spec = FileText("spec/ledger.md");
  const Frozen frozen = ReadFrozen();
  ASSERT_GE(frozen.notes.size(), 3U);
  const std::string text(Trim(FileText("test/ledger/frozen/0.1.0-key.txt")));
  const auto key = crypto::VerifierKey::Parse(text);
  ASSERT_TRUE(key);
  EXPECT_NE(spec.find("\n" + text + "\n"), std::string::npos);
  const crypto::VerifierKey trusted[] = {*key};
  for (const std::size_t number : {std::size_t{0}, std::size_t{2}}) {
    EXPECT_NE(spec.find("```\n" + frozen.notes[number] + "```"), std::string::npos);
    EXPECT_TRUE(OpenCheckpoint(frozen.notes[number], trusted).ok());
  }
  EXPECT_EQ(
      OpenCheckpoint(frozen.notes[0], trusted)->root,
      crypto::RootOf(std::span<const crypto::Hash>(frozen.leaves).first(5))
  );
  EXPECT_TRUE(OpenCheckpoint(frozen.notes[2], trusted)->successor);
}

}  // namespace
}  // namespace sauro::ledger
