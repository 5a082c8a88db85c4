#include "store/fact_table.h"

#include <utility>

#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

constexpr int kPage = 1024;

ledger::StoredRecord ReadRecord(Query& row) {
  ledger::StoredRecord stored;
  ledger::Record& record = stored.record;
  record.seq = static_cast<std::uint64_t>(row.Int());
  record.id = row.Text();
  record.at = row.Instant();
  record.actor = row.Text();
  record.organization = row.OptionalText();
  record.kind = row.Text();
  record.version = row.Int();
  record.subject = row.Text();
  record.body = row.Text();
  stored.leaf = row.Text();
  return stored;
}

}  // namespace

Error DamagedTree() {
  return Internal("Cây băm của sổ bị hỏng; hãy chạy “sauro verify”.", "tree_head");
}

ledger::TreeHead ReadTreeHead(Query& row) {
  ledger::TreeHead head;
  head.size = static_cast<std::uint64_t>(row.Int());
  const auto root = crypto::HashFromBytes(row.TextView());
  head.edge = row.Text();
  // A root of another length is damage too, which the comparison then finds.
  head.root = root.value_or(crypto::Hash{});
  return head;
}

Result<ledger::TreeHead> FactTable::Head() {
  Query row(connection_, sql::kTreeHead);
  if (row.Next()) return ReadTreeHead(row);
  return row.status() ? DamagedTree() : row.status().error();
}

Result<Position> FactTable::Size() {
  Query row(connection_, sql::kTreeHead);
  if (row.Next()) return Position{static_cast<std::uint64_t>(row.Int())};
  return row.status() ? DamagedTree() : row.status().error();
}

Result<FactTable::Extent> FactTable::Newest() {
  Query row(connection_, sql::kFactNewest);
  if (!row.Next()) return row.status() ? DamagedTree() : row.status().error();
  Extent extent;
  extent.head = {static_cast<std::uint64_t>(row.Int())};
  extent.erased = {static_cast<std::uint64_t>(row.OptionalInt().value_or(0))};
  extent.root = crypto::HashFromBytes(row.TextView()).value_or(crypto::Hash{});
  return extent;
}

Status FactTable::Each(const std::function<bool(const ledger::StoredRecord&)>& take) {
  return EachAfter(0, take);
}

Status FactTable::EachAfter(
    std::uint64_t after, const std::function<bool(const ledger::StoredRecord&)>& take
) {
  // A page at a time: PostgreSQL gives a whole answer at once, and `take` uses the connection too.
  for (;;) {
    Query rows(connection_, sql::kFactEach, after, kPage);
    int count = 0;
    for (; rows.Next(); ++count) {
      const ledger::StoredRecord stored = ReadRecord(rows);
      after = stored.record.seq;
      if (!take(stored)) return {};
    }
    if (!rows.status() || count < kPage) return rows.status();
  }
}

Result<std::optional<std::string>> FactTable::EdgeAt(std::uint64_t size) {
  Query row(connection_, sql::kTreeEdgeAt, size);
  if (row.Next()) return std::optional(row.Text());
  if (!row.status()) return row.status().error();
  return std::optional<std::string>();
}

Result<std::optional<Position>> FactTable::Find(std::string_view id) {
  Query row(connection_, sql::kFactById, id);
  if (row.Next()) return std::optional(Position{static_cast<std::uint64_t>(row.Int())});
  if (!row.status()) return row.status().error();
  return std::optional<Position>();
}

Result<std::vector<std::string>> FactTable::Leaves(std::uint64_t begin, std::uint64_t end) {
  std::vector<std::string> leaves;
  Query rows(connection_, sql::kFactLeaves, begin, end);
  while (rows.Next()) leaves.push_back(rows.Text());
  if (!rows.status()) return rows.status().error();
  return leaves;
}

}  // namespace sauro::store
