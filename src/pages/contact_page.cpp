#include "pages/contact_page.h"

#include <cstdint>

#include "domain/message_pace.h"
#include "pages/context.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

void AddFeeds(Dict& body, const OwnFeeds& feeds) {
  if (!feeds.may_open) return;
  Dict& calendars = *body.AddSectionDictionary("CALENDARS");
  ShowText(calendars, "NEW_FEED", "FEED_URL", feeds.new_url);
  ShowIf(calendars, "MAY_OPEN_AGENCY", feeds.may_open_agency);
  if (feeds.feeds.empty()) return;
  Dict& list = *calendars.AddSectionDictionary("FEEDS");
  for (const OwnFeed& feed : feeds.feeds) {
    Dict& row = *list.AddSectionDictionary("FEED");
    Set(row, "WHAT", feed.agency ? "Mọi việc của cơ quan" : "Việc của tôi");
    Set(row, "CREATED", VietnameseTime(feed.created));
    Set(row, "CLOSE_URL", "/ca-nhan/lich/" + UrlEncode(feed.name) + "/thu-hoi");
  }
}

}  // namespace

std::string RenderContact(const Frame& frame, const ContactView& view) {
  Page page(frame, "contact.tpl");
  Dict& body = page.body();
  if (view.error) AddFormError(body, *view.error);
  Set(body, "EMAIL", view.contact.email);
  Set(body, "PHONE", view.contact.phone);
  ShowIf(body, "BOUNCED", view.contact.bounced);
  for (std::int32_t hour = domain::kFirstMessageHour; hour <= domain::kLastMessageHour; ++hour) {
    const std::string value = std::to_string(hour);
    AddOption(body, "HOUR_OPTION", value, value + " giờ", view.contact.digest_hour);
  }
  AddFeeds(body, view.feeds);
  return page.Html();
}

}  // namespace sauro::pages
