#pragma once
// Where people are told, in the database.

#include "store/connection_source.h"
#include "store/group_commit.h"
#include "usecase/contacts.h"

namespace sauro::store {

/// `readers` and `commit` live longer than this.
class ContactTable : public usecase::ContactStore {
 public:
  ContactTable(ConnectionSource& readers, Committer& commit) : readers_(readers), commit_(commit) {}

  Result<usecase::Contact> FindContact(const domain::AccountId& account) override;
  Result<std::vector<usecase::Contact>> ListContacts() override;
  Status PutContact(const usecase::Contact& contact) override;
  Status MarkBounced(const domain::AccountId& account, const std::string& email) override;

 private:
  ConnectionSource& readers_;
  Committer& commit_;
};

}  // namespace sauro::store
