#include "notify/message.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace sauro::notify {
namespace {

using domain::ReminderKind;
using views::ReminderLine;

struct Counts {
  std::int64_t overdue = 0;
  std::int64_t today = 0;
  std::int64_t soon = 0;
  std::int64_t returned = 0;
  std::int64_t review = 0;
};

Counts CountsOf(const std::vector<ReminderLine>& lines, Day today) {
  Counts counts;
  for (const ReminderLine& line : lines) {
    switch (line.kind) {
      case ReminderKind::kDeadline:
        ++(line.anchor < today ? counts.overdue
                               : (line.anchor == today ? counts.today : counts.soon));
        break;
      case ReminderKind::kReturned: ++counts.returned; break;
      case ReminderKind::kReview: ++counts.review; break;
    }
  }
  return counts;
}

// "2 quá hạn, 1 đến hạn hôm nay"
std::string CountWords(const Counts& counts) {
  std::vector<std::string> parts;
  const auto add = [&](std::int64_t count, const char* what) {
    if (count > 0) parts.push_back(fmt::format("{} {}", count, what));
  };
  add(counts.overdue, "quá hạn");
  add(counts.today, "đến hạn hôm nay");
  add(counts.soon, "sắp đến hạn");
  add(counts.returned, "báo cáo bị trả lại");
  add(counts.review, "báo cáo chờ thẩm định");
  return Join(parts, ", ");
}

std::string Escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

// A line that is due on the earliest day first; deadlines before reports.
std::vector<ReminderLine> InOrder(std::vector<ReminderLine> lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const ReminderLine& a, const ReminderLine& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.anchor < b.anchor;
  });
  return lines;
}

std::string TitleOf(const ReminderLine& line) {
  const std::string title = CollapseSpace(line.title);
  return line.ordinal.empty() ? title : CollapseSpace(line.ordinal) + ". " + title;
}

// Who owes it by which plan, and why somebody else is told.
std::string WhereOf(const ReminderLine& line) {
  std::string where = CollapseSpace(line.holder + " · " + line.plan_number);
  if (line.step == domain::ReminderStep::kOfficer) return where;
  return where + " · nhắc với tư cách: " + ToLower(views::ReasonWords(line.step));
}

std::string UrlOf(const MessageInput& input, const ReminderLine& line) {
  // An identifier of ours; anything else would not be put into a link.
  const bool plain = std::all_of(line.task.value.begin(), line.task.value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  return input.site.empty() || !plain ? std::string() : input.site + "/nhiem-vu/" + line.task.value;
}

std::string Greeting(const MessageInput& input) {
  return fmt::format(
      "Kính gửi {},\n\n{}",
      CollapseSpace(input.name),
      input.urgent ? "Có việc cần làm ngay" : "Việc cần quan tâm hôm nay"
  );
}

constexpr std::string_view kWhy =
    "Thư này do hệ thống Sáu Rõ tự gửi, xin không trả lời. Giờ nhận thư, địa chỉ nhận và việc thôi "
    "nhận thư: trang “Cách nhận lời nhắc”.";

}  // namespace

Message MakeMessage(const MessageInput& input) {
  const std::vector<ReminderLine> lines = InOrder(input.lines);
  const std::string counts = CountWords(CountsOf(lines, input.today));
  const std::size_t shown = std::min(lines.size(), kMostLines);
  Message message;
  message.subject = fmt::format(
      "[Sáu Rõ] {} ({}): {}",
      input.urgent ? "Việc gấp" : "Nhắc việc",
      input.today.Vietnamese(),
      counts
  );
  message.short_text = fmt::format(
      "Sáu Rõ{}: {}. {}{}",
      input.urgent ? ", việc gấp" : "",
      counts,
      lines.empty() ? std::string() : ShortenAtWord(TitleOf(lines.front()), 120) + ".",
      lines.size() > 1 ? fmt::format(" Và {} việc khác.", lines.size() - 1) : ""
  );
  const std::string head = fmt::format("{} ({}):", Greeting(input), counts);
  message.text = head + "\n";
  message.html = "<!doctype html><html lang=\"vi\"><body><p>" +
                 ReplaceAll(Escape(head), "\n\n", "</p><p>") + "</p><ul>";
  for (std::size_t i = 0; i < shown; ++i) {
    const ReminderLine& line = lines[i];
    const std::string title = TitleOf(line);
    const std::string words = views::ReminderWords(line, input.today);
    const std::string where = WhereOf(line);
    const std::string url = UrlOf(input, line);
    message.text += fmt::format("\n- {}\n  {}\n  {}\n", title, words, where);
    if (!url.empty()) message.text += "  " + url + "\n";
    const std::string linked =
        url.empty() ? Escape(title)
                    : fmt::format("<a href=\"{}\">{}</a>", Escape(url), Escape(title));
    message.html += fmt::format(
        "<li><p>{}<br><strong>{}</strong><br>{}</p></li>", linked, Escape(words), Escape(where)
    );
  }
  message.html += "</ul>";
  if (lines.size() > shown) {
    const std::string more = fmt::format("Và {} việc khác.", lines.size() - shown);
    message.text += "\n" + more + "\n";
    message.html += "<p>" + more + "</p>";
  }
  if (!input.site.empty()) {
    message.text += "\nMọi lời nhắc: " + input.site + "/nhac-viec\n";
    message.html +=
        fmt::format("<p><a href=\"{}/nhac-viec\">Mọi lời nhắc</a></p>", Escape(input.site));
  }
  message.text += fmt::format("\n{}\n\n-- \n{}\n", input.body, kWhy);
  message.html +=
      fmt::format("<p>{}</p><p><small>{}</small></p></body></html>\n", Escape(input.body), kWhy);
  return message;
}

}  // namespace sauro::notify
