#include "store/sqlite_connection.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <optional>
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

// Without counts of all memory: they cost a lock of the whole process for each allocation. Only
// before the first use of SQLite in the process; later they stay.
void LeaveOutCounts() {
  static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)done;
}

int OpenFlags(Connection::Mode mode) {
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_READWRITE;
  return mode == Connection::Mode::kCreate ? flags | SQLITE_OPEN_CREATE : flags;
}

}  // namespace

class SqliteStatement : public Statement {
 public:
  SqliteStatement(const SqliteConnection& connection, sqlite3_stmt* handle, const char* name)
      : connection_(connection), handle_(handle), name_(name) {
    // $1 is a name to SQLite: the place of the parameter depends on where it stands first.
    for (int number = 1; number <= kMaxParameters; ++number) {
      places_[static_cast<std::size_t>(number)] =
          sqlite3_bind_parameter_index(handle_, fmt::format("${}", number).c_str());
    }
  }
  ~SqliteStatement() override { sqlite3_finalize(handle_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  void BindNull(int number) override {
    if (const int place = PlaceOf(number)) Check(sqlite3_bind_null(handle_, place));
  }
  void BindInt(int number, std::int64_t value) override {
    if (const int place = PlaceOf(number)) Check(sqlite3_bind_int64(handle_, place, value));
  }
  void BindText(int number, std::string_view text) override {
    const int place = PlaceOf(number);
    if (place == 0) return;
    // An empty view may hold no pointer, which SQLite takes for NULL.
    const char* data = text.empty() ? "" : text.data();
    Check(sqlite3_bind_text64(handle_, place, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
  }
  void BindBytes(int number, std::string_view bytes) override {
    const int place = PlaceOf(number);
    if (place == 0) return;
    const char* data = bytes.empty() ? "" : bytes.data();
    Check(sqlite3_bind_blob64(handle_, place, data, bytes.size(), SQLITE_STATIC));
  }
  Result<bool> Step() override {
    if (bind_failure_) return *bind_failure_;
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return connection_.LastError(name_);
  }
  Status Post() override {
    for (;;) {
      const auto row = Step();
      if (!row) return row.error();
      if (!*row) return {};
    }
  }
  void Reset() override {
    sqlite3_reset(handle_);
    sqlite3_clear_bindings(handle_);
    bind_failure_.reset();
  }

  [[nodiscard]] int ColumnCount() const override { return sqlite3_column_count(handle_); }
  [[nodiscard]] ValueType TypeOf(int column) const override {
    switch (sqlite3_column_type(handle_, column)) {
      case SQLITE_NULL: return ValueType::kNull;
      case SQLITE_INTEGER: return ValueType::kInt;
      case SQLITE_BLOB: return ValueType::kBytes;
      default: return ValueType::kText;
    }
  }
  [[nodiscard]] std::int64_t IntAt(int column) const override {
    return sqlite3_column_int64(handle_, column);
  }
  [[nodiscard]] std::string_view ViewAt(int column) const override {
    // Text and blobs alike: text is UTF-8 in the file.
    const void* data = sqlite3_column_blob(handle_, column);
    const int size = sqlite3_column_bytes(handle_, column);
    return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
  }

 private:
  [[nodiscard]] int PlaceOf(int number) const {
    return number <= kMaxParameters ? places_[static_cast<std::size_t>(number)] : 0;
  }
  void Check(int code) {
    if (code != SQLITE_OK && !bind_failure_) bind_failure_ = connection_.LastError(name_);
  }

  const SqliteConnection& connection_;
  sqlite3_stmt* handle_;
  const char* name_;
  std::array<int, kMaxParameters + 1> places_{};
  std::optional<Error> bind_failure_;
};

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::Open(
    const std::string& path, Mode mode, std::int64_t cache_kib
) {
  LeaveOutCounts();
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, OpenFlags(mode), nullptr);
  // NOLINTNEXTLINE: the constructor is private
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(handle));
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

Status SqliteConnection::Configure(Mode mode, std::int64_t cache_kib) {
  sqlite3_busy_timeout(handle_, kBusyMs);
  sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 0);
  if (mode == Mode::kCreate) {
    if (auto set = RunScript("PRAGMA journal_mode = WAL"); !set) return set;
  }
  const std::string text = fmt::format(
      "PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA mmap_size = 0;"
      "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -{};"
      "PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 4000; PRAGMA query_only = "
      "{};",
      cache_kib,
      mode == Mode::kRead ? 1 : 0
  );
  return RunScript(text.c_str());
}

SqliteConnection::SqliteConnection(sqlite3* handle) : handle_(handle) {}

SqliteConnection::~SqliteConnection() {
  statements_.clear();
  sqlite3_close(handle_);
}

Status SqliteConnection::RunScript(const char* text) {
  const int code = sqlite3_exec(handle_, text, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? Status() : Status(LastError("script"));
}

Status SqliteConnection::WriteAnew() {
  // VACUUM attaches the copy that it makes; on the disk, since memory may not hold it.
  sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 1);
  const auto written = RunScript("PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY");
  sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 0);
  if (!written) return written;
  return Stream("PRAGMA wal_checkpoint(TRUNCATE)", "wal_checkpoint", [](const Row& row) -> Status {
    if (row.IntAt(0) == 0) return {};
    return Unavailable("Đang có nơi khác đọc cơ sở dữ liệu; hãy dừng các lệnh đó rồi chạy lại.");
  });
}

Result<Statement*> SqliteConnection::Prepare(
    const SqlText& sql, std::span<const ParameterType> /*types*/
) {
  if (const auto found = statements_.find(&sql); found != statements_.end()) {
    return found->second.get();
  }
  if (sql.sqlite == nullptr) return Internal("Câu lệnh không có cho SQLite.", sql.name);
  sqlite3_stmt* handle = nullptr;
  const int code =
      sqlite3_prepare_v3(handle_, sql.sqlite, -1, SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  if (code != SQLITE_OK) return LastError(sql.name);
  auto statement = std::make_unique<SqliteStatement>(*this, handle, sql.name);
  return statements_.emplace(&sql, std::move(statement)).first->second.get();
}

Status SqliteConnection::Stream(const char* text, const char* place, const TakeRow& take) {
  sqlite3_stmt* handle = nullptr;
  if (sqlite3_prepare_v2(handle_, text, -1, &handle, nullptr) != SQLITE_OK) return LastError(place);
  SqliteStatement rows(*this, handle, place);
  while (true) {
    auto row = rows.Step();
    if (!row) return row.error();
    if (!*row) return {};
    if (auto taken = take(rows); !taken) return taken;
  }
}

std::uint64_t SqliteConnection::Changes() const {
  return static_cast<std::uint64_t>(sqlite3_total_changes64(handle_));
}

Status SqliteConnection::Begin(Purpose purpose) {
  // The write lock at once, so that no transaction must be upgraded.
  return Run(*this, purpose == Purpose::kRead ? sql::kBeginRead : sql::kBeginWrite);
}

Status SqliteConnection::Commit() {
  return Run(*this, sql::kCommit);
}

void SqliteConnection::Rollback() {
  (void)Run(*this, sql::kRollback);
}

bool SqliteConnection::InTransaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}

Error SqliteConnection::LastError(const char* place) const {
  return ErrorOf(
      sqlite3_extended_errcode(handle_),
      sqlite3_system_errno(handle_),
      sqlite3_errmsg(handle_),
      place
  );
}

}  // namespace sauro::store
