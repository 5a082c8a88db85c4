// Words of facts, kept beside the ledger and erased: what both engines promise.
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <thread>

#include "crypto/sha256.h"
#include "ledger/erasure.h"
#include "store/backup.h"
#include "store/checked_restore.h"
#include "store/fixture_test.h"
#include "usecase/content_erase.h"

namespace sauro::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSecret = "ông Nguyễn Văn Kín, số 0123456789";
constexpr const char* kMark = "(đã xóa ngày 05/03/2025 theo 12/QĐ)";

// The bytes of the database, its log, and the files beside it.
std::string BytesOf(const std::string& folder) {
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  return all;
}

class EraseTest : public StoreTest {
 protected:
  // One report with everything that may be erased, returned with a reason.
  void MakeReport() {
    MakePlan();
    facts::ProgressReported report = Report("r1", "t1A", 100, true);
    report.evidence[0].id = domain::EvidenceId(kFile);
    report.text = std::string("Đã gặp ") + kSecret;
    report.difficulties = std::string("Khó: ") + kSecret;
    Must({report});
    reported_ = queries().Head()->value;
    On("2025-03-02");
    Must({facts::ProgressReturned{domain::ReportId("r1"), std::string("Bỏ tên ") + kSecret}});
    returned_ = queries().Head()->value;
    past_ = Now();
  }

  Result<usecase::Erased> Erase(std::uint64_t fact, std::vector<std::string> fields = {}) {
    On("2025-03-05");
    return EraseIn(*store_, fact, std::move(fields));
  }
  Result<usecase::Erased> EraseIn(
      DataFolder& folder, std::uint64_t fact, std::vector<std::string> fields = {}
  ) {
    usecase::App app = UseCases(folder);
    return usecase::EraseContent(
        app,
        domain::AccountId("command-line"),
        NewUuid(clock_.Function()()),
        {fact, std::move(fields), "Có dữ liệu cá nhân", "12/QĐ"},
        signer_
    );
  }
  // What the command `sauro erase` opens while the server `store_` runs.
  std::unique_ptr<DataFolder> BesideTheServer() {
    auto opened = DataFolder::Open(folder_, OpenMode::kRemove, {{}, 15, clock_.Function()});
    EXPECT_TRUE(opened.ok()) << opened.error().Text();
    return opened ? std::move(*opened) : nullptr;
  }
  // A report that names the content `bytes`, which is put now.
  facts::ProgressReported WithFile(const std::string& id, const std::string& bytes) {
    facts::ProgressReported report = Report(id.c_str(), "t1B", 40);
    const auto content = store_->blobs().PutBytes(bytes);
    EXPECT_TRUE(content.ok());
    report.evidence.push_back(
        {domain::EvidenceId("e-" + id),
         facts::FileWords(content->sha256, "chung.pdf"),
         content->size,
         "application/pdf"}
    );
    return report;
  }

  views::ReportLine ReportAt(const views::At& at) {
    auto found = queries().FindReport(domain::ReportId("r1"), at);
    EXPECT_TRUE(found.ok());
    return found ? *found : views::ReportLine();
  }

  // The first bad place that the verification names; empty: nothing.
  std::string Damage() {
    const auto verified = store_->Verify(nullptr);
    return verified ? std::string() : verified.error().place;
  }

  // The erasures in the ledger, judged by the key of `signer_`.
  Result<ledger::ErasureCheck::Outcome> Judged(std::uint64_t signed_size) {
    ledger::ErasureCheck check;
    auto read = store_->ledger().EachRecord({0}, [&](const ledger::Record& record) {
      EXPECT_TRUE(record.kind != ledger::kErasureKind || check.Take(record).ok());
      return true;
    });
    EXPECT_TRUE(read.ok());
    const std::vector<crypto::VerifierKey> keys = {
        crypto::SignerKey{"sauro/mau/0000", {}}.Verifier()};
    return check.Judge(keys, signed_size);
  }

