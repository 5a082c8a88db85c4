// Makes a data folder with the province of DESIGN 8, for ./dev bench, and says on stdout what is in
// it.
//
// usage: sauro_make_province DIR

#include <fmt/format.h>

#include <string>

#include "base/json.h"
#include "store/data_folder.h"
#include "support/province.h"

namespace {

using namespace sauro;  // NOLINT(google-build-using-namespace): a small program

constexpr std::int32_t kNearDueDays = 7;  // as the server's default

std::string Describe(const support::Province& province, Position head) {
  std::string out;
  JsonWriter w(out);
  w.BeginObject();
  // The morning after the newest fact, and a day in the middle of the history.
  w.Field("now", IsoUtc({StartOf(province.last.Plus(1)).unix_ms + 9 * std::int64_t{3'600'000}}));
  const std::int32_t half = DaysBetween(province.first, province.last) / 2;
  w.Field("past_day", province.first.Plus(half).Iso());
  w.Key("counts").BeginObject();
  w.Field("organizations", static_cast<std::int64_t>(province.organizations.size()));
  w.Field("tasks", static_cast<std::int64_t>(province.tasks.size()));
  w.Field("assignments", province.assignments);
  w.Field("reports", province.reports);
  w.Field("facts", static_cast<std::int64_t>(head.value));
  w.EndObject();
  w.Key("organizations").BeginArray();
  for (const domain::OrganizationId& each : province.organizations) w.String(each.value);
  w.EndArray().EndObject();
  return out;
}

Result<std::string> Make(const std::string& data) {
  if (Status made = store::DataFolder::Create(data); !made) return made.error();
  support::SetClock clock;
  auto folder =
      store::DataFolder::Open(data, store::OpenMode::kWrite, {{}, kNearDueDays, clock.Function()});
  if (!folder) return folder.error();
  auto province = support::WriteProvince({(*folder)->writer(), (*folder)->blobs()}, clock);
  if (!province) return province.error();
  auto head = (*folder)->queries().Head();
  if (!head) return head.error();
  return Describe(*province, *head);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: sauro_make_province DIR\n");
    return 2;
  }
  const auto made = Make(argv[1]);
  if (made) {
    fmt::print("{}\n", *made);
    return 0;
  }
  fmt::print(stderr, "{}\n", made.error().Text());
  return 1;
}
