#include "store/fact_writer.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/uuid.h"
#include "store/fact_table.h"
#include "store/project_record.h"
#include "store/stored_queries.h"
#include "store/stored_tables.h"

namespace sauro::store {
namespace {

using usecase::WriteRequest;
using usecase::Written;

// The position after the facts of a request whose first fact is known.
Result<Position> LastOf(FactTable& facts, const std::string& request_id, Position first) {
  Position last = first;
  for (std::uint32_t index = 1;; ++index) {
    auto next = facts.Find(DeriveUuid(request_id, index));
    if (!next) return next.error();
    // Facts of one request stand side by side.
    if (!*next || (*next)->value != last.value + 1) return last;
    last = **next;
  }
}

std::vector<ledger::Record> RecordsOf(
    const WriteRequest& request, const std::vector<facts::Fact>& decided, Instant at
) {
  std::vector<ledger::Record> records;
  records.reserve(decided.size());
  for (const facts::Fact& fact : decided) {
    facts::Encoded encoded = facts::Encode(fact);
    ledger::Record record;
    record.id = DeriveUuid(request.request_id, static_cast<std::uint32_t>(records.size()));
    record.at = at;
    record.actor = request.actor.value;
    if (request.organization) record.organization = request.organization->value;
    record.kind = std::move(encoded.kind);
    record.version = encoded.version;
    record.subject = std::move(encoded.subject);
    record.body = std::move(encoded.body);
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace

Result<Written> FactWriter::Write(const WriteRequest& request, const usecase::Decide& decide) {
  if (!IsUuid(request.request_id)) {
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  }
  Written written;
  auto done = commit_.Run([&](Connection& connection) {
    return WriteIn(connection, request, decide, written);
  });
  if (!done) return done.error();
  return written;
}

Status FactWriter::WriteIn(
    Connection& connection,
    const WriteRequest& request,
    const usecase::Decide& decide,
    Written& written
) {
  FactTable facts(connection);
  auto before = facts.Look(request.request_id);
  if (!before) return before.error();
  if (before->known) {
    auto last = LastOf(facts, request.request_id, *before->known);
    if (!last) return last.error();
    written = {*last, true};
    return {};
  }
  const Position head{before->head.size};
  const Instant now = std::max(clock_(), before->last_at);
  OneConnection source(connection);
  StoredQueries queries(source, near_due_days_);
  auto decided = decide({queries, {head, DayOf(now)}, now});
  if (!decided) return decided.error();
  written = {head, false};
  if (decided->empty()) return {};

  auto records = RecordsOf(request, *decided, now);
  auto size = facts.Append(before->head, records);
  if (!size) return size.error();
  StoredTables tables(connection);
  for (const ledger::Record& record : records) {
    // What the ledger holds is projected, not what was decided: a replay then sees the same.
    if (auto projected = ProjectRecord(record, tables); !projected) return projected;
  }
  written.position = *size;
  return {};
}

}  // namespace sauro::store
