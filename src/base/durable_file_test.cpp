#include "base/durable_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace sauro {
namespace {

std::string Content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST(ReplaceFile, IsTheNewTextOrTheOldOne) {
  std::string folder = testing::TempDir() + "sauro-durable-XXXXXX";
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  const std::string path = folder + "/a";
  ASSERT_TRUE(ReplaceFile(path, "một", 0600).ok());
  ASSERT_TRUE(ReplaceFile(path, "hai", 0600).ok());
  EXPECT_EQ(Content(path), "hai");
  struct stat about {};
  ASSERT_EQ(stat(path.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  EXPECT_FALSE(std::filesystem::exists(path + ".moi"));
  std::filesystem::create_directory(folder + "/b");
  EXPECT_EQ(ReplaceFile(folder + "/b", "ba", 0600).error().kind, ErrorKind::kUnavailable);
  EXPECT_FALSE(std::filesystem::exists(folder + "/b.moi"));
  EXPECT_EQ(SyncFolder(folder + "/none").error().kind, ErrorKind::kUnavailable);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace sauro
