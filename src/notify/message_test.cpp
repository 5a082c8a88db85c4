#include "notify/message.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace sauro::notify {
namespace {

views::ReminderLine Line(const char* title, std::int32_t days, domain::ReminderKind kind = {}) {
  views::ReminderLine line;
  line.kind = kind;
  line.title = title;
  line.ordinal = "3";
  line.task = domain::TaskId("0197f0a1-5c00-7a10-8b20-000000000013");
  line.plan_number = "118/KH-UBND";
  line.holder = "Sở Khoa học và Công nghệ";
  line.anchor = Day::FromIso("2026-11-23")->Plus(days);
  return line;
}

MessageInput Input() {
  MessageInput input;
  input.name = "Trần Văn Minh";
  input.body = "Ủy ban nhân dân tỉnh Hà Giao";
  input.site = "https://sauro.hagiao.example";
  input.today = *Day::FromIso("2026-11-23");
  input.lines = {
      Line("Sắp", 7),
      Line("Trả", -1, domain::ReminderKind::kReturned),
      Line("Muộn", -3),
      Line("Nay", 0)};
  return input;
}

TEST(Fr55Message, NamesWhatIsLateFirst_AndCounts) {
  const Message message = MakeMessage(Input());
  EXPECT_EQ(
      message.subject,
      "[Sáu Rõ] Nhắc việc (23/11/2026): 1 quá hạn, 1 đến hạn hôm nay, 1 sắp đến hạn, 1 báo cáo bị "
      "trả lại"
  );
  const std::size_t late = message.text.find("- 3. Muộn\n  Quá hạn 3 ngày, hạn 20/11/2026");
  const std::size_t today = message.text.find("- 3. Nay\n  Đến hạn hôm nay, 23/11/2026");
  const std::size_t soon = message.text.find("- 3. Sắp\n  Còn 7 ngày, hạn 30/11/2026");
  const std::size_t returned = message.text.find("- 3. Trả\n  Báo cáo bị trả lại ngày 22/11/2026");
  ASSERT_NE(returned, std::string::npos) << message.text;
  EXPECT_LT(late, today);
  EXPECT_LT(today, soon);
  EXPECT_LT(soon, returned);
  EXPECT_EQ(message.text.find("tư cách"), std::string::npos) << "who reports knows why";
  EXPECT_NE(
      message.text.find(
          "https://sauro.hagiao.example/nhiem-vu/0197f0a1-5c00-7a10-8b20-000000000013\n"
      ),
      std::string::npos
  );
  EXPECT_EQ(
      message.short_text,
      "Sáu Rõ: 1 quá hạn, 1 đến hạn hôm nay, 1 sắp đến hạn, 1 báo cáo bị trả lại. 3. Muộn. Và 3 "
      "việc khác."
  );
}

TEST(Fr55Message, HostileWords_AreEscapedInHtml_AndAddNoLineToTheText) {
  MessageInput input = Input();
  input.name = "<script>alert(1)</script>";
  input.lines = {Line("<img src=x onerror=\"alert(1)\">\n\n9. Việc giả\n- Việc giả", 1)};
  input.lines[0].holder = "A & B <b>";
  input.lines[0].task = domain::TaskId("\"><script>");
  const Message message = MakeMessage(input);
  for (const char* raw : {"<script", "<img", "<b>", "A & B"}) {
    EXPECT_EQ(message.html.find(raw), std::string::npos) << raw;
  }
  for (const char* line : {"\n9. Việc giả", "\n- Việc giả"}) {
    EXPECT_EQ(message.text.find(line), std::string::npos) << message.text;
  }
}

TEST(Fr55Message, MoreThanFifty_AreCounted) {
  MessageInput input = Input();
  input.urgent = true;
  input.site.clear();
  input.lines.assign(63, Line("Việc", 0));
  const Message message = MakeMessage(input);
  EXPECT_NE(message.text.find("Và 13 việc khác."), std::string::npos);
  EXPECT_NE(message.html.find("Và 13 việc khác."), std::string::npos);
  std::size_t shown = 0;
  for (const std::string_view line : Split(std::string_view(message.text), '\n')) {
    if (line == "- 3. Việc") ++shown;
  }
  EXPECT_EQ(shown, 50U);
  EXPECT_EQ(message.text.find("http"), std::string::npos);
  EXPECT_EQ(message.subject, "[Sáu Rõ] Việc gấp (23/11/2026): 63 đến hạn hôm nay");
}

TEST(Fr55Message, WhoDoesNotReport_IsToldWhy) {
  MessageInput input = Input();
  input.lines[2].step = domain::ReminderStep::kOffice;
  EXPECT_NE(
      MakeMessage(input).text.find("118/KH-UBND · nhắc với tư cách: cơ quan thường trực\n"),
      std::string::npos
  ) << MakeMessage(input).text;
}

}  // namespace
}  // namespace sauro::notify
