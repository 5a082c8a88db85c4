#pragma once
// What a message with reminders says: of the same things in a mail, as plain text and as HTML, and
// in a text message.

#include <string>
#include <vector>

#include "views/reminders.h"

namespace sauro::notify {

struct MessageInput {
  std::string name;  ///< of the person
  std::string body;  ///< who sends it: "Ủy ban nhân dân tỉnh Hà Giao"
  std::string site;  ///< where the application is found, without a slash at the end; may be empty
  bool urgent = false;  ///< else the digest of the day
  Day today;
  std::vector<views::ReminderLine> lines;  ///< what is still to be done
};

struct Message {
  std::string subject;
  std::string text;
  std::string html;
  std::string short_text;  ///< one line for a text message
};

/// So many things are named; the others are counted.
inline constexpr std::size_t kMostLines = 50;

/// What is late stands first, then what is due, by its day. The same input gives the same message.
Message MakeMessage(const MessageInput& input);

}  // namespace sauro::notify
