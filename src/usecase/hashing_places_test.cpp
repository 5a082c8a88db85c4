#include "usecase/hashing_places.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

namespace sauro::usecase {
namespace {

using std::chrono::milliseconds;

// Somebody who asks for a place in a thread of his own, and keeps it until told otherwise.
class Person {
 public:
  Person(HashingPlaces& places, const HashingTicket& ticket)
      : places_(places),
        thread_([this, ticket] { result_ = places_.Enter(ticket).ok() ? 1 : -1; }) {}
  ~Person() { thread_.join(); }
  Person(const Person&) = delete;
  Person& operator=(const Person&) = delete;

  // 1: has a place, -1: was turned away, 0: waits, also after a while.
  int Soon() const {
    for (int i = 0; i < 200 && result_ == 0; ++i) std::this_thread::sleep_for(milliseconds(5));
    return result_;
  }
  int Now() const {
    std::this_thread::sleep_for(milliseconds(30));
    return result_;
  }

 private:
  HashingPlaces& places_;
  std::atomic<int> result_{0};
  std::thread thread_;
};

std::unique_ptr<Person> Ask(HashingPlaces& places, const HashingTicket& ticket) {
  auto person = std::make_unique<Person>(places, ticket);
  person->Now();  // so that all come in this order
  return person;
}

TEST(HashingPlaces, OneLaneThatFillsAll_GivesWayToEachOther) {
  HashingPlaces places({.at_once = 1, .waiting = 4, .patience = milliseconds(10'000)});
  ASSERT_TRUE(places.Enter({"flood"}).ok());
  std::vector<std::unique_ptr<Person>> flood;
  for (int i = 0; i < 4; ++i) flood.push_back(Ask(places, {"flood"}));
  EXPECT_FALSE(places.Enter({"flood"}).ok()) << "its own lane is full";
  const auto other = Ask(places, {"other"});
  EXPECT_EQ(flood[3]->Soon(), -1) << "the newest of the longest lane gives way";
  EXPECT_EQ(other->Now(), 0);
  places.Leave();
  EXPECT_EQ(flood[0]->Soon(), 1) << "nobody's turn was before: who came first";
  places.Leave();
  EXPECT_EQ(other->Soon(), 1) << "lanes take turns";
  places.Leave();
  EXPECT_EQ(flood[1]->Soon(), 1);
  places.Leave();
  EXPECT_EQ(flood[2]->Soon(), 1);
  places.Leave();
  EXPECT_TRUE(places.Enter({"late"}).ok());
  places.Leave();
}

TEST(HashingPlaces, ManyStrangers_GiveWayToAKnownBrowserOnce) {
  HashingPlaces places({.at_once = 1, .waiting = 2, .patience = milliseconds(10'000)});
  ASSERT_TRUE(places.Enter({"a"}).ok());
  const auto first = Ask(places, {"b"});
  const auto second = Ask(places, {"c"});
  EXPECT_FALSE(places.Enter({"d"}).ok()) << "all have the same right";
  const auto known = Ask(places, {"mine", true});
  EXPECT_EQ(second->Soon(), -1);
  EXPECT_FALSE(places.Enter({"mine", true}).ok()) << "one place, not all";
  places.Leave();
  EXPECT_EQ(first->Soon(), 1);
  places.Leave();
  EXPECT_EQ(known->Soon(), 1);
  places.Leave();
}

TEST(HashingPlaces, NobodyLeaves_EndsInTime) {
  HashingPlaces places({.at_once = 1, .waiting = 2, .patience = milliseconds(20)});
  ASSERT_TRUE(places.Enter({"a"}).ok());
  const Status late = places.Enter({"b"});
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().kind, ErrorKind::kUnavailable);
  places.Leave();
  EXPECT_TRUE(places.Enter({"b"}).ok()) << "who gave up holds nothing";
  places.Leave();
}

}  // namespace
}  // namespace sauro::usecase
