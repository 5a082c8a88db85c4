#include "store/group_commit.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {

GroupCommit::GroupCommit(
    std::unique_ptr<Connection> connection,
    HeldBack& held,
    std::function<void(Connection&)> committed,
    Limits limits
)
    : connection_(std::move(connection)),
      held_(held),
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

Status GroupCommit::Wait(Waiter&& waiter) {
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

bool GroupCommit::TakeWaiting(Batch& batch) {
  const std::size_t before = batch.size();
  while (!queue_.empty() && batch.size() < limits_.batch) {
    const bool alone = queue_.front()->alone || (!batch.empty() && batch.front()->alone);
    if (alone && !batch.empty()) break;
    batch.push_back(queue_.front());
    queue_.pop_front();
  }
  return batch.size() > before;
}

// Those whom the commit before has answered are often back while the jobs of others run: without
// this they would wait for two commits, and each commit would be for half of them.
bool GroupCommit::TakeLate(Batch& batch) {
  if (Clock::now() >= gather_until_) return false;
  const std::lock_guard lock(mutex_);
  return TakeWaiting(batch);
}

void GroupCommit::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    arrived_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    Batch batch;
    TakeWaiting(batch);
    lock.unlock();
    DoBatch(batch);
    lock.lock();
    for (Waiter* waiter : batch) {
      waiter->done = true;
      // Under the lock: the waiter is gone as soon as it sees `done`.
      waiter->answered.notify_one();
    }
  }
}

// A savepoint for each job costs a copy of every page that it changes, and jobs hardly ever fail
// behind their first change. So they go without; where one does fail so, all of them go again.
void GroupCommit::DoBatch(Batch& batch) {
  if (Together(batch, &GroupCommit::RunPlain) != Outcome::kTorn || batch.size() == 1) return;
  for (Waiter* waiter : batch) waiter->result = {};
  Together(batch, &GroupCommit::RunInParts);
}

// kTorn: what the jobs did cannot be committed, since one of them failed; their results are not
// final.
GroupCommit::Outcome GroupCommit::Together(Batch& batch, RunAll run) {
  Transaction transaction(*connection_, Connection::Purpose::kWrite);
  held_.Forget();
  Status done = transaction.begun();
  Outcome outcome = Outcome::kNotCommitted;
  if (done) {
    done = (this->*run)(batch);
    if (!done) outcome = Outcome::kTorn;
  }
  if (done) done = transaction.Commit();
  if (done) {
    committed_(*connection_);
    return Outcome::kCommitted;
  }
  // Nothing of the batch is on the disk; an error of a job's own says more than that of the commit.
  for (Waiter* waiter : batch) {
    if (waiter->result) waiter->result = done;
  }
  return outcome;
}

Status GroupCommit::Call(const Job& job) {
  try {
    return job(*connection_);
  } catch (const std::exception& error) {
    // One command that runs out of memory must not end the writer of all; what it did is undone.
    return Internal("Lỗi khi ghi; chưa lưu gì, hãy thử lại.", error.what());
  }
}

Status GroupCommit::RunPlain(Batch& batch) {
  gather_until_ = Clock::now() + limits_.gather;
  for (std::size_t i = 0; i < batch.size() || TakeLate(batch); ++i) {
    Waiter* const waiter = batch[i];
    const std::uint64_t before = connection_->Changes();
    waiter->result = Call(waiter->job);
    if (waiter->result) continue;
    // One that only refused leaves nothing to undo. Alone it may have done what no counter sees.
    const bool harmless = batch.size() > 1 && connection_->Changes() == before;
    if (!harmless || !connection_->InTransaction()) return waiter->result;
  }
  // Before the commit, so that what a job posted in vain is not taken for a failure of the commit.
  auto written = held_.Write(*connection_);
  return written ? connection_->Settle() : written;
}

// An error only if the transaction is lost; errors of single jobs are kept with them.
Status GroupCommit::RunInParts(Batch& batch) {
  for (Waiter* waiter : batch) {
    if (auto kept = RunPart(*waiter); !kept) return kept;
    if (connection_->InTransaction()) continue;
    // A full disk makes SQLite roll back the whole transaction.
    return waiter->result ? Status(Unavailable("Giao dịch đã bị hủy; hãy gửi lại."))
                          : waiter->result;
  }
  return {};
}

Status GroupCommit::RunPart(Waiter& waiter) {
  if (auto begun = Post(*connection_, sql::kSavepoint); !begun) return begun;
  waiter.result = Call(waiter.job);
  if (waiter.result) waiter.result = held_.Write(*connection_);
  // What the job has posted is its own, too: the next one begins when that is known to be done.
  const Status settled = connection_->Settle();
  if (waiter.result) waiter.result = settled;
  if (!connection_->InTransaction()) return {};
  if (!waiter.result) {
    held_.Forget();
    if (auto undone = store::Run(*connection_, sql::kSavepointRollback); !undone) return undone;
  }
  return Post(*connection_, sql::kSavepointRelease);
}

}  // namespace sauro::store
