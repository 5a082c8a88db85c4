// FR-55: reminders through the writer, on both engines.
#include <map>
#include <set>

#include "store/fixture_test.h"
#include "usecase/progress.h"
#include "usecase/reminders.h"
#include "usecase/task_pause.h"

namespace sauro::store {
namespace {

using domain::ReminderKind;
using domain::ReminderStep;

// MakePlan: t1 is due on 30/6/2025 by A and B, t2 by A.
class RemindersTest : public StoreTest {
 protected:
  RemindersTest() {
    MakePlan();
    Appoint("officer-a", "officer", "A");
    Appoint("officer-b", "officer", "B");
    Appoint("head-a", "leader", "A");
    Appoint("leader", "leader", nullptr);
    Appoint("standing", "editor", nullptr);
    Appoint("admin", "administrator", nullptr);
    Appoint("inspector", "inspector", nullptr);
  }

  void Appoint(const char* name, const char* role, const char* organization) {
    usecase::Account account;
    account.id = domain::AccountId(name);
    account.username = name;
    ASSERT_TRUE(store_->accounts().AddAccount(account).ok());
    std::optional<domain::OrganizationId> place;
    if (organization != nullptr) place = domain::OrganizationId(organization);
    Must({facts::AccountAppointed{account.id, role, place}});
  }
  void At(const char* iso, std::int64_t hour) {
    day_ = *Day::FromIso(iso);
    clock_.Set({StartOf(day_).unix_ms + hour * 3'600'000});
  }
  std::int64_t Raise() {
    const auto told = usecase::RaiseReminders(app_);
    EXPECT_TRUE(told.ok()) << told.error().Text();
    return told.ok() ? *told : -1;
  }
  std::vector<views::ReminderLine> Of(const char* account) {
    const auto page =
        queries().reminders().ListReminders(domain::AccountId(account), {}, Now().position);
    EXPECT_TRUE(page.ok()) << page.error().Text();
    return page.ok() ? page->rows : std::vector<views::ReminderLine>();
  }
  std::set<std::string> AboutOf(const char* account) {
    std::set<std::string> about;
    for (const auto& line : Of(account)) about.insert(line.about);
    return about;
  }

