#include "store/row_copy.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sauro::store {
namespace {

// One row into the table `table`, with that many values. A connection keeps statements by their
// address, so that these live as long as the program.
const SqlText& InsertInto(const char* table, int values, FirstColumn first) {
  struct Kept {
    std::string name;
    std::string text;
    SqlText sql{};
  };
  static thread_local std::map<std::pair<std::string, FirstColumn>, Kept> all;
  Kept& kept = all[{table, first}];
  if (!kept.text.empty()) return kept.sql;
  const bool made = first == FirstColumn::kMade;
  kept.name = std::string(made ? "put_" : "copy_") + table;
  kept.text = fmt::format("INSERT INTO {} VALUES ({}", table, made ? "DEFAULT" : "$1");
  for (int number = made ? 1 : 2; number <= values; ++number) {
    kept.text += fmt::format(", ${}", number);
  }
  kept.text += ")";
  kept.sql = {
      kept.name.c_str(), "Adds a row as it is; no index", kept.text.c_str(), kept.text.c_str()};
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

}  // namespace

Status InsertRow(Connection& into, const char* table, const Row& row, FirstColumn first) {
  const int left = first == FirstColumn::kMade ? 1 : 0;
  const int values = row.ColumnCount() - left;
  const std::vector<ParameterType> types(static_cast<std::size_t>(values), ParameterType::kAny);
  auto insert = into.Prepare(InsertInto(table, values, first), types);
  if (!insert) return insert.error();
  for (int number = 1; number <= values; ++number)
    BindColumn(**insert, number, row, number - 1 + left);
  auto done = (*insert)->Post();
  (*insert)->Reset();
  return done;
}

}  // namespace sauro::store
