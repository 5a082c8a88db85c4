#include "store/cut_ledger.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "ledger/tree_head.h"

namespace sauro::store {
namespace {

using Database = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;
using Statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;

Error Failure(sqlite3* database) {
  return Unavailable(
      fmt::format("Không cắt được sổ về vị trí đã chọn: {}.", sqlite3_errmsg(database))
  );
}

Status Execute(sqlite3* database, const std::string& sql) {
  const int code = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? Status() : Status(Failure(database));
}

Statement Prepare(sqlite3* database, const char* sql) {
  sqlite3_stmt* handle = nullptr;
  sqlite3_prepare_v2(database, sql, -1, &handle, nullptr);
  return {handle, sqlite3_finalize};
}

// The first column of all rows.
Result<std::vector<std::string>> Texts(sqlite3* database, const char* sql) {
  const Statement rows = Prepare(database, sql);
  if (!rows) return Failure(database);
  std::vector<std::string> texts;
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(rows.get())) == SQLITE_ROW) {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(rows.get(), 0));
    texts.emplace_back(data, static_cast<std::size_t>(sqlite3_column_bytes(rows.get(), 0)));
  }
  if (code != SQLITE_DONE) return Failure(database);
  return texts;
}

// The tree over the facts that are left, from their stored leaf hashes; `sauro verify` compares
// those with the contents.
Result<ledger::TreeHead> HeadOfFacts(sqlite3* database, std::uint64_t size) {
  auto leaves = Texts(database, "SELECT leaf FROM fact ORDER BY seq");
  if (!leaves) return leaves.error();
  if (leaves->size() != size) {
    return Invalid("Sổ trong bản sao lưu chưa có đến vị trí này.", std::to_string(size));
  }
  crypto::CompactRange range;
  for (const std::string& leaf : *leaves) {
    const auto hash = crypto::HashFromBytes(leaf);
    if (!hash) return Internal("Cây băm của sổ bị hỏng; hãy chạy “sauro verify”.", "fact");
    range.Append(*hash);
  }
  return ledger::HeadOf(range);
}

Status StoreHead(sqlite3* database, const ledger::TreeHead& head) {
  const Statement update =
      Prepare(database, "UPDATE tree_head SET size = ?1, root = ?2, edge = ?3");
  if (!update) return Failure(database);
  const std::string_view root = crypto::BytesOf(head.root);
  sqlite3_bind_int64(update.get(), 1, static_cast<sqlite3_int64>(head.size));
  sqlite3_bind_blob(update.get(), 2, root.data(), static_cast<int>(root.size()), SQLITE_TRANSIENT);
  sqlite3_bind_blob(
      update.get(), 3, head.edge.data(), static_cast<int>(head.edge.size()), SQLITE_TRANSIENT
  );
  return sqlite3_step(update.get()) == SQLITE_DONE ? Status() : Status(Failure(database));
}

// What was erased is gone from the backup too; without the fact that says so it would be missing.
Status CheckErasures(sqlite3* database, std::uint64_t position) {
  auto erasures = Texts(
      database, "SELECT seq FROM fact WHERE kind = 'content.erased' ORDER BY seq DESC LIMIT 1"
  );
  if (!erasures) return erasures.error();
  if (erasures->empty() || std::stoull(erasures->front()) <= position) return {};
  return Invalid(
      "Bản sao lưu có nội dung đã xóa; chỉ khôi phục được đến vị trí của lần xóa cuối trở đi.",
      fmt::format("sự kiện {}", erasures->front())
  );
}

Status Cut(sqlite3* database, std::uint64_t position) {
  if (auto possible = CheckErasures(database, position); !possible) return possible;
  // The triggers that guard the ledger are put away for this and stand again before it is done.
  auto names = Texts(
      database, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'fact'"
  );
  if (!names) return names.error();
  auto guards =
      Texts(database, "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'fact'");
  if (!guards) return guards.error();
  std::string sql;
  for (const std::string& name : *names) sql += fmt::format("DROP TRIGGER {};", name);
  sql += fmt::format(
      "DELETE FROM fact WHERE seq > {0}; DELETE FROM tree_edge WHERE size > {0};", position
  );
  // Backups of older releases have fewer tables.
  auto tables = Texts(database, "SELECT name FROM sqlite_master WHERE type = 'table'");
  if (!tables) return tables.error();
  const auto has = [&](const char* name) {
    return std::find(tables->begin(), tables->end(), name) != tables->end();
  };
  if (has("checkpoint")) sql += fmt::format("DELETE FROM checkpoint WHERE size > {};", position);
  if (has("fact_words")) sql += fmt::format("DELETE FROM fact_words WHERE seq > {};", position);
  for (const std::string& guard : *guards) sql += guard + ";";
  if (auto cut = Execute(database, sql); !cut) return cut;
  const auto head = HeadOfFacts(database, position);
  return head ? StoreHead(database, *head) : Status(head.error());
}

}  // namespace

Status CutLedger(const std::string& path, std::uint64_t position) {
  sqlite3* handle = nullptr;
  const int opened = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
  const Database database(handle, sqlite3_close);
  if (opened != SQLITE_OK) return Unavailable("Không mở được cơ sở dữ liệu.", path);
  if (auto begun = Execute(handle, "BEGIN IMMEDIATE"); !begun) return begun;
  // What is not committed when the database is closed is undone.
  if (auto cut = Cut(handle, position); !cut) return cut;
  return Execute(handle, "COMMIT");
}

}  // namespace sauro::store
