#include "main/last_signed.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "ledger/checkpoint.h"

namespace sauro::main {
namespace {

class LastSignedFileTest : public testing::Test {
 protected:
  LastSignedFileTest() {
    std::string path = testing::TempDir() + "sauro-signed-XXXXXX";
    folder_ = mkdtemp(path.data());
  }
  ~LastSignedFileTest() override { std::filesystem::remove_all(folder_); }
  static std::string NoteOf(std::uint64_t size, std::uint8_t fill = 1) {
    crypto::SignerKey key{"sauro/mau/0000", {}};
    key.seed.fill(fill);
    return ledger::SignCheckpoint({key.name, size, {}, {}}, key);
  }
  std::string folder_;
};

TEST_F(LastSignedFileTest, ShorterNote_DoesNotReplaceALongerOne) {
  LastSignedFile server(folder_);
  LastSignedFile command(folder_);
  EXPECT_EQ(*server.Read(), "");
  ASSERT_TRUE(server.Keep(NoteOf(8)).ok());
  ASSERT_TRUE(command.Keep(NoteOf(9)).ok());
  ASSERT_TRUE(server.Keep(NoteOf(8)).ok());
  EXPECT_EQ(*server.Read(), NoteOf(9));
  ASSERT_TRUE(server.Keep(NoteOf(9, 2)).ok());  // of the next key
  EXPECT_EQ(*server.Read(), NoteOf(9, 2));
}

TEST_F(LastSignedFileTest, FileThatWasEmptied_IsNotTakenForNone) {
  std::ofstream(folder_ + "/ledger.signed").close();
  LastSignedFile last(folder_);
  EXPECT_EQ(last.Read().error().kind, ErrorKind::kUnreadable);
  EXPECT_EQ(last.Keep(NoteOf(1)).error().kind, ErrorKind::kUnreadable);
}

}  // namespace
}  // namespace sauro::main
