#pragma once
// The settings of `sauro serve` and the TOML file that they come from (packaging/sauro.toml
// explains every key).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/log.h"
#include "base/result.h"
#include "domain/reminder.h"

namespace sauro::main {

/// The defaults are those of a run without a file: for one machine, without TLS in front.
struct Config {
  std::string listen = "127.0.0.1:8057";
  std::string data;      ///< the data directory; must be set in the file or on the command line
  std::string database;  ///< postgresql://... instead of the address in the data directory
  std::int64_t workers = 32;
  bool secure_cookies = false;
  bool trust_proxy = false;
  std::int64_t session_hours = 12;
  std::int64_t max_extensions = 2;
  std::int64_t max_extension_days = 365;
  std::int64_t upload_limit_mb = 50;
  bool before_excludes_day = false;
  /// Rules of domain::ParseReminderRules, which read them once more.
  std::string remind_deadline{domain::DefaultReminderRules(domain::ReminderKind::kDeadline)};
  std::string remind_returned{domain::DefaultReminderRules(domain::ReminderKind::kReturned)};
  std::string remind_review{domain::DefaultReminderRules(domain::ReminderKind::kReview)};
  std::int64_t checkpoint_seconds = 50;
  std::string clamav;  ///< where clamd listens; empty: uploads are not scanned
  bool clamav_required = true;
  std::int64_t clamav_timeout_seconds = 30;
  std::int64_t remind_seconds = 20;
  std::string smtp_url;  ///< smtp://host:587 or smtps://host:465; empty: no mail is sent
  bool smtp_tls = true;  ///< of smtp://: nothing without STARTTLS
  std::string smtp_user;
  std::string smtp_password_file;  ///< holds the password of `smtp_user` in its first line
  std::string smtp_ca_file;        ///< instead of the system's list
  std::string mail_from;
  std::string mail_from_name;  ///< empty: the body that issues reports
  std::string webhook_url;     ///< empty: no text messages
  std::string webhook_secret_file;
  std::string public_url;  ///< of the application, for links in messages; may be empty
  log::Level log_level = log::Level::kInfo;
  log::Format log_format = log::Format::kText;
};

/// Keys that the text does not name keep their default. `path` is only for the place of an error:
/// "PATH, dòng 7".
///
/// Errors: kUnreadable, not UTF-8 or not TOML; kInvalid, a key that does not exist, or a value of a
/// wrong type or out of its range. Nothing is guessed and nothing is passed over.
Result<Config> ParseConfig(std::string_view text, const std::string& path);

/// Errors: kNotFound, there is no such file; kUnreadable, it cannot be read; else as ParseConfig.
Result<Config> LoadConfig(const std::string& path);

/// Every key, in the order of the file.
std::vector<std::string_view> ConfigKeys();

}  // namespace sauro::main
