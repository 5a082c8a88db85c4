#include "base/day.h"

#include <gtest/gtest.h>

#include "base/uuid.h"

namespace sauro {
namespace {

TEST(Day, FromIso_AcceptsOnlyRealDays) {
  EXPECT_EQ(Day::FromIso("2024-02-29")->Vietnamese(), "29/02/2024");
  EXPECT_FALSE(Day::FromIso("2025-02-29").ok());
  EXPECT_FALSE(Day::FromIso("2025-2-9").ok());
  EXPECT_FALSE(Day::FromIso("+025-02-09").ok());
}

TEST(Day, OfInstant_TurnsAtMidnightInVietnam) {
  const Instant before{StartOf(*Day::FromIso("2025-05-20")).unix_ms - 1};
  EXPECT_EQ(DayOf(before).Iso(), "2025-05-19");
  EXPECT_EQ(IsoUtc(before), "2025-05-19T16:59:59.999Z");
  EXPECT_EQ(InstantFromIsoUtc(IsoUtc(before))->unix_ms, before.unix_ms);
}

TEST(Period, AllKinds_KnowTheirDays) {
  const auto span = [](const char* code) {
    const auto period = *Period::Parse(code);
    EXPECT_EQ(period.Code(), code);
    return period.first().Iso() + ".." + period.last().Iso();
  };
  EXPECT_EQ(span("2025-05"), "2025-05-01..2025-05-31");
  EXPECT_EQ(span("2025-Q4"), "2025-10-01..2025-12-31");
  EXPECT_EQ(span("2025-H2"), "2025-07-01..2025-12-31");
  EXPECT_EQ(span("2025-9M"), "2025-01-01..2025-09-30");
  EXPECT_EQ(span("2025"), "2025-01-01..2025-12-31");
  EXPECT_FALSE(Period::Parse("2025-13").ok());
  EXPECT_FALSE(Period::Parse("2025-Q5").ok());
}

TEST(Uuid, Version7_SortsByTimeAndDerives) {
  const std::string a = MakeUuidV7(Instant{1'000}, {});
  const std::string b = MakeUuidV7(Instant{2'000}, {});
  EXPECT_LT(a, b);
  EXPECT_TRUE(IsUuid(a));
  EXPECT_EQ(DeriveUuid(a, 0), a);
  EXPECT_NE(DeriveUuid(a, 1), a);
  EXPECT_TRUE(IsUuid(DeriveUuid(a, 4'000'000'000U)));
}

}  // namespace
}  // namespace sauro
