// The stored ledger and its state tables: what both engines promise.
#include <chrono>
#include <filesystem>
#include <functional>
#include <new>
#include <thread>

#include "store/fixture_test.h"
#include "store/replayed_test.h"

namespace sauro::store {
namespace {

class StoredLedgerTest : public StoreTest {};
SAURO_ON_BOTH_ENGINES(StoredLedgerTest);

bool WaitFor(
    const std::function<bool()>& what, std::chrono::seconds at_most = std::chrono::seconds(10)
) {
  const auto end = std::chrono::steady_clock::now() + at_most;
  while (!what()) {
    if (std::chrono::steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return true;
}

TEST_P(StoredLedgerTest, RepeatedRequest_AddsNothing) {
  MakePlan();
  const std::string id = NewUuid(clock_.Function()());
  const auto first = Write({Report("r1", "t1A", 10), Report("r2", "t1B", 20)}, id);
  ASSERT_TRUE(first.ok()) << first.error().Text();
  const auto again = Write({Report("r3", "t1A", 30)}, id);
  ASSERT_TRUE(again.ok());
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->position, first->position);
  EXPECT_EQ(*queries().Head(), first->position);
}

TEST_P(StoredLedgerTest, RefusedFact_LeavesNothingBehind_AndOthersGoOn) {
  MakePlan();
  const std::string before = *store_->DumpState();
  EXPECT_FALSE(Write({Report("r1", "t1A", 10), Report("r2", "t9X", 20)}).ok());
  EXPECT_EQ(*store_->DumpState(), before);
  Must({Report("r1", "t1A", 10)});
  EXPECT_TRUE(store_->Verify(nullptr).ok());
}

TEST_P(StoredLedgerTest, Facts_CannotBeChangedRemovedOrNumberedByHand) {
  MakePlan();
  EXPECT_FALSE(TryInDatabase("UPDATE fact SET body = '{}' WHERE seq = 1"));
  EXPECT_FALSE(TryInDatabase("DELETE FROM fact WHERE seq = 1"));
  EXPECT_FALSE(TryInDatabase(
      "INSERT INTO fact SELECT seq + 100, 'x', at, actor, organization, kind, version, subject, "
      "body, leaf FROM fact WHERE seq = 1"
  ));
  if (GetParam() == Engine::kPostgres) {
    EXPECT_FALSE(TryInDatabase("TRUNCATE fact"));
  }
}

TEST_P(StoredLedgerTest, Rebuild_GivesTheSameState_AndRepairsAChangedOne) {
  MakePlan();
  Must({Report("r1", "t1A", 100, true)});
  Must({Accept("r1")});
  const std::string before = *store_->DumpState();
  ASSERT_TRUE(store_->Rebuild(nullptr).ok());
  EXPECT_EQ(*store_->DumpState(), before);
  InDatabase("UPDATE task_state SET percent = 1");
  const auto verified = store_->Verify(nullptr);
  ASSERT_FALSE(verified.ok());
  EXPECT_EQ(verified.error().place, "task_state");
  ASSERT_TRUE(store_->Rebuild(nullptr).ok());
  EXPECT_TRUE(store_->Verify(nullptr).ok());
  EXPECT_EQ(*store_->DumpState(), before);
  Must({Report("r2", "t1B", 40)});  // behind the versions that were put in
  ExpectSameWhenReplayed(*store_);
}

// Reports that were replaced, sent back and accepted, also on one assignment again and again.
TEST_P(StoredLedgerTest, Replay_RemembersWhatReportsMeet) {
  MakePlan();
  Must({Report("r1", "t1A", 10)});
  Must({Report("r2", "t1A", 20)});
  Must({Accept("r2")});
  Must({Report("r3", "t1B", 30)});
  Must({facts::ProgressReturned{domain::ReportId("r3"), "thiếu số liệu"}});
  Must({Report("r4", "t1A", 40)});
  Must({Report("r5", "t1A", 100, true)});
  Must({Report("r6", "t1B", 100, true)});
  Must({Accept("r6")});
  Must({Accept("r5")});
  Must({Report("r7", "t2A", 50)});
  ExpectSameWhenReplayed(*store_);
}

// Answers come from indexes, which the ledger does not tell of.
TEST_P(StoredLedgerTest, IndexThatIsNotThatOfItsTable_IsFound) {
  MakePlan();
  const auto whole = store_->Verify(nullptr);
  ASSERT_TRUE(whole.ok()) << whole.error().Text();
  if (GetParam() == Engine::kPostgres) {
    EXPECT_FALSE(whole->indexes_compared) << "amcheck is not there";
    InDatabase("CREATE EXTENSION amcheck");
    const auto compared = store_->Verify(nullptr);
    ASSERT_TRUE(compared.ok()) << compared.error().Text();
    EXPECT_TRUE(compared->indexes_compared);
    return;
  }
  EXPECT_TRUE(whole->indexes_compared);
  store_.reset();
  InDatabase(
      "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = (SELECT sum(rootpage) FROM "
      "sqlite_master WHERE name IN ('assignment_state_of_task', "
      "'assignment_state_of_organization')) "
      "- rootpage WHERE name IN ('assignment_state_of_task', 'assignment_state_of_organization')"
  );
  Open(OpenMode::kRead);
  const auto verified = store_->Verify(nullptr);
  ASSERT_FALSE(verified.ok());
  EXPECT_NE(verified.error().message.find("Chỉ mục"), std::string::npos) << verified.error().Text();
}

// A server that runs on sees that its database was put back to an earlier time. A copy of it that
// only lags behind catches up, and then nothing is wrong.
TEST_P(StoredLedgerTest, LedgerThatBecomesShorter_IsAnAlarmUntilAllOfItIsBack) {
  MakePlan();
  Must({Report("r1", "t1A", 10)});
  EXPECT_FALSE(store_->HistoryWasCut());
  InDatabase("UPDATE tree_head SET size = size - 1");
  EXPECT_TRUE(WaitFor([&] { return store_->HistoryWasCut(); }));
  InDatabase("UPDATE tree_head SET size = size + 1");
  EXPECT_TRUE(WaitFor([&] { return !store_->HistoryWasCut(); }));
}

TEST_P(StoredLedgerTest, LedgerThatIsAsLongAgainButAnotherOne_StaysAnAlarm) {
  MakePlan();
  Must({Report("r1", "t1A", 10)});
  InDatabase("UPDATE tree_head SET size = size - 1");
  EXPECT_TRUE(WaitFor([&] { return store_->HistoryWasCut(); }));
  const bool is_postgres = GetParam() == Engine::kPostgres;
  InDatabase(is_postgres ? "ALTER TABLE fact DISABLE TRIGGER ALL" : "DROP TRIGGER fact_no_update");
  InDatabase("UPDATE fact SET leaf = (SELECT leaf FROM fact WHERE seq = 1) WHERE seq = 2");
  InDatabase("UPDATE tree_head SET size = size + 1");
  const Position all = *queries().Head();
  EXPECT_TRUE(store_->CatchUp(all).ok());
  EXPECT_FALSE(WaitFor([&] { return !store_->HistoryWasCut(); }, std::chrono::seconds(1)));
}

TEST_P(StoredLedgerTest, ContentThatIsGone_IsFound) {
  MakePlan();
  Must({Report("r1", "t1A", 100, true)});
  ASSERT_TRUE(store_->Verify(nullptr).ok());
  if (GetParam() == Engine::kPostgres) {
    InDatabase("DELETE FROM blob_piece; DELETE FROM blob");
  } else {
    std::filesystem::remove_all(folder_ + "/blobs");
    std::filesystem::create_directory(folder_ + "/blobs");
  }
  const auto verified = store_->Verify(nullptr);
  ASSERT_FALSE(verified.ok());
  EXPECT_NE(verified.error().message.find("Thiếu một tệp"), std::string::npos);
}

// One command that fails badly is its own trouble.
TEST_P(StoredLedgerTest, CommandThatThrows_WritesNothing_AndOthersGoOn) {
  MakePlan();
  const Position before = *queries().Head();
  const auto written = store_->writer().Write(
      {NewUuid(clock_.Function()()), domain::AccountId("editor"), {}},
      [](const usecase::Deciding& /*deciding*/) -> Result<std::vector<facts::Fact>> {
        throw std::bad_alloc();
      }
  );
  EXPECT_FALSE(written.ok());
  EXPECT_EQ(*queries().Head(), before);
  Must({Report("r1", "t1A", 10)});
}

// A clock that once was far ahead must not give its time to all that follows.
TEST_P(StoredLedgerTest, FactOfTomorrow_StopsWritersUntilThen_ButNotWhoeverAsksAgain) {
  MakePlan();
  On("2025-03-02");
  const std::string id = NewUuid(clock_.Function()());
  ASSERT_TRUE(Write({Report("r1", "t1A", 10)}, id).ok());
  const Position before = *queries().Head();
  clock_.Set({clock_.Function()().unix_ms - 11L * 60'000});
  const auto refused = Write({Report("r2", "t1A", 20)});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, ErrorKind::kUnavailable);
  EXPECT_EQ(store_->ClockRefusals(), 1U);
  EXPECT_EQ(*queries().Head(), before);
  EXPECT_TRUE(Write({Report("r1", "t1A", 10)}, id)->repeated);
  clock_.Set({clock_.Function()().unix_ms + 2L * 60'000});
  Must({Report("r2", "t1A", 20)});
}

// The same facts give the same bytes in both engines, whatever their own order of texts is.
TEST_P(StoredLedgerTest, State_IsThatOfTheOtherEngine) {
  if (GetParam() == Engine::kSqlite) database_ = std::make_unique<TemporaryDatabase>();
  const std::string folder = root_ / "other";
  const bool sqlite = GetParam() == Engine::kSqlite;
  ASSERT_TRUE(DataFolder::Create(folder, sqlite ? database_->url() : std::string()).ok());
  auto other = DataFolder::Open(folder, OpenMode::kWrite, {{}, 15, clock_.Function()});
  ASSERT_TRUE(other.ok()) << other.error().Text();
  MakePlan();
  Must({Report("r1", "t1A", 40)});
  // The other is told the same; the state does not show identifiers of requests.
  std::swap(store_, *other);
  MakePlan();
  Must({Report("r1", "t1A", 40)});
  EXPECT_EQ(*store_->DumpState(), *(*other)->DumpState());
}

TEST_P(StoredLedgerTest, Copy_IntoTheOtherEngine_KeepsRootAccountsAndContents) {
  On("2025-03-01");
  MakePlan();
  for (int i = 0; i < 3; ++i) Must({Report(("r" + std::to_string(i)).c_str(), "t1A", i)});
  usecase::Account account;
  account.id = domain::AccountId("a");
  account.username = "người dùng";
  ASSERT_TRUE(store_->accounts().AddAccount(account).ok());
  const auto blob = store_->blobs().PutBytes(std::string("minh\0chứng", 12));
  const auto before = store_->Verify(nullptr);
  ASSERT_TRUE(before.ok());

  const bool sqlite = GetParam() == Engine::kSqlite;
  if (sqlite) database_ = std::make_unique<TemporaryDatabase>();
  const std::string folder = root_ / "other";
  ASSERT_TRUE(DataFolder::Create(folder, sqlite ? database_->url() : std::string()).ok());
  auto other = DataFolder::Open(folder, OpenMode::kWrite, {{}, 15, clock_.Function()});
  ASSERT_TRUE(other.ok());
  const auto copied = store_->CopyTo(**other, nullptr);
  ASSERT_TRUE(copied.ok()) << copied.error().Text();
  const auto after = (*other)->Verify(nullptr);
  ASSERT_TRUE(after.ok()) << after.error().Text();
  EXPECT_EQ(after->root, before->root);
  EXPECT_EQ(after->size, before->size);
  EXPECT_EQ(*(*other)->DumpState(), *store_->DumpState());
  EXPECT_TRUE((*other)->accounts().FindByUsername("người dùng").ok());
  EXPECT_TRUE((*other)->blobs().PathOf(blob->sha256).ok());
  EXPECT_EQ(store_->CopyTo(**other, nullptr).error().kind, ErrorKind::kConflict);
  std::swap(store_, *other);
  Must({Report("r9", "t1B", 50)});
  EXPECT_TRUE(store_->Verify(nullptr).ok());
}

}  // namespace
}  // namespace sauro::store
