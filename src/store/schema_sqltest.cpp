// What the migrations make of an empty database of each engine, as text that is reviewed
// (src/store/schema/*.sql, written anew by ./dev golden), and that they only ever add.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/engines_test.h"
#include "store/schema.h"

namespace sauro::store {
namespace {

// The name of an object's table and its definition, tables first.
constexpr const char* kSqliteObjects = R"sql(
SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
ORDER BY tbl_name, type <> 'table', type, name)sql";

constexpr const char* kPostgresObjects = R"sql(
SELECT text FROM (
  SELECT c.relname::text AS owner, 1 AS rank,
      'CREATE TABLE ' || c.relname::text || E' (\n  ' || string_agg(
      a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || CASE WHEN l.collname <> 'default' THEN ' COLLATE "' || l.collname || '"' ELSE '' END
      || CASE WHEN a.attstorage <> t.typstorage THEN ' STORAGE ' || a.attstorage::text ELSE '' END
      || CASE WHEN a.attidentity <> '' THEN ' IDENTITY' ELSE '' END
      || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
      || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), ''),
      E',\n  ' ORDER BY a.attnum) || E'\n)' AS text
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_collation l ON l.oid = a.attcollation
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' GROUP BY c.relname
  UNION ALL
  SELECT c.relname, 2, 'ALTER TABLE ' || c.relname || ' ADD ' || pg_get_constraintdef(o.oid)
  FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid
  WHERE o.connamespace = current_schema()::regnamespace
  UNION ALL
  SELECT c.relname, 3, pg_get_indexdef(i.indexrelid)
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  WHERE c.relnamespace = current_schema()::regnamespace AND NOT i.indisprimary
  UNION ALL
  SELECT c.relname, 4, pg_get_triggerdef(g.oid)
  FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
  WHERE c.relnamespace = current_schema()::regnamespace AND NOT g.tgisinternal
  UNION ALL
  SELECT '~', 5, rtrim(pg_get_functiondef(p.oid), E'\n') FROM pg_proc p
  WHERE p.pronamespace = current_schema()::regnamespace
) objects ORDER BY owner COLLATE "C", rank, text COLLATE "C")sql";

using Objects = std::vector<std::string>;

class SchemaSnapshot : public testing::TestWithParam<Engine> {
 protected:
  SchemaSnapshot() {
    if (GetParam() == Engine::kPostgres) database_ = std::make_unique<TemporaryDatabase>();
    const Database place = database_ ? Database::Postgres(database_->url()) : Database::Sqlite("");
    auto opened = place.Open(Connection::Mode::kCreate);
    EXPECT_TRUE(opened.ok()) << opened.error().Text();
    connection_ = std::move(*opened);
  }

  [[nodiscard]] Objects Read() {
    Objects objects;
    const bool sqlite = GetParam() == Engine::kSqlite;
    const auto take = [&objects](const Row& row) -> Status {
      objects.emplace_back(row.ViewAt(0));
      return {};
    };
    const auto done =
        connection_->Stream(sqlite ? kSqliteObjects : kPostgresObjects, "schema", take);
    EXPECT_TRUE(done.ok()) << done.error().Text();
    return objects;
  }

  std::unique_ptr<TemporaryDatabase> database_;
  std::unique_ptr<Connection> connection_;
};

std::string SnapshotOf(const Objects& objects) {
  std::string text = "-- What these migrations make; written by ./dev golden, never by hand:\n";
  for (const Script& migration : Migrations()) text += std::string("-- ") + migration.name + "\n";
  for (const std::string& object : objects) text += "\n" + object + ";\n";
  return text;
}

std::string Contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// True if `now` is the table `before` with more columns after those it had.
bool HasGrown(const std::string& before, const std::string& now) {
  if (before.rfind("CREATE TABLE", 0) != 0) return false;
  const auto end = before.find_last_not_of(" \n", before.rfind(')') - 1) + 1;
  if (now.compare(0, end, before, 0, end) != 0) return false;
  const auto next = now.find_first_not_of(" \n", end);
  return next != std::string::npos && now[next] == ',';
}

