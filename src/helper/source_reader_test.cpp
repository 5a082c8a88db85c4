// Helpers that misbehave: whatever they do, reading gives one error and this program goes on.

#include "helper/source_reader.h"

#include <chrono>
#include <filesystem>
#include <vector>

#include "helper/fake_helper_test.h"
#include "helper/wire.h"

namespace sauro::helper {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::string_view kPdf = "%PDF-1.7 ...";

std::string PageFrame(const std::string& text) {
  docread::Page page;
  page.number = 1;
  page.width = 595;
  page.height = 842;
  page.words.push_back({{100, 300, 200, 312}, text, 100, false});
  return EncodeFrame(FrameKind::kPage, EncodePage(page));
}

TEST_F(FakeHelper, Reading_HelperAnswers_GivesDocumentAndProgress) {
  std::vector<std::uint32_t> seen;
  const std::string frames = EncodeFrame(FrameKind::kPages, EncodeNumber(1)) +
                             EncodeFrame(FrameKind::kBegun, EncodeNumber(1)) + PageFrame("Thử") +
                             EncodeFrame(FrameKind::kDone, "");
  const auto document =
      ReadSource(kPdf, "a.pdf", Script(Cat(frames)), [&](const Progress& progress) {
        seen.push_back(progress.page);
      });
  ASSERT_TRUE(document.ok()) << document.error().Text();
  ASSERT_EQ(document->blocks.size(), 1U);
  const auto& paragraph = std::get<docread::Paragraph>(document->blocks[0]);
  EXPECT_EQ(paragraph.text, "Thử");
  EXPECT_EQ(docread::PlaceOf(paragraph), "trang 1, đoạn 1");
  EXPECT_EQ(seen, (std::vector<std::uint32_t>{0, 1}));
}

TEST_F(FakeHelper, Reading_HelperKilled_SaysSoWithThePage) {
  const std::string begun = EncodeFrame(FrameKind::kBegun, EncodeNumber(4));
  const auto document = ReadSource(kPdf, "a.pdf", Script(Cat(begun) + "; kill -9 $$"));
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().kind, ErrorKind::kUnreadable);
  EXPECT_EQ(document.error().place, "a.pdf, trang 4");
  EXPECT_NE(document.error().message.find("dừng đột ngột"), std::string::npos);
}

TEST_F(FakeHelper, Reading_HelperHangs_EndsInTimeAndLeavesNoProcess) {
  ReaderOptions options = Script("echo $$ > " + folder_ + "/pid; sleep 600");
  options.patience.silence = milliseconds(1500);
  const auto begin = steady_clock::now();
  const auto document = ReadSource(kPdf, "a.pdf", options);
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().kind, ErrorKind::kTooLarge);
  EXPECT_LT(steady_clock::now() - begin, milliseconds(60'000));
  pid_t child = 0;
  std::ifstream(folder_ + "/pid") >> child;
  ASSERT_GT(child, 0);
  EXPECT_FALSE(std::filesystem::exists("/proc/" + std::to_string(child)));
}

TEST_F(FakeHelper, Reading_NotWantedAnyMore_EndsAtOnceAndLeavesNoProcess) {
  ReaderOptions options = Script("echo $$ > " + folder_ + "/pid; sleep 600");
  options.patience.silence = milliseconds(60'000);
  const std::string pid = folder_ + "/pid";
  options.patience.go_on = [&] {
    return !std::filesystem::exists(pid) || std::filesystem::file_size(pid) == 0;
  };
  const auto document = ReadSource(kPdf, "a.pdf", options);
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().kind, ErrorKind::kUnavailable);
  pid_t child = 0;
  std::ifstream(pid) >> child;
  ASSERT_GT(child, 0);
  EXPECT_FALSE(std::filesystem::exists("/proc/" + std::to_string(child)));
}

TEST_F(FakeHelper, Reading_HelperTalksForEver_EndsAtTheWholeTime) {
  const std::string begun = EncodeFrame(FrameKind::kBegun, EncodeNumber(1));
  ReaderOptions options = Script("while :; do " + Cat(begun) + "; done");
  options.patience.whole = milliseconds(600);
  const auto document = ReadSource(kPdf, "a.pdf", options);
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().kind, ErrorKind::kTooLarge);
}

TEST_F(FakeHelper, Reading_HelperWritesGarbage_IsOneError) {
  for (const std::string& bytes :
       {std::string("garbage"),
        std::string(300'000, 'P'),
        EncodeFrame(FrameKind::kPage, "no page"),
        EncodeFrame(FrameKind::kFailure, "\x7F"),
        PageFrame("a") + PageFrame("b")}) {
    const auto document = ReadSource(kPdf, "a.pdf", Script(Cat(bytes)));
    ASSERT_FALSE(document.ok());
    EXPECT_EQ(document.error().kind, ErrorKind::kUnreadable) << document.error().Text();
  }
}

TEST_F(FakeHelper, Reading_NoProgram_IsUnavailable) {
  ReaderOptions options;
  options.program = folder_ + "/none";
  const auto document = ReadSource(kPdf, "a.pdf", options);
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().kind, ErrorKind::kUnavailable);
}

TEST_F(FakeHelper, Reading_NoOffice_NamesThePackage) {
  const std::string failure =
      EncodeFrame(FrameKind::kFailure, std::string(1, static_cast<char>(Failure::kNoOffice)));
  const auto document = ReadSource("{\\rtf1 a}", "a.rtf", Script(Cat(failure)));
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().kind, ErrorKind::kUnavailable);
  EXPECT_NE(document.error().message.find("libreoffice-writer-nogui"), std::string::npos);
}

TEST_F(FakeHelper, Reading_TextFile_NeedsNoHelper) {
  ReaderOptions options;
  options.program = folder_ + "/none";
  EXPECT_TRUE(ReadSource("Một dòng chữ", "a.txt", options).ok());
  EXPECT_FALSE(TakesLong("Một dòng chữ", "a.txt"));
  EXPECT_TRUE(TakesLong(kPdf, "a.pdf"));
}

}  // namespace
}  // namespace sauro::helper
