#include "store/api_token_table.h"

#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

usecase::ApiToken ReadToken(Query& row) {
  usecase::ApiToken token;
  token.hash = row.Text();
  token.account = row.Identifier<domain::AccountId>();
  token.name = row.Text();
  // What a later release wrote and this one does not know may do the least.
  token.scope = usecase::TokenScopeFromCode(row.Text()).value_or(usecase::TokenScope::kRead);
  token.created_at = row.Instant();
  token.expires_at = row.Instant();
  token.used_on = row.OptionalDay();
  return token;
}

}  // namespace

Status ApiTokenTable::Add(const usecase::ApiToken& token) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(
        connection,
        sql::kApiTokenInsert,
        token.hash,
        token.account,
        token.name,
        std::string(usecase::CodeOf(token.scope)),
        token.created_at,
        token.expires_at
    );
  });
}

Result<usecase::ApiToken> ApiTokenTable::Find(const std::string& hash) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql::kApiTokenFind, hash);
  if (!row.Next()) {
    return row.status() ? NotFound("Không có khóa truy cập này.") : row.status().error();
  }
  return ReadToken(row);
}

Result<std::vector<usecase::ApiToken>> ApiTokenTable::List(const domain::AccountId& account) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  std::vector<usecase::ApiToken> tokens;
  Query rows(**lease, sql::kApiTokenList, account);
  while (rows.Next()) tokens.push_back(ReadToken(rows));
  if (!rows.status()) return rows.status().error();
  return tokens;
}

Status ApiTokenTable::MarkUsed(const std::string& hash, Day day) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(connection, sql::kApiTokenUsed, hash, day);
  });
}

Status ApiTokenTable::Remove(const domain::AccountId& account, const std::string& hash) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(connection, sql::kApiTokenRemove, account, hash);
  });
}

}  // namespace sauro::store
