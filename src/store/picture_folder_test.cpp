#include "store/picture_folder.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <chrono>
#include <filesystem>

namespace sauro::store {
namespace {

namespace fs = std::filesystem;

class PictureFolderTest : public testing::Test {
 protected:
  PictureFolderTest() {
    std::string pattern = (fs::temp_directory_path() / "sauro-trang-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) folder_ = pattern;
  }
  ~PictureFolderTest() override { fs::remove_all(folder_); }
  void Age(const std::string& name, int hours) const {
    fs::last_write_time(
        fs::path(folder_) / name, fs::file_time_type::clock::now() - std::chrono::hours(hours)
    );
  }

  std::string folder_;
};

TEST_F(PictureFolderTest, KeptPicture_IsFound_AlsoByTheNextProcess) {
  PictureFolder(folder_, 100).Keep("a-1", "hình");
  EXPECT_EQ(PictureFolder(folder_, 100).Find("a-1"), "hình");
  EXPECT_FALSE(PictureFolder(folder_, 100).Find("a-2"));
}

TEST_F(PictureFolderTest, Full_WhatWasNotAskedForLongest_Goes) {
  PictureFolder pictures(folder_, 100);
  pictures.Keep("a", std::string(40, 'a'));
  pictures.Keep("b", std::string(40, 'b'));
  Age("a", 3);
  Age("b", 2);
  EXPECT_TRUE(pictures.Find("a")) << "and it is the newest now";
  pictures.Keep("c", std::string(40, 'c'));
  EXPECT_TRUE(pictures.Find("a"));
  EXPECT_FALSE(pictures.Find("b"));
  EXPECT_TRUE(pictures.Find("c"));
  pictures.Keep("d", std::string(101, 'd'));
  EXPECT_FALSE(pictures.Find("d")) << "larger than everything";
  EXPECT_TRUE(pictures.Find("c"));
}

TEST_F(PictureFolderTest, NameThatIsNone_ReachesNoOtherFile) {
  PictureFolder pictures(folder_, 100);
  for (const char* name : {"../x", "", "a/b", "A", "a.part"}) {
    pictures.Keep(name, "x");
    EXPECT_FALSE(pictures.Find(name)) << name;
  }
  EXPECT_TRUE(fs::is_empty(folder_));
  EXPECT_FALSE(fs::exists(fs::path(folder_).parent_path() / "x"));
}

}  // namespace
}  // namespace sauro::store
