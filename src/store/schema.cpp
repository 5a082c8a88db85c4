#include "store/schema.h"

#include <fmt/format.h>

#include <set>

#include "crypto/sha256.h"
#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

constexpr const char* kFingerprint = "state_fingerprint";
// To be raised when the projection makes other rows of the same facts.
constexpr int kProjectionVersion = 1;

Result<std::set<std::string>> AppliedMigrations(Connection& connection) {
  if (auto made =
          connection.RunScript("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) STRICT"
          );
      !made) {
    return made.error();
  }
  std::set<std::string> applied;
  Query rows(connection, sql::kMigrationList);
  while (rows.Next()) applied.insert(rows.Text());
  if (!rows.status()) return rows.status().error();
  return applied;
}

Status Apply(Connection& connection, const Script& migration) {
  Transaction transaction(connection, sql::kBeginWrite);
  if (!transaction.begun()) return transaction.begun();
  if (auto run = connection.RunScript(migration.text); !run) return run;
  if (auto noted = Run(connection, sql::kMigrationInsert, std::string_view(migration.name));
      !noted) {
    return noted;
  }
  return transaction.Commit();
}

}  // namespace

Status Migrate(Connection& connection) {
  auto applied = AppliedMigrations(connection);
  if (!applied) return applied.error();
  for (const Script& migration : Migrations()) {
    if (applied->erase(migration.name) != 0) continue;
    if (auto done = Apply(connection, migration); !done) return done;
  }
  if (applied->empty()) return {};
  return Internal(
      "Dữ liệu này do phiên bản mới hơn tạo ra; hãy cập nhật phần mềm.", *applied->begin()
  );
}

Status RecreateStateTables(Connection& connection) {
  for (const StateTable& table : StateTableScripts()) {
    if (auto dropped = connection.RunScript(table.drop); !dropped) return dropped;
    if (auto created = connection.RunScript(table.create); !created) return created;
  }
  return Run(
      connection,
      sql::kMetaSet,
      std::string_view(kFingerprint),
      std::string_view(StateFingerprint())
  );
}

Status PrepareTemporary(Connection& connection) {
  return connection.RunScript("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)");
}

std::string StateFingerprint() {
  crypto::Sha256Stream stream;
  stream.Add(fmt::to_string(kProjectionVersion));
  for (const StateTable& table : StateTableScripts()) stream.Add(table.create);
  return crypto::ToHex(stream.Finish());
}

Result<std::string> StoredFingerprint(Connection& connection) {
  Query rows(connection, sql::kMetaGet, std::string_view(kFingerprint));
  if (rows.Next()) return rows.Text();
  if (!rows.status()) return rows.status().error();
  return std::string();
}

}  // namespace sauro::store
