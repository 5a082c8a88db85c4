#include "notify/mail.h"

#include <gtest/gtest.h>

#include <string>

#include "base/text.h"

namespace sauro::notify {
namespace {

Mail Sample() {
  Mail mail;
  mail.from = {"Sáu Rõ", "nhac-viec@hagiao.example"};
  mail.to = {"Trần Văn Minh", "minh@khcn.hagiao.example"};
  mail.subject = "Nhắc việc";
  mail.text = "Kính gửi";
  mail.html = "<p>Kính gửi</p>";
  mail.id = "0197f0a1-5c00-7a10-8b20-000000000051";
  mail.at = *InstantFromIsoUtc("2026-11-23T02:00:00.000Z");
  return mail;
}

TEST(MailDate, IsVietnameseTime_WithTheRightWeekday) {
  EXPECT_EQ(
      MailDate(*InstantFromIsoUtc("2026-11-23T02:00:00.000Z")), "Mon, 23 Nov 2026 09:00:00 +0700"
  );
  EXPECT_EQ(
      MailDate(*InstantFromIsoUtc("1969-12-31T16:59:59.000Z")), "Wed, 31 Dec 1969 23:59:59 +0700"
  );
}

TEST(IsMailAddress, TakesWhatMayStandInAHeader_AndNothingElse) {
  for (const char* good : {"a@b.vn", "nguyen.van-an+1@so-khcn.ha-giao.gov.vn", "x_y@a.b"}) {
    EXPECT_TRUE(IsMailAddress(good)) << good;
  }
  for (const char* bad :
       {"",
        "a",
        "@b.vn",
        "a@",
        "a@b",
        "a@b..vn",
        "a@-b.vn",
        "a@b.vn.",
        ".a@b.vn",
        "a..b@b.vn",
        "a b@b.vn",
        "a@b.vn\r\nBcc: c@d.vn",
        "a@b.vn>, <c@d.vn",
        "\"a\"@b.vn",
        "a,b@c.vn",
        "ấ@b.vn",
        "a@[127.0.0.1]",
        "a@b@c.vn"}) {
    EXPECT_FALSE(IsMailAddress(bad)) << bad;
  }
  EXPECT_FALSE(IsMailAddress(std::string("a\0@b.vn", 7)));
  EXPECT_FALSE(IsMailAddress(std::string(65, 'a') + "@b.vn"));
  EXPECT_FALSE(IsMailAddress("a@" + std::string(260, 'b') + ".vn"));
}

TEST(BuildMail, EveryLineIsShortAsciiWithCrlf) {
  Mail mail = Sample();
  mail.subject = std::string("Nhắc việc ") + std::string(600, 'x');
  for (int i = 0; i < 40; ++i) mail.text += "Xây dựng trung tâm dữ liệu dùng chung\n";
  const auto bytes = BuildMail(mail);
  ASSERT_TRUE(bytes.ok());
  ASSERT_EQ(bytes->substr(bytes->size() - 2), "\r\n");
  std::size_t lines = 0;
  for (const std::string_view line : Split(std::string_view(*bytes), '\n')) {
    if (line.empty()) continue;
    ++lines;
    EXPECT_EQ(line.back(), '\r');
    EXPECT_LE(line.size() - 1, 76U) << line;
    for (const char c : line.substr(0, line.size() - 1)) {
      EXPECT_TRUE(c >= 0x20 && c < 0x7F) << line;
    }
  }
  EXPECT_GT(lines, 40U);
}

// FR-55, bad input: a header injection in a name or subject.
TEST(Fr55Mail, LineEndsInNamesAndSubjects_AddNoHeader) {
  Mail mail = Sample();
  for (const char* evil :
       {"A\r\nBcc: thief@evil.example",
        "A\nBcc: thief@evil.example",
        "A\rBcc: thief@evil.example",
        "A\xE2\x80\xA8"
        "Bcc: thief@evil.example",
        "A\" <thief@evil.example>, \"B",
        "=?UTF-8?B?QQ0KQmNjOiB0aGllZkBldmlsLmV4YW1wbGU=?="}) {
    mail.subject = mail.to.name = mail.from.name = evil;
    const auto bytes = BuildMail(mail);
    ASSERT_TRUE(bytes.ok());
    EXPECT_EQ(bytes->find("Bcc"), std::string::npos) << *bytes;
    EXPECT_EQ(bytes->find("thief"), std::string::npos) << *bytes;
  }
  mail = Sample();
  mail.to.address = "a@b.vn\r\nBcc: thief@evil.example";
  EXPECT_EQ(BuildMail(mail).error().kind, ErrorKind::kInvalid);
}

}  // namespace
}  // namespace sauro::notify
