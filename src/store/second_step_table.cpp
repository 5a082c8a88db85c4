#include "store/second_step_table.h"

#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

// A change of one row, which must be as the statement asks.
template <typename... Values>
Status ChangeOne(
    Committer& commit, const SqlText& sql, const char* otherwise, const Values&... values
) {
  return commit.Run([&](Connection& connection) -> Status {
    Query changed(connection, sql, values...);
    if (changed.Next()) return {};
    return changed.status() ? Conflict(otherwise) : changed.status();
  });
}

}  // namespace

Result<std::optional<usecase::SecondStep>> SecondStepTable::Find(const domain::AccountId& account) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql::kSecondStepFind, account);
  if (!row.Next()) {
    if (!row.status()) return row.status().error();
    return std::optional<usecase::SecondStep>();
  }
  usecase::SecondStep step;
  step.secret = row.Text();
  step.on = row.Bool();
  step.last_step = row.Int();
  step.recovery = row.Text();
  return std::optional(std::move(step));
}

Status SecondStepTable::Begin(const domain::AccountId& account, const std::string& secret) {
  return ChangeOne(
      commit_, sql::kSecondStepBegin, "Xác thực hai bước đang bật; hãy tắt trước.", account, secret
  );
}

Status SecondStepTable::TurnOn(const domain::AccountId& account, const usecase::SecondStep& step) {
  return ChangeOne(
      commit_,
      sql::kSecondStepOn,
      "Mã QR này đã được thay bằng mã khác; hãy quét lại.",
      account,
      step.secret,
      step.last_step,
      step.recovery
  );
}

Status SecondStepTable::TakeStep(const domain::AccountId& account, std::int64_t step) {
  return ChangeOne(commit_, sql::kSecondStepTake, "Mã này đã được dùng.", account, step);
}

Status SecondStepTable::ReplaceRecovery(
    const domain::AccountId& account, const std::string& before, const std::string& after
) {
  return ChangeOne(
      commit_, sql::kSecondStepRecovery, "Mã dự phòng này đã được dùng.", account, before, after
  );
}

Status SecondStepTable::Remove(const domain::AccountId& account) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(connection, sql::kSecondStepRemove, account);
  });
}

}  // namespace sauro::store
