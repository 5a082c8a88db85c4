#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <optional>
#include <thread>

#include "store/fixture_test.h"
#include "store/group_commit.h"
#include "store/query.h"
#include "store/schema.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

using namespace std::chrono_literals;

class GroupCommitTest : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    if (GetParam() == Engine::kPostgres) server_.emplace();
    const auto database =
        server_ ? Database::Postgres(server_->url()) : Database::Sqlite(folder_ / "sauro.db");
    auto opened = database.Open(Connection::Mode::kCreate);
    ASSERT_TRUE(opened.ok()) << opened.error().Text();
    ASSERT_TRUE(Migrate(**opened).ok());
    commit_.emplace(
        std::move(*opened), [this](Connection&) { ++commits_; }, GroupCommit::Limits{}
    );
  }

  static Status PostNumber(Connection& connection, int number) {
    return Post(connection, sql::kCheckpointInsert, number, 1, Instant{0}, std::string_view("n"));
  }

  std::vector<std::int64_t> Numbers() {
    std::vector<std::int64_t> numbers;
    const auto read = commit_->Run([&](Connection& connection) {
      Query rows(connection, sql::kCheckpointAfter, 0, 100);
      while (rows.Next()) numbers.push_back(rows.Int());
      return rows.status();
    });
    EXPECT_TRUE(read.ok());
    return numbers;
  }

  TemporaryFolder folder_;
  std::optional<TemporaryDatabase> server_;
  int commits_ = 0;
  std::optional<GroupCommit> commit_;
};
SAURO_ON_BOTH_ENGINES(GroupCommitTest);

TEST_P(GroupCommitTest, AFailureOfWhatAJobPosted_UndoesThatJobAlone) {
  std::promise<void> open;
  const auto gate = open.get_future().share();
  const std::vector<GroupCommit::Job> jobs = {
      [](Connection& connection) { return PostNumber(connection, 1); },
      // Known only after the job has returned.
      [](Connection& connection) {
        if (auto posted = PostNumber(connection, 2); !posted) return posted;
        return PostNumber(connection, 2);
      },
      [](Connection& connection) { return PostNumber(connection, 3); },
      // Known when it asks for something.
      [](Connection& connection) {
        for (const int number : {4, 4, 5}) {
          if (auto posted = PostNumber(connection, number); !posted) return posted;
        }
        Query row(connection, sql::kCheckpointNewest);
        EXPECT_FALSE(row.Next());
        return row.status();
      },
      [](Connection& connection) {
        if (auto posted = PostNumber(connection, 6); !posted) return posted;
        return Status(Conflict("of its own"));
      },
      // More than may wait for their answers.
      [](Connection& connection) {
        for (int number = 1000; number < 2000; ++number) {
          if (auto posted = PostNumber(connection, number); !posted) return posted;
        }
        return PostNumber(connection, 1000);
      },
      [](Connection& connection) { return PostNumber(connection, 7); },
  };
  std::vector<Status> results(jobs.size());
  std::thread first([&] {
    const auto waited = commit_->Run([&](Connection&) {
      gate.wait();
      return Status();
    });
    EXPECT_TRUE(waited.ok());
  });
  std::vector<std::thread> others;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    std::this_thread::sleep_for(20ms);
    others.emplace_back([&, i] { results[i] = commit_->Run(jobs[i]); });
  }
  std::this_thread::sleep_for(50ms);
  open.set_value();
  first.join();
  for (std::thread& each : others) each.join();

  for (const std::size_t good : {0U, 2U, 6U}) {
    EXPECT_TRUE(results[good].ok()) << good << ": " << results[good].error().Text();
  }
  for (const std::size_t bad : {1U, 3U, 4U, 5U}) EXPECT_FALSE(results[bad].ok()) << bad;
  EXPECT_EQ(results[4].error().kind, ErrorKind::kConflict);
  EXPECT_EQ(Numbers(), (std::vector<std::int64_t>{1, 3, 7}));
  EXPECT_LE(commits_, 4) << "the jobs share a commit";
}

}  // namespace
}  // namespace sauro::store
