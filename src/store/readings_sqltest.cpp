#include <gtest/gtest.h>

#include "store/fixture_test.h"
#include "usecase/plan_reading.h"

namespace sauro::store {
namespace {

using usecase::Reading;
using usecase::ReadingState;

class ReadingsTest : public StoreTest {
 protected:
  usecase::ReadingStore& Store() { return store_->readings(); }
  void Put(const std::string& id, std::int64_t at) {
    Reading reading;
    reading.id = id;
    reading.account = domain::AccountId("a");
    reading.sha256 = store_->blobs().PutBytes("văn bản")->sha256;
    reading.name = "Kế hoạch.pdf";
    reading.created_at = {at};
    ASSERT_TRUE(Store().Add(reading).ok());
  }
};
SAURO_ON_BOTH_ENGINES(ReadingsTest);

TEST_P(ReadingsTest, OldestIsTakenFirst_ByOneReaderOnly) {
  Put("two", 200);
  Put("one", 100);
  Put("one", 100);  // the same request again
  EXPECT_EQ(Store().List()->size(), 2U);
  const auto first = Store().TakeNext("r", {1000});
  ASSERT_TRUE(first.ok() && *first);
  EXPECT_EQ((*first)->id, "one");
  EXPECT_EQ((*first)->state, ReadingState::kReading);
  EXPECT_EQ((*first)->name, "Kế hoạch.pdf");
  EXPECT_EQ((*first)->account, domain::AccountId("a"));
  EXPECT_FALSE((*first)->organization);
  EXPECT_EQ((*Store().TakeNext("q", {1000}))->id, "two");
  EXPECT_FALSE(*Store().TakeNext("q", {1000}));
}

TEST_P(ReadingsTest, OnlyItsReaderReportsAndFinishes) {
  Put("one", 100);
  Reading reading = **Store().TakeNext("r", {1000});
  reading.page = 3;
  reading.pages = 12;
  reading.seen_at = {2000};
  EXPECT_FALSE(*Store().Report(reading, "another"));
  EXPECT_TRUE(*Store().Report(reading, "r"));
  EXPECT_EQ(Store().Find("one")->page, 3);
  EXPECT_EQ(Store().Find("one")->pages, 12);
  EXPECT_EQ(Store().Find("one")->seen_at.unix_ms, 2000);
  reading.state = ReadingState::kFailed;
  reading.message = "Tệp bị hỏng.";
  ASSERT_TRUE(Store().Finish(reading, "another").ok());
  EXPECT_EQ(Store().Find("one")->state, ReadingState::kReading);
  ASSERT_TRUE(Store().Finish(reading, "r").ok());
  EXPECT_EQ(Store().Find("one")->state, ReadingState::kFailed);
  EXPECT_EQ(Store().Find("one")->message, "Tệp bị hỏng.");
  EXPECT_FALSE(*Store().Report(reading, "r"));
  Open(OpenMode::kWrite);  // durable
  EXPECT_EQ(Store().Find("one")->message, "Tệp bị hỏng.");
}

TEST_P(ReadingsTest, Again_OnlyWhatFailedOrWhoseReaderIsSilent) {
  Put("one", 100);
  ASSERT_TRUE(*Store().TakeNext("r", {1000}));
  ASSERT_TRUE(Store().Again("one", {1000}, {1500}).ok());
  EXPECT_EQ(Store().Find("one")->state, ReadingState::kReading);
  ASSERT_TRUE(Store().Again("one", {1001}, {1500}).ok());
  EXPECT_EQ(Store().Find("one")->state, ReadingState::kWaiting);
  Reading reading = **Store().TakeNext("q", {2000});
  EXPECT_FALSE(*Store().Report(reading, "r")) << "the one before has lost it";
  reading.state = ReadingState::kFailed;
  ASSERT_TRUE(Store().Finish(reading, "q").ok());
  ASSERT_TRUE(Store().Again("one", {0}, {2500}).ok());
  EXPECT_EQ(Store().Find("one")->state, ReadingState::kWaiting);
}

TEST_P(ReadingsTest, DoneAndRemoved_AreNotListedAndForgottenInTime) {
  Put("one", 100);
  Reading reading = **Store().TakeNext("r", {1000});
  reading.state = ReadingState::kDone;
  reading.seen_at = {3000};
  ASSERT_TRUE(Store().Finish(reading, "r").ok());
  EXPECT_TRUE(Store().List()->empty());
  ASSERT_TRUE(Store().Forget({3000}).ok());
  EXPECT_TRUE(Store().Find("one").ok());
  ASSERT_TRUE(Store().Forget({3001}).ok());
  EXPECT_EQ(Store().Find("one").error().kind, ErrorKind::kNotFound);
  Put("two", 100);
  ASSERT_TRUE(*Store().TakeNext("r", {1000}));
  ASSERT_TRUE(Store().Remove("two").ok());
  EXPECT_FALSE(*Store().Report(reading, "r"));
}

}  // namespace
}  // namespace sauro::store
