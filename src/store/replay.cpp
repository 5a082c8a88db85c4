#include "store/replay.h"

#include <fmt/format.h>

#include <future>
#include <memory>

#include "base/json.h"
#include "crypto/sha256.h"
#include "store/fact_table.h"
#include "store/project_record.h"
#include "store/query.h"
#include "store/remembered_tables.h"
#include "store/row_copy.h"
#include "store/schema.h"
#include "store/sqlite_connection.h"

namespace sauro::store {
namespace {

constexpr std::uint64_t kProgressEvery = 1024;
constexpr std::int64_t kTemporaryCacheKib = 65'536;

void AppendValue(std::string& line, const Row& row, int column) {
  switch (row.TypeOf(column)) {
    case ValueType::kNull: line += "null"; break;
    case ValueType::kInt: fmt::format_to(std::back_inserter(line), "{}", row.IntAt(column)); break;
    case ValueType::kText:
    case ValueType::kBytes: AppendJsonString(line, row.ViewAt(column)); break;
  }
  line.push_back('\t');
}

using LineTaker = std::function<void(std::string_view)>;

// The first column, `version`, only says in which order the rows were put: an engine may leave out
// numbers.
Status DumpTable(Connection& connection, const StateTable& table, const LineTaker& take) {
  take(fmt::format("[{}]\n", table.name));
  std::string line;
  return connection.Stream(table.dump, table.name, [&](const Row& row) -> Status {
    line.clear();
    for (int column = 1; column < row.ColumnCount(); ++column) AppendValue(line, row, column);
    line.push_back('\n');
    take(line);
    return {};
  });
}

Result<crypto::Hash> HashTable(Connection& connection, const StateTable& table) {
  crypto::Sha256Stream hash;
  auto dumped = DumpTable(connection, table, [&](std::string_view line) { hash.Add(line); });
  if (!dumped) return dumped.error();
  return hash.Finish();
}

// Projects all facts of `from` into the empty state tables of `into`.
Status ProjectAll(
    Connection& from, Connection& into, const ledger::Progress& progress, const TakeFact& take
) {
  FactTable facts(from);
  auto size = facts.Size();
  if (!size) return size.error();
  RememberedTables tables(into);
  Status projected;
  auto read = facts.Each([&](const ledger::StoredRecord& stored) {
    const ledger::Record& record = stored.record;
    auto fact = FactOf(record);
    projected = fact ? ProjectRecord(record, *fact, tables) : Status(fact.error());
    if (projected && take) projected = take(record, *fact);
    if (progress && record.seq % kProgressEvery == 0) progress(record.seq, size->value);
    return projected.ok();
  });
  if (!projected) return projected;
  if (read && progress) progress(size->value, size->value);
  return read;
}

// An empty database of its own that is gone at the end.
Result<std::unique_ptr<SqliteConnection>> TemporaryDatabase() {
  auto made = SqliteConnection::Open("", Connection::Mode::kCreate, kTemporaryCacheKib);
  if (!made) return made.error();
  if (auto prepared = PrepareTemporary(**made); !prepared) return prepared.error();
  return made;
}

// The next version that the table numbers itself follows those that were put in with their numbers.
Status NumberOn(Connection& into, const char* table) {
  const std::string text = fmt::format(
      "SELECT setval(pg_get_serial_sequence('{0}', 'version'), max(version)) FROM {0} HAVING "
      "max(version) IS NOT NULL",
      table
  );
  return into.Stream(text.c_str(), table, [](const Row& /*number*/) { return Status(); });
}

// Versions that end in the same transaction stay in the indexes of PostgreSQL until it is over, so
// that each report of a task would take longer than the one before: the tables are made aside and
// put in whole.
Status ProjectAside(
    Connection& from, Connection& into, const ledger::Progress& progress, const TakeFact& take
) {
  auto made = TemporaryDatabase();
  if (!made) return made.error();
  Connection& aside = **made;
  Transaction transaction(aside, Connection::Purpose::kWrite);
  if (!transaction.begun()) return transaction.begun();
  if (auto recreated = RecreateStateTables(aside); !recreated) return recreated;
  if (auto projected = ProjectAll(from, aside, progress, take); !projected) return projected;
  for (const StateTable& table : StateTableScripts()) {
    if (auto put = CopyRows(aside, table.dump, into, table.name); !put) return put;
    if (auto numbered = NumberOn(into, table.name); !numbered) return numbered;
  }
  return {};
}

}  // namespace

Status Replay(
    Connection& from, Connection& into, const ledger::Progress& progress, const TakeFact& take
) {
  if (auto made = RecreateStateTables(into); !made) return made;
  auto projected = into.engine() == Engine::kPostgres ? ProjectAside(from, into, progress, take)
                                                      : ProjectAll(from, into, progress, take);
  return projected ? IndexStateTables(into) : projected;
}

Status DumpState(Connection& connection, const LineTaker& line) {
  for (const StateTable& table : StateTableScripts()) {
    if (auto dumped = DumpTable(connection, table, line); !dumped) return dumped;
  }
  return {};
}

Status CompareWithReplay(
    Connection& stored, const ledger::Progress& progress, const TakeFact& take
) {
  auto made = TemporaryDatabase();
  if (!made) return made.error();
  Connection& again = **made;
  Transaction transaction(again, Connection::Purpose::kWrite);
  if (!transaction.begun()) return transaction.begun();
  // Rows are compared in the order in which they were put: nobody reads by an index.
  if (auto recreated = RecreateStateTables(again); !recreated) return recreated;
  if (auto projected = ProjectAll(stored, again, progress, take); !projected) return projected;
  for (const StateTable& table : StateTableScripts()) {
    // Each on a connection of its own, at the same time.
    auto hashed = std::async(std::launch::async, [&] { return HashTable(again, table); });
    const auto found = HashTable(stored, table);
    const auto expected = hashed.get();
    if (!expected) return expected.error();
    if (!found) return found.error();
    if (*expected != *found) {
      return Internal("Bảng trạng thái không khớp với sổ; hãy chạy “sauro rebuild”.", table.name);
    }
  }
  return {};
}

}  // namespace sauro::store
