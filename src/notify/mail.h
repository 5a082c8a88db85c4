#pragma once
// A mail as bytes: RFC 5322 headers, RFC 2047 words, multipart/alternative of plain text and HTML.

#include <string>
#include <string_view>

#include "base/day.h"
#include "base/result.h"

namespace sauro::notify {

struct MailAddress {
  std::string name;     ///< as people read it; may hold anything
  std::string address;  ///< of IsMailAddress
};

struct Mail {
  MailAddress from;
  MailAddress to;
  std::string subject;  ///< may hold anything: line ends and controls become spaces
  std::string text;
  std::string html;  ///< empty: the plain text alone
  std::string id;    ///< of the Message-ID, before the domain of `from`; letters, digits, - and _
  Instant at;
};

/// True for an address that may stand in a header and in an SMTP command: local part, @, domain of
/// letters, digits, hyphens and dots with at least one dot; ASCII without blanks, quotes, commas,
/// brackets and controls; at most 254 bytes.
bool IsMailAddress(std::string_view text);

/// Lines end with CRLF and are at most 76 bytes long, but for long addresses; all bytes are ASCII.
/// The same mail gives the same bytes. Errors: kInvalid, an address that is none.
Result<std::string> BuildMail(const Mail& mail);

/// "Mon, 23 Nov 2026 09:00:00 +0700"
std::string MailDate(Instant at);

}  // namespace sauro::notify
