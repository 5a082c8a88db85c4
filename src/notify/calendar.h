#pragma once
// A calendar of days on which work is due: iCalendar (RFC 5545) bytes.

#include <cstddef>
#include <string>
#include <vector>

#include "base/day.h"

namespace sauro::notify {

struct CalendarEvent {
  std::string uid;  ///< the same for the same thing for ever: letters, digits, - and @
  Day day;
  std::string title;        ///< may hold anything
  std::string description;  ///< may hold anything; lines part with \n
  std::string url;          ///< of ours, or empty
};

struct Calendar {
  std::string name;
  std::string note;  ///< what a reader should know of it; may be empty
  Instant at;        ///< as of when; the same calendar gives the same bytes
  std::vector<CalendarEvent> events;
};

/// Puts the events in the order of their days. Where there are more than `most`, those nearest to
/// `today` stay, and the note of the calendar says so.
void KeepNearest(Calendar& calendar, Day today, std::size_t most);

/// Whole days, which take no time of the day. Lines end with CRLF and are at most 75 bytes long.
std::string BuildCalendar(const Calendar& calendar);

}  // namespace sauro::notify
