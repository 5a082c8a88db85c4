#include "usecase/own_password.h"

#include <string>

#include "usecase/hashing_places.h"
#include "usecase/sign_in.h"

namespace sauro::usecase {

Status CheckOwnPassword(
    App& app, const Principal& who, std::string_view password, std::string_view place
) {
  const HashingPlace hashing({"account " + who.account.value, true});
  if (const Status& taken = hashing.Taken(); !taken) return taken;
  auto account = app.accounts.FindAccount(who.account);
  if (!account) return account.error();
  if (password.size() > kMaxPassword || !PasswordMatches(account->password_hash, password)) {
    return Invalid("Mật khẩu hiện tại không đúng.", std::string(place));
  }
  return {};
}

}  // namespace sauro::usecase
