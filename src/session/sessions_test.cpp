#include "session/sessions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "http/csrf.h"
#include "support/mock_ports.h"
#include "usecase/second_step.h"

namespace sauro::session {
namespace {

using access::Permission;
using testing::_;
using testing::Return;

const std::string kToken(64, 'a');
const std::string kSecret = "0123456789abcdef0123456789abcdef";

class SessionsTest : public testing::Test {
 protected:
  void SetUp() override {
    usecase::Session session;
    session.account = domain::AccountId("a1");
    session.csrf_secret = kSecret;
    session.created_at = mock_.now;
    session.expires_at = {mock_.now.unix_ms + std::int64_t{12} * 3'600'000};
    session_ = session;
    ON_CALL(mock_.accounts, FindSession(_)).WillByDefault([this](const std::string&) {
      return Result<usecase::Session>(session_);
    });
    usecase::Account account;
    account.id = domain::AccountId("a1");
    ON_CALL(mock_.accounts, FindAccount(_))
        .WillByDefault(Return(Result<usecase::Account>(account)));
    ON_CALL(mock_.accounts, EndSession(_)).WillByDefault(Return(Status()));
    ON_CALL(mock_.accounts, FindByUsername(_))
        .WillByDefault(Return(Result<usecase::Account>(NotFound("không có"))));
    ON_CALL(mock_.queries, Head()).WillByDefault(Return(Result<Position>(Position{7})));
    ON_CALL(mock_.queries, FindAppointment(_, _))
        .WillByDefault(Return(Result<views::Appointment>(views::Appointment{
            domain::AccountId("a1"), "officer", std::nullopt})));
    sessions_ = std::make_unique<Sessions>(mock_.app);
  }

  static http::Request Ask(http::Method method, std::string path) {
    http::Request request;
    request.method = method;
    request.path = std::move(path);
    request.peer = "10.0.0.1";
    request.cookies.Add("sauro", kToken);
    return request;
  }

  // What the guard answers; 0 where it lets pass, 299 where it asks `refuse`.
  int StatusOf(http::Request& request, Permission permission) {
    const http::Guard guard = sessions_->Guard([](http::Request&, const Error&) {
      http::Response response;
      response.status = 299;
      return response;
    });
    const std::optional<http::Response> answer = guard(request, permission);
    if (!answer) return 0;
    return answer->failure ? answer->failure->status : answer->status;
  }

