#include "store/replay.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>

#include "base/json.h"
#include "crypto/sha256.h"
#include "store/fact_table.h"
#include "store/project_record.h"
#include "store/query.h"
#include "store/schema.h"
#include "store/sql.gen.h"
#include "store/sqlite_tables.h"

namespace sauro::store {
namespace {

constexpr std::uint64_t kProgressEvery = 1024;
constexpr std::int64_t kTemporaryCacheKib = 65'536;

void AppendValue(std::string& line, sqlite3_stmt* row, int column) {
  if (column > 0) line.push_back('\t');
  if (sqlite3_column_type(row, column) == SQLITE_NULL) {
    line += "null";
  } else if (sqlite3_column_type(row, column) == SQLITE_INTEGER) {
    fmt::format_to(std::back_inserter(line), "{}", sqlite3_column_int64(row, column));
  } else {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(row, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
    AppendJsonString(line, {data, size});
  }
}

using LineTaker = std::function<void(std::string_view)>;

Status DumpTable(Connection& connection, const StateTable& table, const LineTaker& take) {
  sqlite3_stmt* handle = nullptr;
  if (sqlite3_prepare_v2(connection.handle(), table.dump, -1, &handle, nullptr) != SQLITE_OK) {
    return connection.LastError(table.name);
  }
  const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> row(handle, &sqlite3_finalize);
  take(fmt::format("[{}]\n", table.name));
  std::string line;
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(row.get())) == SQLITE_ROW) {
    line.clear();
    for (int column = 0; column < sqlite3_column_count(row.get()); ++column) {
      AppendValue(line, row.get(), column);
    }
    line.push_back('\n');
    take(line);
  }
  return code == SQLITE_DONE ? Status() : Status(connection.LastError(table.name));
}

Result<crypto::Hash> HashTable(Connection& connection, const StateTable& table) {
  crypto::Sha256Stream hash;
  auto dumped = DumpTable(connection, table, [&](std::string_view line) { hash.Add(line); });
  if (!dumped) return dumped.error();
  return hash.Finish();
}

}  // namespace

Status Replay(Connection& from, Connection& into, const ledger::Progress& progress) {
  if (auto made = RecreateStateTables(into); !made) return made;
  FactTable facts(from);
  auto size = facts.Size();
  if (!size) return size.error();
  SqliteTables tables(into);
  Status projected;
  auto read = facts.Each([&](const ledger::StoredRecord& stored) {
    const ledger::Record& record = stored.record;
    projected = ProjectRecord(record, tables);
    if (progress && record.seq % kProgressEvery == 0) progress(record.seq, size->value);
    return projected.ok();
  });
  if (!projected) return projected;
  if (read && progress) progress(size->value, size->value);
  return read;
}

Status DumpState(Connection& connection, const LineTaker& line) {
  for (const StateTable& table : StateTableScripts()) {
    if (auto dumped = DumpTable(connection, table, line); !dumped) return dumped;
  }
  return {};
}

Status CompareWithReplay(Connection& stored, const ledger::Progress& progress) {
  auto made = Connection::Open("", Connection::Mode::kCreate, kTemporaryCacheKib);
  if (!made) return made.error();
  Connection& again = **made;
  Transaction transaction(again, sql::kBeginWrite);
  if (!transaction.begun()) return transaction.begun();
  if (auto prepared = PrepareTemporary(again); !prepared) return prepared;
  if (auto replayed = Replay(stored, again, progress); !replayed) return replayed;
  for (const StateTable& table : StateTableScripts()) {
    const auto expected = HashTable(again, table);
    if (!expected) return expected.error();
    const auto found = HashTable(stored, table);
    if (!found) return found.error();
    if (*expected != *found) {
      return Internal("Bảng trạng thái không khớp với sổ; hãy chạy “sauro rebuild”.", table.name);
    }
  }
  return {};
}

}  // namespace sauro::store
