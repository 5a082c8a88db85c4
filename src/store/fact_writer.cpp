#include "store/fact_writer.h"

#include <utility>
#include <variant>
#include <vector>

#include "base/uuid.h"
#include "store/content_names.h"
#include "store/fact_table.h"
#include "store/fact_words.h"
#include "store/project_record.h"
#include "store/query.h"
#include "store/sql.gen.h"
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

struct Prepared {
  std::vector<ledger::Record> records;
  std::vector<std::vector<ledger::KeptWords>> words;  ///< of each record
};

Prepared Prepare(const WriteRequest& request, std::vector<facts::Fact>& decided, Instant at) {
  Prepared prepared;
  std::vector<ledger::Record>& records = prepared.records;
  records.reserve(decided.size());
  for (facts::Fact& fact : decided) {
    prepared.words.push_back(SealWords(fact));
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
  return prepared;
}

// The words of records that have their numbers.
Status KeepWords(Connection& connection, Prepared& prepared) {
  for (std::size_t i = 0; i < prepared.records.size(); ++i) {
    for (ledger::KeptWords& words : prepared.words[i]) {
      words.fact = prepared.records[i].seq;
      if (auto put = PutWords(connection, words); !put) return put;
    }
  }
  return {};
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

// What the facts name is still kept.
Status FactWriter::CheckContents(Connection& connection, const std::vector<facts::Fact>& decided) {
  for (const facts::Fact& fact : decided) {
    auto there = CheckContentsAreThere(connection, contents_, ContentsOf(fact));
    if (!there) return there;
  }
  return {};
}

namespace {

// What the ledger holds is projected, not what was decided: a replay then sees the same.
Status ProjectAll(Connection& connection, const std::vector<ledger::Record>& records) {
  StoredTables tables(connection);
  for (const ledger::Record& record : records) {
    auto fact = FactOf(record);
    if (!fact) return fact.error();
    if (auto projected = ProjectRecord(record, *fact, tables); !projected) return projected;
  }
  return {};
}

}  // namespace

Status FactWriter::WriteIn(
    Connection& connection,
    const WriteRequest& request,
    const usecase::Decide& decide,
    Written& written
) {
  FactTable facts(connection);
  auto known = facts.Find(request.request_id);
  if (!known) return known.error();
  if (*known) {
    auto last = LastOf(facts, request.request_id, **known);
    if (!last) return last.error();
    written = {*last, true};
    return {};
  }
  const auto newest = end_.Find(connection);
  if (!newest) return newest.error();
  const Position head = newest->position;
  const auto time = clock_.TimeAfter(newest->at);
  if (!time) return time.error();
  const Instant now = *time;
  OneConnection source(connection);
  StoredQueries queries(source, near_due_days_);
  auto decided = decide({queries, {head, DayOf(now)}, now});
  if (!decided) return decided.error();
  written = {head, false};
  if (decided->empty()) return {};
  if (auto there = CheckContents(connection, *decided); !there) return there;
  Prepared prepared = Prepare(request, *decided, now);
  auto size = end_.Append(connection, prepared.records);
  if (!size) return size.error();
  if (auto kept = KeepWords(connection, prepared); !kept) return kept;
  for (const facts::Fact& fact : *decided) {
    const auto* erased = std::get_if<facts::ContentErased>(&fact);
    if (erased == nullptr) continue;
    if (auto gone = EraseWords(connection, contents_, *erased); !gone) return gone;
  }
  if (auto projected = ProjectAll(connection, prepared.records); !projected) return projected;
  written.position = *size;
  return {};
}

}  // namespace sauro::store
