#include "notify/mail.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "crypto/base64.h"

namespace sauro::notify {
namespace {

constexpr std::string_view kEnd = "\r\n";
// Of RFC 5322, beside letters and digits.
constexpr std::string_view kLocalMore = "!#$%&'*+/=?^_`{|}~-.";
constexpr std::size_t kMaxAddress = 254;
constexpr std::size_t kMaxLocal = 64;
// 39 bytes are an encoded word of 64, which with "Subject: " before it stays within the 76 of a
// line.
constexpr std::size_t kWordBytes = 39;
constexpr std::size_t kLineBytes = 57;  // 76 characters of Base64
constexpr std::size_t kMostHeaderBytes = 400;

bool IsPlain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool IsLabel(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(), [](char c) { return IsPlain(c) || c == '-'; });
}

bool IsDomain(std::string_view domain) {
  const auto labels = Split(domain, '.');
  return labels.size() > 1 && std::all_of(labels.begin(), labels.end(), IsLabel);
}

bool IsLocal(std::string_view local) {
  const bool dots_apart = !local.empty() && local.front() != '.' && local.back() != '.' &&
                          local.find("..") == std::string_view::npos;
  return dots_apart && local.size() <= kMaxLocal &&
         std::all_of(local.begin(), local.end(), [](char c) {
           return IsPlain(c) || kLocalMore.find(c) != std::string_view::npos;
         });
}

// One line: what could end a header or hide in one is a space.
std::string OneLine(std::string_view text) {
  std::string line = ToNfc(text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return Shorten(CollapseSpace(line), kMostHeaderBytes);
}

// Where a piece of at most `most` bytes ends without cutting a character.
std::size_t PieceOf(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return end;
}

// RFC 2047; words that belong together stand on lines of their own.
std::string Words(std::string_view text) {
  const std::string line = OneLine(text);
  const bool plain = line.size() <= kWordBytes && std::all_of(line.begin(), line.end(), [](char c) {
                       return IsPlain(c) || c == ' ';
                     });
  if (plain) return line;
  std::string words;
  for (std::string_view rest = line; !rest.empty();) {
    const std::size_t piece = PieceOf(rest, kWordBytes);
    if (!words.empty()) words += "\r\n ";
    words += "=?UTF-8?B?" + crypto::ToBase64(rest.substr(0, piece)) + "?=";
    rest.remove_prefix(piece);
  }
  return words;
}

std::string AddressLine(const MailAddress& address) {
  const std::string name = Words(address.name);
  // On a line of its own the address is within the limit whatever the name is.
  return name.empty() ? "<" + address.address + ">" : name + "\r\n <" + address.address + ">";
}

std::string Body(std::string_view text) {
  std::string lines;
  // As RFC 2045 has it, lines of the text end with CRLF before they are encoded.
  const std::string bytes = ReplaceAll(ReplaceAll(std::string(text), "\r\n", "\n"), "\n", "\r\n");
  for (std::size_t begin = 0; begin < bytes.size(); begin += kLineBytes) {
    lines += crypto::ToBase64(std::string_view(bytes).substr(begin, kLineBytes));
    lines += kEnd;
  }
  return lines;
}

std::string Part(std::string_view type, std::string_view text) {
  return fmt::format(
      "Content-Type: {}; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
      type,
      Body(text)
  );
}

}  // namespace

bool IsMailAddress(std::string_view text) {
  const std::size_t at = text.rfind('@');
  return text.size() <= kMaxAddress && at != std::string_view::npos &&
         IsLocal(text.substr(0, at)) && IsDomain(text.substr(at + 1));
}

std::string MailDate(Instant at) {
  constexpr std::array kDays = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  constexpr std::array kMonths = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Day day = DayOf(at);
  const std::int64_t seconds = (at.unix_ms - StartOf(day).unix_ms) / 1000;
  const std::int32_t weekday = ((day.days() % 7) + 7) % 7;  // 1970-01-01 was a Thursday
  return fmt::format(
      "{}, {:02} {} {:04} {:02}:{:02}:{:02} +0700",
      kDays[static_cast<std::size_t>(weekday)],
      day.day(),
      kMonths[static_cast<std::size_t>(day.month() - 1)],
      day.year(),
      seconds / 3600,
      seconds / 60 % 60,
      seconds % 60
  );
}

Result<std::string> BuildMail(const Mail& mail) {
  for (const MailAddress* address : {&mail.from, &mail.to}) {
    if (!IsMailAddress(address->address)) return Invalid("Địa chỉ thư điện tử không đúng dạng.");
  }
  const std::string_view from = mail.from.address;
  const std::string_view domain = from.substr(from.rfind('@') + 1);
  std::string out = fmt::format(
      "Date: {}\r\nFrom: {}\r\nTo: {}\r\nSubject: {}\r\nMessage-ID: <{}@{}>\r\n"
      "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n",
      MailDate(mail.at),
      AddressLine(mail.from),
      AddressLine(mail.to),
      Words(mail.subject),
      mail.id,
      domain
  );
  if (mail.html.empty()) return out + Part("text/plain", mail.text);
  // All bodies are Base64, in which no line begins with a hyphen.
  const std::string boundary = "sauro-" + mail.id;
  out += fmt::format("Content-Type: multipart/alternative;\r\n boundary=\"{}\"\r\n\r\n", boundary);
  out += fmt::format("--{}\r\n{}", boundary, Part("text/plain", mail.text));
  out += fmt::format("--{}\r\n{}", boundary, Part("text/html", mail.html));
  return out + fmt::format("--{}--\r\n", boundary);
}

}  // namespace sauro::notify
