#include "notify/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string_view>

#include "base/text.h"

namespace sauro::notify {
namespace {

constexpr std::size_t kLineBytes = 75;

// RFC 5545, 3.3.11; other controls have no place in a text.
std::string Text(std::string_view text) {
  std::string out;
  for (const char c : ToNfc(text)) {
    switch (c) {
      case '\\':
      case ';':
      case ',':
        out += '\\';
        out += c;
        break;
      case '\n': out += "\\n"; break;
      default: out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
  }
  return out;
}

// RFC 5545, 3.1: a longer line goes on after CRLF and a blank; no character is cut.
void AddLine(std::string& out, std::string_view line) {
  std::size_t room = kLineBytes;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    out.append(line.substr(0, end));
    out += "\r\n ";
    line.remove_prefix(end);
    room = kLineBytes - 1;
  }
  out.append(line);
  out += "\r\n";
}

std::string DateOf(Day day) {
  return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day());
}

// "20261123T020000Z"
std::string StampOf(Instant at) {
  std::string stamp;
  for (const char c : IsoUtc(at).substr(0, 19)) {
    if (c != '-' && c != ':') stamp += c;
  }
  return stamp + "Z";
}

}  // namespace

void KeepNearest(Calendar& calendar, Day today, std::size_t most) {
  auto& events = calendar.events;
  const auto sort_by = [&](auto key) {
    std::stable_sort(events.begin(), events.end(), [&](const auto& a, const auto& b) {
      return key(a.day) < key(b.day);
    });
  };
  if (events.size() > most) {
    sort_by([&](Day day) { return std::abs(DaysBetween(today, day)); });
    events.erase(events.begin() + static_cast<std::ptrdiff_t>(most), events.end());
    calendar.note = fmt::format("Chỉ gồm {} hạn gần ngày hôm nay nhất.", most);
  }
  sort_by([](Day day) { return day; });
}

std::string BuildCalendar(const Calendar& calendar) {
  std::string out;
  AddLine(out, "BEGIN:VCALENDAR");
  AddLine(out, "VERSION:2.0");
  AddLine(out, "PRODID:-//Sau Ro//Sau Ro//VI");
  AddLine(out, "CALSCALE:GREGORIAN");
  AddLine(out, "METHOD:PUBLISH");
  AddLine(out, "X-WR-CALNAME:" + Text(CollapseSpace(calendar.name)));
  if (!calendar.note.empty()) AddLine(out, "X-WR-CALDESC:" + Text(calendar.note));
  AddLine(out, "REFRESH-INTERVAL;VALUE=DURATION:PT4H");
  AddLine(out, "X-PUBLISHED-TTL:PT4H");
  const std::string stamp = StampOf(calendar.at);
  for (const CalendarEvent& event : calendar.events) {
    AddLine(out, "BEGIN:VEVENT");
    AddLine(out, "UID:" + event.uid);
    AddLine(out, "DTSTAMP:" + stamp);
    AddLine(out, "DTSTART;VALUE=DATE:" + DateOf(event.day));
    AddLine(out, "DTEND;VALUE=DATE:" + DateOf(event.day.Plus(1)));
    AddLine(out, "SUMMARY:" + Text(CollapseSpace(event.title)));
    if (!event.description.empty()) AddLine(out, "DESCRIPTION:" + Text(event.description));
    if (!event.url.empty()) AddLine(out, "URL:" + event.url);
    AddLine(out, "TRANSP:TRANSPARENT");
    AddLine(out, "END:VEVENT");
  }
  AddLine(out, "END:VCALENDAR");
  return out;
}

}  // namespace sauro::notify
