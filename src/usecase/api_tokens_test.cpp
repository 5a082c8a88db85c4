#include "usecase/api_tokens.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "usecase/ports_for_test.h"
#include "usecase/sign_in.h"

namespace sauro::usecase {
namespace {

constexpr const char* kPassword = "mat-khau-dung";
constexpr std::int64_t kDayMs = 86'400'000;

class OneAccount : public NoAccounts {
 public:
  Account account;
  Result<Account> FindAccount(const domain::AccountId&) override { return account; }
};

class SomeTokens : public ApiTokenStore {
 public:
  std::vector<ApiToken> kept;

  Status Add(const ApiToken& token) override {
    kept.push_back(token);
    return {};
  }
  Result<ApiToken> Find(const std::string& hash) override {
    for (const ApiToken& each : kept) {
      if (each.hash == hash) return each;
    }
    return NotFound("none");
  }
  Result<std::vector<ApiToken>> List(const domain::AccountId&) override { return kept; }
  Status MarkUsed(const std::string& hash, Day day) override {
    for (ApiToken& each : kept) {
      if (each.hash == hash) each.used_on = day;
    }
    return {};
  }
  Status Remove(const domain::AccountId& account, const std::string& hash) override {
    std::erase_if(kept, [&](const ApiToken& each) {
      return each.account == account && each.hash == hash;
    });
    return {};
  }
};

class Posts : public MemoryQueries {
 public:
  std::string role = "editor";
  Result<views::Appointment> FindAppointment(const domain::AccountId& id, Position) override {
    return views::Appointment{id, role, std::nullopt};
  }
};

class ApiTokensTest : public testing::Test {
 protected:
  ApiTokensTest() {
    app_.tokens = &tokens_;
    accounts_.account.id = domain::AccountId("a");
    accounts_.account.password_hash = *HashPassword(kPassword);
    who_.account = accounts_.account.id;
  }
  Result<std::string> Issue(TokenScope scope = TokenScope::kRead, std::int32_t days = 30) {
    return IssueToken(app_, who_, {"Bảng ở sảnh", scope, days, kPassword});
  }

  Posts queries_;
  MemoryWriter writer_{queries_};
  OneAccount accounts_;
  SomeTokens tokens_;
  NoBlobs blobs_;
  NoLedger ledger_;
  Instant now_{1'780'000'000'000};
  App app_{queries_, writer_, accounts_, blobs_, ledger_, {}, [this] { return now_; }};
  Principal who_;
};

TEST_F(ApiTokensTest, IsItsOwnerWithTheScope_UntilItEnds) {
  const std::string token = *Issue(TokenScope::kWrite);
  EXPECT_EQ(tokens_.kept.at(0).hash.find(token.substr(6)), std::string::npos) << "only the hash";
  const auto holder = FindTokenHolder(app_, token);
  ASSERT_TRUE(holder.ok());
  EXPECT_EQ(holder->principal.account.value, "a");
  EXPECT_EQ(holder->principal.role, access::Role::kEditor);
  EXPECT_EQ(holder->scope, TokenScope::kWrite);
  EXPECT_EQ(tokens_.kept.at(0).used_on, DayOf(now_));
  now_.unix_ms += 30 * kDayMs;
  EXPECT_EQ(FindTokenHolder(app_, token).error().kind, ErrorKind::kUnauthenticated);
}

TEST_F(ApiTokensTest, MayWhatItsOwnerMayNow) {
  const std::string token = *Issue();
  queries_.role = "inspector";
  EXPECT_EQ(FindTokenHolder(app_, token)->principal.role, access::Role::kInspector);
  accounts_.account.disabled = true;
  EXPECT_EQ(FindTokenHolder(app_, token).error().kind, ErrorKind::kUnauthenticated);
}

TEST_F(ApiTokensTest, OnlyWithThePasswordAndWithinBounds) {
  EXPECT_EQ(
      IssueToken(app_, who_, {"x", TokenScope::kRead, 30, "sai"}).error().place, kTokenPasswordPlace
  );
  EXPECT_EQ(
      IssueToken(app_, who_, {" ", TokenScope::kRead, 30, kPassword}).error().place, "ten_khoa"
  );
  EXPECT_EQ(Issue(TokenScope::kRead, 0).error().place, "so_ngay");
  EXPECT_EQ(Issue(TokenScope::kRead, 367).error().place, "so_ngay");
  for (std::size_t i = 0; i < kMostTokens; ++i) ASSERT_TRUE(Issue().ok());
  EXPECT_EQ(Issue().error().kind, ErrorKind::kConflict);
}

TEST_F(ApiTokensTest, RevokedOrUnknown_OpensNothing) {
  const std::string token = *Issue();
  Principal other;
  other.account = domain::AccountId("b");
  ASSERT_TRUE(RevokeToken(app_, other, tokens_.kept.at(0).hash).ok());
  EXPECT_TRUE(FindTokenHolder(app_, token).ok()) << "somebody else's stays";
  ASSERT_TRUE(RevokeToken(app_, who_, tokens_.kept.at(0).hash).ok());
  EXPECT_FALSE(FindTokenHolder(app_, token).ok());
  EXPECT_FALSE(FindTokenHolder(app_, "").ok());
  EXPECT_FALSE(FindTokenHolder(app_, std::string(token.size(), 'x')).ok());
}

}  // namespace
}  // namespace sauro::usecase
