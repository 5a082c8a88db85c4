#include "store/postgres_connection.h"

#include <endian.h>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "base/log.h"
#include "base/text.h"
#include "store/postgres_copy.h"
#include "store/postgres_row.h"
#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

constexpr int kBinary = 1;

using Answer = PostgresAnswer;

Oid OidOf(ParameterType type) {
  switch (type) {
    case ParameterType::kAny: return 0;
    case ParameterType::kInt: return kInt8Oid;
    case ParameterType::kText: return kTextOid;
    case ParameterType::kBytes: return kByteaOid;
  }
  return 0;
}

// What PostgreSQL itself says is for the administrator and stands in the log; people get an answer
// in their language.
Error ErrorOf(std::string_view state, const std::string& message, const char* place) {
  log::Warning("PostgreSQL", {{"said", message}, {"code", state}, {"statement", place}});
  if (state == "53100") {
    return {
        ErrorKind::kNoSpace,
        "Ổ đĩa của máy chủ PostgreSQL đã đầy nên chưa ghi được; dữ liệu đã lưu vẫn đọc được. Hãy "
        "báo người quản trị dọn chỗ rồi gửi lại.",
        place};
  }
  if (state == "42501") {
    return Forbidden("Tài khoản PostgreSQL không có quyền làm việc này.", place);
  }
  // Connection lost (none, 08), out of resources (53), stopped by an operator (57), not a system
  // error of ours (58), a lock or a conflict of transactions (40, 55), not writable: a replica
  // (25).
  for (const std::string_view kind : {"", "08", "25", "40", "53", "55", "57", "58"}) {
    if (state.substr(0, 2) != kind) continue;
    return Unavailable("Máy chủ PostgreSQL chưa trả lời được; hãy thử lại sau ít phút.", place);
  }
  return Internal(fmt::format("Lỗi cơ sở dữ liệu (mã PostgreSQL {}).", state), place);
}

}  // namespace

class PostgresStatement : public Statement, private PostgresReceiver {
 public:
  PostgresStatement(
      PostgresConnection& connection, const SqlText& sql, std::span<const ParameterType> types
  )
      : connection_(connection), sql_(sql), numbers_(types.size()) {
    for (const ParameterType type : types) types_.push_back(OidOf(type));
    values_.resize(types.size());
    lengths_.resize(types.size());
    formats_.assign(types.size(), kBinary);
  }

  void BindNull(int number) override { Set(number, nullptr, 0); }
  void BindInt(int number, std::int64_t value) override {
    std::uint64_t& kept = numbers_[static_cast<std::size_t>(number - 1)];
    kept = htobe64(static_cast<std::uint64_t>(value));
    Set(number, reinterpret_cast<const char*>(&kept), sizeof(kept));
  }
  void BindText(int number, std::string_view text) override { BindBytes(number, text); }
  void BindBytes(int number, std::string_view bytes) override {
    // An empty view may hold no pointer, which libpq takes for NULL.
    Set(number, bytes.empty() ? "" : bytes.data(), bytes.size());
  }

  Result<bool> Step() override {
    if (ask_failure_) return *ask_failure_;
    if (asked_) {
      asked_ = false;
      if (auto settled = connection_.Settle(); !settled) return settled.error();
    }
    if (!row_.HasAnswer()) {
      if (auto done = Execute(); !done) return done.error();
    }
    return row_.Advance();
  }
  Status Post() override {
    // Outside a transaction each statement is a commit of its own, which the caller waits for.
    if (!connection_.in_transaction_) return Execute();
    ++connection_.changes_;
    if (auto ready = MakeReady(); !ready) return ready;
    return Send(nullptr);
  }
  void Ask() override {
    if (!connection_.in_transaction_) return;
    Status sent = MakeReady();
    if (sent) sent = Send(this);
    asked_ = sent.ok();
    if (!sent) ask_failure_ = sent.error();
  }
  void Reset() override {
    if (asked_) connection_.pipeline_.Forget(*this);
    asked_ = false;
    ask_failure_.reset();
    row_.Set(nullptr);
  }

  [[nodiscard]] int ColumnCount() const override { return row_.ColumnCount(); }
  [[nodiscard]] ValueType TypeOf(int column) const override { return row_.TypeOf(column); }
  [[nodiscard]] std::int64_t IntAt(int column) const override { return row_.IntAt(column); }
  [[nodiscard]] std::string_view ViewAt(int column) const override { return row_.ViewAt(column); }

 private:
  void Set(int number, const char* data, std::size_t size) {
    const auto index = static_cast<std::size_t>(number - 1);
    values_[index] = data;
    lengths_[index] = static_cast<int>(size);
  }

  [[nodiscard]] int Count() const { return static_cast<int>(types_.size()); }

  void Take(Answer answer) override {
    asked_ = false;
    row_.Set(std::move(answer));
  }

  Status Execute() {
    const Status executed = ExecuteNow();
    const char* kind = row_.CommandKind();
    if (!executed || std::strncmp(kind, "SELECT", 6) != 0) ++connection_.changes_;
    return executed;
  }

