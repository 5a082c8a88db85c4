#include "usecase/page_pictures.h"

#include <gtest/gtest.h>

#include <map>
#include <thread>

namespace sauro::usecase {
namespace {

class MemoryPictures : public PictureStore {
 public:
  std::optional<std::string> Find(const std::string& name) override {
    const auto found = kept.find(name);
    return found == kept.end() ? std::nullopt : std::optional(found->second);
  }
  void Keep(const std::string& name, const std::string& bytes) override { kept[name] = bytes; }

  std::map<std::string, std::string> kept;
};

TEST(DrawingDesk, WhenAllPlacesAreTaken_TheNextIsToldToAskAgain) {
  MemoryPictures pictures;
  DrawingDesk desk(pictures, {1, 0, 1000});
  {
    const auto first = desk.Enter();
    ASSERT_TRUE(first.ok());
    const auto second = desk.Enter();
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().kind, ErrorKind::kUnavailable);
  }
  EXPECT_TRUE(desk.Enter().ok()) << "the place is free again";
}

TEST(DrawingDesk, WhoMayWait_GetsThePlaceThatIsLeft_OrGivesUp) {
  MemoryPictures pictures;
  DrawingDesk desk(pictures, {1, 1, 5000});
  {
    std::optional<DrawingDesk::Place> first(std::move(*desk.Enter()));
    std::thread waiting([&] { EXPECT_TRUE(desk.Enter().ok()); });
    first.reset();
    waiting.join();
  }
  DrawingDesk hasty(pictures, {1, 1, 1});
  const auto held = hasty.Enter();
  EXPECT_EQ(hasty.Enter().error().kind, ErrorKind::kUnavailable);
}

TEST(PageOfDraft, Tag_IsAnotherForAnotherPageTurnOrDocument) {
  const PageOfDraft page{"ab", "a.pdf", 3, 0};
  EXPECT_EQ(page.Tag(), "ab-3-0-1");
  EXPECT_NE((PageOfDraft{"ab", "a.pdf", 3, 9000}).Tag(), page.Tag());
  EXPECT_EQ((PageOfDraft{"ab", "b.pdf", 3, 0}).Tag(), page.Tag()) << "the name says nothing";
}

TEST(HasPages, ReadingThatNamesPages_OrAFileThatIsOfPages) {
  DraftReview draft;
  draft.line.document_name = "ke-hoach.docx";
  EXPECT_FALSE(HasPages(draft));
  draft.line.document_name = "Ban-quet.PDF";
  EXPECT_TRUE(HasPages(draft)) << "a reading of an earlier release";
  draft.line.document_name = "ke-hoach";
  draft.source.pages.push_back({595, 842, 0});
  EXPECT_TRUE(HasPages(draft));
}

}  // namespace
}  // namespace sauro::usecase
