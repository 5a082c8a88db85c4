#include "store/copy.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "store/fact_table.h"
#include "store/replay.h"

namespace sauro::store {
namespace {

// One row into the table `table`, which has the same columns in both engines. A connection keeps
// statements by their address, so that these live as long as the program.
const SqlText& InsertInto(const char* table, int columns) {
  struct Kept {
    std::string name;
    std::string text;
    SqlText sql{};
  };
  static thread_local std::map<std::string, Kept> all;
  Kept& kept = all[table];
  if (!kept.text.empty()) return kept.sql;
  kept.name = std::string("copy_") + table;
  kept.text = fmt::format("INSERT INTO {} VALUES (", table);
  for (int number = 1; number <= columns; ++number) {
    kept.text += fmt::format("{}${}", number == 1 ? "" : ", ", number);
  }
  kept.text += ")";
  kept.sql = {
      kept.name.c_str(), "Adds a row as it is; no index", kept.text.c_str(), kept.text.c_str()};
  return kept.sql;
}

void BindColumn(Statement& insert, const Row& row, int column) {
  switch (row.TypeOf(column)) {
    case ValueType::kNull: return insert.BindNull(column + 1);
    case ValueType::kInt: return insert.BindInt(column + 1, row.IntAt(column));
    case ValueType::kText: return insert.BindText(column + 1, row.ViewAt(column));
    case ValueType::kBytes: return insert.BindBytes(column + 1, row.ViewAt(column));
  }
}

Status InsertRow(Connection& into, const char* table, const Row& row) {
  const int columns = row.ColumnCount();
  const std::vector<ParameterType> types(static_cast<std::size_t>(columns), ParameterType::kAny);
  auto insert = into.Prepare(InsertInto(table, columns), types);
  if (!insert) return insert.error();
  for (int column = 0; column < columns; ++column) BindColumn(**insert, row, column);
  auto done = (*insert)->Step();
  (*insert)->Reset();
  return done ? Status() : Status(done.error());
}

}  // namespace

Status CopyBlobs(KeptBlobs& from, KeptBlobs& into) {
  return from.Each([&](const std::string& sha256) -> Status {
    auto path = from.PathOf(sha256);
    if (!path) return path.error();
    auto put = into.PutFile(*path);
    return put ? Status() : Status(put.error());
  });
}

Status CopyTables(Connection& from, Connection& into, const ledger::Progress& progress) {
  auto size = FactTable(into).Size();
  if (!size) return size.error();
  if (size->value != 0) return Conflict("Nơi chép đến đã có dữ liệu.");
  auto total = FactTable(from).Size();
  if (!total) return total.error();
  std::uint64_t done = 0;
  for (const KeptTable& table : KeptTables()) {
    if (auto cleared = into.RunScript(table.clear); !cleared) return cleared;
    const auto copied = from.Stream(table.read, table.name, [&](const Row& row) -> Status {
      if (progress && ++done % 1024 == 0) progress(std::min(done, total->value), 2 * total->value);
      return InsertRow(into, table.name, row);
    });
    if (!copied) return copied;
  }
  return Replay(into, into, [&](std::uint64_t replayed, std::uint64_t all) {
    if (progress) progress(all + replayed, 2 * all);
  });
}

}  // namespace sauro::store
