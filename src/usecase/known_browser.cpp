#include "usecase/known_browser.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "usecase/secrets.h"

namespace sauro::usecase {
namespace {

constexpr std::size_t kNameHex = 32;
constexpr std::size_t kItem = kNameHex + kProofHex;
constexpr std::size_t kMaxItems = 4;
constexpr char kBetween = '.';

std::string ProofOf(const Account& account, std::string_view name) {
  std::string said = "sauro browser\n" + account.id.value + '\n';
  said.append(name);
  return ProofHex(account.password_hash, said);
}

std::vector<std::string_view> ItemsOf(std::string_view cookie) {
  std::vector<std::string_view> items;
  if (cookie.size() > kMaxItems * (kItem + 1)) return items;
  while (cookie.size() >= kItem) {
    const std::string_view item = cookie.substr(0, cookie.find(kBetween));
    if (item.size() == kItem) items.push_back(item);
    cookie.remove_prefix(std::min(cookie.size(), item.size() + 1));
  }
  return items;
}

bool Proves(const Account& account, std::string_view item) {
  return SameSecret(ProofOf(account, item.substr(0, kNameHex)), item.substr(kNameHex));
}

}  // namespace

std::string KnownBrowser(const Account& account, std::string_view cookie) {
  if (account.password_hash.empty()) return {};
  for (const std::string_view item : ItemsOf(cookie)) {
    if (Proves(account, item)) return std::string(item.substr(0, kNameHex));
  }
  return {};
}

std::string KnownBrowser(App& app, std::string_view username, std::string_view cookie) {
  if (ItemsOf(cookie).empty()) return {};
  const auto account = app.accounts.FindByUsername(ToLower(Trim(username)));
  return account ? KnownBrowser(*account, cookie) : std::string();
}

std::string WithAccount(const Account& account, std::string_view cookie) {
  std::string name = KnownBrowser(account, cookie);
  if (name.empty()) name = RandomHex(kNameHex / 2);
  std::string out = name + ProofOf(account, name);
  std::size_t count = 1;
  for (const std::string_view item : ItemsOf(cookie)) {
    if (count == kMaxItems || Proves(account, item)) continue;
    out += kBetween;
    out.append(item);
    ++count;
  }
  return out;
}

}  // namespace sauro::usecase