  Status ExecuteNow() {
    if (!IsPrepared()) {
      if (auto settled = connection_.Settle(); !settled) return settled;
    }
    // One way to the server and back, also for what was sent before.
    if (!connection_.pipeline_.empty()) {
      if (auto sent = Send(this); !sent) return sent;
      return connection_.Settle();
    }
    Answer answer = Try();
    if (!Succeeded(answer.get()) && connection_.Recovered()) answer = Try();
    if (!Succeeded(answer.get())) return connection_.LastError(answer.get(), sql_.name);
    row_.Set(std::move(answer));
    return {};
  }

  // For sending without waiting.
  Status MakeReady() {
    if (IsPrepared() && !connection_.pipeline_.full()) return {};
    if (auto settled = connection_.Settle(); !settled) return settled;
    const Answer failed = PrepareOnce();
    if (failed == nullptr) return {};
    return connection_.LastError(failed.get(), sql_.name);
  }

  Status Send(PostgresReceiver* receiver) {
    const bool sent = connection_.pipeline_.Send(
        sql_.name, Count(), values_.data(), lengths_.data(), formats_.data(), receiver
    );
    return sent ? Status() : Status(connection_.LastError(nullptr, sql_.name));
  }

  [[nodiscard]] bool IsPrepared() const { return session_ == connection_.session_; }

  // Null where it is prepared now.
  Answer PrepareOnce() {
    if (IsPrepared()) return nullptr;
    Answer prepared(PQprepare(connection_.handle_, sql_.name, sql_.postgres, Count(), types_.data())
    );
    if (!Succeeded(prepared.get())) return prepared;
    session_ = connection_.session_;
    return nullptr;
  }

  Answer Try() {
    if (Answer failed = PrepareOnce()) return failed;
    return Answer(PQexecPrepared(
        connection_.handle_,
        sql_.name,
        Count(),
        values_.data(),
        lengths_.data(),
        formats_.data(),
        kBinary
    ));
  }

  PostgresConnection& connection_;
  const SqlText& sql_;
  std::uint64_t session_ = 0;
  std::vector<Oid> types_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
  std::vector<std::uint64_t> numbers_;
  PostgresRow row_;
  bool asked_ = false;  // its answer is on the way
  std::optional<Error> ask_failure_;
};

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::Open(
    const std::string& url, Mode mode
) {
  // NOLINTNEXTLINE: the constructor is private
  std::unique_ptr<PostgresConnection> connection(new PostgresConnection(url, mode));
  if (auto connected = connection->Connect(); !connected) return connected.error();
  return connection;
}

PostgresConnection::PostgresConnection(std::string url, Mode mode)
    : url_(std::move(url)), mode_(mode) {}

PostgresConnection::~PostgresConnection() {
  statements_.clear();
  PQfinish(handle_);
}

Status PostgresConnection::Connect() {
  PQfinish(handle_);
  ++session_;
  pipeline_.Attach(nullptr);
  // What stands in the address comes later and wins, but for the encoding.
  const std::array keys = {
      "connect_timeout",
      "tcp_user_timeout",
      "fallback_application_name",
      "dbname",
      "client_encoding",
      static_cast<const char*>(nullptr)};
  const std::array values = {
      "10", "30000", "sauro", url_.c_str(), "UTF8", static_cast<const char*>(nullptr)};
  handle_ = PQconnectdbParams(keys.data(), values.data(), 1);
  pipeline_.Attach(handle_);
  if (PQstatus(handle_) != CONNECTION_OK) return LastError(nullptr, "connect");
  PQsetNoticeProcessor(
      handle_,
      [](void* /*none*/, const char* text) {
        log::Warning("PostgreSQL", {{"notice", std::string(Trim(text))}});
      },
      nullptr
  );
  const Answer set(PQexec(
      handle_,
      mode_ == Mode::kRead ? "SET client_min_messages = warning; SET TIME ZONE 'UTC';"
                             "SET default_transaction_read_only = on"
                           : "SET client_min_messages = warning; SET TIME ZONE 'UTC';"
                             "SELECT set_config('synchronous_commit', 'on', false) "
                             "WHERE current_setting('synchronous_commit') IN ('off', 'local')"
  ));
  if (!Succeeded(set.get())) return LastError(set.get(), "connect");
  return {};
}

bool PostgresConnection::Recovered() {
  // Never within a transaction: what follows would be done without what went before.
  if (PQstatus(handle_) == CONNECTION_OK || in_transaction_) return false;
  return Connect().ok();
}

Status PostgresConnection::Settle() {
  if (pipeline_.empty()) return {};
  const auto outcome = pipeline_.Take();
  return outcome.done ? Status() : Status(FailureOf(outcome));
}

Error PostgresConnection::FailureOf(const PostgresPipeline::Outcome& outcome) {
  const Error failure = LastError(outcome.failure.get(), outcome.place);
  // Without the bounds of the parts nobody could say which of them would be committed.
  if (outcome.place == sql::kSavepoint.name || outcome.place == sql::kSavepointRelease.name) {
    Rollback();
  }
  return failure;
}