  std::optional<crypto::SignerKey> signer_ = crypto::SignerKey{"sauro/mau/0000", {}};
  static constexpr const char* kFile = "0197f0a1-5c00-7a10-8b20-000000000016";
  std::uint64_t reported_ = 0;
  std::uint64_t returned_ = 0;
  views::At past_;
};
SAURO_ON_BOTH_ENGINES(EraseTest);

TEST_P(EraseTest, Words_AreShown_ButNotInTheLedgerOrTheState) {
  MakeReport();
  const views::ReportLine report = ReportAt(Now());
  EXPECT_EQ(report.text, std::string("Đã gặp ") + kSecret);
  EXPECT_EQ(report.difficulties, std::string("Khó: ") + kSecret);
  EXPECT_EQ(report.proposals, "");
  EXPECT_EQ(report.decision_text, std::string("Bỏ tên ") + kSecret);
  ASSERT_EQ(report.evidence.size(), 1U);
  EXPECT_EQ(report.evidence[0].name, "a.pdf");
  EXPECT_TRUE(store_->blobs().PathOf(report.evidence[0].sha256).ok());
  EXPECT_EQ(store_->DumpState()->find(kSecret), std::string::npos);
  auto read = store_->ledger().EachRecord({}, [&](const ledger::Record& record) {
    EXPECT_EQ(record.body.find(kSecret), std::string::npos) << record.seq;
    EXPECT_EQ(record.body.find("a.pdf"), std::string::npos) << record.seq;
    return true;
  });
  EXPECT_TRUE(read.ok());
  EXPECT_EQ(Damage(), "");
}

TEST_P(EraseTest, ErasedWords_AreMarked_AsOfPastDaysToo_AndAllIsVerifiedAndRebuilt) {
  MakeReport();
  const views::ReportFilter all;
  ASSERT_EQ(queries().ListReports(all, {}, past_)->rows[0].text, ReportAt(past_).text);
  const auto erased = Erase(reported_, {"text"});
  ASSERT_TRUE(erased.ok()) << erased.error().Text();
  ASSERT_EQ(erased->words.size(), 1U);
  for (const views::At& at : {past_, Now()}) {
    EXPECT_EQ(ReportAt(at).text, kMark);
    EXPECT_EQ(ReportAt(at).difficulties, std::string("Khó: ") + kSecret);
    EXPECT_EQ(queries().ListReports(all, {}, at)->rows[0].text, kMark) << "an old answer was kept";
  }
  EXPECT_EQ(queries().NewestErasure()->value, queries().Head()->value);

  ASSERT_TRUE(Erase(returned_).ok());
  EXPECT_EQ(ReportAt(past_).decision_text, kMark);
  ASSERT_TRUE(Erase(reported_).ok());
  const views::ReportLine report = ReportAt(past_);
  EXPECT_EQ(report.difficulties, kMark);
  EXPECT_EQ(report.evidence[0].name, kMark);
  EXPECT_EQ(report.evidence[0].sha256, "");
  EXPECT_EQ(report.evidence.size(), 1U);

  EXPECT_EQ(Damage(), "");
  const std::string state = *store_->DumpState();
  ASSERT_TRUE(store_->Rebuild(nullptr).ok());
  EXPECT_EQ(*store_->DumpState(), state);
  EXPECT_EQ(Damage(), "");
}

TEST_P(EraseTest, ResultOfATask_OnTheBoard_IsMarked) {
  MakePlan();
  Must({Report("r1", "t1A", 40)});
  const std::uint64_t reported = queries().Head()->value;
  Must({Accept("r1")});
  const views::At past = Now();
  EXPECT_EQ(queries().ReadBoard({}, past)->tasks[0].result, "kết quả r1");
  ASSERT_TRUE(Erase(reported).ok());
  EXPECT_EQ(queries().ReadBoard({}, past)->tasks[0].result, kMark);
  EXPECT_EQ(queries().ReadBoard({}, Now())->tasks[0].result, kMark);
}

