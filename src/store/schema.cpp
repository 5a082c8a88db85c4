#include "store/schema.h"

#include <fmt/format.h>

#include <set>
#include <string_view>

#include "crypto/sha256.h"
#include "store/query.h"
#include "store/sql.gen.h"
#include "store/state_indexes.h"

namespace sauro::store {
namespace {

constexpr const char* kFingerprint = "state_fingerprint";
// To be raised when the projection makes other rows of the same facts.
constexpr int kProjectionVersion = 9;

// Who the servers are in PostgreSQL, where the tables belong to another role: they add facts and
// read them, and can never change or remove one. Tables that are made later get their rights here
// too, since every migration is followed by a look at the state tables.
constexpr const char* kGrants = R"sql(
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sauro_server') THEN
    IF NOT (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) THEN
      RETURN;
    END IF;
    BEGIN
      CREATE ROLE sauro_server NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL; -- another database of the same cluster was quicker
    END;
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO sauro_server', current_schema());
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO sauro_server', current_schema());
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO sauro_server', current_schema());
  REVOKE UPDATE, DELETE ON fact, tree_edge, checkpoint, blob, blob_piece, fact_words FROM sauro_server;
  GRANT UPDATE (put_at) ON blob TO sauro_server;
  GRANT EXECUTE ON FUNCTION remove_unnamed_content(text, bigint) TO sauro_server;
  REVOKE INSERT, DELETE ON tree_head FROM sauro_server;
  REVOKE INSERT, UPDATE, DELETE ON meta, migration FROM sauro_server;
END
$$)sql";

Result<std::set<std::string>> AppliedMigrations(Connection& connection) {
  std::set<std::string> applied;
  Query table(connection, sql::kMigrationTable);
  if (!table.Next()) {
    if (!table.status()) return table.status().error();
    return applied;
  }
  Query rows(connection, sql::kMigrationList);
  while (rows.Next()) applied.insert(rows.Text());
  if (!rows.status()) return rows.status().error();
  return applied;
}

Status Apply(Connection& connection, const Script& migration) {
  Transaction transaction(connection, Connection::Purpose::kWrite);
  if (!transaction.begun()) return transaction.begun();
  if (auto made = Run(connection, sql::kMigrationCreate); !made) return made;
  // Another process may have been here while this one waited.
  auto applied = AppliedMigrations(connection);
  if (!applied) return applied.error();
  if (applied->count(migration.name) != 0) return {};
  if (auto run = connection.RunScript(migration.For(connection.engine())); !run) return run;
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
    const char* create = table.create.For(connection.engine());
    if (auto created = connection.RunScript(create); !created) return created;
  }
  if (connection.engine() == Engine::kPostgres) {
    if (auto granted = connection.RunScript(kGrants); !granted) return granted;
  }
  return Run(
      connection,
      sql::kMetaSet,
      std::string_view(kFingerprint),
      std::string_view(StateFingerprint())
  );
}

Status IndexStateTables(Connection& connection) {
  for (const Script& indexes : StateIndexScripts()) {
    if (auto made = connection.RunScript(indexes.For(connection.engine())); !made) return made;
  }
  return {};
}

Status PrepareTemporary(Connection& connection) {
  return connection.RunScript("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)");
}

std::string StateFingerprint() {
  crypto::Sha256Stream stream;
  stream.Add(fmt::to_string(kProjectionVersion));
  // As the files of state/ say it: the table, then its indexes.
  auto indexes = StateIndexScripts().begin();
  for (const StateTable& table : StateTableScripts()) {
    stream.Add(table.create.sqlite);
    const bool has_some =
        indexes != StateIndexScripts().end() && std::string_view(indexes->name) == table.name;
    if (has_some) stream.Add((indexes++)->sqlite);
  }
  return crypto::ToHex(stream.Finish());
}

Result<std::string> StoredFingerprint(Connection& connection) {
  Query rows(connection, sql::kMetaGet, std::string_view(kFingerprint));
  if (rows.Next()) return rows.Text();
  if (!rows.status()) return rows.status().error();
  return std::string();
}

}  // namespace sauro::store
