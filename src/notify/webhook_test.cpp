#include "notify/webhook.h"

#include <gtest/gtest.h>

#include <string>

namespace sauro::notify {
namespace {

// RFC 4231, cases 2 and 6.
TEST(Fr55Webhook, Signature_IsThatOfTheStandard) {
  EXPECT_EQ(
      WebhookSignature("Jefe", "what do ya want for nothing?"),
      "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
  );
  EXPECT_EQ(
      WebhookSignature(
          std::string(131, '\xAA'), "Test Using Larger Than Block-Size Key - Hash Key First"
      ),
      "sha256=60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
  );
}

TEST(Fr55Webhook, Body_IsAsDocumented) {
  WebhookMessage message;
  message.id = "d1";
  message.at = *InstantFromIsoUtc("2026-11-23T02:00:00.000Z");
  message.urgent = true;
  message.account = "a1";
  message.username = "minh";
  message.name = "Trần \"Văn\" Minh";
  message.phone = "+84912345678";
  message.text = "Sáu Rõ: 1 quá hạn.";
  views::ReminderLine line;
  line.task = domain::TaskId("t1");
  line.title = "Phủ sóng\ndi động";
  line.plan_number = "118/KH-UBND";
  line.holder = "Sở A";
  line.anchor = *Day::FromIso("2026-11-20");
  message.lines = {line};
  EXPECT_EQ(
      WebhookBody(message),
      "{\"version\":1,\"id\":\"d1\",\"at\":\"2026-11-23T02:00:00.000Z\",\"urgent\":true,\"to\":{"
      "\"account\":\"a1\",\"username\":\"minh\",\"name\":\"Trần \\\"Văn\\\" "
      "Minh\",\"phone\":\"+84912345678\"},\"text\":\"Sáu Rõ: 1 quá "
      "hạn.\",\"total\":1,\"items\":[{\"kind\":\"deadline\",\"task\":\"t1\",\"title\":\"Phủ sóng "
      "di "
      "động\",\"plan\":\"118/KH-UBND\",\"holder\":\"Sở "
      "A\",\"day\":\"2026-11-20\",\"words\":\"Quá hạn 3 ngày, hạn 20/11/2026\"}]}"
  );
}

}  // namespace
}  // namespace sauro::notify
