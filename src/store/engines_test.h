#pragma once
// A database of either engine for one test.

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>

#include "store/postgres_connection.h"

namespace sauro::store {

/// A database of its own in the private cluster whose address stands in the file
/// SAURO_TEST_POSTGRES (test/postgres/cluster.py; CTest starts one); removed at the end.
class TemporaryDatabase {
 public:
  TemporaryDatabase() {
    const char* file = std::getenv("SAURO_TEST_POSTGRES");
    if (file == nullptr || !std::getline(std::ifstream(file), server_)) {
      ADD_FAILURE() << "no PostgreSQL: run through ctest, or test/postgres/cluster.py start FILE";
      std::abort();
    }
    static int count = 0;
    name_ = "sauro_" + std::to_string(getpid()) + "_" + std::to_string(++count);
    Do("CREATE DATABASE " + name_ + " TEMPLATE template0");
  }
  ~TemporaryDatabase() { Do("DROP DATABASE " + name_ + " WITH (FORCE)"); }
  TemporaryDatabase(const TemporaryDatabase&) = delete;
  TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;

  [[nodiscard]] std::string url(const std::string& user = "owner") const {
    const auto place = server_.find("owner@");
    return server_.substr(0, place) + user +
           server_.substr(place + 5, server_.rfind('/') - place - 4) + name_;
  }
  /// As the owner of the cluster, in the database that is always there.
  void Do(const std::string& sql) const {
    auto connection = PostgresConnection::Open(server_, Connection::Mode::kWrite);
    ASSERT_TRUE(connection.ok()) << connection.error().Text();
    const auto done = (*connection)->RunScript(sql.c_str());
    EXPECT_TRUE(done.ok()) << done.error().Text();
  }

 private:
  std::string server_;
  std::string name_;
};

inline std::string NameOf(const testing::TestParamInfo<Engine>& engine) {
  return engine.param == Engine::kSqlite ? "sqlite" : "postgres";
}

}  // namespace sauro::store

/// The tests of a fixture on both engines.
#define SAURO_ON_BOTH_ENGINES(Fixture)                                                     \
  INSTANTIATE_TEST_SUITE_P(                                                                \
      On,                                                                                  \
      Fixture,                                                                             \
      testing::Values(::sauro::store::Engine::kSqlite, ::sauro::store::Engine::kPostgres), \
      ::sauro::store::NameOf                                                               \
  )
