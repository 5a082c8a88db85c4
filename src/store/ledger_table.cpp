#include "store/ledger_table.h"

#include <utility>

#include "ledger/proofs.h"
#include "store/fact_table.h"
#include "store/fact_words.h"
#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

using usecase::StoredCheckpoint;

StoredCheckpoint ReadCheckpoint(Query& row) {
  StoredCheckpoint checkpoint;
  checkpoint.number = row.Int();
  checkpoint.size = static_cast<std::uint64_t>(row.Int());
  checkpoint.at = row.Instant();
  checkpoint.note = row.Text();
  return checkpoint;
}

Result<std::optional<StoredCheckpoint>> Newest(Connection& connection) {
  Query row(connection, sql::kCheckpointNewest);
  if (row.Next()) return std::optional(ReadCheckpoint(row));
  if (!row.status()) return row.status().error();
  return std::optional<StoredCheckpoint>();
}

}  // namespace

Result<crypto::Hash> LedgerTable::RootAt(std::uint64_t size) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  FactTable facts(**lease);
  return ledger::RootOfNode(facts, {0, size});
}

Result<crypto::Hash> LedgerTable::LeafAt(std::uint64_t seq) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  FactTable facts(**lease);
  return ledger::RootOfNode(facts, {seq - 1, seq});
}

Result<std::vector<crypto::Hash>> LedgerTable::Inclusion(std::uint64_t seq, std::uint64_t size) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  FactTable facts(**lease);
  return ledger::Inclusion(facts, seq, size);
}

Result<std::vector<crypto::Hash>> LedgerTable::Consistency(std::uint64_t from, std::uint64_t to) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  FactTable facts(**lease);
  return ledger::Consistency(facts, from, to);
}

Status LedgerTable::EachRecord(
    Position after, const std::function<bool(const ledger::Record&)>& take
) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  return FactTable(**lease).EachAfter(after.value, [&](const ledger::StoredRecord& stored) {
    return take(stored.record);
  });
}

Result<std::vector<ledger::KeptWords>> LedgerTable::WordsOf(Position after, Position until) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  return WordsReader(**lease, after.value).UpTo(until.value);
}

Result<std::optional<StoredCheckpoint>> LedgerTable::NewestCheckpoint() {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  return Newest(**lease);
}

Result<std::vector<StoredCheckpoint>> LedgerTable::CheckpointsAfter(
    std::int64_t number, std::int64_t most
) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  std::vector<StoredCheckpoint> checkpoints;
  Query rows(**lease, sql::kCheckpointAfter, number, most);
  while (rows.Next()) checkpoints.push_back(ReadCheckpoint(rows));
  if (!rows.status()) return rows.status().error();
  return checkpoints;
}

Status LedgerTable::AddCheckpoint(const StoredCheckpoint& checkpoint) {
  return commit_.Run([&](Connection& connection) -> Status {
    auto newest = Newest(connection);
    if (!newest) return newest.error();
    if (*newest && (*newest)->note == checkpoint.note) return {};
    // Another server signed a longer one meanwhile, which says all that this one does.
    if (*newest && (*newest)->size > checkpoint.size) return {};
    return Run(
        connection,
        sql::kCheckpointInsert,
        checkpoint.size,
        checkpoint.at,
        std::string_view(checkpoint.note)
    );
  });
}

}  // namespace sauro::store