  support::MockApp mock_;
  usecase::Session session_;
  std::unique_ptr<Sessions> sessions_;
};

TEST_F(SessionsTest, Guard_NoCookie_IsUnauthenticated) {
  http::Request request = Ask(http::Method::kGet, "/api/v1/plans");
  request.cookies = {};
  EXPECT_EQ(StatusOf(request, Permission::kReadBoards), 401);
  EXPECT_FALSE(IsSignedIn(request));
}

TEST_F(SessionsTest, Guard_PublicRoute_NeedsNobodyAndNoStore) {
  EXPECT_CALL(mock_.accounts, FindSession(_)).Times(0);
  http::Request request = Ask(http::Method::kGet, "/api/v1/session");
  EXPECT_EQ(StatusOf(request, Permission::kPublic), 0);
}

TEST_F(SessionsTest, Guard_PermissionMissing_IsForbiddenBeforeTheToken) {
  http::Request request = Ask(http::Method::kPost, "/api/v1/drafts");
  EXPECT_EQ(StatusOf(request, Permission::kPreparePlans), 403);
}

TEST_F(SessionsTest, Guard_PasswordSetByAnother_OpensOnlyTheOwnAccountUntilItIsChanged) {
  usecase::Account account;
  account.id = domain::AccountId("a1");
  account.must_change = true;
  ON_CALL(mock_.accounts, FindAccount(_)).WillByDefault(Return(Result<usecase::Account>(account)));
  http::Request board = Ask(http::Method::kGet, "/tong-quan");
  EXPECT_EQ(StatusOf(board, Permission::kReadBoards), 299);
  http::Request api = Ask(http::Method::kGet, "/api/v1/plans");
  EXPECT_EQ(StatusOf(api, Permission::kReadBoards), 403);
  http::Request own = Ask(http::Method::kGet, "/ca-nhan");
  EXPECT_EQ(StatusOf(own, Permission::kSignedIn), 0);
  http::Request change = Ask(http::Method::kPost, "/ca-nhan/mat-khau");
  change.form.Add(std::string(kCsrfField), http::CsrfToken(kSecret));
  EXPECT_EQ(StatusOf(change, Permission::kSignedIn), 0);
}

TEST_F(SessionsTest, Guard_UnsafeWithToken_Passes) {
  http::Request request = Ask(http::Method::kPost, "/api/v1/x");
  request.headers.Set(kCsrfHeader, http::CsrfToken(kSecret));
  EXPECT_EQ(StatusOf(request, Permission::kReportProgress), 0);
  EXPECT_EQ(Who(request).account.value, "a1");
  EXPECT_EQ(request.actor, "a1");
}

TEST_F(SessionsTest, Guard_ApiTokenInTheForm_IsRefused) {
  http::Request request = Ask(http::Method::kPost, "/api/v1/x");
  request.form.Add(std::string(kCsrfField), http::CsrfToken(kSecret));
  EXPECT_EQ(StatusOf(request, Permission::kReportProgress), 403);
}

TEST_F(SessionsTest, Guard_PageTokenInTheForm_Passes) {
  http::Request request = Ask(http::Method::kPost, "/x");
  request.form.Add(std::string(kCsrfField), http::CsrfToken(kSecret));
  EXPECT_EQ(StatusOf(request, Permission::kReportProgress), 0);
  http::Request forged = Ask(http::Method::kPost, "/x");
  forged.form.Add(std::string(kCsrfField), http::CsrfToken("ffffffffffffffffffffffffffffffff"));
  EXPECT_EQ(StatusOf(forged, Permission::kReportProgress), 299);
}

TEST_F(SessionsTest, Guard_AnotherSite_IsRefusedEvenWhenPublic) {
  http::Request request = Ask(http::Method::kPost, "/api/v1/session");
  request.headers.Set("Sec-Fetch-Site", "cross-site");
  EXPECT_EQ(StatusOf(request, Permission::kPublic), 403);
}

TEST_F(SessionsTest, Guard_EndedSession_SaysEnded) {
  session_.expires_at = {mock_.now.unix_ms - 1};
  http::Request request = Ask(http::Method::kGet, "/x");
  std::string place;
  const http::Guard guard = sessions_->Guard([&place](http::Request&, const Error& why) {
    place = why.place;
    return http::Response();
  });
  EXPECT_TRUE(guard(request, Permission::kSignedIn).has_value());
  EXPECT_EQ(place, "ended");
}

TEST_F(SessionsTest, Guard_SamePersonAgain_IsKnownWithoutTheStore) {
  EXPECT_CALL(mock_.accounts, FindSession(_)).Times(1);
  for (int i = 0; i < 3; ++i) {
    http::Request request = Ask(http::Method::kGet, "/x");
    EXPECT_EQ(StatusOf(request, Permission::kSignedIn), 0);
  }
}

TEST_F(SessionsTest, SignOut_CountsAtOnce) {
  http::Request request = Ask(http::Method::kGet, "/x");
  ASSERT_EQ(StatusOf(request, Permission::kSignedIn), 0);
  http::Response response;
  ASSERT_TRUE(sessions_->SignOut(request, response).ok());
  ON_CALL(mock_.accounts, FindSession(_))
      .WillByDefault(Return(Result<usecase::Session>(NotFound("không có"))));
  http::Request again = Ask(http::Method::kGet, "/x");
  EXPECT_EQ(StatusOf(again, Permission::kSignedIn), 299);
}

TEST_F(SessionsTest, PutCookie_SecureCookies_BindsTheCookieToTlsAndHost) {
  const http::Request request = Ask(http::Method::kPost, "/api/v1/session");
  http::Response plain;
  sessions_->PutCookie(request, plain, {kToken, {}, kSecret});
  EXPECT_EQ(plain.headers.Get("Set-Cookie").find("Secure"), std::string::npos);
  const Sessions strict(mock_.app, true);
  http::Response secure;
  strict.PutCookie(request, secure, {kToken, {}, kSecret});
  EXPECT_EQ(secure.headers.Get("Set-Cookie").rfind("__Host-sauro=", 0), 0U);
  EXPECT_NE(secure.headers.Get("Set-Cookie").find("Secure"), std::string::npos);
}

TEST_F(SessionsTest, SignIn_TenFailures_HoldUpThisNameFromThisAddressOnly) {
  http::Request request = Ask(http::Method::kPost, "/api/v1/session");
  for (int i = 0; i < 10; ++i) {
    const Sessions::Outcome outcome = sessions_->SignIn(request, {"Bientap", "sai"});
    ASSERT_TRUE(outcome.failure.has_value());
    EXPECT_EQ(outcome.failure->status, 401);
  }
  const Sessions::Outcome held = sessions_->SignIn(request, {"bientap", "sai"});
  EXPECT_EQ(held.failure->status, 429);
  EXPECT_GT(held.failure->retry_after_s, 0);
  EXPECT_NE(held.failure->error.message.find("không bị khóa"), std::string::npos);
  EXPECT_EQ(sessions_->SignIn(request, {"lanhdao", "sai"}).failure->status, 401);
  http::Request elsewhere = Ask(http::Method::kPost, "/api/v1/session");
  elsewhere.peer = "10.0.0.2";
  EXPECT_EQ(sessions_->SignIn(elsewhere, {"bientap", "sai"}).failure->status, 401);
}

// A second step that is on, and whose codes nobody knows.
class OneStep : public usecase::SecondStepStore {
 public:
  Result<std::optional<usecase::SecondStep>> Find(const domain::AccountId&) override {
    return std::optional(usecase::SecondStep{std::string(40, 'a'), true, 1'000'000'000, {}});
  }
  Status Begin(const domain::AccountId&, const std::string&) override { return {}; }
  Status TurnOn(const domain::AccountId&, const usecase::SecondStep&) override { return {}; }
  Status TakeStep(const domain::AccountId&, std::int64_t) override { return {}; }
  Status ReplaceRecovery(const domain::AccountId&, const std::string&, const std::string&)
      override {
    return {};
  }
  Status Remove(const domain::AccountId&) override { return {}; }
};

// Whoever knows the password guesses codes: neither an empty code, nor the password again, nor
// another address gives new tries.
TEST_F(SessionsTest, SignIn_TenWrongCodes_HoldUpTheAccountWhateverIsSentBetween) {
  OneStep step;
  mock_.app.second_steps = &step;
  usecase::Account account;
  account.id = domain::AccountId("a1");
  account.username = "bientap";
  account.password_hash = *usecase::HashPassword("dung-mat-khau");
  ON_CALL(mock_.accounts, FindByUsername(_))
      .WillByDefault(Return(Result<usecase::Account>(account)));
  http::Request request = Ask(http::Method::kPost, "/api/v1/session");
  int refused = 0;
  for (int i = 0; i < 12; ++i) {
    request.peer = "10.0.0." + std::to_string(i + 1);
    const Sessions::Outcome first = sessions_->SignIn(request, {"bientap", "dung-mat-khau"});
    ASSERT_FALSE(first.proof.empty());
    EXPECT_EQ(first.failure->error.place, usecase::kCodePlace);
    sessions_->SignIn(request, {"bientap", {}, "", first.proof});
    const bool whole = i % 2 == 0;  // in one request, or in the second form
    const Sessions::Outcome guess = sessions_->SignIn(
        request,
        whole ? usecase::Credentials{"bientap", "dung-mat-khau", "000000"}
              : usecase::Credentials{"bientap", {}, "000000", first.proof}
    );
    refused += guess.failure->status == 429 ? 1 : 0;
  }
  EXPECT_EQ(refused, 2);
}

TEST_F(SessionsTest, SignIn_WithoutAProof_UsesUpNoTriesOfAnother) {
  OneStep step;
  mock_.app.second_steps = &step;
  usecase::Account account;
  account.id = domain::AccountId("a1");
  account.password_hash = *usecase::HashPassword("dung-mat-khau");
  ON_CALL(mock_.accounts, FindByUsername(_))
      .WillByDefault(Return(Result<usecase::Account>(account)));
  http::Request request = Ask(http::Method::kPost, "/dang-nhap");
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(sessions_->SignIn(request, {"bientap", {}, "1", "2.ab"}).failure->status, 401);
  }
  const std::string proof = sessions_->SignIn(request, {"bientap", "dung-mat-khau"}).proof;
  EXPECT_EQ(sessions_->SignIn(request, {"bientap", {}, "000000", proof}).failure->status, 401);
}

// Somebody who hammers from one place, on one name or on all, must not keep anybody out elsewhere,
// nor at the same address under a name that he has not hammered.
TEST_F(SessionsTest, SignIn_FloodFromOneAddress_LeavesOthersAlone) {
  http::Request attacker = Ask(http::Method::kPost, "/api/v1/session");
  for (int i = 0; i < 100; ++i) sessions_->SignIn(attacker, {"bientap", "sai"});
  for (int i = 0; i < 20; ++i) sessions_->SignIn(attacker, {"x" + std::to_string(i), "sai"});
  EXPECT_EQ(sessions_->SignIn(attacker, {"lanhdao", "sai"}).failure->status, 401);
  http::Request owner = Ask(http::Method::kPost, "/api/v1/session");
  owner.peer = "10.0.0.3";
  EXPECT_EQ(sessions_->SignIn(owner, {"bientap", "sai"}).failure->status, 401);
}

// The owner at the same address as who hammers on this very name.
TEST_F(SessionsTest, SignIn_KnownBrowser_IsNotHeldUpByStrangers) {
  usecase::Account account;
  account.id = domain::AccountId("a1");
  account.username = "bientap";
  account.password_hash = *usecase::HashPassword("mat-khau-dung");
  ON_CALL(mock_.accounts, FindByUsername(_))
      .WillByDefault(Return(Result<usecase::Account>(account)));
  ON_CALL(mock_.accounts, FindAccount(_)).WillByDefault(Return(Result<usecase::Account>(account)));
  ON_CALL(mock_.accounts, AddSession(_)).WillByDefault(Return(Status()));
  ON_CALL(mock_.accounts, ForgetOldSessions(_)).WillByDefault(Return(Status()));
  http::Request owner = Ask(http::Method::kPost, "/dang-nhap");
  const auto first = sessions_->SignIn(owner, {"bientap", "mat-khau-dung"});
  ASSERT_TRUE(first.signed_in.has_value());
  http::Response response;
  sessions_->PutBrowser(owner, response, *first.signed_in);
  EXPECT_EQ(response.headers.Get("Set-Cookie").rfind("sauro_may=", 0), 0U);
  owner.cookies.Add("sauro_may", first.signed_in->browser);
  http::Request attacker = Ask(http::Method::kPost, "/dang-nhap");
  for (int i = 0; i < 20; ++i) sessions_->SignIn(attacker, {"bientap", "sai"});
  EXPECT_EQ(sessions_->SignIn(attacker, {"bientap", "mat-khau-dung"}).failure->status, 429);
  EXPECT_TRUE(sessions_->SignIn(owner, {"bientap", "mat-khau-dung"}).signed_in.has_value());
}

}  // namespace
}  // namespace sauro::session
