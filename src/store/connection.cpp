#include "store/connection.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <utility>

#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

constexpr int kBusyMs = 10'000;
constexpr int kMaxParameters = 32;

bool IsDiskFull(int code, int system_error) {
  if ((code & 0xFF) == SQLITE_FULL) return true;
  if ((code & 0xFF) != SQLITE_IOERR) return false;
  // EFBIG: the limit on the size of files, which an administrator sets instead of a small disk.
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

Error ErrorOf(int code, int system_error, const char* message, const char* place) {
  if (IsDiskFull(code, system_error)) {
    return {
        ErrorKind::kNoSpace,
        "Ổ đĩa đã đầy nên chưa ghi được; dữ liệu đã lưu vẫn đọc được. Hãy báo người quản trị dọn "
        "chỗ rồi gửi lại.",
        place};
  }
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Unavailable("Cơ sở dữ liệu đang bận; hãy thử lại sau ít phút.", place);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
      return Unavailable(
          fmt::format("Không truy cập được cơ sở dữ liệu ({}, mã {}).", message, code), place
      );
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Internal(
          fmt::format("Tệp cơ sở dữ liệu bị hỏng ({}); hãy khôi phục từ bản sao lưu.", message),
          place
      );
    default: return Internal(fmt::format("Lỗi cơ sở dữ liệu: {} (mã {}).", message, code), place);
  }
}

int OpenFlags(Connection::Mode mode) {
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_READWRITE;
  return mode == Connection::Mode::kCreate ? flags | SQLITE_OPEN_CREATE : flags;
}

}  // namespace

Result<std::unique_ptr<Connection>> Connection::Open(
    const std::string& path, Mode mode, std::int64_t cache_kib
) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, OpenFlags(mode), nullptr);
  // NOLINTNEXTLINE: the constructor is private
  std::unique_ptr<Connection> connection(new Connection(handle));
  if (code != SQLITE_OK) {
    const int system_error = handle == nullptr ? 0 : sqlite3_system_errno(handle);
    if (system_error == ENOENT) return NotFound("Không có cơ sở dữ liệu ở đây.", path);
    return ErrorOf(code, system_error, sqlite3_errstr(code), path.c_str());
  }
  if (auto configured = connection->Configure(mode, cache_kib); !configured) {
    return configured.error();
  }
  return connection;
}

Status Connection::Configure(Mode mode, std::int64_t cache_kib) {
  sqlite3_busy_timeout(handle_, kBusyMs);
  sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 0);
  if (mode == Mode::kCreate) {
    if (auto set = RunScript("PRAGMA journal_mode = WAL"); !set) return set;
  }
  const std::string text = fmt::format(
      "PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA mmap_size = 0;"
      "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -{};"
      "PRAGMA journal_size_limit = 67108864; PRAGMA query_only = {};",
      cache_kib,
      mode == Mode::kRead ? 1 : 0
  );
  return RunScript(text.c_str());
}

Connection::~Connection() {
  ForgetStatements();
  sqlite3_close(handle_);
}

void Connection::ForgetStatements() {
  for (auto& [sql, prepared] : statements_) sqlite3_finalize(prepared.handle);
  statements_.clear();
}

Status Connection::RunScript(const char* text) {
  const int code = sqlite3_exec(handle_, text, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? Status() : Status(LastError("script"));
}

Result<Prepared*> Connection::Prepare(const SqlText& sql) {
  if (const auto found = statements_.find(&sql); found != statements_.end()) return &found->second;
  Prepared prepared;
  const int code = sqlite3_prepare_v3(
      handle_, sql.text, -1, SQLITE_PREPARE_PERSISTENT, &prepared.handle, nullptr
  );
  if (code != SQLITE_OK) return LastError(sql.name);
  for (int number = 1; number <= kMaxParameters; ++number) {
    prepared.parameters.push_back(
        sqlite3_bind_parameter_index(prepared.handle, fmt::format("${}", number).c_str())
    );
  }
  return &statements_.emplace(&sql, std::move(prepared)).first->second;
}

bool Connection::InTransaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}

Error Connection::LastError(const char* place) const {
  return ErrorOf(
      sqlite3_extended_errcode(handle_),
      sqlite3_system_errno(handle_),
      sqlite3_errmsg(handle_),
      place
  );
}

Transaction::Transaction(Connection& connection, const SqlText& begin)
    : connection_(connection), begun_(Run(connection, begin)) {}

Transaction::~Transaction() {
  // Nothing is lost where rolling back fails: what was not committed is not there.
  if (begun_ && connection_.InTransaction()) (void)Run(connection_, sql::kRollback);
}

Status Transaction::Commit() {
  return Run(connection_, sql::kCommit);
}

}  // namespace sauro::store
