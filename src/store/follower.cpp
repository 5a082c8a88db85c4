#include "store/follower.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/log.h"
#include "store/fact_table.h"
#include "store/postgres_connection.h"
#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

// Also without a notification the head is looked at: what a lost connection did not say.
constexpr int kLookEveryMs = 5'000;
constexpr int kTryAgainMs = 1'000;
constexpr int kWatchEveryMs = 300;

void Raise(std::atomic<std::uint64_t>& published, std::uint64_t position) {
  std::uint64_t before = published.load(std::memory_order_acquire);
  while (before < position &&
         !published.compare_exchange_weak(before, position, std::memory_order_acq_rel)) {
  }
}

}  // namespace

void Longest::Saw(std::uint64_t size, const crypto::Hash& root) {
  const std::lock_guard lock(mutex_);
  if (size > seen_.size) seen_ = {size, root};
}

Result<bool> Longest::IsBegunBy(Connection& connection) const {
  crypto::TreeRoot seen;
  {
    const std::lock_guard lock(mutex_);
    seen = seen_;
  }
  FactTable facts(connection);
  const auto root = ledger::RootOfNode(facts, {0, seen.size});
  if (root) return *root == seen.root;
  return root.error().kind == ErrorKind::kNotFound ? Result<bool>(false) : root.error();
}

Status Publish(Connection& connection, Published& published) {
  // Read before the ledger is: other threads raise it meanwhile.
  const std::uint64_t known = published.head.load(std::memory_order_acquire);
  auto newest = FactTable(connection).Newest();
  if (!newest) return newest.error();
  if (newest->head.value < known && !published.cut.exchange(true)) {
    log::Error(
        "the ledger has become shorter", {{"facts", newest->head.value}, {"facts_before", known}}
    );
  }
  if (published.cut.load() && newest->head.value >= known) {
    const auto is_back = published.longest.IsBegunBy(connection);
    if (!is_back) return is_back.error();
    if (*is_back && published.cut.exchange(false)) {
      log::Warning("the ledger is as long as it was, and the same", {{"facts", known}});
    }
  }
  published.longest.Saw(newest->head.value, newest->root);
  // In this order: who sees the new head asks with the new erasure.
  Raise(published.erased, newest->erased.value);
  Raise(published.head, newest->head.value);
  return {};
}

Result<std::unique_ptr<Follower>> Follower::Start(const Database& database, Published& published) {
  auto connection = database.Open(Connection::Mode::kRead);
  if (!connection) return connection.error();
  const int stop = eventfd(0, EFD_CLOEXEC);
  if (stop < 0) return Unavailable("Hệ điều hành không cho thêm tệp mở (eventfd).");
  // NOLINTNEXTLINE: the constructor is private
  std::unique_ptr<Follower> follower(new Follower(stop, published));
  follower->connection_ = std::move(*connection);
  const bool listens = database.engine() == Engine::kPostgres;
  follower->thread_ = std::thread([made = follower.get(), listens] {
    listens ? made->Listen(*made->connection_) : made->Watch(*made->connection_);
  });
  return follower;
}

Follower::~Follower() {
  stopping_ = true;
  (void)eventfd_write(stop_, 1);
  if (thread_.joinable()) thread_.join();
  close(stop_);
}

void Follower::Listen(Connection& connection) {
  auto& notices = static_cast<PostgresConnection&>(connection);
  while (!stopping_) {
    // Each time anew: a connection that was lost has come back without LISTEN. The head is read
    // after it, so that nothing is missed in between.
    Status status = Run(connection, sql::kListen);
    if (status) {
      (void)Publish(connection, published_);
      const auto noticed = notices.WaitForNotice(stop_, kLookEveryMs);
      if (!noticed) status = noticed.error();
    }
    published_.answers.store(status.ok());
    if (status) continue;
    log::Warning("PostgreSQL does not answer the follower", {{"reason", status.error().Text()}});
    Wait(kTryAgainMs);
  }
}

namespace {

Result<std::int64_t> DataVersion(Connection& connection) {
  Query row(connection, sql::kDataVersion);
  if (row.Next()) return row.Int();
  return row.status() ? Unavailable("SQLite không cho biết phiên bản dữ liệu.")
                      : row.status().error();
}

}  // namespace

void Follower::Watch(Connection& connection) {
  std::int64_t seen = -1;
  while (!stopping_) {
    const auto version = DataVersion(connection);
    published_.answers.store(version.ok());
    if (version && *version != seen) {
      if (auto looked = Publish(connection, published_)) seen = *version;
    }
    Wait(version ? kWatchEveryMs : kTryAgainMs);
  }
}

void Follower::Wait(int milliseconds) const {
  pollfd stop{stop_, POLLIN, 0};
  (void)poll(&stop, 1, milliseconds);
}

}  // namespace sauro::store
