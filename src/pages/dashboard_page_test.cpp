#include "pages/dashboard_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pages/gallery.h"
#include "pages/sample_views.h"

namespace sauro::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

class DashboardPage : public testing::Test {
 protected:
  DashboardPage() {
    frame_.title = "Tổng quan";
    frame_.path = "/tong-quan";
    frame_.province = "Ủy ban nhân dân tỉnh Hà Giao";
    frame_.who = &who_;
    frame_.csrf = "token";
    frame_.at = sample::Now();
  }
  usecase::Principal who_ = sample::Person(access::Role::kLeader);
  Frame frame_;
};

TEST_F(DashboardPage, Full_ShowsFourCellsApartFromOngoingWork) {
  const std::string html = RenderDashboard(frame_, sample::Dashboard());
  Keep("dashboard", html);
  EXPECT_THAT(html, HasSubstr("Hoàn thành đúng hạn"));
  EXPECT_THAT(html, HasSubstr("Đang làm, quá hạn"));
  EXPECT_THAT(html, HasSubstr("href=\"/nhiem-vu?han=overdue\""));
  EXPECT_THAT(html, HasSubstr("href=\"/nhiem-vu?han=open_in_time\"")) << "all that the cell counts";
  EXPECT_THAT(
      html, HasSubstr("href=\"/nhiem-vu?co-quan=co-quan-0&amp;vai-tro=bao-cao&amp;han=overdue\"")
  );
  EXPECT_THAT(html, HasSubstr("aria-current=\"page\">Tổng quan"));
  EXPECT_THAT(html, HasSubstr("vị trí sổ 1.234"));
  EXPECT_THAT(html, Not(HasSubstr("Đang xem số liệu tại")));
}

TEST_F(DashboardPage, PastDay_SaysSoAndKeepsTheDayInLinks) {
  frame_.asked.day = "2026-05-31";
  const std::string html = RenderDashboard(frame_, sample::Dashboard());
  Keep("dashboard-past", html);
  EXPECT_THAT(html, HasSubstr("Đang xem số liệu tại"));
  EXPECT_THAT(html, HasSubstr("href=\"/nhiem-vu?han=overdue&amp;ngay=2026-05-31\""));
}

TEST_F(DashboardPage, NoPlans_TellsTheEditorToUploadAndOthersToWait) {
  EXPECT_THAT(RenderDashboard(frame_, {}), HasSubstr("Số liệu hiện ở đây sau khi"));
  who_ = sample::Person(access::Role::kEditor);
  const std::string html = RenderDashboard(frame_, {});
  Keep("dashboard-empty", html);
  EXPECT_THAT(html, HasSubstr("Tải kế hoạch lên"));
}

}  // namespace
}  // namespace sauro::pages
