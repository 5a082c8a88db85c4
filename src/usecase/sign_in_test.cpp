#include "usecase/sign_in.h"

#include <gtest/gtest.h>

#include "usecase/account_admin.h"
#include "usecase/catalogue_import.h"
#include "usecase/ports_for_test.h"

namespace sauro::usecase {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;

// One account and its sessions.
class OneAccount : public NoAccounts {
 public:
  Account account;
  Session session;
  std::optional<Instant> forgotten;
  int added = 0;
  std::optional<bool> disabled;  ///< what it was set to
  std::vector<Account> all;      ///< what a list shows
  bool ends_meanwhile = false;   ///< somebody signs out between reading and extending

  Result<Account> FindByUsername(const std::string&) override { return account; }
  Result<Account> FindAccount(const domain::AccountId&) override { return account; }
  Result<Session> FindSession(const std::string&) override { return session; }
  Status SetDisabled(const domain::AccountId&, bool to) override {
    disabled = to;
    return {};
  }
  Result<std::vector<Account>> ListAccounts() override { return all; }
  Status ChangePassword(const domain::AccountId&, const std::string& hash, bool must_change)
      override {
    account.password_hash = hash;
    account.must_change = must_change;
    return {};
  }
  Status AddSession(const Session&) override {
    ++added;
    return {};
  }
  Status ExtendSession(const std::string&, Instant) override {
    return ends_meanwhile ? Status(NotFound("ended")) : Status();
  }
  Status ForgetOldSessions(Instant now) override {
    forgotten = now;
    return {};
  }
};

class Officers : public MemoryQueries {
 public:
  Result<views::Appointment> FindAppointment(const domain::AccountId& id, Position) override {
    return views::Appointment{id, role, std::nullopt};
  }
  std::string role = "officer";
  Officers() {
    catalogue.organizations.resize(1);
    catalogue.organizations[0].id = domain::OrganizationId("so-yt");
  }
};

struct Office {
  Officers queries;
  MemoryWriter writer{queries};
  OneAccount accounts;
  NoBlobs blobs;
  NoLedger ledger;
  App app{queries, writer, accounts, blobs, ledger, {}, [this] { return writer.now; }};
};

Result<SignedIn> SignIn(App& app, std::string_view username, std::string_view password) {
  auto answer = usecase::SignIn(app, {username, password}, {});
  if (!answer) return answer.error();
  return std::move(*answer->signed_in);
}

TEST(SignIn, RightPassword_OpensASessionAndForgetsOldOnes) {
  Office office;
  office.accounts.account.password_hash = *HashPassword("mat-khau-dung");
  EXPECT_FALSE(SignIn(office.app, "a", "mat-khau-sai").ok());
  EXPECT_FALSE(office.accounts.forgotten);
  ASSERT_TRUE(SignIn(office.app, "a", "mat-khau-dung").ok());
  EXPECT_EQ(office.accounts.added, 1);
  EXPECT_EQ(office.accounts.forgotten, office.writer.now) << "else they stay for ever";
}

TEST(FindLiveSession, SignedOutWhileItIsExtended_HasEnded) {
  Office office;
  const std::string token(64, 'a');
  office.accounts.session.expires_at = {office.writer.now.unix_ms + kHourMs};
  EXPECT_TRUE(FindLiveSession(office.app, token).ok());
  office.accounts.ends_meanwhile = true;
  const auto live = FindLiveSession(office.app, token);
  ASSERT_FALSE(live.ok());
  EXPECT_EQ(live.error().kind, ErrorKind::kUnauthenticated);
  EXPECT_EQ(live.error().place, "ended");
}

Status SetDisabled(App& app, std::string_view username, bool disabled) {
  return SetDisabled(
      app, domain::AccountId("admin"), {std::string(username), disabled, "Nghỉ hưu"}
  );
}

TEST(SetDisabled, DisabledAccount_NeitherSignsInNorActsInACommand) {
  Office office;
  office.accounts.account.password_hash = *HashPassword("mat-khau-dung");
  ASSERT_TRUE(SetDisabled(office.app, "a", true).ok());
  EXPECT_EQ(office.accounts.disabled, true);
  office.accounts.account.disabled = true;
  EXPECT_EQ(SignIn(office.app, "a", "mat-khau-dung").error().kind, ErrorKind::kUnauthenticated);
  EXPECT_EQ(FindPrincipal(office.app, "a").error().kind, ErrorKind::kForbidden);
  EXPECT_EQ(SetDisabled(office.app, "a", true).error().kind, ErrorKind::kConflict);
  EXPECT_TRUE(SetDisabled(office.app, "a", false).ok());
  EXPECT_EQ(office.accounts.disabled, false);
  ASSERT_EQ(office.writer.facts.size(), 2U) << "what was refused is no fact";
  EXPECT_EQ(std::get<facts::AccountLocked>(office.writer.facts[0]).reason.text, "Nghỉ hưu");
  EXPECT_TRUE(std::holds_alternative<facts::AccountUnlocked>(office.writer.facts[1]));
}

TEST(SetDisabled, WithoutAReason_IsRefused) {
  Office office;
  const domain::AccountId admin("admin");
  const Status locked = SetDisabled(office.app, admin, {"a", true, " "});
  ASSERT_FALSE(locked.ok());
  EXPECT_EQ(locked.error().place, "ly_do");
  EXPECT_FALSE(office.accounts.disabled);
}

TEST(SetPassword, ByAnAdministrator_IsAFactAndMustBeChangedByItsOwner) {
  Office office;
  const domain::AccountId admin("admin");
  ASSERT_TRUE(SetPassword(office.app, admin, "a", "mat-khau-tam").ok());
  EXPECT_TRUE(std::holds_alternative<facts::PasswordReset>(office.writer.facts.at(0)));
  auto signed_in = SignIn(office.app, "a", "mat-khau-tam");
  ASSERT_TRUE(signed_in.ok());
  EXPECT_TRUE(signed_in->principal.must_change);
  ASSERT_TRUE(
      ChangeOwnPassword(office.app, signed_in->principal, "mat-khau-tam", "mat-khau-rieng").ok()
  );
  EXPECT_FALSE(SignIn(office.app, "a", "mat-khau-rieng")->principal.must_change);
}

TEST(SetDisabled, LastAdministratorWhoCanSignIn_IsKept) {
  Office office;
  office.queries.role = "administrator";
  Account& one = office.accounts.account;
  one.id = domain::AccountId("one");
  Account two;
  two.id = domain::AccountId("two");
  two.disabled = true;
  office.accounts.all = {one, two};
  const domain::AccountId actor("one");
  const Post leader{access::Role::kLeader, std::nullopt};
  EXPECT_EQ(SetDisabled(office.app, "a", true).error().kind, ErrorKind::kConflict);
  EXPECT_EQ(Appoint(office.app, actor, "a", leader).error().kind, ErrorKind::kConflict);
  EXPECT_FALSE(office.accounts.disabled);
  EXPECT_TRUE(office.writer.facts.empty());
  office.accounts.all[1].disabled = false;
  EXPECT_TRUE(SetDisabled(office.app, "a", true).ok());
  EXPECT_TRUE(Appoint(office.app, actor, "a", leader).ok());
}

TEST(ChangeOwnPassword, NeedsTheOldOneAndANewOneByTheRules) {
  Office office;
  office.accounts.account.password_hash = *HashPassword("mat-khau-cu");
  const Principal who;
  const auto place = [&](const char* old_one, const char* new_one) {
    return ChangeOwnPassword(office.app, who, old_one, new_one).error().place;
  };
  EXPECT_EQ(place("mat-khau-sai", "mat-khau-moi"), "mat_khau_cu");
  EXPECT_EQ(place("mat-khau-cu", "ngan"), "mat_khau");
  EXPECT_EQ(place("mat-khau-cu", "mat-khau-cu"), "mat_khau");
  EXPECT_TRUE(PasswordMatches(office.accounts.account.password_hash, "mat-khau-cu"));
  ASSERT_TRUE(ChangeOwnPassword(office.app, who, "mat-khau-cu", "mat-khau-moi").ok());
  EXPECT_TRUE(PasswordMatches(office.accounts.account.password_hash, "mat-khau-moi"));
}

TEST(Appoint, AnotherPost_IsAFactUnlessItIsTheOldOneOrCannotBe) {
  Office office;
  const domain::AccountId actor("x");
  const domain::OrganizationId health("so-yt");
  ASSERT_TRUE(Appoint(office.app, actor, "a", {access::Role::kOfficer, health}).ok());
  ASSERT_EQ(office.writer.facts.size(), 1U);
  const auto& fact = std::get<facts::AccountAppointed>(office.writer.facts[0]);
  EXPECT_EQ(fact.role, "officer");
  EXPECT_EQ(fact.organization, health);
  const auto kind = [&](const Post& post) {
    return Appoint(office.app, actor, "a", post).error().kind;
  };
  EXPECT_EQ(kind({access::Role::kOfficer, std::nullopt}), ErrorKind::kInvalid);
  EXPECT_EQ(kind({access::Role::kOfficer, domain::OrganizationId("so-x")}), ErrorKind::kNotFound);
  EXPECT_EQ(office.writer.facts.size(), 1U);
}

TEST(ImportCatalogue, GroupTwiceInOneFile_IsRefusedWithItsLine) {
  Office office;
  const auto imported = ImportCatalogue(
      office.app,
      domain::AccountId("a"),
      "0197f0a1-5c00-7a10-8b20-000000000100",
      "id,name,aliases,level,line\nso-yt,Sở Y tế,,province,state\n",
      "id,name,aliases,members\ncac-so,Các sở,,so-yt\ncac-so,Các sở khác,,so-yt\n"
  );
  ASSERT_FALSE(imported.ok());
  EXPECT_EQ(imported.error().kind, ErrorKind::kInvalid);
  EXPECT_EQ(imported.error().place, "dòng 3");
  EXPECT_TRUE(office.writer.facts.empty());
}

}  // namespace
}  // namespace sauro::usecase