Status PostgresConnection::RunScript(const char* text) {
  if (auto settled = Settle(); !settled) return settled;
  const Answer answer(PQexec(handle_, text));
  return Succeeded(answer.get()) ? Status() : Status(LastError(answer.get(), "script"));
}

Result<Statement*> PostgresConnection::Prepare(
    const SqlText& sql, std::span<const ParameterType> types
) {
  if (const auto found = statements_.find(&sql); found != statements_.end()) {
    return found->second.get();
  }
  if (sql.postgres == nullptr) return Internal("Câu lệnh không có cho PostgreSQL.", sql.name);
  auto statement = std::make_unique<PostgresStatement>(*this, sql, types);
  return statements_.emplace(&sql, std::move(statement)).first->second.get();
}

Status PostgresConnection::Stream(const char* text, const char* place, const TakeRow& take) {
  if (auto settled = Settle(); !settled) return settled;
  const auto send = [&] {
    return PQsendQueryParams(handle_, text, 0, nullptr, nullptr, nullptr, nullptr, kBinary) == 1;
  };
  if (!send() && !(Recovered() && send())) return LastError(nullptr, place);
  PQsetSingleRowMode(handle_);
  Status status;
  PostgresRow row;
  // All of the answer must be taken, also after a failure.
  while (PGresult* result = PQgetResult(handle_)) {
    Answer answer(result);
    if (!status) continue;
    if (!Succeeded(answer.get())) {
      status = LastError(answer.get(), place);
      continue;
    }
    row.Set(std::move(answer));
    while (status && row.Advance()) status = take(row);
  }
  return status;
}

Status PostgresConnection::PutRows(const char* table, const GiveRows& give) {
  if (auto settled = Settle(); !settled) return settled;
  ++changes_;
  const std::string command = fmt::format("COPY {} FROM STDIN (FORMAT binary)", table);
  const Answer begun(PQexec(handle_, command.c_str()));
  if (PQresultStatus(begun.get()) != PGRES_COPY_IN) return LastError(begun.get(), table);
  PostgresCopy copy(handle_);
  Status status = give([&](const Row& row) { return copy.Add(row); });
  const auto ended = copy.End(!status.ok());
  if (status) status = ended;
  while (PGresult* result = PQgetResult(handle_)) {
    const Answer answer(result);
    // Given again and again where its end could not be sent: the connection is gone.
    if (PQresultStatus(answer.get()) == PGRES_COPY_IN) break;
    if (status && !Succeeded(answer.get())) status = LastError(answer.get(), table);
  }
  return status;
}

Status PostgresConnection::Begin(Purpose purpose) {
  if (purpose == Purpose::kWrite) {
    auto begun = BeginWrite();
    return !begun && Recovered() ? BeginWrite() : begun;
  }
  const bool write = purpose == Purpose::kWriteBeside;
  if (auto begun = Run(*this, write ? sql::kBeginWrite : sql::kBeginRead); !begun) return begun;
  in_transaction_ = true;
  return {};
}

// The transaction and its lock in one way to the server and back.
Status PostgresConnection::BeginWrite() {
  in_transaction_ = true;
  auto begun = Post(*this, sql::kBeginWrite);
  if (begun) begun = Run(*this, sql::kWriteLock);
  if (!begun) Rollback();
  return begun;
}

Status PostgresConnection::Commit() {
  // PostgreSQL answers the COMMIT of a failed transaction with success, and rolls back. Where what
  // was sent before it fails, the server skips it.
  if (PQtransactionStatus(handle_) == PQTRANS_INERROR) {
    Rollback();
    return Unavailable("Giao dịch đã bị hủy; hãy gửi lại.", "commit");
  }
  auto committed = Run(*this, sql::kCommit);
  if (!committed) Rollback();
  in_transaction_ = false;
  return committed;
}

void PostgresConnection::Rollback() {
  // What fails here was undone by the server, or is undone when the connection ends.
  if (!pipeline_.empty()) (void)pipeline_.Take();
  if (PQtransactionStatus(handle_) != PQTRANS_IDLE) (void)Run(*this, sql::kRollback);
  in_transaction_ = false;
}

Result<bool> PostgresConnection::WaitForNotice(int other, int wait_ms) {
  const auto noticed = [&] {
    bool any = false;
    while (PGnotify* notice = PQnotifies(handle_)) {
      PQfreemem(notice);
      any = true;
    }
    return any;
  };
  if (noticed()) return true;
  std::array<pollfd, 2> waits = {pollfd{PQsocket(handle_), POLLIN, 0}, pollfd{other, POLLIN, 0}};
  if (poll(waits.data(), waits.size(), wait_ms) < 0 && errno != EINTR) {
    return Unavailable(std::string("poll: ") + std::strerror(errno));
  }
  if (waits[0].revents != 0 && PQconsumeInput(handle_) == 0) return LastError(nullptr, "listen");
  return noticed();
}

Error PostgresConnection::LastError(const pg_result* result, const char* place) const {
  const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char* primary =
      result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  const std::string_view message = primary != nullptr ? primary : PQerrorMessage(handle_);
  return ErrorOf(state == nullptr ? "" : state, std::string(Trim(message)), place);
}

}  // namespace sauro::store
