// Questions that are sent before the answers to others have come.
#include <gtest/gtest.h>

#include <optional>

#include "store/fixture_test.h"
#include "store/query.h"
#include "store/schema.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

// A row under a number of our own choice, which may be there already.
constexpr const char* kInsert =
    "INSERT INTO checkpoint (number, size, at, note) VALUES ($1, $2, $3, $4)";
constexpr SqlText kNumberInsert = {"number_insert", "", kInsert, kInsert};

class QuestionsAheadTest : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    if (GetParam() == Engine::kPostgres) server_.emplace();
    const auto database =
        server_ ? Database::Postgres(server_->url()) : Database::Sqlite(folder_ / "sauro.db");
    auto opened = database.Open(Connection::Mode::kCreate);
    ASSERT_TRUE(opened.ok()) << opened.error().Text();
    connection_ = std::move(*opened);
    ASSERT_TRUE(Migrate(*connection_).ok());
  }

  Status PostNumber(int number) {
    return Post(*connection_, kNumberInsert, number, 1, Instant{0}, std::string_view("n"));
  }
  std::int64_t Newest() {
    Query row(*connection_, sql::kCheckpointNewest);
    return row.Next() ? row.Int() : 0;
  }

  TemporaryFolder folder_;
  std::optional<TemporaryDatabase> server_;
  std::unique_ptr<Connection> connection_;
};
SAURO_ON_BOTH_ENGINES(QuestionsAheadTest);

TEST_P(QuestionsAheadTest, EachGetsItsOwnAnswer_BehindWhatWasPosted) {
  Transaction transaction(*connection_, Connection::Purpose::kWrite);
  ASSERT_TRUE(transaction.begun().ok());
  for (const int number : {1, 2, 3}) ASSERT_TRUE(PostNumber(number).ok());
  const std::uint64_t changes = connection_->Changes();
  {
    Query all(*connection_, sql::kCheckpointAfter, 1, 100);
    Query none(*connection_, sql::kFactById, std::string_view("nobody"));
    Query newest(*connection_, sql::kCheckpointNewest);
    for (Query* each : {&all, &none, &newest}) each->Ask();
    ASSERT_TRUE(newest.Next());  // not in the order of the questions
    EXPECT_EQ(newest.Int(), 3);
    EXPECT_FALSE(none.Next());
    EXPECT_TRUE(none.status().ok());
    for (const int number : {2, 3}) {
      ASSERT_TRUE(all.Next());
      EXPECT_EQ(all.Int(), number);
    }
    EXPECT_FALSE(all.Next());
    EXPECT_TRUE(all.status().ok());
  }
  EXPECT_EQ(connection_->Changes(), changes) << "a question changes nothing";
  ASSERT_TRUE(PostNumber(4).ok());
  EXPECT_GT(connection_->Changes(), changes);
  EXPECT_TRUE(transaction.Commit().ok());
  EXPECT_EQ(Newest(), 4);
}

TEST_P(QuestionsAheadTest, OneThatNobodyWaitsForAnyLonger_DisturbsNone) {
  Transaction transaction(*connection_, Connection::Purpose::kWrite);
  ASSERT_TRUE(transaction.begun().ok());
  ASSERT_TRUE(PostNumber(1).ok());
  { Query(*connection_, sql::kCheckpointNewest).Ask(); }
  ASSERT_TRUE(PostNumber(2).ok());
  EXPECT_EQ(Newest(), 2) << "the answer is not that to the question before";
  { Query(*connection_, sql::kCheckpointNewest).Ask(); }
  EXPECT_TRUE(transaction.Commit().ok());
  EXPECT_EQ(Newest(), 2);
}

TEST_P(QuestionsAheadTest, OneBehindAFailure_Fails) {
  Transaction transaction(*connection_, Connection::Purpose::kWrite);
  ASSERT_TRUE(transaction.begun().ok());
  ASSERT_TRUE(PostNumber(1).ok());
  const auto again = PostNumber(1);
  Query newest(*connection_, sql::kCheckpointNewest);
  Query other(*connection_, sql::kFactById, std::string_view("nobody"));
  newest.Ask();
  other.Ask();
  if (GetParam() == Engine::kSqlite) {
    EXPECT_FALSE(again.ok());
    return;
  }
  EXPECT_FALSE(newest.Next());
  EXPECT_NE(newest.status().error().Text().find("number_insert"), std::string::npos)
      << newest.status().error().Text();
  EXPECT_FALSE(other.Next());
  EXPECT_FALSE(other.status().ok());
  EXPECT_FALSE(transaction.Commit().ok());
}

TEST_P(QuestionsAheadTest, OutsideATransaction_IsAsAnyOther) {
  ASSERT_TRUE(PostNumber(7).ok());
  Query newest(*connection_, sql::kCheckpointNewest);
  newest.Ask();
  ASSERT_TRUE(newest.Next());
  EXPECT_EQ(newest.Int(), 7);
}

}  // namespace
}  // namespace sauro::store
