// FR-55: messages to people, where they are told, and their calendars, on both engines.
#include <functional>

#include "store/fixture_test.h"
#include "usecase/calendar_feeds.h"
#include "usecase/messages.h"
#include "usecase/reminders.h"

namespace sauro::store {
namespace {

using domain::SendOutcome;

// Keeps what it is given, and answers what it is told to.
class FakeMessenger : public usecase::Messenger {
 public:
  [[nodiscard]] domain::Channel channel() const override { return domain::Channel::kEmail; }
  [[nodiscard]] bool Reaches(const usecase::Contact& contact) const override {
    return !contact.email.empty() && !contact.bounced;
  }
  usecase::Sent Send(const usecase::Outgoing& outgoing) override {
    sent.push_back(outgoing);
    if (meanwhile) meanwhile();
    return {outcome, 250};
  }

  SendOutcome outcome = SendOutcome::kSent;
  std::vector<usecase::Outgoing> sent;
  std::function<void()> meanwhile;
};

class MessagesTest : public StoreTest {
 protected:
  MessagesTest() {
    MakePlan();
    MakePerson("a", "A");
    MakePerson("b", "B");
    app_.contacts = &store_->contacts();
    app_.feeds = &store_->feeds();
    At(15, 9);
    Raise();
  }

  void MakePerson(const char* name, const char* organization) {
    usecase::Account account;
    account.id = domain::AccountId(name);
    account.username = name;
    account.display_name = std::string("Người ") + name;
    ASSERT_TRUE(store_->accounts().AddAccount(account).ok());
    Must({facts::AccountAppointed{account.id, "officer", domain::OrganizationId(organization)}});
    EXPECT_TRUE(Wants(name, std::string(name) + "@hagiao.example").ok());
  }
  Status Wants(const char* name, const std::string& email) {
    usecase::Contact contact;
    contact.account = domain::AccountId(name);
    contact.email = email;
    return store_->contacts().PutContact(contact);
  }
  // In June 2025; t1 and t2 are due on the 30th.
  void At(int day, std::int64_t hour, std::int64_t minute = 0) {
    day_ = *Day::FromCivil(2025, 6, day);
    const Instant now{StartOf(day_).unix_ms + (hour * 60 + minute) * 60'000};
    if (now.unix_ms > clock_.Function()().unix_ms) {
      uptime_ += now.unix_ms - clock_.Function()().unix_ms;
    }
    clock_.Set(now);
  }
  void Raise() {
    const auto raised = usecase::RaiseReminders(app_);
    ASSERT_TRUE(raised.ok()) << raised.error().Text();
  }
  usecase::MessageSender Sender() {
    return {app_, messenger_, {"UBND tỉnh", ""}, [this] { return uptime_; }};
  }
  // To whom, with "!" where it is urgent.
  std::string Send(usecase::MessageSender& sender) {
    messenger_.sent.clear();
    const auto counts = sender.SendAll([] { return true; });
    EXPECT_TRUE(counts.ok()) << counts.error().Text();
    std::string names;
    for (const usecase::Outgoing& each : messenger_.sent) {
      names += (names.empty() ? "" : " ") + each.contact.email.substr(0, 1);
      if (each.urgent) names += "!";
    }
    return names;
  }
  views::MessageState StateOf(const char* name) {
    const auto state = queries().reminders().FindMessageState(
        domain::AccountId(name), domain::Channel::kEmail, Now().position
    );
    EXPECT_TRUE(state.ok());
    return state.ok() ? *state : views::MessageState();
  }

  usecase::App app_ = UseCases();
  FakeMessenger messenger_;
  std::int64_t uptime_ = 0;
};

TEST_P(MessagesTest, Fr55_Digest_TellsOnceWhatIsOpen) {
  auto sender = Sender();
  EXPECT_EQ(Send(sender), "a b");
  EXPECT_EQ(messenger_.sent.at(0).lines.size(), 2U);
  EXPECT_EQ(messenger_.sent.at(0).display_name, "Người a");
  EXPECT_NE(messenger_.sent.at(0).message.text.find("Còn 15 ngày"), std::string::npos);
  EXPECT_EQ(Send(sender), "");
  At(16, 9);
  Raise();
  EXPECT_EQ(Send(sender), "") << "nothing new is due";
  At(23, 9);
  Raise();
  Must({Report("rb", "t1B", 100, true)});
  EXPECT_EQ(Send(sender), "a") << "b has sent what was due";
  EXPECT_EQ(StateOf("a").digest_on, *Day::FromIso("2025-06-23"));
}

TEST_P(MessagesTest, Fr55_SecondServer_DoesNotSendWithinTheHour) {
  auto first = Sender();
  auto second = Sender();
  messenger_.meanwhile = [&] {
    messenger_.meanwhile = nullptr;
    const auto kept = messenger_.sent;
    EXPECT_EQ(Send(second), "b") << "a is on its way by the first";
    messenger_.sent = kept;
  };
  EXPECT_EQ(Send(first), "a");
  EXPECT_EQ(Send(second), "");
}

TEST_P(MessagesTest, Fr55_ClockSetForward_GivesNoSecondMessageWithinTheHour) {
  auto sender = Sender();
  At(29, 9);
  Raise();
  EXPECT_EQ(Send(sender), "a b");
  const std::int64_t then = uptime_;
  At(30, 9);  // twenty-four hours on the clock, and one minute that have passed
  Raise();
  uptime_ = then + 60'000;
  EXPECT_EQ(Send(sender), "");
  uptime_ = then + 3'600'000;
  EXPECT_EQ(Send(sender), "a! b!");
  At(30, 8);  // back: nothing is told twice
  EXPECT_EQ(Send(sender), "");
}

TEST_P(MessagesTest, Fr55_WhoSentHasDied_AnHourPassesBeforeTheNextTry) {
  facts::DeliveryStarted lost;
  lost.delivery = domain::DeliveryId("lost");
  lost.account = domain::AccountId("a");
  lost.upto = Now().position;
  Must({lost});
  auto sender = Sender();
  EXPECT_EQ(Send(sender), "b");
  At(15, 9, 59);
  EXPECT_EQ(Send(sender), "");
  At(15, 10);
  EXPECT_EQ(Send(sender), "a");
  EXPECT_EQ(StateOf("a").last->attempt, 2);
  EXPECT_EQ(StateOf("a").last->outcome, SendOutcome::kSent);
}

TEST_P(MessagesTest, Fr55_Failures_AreTriedAgain_AndABouncedAddressIsNot) {
  auto sender = Sender();
  messenger_.outcome = SendOutcome::kRefused;
  EXPECT_EQ(Send(sender), "a b");
  At(15, 9, 59);
  EXPECT_EQ(Send(sender), "");
  At(15, 10);
  EXPECT_EQ(Send(sender), "a b");
  At(15, 11, 59);
  EXPECT_EQ(Send(sender), "") << "two hours after the second failure";
  At(15, 12);
  messenger_.outcome = SendOutcome::kBounced;
  EXPECT_EQ(Send(sender), "a b");
  EXPECT_TRUE(store_->contacts().FindContact(domain::AccountId("a"))->bounced);
  At(16, 9);
  messenger_.outcome = SendOutcome::kSent;
  EXPECT_EQ(Send(sender), "");
  ASSERT_TRUE(Wants("a", "moi@hagiao.example").ok());
  EXPECT_EQ(Send(sender), "m");
  const auto failed = queries().reminders().ListDeliveries({true, 25, 0}, Now().position);
  ASSERT_TRUE(failed.ok());
  EXPECT_EQ(failed->total, 6);
}

// An outage writes a few facts, not some for each person again and again.
TEST_P(MessagesTest, Fr55_ServerDown_NobodyElseIsTriedForAWhile) {
  auto sender = Sender();
  messenger_.outcome = SendOutcome::kUnreached;
  EXPECT_EQ(Send(sender), "a");
  EXPECT_EQ(Send(sender), "");
  At(15, 9, 1);
  EXPECT_EQ(Send(sender), "b") << "a is tried again after five minutes";
  At(15, 9, 2);
  EXPECT_EQ(Send(sender), "") << "two minutes after the second failure";
  At(15, 9, 5);
  EXPECT_EQ(Send(sender), "a");
  messenger_.outcome = SendOutcome::kSent;
  At(15, 9, 8);
  EXPECT_EQ(Send(sender), "") << "four minutes after the third";
  At(15, 9, 15);
  EXPECT_EQ(Send(sender), "a b");
}

TEST_P(MessagesTest, Fr55_WhoLostThePost_IsToldNothingOfIt) {
  Must({facts::AccountAppointed{domain::AccountId("a"), "officer", domain::OrganizationId("B")}});
  auto sender = Sender();
  EXPECT_EQ(Send(sender), "b") << "what a was reminded of belongs to somebody else";
  Must({facts::AccountAppointed{domain::AccountId("b"), "administrator", std::nullopt}});
  At(23, 9);
  Raise();
  EXPECT_EQ(Send(sender), "a") << "of what B owes";
}

TEST_P(MessagesTest, Fr55_OldNewsAndLockedAccounts_AreNotSent) {
  auto sender = Sender();
  ASSERT_TRUE(store_->accounts().SetDisabled(domain::AccountId("a"), true).ok());
  At(22, 8);
  EXPECT_EQ(Send(sender), "b");
  ASSERT_TRUE(store_->accounts().SetDisabled(domain::AccountId("a"), false).ok());
  At(22, 12);
  EXPECT_EQ(Send(sender), "") << "raised more than seven days ago";
}

TEST_P(MessagesTest, OneAddress_IsOnePersons) {
  const Status taken = Wants("b", "a@hagiao.example");
  ASSERT_FALSE(taken.ok());
  EXPECT_EQ(taken.error().kind, ErrorKind::kConflict);
  EXPECT_EQ(taken.error().place, "thu_dien_tu");
  EXPECT_EQ(store_->contacts().FindContact(domain::AccountId("b"))->email, "b@hagiao.example");
  EXPECT_TRUE(Wants("a", "").ok());
  EXPECT_TRUE(Wants("b", "").ok()) << "none is nobody's";
  EXPECT_TRUE(store_->contacts().MarkBounced(domain::AccountId("a"), "alt@x.vn").ok());
  EXPECT_FALSE(store_->contacts().FindContact(domain::AccountId("a"))->bounced);
  EXPECT_EQ(
      store_->contacts().FindContact(domain::AccountId("nobody"))->digest_hour,
      domain::kDefaultDigestHour
  );
  EXPECT_EQ(store_->contacts().ListContacts()->size(), 2U);
}

TEST_P(MessagesTest, Fr55_CalendarFeed_IsFoundByItsSecretUntilItIsRevoked) {
  const usecase::Principal who{
      domain::AccountId("a"),
      "Người a",
      access::Role::kOfficer,
      domain::OrganizationId("A"),
      "Sở A"};
  const auto secret = usecase::OpenFeed(app_, who, usecase::FeedScope::kPerson);
  ASSERT_TRUE(secret.ok()) << secret.error().Text();
  const auto bytes = usecase::ReadFeed(app_, *secret, "https://sauro.example");
  ASSERT_TRUE(bytes.ok()) << bytes.error().Text();
  EXPECT_NE(bytes->find("DTSTART;VALUE=DATE:20250630"), std::string::npos) << *bytes;
  EXPECT_NE(bytes->find("UID:t1A@sauro"), std::string::npos);
  EXPECT_EQ(bytes->find("t2B"), std::string::npos);
  const auto feeds = store_->feeds().ListFeeds(who.account);
  ASSERT_TRUE(feeds.ok());
  ASSERT_EQ(feeds->size(), 1U);
  EXPECT_NE(feeds->at(0).secret_hash, *secret);
  usecase::Principal other = who;
  other.account = domain::AccountId("b");
  EXPECT_TRUE(usecase::CloseFeed(app_, other, feeds->at(0).secret_hash).ok());
  EXPECT_TRUE(usecase::ReadFeed(app_, *secret, "").ok()) << "it is not theirs";
  EXPECT_TRUE(usecase::CloseFeed(app_, who, feeds->at(0).secret_hash).ok());
  const auto second = usecase::OpenFeed(app_, who, usecase::FeedScope::kAgency);
  ASSERT_TRUE(second.ok());
  EXPECT_TRUE(usecase::ReadFeed(app_, *second, "").ok());
  ASSERT_TRUE(store_->accounts().ChangePassword(who.account, "hash", false).ok());
  EXPECT_EQ(usecase::ReadFeed(app_, *second, "").error().kind, ErrorKind::kNotFound)
      << "whoever changes a password wants nobody else in";
  EXPECT_EQ(usecase::ReadFeed(app_, *secret, "").error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(usecase::ReadFeed(app_, "", "").error().kind, ErrorKind::kNotFound);
}

SAURO_ON_BOTH_ENGINES(MessagesTest);

}  // namespace
}  // namespace sauro::store
