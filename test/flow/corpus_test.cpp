// The open documents that stand beside the repository, if they do: how many rows, which numbers.
// How right the fields are is measured by `./dev score`.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "docread/read.h"
#include "intake/coverage.h"
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
    if (plan) EXPECT_TRUE(intake::MeasureCoverage(*document, *plan).missing.empty()) << file;
    return plan ? *plan : intake::DraftPlan{};
  }
};

std::ptrdiff_t Leaves(const intake::DraftPlan& plan) {
  return std::count_if(plan.tasks.begin(), plan.tasks.end(), [](const auto& t) {
    return !t.group && t.origin == intake::Origin::kAppendix;
  });
}

TEST_F(Corpus, Plan002_HasItsRows) {
  for (const std::string file : {"002/plan.docx", "002/source.txt"}) {
    const intake::DraftPlan plan = Draft(file);
    EXPECT_EQ(Leaves(plan), 35) << file;
    EXPECT_EQ(plan.sections.size(), 3U + 2U) << "of the appendix and of who carries it out";
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
  const auto in_body = [](const auto& row) { return row.origin == intake::Origin::kBody; };
  EXPECT_EQ(std::count_if(plan.indicators.begin(), plan.indicators.end(), in_body), 211);
  EXPECT_EQ(plan.indicators.size(), 230U + 211U);
  // The body says again what the appendix says, in its own words.
  const auto linked = std::count_if(plan.tasks.begin(), plan.tasks.end(), [&](const auto& task) {
    return in_body(task) && !task.repeats.empty();
  });
  EXPECT_GE(linked, 20);
}

TEST_F(Corpus, Plan004_HasMilestones) {
  const intake::DraftPlan plan = Draft("004-open/plan.docx");
  ASSERT_EQ(plan.indicators.size(), 16U);
  for (const auto& indicator : plan.indicators) EXPECT_EQ(indicator.targets.size(), 5U);
}

TEST_F(Corpus, Plan004_ReadsTheDumpOfThePdf) {
  const intake::DraftPlan plan = Draft("004-open/source.txt");
  ASSERT_EQ(plan.indicators.size(), 16U);
  for (const auto& indicator : plan.indicators) EXPECT_EQ(indicator.targets.size(), 5U);
  EXPECT_EQ(Leaves(plan), 0);
  EXPECT_EQ(plan.tasks.size(), 33U);  // of the body
}

}  // namespace
}  // namespace sauro
