#pragma once
// The one thread that writes to a database: jobs of many callers share one durable commit.

#include <chrono>
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
  /// Returns when what the job did is durable, or undone. It may be run twice, the first time in
  /// vain: where another job of the same transaction failed half done. Errors: those of the job;
  /// kNoSpace or kUnavailable, the commit failed: nothing was written, but where the connection to
  /// PostgreSQL was lost on the way, either nothing or all of it (who asks again with the same
  /// identifier finds out); kUnavailable, too many are waiting. Thread-safe; not from within a job.
  virtual Status Run(const Job& job) = 0;
  /// The same for one that takes long or cannot be run twice: a transaction of its own.
  virtual Status RunAlone(const Job& job) = 0;
};

/// Of a folder that was opened for reading only.
class NoCommitter : public Committer {
 public:
  Status Run(const Job& /*job*/) override { return Refused(); }
  Status RunAlone(const Job& /*job*/) override { return Refused(); }

 private:
  static Error Refused() {
    return Forbidden("Thư mục dữ liệu đang mở chỉ để đọc nên không ghi được.");
  }
};

/// What jobs of one transaction leave to be written once for all of them.
class HeldBack {
 public:
  virtual ~HeldBack() = default;
  /// Posts what is not yet written.
  virtual Status Write(Connection& connection) = 0;
  /// Another transaction has begun, or a part of this one was undone: what is known no longer
  /// holds.
  virtual void Forget() = 0;
};

class GroupCommit : public Committer {
 public:
  struct Limits {
    std::size_t waiting = 4096;  ///< more are turned away
    std::size_t batch = 256;
    /// Who comes within this time after the transaction began still gets in.
    std::chrono::milliseconds gather{10};
  };

  /// `held` lives longer than this. `committed` is called after each durable commit, before the
  /// callers are answered. All of them on the writing thread.
  GroupCommit(
      std::unique_ptr<Connection> connection,
      HeldBack& held,
      std::function<void(Connection&)> committed,
      Limits limits
  );
  /// Does what is waiting, then stops.
  ~GroupCommit() override;
  GroupCommit(const GroupCommit&) = delete;
  GroupCommit& operator=(const GroupCommit&) = delete;

  Status Run(const Job& job) override { return Wait({job, false}); }
  Status RunAlone(const Job& job) override { return Wait({job, true}); }

 private:
  struct Waiter {
    const Job& job;
    bool alone;
    Status result{};
    bool done = false;
    std::condition_variable answered{};
  };
  using Batch = std::vector<Waiter*>;
  using RunAll = Status (GroupCommit::*)(Batch&);
  using Clock = std::chrono::steady_clock;
  enum class Outcome { kCommitted, kNotCommitted, kTorn };

  Status Wait(Waiter&& waiter);
  void Work();
  /// Adds jobs of the queue that share a transaction with those of the batch. False: none. Under
  /// the lock.
  bool TakeWaiting(Batch& batch);
  bool TakeLate(Batch& batch);
  void DoBatch(Batch& batch);
  Outcome Together(Batch& batch, RunAll run);
  Status RunPlain(Batch& batch);
  Status RunInParts(Batch& batch);
  Status RunPart(Waiter& waiter);
  Status Call(const Job& job);

  std::unique_ptr<Connection> connection_;
  HeldBack& held_;
  std::function<void(Connection&)> committed_;
  const Limits limits_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Waiter*> queue_;
  bool stopping_ = false;
  Clock::time_point gather_until_;  // of the transaction that is open; of the writing thread
  std::thread thread_;              // last: it uses everything above
};

}  // namespace sauro::store
