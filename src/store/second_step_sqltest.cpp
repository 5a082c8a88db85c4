#include <gtest/gtest.h>

#include "store/fixture_test.h"
#include "usecase/second_step.h"

namespace sauro::store {
namespace {

class SecondStepTableTest : public StoreTest {
 protected:
  usecase::SecondStepStore& Store() { return store_->second_steps(); }
  const domain::AccountId account_{"a"};
  const domain::AccountId other_{"b"};
};
SAURO_ON_BOTH_ENGINES(SecondStepTableTest);

TEST_P(SecondStepTableTest, IsBegunAgainUntilItIsOn) {
  EXPECT_FALSE(*Store().Find(account_));
  ASSERT_TRUE(Store().Begin(account_, "aa").ok());
  ASSERT_TRUE(Store().Begin(account_, "bb").ok());
  EXPECT_EQ(Store().TurnOn(account_, {"aa", true, 7, "x y"}).error().kind, ErrorKind::kConflict);
  ASSERT_TRUE(Store().TurnOn(account_, {"bb", true, 7, "x y"}).ok());
  EXPECT_EQ(Store().Begin(account_, "cc").error().kind, ErrorKind::kConflict);
  const auto kept = *Store().Find(account_);
  ASSERT_TRUE(kept);
  EXPECT_TRUE(kept->on);
  EXPECT_EQ(kept->secret, "bb");
  EXPECT_EQ(kept->last_step, 7);
  EXPECT_EQ(kept->recovery, "x y");
  EXPECT_FALSE(*Store().Find(other_));
}

TEST_P(SecondStepTableTest, StepAndRecoveryCodeAreTakenOnce) {
  ASSERT_TRUE(Store().Begin(account_, "aa").ok());
  EXPECT_EQ(Store().TakeStep(account_, 8).error().kind, ErrorKind::kConflict) << "not on yet";
  ASSERT_TRUE(Store().TurnOn(account_, {"aa", true, 7, "x y"}).ok());
  EXPECT_TRUE(Store().TakeStep(account_, 8).ok());
  EXPECT_EQ(Store().TakeStep(account_, 8).error().kind, ErrorKind::kConflict);
  EXPECT_EQ(Store().TakeStep(account_, 7).error().kind, ErrorKind::kConflict);
  EXPECT_TRUE(Store().ReplaceRecovery(account_, "x y", "y").ok());
  EXPECT_EQ(Store().ReplaceRecovery(account_, "x y", "x").error().kind, ErrorKind::kConflict);
  ASSERT_TRUE(Store().Remove(account_).ok());
  EXPECT_FALSE(*Store().Find(account_));
}

}  // namespace
}  // namespace sauro::store
