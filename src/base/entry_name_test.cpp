#include "base/entry_name.h"

#include <gtest/gtest.h>

namespace sauro {
namespace {

TEST(EntryNames, NamesThatSomeProgramTakesForTheSame_AreOne) {
  for (const char* name :
       {"word/document.xml",
        "Word/Document.XML",
        "word\\document.xml",
        "/word/document.xml",
        "word//document.xml",
        "./word/./document.xml",
        "word/document.xml/"}) {
    EntryNames names;
    EXPECT_TRUE(names.Add("word/document.xml"));
    EXPECT_FALSE(names.Add(name)) << name;
    EXPECT_TRUE(names.Add("word/document2.xml"));
  }
}

TEST(EntryNames, EntryWithoutAName_IsNone) {
  EntryNames names;
  EXPECT_FALSE(names.Add(""));
  EXPECT_FALSE(names.Add("/"));
}

}  // namespace
}  // namespace sauro
