#include "usecase/known_browser.h"

#include <sodium.h>

#include <array>
#include <vector>

#include "base/text.h"

namespace sauro::usecase {
namespace {

constexpr std::size_t kNameHex = 32;
constexpr std::size_t kProofHex = std::size_t{2} * crypto_auth_hmacsha256_BYTES;
constexpr std::size_t kItem = kNameHex + kProofHex;
constexpr std::size_t kMaxItems = 4;
constexpr char kBetween = '.';

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string Hex(const unsigned char* bytes, std::size_t size) {
  std::string hex(size * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes, size);
  hex.pop_back();
  return hex;
}

std::string ProofOf(const Account& account, std::string_view name) {
  std::string said = "sauro browser\n" + account.id.value + '\n';
  said.append(name);
  crypto_auth_hmacsha256_state state;
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> proof{};
  const std::string& key = account.password_hash;
  crypto_auth_hmacsha256_init(&state, Bytes(key), key.size());
  crypto_auth_hmacsha256_update(&state, Bytes(said), said.size());
  crypto_auth_hmacsha256_final(&state, proof.data());
  return Hex(proof.data(), proof.size());
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
  const std::string proof = ProofOf(account, item.substr(0, kNameHex));
  return sodium_memcmp(proof.data(), item.data() + kNameHex, kProofHex) == 0;
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
  if (name.empty()) {
    std::array<unsigned char, kNameHex / 2> random{};
    randombytes_buf(random.data(), random.size());
    name = Hex(random.data(), random.size());
  }
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
