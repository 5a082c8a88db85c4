// Draft -> spreadsheet -> the same draft: the demo plan and the open documents beside the
// repository, as they are and after LibreOffice has opened and saved them.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "docread/read.h"
#include "usecase/sheet_rows.h"

namespace sauro {
namespace {

namespace fs = std::filesystem;

std::string Bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

intake::DraftPlan DraftOf(const fs::path& file) {
  const auto document = docread::ReadDocument(Bytes(file), file.filename().string());
  EXPECT_TRUE(document.ok()) << file;
  if (!document) return {};
  auto plan = intake::MakeDraft(*document, {});
  EXPECT_TRUE(plan.ok()) << file;
  return plan ? *plan : intake::DraftPlan();
}

std::vector<fs::path> Plans() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(fs::path(SAURO_SOURCE_DIR) / "test" / "flow")) {
    for (const char* name : {"plan.docx", "plan.md", "plan.txt", "plan.xlsx", "plan.html"}) {
      if (fs::exists(entry.path() / name)) out.push_back(entry.path() / name);
    }
  }
  for (const char* name : {"ke-hoach.docx", "ke-hoach-dang.docx"}) {
    out.push_back(fs::path(SAURO_SOURCE_DIR) / "data" / "demo" / name);
  }
  const char* given = std::getenv("SAURO_CORPUS");
  const fs::path corpus =
      given != nullptr ? fs::path(given) : fs::path(SAURO_SOURCE_DIR) / ".." / "shared" / "corpus";
  for (const char* name : {"000-open", "002", "003", "004-open"}) {
    const fs::path file = corpus / "files" / name / "plan.docx";
    if (fs::exists(file)) out.push_back(file);
  }
  return out;
}

TEST(SheetFlow, EveryPlan_ComesBackWithoutADifference) {
  const auto plans = Plans();
  EXPECT_GE(plans.size(), 20U);
  for (const fs::path& file : plans) {
    const intake::DraftPlan plan = DraftOf(file);
    const auto sheet = usecase::SheetOf(plan);
    ASSERT_TRUE(sheet.ok()) << file << sheet.error().Text();
    const auto compared = usecase::CompareWithSheet(plan, *sheet);
    ASSERT_TRUE(compared.ok()) << file << compared.error().Text();
    EXPECT_FALSE(compared->Differs()) << file << usecase::ComparisonText(*compared);
  }
}

TEST(SheetFlow, SavedByLibreOffice_ThereIsNoDifference) {
  if (std::system("command -v soffice >/dev/null 2>&1") != 0) {
    GTEST_SKIP() << "no LibreOffice on this machine";
  }
  std::string folder = testing::TempDir() + "sauro-office-XXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  std::vector<std::pair<fs::path, intake::DraftPlan>> drafts;
  for (const fs::path& file : Plans()) {
    const std::string name = std::to_string(drafts.size()) + ".xlsx";
    drafts.emplace_back(fs::path(folder) / name, DraftOf(file));
    std::ofstream(drafts.back().first, std::ios::binary) << *usecase::SheetOf(drafts.back().second);
  }
  const std::string command =
      "timeout 150 soffice -env:UserInstallation=file://" + folder +
      "/profile --headless --convert-to xlsx:\"Calc MS Excel 2007 XML\" --outdir " + folder +
      "/saved " + folder + "/*.xlsx >/dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0);
  for (const auto& [path, plan] : drafts) {
    const std::string saved = Bytes(fs::path(folder) / "saved" / path.filename());
    ASSERT_FALSE(saved.empty()) << path;
    EXPECT_NE(saved, Bytes(path)) << "LibreOffice wrote it anew";
    const auto compared = usecase::CompareWithSheet(plan, saved);
    ASSERT_TRUE(compared.ok()) << path << compared.error().Text();
    EXPECT_FALSE(compared->Differs()) << path << usecase::ComparisonText(*compared);
  }
  fs::remove_all(folder);
}

}  // namespace
}  // namespace sauro
