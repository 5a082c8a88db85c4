#include "report/board_totals.h"

#include <gtest/gtest.h>

#include "report/board_samples.h"

namespace sauro::report {
namespace {

TEST(BoardTotals, SectionsAndAgencies_SumToTheWhole) {
  for (const std::size_t tasks : {0U, 1U, 7U, 60U, 333U}) {
    const BoardTotals totals = CountBoard(FullSample(Layout::kState, tasks));
    EXPECT_EQ(totals.tasks.Total(), static_cast<std::int64_t>(tasks));
    domain::Tally sections;
    for (const NamedTally& section : totals.sections) sections.Add(section.tally);
    EXPECT_EQ(sections, totals.tasks);
    domain::Tally agencies;
    for (const NamedTally& agency : totals.agencies) agencies.Add(agency.tally);
    EXPECT_EQ(agencies, totals.parts);
    EXPECT_EQ(OwedOf(totals.tasks) + ApartOf(totals.tasks), totals.tasks.Total());
    EXPECT_LE(totals.tasks.near_due + totals.waiting, totals.tasks.open_in_time);
  }
}

TEST(BoardTotals, EachStanding_IsCountedOnce) {
  const BoardTotals totals = CountBoard(FullSample(Layout::kState, 7));
  EXPECT_EQ(totals.tasks.done_on_time, 1);
  EXPECT_EQ(totals.tasks.done_late, 1);
  EXPECT_EQ(totals.tasks.open_in_time, 2);  // near due, waiting
  EXPECT_EQ(totals.tasks.near_due, 1);
  EXPECT_EQ(totals.waiting, 1);
  EXPECT_EQ(totals.tasks.overdue, 1);
  EXPECT_EQ(totals.tasks.ongoing, 1);
  EXPECT_EQ(totals.tasks.inactive, 1);
  EXPECT_EQ(totals.parts.Total(), 9);  // rows 0 and 5 have a second agency
  EXPECT_EQ(totals.parts.overdue, 3);
}

TEST(BoardTotals, InnerSections_CountUnderTheOuterOne) {
  BoardReport report = EmptySample(Layout::kState);
  report.sections = {
      {"", "Rơi trước đề mục", 2, {samples::Row(0, 1)}},
      {"A", "Ngoài", 1, {}},
      {"I", "Trong", 2, {samples::Row(1, 1), samples::Row(2, 2)}},
      {"B", "Ngoài nữa", 1, {samples::Row(3, 1)}}};
  const BoardTotals totals = CountBoard(report);
  ASSERT_EQ(totals.sections.size(), 3U);
  EXPECT_EQ(totals.sections[1].label, "A");
  EXPECT_EQ(totals.sections[1].name, "Ngoài");
  EXPECT_EQ(totals.sections[1].tally.Total(), 2);
  EXPECT_EQ(totals.sections[2].tally.overdue, 1);
}

TEST(BoardTotals, Agencies_MostOverdueFirst) {
  const BoardTotals totals = CountBoard(FullSample(Layout::kState, 100));
  for (std::size_t i = 1; i < totals.agencies.size(); ++i) {
    EXPECT_GE(totals.agencies[i - 1].tally.overdue, totals.agencies[i].tally.overdue);
  }
}

TEST(PercentText, RoundsAndAddsUp) {
  EXPECT_EQ(PercentText(0, 0), "-");
  EXPECT_EQ(PercentText(1, 3), "33,3%");
  EXPECT_EQ(RestPercentText(1, 3), "66,7%");
  EXPECT_EQ(PercentText(1, 2), "50%");
  EXPECT_EQ(PercentText(1, 16), "6,3%");
  EXPECT_EQ(RestPercentText(1, 16), "93,7%");
  EXPECT_EQ(PercentText(5, 5), "100%");
}

}  // namespace
}  // namespace sauro::report