  usecase::App app_ = UseCases();
};

TEST_P(RemindersTest, Fr55_BeforeOnAndAfterTheDay_EscalatesAndTellsNothingTwice) {
  At("2025-06-14", 9);
  EXPECT_EQ(Raise(), 0) << "sixteen days before";
  At("2025-06-15", 5);
  EXPECT_EQ(Raise(), 0) << "too early in the morning";
  At("2025-06-15", 6);
  EXPECT_EQ(Raise(), 3) << "the officers of A and B";
  EXPECT_EQ(Raise(), 0);
  EXPECT_EQ(AboutOf("officer-a"), (std::set<std::string>{"t1A", "t2A"}));
  EXPECT_EQ(AboutOf("officer-b"), (std::set<std::string>{"t1B"}));
  EXPECT_TRUE(Of("head-a").empty());

  At("2025-06-30", 8);
  EXPECT_EQ(Raise(), 5) << "the officers, and the head of A";
  const auto head = Of("head-a");
  ASSERT_EQ(head.size(), 2U);
  EXPECT_EQ(head[0].step, ReminderStep::kHead);
  EXPECT_EQ(head[0].holder, "Sở A");
  EXPECT_EQ(head[0].anchor, *Day::FromIso("2025-06-30"));
  EXPECT_TRUE(head[0].urgent);
  EXPECT_TRUE(head[0].open);
  EXPECT_EQ(head[0].plan_number, "01/KH");
  EXPECT_TRUE(Of("standing").empty());

  At("2025-07-14", 8);
  Raise();
  EXPECT_EQ(AboutOf("standing"), (std::set<std::string>{"t1A", "t1B", "t2A"}));
  EXPECT_EQ(Of("standing")[0].step, ReminderStep::kOffice);
  EXPECT_FALSE(Of("standing")[0].urgent);
  for (const char* nobody : {"leader", "admin", "inspector"}) EXPECT_TRUE(Of(nobody).empty());
}

TEST_P(RemindersTest, Fr55_DirectingOwner_IsToldAfterAWeek) {
  facts::TaskAssigned task = Task("t3", "Kết nối dữ liệu", {{"t3B", "B"}}, {});
  task.assignments.push_back(
      {domain::AssignmentId("t3d"),
       domain::AssignmentRole::kDirector,
       domain::OrganizationId("A"),
       {},
       ""}
  );
  Must({task});
  At("2025-07-07", 8);
  Raise();
  EXPECT_EQ(AboutOf("head-a"), (std::set<std::string>{"t1A", "t2A", "t3B"}));
  for (const auto& line : Of("head-a")) {
    EXPECT_EQ(line.step, line.about == "t3B" ? ReminderStep::kDirector : ReminderStep::kHead);
  }
}

TEST_P(RemindersTest, Fr55_DoneSentSuspendedOrExtended_IsNotTold) {
  At("2025-06-20", 8);
  Must({Report("ra", "t1A", 100, true)});
  ASSERT_TRUE(usecase::SuspendTask(
                  app_, Editor(), NewUuid(app_.clock()), {domain::TaskId("t2"), "x", "1/CV"}
  )
                  .ok());
  At("2025-06-30", 8);
  Raise();
  EXPECT_TRUE(Of("officer-a").empty()) << "t1 was sent in time, t2 is suspended";
  ASSERT_EQ(Of("officer-b").size(), 1U);
  facts::ExtensionRequested asked;
  asked.extension = domain::ExtensionId("x");
  asked.assignment = domain::AssignmentId("t1B");
  asked.task = domain::TaskId("t1");
  asked.until = *Day::FromIso("2025-07-31");
  asked.reason = "mưa";
  Must({asked, facts::ExtensionDecided{domain::ExtensionId("x"), true, {}}});
  EXPECT_FALSE(Of("officer-b")[0].open) << "the day has moved";
  At("2025-07-05", 8);
  Raise();
  ASSERT_EQ(Of("officer-b").size(), 1U);
  EXPECT_EQ(Of("officer-b")[0].anchor, *Day::FromIso("2025-06-30")) << "told nothing new";
  At("2025-07-24", 8);
  Raise();
  ASSERT_EQ(Of("officer-b").size(), 1U);
  EXPECT_EQ(Of("officer-b")[0].anchor, *Day::FromIso("2025-07-31"));
  EXPECT_TRUE(Of("officer-b")[0].open);
}

TEST_P(RemindersTest, Fr55_ReturnedAndWaitingReports_HaveTheirOwnRules) {
  At("2025-04-01", 8);
  Must({Report("r1", "t1A", 40)});
  At("2025-04-03", 8);
  EXPECT_EQ(Raise(), 0);
  At("2025-04-04", 8);
  EXPECT_EQ(Raise(), 1) << "it waits for three days";
  ASSERT_EQ(Of("standing").size(), 1U);
  EXPECT_EQ(Of("standing")[0].kind, ReminderKind::kReview);
  EXPECT_EQ(Of("standing")[0].about, "r1");
  EXPECT_EQ(Of("standing")[0].holder, "Sở A");
  EXPECT_TRUE(Of("standing")[0].open);
  Must({Return("r1")});
  EXPECT_FALSE(Of("standing")[0].open);
  EXPECT_EQ(Raise(), 1);
  ASSERT_EQ(Of("officer-a").size(), 1U);
  EXPECT_EQ(Of("officer-a")[0].kind, ReminderKind::kReturned);
  EXPECT_TRUE(Of("officer-a")[0].urgent);
  EXPECT_TRUE(Of("officer-a")[0].open);
  Must({Report("r2", "t1A", 50)});
  EXPECT_FALSE(Of("officer-a")[0].open);
  At("2025-04-05", 8);
  EXPECT_EQ(Raise(), 0);
}

TEST_P(RemindersTest, Fr55_TheRulesOfTheInstallationHold) {
  app_.settings.reminders[0] = *domain::ParseReminderRules("office -1");
  app_.settings.reminders[2] = {};
  At("2025-06-15", 8);
  EXPECT_EQ(Raise(), 0);
  At("2025-06-29", 8);
  EXPECT_EQ(Raise(), 3);
  EXPECT_EQ(Of("standing").size(), 3U);
}

TEST_P(RemindersTest, LockedAccount_IsNotTold_AndThePastStaysAsItWas) {
  ASSERT_TRUE(store_->accounts().SetDisabled(domain::AccountId("officer-b"), true).ok());
  At("2025-06-15", 8);
  EXPECT_EQ(Raise(), 2);
  const Position before = Now().position;
  At("2025-06-23", 8);
  EXPECT_EQ(Raise(), 2);
  const auto page = queries().reminders().ListReminders(domain::AccountId("officer-a"), {}, before);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->total, 2);
  EXPECT_EQ(DayOf(page->rows.at(0).raised_at), *Day::FromIso("2025-06-15"));
  const auto verified = store_->Verify({});
  EXPECT_TRUE(verified.ok()) << verified.error().Text();
}

TEST_P(RemindersTest, Messages_StandWithHowTheyEnded) {
  At("2025-06-15", 8);
  Raise();
  const domain::AccountId account("officer-a");
  const auto state = [&] {
    const auto found =
        queries().reminders().FindMessageState(account, domain::Channel::kEmail, Now().position);
    EXPECT_TRUE(found.ok());
    return found.ok() ? *found : views::MessageState();
  };
  const auto untold = [&](Instant since) {
    std::set<std::string> names;
    const auto list =
        queries().reminders().ListUntold(domain::Channel::kEmail, since, Now().position);
    EXPECT_TRUE(list.ok());
    for (const auto& each : *list) names.insert(each.account.value);
    return names;
  };
  EXPECT_FALSE(state().last.has_value());
  EXPECT_EQ(untold({}), (std::set<std::string>{"officer-a", "officer-b"}));
  EXPECT_TRUE(untold(Instant{app_.clock().unix_ms + 1}).empty());
  facts::DeliveryStarted started;
  started.delivery = domain::DeliveryId("d1");
  started.account = account;
  started.upto = Now().position;
  Must({started});
  EXPECT_EQ(state().open, domain::DeliveryId("d1"));
  EXPECT_EQ(untold({}).size(), 2U) << "not yet sent";
  Must({facts::DeliveryEnded{domain::DeliveryId("d1"), domain::SendOutcome::kSent, 250}});
  EXPECT_FALSE(state().open.has_value());
  EXPECT_EQ(state().last->outcome, domain::SendOutcome::kSent);
  EXPECT_EQ(state().digest_on, *Day::FromIso("2025-06-15"));
  EXPECT_EQ(state().told, started.upto);
  EXPECT_EQ(untold({}), (std::set<std::string>{"officer-b"}));
  EXPECT_FALSE(
      Write({facts::DeliveryEnded{domain::DeliveryId("d1"), domain::SendOutcome::kSent, 250}}).ok()
  ) << "it has ended";

  started.delivery = domain::DeliveryId("d2");
  started.urgent = true;
  Must({started, facts::DeliveryEnded{started.delivery, domain::SendOutcome::kBounced, 550}});
  EXPECT_EQ(state().digest_on, *Day::FromIso("2025-06-15"));
  const auto failed = queries().reminders().ListDeliveries({true, 25, 0}, Now().position);
  ASSERT_TRUE(failed.ok());
  ASSERT_EQ(failed->total, 1);
  EXPECT_EQ(failed->rows[0].id, domain::DeliveryId("d2"));
  EXPECT_EQ(failed->rows[0].code, 550);
  EXPECT_EQ(queries().reminders().ListDeliveries({}, Now().position)->total, 2);
}

SAURO_ON_BOTH_ENGINES(RemindersTest);

}  // namespace
}  // namespace sauro::store
