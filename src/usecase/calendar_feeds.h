#pragma once
// Calendars that a program subscribes to by an address with a secret (FR-55): of a person, or of
// the agency that a person belongs to.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "usecase/app.h"

namespace sauro::usecase {

enum class FeedScope {
  kPerson,  ///< what this person has to report, or follows
  kAgency,  ///< all that the organisation of this person holds a part in
};

struct CalendarFeed {
  std::string secret_hash;  ///< SHA-256, hex; the secret itself is nowhere kept
  domain::AccountId account;
  FeedScope scope = FeedScope::kPerson;
  Instant created_at;
};

/// Durable. Thread-safe. Errors: kUnavailable, kNoSpace, kInternal; others as named.
class FeedStore {
 public:
  virtual ~FeedStore() = default;
  virtual Status AddFeed(const CalendarFeed& feed) = 0;
  /// kNotFound.
  virtual Result<CalendarFeed> FindFeed(const std::string& secret_hash) = 0;
  /// The oldest first.
  virtual Result<std::vector<CalendarFeed>> ListFeeds(const domain::AccountId& account) = 0;
  /// Only one of this account; nothing if there is none.
  virtual Status RemoveFeed(const domain::AccountId& account, const std::string& secret_hash) = 0;
};

inline constexpr std::size_t kMostFeeds = 10;

/// A new one; gives the secret, which is told this once. Errors: kForbidden, who may not read
/// boards; kInvalid with place "lich": an agency for somebody without one, or ten already.
Result<std::string> OpenFeed(App& app, const Principal& who, FeedScope scope);

/// Ends it: the address finds nothing from then on.
Status CloseFeed(App& app, const Principal& who, const std::string& secret_hash);

/// iCalendar bytes as of today, with what the post that the person holds now may read. `site` is
/// for links, may be empty. Errors: kNotFound, no such secret, or an account that is locked, has no
/// post or may not read it any longer.
Result<std::string> ReadFeed(App& app, std::string_view secret, const std::string& site);

}  // namespace sauro::usecase
