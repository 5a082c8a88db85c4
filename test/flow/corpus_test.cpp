// The open documents that stand beside the repository, if they do: how many rows, which numbers.
// How right the fields are is measured by `./dev score`.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "docread/read.h"
#include "intake/draft.h"

namespace sauro {
namespace {

namespace fs = std::filesystem;

fs::path CorpusDirectory() {
  const char* given = std::getenv("SAURO_CORPUS");
  return given != nullptr ? fs::path(given)
                          : fs::path(SAURO_SOURCE_DIR) / ".." / "shared" / "corpus";
}

class Corpus : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(CorpusDirectory() / "files")) {
      GTEST_SKIP() << "no corpus at " << CorpusDirectory() << " (set SAURO_CORPUS)";
    }
  }
  static intake::DraftPlan Draft(const std::string& file) {
    std::ifstream in(CorpusDirectory() / "files" / file, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    const auto document = docread::ReadDocument(bytes.str(), file);
    EXPECT_TRUE(document.ok()) << (document.ok() ? "" : document.error().Text());
    if (!document) return {};
    auto plan = intake::MakeDraft(*document, {});
    EXPECT_TRUE(plan.ok());
    return plan ? *plan : intake::DraftPlan{};
  }
};

std::ptrdiff_t Leaves(const intake::DraftPlan& plan) {
  return std::count_if(plan.tasks.begin(), plan.tasks.end(), [](const auto& t) {
    return !t.group;
  });
}

TEST_F(Corpus, Plan002_HasItsRows) {
  for (const std::string file : {"002/plan.docx", "002/source.txt"}) {
    const intake::DraftPlan plan = Draft(file);
    EXPECT_EQ(Leaves(plan), 35) << file;
    EXPECT_EQ(plan.sections.size(), 3U);
    const auto no_deadline = std::count_if(plan.tasks.begin(), plan.tasks.end(), [](const auto& t) {
      return !t.group && t.deadline.kind == domain::DeadlineKind::kUnspecified;
    });
    EXPECT_EQ(no_deadline, 0) << file;
  }
  const intake::DraftPlan plan = Draft("002/plan.docx");
  EXPECT_EQ(plan.document.number, "92A/KH-UBND");
  ASSERT_TRUE(plan.document.date.has_value());
  EXPECT_EQ(plan.document.date->Iso(), "2025-11-01");
}

TEST_F(Corpus, Board000_HasItsRows) {
  for (const std::string file : {"000-open/plan.docx", "000-open/source.txt"}) {
    const intake::DraftPlan plan = Draft(file);
    EXPECT_EQ(Leaves(plan), 26) << file;
    EXPECT_EQ(plan.document.number, "2077-CV/HU") << file;
    const auto stated = std::count_if(plan.tasks.begin(), plan.tasks.end(), [](const auto& t) {
      return t.status != intake::StatedStatus::kNone;
    });
    EXPECT_EQ(stated, 26) << file;
  }
}

TEST_F(Corpus, Plan003_HasTasksAndIndicators) {
  const intake::DraftPlan plan = Draft("003/plan.docx");
  EXPECT_EQ(Leaves(plan), 47);
  EXPECT_EQ(plan.indicators.size(), 230U);
}

TEST_F(Corpus, Plan004_HasMilestones) {
  const intake::DraftPlan plan = Draft("004-open/plan.docx");
  ASSERT_EQ(plan.indicators.size(), 16U);
  for (const auto& indicator : plan.indicators) EXPECT_EQ(indicator.targets.size(), 5U);
}

}  // namespace
}  // namespace sauro
