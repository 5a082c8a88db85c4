#pragma once
// What a replay gives, beside what the facts gave one by one.

#include <gtest/gtest.h>

#include "store/data_folder.h"

namespace sauro::store {

/// A replay remembers instead of reading back; it gives the same rows, and Verify agrees.
inline void ExpectSameWhenReplayed(DataFolder& store) {
  if (testing::Test::HasFatalFailure()) return;
  const auto before = store.DumpState();
  ASSERT_TRUE(before.ok()) << before.error().Text();
  const auto verified = store.Verify(nullptr);
  EXPECT_TRUE(verified.ok()) << verified.error().Text();
  ASSERT_TRUE(store.Rebuild(nullptr).ok());
  EXPECT_EQ(*store.DumpState(), *before);
}

}  // namespace sauro::store
