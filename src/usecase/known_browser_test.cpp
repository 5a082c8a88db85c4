#include "usecase/known_browser.h"

#include <gtest/gtest.h>

namespace sauro::usecase {
namespace {

Account Of(const std::string& id) {
  Account account;
  account.id = domain::AccountId(id);
  account.password_hash = "$argon2id$of-" + id;
  return account;
}

TEST(KnownBrowser, ProvesTheAccountUntilItsPasswordChanges) {
  Account one = Of("one");
  const std::string cookie = WithAccount(one, "");
  const std::string name = KnownBrowser(one, cookie);
  EXPECT_EQ(name.size(), 32U);
  EXPECT_EQ(WithAccount(one, cookie), cookie) << "the browser keeps its name";
  EXPECT_EQ(KnownBrowser(Of("two"), cookie), "");
  one.password_hash += "x";
  EXPECT_EQ(KnownBrowser(one, cookie), "");
}

TEST(KnownBrowser, SeveralPeopleAtOneBrowser_TheNewestFourAreKnown) {
  std::string cookie;
  for (const char* id : {"a", "b", "c", "d", "e"}) cookie = WithAccount(Of(id), cookie);
  for (const char* id : {"b", "c", "d", "e"}) EXPECT_NE(KnownBrowser(Of(id), cookie), "") << id;
  EXPECT_EQ(KnownBrowser(Of("a"), cookie), "");
}

TEST(KnownBrowser, HostileCookies_ProveNothingAndAreNotKept) {
  Account one = Of("one");
  const std::string good = WithAccount(one, "");
  std::string forged = good;
  forged.back() = forged.back() == '0' ? '1' : '0';
  for (const std::string& cookie :
       {forged,
        good.substr(1),
        std::string(96, '.'),
        std::string(100'000, 'a'),
        std::string(".")}) {
    EXPECT_EQ(KnownBrowser(one, cookie), "");
    EXPECT_LE(WithAccount(one, cookie).size(), 4U * 97U);
  }
  one.password_hash.clear();
  EXPECT_EQ(KnownBrowser(one, WithAccount(one, "")), "") << "no hash, no secret";
}

}  // namespace
}  // namespace sauro::usecase
