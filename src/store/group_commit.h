#pragma once
// The one thread that writes to a database: jobs of many callers share one durable commit.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/result.h"
#include "store/connection.h"

namespace sauro::store {

/// Where changes of a database go through.
class Committer {
 public:
  /// Runs within a transaction, alone; sees what the jobs before it did. After an error all that it
  /// did is undone.
  using Job = std::function<Status(Connection&)>;

  virtual ~Committer() = default;
  /// Returns when what the job did is durable, or undone. Errors: those of the job; kNoSpace or
  /// kUnavailable, the commit failed and nothing was written; kUnavailable, too many are waiting.
  /// Thread-safe; not from within a job.
  virtual Status Run(const Job& job) = 0;
};

/// Of a folder that was opened for reading only.
class NoCommitter : public Committer {
 public:
  Status Run(const Job& /*job*/) override {
    return Forbidden("Thư mục dữ liệu đang mở chỉ để đọc nên không ghi được.");
  }
};

class GroupCommit : public Committer {
 public:
  struct Limits {
    std::size_t waiting = 4096;  ///< more are turned away
    std::size_t batch = 256;
  };

  /// `committed` is called after each durable commit, before the callers are answered.
  GroupCommit(
      std::unique_ptr<Connection> connection,
      std::function<void(Connection&)> committed,
      Limits limits
  );
  /// Does what is waiting, then stops.
  ~GroupCommit() override;
  GroupCommit(const GroupCommit&) = delete;
  GroupCommit& operator=(const GroupCommit&) = delete;

  Status Run(const Job& job) override;

 private:
  struct Waiter {
    const Job& job;
    Status result;
    bool done = false;
    std::condition_variable answered;
  };

  void Work();
  void DoBatch(const std::vector<Waiter*>& batch);
  Status RunJobs(const std::vector<Waiter*>& batch);
  Status RunJob(Waiter& waiter);

  std::unique_ptr<Connection> connection_;
  std::function<void(Connection&)> committed_;
  const Limits limits_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Waiter*> queue_;
  bool stopping_ = false;
  std::thread thread_;  // last: it uses everything above
};

}  // namespace sauro::store
