// The seeds of the fuzz targets, each find of a fuzzer among them, in every ordinary test run.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "intake/fuzz_targets.h"

namespace sauro::intake {
namespace {

namespace fs = std::filesystem;

void RunSeeds(const std::string& target, void (*run)(std::string_view)) {
  const fs::path directory = fs::path(SAURO_SOURCE_DIR) / "test" / "fuzz" / "corpus" / target;
  std::size_t seeds = 0;
  for (const auto& entry : fs::directory_iterator(directory)) {
    SCOPED_TRACE(entry.path().string());
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    run(bytes.str());
    ++seeds;
  }
  EXPECT_GT(seeds, 2U) << directory;
}

TEST(FuzzSeeds, Docx) {
  RunSeeds("docx_fuzz", FuzzDocx);
}
TEST(FuzzSeeds, Xlsx) {
  RunSeeds("xlsx_fuzz", FuzzXlsx);
}
TEST(FuzzSeeds, Html) {
  RunSeeds("html_fuzz", FuzzHtml);
}
TEST(FuzzSeeds, Text) {
  RunSeeds("text_fuzz", FuzzText);
}
TEST(FuzzSeeds, Deadline) {
  RunSeeds("deadline_fuzz", FuzzDeadline);
}
TEST(FuzzSeeds, Figure) {
  RunSeeds("figure_fuzz", FuzzFigure);
}
TEST(FuzzSeeds, Party) {
  RunSeeds("party_fuzz", FuzzParty);
}

}  // namespace
}  // namespace sauro::intake
