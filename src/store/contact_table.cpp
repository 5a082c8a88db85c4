#include "store/contact_table.h"

#include <utility>

#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

usecase::Contact ReadContact(Query& row) {
  usecase::Contact contact;
  contact.account = row.Identifier<domain::AccountId>();
  contact.email = row.Text();
  contact.phone = row.Text();
  contact.digest_hour = static_cast<std::int32_t>(row.Int());
  contact.bounced = row.Bool();
  return contact;
}

}  // namespace

Result<usecase::Contact> ContactTable::FindContact(const domain::AccountId& account) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql::kContactByAccount, account);
  if (row.Next()) return ReadContact(row);
  if (!row.status()) return row.status().error();
  usecase::Contact none;
  none.account = account;
  return none;
}

Result<std::vector<usecase::Contact>> ContactTable::ListContacts() {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  std::vector<usecase::Contact> contacts;
  Query rows(**lease, sql::kContactList);
  while (rows.Next()) contacts.push_back(ReadContact(rows));
  if (!rows.status()) return rows.status().error();
  return contacts;
}

Status ContactTable::PutContact(const usecase::Contact& contact) {
  return commit_.Run([&](Connection& connection) -> Status {
    if (!contact.email.empty()) {
      Query taken(connection, sql::kContactByEmail, contact.email, contact.account);
      if (taken.Next()) {
        return Conflict(
            "Địa chỉ này đã dùng cho một tài khoản khác. Vui lòng nhập địa chỉ khác.", "thu_dien_tu"
        );
      }
      if (!taken.status()) return taken.status();
    }
    return store::Run(
        connection,
        sql::kContactPut,
        contact.account,
        contact.email,
        contact.phone,
        contact.digest_hour,
        contact.bounced
    );
  });
}

Status ContactTable::MarkBounced(const domain::AccountId& account, const std::string& email) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(connection, sql::kContactBounced, account, email);
  });
}

}  // namespace sauro::store
