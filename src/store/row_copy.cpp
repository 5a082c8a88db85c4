#include "store/row_copy.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <vector>

#include "store/postgres_connection.h"

namespace sauro::store {
namespace {

// One row into the table `table` of SQLite, with that many values. A connection keeps statements by
// their address, so that these live as long as the program.
const SqlText& InsertInto(const char* table, int values) {
  struct Kept {
    std::string name;
    std::string text;
    SqlText sql{};
  };
  static thread_local std::map<std::string, Kept> all;
  Kept& kept = all[table];
  if (!kept.text.empty()) return kept.sql;
  kept.name = std::string("copy_") + table;
  kept.text = fmt::format("INSERT INTO {} VALUES ($1", table);
  for (int number = 2; number <= values; ++number) kept.text += fmt::format(", ${}", number);
  kept.text += ")";
  kept.sql = {kept.name.c_str(), "Adds a row as it is; no index", kept.text.c_str(), nullptr};
  return kept.sql;
}

void BindColumn(Statement& insert, int number, const Row& row, int column) {
  switch (row.TypeOf(column)) {
    case ValueType::kNull: return insert.BindNull(number);
    case ValueType::kInt: return insert.BindInt(number, row.IntAt(column));
    case ValueType::kText: return insert.BindText(number, row.ViewAt(column));
    case ValueType::kBytes: return insert.BindBytes(number, row.ViewAt(column));
  }
}

Status InsertRow(Connection& into, const char* table, const Row& row) {
  const int values = row.ColumnCount();
  const std::vector<ParameterType> types(static_cast<std::size_t>(values), ParameterType::kAny);
  auto insert = into.Prepare(InsertInto(table, values), types);
  if (!insert) return insert.error();
  for (int column = 0; column < values; ++column) BindColumn(**insert, column + 1, row, column);
  auto done = (*insert)->Post();
  (*insert)->Reset();
  return done;
}

}  // namespace

Status CopyRows(
    Connection& from,
    const char* read,
    Connection& into,
    const char* table,
    const Connection::TakeRow& see
) {
  const auto each = [&](const Connection::TakeRow& put) {
    return from.Stream(read, table, [&](const Row& row) -> Status {
      if (see) {
        if (auto seen = see(row); !seen) return seen;
      }
      return put(row);
    });
  };
  if (into.engine() == Engine::kPostgres) {
    return static_cast<PostgresConnection&>(into).PutRows(table, each);
  }
  return each([&](const Row& row) { return InsertRow(into, table, row); });
}

}  // namespace sauro::store
