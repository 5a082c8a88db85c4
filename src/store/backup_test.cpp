#include "store/backup.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "store/file_blobs.h"
#include "store/layout.h"
#include "store/work_folder.h"

namespace sauro::store {
namespace {

namespace fs = std::filesystem;

class BackupTest : public testing::Test {
 protected:
  BackupTest() {
    std::string pattern = (fs::temp_directory_path() / "sauro-backup-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
    fs::create_directories(root_ / "data" / kBlobsFolder);
    sqlite3* database = nullptr;
    sqlite3_open((root_ / "data" / kDatabaseFile).c_str(), &database);
    sqlite3_exec(
        database, "CREATE TABLE t(x); INSERT INTO t VALUES (7)", nullptr, nullptr, nullptr
    );
    sqlite3_close(database);
    std::ofstream(root_ / "data" / kInstallationFile) << "{}";
  }
  ~BackupTest() override { fs::remove_all(root_); }

  std::string Path(const char* name) { return (root_ / name).string(); }
  static void Ignore(std::uint64_t /*done*/, std::uint64_t /*total*/) {}

  fs::path root_;
};

TEST_F(BackupTest, RoundTrip_KeepsDatabaseAndBlobs) {
  FileBlobs blobs(Path("data/blobs"));
  const auto blob = blobs.PutBytes("minh chứng");
  ASSERT_TRUE(blob.ok());
  EXPECT_EQ(blobs.PutBytes("minh chứng")->sha256, blob->sha256);
  ASSERT_TRUE(Backup(Path("data"), Path("a.zip"), Ignore).ok());
  ASSERT_TRUE(Restore(Path("a.zip"), Path("new"), Ignore).ok());
  FileBlobs restored(Path("new/blobs"));
  std::ifstream in(*restored.PathOf(blob->sha256));
  EXPECT_EQ((std::string{std::istreambuf_iterator<char>(in), {}}), "minh chứng");
  EXPECT_TRUE(fs::exists(Path("new/installation.json")));
  EXPECT_FALSE(fs::exists(Path("a.zip.csdl")));
}

TEST_F(BackupTest, File_IsForItsOwnerOnly) {
  const mode_t before = umask(0022);
  ASSERT_TRUE(Backup(Path("data"), Path("a.zip"), Ignore).ok());
  umask(before);
  EXPECT_EQ(fs::status(Path("a.zip")).permissions(), fs::perms::owner_read | fs::perms::owner_write)
      << "it holds password hashes";
}

TEST_F(BackupTest, LeftoverOfAKilledProcessWithOurNumber_IsNoHindrance) {
  for (int i = 0; i < 1000; ++i) {
    std::ofstream(
        root_ / "data/blobs" / ("tmp-" + std::to_string(getpid()) + "-" + std::to_string(i))
    ) << "cut";
  }
  const auto blob = FileBlobs(Path("data/blobs")).PutBytes("minh chứng");
  EXPECT_TRUE(blob.ok()) << blob.error().Text();
}

TEST_F(BackupTest, ExistingTargets_AreNeverOverwritten) {
  ASSERT_TRUE(Backup(Path("data"), Path("a.zip"), Ignore).ok());
  EXPECT_EQ(Backup(Path("data"), Path("a.zip"), Ignore).error().kind, ErrorKind::kConflict);
  EXPECT_EQ(Restore(Path("a.zip"), Path("data"), Ignore).error().kind, ErrorKind::kConflict);
}

TEST_F(BackupTest, RottenContent_IsNamed_AndRestoredWithoutItWhereThatIsWanted) {
  FileBlobs blobs(Path("data/blobs"));
  const auto good = blobs.PutBytes("minh chứng");
  const auto rotten = blobs.PutBytes(std::string(500'000, 'x'));
  std::ofstream(*blobs.PathOf(rotten->sha256), std::ios::app) << "!";
  const auto saved = Backup(Path("data"), Path("a.zip"), Ignore);
  ASSERT_TRUE(saved.ok()) << saved.error().Text();
  EXPECT_EQ(*saved, DamagedContents{rotten->sha256});
  const auto refused = Restore(Path("a.zip"), Path("new"), Ignore);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().place.find(rotten->sha256), std::string::npos);
  EXPECT_FALSE(fs::exists(Path("new")));
  const auto restored = Restore(Path("a.zip"), Path("new"), Ignore, WhenDamaged::kLeaveOut);
  ASSERT_TRUE(restored.ok()) << restored.error().Text();
  EXPECT_EQ(*restored, DamagedContents{rotten->sha256});
  EXPECT_TRUE(FileBlobs(Path("new/blobs")).PathOf(good->sha256).ok());
  EXPECT_FALSE(FileBlobs(Path("new/blobs")).PathOf(rotten->sha256).ok());
}

TEST_F(BackupTest, WhatAKilledBackupLeft_IsRemovedByTheNext_AndWhatLivesIsNot) {
  fs::create_directories(Path("sauro-dang-lam-chet01"));
  std::ofstream(Path("sauro-dang-lam-chet01/archive.zip.AbCdEf")) << "half";
  const auto alive = WorkFolder::Beside(Path("b.zip"));
  ASSERT_TRUE(alive.ok());
  EXPECT_FALSE(fs::exists(Path("sauro-dang-lam-chet01")));
  ASSERT_TRUE(Backup(Path("data"), Path("a.zip"), Ignore).ok());
  EXPECT_TRUE(fs::exists(alive->path()));
  EXPECT_EQ(fs::status(alive->path()).permissions(), fs::perms::owner_all);
  EXPECT_EQ(std::distance(fs::directory_iterator(root_), {}), 3) << "data, a.zip, the one alive";
}

TEST_F(BackupTest, RestoredDatabase_IsForItsOwnerOnly) {
  ASSERT_TRUE(Backup(Path("data"), Path("a.zip"), Ignore).ok());
  ASSERT_TRUE(Restore(Path("a.zip"), Path("new"), Ignore).ok());
  EXPECT_EQ(
      fs::status(Path("new/sauro.db")).permissions(), fs::perms::owner_read | fs::perms::owner_write
  );
}

TEST_F(BackupTest, DamagedBackup_RestoresNothing) {
  FileBlobs blobs(Path("data/blobs"));
  ASSERT_TRUE(blobs.PutBytes(std::string(5000, 'x')).ok());
  ASSERT_TRUE(Backup(Path("data"), Path("a.zip"), Ignore).ok());
  std::fstream file(Path("a.zip"), std::ios::in | std::ios::out | std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  file.seekp(static_cast<std::streamoff>(bytes.find("xxxxx") + 100));
  file << "y";
  file.close();
  const auto restored = Restore(Path("a.zip"), Path("new"), Ignore);
  ASSERT_FALSE(restored.ok());
  EXPECT_EQ(restored.error().kind, ErrorKind::kUnreadable);
  EXPECT_FALSE(fs::exists(Path("new")));
  EXPECT_EQ(
      Restore(Path("data/installation.json"), Path("new"), Ignore).error().kind,
      ErrorKind::kUnreadable
  );
}

}  // namespace
}  // namespace sauro::store
