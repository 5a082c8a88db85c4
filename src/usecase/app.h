#pragma once
// What every use case is given: the ports, the settings, and who asks.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "access/access.h"
#include "base/day.h"
#include "base/error.h"
#include "domain/task.h"
#include "usecase/accounts.h"
#include "usecase/blobs.h"
#include "usecase/writer.h"
#include "views/queries.h"

namespace sauro::usecase {

struct Settings {
  std::int32_t near_due_days = domain::kDefaultNearDueDays;
  std::int32_t session_hours = 12;
  std::string province_name;  ///< "Hà Giao": place of a report's date line
  std::string superior_body;  ///< of the issuing body; may be empty
  std::string issuing_body;   ///< "Ủy ban nhân dân tỉnh Hà Giao"
};

/// The ports live longer than the App. Thread-safe as they are.
struct App {
  views::Queries& queries;
  Writer& writer;
  AccountStore& accounts;
  BlobStore& blobs;
  Settings settings;
  std::function<Instant()> clock;  ///< the system clock, or a fixed one in tests
};

/// A person who is signed in.
struct Principal {
  domain::AccountId account;
  std::string display_name;
  access::Role role = access::Role::kOfficer;
  std::optional<domain::OrganizationId> organization;
  std::string organization_name;

  [[nodiscard]] bool May(access::Permission permission) const {
    return access::Allowed(role, permission);
  }
  /// What this person may see of reports and assignments.
  [[nodiscard]] views::Scope ReportScope() const;
};

/// Nothing wrong, or kForbidden with a text that says who may.
Status Require(const Principal& who, access::Permission permission);

/// `as_of` turned into coordinates: nothing means now; a day means the end of that day, judged from
/// that day. Errors: kInvalid, a day that has not come yet.
Result<views::At> Resolve(const App& app, const std::optional<Day>& as_of);

}  // namespace sauro::usecase
