#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <future>
#include <optional>
#include <thread>
#include <utility>

#include "store/fixture_test.h"
#include "store/group_commit.h"
#include "store/query.h"
#include "store/schema.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

// A row under a number of our own choice, which may be there already.
constexpr const char* kInsert =
    "INSERT INTO checkpoint (number, size, at, note) VALUES ($1, $2, $3, $4)";
constexpr SqlText kNumberInsert = {"number_insert", "", kInsert, kInsert};

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
        std::move(*opened),
        held_,
        [this](Connection&) { ++commits_; },
        GroupCommit::Limits{4096, 256, 1s}
    );
  }

  static Status PostNumber(Connection& connection, int number) {
    return Post(connection, kNumberInsert, number, 1, Instant{0}, std::string_view("n"));
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

  /// Holds back the job numbers that were given to it, as LedgerEnd does the head of the tree.
  struct HeldNumber : HeldBack {
    std::optional<int> number;
    Status Write(Connection& connection) override {
      return number ? PostNumber(connection, *std::exchange(number, std::nullopt)) : Status();
    }
    void Forget() override { number.reset(); }
  };

  /// Runs all of `jobs` as they come while the writing thread is held up; gives their results.
  std::vector<Status> RunTogether(const std::vector<GroupCommit::Job>& jobs) {
    std::promise<void> open;
    const auto gate = open.get_future().share();
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
    return results;
  }

  TemporaryFolder folder_;
  HeldNumber held_;
  std::optional<TemporaryDatabase> server_;
  int commits_ = 0;
  std::optional<GroupCommit> commit_;
};
SAURO_ON_BOTH_ENGINES(GroupCommitTest);

TEST_P(GroupCommitTest, AFailureOfWhatAJobPosted_UndoesThatJobAlone) {
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
  const auto results = RunTogether(jobs);
  for (const std::size_t good : {0U, 2U, 6U}) {
    EXPECT_TRUE(results[good].ok()) << good << ": " << results[good].error().Text();
  }
  for (const std::size_t bad : {1U, 3U, 4U, 5U}) EXPECT_FALSE(results[bad].ok()) << bad;
  EXPECT_EQ(results[4].error().kind, ErrorKind::kConflict);
  EXPECT_EQ(Numbers(), (std::vector<std::int64_t>{1, 3, 7}));
  EXPECT_LE(commits_, 4) << "the jobs share a commit";
}

TEST_P(GroupCommitTest, AJobThatOnlyRefuses_LetsTheOthersBe) {
  std::array<int, 3> runs{};
  const auto results = RunTogether({
      [&](Connection& connection) {
        ++runs[0];
        return PostNumber(connection, 1);
      },
      [&](Connection& connection) {
        ++runs[1];
        Query row(connection, sql::kCheckpointNewest);
        EXPECT_TRUE(row.Next()) << "it sees what the job before it did";
        return Status(Conflict("refused"));
      },
      [&](Connection& connection) {
        ++runs[2];
        return PostNumber(connection, 2);
      },
  });
  EXPECT_TRUE(results[0].ok() && results[2].ok());
  EXPECT_EQ(results[1].error().kind, ErrorKind::kConflict);
  EXPECT_EQ(Numbers(), (std::vector<std::int64_t>{1, 2}));
  EXPECT_EQ(runs, (std::array<int, 3>{1, 1, 1}));
}

TEST_P(GroupCommitTest, WhatIsHeldBack_IsWrittenOnce_AndNeverThatOfAJobThatFailed) {
  const auto hold = [&](int number) {
    return [this, number](Connection&) {
      held_.number = number;
      return Status();
    };
  };
  EXPECT_TRUE(RunTogether({hold(1), hold(2)})[1].ok());
  EXPECT_EQ(Numbers(), (std::vector<std::int64_t>{2}));

  const auto results = RunTogether({
      hold(3),
      [&](Connection& connection) {
        held_.number = 4;
        if (auto posted = PostNumber(connection, 5); !posted) return posted;
        return Status(Conflict("behind its first change"));
      },
      hold(6),
  });
  EXPECT_TRUE(results[0].ok() && results[2].ok());
  EXPECT_EQ(results[1].error().kind, ErrorKind::kConflict);
  EXPECT_EQ(Numbers(), (std::vector<std::int64_t>{2, 3, 6}));
}

TEST_P(GroupCommitTest, WhatIsHeldBack_AndCannotBeWritten_FailsItsJob) {
  ASSERT_TRUE(commit_->Run([](Connection& connection) { return PostNumber(connection, 1); }).ok());
  const auto results = RunTogether({
      [](Connection& connection) { return PostNumber(connection, 2); },
      [&](Connection&) {
        held_.number = 1;  // is there already
        return Status();
      },
      [](Connection& connection) { return PostNumber(connection, 3); },
  });
  EXPECT_TRUE(results[0].ok() && results[2].ok());
  EXPECT_FALSE(results[1].ok());
  EXPECT_EQ(Numbers(), (std::vector<std::int64_t>{1, 2, 3}));
}

TEST_P(GroupCommitTest, AJobAlone_IsNeverRunTwice) {
  std::promise<void> open;
  const auto gate = open.get_future().share();
  int runs = 0;
  std::vector<std::thread> threads;
  const auto start = [&](auto run) {
    threads.emplace_back(run);
    std::this_thread::sleep_for(20ms);
  };
  start([&] {
    const auto waited = commit_->Run([&](Connection&) {
      gate.wait();
      return Status();
    });
    EXPECT_TRUE(waited.ok());
  });
  const auto fails = [](Connection& connection) {
    if (auto posted = PostNumber(connection, 9); !posted) return posted;
    return PostNumber(connection, 9);
  };
  start([&] { EXPECT_FALSE(commit_->Run(fails).ok()); });
  start([&] {
    const auto alone =
        commit_->RunAlone([&](Connection& connection) { return PostNumber(connection, ++runs); });
    EXPECT_TRUE(alone.ok());
  });
  start([&] { EXPECT_FALSE(commit_->Run(fails).ok()); });
  open.set_value();
  for (std::thread& each : threads) each.join();
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(Numbers(), (std::vector<std::int64_t>{1}));
}

TEST_P(GroupCommitTest, WhoComesWhileJobsRun_SharesTheirCommit) {
  std::thread late;
  const auto first = commit_->Run([&](Connection& connection) {
    late = std::thread([&] {
      const auto done = commit_->Run([](Connection& other) { return PostNumber(other, 2); });
      EXPECT_TRUE(done.ok());
    });
    std::this_thread::sleep_for(5ms);
    return PostNumber(connection, 1);
  });
  EXPECT_TRUE(first.ok());
  late.join();
  EXPECT_EQ(Numbers(), (std::vector<std::int64_t>{1, 2}));
  EXPECT_EQ(commits_, 2) << "one for both, one for reading";
}

}  // namespace
}  // namespace sauro::store
