#include "usecase/second_step.h"

#include <gtest/gtest.h>

#include "crypto/totp.h"
#include "usecase/ports_for_test.h"
#include "usecase/sign_in.h"

namespace sauro::usecase {
namespace {

constexpr std::int64_t kNow = 1'780'000'000'000;
constexpr const char* kPassword = "mat-khau-dung";

class OneAccount : public NoAccounts {
 public:
  Account account;
  int sessions = 0;

  Result<Account> FindByUsername(const std::string&) override { return account; }
  Result<Account> FindAccount(const domain::AccountId&) override { return account; }
  Status AddSession(const Session&) override {
    ++sessions;
    return {};
  }
};

class OneStep : public SecondStepStore {
 public:
  std::optional<SecondStep> kept;

  Result<std::optional<SecondStep>> Find(const domain::AccountId&) override { return kept; }
  Status Begin(const domain::AccountId&, const std::string& secret) override {
    if (kept && kept->on) return Conflict("on");
    kept = SecondStep{secret, false, 0, {}};
    return {};
  }
  Status TurnOn(const domain::AccountId&, const SecondStep& step) override {
    if (!kept || kept->on || kept->secret != step.secret) return Conflict("another");
    kept = step;
    return {};
  }
  Status TakeStep(const domain::AccountId&, std::int64_t step) override {
    if (kept->last_step >= step) return Conflict("taken");
    kept->last_step = step;
    return {};
  }
  Status ReplaceRecovery(
      const domain::AccountId&, const std::string& before, const std::string& after
  ) override {
    if (kept->recovery != before) return Conflict("used");
    kept->recovery = after;
    return {};
  }
  Status Remove(const domain::AccountId&) override {
    kept.reset();
    return {};
  }
};

class Officers : public MemoryQueries {
 public:
  Result<views::Appointment> FindAppointment(const domain::AccountId& id, Position) override {
    return views::Appointment{id, "leader", std::nullopt};
  }
};

class SecondStepTest : public testing::Test {
 protected:
  SecondStepTest() {
    app_.second_steps = &steps_;
    accounts_.account.id = domain::AccountId("a");
    accounts_.account.username = "lanhdao";
    accounts_.account.password_hash = *HashPassword(kPassword);
    who_.account = accounts_.account.id;
  }

  // The six digits that the telephone shows, `later` steps from now.
  std::string Shown(std::int64_t later = 0) const {
    std::string secret;
    for (std::size_t i = 0; i < steps_.kept->secret.size(); i += 2) {
      secret += static_cast<char>(std::stoi(steps_.kept->secret.substr(i, 2), nullptr, 16));
    }
    return crypto::Totp(secret, crypto::TotpStepAt(now_.unix_ms) + later);
  }
  std::vector<std::string> TurnOn() {
    EXPECT_TRUE(BeginSecondStep(app_, who_, kPassword).ok());
    auto codes = TurnOnSecondStep(app_, who_, Shown());
    EXPECT_TRUE(codes.ok());
    return codes ? *codes : std::vector<std::string>();
  }
  // The error of the code in place of an answer that asks for one.
  Result<SignedIn> Try(const Credentials& with) {
    auto answer = SignIn(app_, with, {});
    if (!answer) return answer.error();
    if (!answer->signed_in) return *answer->why;
    return std::move(*answer->signed_in);
  }
  Result<SignedIn> SignInWith(std::string_view code) { return Try({"lanhdao", kPassword, code}); }
  std::string Proof() { return SignIn(app_, {"lanhdao", kPassword}, {})->proof; }

