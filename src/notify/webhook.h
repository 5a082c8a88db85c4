#pragma once
// A message as the gateway for text messages is given it (docs/webhook.md).

#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "views/reminders.h"

namespace sauro::notify {

struct WebhookMessage {
  std::string id;  ///< of the delivery
  Instant at;
  bool urgent = false;
  std::string account;
  std::string username;
  std::string name;
  std::string phone;
  std::string text;                        ///< one line
  std::vector<views::ReminderLine> lines;  ///< at most kMostLines of them are named
};

/// JSON in one line; the same message gives the same bytes.
std::string WebhookBody(const WebhookMessage& message);

/// "sha256=" and the HMAC-SHA-256 (RFC 2104) of `body` under `secret` in hexadecimal digits.
std::string WebhookSignature(std::string_view secret, std::string_view body);

}  // namespace sauro::notify
