#include "notify/calendar.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace sauro::notify {
namespace {

Calendar Sample() {
  Calendar calendar;
  calendar.name = "Sáu Rõ";
  calendar.at = *InstantFromIsoUtc("2026-11-23T02:00:00.000Z");
  calendar.events.push_back(
      {"t1@sauro", *Day::FromIso("2026-12-31"), "3. Phủ sóng", "Sở A", "https://sauro.example/x"}
  );
  return calendar;
}

TEST(Fr55Calendar, Event_IsAWholeDay) {
  const std::string bytes = BuildCalendar(Sample());
  EXPECT_NE(
      bytes.find(
          "BEGIN:VEVENT\r\nUID:t1@sauro\r\nDTSTAMP:20261123T020000Z\r\n"
          "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\nSUMMARY:3. Phủ sóng\r\n"
          "DESCRIPTION:Sở A\r\nURL:https://sauro.example/x\r\n"
      ),
      std::string::npos
  ) << bytes;
}

TEST(Fr55Calendar, HostileWords_AddNoLine_AndLongLinesFold) {
  Calendar calendar = Sample();
  calendar.name = "A\r\nEND:VCALENDAR";
  calendar.events[0].title = "Việc\r\nEND:VEVENT; a, b\\c" + std::string(200, 'x');
  for (int i = 0; i < 60; ++i) calendar.events[0].title += "ưở";
  calendar.events[0].description = "dòng 1\ndòng 2\rEND:VEVENT";
  const std::string bytes = BuildCalendar(calendar);
  std::size_t ends = 0;
  for (const std::string_view line : Split(std::string_view(bytes), '\n')) {
    if (line.empty()) continue;
    EXPECT_EQ(line.back(), '\r') << line;
    EXPECT_LE(line.size() - 1, 75U) << line;
    EXPECT_TRUE(IsUtf8(line)) << line;
    if (line.substr(0, 4) == "END:") ++ends;
  }
  EXPECT_EQ(ends, 2U) << bytes;
  EXPECT_NE(bytes.find("END:VEVENT\\; a\\, b\\\\c"), std::string::npos) << bytes;
  EXPECT_NE(bytes.find("dòng 1\\ndòng 2 END:VEVENT"), std::string::npos) << bytes;
}

TEST(Fr55Calendar, TooManyEvents_KeepsTheNearestInOrder_AndSaysSo) {
  Calendar calendar;
  for (const char* day : {"2026-12-31", "2026-11-20", "2026-11-25", "2026-09-01"}) {
    calendar.events.push_back({day, *Day::FromIso(day), day, "", ""});
  }
  const Day today = *Day::FromIso("2026-11-23");
  KeepNearest(calendar, today, 4);
  EXPECT_EQ(calendar.note, "");
  EXPECT_EQ(calendar.events.front().uid, "2026-09-01");
  EXPECT_EQ(calendar.events.back().uid, "2026-12-31");
  KeepNearest(calendar, today, 2);
  ASSERT_EQ(calendar.events.size(), 2U);
  EXPECT_EQ(calendar.events[0].uid, "2026-11-20");
  EXPECT_EQ(calendar.events[1].uid, "2026-11-25");
  EXPECT_NE(
      BuildCalendar(calendar).find("X-WR-CALDESC:Chỉ gồm 2 hạn gần ngày hôm nay nhất."),
      std::string::npos
  );
}

}  // namespace
}  // namespace sauro::notify
