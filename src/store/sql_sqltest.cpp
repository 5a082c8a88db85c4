// Every statement prepares, and uses the indexes that its first line names.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <set>
#include <string>

#include "base/text.h"
#include "domain/status.h"
#include "store/columns.h"
#include "store/query.h"
#include "store/schema.h"
#include "store/sql.gen.h"
#include "store/sqlite_connection.h"

namespace sauro::store {
namespace {

std::unique_ptr<SqliteConnection> EmptyDatabase() {
  auto connection = SqliteConnection::Open("", Connection::Mode::kCreate, 1024);
  EXPECT_TRUE(connection.ok());
  EXPECT_TRUE(Migrate(**connection).ok());
  EXPECT_TRUE(RecreateStateTables(**connection).ok());
  EXPECT_TRUE(IndexStateTables(**connection).ok());
  return std::move(*connection);
}

std::string PlanOf(SqliteConnection& connection, const SqlText& sql) {
  const std::string text = std::string("EXPLAIN QUERY PLAN ") + sql.sqlite;
  sqlite3_stmt* handle = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(connection.handle(), text.c_str(), -1, &handle, nullptr), SQLITE_OK);
  std::string plan;
  while (sqlite3_step(handle) == SQLITE_ROW) {
    plan += reinterpret_cast<const char*>(sqlite3_column_text(handle, 3));
    plan += " \n";
  }
  sqlite3_finalize(handle);
  return plan;
}

TEST(Sql, EveryStatement_Prepares) {
  const auto connection = EmptyDatabase();
  EXPECT_GT(AllStatements().size(), 80U);
  for (const SqlText* sql : AllStatements()) {
    if (sql->sqlite == nullptr) continue;
    const auto prepared = connection->Prepare(*sql, {});
    EXPECT_TRUE(prepared.ok()) << sql->name << ": " << prepared.error().Text();
  }
}

TEST(Sql, EveryStatement_UsesTheIndexesThatItNames) {
  const auto connection = EmptyDatabase();
  int named = 0;
  for (const SqlText* sql : AllStatements()) {
    const std::string what = sql->what;
    const auto place = what.rfind("; index ");
    if (place == std::string::npos || sql->sqlite == nullptr) continue;
    const std::string plan = PlanOf(*connection, *sql);
    for (const std::string_view index : Split(std::string_view(what).substr(place + 8), ',')) {
      ++named;
      EXPECT_NE(plan.find("INDEX " + std::string(Trim(index)) + " "), std::string::npos)
          << sql->name << " does not use " << Trim(index) << "\n"
          << plan;
    }
  }
  EXPECT_GT(named, 60);
}

// Each report of a task of many holders asks for it: a row fetched for each of them was most of a
// replay.
TEST(Sql, TallyOfATask_ComesFromItsIndexAlone) {
  const auto connection = EmptyDatabase();
  const std::string plan = PlanOf(*connection, sql::kAssignmentStateReporting);
  EXPECT_NE(plan.find("COVERING INDEX assignment_state_of_task"), std::string::npos) << plan;
}

TEST(Schema, Migrations_AreAppliedOnce_AndANewerReleaseIsRefused) {
  const auto connection = EmptyDatabase();
  EXPECT_TRUE(Migrate(*connection).ok());
  ASSERT_TRUE(
      store::Run(*connection, sql::kMigrationInsert, std::string_view("29990101_future")).ok()
  );
  const auto refused = Migrate(*connection);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().place, "29990101_future");
}

TEST(Schema, FactTable_TakesOnlyTheNextNumber_AndChangesNothing) {
  const auto connection = EmptyDatabase();
  const auto insert = [&](const char* verb, int seq, const char* id) {
    const std::string text = std::string(verb) + " INTO fact VALUES (" + std::to_string(seq) +
                             ", '" + id + "', 0, '', NULL, '', 1, '', '{}', x'00')";
    return connection->RunScript(text.c_str()).ok();
  };
  EXPECT_FALSE(insert("INSERT", 2, "a"));
  EXPECT_TRUE(insert("INSERT", 1, "a"));
  EXPECT_FALSE(insert("INSERT OR REPLACE", 1, "b"));
  EXPECT_FALSE(insert("INSERT", 2, "a"));
  EXPECT_TRUE(insert("INSERT", 2, "b"));
  EXPECT_FALSE(insert("INSERT OR REPLACE", 4, "c"));
  EXPECT_FALSE(connection->RunScript("UPDATE fact SET body = '{ }' WHERE seq = 1").ok());
  EXPECT_FALSE(connection->RunScript("DELETE FROM fact").ok());
}

// The rule of timing stands in SQL for filters, and in domain for everything else.
TEST(Sql, Timing_IsThatOfTheDomain_ForEveryCombination) {
  const auto connection = EmptyDatabase();
  const Day today = *Day::FromCivil(2025, 6, 15);
  constexpr int kNear = 5;
  std::vector<std::optional<Day>> days = {std::nullopt};
  for (const int offset : {-9, -1, 0, 1, 5, 6, 9}) days.emplace_back(today.Plus(offset));
  int combination = 0;
  for (int work = 0; work <= static_cast<int>(domain::WorkStatus::kSuperseded); ++work) {
    for (const auto& due : days) {
      for (const auto& done : days) {
        domain::Due what{due, static_cast<domain::WorkStatus>(work), done, done};
        const std::string id = std::to_string(++combination);
        ASSERT_TRUE(store::Run(
                        *connection,
                        sql::kAssignmentStateInsert,
                        id,
                        std::string_view("t"),
                        std::string_view("p"),
                        std::string_view("o"),
                        true,
                        what.due,
                        OpenDueColumn(domain::OpenDue(what)),
                        false,
                        CodeOf(what.work),
                        0,
                        0,
                        what.submitted_on,
                        what.completed_on,
                        std::nullopt,
                        std::nullopt,
                        std::nullopt,
                        false,
                        std::nullopt,
                        std::nullopt,
                        CodeOf(domain::DueSource::kPrinted),
                        combination
        )
                        .ok());
        const auto timing = CodeOf(domain::TimingOn(what, today, kNear));
        // The newest row is found under its timing and under no other.
        for (const auto* code :
             {"no_deadline", "in_time", "near_due", "overdue", "done_on_time", "done_late"}) {
          Query row(
              *connection,
              sql::kAssignmentCountOfOrganization,
              combination,
              today,
              today.Plus(kNear),
              std::string_view("o"),
              std::nullopt,
              std::string_view(code),
              std::nullopt,
              false,
              true,
              std::nullopt
          );
          ASSERT_TRUE(row.Next());
          EXPECT_EQ(row.Int(), code == timing ? 1 : 0)
              << CodeOf(what.work) << " due " << (due ? due->Iso() : "-") << " done "
              << (done ? done->Iso() : "-") << ": " << code << " or " << timing;
        }
        ASSERT_TRUE(connection->RunScript("DELETE FROM assignment_state").ok());
      }
    }
  }
}

}  // namespace
}  // namespace sauro::store