  OneAccount accounts_;
  OneStep steps_;
  Officers queries_;
  MemoryWriter writer_{queries_};
  NoBlobs blobs_;
  NoLedger ledger_;
  Instant now_{kNow};
  App app_{queries_, writer_, accounts_, blobs_, ledger_, {}, [this] { return now_; }};
  Principal who_;
};

TEST_F(SecondStepTest, OnlyBegun_IsNotAskedFor) {
  ASSERT_TRUE(BeginSecondStep(app_, who_, kPassword).ok());
  EXPECT_TRUE(SignInWith("").ok());
  EXPECT_TRUE(SecondStepPicture(app_, who_).ok());
  EXPECT_EQ(ReadSecondStep(app_, who_)->key.size(), 39U) << "32 letters in groups of four";
  EXPECT_TRUE(writer_.facts.empty());
}

TEST_F(SecondStepTest, BeginsAndEndsOnlyWithThePassword) {
  const Status begun = BeginSecondStep(app_, who_, "sai");
  EXPECT_EQ(begun.error().place, kStepPasswordPlace);
  TurnOn();
  EXPECT_EQ(TurnOffSecondStep(app_, who_, "sai").error().place, kStepPasswordPlace);
  ASSERT_TRUE(steps_.kept && steps_.kept->on);
  ASSERT_TRUE(TurnOffSecondStep(app_, who_, kPassword).ok());
  EXPECT_TRUE(SignInWith("").ok());
  EXPECT_EQ(writer_.facts.size(), 2U) << "on, and off";
}

TEST_F(SecondStepTest, WrongCodeTurnsNothingOn) {
  ASSERT_TRUE(BeginSecondStep(app_, who_, kPassword).ok());
  EXPECT_EQ(TurnOnSecondStep(app_, who_, Shown(5)).error().place, kCodePlace);
  EXPECT_FALSE(steps_.kept->on);
  EXPECT_TRUE(writer_.facts.empty());
}

TEST_F(SecondStepTest, PasswordAloneOpensNothing) {
  TurnOn();
  const auto refused = SignInWith("");
  EXPECT_EQ(refused.error().kind, ErrorKind::kUnauthenticated);
  EXPECT_EQ(refused.error().place, kCodePlace);
  EXPECT_EQ(SignInWith("000000").error().place, kCodePlace);
  EXPECT_EQ(accounts_.sessions, 0);
  const auto wrong = Try({"lanhdao", "sai", Shown(1)});
  EXPECT_TRUE(wrong.error().place.empty()) << "a wrong password does not tell of a second step";
}

TEST_F(SecondStepTest, CodeIsTakenOnce_AndOneStepAroundNow) {
  TurnOn();
  EXPECT_EQ(SignInWith(Shown()).error().place, kCodePlace) << "it turned the step on already";
  EXPECT_EQ(SignInWith(Shown(2)).error().place, kCodePlace);
  EXPECT_TRUE(SignInWith(Shown(1)).ok());
  EXPECT_FALSE(SignInWith(Shown(1)).ok());
  now_.unix_ms += 3 * crypto::kTotpStepMs;
  EXPECT_TRUE(SignInWith(Shown(-1).insert(3, " ")).ok());
  EXPECT_FALSE(SignInWith(Shown(-2)).ok());
}

TEST_F(SecondStepTest, RecoveryCodeIsTakenOnce) {
  const std::vector<std::string> codes = TurnOn();
  ASSERT_EQ(codes.size(), 10U);
  EXPECT_EQ(steps_.kept->recovery.find(codes[0].substr(0, 5)), std::string::npos) << "only hashes";
  EXPECT_TRUE(SignInWith(codes[3]).ok());
  EXPECT_FALSE(SignInWith(codes[3]).ok());
  EXPECT_EQ(ReadSecondStep(app_, who_)->codes_left, 9U);
  EXPECT_TRUE(SignInWith(codes[9]).ok());
  EXPECT_TRUE(SignInWith(codes[0]).ok());
  EXPECT_EQ(ReadSecondStep(app_, who_)->codes_left, 7U);
}

TEST_F(SecondStepTest, ProofStandsForThePasswordForFiveMinutes_UntilItChanges) {
  TurnOn();
  const std::string proof = Proof();
  EXPECT_EQ(Try({"lanhdao", {}, "", proof}).error().place, kCodePlace);
  EXPECT_TRUE(Try({"lanhdao", {}, Shown(1), proof}).ok());
  EXPECT_FALSE(Try({"lanhdao", {}, Shown(), proof + "0"}).ok());
  now_.unix_ms += std::int64_t{4} * 60'000;
  EXPECT_EQ(SignIn(app_, {"lanhdao", {}, "1", proof}, {})->proof, proof) << "it is not renewed";
  now_.unix_ms += 60'001;
  const auto late = Try({"lanhdao", {}, Shown(), proof});
  EXPECT_TRUE(late.error().place.empty());
  const std::string fresh = Proof();
  accounts_.account.password_hash = *HashPassword("mat-khau-khac");
  EXPECT_FALSE(Try({"lanhdao", {}, Shown(), fresh}).ok());
}

TEST_F(SecondStepTest, AdministratorTurnsItOffOnce) {
  EXPECT_EQ(
      RemoveSecondStep(app_, domain::AccountId("q"), "lanhdao").error().kind, ErrorKind::kConflict
  );
  TurnOn();
  ASSERT_TRUE(RemoveSecondStep(app_, domain::AccountId("q"), "lanhdao").ok());
  EXPECT_TRUE(SignInWith("").ok());
}

}  // namespace
}  // namespace sauro::usecase