// What an older release erased, or somebody who wrote the database, is confirmed by the same
// command.
TEST_P(EraseTest, ErasureIsSigned_AndOneThatWasNotIsConfirmedOnce) {
  MakeReport();
  const auto key = std::exchange(signer_, std::nullopt);
  ASSERT_TRUE(Erase(reported_, {"text", "difficulties"}).ok());
  ASSERT_FALSE(Judged(returned_).ok());
  EXPECT_EQ(Judged(returned_).error().place, "sự kiện " + std::to_string(queries().Head()->value));
  signer_ = key;
  const auto confirmed = Erase(reported_, {"text", "difficulties"});
  ASSERT_TRUE(confirmed.ok());
  EXPECT_EQ(confirmed->confirmed, (std::vector<std::string>{"text", "difficulties"}));
  EXPECT_TRUE(confirmed->words.empty());
  EXPECT_EQ(Judged(returned_)->by_key, 2U);
  const Position head = *queries().Head();
  EXPECT_TRUE(Erase(reported_, {"text"})->confirmed.empty());
  EXPECT_EQ(*queries().Head(), head);
  EXPECT_EQ(Damage(), "");
  ASSERT_TRUE(store_->Rebuild(nullptr).ok());
  EXPECT_EQ(Damage(), "");
}

