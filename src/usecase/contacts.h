#pragma once
// Where and when a person wants to be told: outside the ledger, where it can be erased.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "usecase/app.h"

namespace sauro::usecase {

struct Contact {
  domain::AccountId account;
  std::string email;  ///< lower case; empty: no mail
  std::string phone;  ///< digits, perhaps after a +; empty: no text message
  std::int32_t digest_hour = domain::kDefaultDigestHour;
  bool bounced = false;  ///< the mail server said that there is no such address
};

/// Durable. Thread-safe. Errors: kUnavailable, kNoSpace, kInternal; others as named.
class ContactStore {
 public:
  virtual ~ContactStore() = default;
  /// Defaults where nothing was put.
  virtual Result<Contact> FindContact(const domain::AccountId& account) = 0;
  /// All that were put.
  virtual Result<std::vector<Contact>> ListContacts() = 0;
  /// Puts all of it. kConflict: the address is another account's.
  virtual Status PutContact(const Contact& contact) = 0;
  /// Only if `email` is still the address of the account.
  virtual Status MarkBounced(const domain::AccountId& account, const std::string& email) = 0;
};

/// The own contact as it was typed.
struct ContactInput {
  std::string email;
  std::string phone;
  std::string digest_hour;
};

/// An address that is put anew is tried anew, also where it is the old one. Errors: kInvalid with
/// place "thu_dien_tu", "so_dien_thoai" or "gio_nhan"; kConflict with place "thu_dien_tu": another
/// account has it, and a person gets at most one message an hour.
Status ChangeOwnContact(App& app, const Principal& who, const ContactInput& input);

}  // namespace sauro::usecase
