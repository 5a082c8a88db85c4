#pragma once
// Handing one mail to an SMTP server.

#include <cstdint>
#include <string>

namespace sauro::client {

struct SmtpServer {
  std::string url;          ///< smtp://host:587, or smtps://host:465 (TLS from the first byte)
  bool require_tls = true;  ///< of smtp://: STARTTLS, or nothing is said
  std::string user;         ///< empty: no sign-in
  std::string password;     ///< never in a log or an error
  std::string ca_file;      ///< whom to trust instead of the system's list; empty: that list
  std::int64_t timeout_seconds = 30;
};

struct SmtpMail {
  std::string from;  ///< addresses without brackets, of notify::IsMailAddress
  std::string to;
  std::string bytes;  ///< of notify::BuildMail
};

enum class SmtpOutcome {
  kAccepted,
  kUnreached,   ///< nothing of the mail was handed over: no connection, no TLS, no sign-in
  kRefused,     ///< not now, not this mail, or it is not known whether the server has it
  kBadAddress,  ///< the server knows no such address
};

struct SmtpAnswer {
  SmtpOutcome outcome = SmtpOutcome::kUnreached;
  std::int32_t code = 0;  ///< the last one that the server said; 0: none
  std::string reason;     ///< for a log: English, without addresses and secrets; empty if accepted
};

/// Certificates are checked. Blocks for at most `timeout_seconds`; thread-safe.
SmtpAnswer SendMail(const SmtpServer& server, const SmtpMail& mail);

}  // namespace sauro::client