TEST_P(EraseTest, ErasingAgain_WritesNothing_AndWrongPlacesAreRefused) {
  MakeReport();
  ASSERT_TRUE(Erase(reported_, {"text", "difficulties"}).ok());
  const Position head = *queries().Head();
  const auto again = Erase(reported_, {"text"});
  ASSERT_TRUE(again.ok());
  EXPECT_TRUE(again->words.empty());
  EXPECT_EQ(*queries().Head(), head);
  EXPECT_EQ(Erase(reported_, {"proposals"}).error().place, "proposals");
  EXPECT_EQ(Erase(1).error().kind, ErrorKind::kInvalid);
  EXPECT_EQ(Erase(head.value + 1).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(Erase(0).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(Damage(), "");
}

TEST_P(EraseTest, Scrub_LeavesNoTraceInTheFiles_AndKeepsWhatOthersName) {
  MakeReport();
  const std::string shared = ReportAt(Now()).evidence[0].sha256;
  facts::ProgressReported other = Report("r2", "t1B", 100, true);
  other.evidence[0].file = facts::FileWords(shared, "chung.pdf");
  Must({other});
  const std::uint64_t second = queries().Head()->value;
  if (GetParam() == Engine::kSqlite) {
    EXPECT_NE(BytesOf(folder_).find(kSecret), std::string::npos);
  }
  const auto first = Erase(reported_);
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(first->shared_files, (std::vector<std::string>{shared}));
  ASSERT_TRUE(Erase(returned_).ok());
  const auto scrubbed = store_->Scrub();
  ASSERT_TRUE(scrubbed.ok()) << scrubbed.error().Text();
  EXPECT_EQ(BytesOf(folder_).find(kSecret), std::string::npos);
  EXPECT_TRUE(store_->blobs().PathOf(shared).ok()) << "another report names it";
  EXPECT_EQ(Damage(), "");

  ASSERT_TRUE(Erase(second, {"e-r2"}).ok());
  ASSERT_TRUE(store_->Scrub().ok());
  EXPECT_FALSE(store_->blobs().PathOf(shared).ok());
  EXPECT_EQ(BytesOf(folder_).find("minh chứng r1"), std::string::npos);
  EXPECT_EQ(Damage(), "");
}

TEST_P(EraseTest, BesideAServer_IsSeenByIt_AlsoInAnswersThatItKept) {
  MakeReport();
  ASSERT_EQ(queries().ListReports({}, {}, past_)->rows[0].text, ReportAt(past_).text);
  {
    auto beside = BesideTheServer();
    ASSERT_NE(beside, nullptr);
    On("2025-03-05");
    ASSERT_TRUE(EraseIn(*beside, reported_).ok());
    const auto scrubbed = beside->Scrub();
    ASSERT_TRUE(scrubbed.ok()) << scrubbed.error().Text();
  }
  for (int waits = 0; queries().NewestErasure()->value == 0 && waits < 300; ++waits) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_EQ(queries().ListReports({}, {}, past_)->rows[0].text, kMark);
  EXPECT_EQ(BytesOf(folder_).find(std::string("Đã gặp ") + kSecret), std::string::npos);
  Must({Report("r2", "t1B", 10)});
  EXPECT_EQ(Damage(), "");
}

TEST_P(EraseTest, ContentThatWasErasedSinceItWasPut_IsNotNamed) {
  MakeReport();
  const facts::ProgressReported same = WithFile("r2", "minh chứng r1");  // kept once
  ASSERT_TRUE(EraseIn(*BesideTheServer(), reported_).ok());
  const auto refused = Write({same});
  ASSERT_FALSE(refused.ok()) << "a fact names a content that is gone";
  EXPECT_EQ(refused.error().kind, ErrorKind::kUnavailable);
  EXPECT_EQ(Damage(), "");
  Must({WithFile("r2", "minh chứng r1")});
  EXPECT_EQ(Damage(), "");
}

TEST_P(EraseTest, ReportsAndErasuresOfOneContent_AtTheSameTime_LoseNothing) {
  MakePlan();
  std::mutex mutex;
  std::vector<std::uint64_t> reported;
  std::atomic<bool> done{false};
  std::thread eraser([&] {
    auto beside = BesideTheServer();
    while (!done) {
      std::uint64_t fact = 0;
      {
        const std::lock_guard lock(mutex);
        if (!reported.empty()) fact = reported.back();
        if (!reported.empty()) reported.pop_back();
      }
      if (fact == 0) continue;
      const auto erased = EraseIn(*beside, fact);
      EXPECT_TRUE(erased.ok()) << erased.error().Text();
    }
  });
  int named = 0;
  for (int i = 0; i < 60; ++i) {
    const auto written = Write({WithFile("r" + std::to_string(i), "một tệp chung")});
    if (!written) {
      EXPECT_EQ(written.error().kind, ErrorKind::kUnavailable) << written.error().Text();
      continue;
    }
    ++named;
    const std::lock_guard lock(mutex);
    if (i % 5 != 4) reported.push_back(written->position.value);
  }
  done = true;
  eraser.join();
  EXPECT_GT(named, 10);
  EXPECT_EQ(Damage(), "");
}

TEST_P(EraseTest, WhoCopiesContents_AndWhoErases_DoNotMeet) {
  MakeReport();
  {
    auto hold = store_->HoldContents();
    ASSERT_TRUE(hold.ok()) << hold.error().Text();
    const auto refused = DataFolder::Open(folder_, OpenMode::kRemove);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().kind, ErrorKind::kConflict);
    EXPECT_EQ(store_->Sweep({}).error().kind, ErrorKind::kConflict);
    EXPECT_TRUE(store_->HoldContents().ok()) << "two may copy";
    EXPECT_TRUE(hold->StillHeld().ok());
  }
  auto beside = BesideTheServer();
  ASSERT_NE(beside, nullptr);
  std::atomic<bool> erased{false};
  std::thread verifies([&] {
    EXPECT_TRUE(store_->Verify(nullptr).ok());
    EXPECT_TRUE(erased) << "it did not wait for the erasure";
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_TRUE(EraseIn(*beside, reported_).ok());
  erased = true;
  beside.reset();
  verifies.join();
}

TEST_P(EraseTest, ABackupBesideErasures_Verifies) {
  MakeReport();
  std::atomic<bool> done{false};
  std::thread eraser([&] {
    for (int i = 0; !done; ++i) {
      const auto written = Write({WithFile("x" + std::to_string(i), std::to_string(i))});
      EXPECT_TRUE(written.ok());
      auto beside = DataFolder::Open(folder_, OpenMode::kRemove, {{}, 15, clock_.Function()});
      if (beside) EXPECT_TRUE(EraseIn(**beside, written->position.value).ok());
    }
  });
  const auto ignore = [](std::uint64_t /*done*/, std::uint64_t /*total*/) {};
  for (int i = 0; i < 5; ++i) {
    const std::string file = root_ / ("b" + std::to_string(i) + ".zip");
    const auto saved = BackupOfEither(folder_, file, ignore, SecretKey::kLeaveOut);
    EXPECT_TRUE(saved.ok()) << saved.error().Text();
    const auto verified = VerifyBackup(file, ignore);
    EXPECT_TRUE(verified.ok()) << verified.error().Text();
  }
  done = true;
  eraser.join();
}

TEST_P(EraseTest, EveryChangeOfKeptWords_IsFoundAndLocated) {
  MakeReport();
  ASSERT_TRUE(Erase(reported_, {"difficulties"}).ok());
  const std::string fact = std::to_string(reported_);
  const std::string text = "sự kiện " + fact + ", trường text";
  const std::string here = " WHERE seq = " + fact + " AND field = 'text'";
  const bool postgres = GetParam() == Engine::kPostgres;
  const std::string zero = postgres ? "decode(repeat('00', 32), 'hex')" : "zeroblob(32)";
  const std::string longer = postgres ? "salt || convert_to(substr(text, 1, 3), 'UTF8')"
                                      : "CAST(salt || CAST(substr(text, 1, 3) AS BLOB) AS BLOB)";
  InDatabase("CREATE TABLE kept AS SELECT * FROM fact_words");
  InDatabase(  // whoever owns the database takes its checks away first
      postgres
          ? "ALTER TABLE fact_words DROP CONSTRAINT fact_words_salt_check"
          : "DROP TABLE fact_words; CREATE TABLE fact_words (seq INTEGER NOT NULL, field TEXT "
            "NOT NULL, salt BLOB NOT NULL, text TEXT NOT NULL) STRICT; CREATE UNIQUE INDEX "
            "fact_words_place ON fact_words (seq, field); INSERT INTO fact_words SELECT * FROM kept"
  );
  const struct {
    std::string sql;
    std::string place;
  } changes[] = {
      {"UPDATE fact_words SET text = text || '.'" + here, text},
      {"UPDATE fact_words SET salt = " + zero + here, text},
      {"UPDATE fact_words SET salt = " + longer + ", text = substr(text, 4)" + here, text},
      {"DELETE FROM fact_words" + here, text},
      {"UPDATE fact_words SET field = 'proposals'" + here,
       "sự kiện " + fact + ", trường proposals"},
      {"UPDATE fact_words SET seq = 1" + here, "sự kiện 1, trường text"},
      {"UPDATE fact_words SET seq = 9999" + here, "sự kiện 9999, trường text"},
      {"INSERT INTO fact_words VALUES (" + fact + ", 'difficulties', " + zero + ", 'x')",
       "sự kiện " + fact + ", trường difficulties"},
  };
  for (const auto& change : changes) {
    InDatabase(change.sql.c_str());
    EXPECT_EQ(Damage(), change.place) << change.sql;
    InDatabase("DELETE FROM fact_words");
    InDatabase("INSERT INTO fact_words SELECT * FROM kept");
    EXPECT_EQ(Damage(), "");
  }
}

TEST_P(EraseTest, Copy_TakesTheWords_AndWhatWasErasedStaysErased) {
  MakeReport();
  ASSERT_TRUE(Erase(reported_, {"text"}).ok());
  const std::string copy = root_ / "copy";
  ASSERT_TRUE(DataFolder::Create(copy).ok());
  auto into = DataFolder::Open(copy, OpenMode::kWrite);
  ASSERT_TRUE(into.ok());
  const auto copied = store_->CopyTo(**into, nullptr);
  ASSERT_TRUE(copied.ok()) << copied.error().Text();
  const auto verified = (*into)->Verify(nullptr);
  EXPECT_TRUE(verified.ok()) << verified.error().Text();
  const auto report = (*into)->queries().FindReport(domain::ReportId("r1"), Now());
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->text, kMark);
  EXPECT_EQ(report->difficulties, std::string("Khó: ") + kSecret);
}

// What another release writes is no missing content.
TEST_P(EraseTest, TakingALedger_SaysWhatIsWrongWithIt) {
  MakeReport();
  std::vector<ledger::Record> records;
  auto read = store_->ledger().EachRecord({}, [&](const ledger::Record& record) {
    records.push_back(record);
    return true;
  });
  ASSERT_TRUE(read.ok());
  const auto kept = store_->ledger().WordsOf({}, {records.size()});
  ASSERT_TRUE(kept.ok());
  ASSERT_FALSE(kept->empty());
  int number = 0;
  const auto take = [&](std::vector<DataFolder::LedgerItem> items) {
    const std::string taken = root_ / ("taken" + std::to_string(++number));
    EXPECT_TRUE(DataFolder::Create(taken).ok());
    auto folder = DataFolder::Open(taken, OpenMode::kWrite);
    std::size_t next = 0;
    return (*folder)->TakeLedger([&]() -> Result<DataFolder::LedgerItem> {
      return next < items.size() ? std::move(items[next++]) : DataFolder::LedgerItem();
    });
  };
  std::vector<DataFolder::LedgerItem> whole(records.begin(), records.end());
  whole.insert(whole.end(), kept->begin(), kept->end());
  EXPECT_TRUE(take(whole).ok());

  auto bare = take({records.begin(), records.end()});
  EXPECT_EQ(bare.error().kind, ErrorKind::kUnreadable);
  EXPECT_NE(bare.error().message.find("không kèm đủ nội dung"), std::string::npos);

  auto changed = whole;
  std::get<ledger::KeptWords>(changed.back()).text += ".";
  EXPECT_NE(take(changed).error().message.find("không khớp với mã băm"), std::string::npos);

  auto newer = whole;
  std::get<ledger::Record>(newer[records.size() - 1]).kind = "progress.praised";
  const auto unknown = take(newer);
  EXPECT_EQ(unknown.error().kind, ErrorKind::kInternal);
  EXPECT_EQ(unknown.error().message.find("nội dung"), std::string::npos) << unknown.error().Text();
}

TEST_P(EraseTest, FactsOfVersion1_AreReadAsTheyAre_AndCannotBeErased) {
  MakePlan();
  std::vector<ledger::Record> records;
  auto read = store_->ledger().EachRecord({}, [&](const ledger::Record& record) {
    records.push_back(record);
    return true;
  });
  ASSERT_TRUE(read.ok());
  ledger::Record old = records.back();
  old.seq += 1;
  old.id = NewUuid(clock_.Function()());
  old.kind = "progress.reported";
  old.version = 1;
  old.subject = "r1";
  old.organization = "A";
  old.body =
      R"({"assignment":"t1A","evidence":[],"percent":40,"task":"t1","text":"Đã làm từ bản cũ"})";
  records.push_back(old);

  const std::string taken = root_ / "taken";
  ASSERT_TRUE(DataFolder::Create(taken).ok());
  auto folder = DataFolder::Open(taken, OpenMode::kWrite);
  ASSERT_TRUE(folder.ok());
  std::size_t next = 0;
  const auto done = (*folder)->TakeLedger([&]() -> Result<DataFolder::LedgerItem> {
    return next < records.size() ? DataFolder::LedgerItem(records[next++])
                                 : DataFolder::LedgerItem();
  });
  ASSERT_TRUE(done.ok()) << done.error().Text();
  store_ = std::move(*folder);
  EXPECT_EQ(ReportAt({{old.seq}, day_}).text, "Đã làm từ bản cũ");
  usecase::App app = UseCases();
  const auto found = usecase::FindContent(app, "TU BAN CU", 10);
  ASSERT_TRUE(found.ok()) << found.error().Text();
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().words.fact, old.seq);
  EXPECT_EQ(found->front().words.field, "text");
  EXPECT_FALSE(found->front().erasable);
  const auto refused = Erase(old.seq);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().message.find("bản cũ"), std::string::npos);
}

}  // namespace
}  // namespace sauro::store