bool IsKept(const std::string& before, const Objects& after) {
  return std::any_of(after.begin(), after.end(), [&before](const std::string& now) {
    return now == before || HasGrown(before, now);
  });
}

TEST_P(SchemaSnapshot, IsWhatTheMigrationsMake) {
  ASSERT_TRUE(Migrate(*connection_).ok());
  const std::string made = SnapshotOf(Read());
  const std::string path = std::string(SAURO_SOURCE_DIR) + "/src/store/schema/" +
                           (GetParam() == Engine::kSqlite ? "sqlite.sql" : "postgres.sql");
  if (std::getenv("SAURO_UPDATE_GOLDENS") != nullptr) std::ofstream(path, std::ios::binary) << made;
  EXPECT_EQ(made, Contents(path)) << "run ./dev golden and read the diff";
}

TEST_P(SchemaSnapshot, GrowsWithEveryMigration_AndLosesNothing) {
  Objects before;
  for (const Script& migration : Migrations()) {
    const auto done = connection_->RunScript(migration.For(GetParam()));
    ASSERT_TRUE(done.ok()) << migration.name << ": " << done.error().Text();
    Objects after = Read();
    for (const std::string& object : before) {
      EXPECT_TRUE(IsKept(object, after)) << migration.name << " takes away or changes\n" << object;
    }
    before = std::move(after);
  }
  EXPECT_GT(before.size(), 10U);
}

SAURO_ON_BOTH_ENGINES(SchemaSnapshot);

TEST(SchemaSnapshotRules, AColumnThatIsAddedIsKept_OneThatIsChangedIsNot) {
  const std::string table = "CREATE TABLE a (\n  x BIGINT\n) STRICT";
  EXPECT_TRUE(IsKept(table, {table}));
  EXPECT_TRUE(IsKept(table, {"CREATE TABLE a (\n  x BIGINT\n, y TEXT) STRICT"}));
  EXPECT_FALSE(IsKept(table, {"CREATE TABLE a (\n  x TEXT\n) STRICT"}));
  EXPECT_FALSE(IsKept(table, {"CREATE TABLE a (\n  y TEXT,\n  x BIGINT\n) STRICT"}));
  EXPECT_FALSE(IsKept("CREATE INDEX i ON a (x)", {"CREATE INDEX i ON a (x, y)"}));
}

// A timestamp each, in the order in which they are applied; no row and no column is touched.
TEST(MigrationFiles, AreTimestamped_AndOnlyAdd) {
  const std::regex named("(20[0-9]{12})_([a-z][a-z0-9_]*)");
  const std::regex takes_away(
      "(^|\n)\\s*(DROP|DELETE|UPDATE|TRUNCATE|REPLACE|INSERT OR REPLACE|CREATE OR REPLACE)\\b"
      "|(^|\n)\\s*ALTER\\s[^;]*\\b(DROP|RENAME|TYPE)\\b"
  );
  ASSERT_TRUE(std::regex_search("SELECT 1;\nDROP TABLE fact", takes_away));
  ASSERT_TRUE(std::regex_search("ALTER TABLE a\n  ALTER COLUMN x TYPE TEXT", takes_away));
  std::string newest;
  std::set<std::string> names;
  for (const Script& migration : Migrations()) {
    std::cmatch parts;
    ASSERT_TRUE(std::regex_match(migration.name, parts, named)) << migration.name;
    EXPECT_LT(newest, parts[1].str()) << migration.name << " has no later timestamp";
    EXPECT_TRUE(names.insert(parts[2]).second) << "the name of " << migration.name << " was used";
    newest = parts[1];
    for (const char* script : {migration.sqlite, migration.postgres}) {
      std::cmatch found;
      EXPECT_FALSE(std::regex_search(script, found, takes_away))
          << migration.name << ": " << found.str();
    }
  }
}

}  // namespace
}  // namespace sauro::store
