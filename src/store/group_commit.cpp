#include "store/group_commit.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {

GroupCommit::GroupCommit(
    std::unique_ptr<Connection> connection,
    std::function<void(Connection&)> committed,
    Limits limits
)
    : connection_(std::move(connection)),
      committed_(std::move(committed)),
      limits_(limits),
      thread_([this] { Work(); }) {}

GroupCommit::~GroupCommit() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

Status GroupCommit::Run(const Job& job) {
  Waiter waiter{job, {}, false, {}};
  std::unique_lock lock(mutex_);
  if (stopping_) return Unavailable("Máy chủ đang dừng; hãy thử lại sau ít phút.");
  if (queue_.size() >= limits_.waiting) {
    return Unavailable("Đang có quá nhiều yêu cầu ghi; hãy thử lại sau vài giây.");
  }
  queue_.push_back(&waiter);
  arrived_.notify_one();
  waiter.answered.wait(lock, [&] { return waiter.done; });
  return std::move(waiter.result);
}

void GroupCommit::Work() {
  std::vector<Waiter*> batch;
  while (true) {
    batch.clear();
    {
      std::unique_lock lock(mutex_);
      arrived_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      const std::size_t count = std::min(queue_.size(), limits_.batch);
      const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(count);
      batch.assign(queue_.begin(), end);
      queue_.erase(queue_.begin(), end);
    }
    DoBatch(batch);
    const std::lock_guard lock(mutex_);
    for (Waiter* waiter : batch) {
      waiter->done = true;
      // Under the lock: the waiter is gone as soon as it sees `done`.
      waiter->answered.notify_one();
    }
  }
}

void GroupCommit::DoBatch(const std::vector<Waiter*>& batch) {
  Transaction transaction(*connection_, Connection::Purpose::kWrite);
  Status done = transaction.begun();
  if (done) done = RunJobs(batch);
  if (done) done = transaction.Commit();
  if (done) {
    committed_(*connection_);
    return;
  }
  // Nothing of the batch is on the disk; an error of a job's own says more than that of the commit.
  for (Waiter* waiter : batch) {
    if (waiter->result) waiter->result = done;
  }
}

// An error only if the transaction is lost; errors of single jobs are kept with them.
Status GroupCommit::RunJobs(const std::vector<Waiter*>& batch) {
  for (Waiter* waiter : batch) {
    if (auto kept = RunJob(*waiter); !kept) return kept;
    if (connection_->InTransaction()) continue;
    // A full disk makes SQLite roll back the whole transaction.
    return waiter->result ? Status(Unavailable("Giao dịch đã bị hủy; hãy gửi lại."))
                          : waiter->result;
  }
  return {};
}

Status GroupCommit::RunJob(Waiter& waiter) {
  if (auto begun = Post(*connection_, sql::kSavepoint); !begun) return begun;
  try {
    waiter.result = waiter.job(*connection_);
  } catch (const std::exception& error) {
    // One command that runs out of memory must not end the writer of all; its savepoint undoes it.
    waiter.result = Internal("Lỗi khi ghi; chưa lưu gì, hãy thử lại.", error.what());
  }
  // What the job has posted is its own, too: the next one begins when that is known to be done.
  const Status settled = connection_->Settle();
  if (waiter.result) waiter.result = settled;
  if (!connection_->InTransaction()) return {};
  if (!waiter.result) {
    if (auto undone = store::Run(*connection_, sql::kSavepointRollback); !undone) return undone;
  }
  return Post(*connection_, sql::kSavepointRelease);
}

}  // namespace sauro::store
