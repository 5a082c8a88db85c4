#include "store/account_table.h"

#include <utility>

#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

constexpr std::int64_t kSevenDaysMs = std::int64_t{7} * 86'400'000;

usecase::Account ReadAccount(Query& row) {
  usecase::Account account;
  account.id = row.Identifier<domain::AccountId>();
  account.username = row.Text();
  account.display_name = row.Text();
  account.password_hash = row.Text();
  account.disabled = row.Bool();
  account.must_change = row.Bool();
  return account;
}

usecase::Session ReadSession(Query& row) {
  usecase::Session session;
  session.token_hash = row.Text();
  session.account = row.Identifier<domain::AccountId>();
  session.csrf_secret = row.Text();
  session.created_at = row.Instant();
  session.expires_at = row.Instant();
  return session;
}

template <typename Key>
Result<usecase::Account> FindOne(ConnectionSource& readers, const SqlText& sql, const Key& key) {
  auto lease = readers.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql, key);
  if (row.Next()) return ReadAccount(row);
  if (!row.status()) return row.status().error();
  return NotFound("Không có tài khoản này.");
}

// A change of one row, which must be there.
template <typename... Values>
Status ChangeOne(
    Connection& connection, const SqlText& sql, const char* missing, const Values&... values
) {
  Query changed(connection, sql, values...);
  if (changed.Next()) return {};
  return changed.status() ? Status(NotFound(missing)) : changed.status();
}

// What the account had opened.
Status EndAllOf(Connection& connection, const domain::AccountId& account, Instant now) {
  Status ended = store::Run(connection, sql::kSessionEndOfAccount, account, now);
  if (ended) ended = store::Run(connection, sql::kApiTokenEndOfAccount, account);
  return ended ? store::Run(connection, sql::kCalendarFeedEndOfAccount, account) : ended;
}

}  // namespace

Status AccountTable::AddAccount(const usecase::Account& account) {
  return commit_.Run([&](Connection& connection) -> Status {
    Query taken(connection, sql::kAccountByUsername, account.username);
    if (taken.Next()) return Conflict("Tên đăng nhập này đã có người dùng.", "username");
    if (!taken.status()) return taken.status();
    return store::Run(
        connection,
        sql::kAccountInsert,
        account.id,
        account.username,
        account.display_name,
        account.password_hash,
        account.disabled,
        account.must_change
    );
  });
}

Status AccountTable::ChangePassword(
    const domain::AccountId& account, const std::string& password_hash, bool must_change
) {
  return commit_.Run([&](Connection& connection) -> Status {
    auto changed = ChangeOne(
        connection,
        sql::kAccountPassword,
        "Không có tài khoản này.",
        account,
        password_hash,
        must_change
    );
    if (!changed) return changed;
    return EndAllOf(connection, account, clock_());
  });
}

Status AccountTable::ReplacePassword(
    const domain::AccountId& account, const std::string& old_hash, const std::string& password_hash
) {
  return commit_.Run([&](Connection& connection) -> Status {
    Query changed(connection, sql::kAccountPasswordReplace, account, password_hash, old_hash);
    if (!changed.Next()) {
      return changed.status() ? Conflict("Mật khẩu của tài khoản vừa được đặt lại ở nơi khác.")
                              : changed.status();
    }
    return EndAllOf(connection, account, clock_());
  });
}

Status AccountTable::SetDisabled(const domain::AccountId& account, bool disabled) {
  return commit_.Run([&](Connection& connection) -> Status {
    auto changed =
        ChangeOne(connection, sql::kAccountDisabled, "Không có tài khoản này.", account, disabled);
    if (!changed || !disabled) return changed;
    return EndAllOf(connection, account, clock_());
  });
}

Result<usecase::Account> AccountTable::FindByUsername(const std::string& username) {
  return FindOne(readers_, sql::kAccountByUsername, username);
}

Result<usecase::Account> AccountTable::FindAccount(const domain::AccountId& account) {
  return FindOne(readers_, sql::kAccountById, account);
}

Result<std::vector<usecase::Account>> AccountTable::ListAccounts() {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  std::vector<usecase::Account> accounts;
  Query rows(**lease, sql::kAccountList);
  while (rows.Next()) accounts.push_back(ReadAccount(rows));
  if (!rows.status()) return rows.status().error();
  return accounts;
}

Status AccountTable::AddSession(const usecase::Session& session) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(
        connection,
        sql::kSessionInsert,
        session.token_hash,
        session.account,
        session.csrf_secret,
        session.created_at,
        session.expires_at
    );
  });
}

Result<usecase::Session> AccountTable::FindSession(const std::string& token_hash) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql::kSessionByToken, token_hash);
  if (!row.Next()) {
    return row.status() ? NotFound("Không có phiên làm việc này.") : row.status().error();
  }
  return ReadSession(row);
}

Status AccountTable::ExtendSession(const std::string& token_hash, Instant expires_at) {
  return commit_.Run([&](Connection& connection) {
    return ChangeOne(
        connection,
        sql::kSessionExtend,
        "Phiên làm việc này đã kết thúc.",
        token_hash,
        expires_at,
        clock_()
    );
  });
}

Status AccountTable::EndSession(const std::string& token_hash) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(connection, sql::kSessionEnd, token_hash, clock_());
  });
}

Result<std::vector<usecase::Session>> AccountTable::ListSessions(
    const domain::AccountId& account, Instant now
) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  std::vector<usecase::Session> sessions;
  Query rows(**lease, sql::kSessionList, account, now);
  while (rows.Next()) sessions.push_back(ReadSession(rows));
  if (!rows.status()) return rows.status().error();
  return sessions;
}

Status AccountTable::EndSessionOf(const domain::AccountId& account, const std::string& token_hash) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(connection, sql::kSessionEndOne, account, clock_(), token_hash);
  });
}

Status AccountTable::EndOtherSessions(
    const domain::AccountId& account, const std::string& token_hash
) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(connection, sql::kSessionEndOthers, account, clock_(), token_hash);
  });
}

Status AccountTable::ForgetOldSessions(Instant now) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(connection, sql::kSessionForget, Instant{now.unix_ms - kSevenDaysMs});
  });
}

}  // namespace sauro::store
