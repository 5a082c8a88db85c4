// Duplicates that people found in the open documents (DOMAIN 9.4): all are suggested, with at most
// as many suggestions that are none. Nothing of the documents stands here but their row numbers.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "docread/read.h"
#include "intake/likeness.h"

namespace sauro {
namespace {

namespace fs = std::filesystem;
using Pair = std::pair<std::string, std::string>;

fs::path CorpusDirectory() {
  const char* given = std::getenv("SAURO_CORPUS");
  return given != nullptr ? fs::path(given)
                          : fs::path(SAURO_SOURCE_DIR) / ".." / "shared" / "corpus";
}

class LikenessCorpus : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(CorpusDirectory() / "files")) {
      GTEST_SKIP() << "no corpus at " << CorpusDirectory() << " (set SAURO_CORPUS)";
    }
  }

  // Rows of the appendix as "II.21": the section's label and the printed number.
  static std::vector<intake::ComparableTask> Tasks(const std::string& file) {
    std::ifstream in(CorpusDirectory() / "files" / file, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    const auto document = docread::ReadDocument(bytes.str(), file);
    EXPECT_TRUE(document.ok());
    if (!document) return {};
    auto plan = intake::MakeDraft(*document, {});
    EXPECT_TRUE(plan.ok());
    if (!plan) return {};
    for (intake::DraftTask& task : plan->tasks) {
      task.group = task.group || task.origin == intake::Origin::kBody;
      const auto path = SectionPath(*plan, task.section);
      const std::string label = path.empty() ? "" : path.back().substr(0, path.back().find(' '));
      task.key = label + "." + task.ordinal;
    }
    return intake::ComparableTasks(*plan);
  }
};

TEST_F(LikenessCorpus, Plan002_PairsInsideThePlan) {
  const std::set<Pair> known{
      {"II.21", "II.27"},
      {"II.5", "II.28"},
      {"II.5", "II.21"},
      {"II.5", "II.27"},
      {"II.21", "II.28"},
      {"II.27", "II.28"},
      {"II.4", "II.25"},
      {"II.13", "II.25"},
      {"II.9", "II.12"},
      {"II.3", "II.14"},
      {"I.1", "II.6"},
      {"I.1", "II.22"},
      {"II.6", "II.22"},
      {"II.2", "II.30"}};
  const auto tasks = Tasks("002/plan.docx");
  std::set<Pair> found;
  std::string others;
  for (const auto& one : intake::FindLikeWithin(tasks)) {
    const Pair pair{tasks[one.left].key, tasks[one.right].key};
    found.insert(pair);
    if (known.count(pair) == 0) others += pair.first + "-" + pair.second + " " + one.reason + "\n";
  }
  for (const Pair& pair : known)
    EXPECT_TRUE(found.count(pair) > 0) << pair.first << ' ' << pair.second;
  EXPECT_LE(found.size(), 2 * known.size()) << others;
}

// The board lost some headings, so that only the printed number tells which row is meant.
std::string Ordinal(const std::string& key) {
  return key.substr(key.find('.') + 1);
}

TEST_F(LikenessCorpus, Board000_IsTheStatusCopyOfPlan003) {
  const auto board = Tasks("000-open/plan.docx");
  const auto plan = Tasks("003/plan.docx");
  std::set<std::size_t> linked;
  std::string others;
  std::size_t wrong = 0;
  for (const auto& one : intake::FindLikeAcross(board, plan)) {
    const bool same = one.kind == intake::Likeness::kSame && one.score >= 90;
    if (same && Ordinal(board[one.left].key) == Ordinal(plan[one.right].key)) {
      linked.insert(one.left);
    } else {
      ++wrong;
      others += board[one.left].key + "-" + plan[one.right].key + " " + one.reason + "\n";
    }
  }
  EXPECT_EQ(linked.size(), board.size()) << others;
  EXPECT_LE(wrong, board.size()) << others;
}

}  // namespace
}  // namespace sauro
