#include "usecase/board_report.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <memory>

#include "usecase/ports_for_test.h"

namespace sauro::usecase {
namespace {

// One plan with a task of two agencies, each with a difficulty in its report.
class TwoAgencies : public MemoryQueries {
 public:
  Result<std::vector<views::PlanLine>> ListPlans(const views::At&) override {
    views::PlanLine plan;
    plan.id = domain::PlanId("p");
    plan.number = "118/KH-UBND";
    return std::vector<views::PlanLine>{plan};
  }
  Result<views::Board> ReadBoard(const std::optional<domain::PlanId>&, const views::At&) override {
    views::Board board;
    views::TaskLine task;
    task.id = domain::TaskId("t");
    task.title = "Việc chung";
    board.tasks.push_back(task);
    return board;
  }
  Result<domain::Catalogue> ReadCatalogue(Position) override {
    domain::Catalogue catalogue;
    catalogue.organizations.emplace_back();
    catalogue.organizations.back().id = domain::OrganizationId("so-yt");
    catalogue.organizations.back().name = "Sở Y tế";
    return catalogue;
  }
  Result<views::Page<views::ReportLine>>
  ListReports(const views::ReportFilter&, const views::Scope& scope, const views::At&) override {
    views::Page<views::ReportLine> page;
    for (const auto& [id, name] : {std::pair{"so-yt", "thiếu máy"}, {"so-tc", "thiếu vốn"}}) {
      const domain::OrganizationId organization(id);
      if (scope.organization && *scope.organization != organization) continue;
      views::ReportLine line;
      line.task = domain::TaskId("t");
      line.organization = organization;
      line.difficulties = name;
      page.rows.push_back(line);
    }
    page.total = static_cast<std::int64_t>(page.rows.size());
    return page;
  }
};

std::string DocumentXml(const std::string& docx) {
  zip_source_t* source = zip_source_buffer_create(docx.data(), docx.size(), 0, nullptr);
  const std::unique_ptr<zip_t, void (*)(zip_t*)> archive(
      zip_open_from_source(source, ZIP_RDONLY, nullptr), zip_discard
  );
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen(archive.get(), "word/document.xml", 0), zip_fclose
  );
  std::string xml;
  std::string piece(65'536, '\0');
  for (zip_int64_t n = 0; (n = zip_fread(file.get(), piece.data(), piece.size())) > 0;) {
    xml.append(piece, 0, static_cast<std::size_t>(n));
  }
  return xml;
}

std::string ReportFor(access::Role role) {
  TwoAgencies queries;
  MemoryWriter writer(queries);
  NoAccounts accounts;
  NoBlobs blobs;
  Settings settings;
  settings.place = "Hà Giao";
  settings.state.issuing_body = "Ủy ban nhân dân tỉnh Hà Giao";
  NoLedger ledger;
  App app{queries, writer, accounts, blobs, ledger, settings, [&] { return writer.now; }};
  Principal who;
  who.role = role;
  who.organization = domain::OrganizationId("so-yt");
  const auto file =
      MakeBoardReport(app, who, std::nullopt, *Period::Parse("2026-05"), Layout::kState);
  EXPECT_TRUE(file.ok()) << file.error().Text();
  return file ? DocumentXml(file->bytes) : "";
}

TEST(MakeBoardReport, Officer_GetsDifficultiesOfTheOwnAgencyOnly_AndTheReportSaysSo) {
  const std::string xml = ReportFor(access::Role::kOfficer);
  EXPECT_NE(xml.find("thiếu máy"), std::string::npos);
  EXPECT_EQ(xml.find("thiếu vốn"), std::string::npos) << "another agency's report";
  EXPECT_NE(xml.find("chỉ gồm nội dung của Sở Y tế"), std::string::npos);
}

TEST(MakeBoardReport, Leader_GetsDifficultiesOfAll) {
  const std::string xml = ReportFor(access::Role::kLeader);
  EXPECT_NE(xml.find("thiếu máy"), std::string::npos);
  EXPECT_NE(xml.find("thiếu vốn"), std::string::npos);
  EXPECT_EQ(xml.find("chỉ gồm nội dung của"), std::string::npos);
}

}  // namespace
}  // namespace sauro::usecase
