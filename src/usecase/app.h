#pragma once
// What every use case is given: the ports, the settings, and who asks.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "access/access.h"
#include "base/day.h"
#include "base/error.h"
#include "domain/reminder.h"
#include "domain/task.h"
#include "helper/source_reader.h"
#include "intake/draft.h"
#include "usecase/accounts.h"
#include "usecase/blobs.h"
#include "usecase/ledger_store.h"
#include "usecase/writer.h"
#include "views/queries.h"

namespace sauro::usecase {

/// Who issues the consolidated report, in one of the two layouts.
struct Letterhead {
  std::string superior_body;  ///< above the issuing body; may be empty
  std::string issuing_body;   ///< "Ủy ban nhân dân tỉnh Hà Giao"
  std::string abbreviation;   ///< of the issuing body in a document number: "UBND"
  std::string authority;      ///< first line of the signature: "TM. ỦY BAN NHÂN DÂN"
  std::string post;           ///< of the signer: "CHỦ TỊCH"
};

struct Settings {
  std::int32_t near_due_days = domain::kDefaultNearDueDays;
  std::int32_t session_hours = 12;
  std::int32_t max_extensions = 2;  ///< that are granted to one holder of a task
  /// Days that all extensions of one holder of a task come to.
  std::int32_t max_extension_days = 365;
  domain::AllReminderRules reminders = domain::DefaultRulesOfAllKinds();
  intake::ReadingRules reading;
  helper::ReaderOptions reader;  ///< for what takes sauro-reader
  std::string place;             ///< of a report's date line: "Hà Giao"
  Letterhead state;
  Letterhead party;
  /// What reports depend on besides the ledger (place, letterheads, days of "sắp đến hạn"), as JSON
  /// in one line; goes with an exported ledger.
  std::string installation = "{}";
  std::vector<std::string> ledger_keys;  ///< public keys of checkpoints, the newest last
};

class ApiTokenStore;
class ContactStore;
class DrawingDesk;
class FeedStore;
class ReadingStore;
class SecondStepStore;
class UploadScanner;

/// The ports live longer than the App. Thread-safe as they are.
struct App {
  views::Queries& queries;
  Writer& writer;
  AccountStore& accounts;
  BlobStore& blobs;
  LedgerStore& ledger;
  Settings settings;
  std::function<Instant()> clock;           ///< the system clock, or a fixed one in tests
  ReadingStore* readings = nullptr;         ///< of a server (plan_reading.h); a command has none
  std::function<void()> reading_waits{};    ///< tells who reads that a document is waiting
  UploadScanner* scanner = nullptr;         ///< of a server that has one (upload_scan.h)
  DrawingDesk* drawing = nullptr;           ///< of a server (page_pictures.h)
  SecondStepStore* second_steps = nullptr;  ///< second_step.h; nobody has one where it is missing
  ApiTokenStore* tokens = nullptr;          ///< api_tokens.h; likewise
  ContactStore* contacts = nullptr;         ///< where people are told (contacts.h)
  FeedStore* feeds = nullptr;               ///< calendars (calendar_feeds.h)
};

/// A person who is signed in.
struct Principal {
  domain::AccountId account;
  std::string display_name;
  access::Role role = access::Role::kOfficer;
  std::optional<domain::OrganizationId> organization;
  std::string organization_name;
  bool must_change = false;  ///< the password, before anything else is done

  [[nodiscard]] bool May(access::Permission permission) const {
    return access::Allowed(role, permission);
  }
  /// What this person may see of reports and assignments.
  [[nodiscard]] views::Scope ReportScope() const;
};

/// Nothing wrong, or kForbidden with a text that says who may.
Status Require(const Principal& who, access::Permission permission);

/// kConflict: the identifier of this request was used before for something else, so that an answer
/// of that time would be the answer to another question.
Error UsedForSomethingElse();

/// What somebody asks to see: nothing means now. A day alone means the end of that day, judged from
/// that day; a position alone means the ledger so far, judged from today; both say it exactly.
struct AsOf {
  AsOf() = default;
  AsOf(std::nullopt_t /*now*/) {}                 // NOLINT(google-explicit-constructor)
  AsOf(std::optional<Day> asked) : day(asked) {}  // NOLINT(google-explicit-constructor)
  AsOf(Day asked) : day(asked) {}                 // NOLINT(google-explicit-constructor)
  AsOf(std::optional<Day> asked, std::optional<Position> counted) : day(asked), position(counted) {}

  std::optional<Day> day;
  std::optional<Position> position;
};

/// `as_of` turned into coordinates. Errors: kInvalid, a day or a position that has not come yet.
Result<views::At> Resolve(const App& app, const AsOf& as_of);

}  // namespace sauro::usecase
