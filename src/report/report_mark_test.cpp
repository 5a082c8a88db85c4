#include "report/report_mark.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "report/board_samples.h"
#include "report/qr_picture.h"

namespace sauro::report {
namespace {

BoardReport Sample() {
  BoardReport report = FullSample(Layout::kParty, 3);
  report.origin = "sauro/ha-giao/1f2e3d4c";
  report.plan_id = "0197f0a1-5c00-7a10-8b20-000000000002";
  report.issues_organization = "so 100% moi";
  return report;
}

TEST(ReportMark, Text_GivesTheMarkAgain) {
  const ReportMark mark = MarkOf(Sample());
  const std::string text = MarkText(mark);
  EXPECT_EQ(
      text,
      "sauro-report 2 origin=sauro/ha-giao/1f2e3d4c position=4821 "
      "root=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 day=2026-11-30 "
      "kind=board layout=party period=2026-11 plan=0197f0a1-5c00-7a10-8b20-000000000002 "
      "organization=so%20100%25%20moi"
  );
  const auto again = MarkFromText(text);
  ASSERT_TRUE(again);
  EXPECT_EQ(MarkText(*again), text);
  EXPECT_EQ(again->organization, "so 100% moi");
}

TEST(ReportMark, ExampleOfTheSpecification_IsOne) {
  std::ifstream in(SAURO_SOURCE_DIR "/spec/ledger.md");
  std::size_t examples = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("sauro-report ", 0) != 0) continue;
    ++examples;
    const auto mark = MarkFromText(line);
    ASSERT_TRUE(mark.ok()) << line;
    EXPECT_EQ(MarkText(*mark), line);
  }
  EXPECT_EQ(examples, 1U);
}

TEST(ReportMark, AllPlansOfEverybody_NamesNeither) {
  BoardReport report = Sample();
  report.plan_id.clear();
  report.issues_organization.reset();
  const auto again = MarkFromText(MarkText(MarkOf(report)));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->plan, "");
  EXPECT_FALSE(again->organization);
}

TEST(ReportMark, OtherTexts_AreRefused) {
  const std::string text = MarkText(MarkOf(Sample()));
  for (const std::string& bad :
       {std::string(),
        std::string("sauro-report 1"),
        "x" + text,
        text + " alone",
        std::string("sauro-report 1 position=1 day=2026-13-01 kind=board layout=state period=2026"),
        std::string("sauro-report 1 position=1x day=2026-01-01 kind=board layout=state period=2026"
        )}) {
    EXPECT_FALSE(MarkFromText(bad).ok()) << bad;
  }
}

TEST(QrPicture, SameText_SameBytes_OthersDiffer) {
  const auto png = QrPng("sauro-report 1");
  ASSERT_TRUE(png);
  EXPECT_EQ(png->substr(0, 8), "\x89PNG\r\n\x1a\n");
  EXPECT_EQ(*png, *QrPng("sauro-report 1"));
  EXPECT_NE(*png, *QrPng("sauro-report 2"));
  EXPECT_FALSE(QrPng(std::string(4000, 'a')).ok());
}

}  // namespace
}  // namespace sauro::report
