#include "store/index_check.h"

#include <string>
namespace sauro::store {
namespace {

Error DamagedIndex(const std::string& what) {
  return Internal(
      "Chỉ mục hoặc trang của cơ sở dữ liệu bị hỏng, số liệu trên trang có thể sai; hãy chạy "
      "“sauro "
      "rebuild” rồi kiểm tra lại, vẫn hỏng thì khôi phục từ bản sao lưu.",
      what
  );
}

// What is asked of the engines themselves, not of our tables. One row "ok", or one for each damage.
constexpr const char* kSqlite = "PRAGMA integrity_check";
constexpr const char* kIsThere =
    "SELECT coalesce(has_function_privilege(to_regprocedure('bt_index_check(regclass,boolean)'), "
    "'EXECUTE'), FALSE)::int::bigint";
// A row for each B-tree index of our schema; an error at the first damage.
constexpr const char* kPostgres =
    "SELECT index.relname::text "
    "FROM pg_index JOIN pg_class AS index ON index.oid = pg_index.indexrelid "
    "JOIN pg_am ON pg_am.oid = index.relam "
    "CROSS JOIN LATERAL bt_index_check(index.oid::regclass, true) "
    "WHERE pg_am.amname = 'btree' AND index.relnamespace = current_schema()::regnamespace "
    "AND index.relpersistence = 'p' AND pg_index.indisready AND pg_index.indisvalid";

Result<bool> CompareSqlite(Connection& connection) {
  auto read = connection.Stream(kSqlite, "integrity_check", [](const Row& row) -> Status {
    const std::string said(row.ViewAt(0));
    return said == "ok" ? Status() : Status(DamagedIndex(said));
  });
  return read ? Result<bool>(true) : Result<bool>(read.error());
}

Result<bool> ComparePostgres(Connection& connection) {
  bool is_there = false;
  auto asked = connection.Stream(kIsThere, "amcheck", [&](const Row& row) -> Status {
    is_there = row.IntAt(0) != 0;
    return {};
  });
  if (!asked) return asked.error();
  if (!is_there) return false;
  const auto compared =
      connection.Stream(kPostgres, "amcheck", [](const Row& /*index*/) { return Status(); });
  if (compared) return true;
  const Error& error = compared.error();
  return error.kind == ErrorKind::kInternal ? DamagedIndex(error.message) : error;
}

}  // namespace

Result<bool> CompareIndexes(Connection& connection) {
  return connection.engine() == Engine::kPostgres ? ComparePostgres(connection)
                                                  : CompareSqlite(connection);
}

}  // namespace sauro::store
