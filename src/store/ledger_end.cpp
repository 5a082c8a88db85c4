#include "store/ledger_end.h"

#include <string>

#include "ledger/tree_head.h"
#include "store/fact_table.h"
#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

Result<crypto::Hash> PostRecord(Connection& connection, const ledger::Record& record) {
  const crypto::Hash leaf = ledger::LeafOf(record);
  auto posted = Post(
      connection,
      sql::kFactInsert,
      record.seq,
      record.id,
      record.at,
      record.actor,
      record.organization,
      record.kind,
      record.version,
      record.subject,
      record.body,
      Bytes{crypto::BytesOf(leaf)}
  );
  if (!posted) return posted.error();
  return leaf;
}

}  // namespace

Status LedgerEnd::Read(Connection& connection) {
  if (end_) return {};
  Query row(connection, sql::kLedgerEnd);
  if (!row.Next()) return row.status() ? Status(DamagedTree()) : row.status();
  const Instant at = row.OptionalInstant().value_or(Instant{});
  auto range = ledger::RangeOf(ReadTreeHead(row));
  if (!range) return DamagedTree();
  end_ = End{std::move(*range), at};
  return {};
}

Result<LedgerEnd::Newest> LedgerEnd::Find(Connection& connection) {
  if (auto read = Read(connection); !read) return read.error();
  return Newest{{end_->range.size()}, end_->at};
}

Result<Position> LedgerEnd::Append(Connection& connection, std::vector<ledger::Record>& records) {
  if (auto read = Read(connection); !read) return read.error();
  crypto::CompactRange& range = end_->range;
  for (ledger::Record& record : records) {
    end_->written = false;
    record.seq = range.size() + 1;
    const auto leaf = PostRecord(connection, record);
    if (!leaf) return leaf.error();
    range.Append(*leaf);
    end_->at = std::max(end_->at, record.at);
    if (range.size() % ledger::kEdgeEvery != 0) continue;
    const std::string edge = ledger::EdgeBytes(range);
    auto kept = Post(connection, sql::kTreeEdgeInsert, range.size(), Bytes{edge});
    if (!kept) return kept.error();
  }
  return Position{range.size()};
}

Status LedgerEnd::Write(Connection& connection) {
  if (!end_ || end_->written) return {};
  const ledger::TreeHead head = ledger::HeadOf(end_->range);
  auto updated = Post(
      connection,
      sql::kTreeHeadUpdate,
      head.size,
      Bytes{crypto::BytesOf(head.root)},
      Bytes{head.edge}
  );
  end_->written = updated.ok();
  return updated;
}

}  // namespace sauro::store
