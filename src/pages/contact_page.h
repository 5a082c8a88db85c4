#pragma once
// "/ca-nhan/nhac-viec": where the person who asks is told of reminders, and their calendars.

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "pages/page.h"

namespace sauro::pages {

/// Where somebody is told, as it is or as it was typed.
struct OwnContact {
  std::string email;
  std::string phone;
  std::string digest_hour = "7";
  bool bounced = false;  ///< mail to this address came back
};

struct OwnFeed {
  std::string name;  ///< usecase::CalendarFeed::secret_hash
  bool agency = false;
  Instant created;
};
struct OwnFeeds {
  std::vector<OwnFeed> feeds;
  bool may_open = false;
  bool may_open_agency = false;
  std::string new_url;  ///< of one that was opened just now: shown this once; else empty
};

struct ContactView {
  OwnContact contact;
  OwnFeeds feeds;
  std::optional<Error> error;
};
std::string RenderContact(const Frame& frame, const ContactView& view);

}  // namespace sauro::pages
