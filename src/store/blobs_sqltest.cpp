// Contents of files: what both engines promise.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "store/checked_restore.h"
#include "store/fixture_test.h"
#include "store/layout.h"

namespace sauro::store {
namespace {

class BlobsTest : public StoreTest {
 protected:
  std::string File(const std::string& content) {
    const std::string path = root_ / "upload";
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }
  std::string Read(const std::string& sha256) {
    const auto path = store_->blobs().PathOf(sha256);
    EXPECT_TRUE(path.ok()) << path.error().Text();
    if (!path) return {};
    std::ifstream in(*path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
  // As if it had been put weeks ago.
  void MakeOld(const std::string& sha256) {
    if (GetParam() == Engine::kPostgres) {
      InDatabase(
          ("UPDATE blob SET put_at = put_at - 3000000000 WHERE sha256 = '" + sha256 + "'").c_str()
      );
      return;
    }
    namespace fs = std::filesystem;
    fs::last_write_time(
        *store_->blobs().PathOf(sha256), fs::file_time_type::clock::now() - std::chrono::hours(800)
    );
  }
  // Another server, or this one after its disk was replaced.
  void LoseCache() {
    if (GetParam() == Engine::kSqlite) return;
    std::filesystem::remove_all(folder_ + "/" + kBlobsFolder);
    std::filesystem::create_directory(folder_ + "/" + kBlobsFolder);
  }
};
SAURO_ON_BOTH_ENGINES(BlobsTest);

TEST_P(BlobsTest, Content_ComesBackAsItWas_WhateverItsSize) {
  std::string large(std::size_t{3} << 18U, '\0');
  std::uint32_t number = 1;
  for (char& each : large)
    each = static_cast<char>((number = number * 1'664'525 + 1'013'904'223) >> 24U);
  for (const std::string& content :
       {std::string(), std::string("minh chứng"), large, large + "x"}) {
    const auto blob = store_->blobs().PutFile(File(content));
    ASSERT_TRUE(blob.ok()) << blob.error().Text();
    EXPECT_EQ(blob->size, static_cast<std::int64_t>(content.size()));
    EXPECT_TRUE(Read(blob->sha256) == content);
    LoseCache();
    EXPECT_TRUE(Read(blob->sha256) == content) << content.size();
  }
}

TEST_P(BlobsTest, SameContent_IsKeptOnce_AndAnUnknownOneIsNotFound) {
  const auto first = store_->blobs().PutBytes("minh chứng");
  const auto again = store_->blobs().PutFile(File("minh chứng"));
  ASSERT_TRUE(first.ok() && again.ok());
  EXPECT_EQ(first->sha256, again->sha256);
  LoseCache();
  EXPECT_EQ(Read(first->sha256), "minh chứng");
  for (const std::string& name : {std::string(64, 'a'), std::string("../../etc/passwd")}) {
    EXPECT_EQ(store_->blobs().PathOf(name).error().kind, ErrorKind::kNotFound);
  }
}

TEST_P(BlobsTest, ReaderOnly_ReadsAndDoesNotPut) {
  const auto blob = store_->blobs().PutBytes("minh chứng");
  Open(OpenMode::kRead);
  EXPECT_EQ(Read(blob->sha256), "minh chứng");
  EXPECT_EQ(store_->blobs().PutBytes("x").error().kind, ErrorKind::kForbidden);
}

// What a refused command leaves goes; what something names, or a form may name, stays.
TEST_P(BlobsTest, Sweep_RemovesWhatNothingNames_AfterAWhile) {
  MakePlan();
  Must({Report("r1", "t1A", 100, true)});
  const auto put = [&](const char* bytes) { return store_->blobs().PutBytes(bytes)->sha256; };
  const std::string refused = put("bị từ chối");
  const std::string again = put("gửi lại");
  const std::string young = put("vừa gửi");
  const std::string evidence = put("minh chứng r1");
  const std::string document = put("kế hoạch");
  const std::string reading = put("đang chờ đọc");
  usecase::Reading waiting;
  waiting.id = NewUuid(clock_.Function()());
  waiting.sha256 = reading;
  waiting.created_at = clock_.Function()();
  ASSERT_TRUE(store_->readings().Add(waiting).ok());
  for (const std::string& name : {refused, again, evidence, document, reading}) MakeOld(name);
  EXPECT_EQ(put("gửi lại"), again);

  const Instant week{sauro::Now().unix_ms - std::int64_t{7} * 86'400'000};
  auto swept = store_->Sweep(week);
  ASSERT_TRUE(swept.ok()) << swept.error().Text();
  EXPECT_EQ(*swept, 1U);
  EXPECT_EQ(store_->blobs().PathOf(refused).error().kind, ErrorKind::kNotFound);
  LoseCache();
  for (const std::string& name : {again, young, evidence, document, reading}) {
    EXPECT_TRUE(store_->blobs().PathOf(name).ok()) << name;
  }
  EXPECT_TRUE(store_->Verify(nullptr).ok());

  // Whoever still holds the name of what was swept is told to send it again.
  facts::ProgressReported late = Report("r2", "t1B", 40);
  late.evidence.push_back({domain::EvidenceId("e"), facts::FileWords(refused, "a"), 1, "text/plain"}
  );
  EXPECT_EQ(Write({late}).error().kind, ErrorKind::kUnavailable);
  waiting.id = NewUuid(clock_.Function()());
  waiting.sha256 = refused;
  EXPECT_EQ(store_->readings().Add(waiting).error().kind, ErrorKind::kUnavailable);
  EXPECT_EQ(*store_->Sweep({sauro::Now().unix_ms + 1'000}), 0U) << "a day is the least";
}

// What a machine keeps of PostgreSQL is not what the database holds: a copy must compare.
TEST_P(BlobsTest, ChangedFile_IsFetchedAnewForACopy_OrRefused) {
  MakePlan();
  Must({Report("r1", "t1A", 100, true)});
  const std::string evidence = store_->blobs().PutBytes("minh chứng r1")->sha256;
  std::ofstream(*store_->blobs().PathOf(evidence), std::ios::app) << "!";
  const auto copy = [&](const char* name, const DataFolder::TakeName& damaged) {
    const std::string folder = root_ / name;
    EXPECT_TRUE(DataFolder::Create(folder).ok());
    auto into = DataFolder::Open(folder, OpenMode::kWrite, {{}, 15, clock_.Function()});
    EXPECT_TRUE(into.ok());
    auto copied = store_->CopyTo(**into, nullptr, damaged);
    return copied ? (*into)->Verify(nullptr) : Result<VerifiedLedger>(copied.error());
  };
  const auto copied = copy("one", nullptr);
  if (GetParam() == Engine::kPostgres) {
    EXPECT_TRUE(copied.ok()) << copied.error().Text();
    InDatabase("UPDATE blob_piece SET bytes = bytes || '!' WHERE bytes = 'minh chứng r1'");
    LoseCache();
    EXPECT_EQ(copy("two", nullptr).error().kind, ErrorKind::kInternal);
  } else {
    EXPECT_EQ(copied.error().place, evidence);
  }
  std::vector<std::string> damaged;
  const auto rest = copy("three", [&](const std::string& sha256) -> Status {
    damaged.push_back(sha256);
    return {};
  });
  EXPECT_EQ(damaged, std::vector<std::string>{evidence});
  EXPECT_NE(rest.error().message.find("Thiếu một tệp"), std::string::npos);
}

// A backup says of a content what its place says, whichever place that is.
TEST_P(BlobsTest, DamagedContent_IsDamagedInItsBackup_AndForWhoeverRestoresIt) {
  MakePlan();
  Must({Report("r1", "t1A", 100, true)});
  const std::string evidence = store_->blobs().PutBytes("minh chứng r1")->sha256;
  if (GetParam() == Engine::kPostgres) {
    InDatabase("UPDATE blob_piece SET bytes = bytes || '!' WHERE bytes = 'minh chứng r1'");
    LoseCache();
  } else {
    std::ofstream(*store_->blobs().PathOf(evidence), std::ios::app) << "!";
  }
  const BackupProgress quiet = [](std::uint64_t, std::uint64_t) {};
  const auto saved = BackupOfEither(folder_, root_ / "a.zip", quiet);
  ASSERT_TRUE(saved.ok()) << saved.error().Text();
  EXPECT_EQ(*saved, DamagedContents{evidence});
  const auto refused = Restore(root_ / "a.zip", root_ / "one", quiet);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().place.find(evidence), std::string::npos);
  const auto restored = Restore(root_ / "a.zip", root_ / "two", quiet, WhenDamaged::kLeaveOut);
  ASSERT_TRUE(restored.ok()) << restored.error().Text();
  EXPECT_EQ(*restored, DamagedContents{evidence});
}

TEST_P(BlobsTest, ChangedContent_IsFoundByVerify) {
  const auto blob = store_->blobs().PutBytes("minh chứng");
  ASSERT_TRUE(store_->Verify(nullptr).ok());
  if (GetParam() == Engine::kSqlite) {
    std::ofstream(*store_->blobs().PathOf(blob->sha256), std::ios::app) << "!";
  } else {
    InDatabase("UPDATE blob_piece SET bytes = bytes || '!'");
  }
  const auto verified = store_->Verify(nullptr);
  ASSERT_FALSE(verified.ok());
  EXPECT_NE(verified.error().place.find(blob->sha256), std::string::npos);
}

}  // namespace
}  // namespace sauro::store
