#pragma once
// The one way to change anything: decide on facts against the newest state, append them, project
// them, make them durable.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "facts/facts.h"
#include "views/queries.h"

namespace sauro::usecase {

/// Who asks, and the identifier that makes a retry harmless.
struct WriteRequest {
  std::string request_id;  ///< UUID, given by the caller
  domain::AccountId actor;
  std::optional<domain::OrganizationId> organization;  ///< on whose behalf
};

/// What a decision sees.
struct Deciding {
  views::Queries& queries;  ///< the state at `at.position`, including decisions of the same batch
  views::At at;             ///< newest position, day of `now`
  Instant now;              ///< the time that the facts will carry; never before the newest fact's
};

/// A pure decision: reads through `queries`, answers with facts or with the reason why not.
using Decide = std::function<Result<std::vector<facts::Fact>>(const Deciding&)>;

struct Written {
  Position position;      ///< after the facts of this request
  bool repeated = false;  ///< the request was known: nothing was added
};

/// Thread-safe. Commands of many callers share one durable commit.
class Writer {
 public:
  virtual ~Writer() = default;

  /// Runs `decide` alone at the head of the ledger, appends its facts as one unit and returns when
  /// they are on the disk. A known `request_id` adds nothing and does not decide again. No facts:
  /// nothing is written. The first fact gets the identifier `request_id`, the k-th
  /// DeriveUuid(request_id, k).
  ///
  /// Errors: those of `decide`; kNoSpace, the disk is full (nothing was written); kUnavailable, the
  /// store did not answer or too many are waiting (retry with the same id).
  virtual Result<Written> Write(const WriteRequest& request, const Decide& decide) = 0;
};

}  // namespace sauro::usecase
