// Pages at a past position and day: they say so, their links stay there, and nothing is written
// from them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "pages/account_pages.h"
#include "pages/board_page.h"
#include "pages/context.h"
#include "pages/dashboard_page.h"
#include "pages/gallery.h"
#include "pages/my_work_page.h"
#include "pages/office_pages.h"
#include "pages/sample_views.h"
#include "pages/task_page.h"

namespace sauro::pages {
namespace {

using access::Role;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kCoordinates = "ngay=2026-05-31&amp;vi_tri=1234";

std::string NameOf(const domain::AccountId&) {
  return "Trần Văn Minh";
}

class PastPage : public testing::Test {
 protected:
  Frame For(Role role, const std::string& path) {
    who_ = sample::Person(role);
    Frame frame;
    frame.title = "Trang";
    frame.path = path;
    frame.who = &who_;
    frame.at = sample::Now();
    frame.asked = {"2026-05-31", "1234"};
    frame.now_url = path + "?q=a";
    return frame;
  }

  static void Check(const std::string& name, const std::string& html) {
    SCOPED_TRACE(name);
    Keep("past-" + name, html);
    EXPECT_THAT(html, HasSubstr("Đang xem số liệu tại vị trí sổ 1.234, ngày 10/06/2026."));
    EXPECT_THAT(html, HasSubstr("?q=a\">Về hiện tại</a>"));
    EXPECT_THAT(html, HasSubstr("name=\"ngay\" value=\"2026-05-31\""));
    EXPECT_THAT(html, HasSubstr("name=\"vi_tri\" value=\"1234\""));
    EXPECT_THAT(html, Not(HasSubstr("/moi\"")));
    const std::string body = html.substr(html.find("<main"));
    EXPECT_THAT(body, Not(HasSubstr("method=\"post\"")));
    const std::regex link("href=\"(/(tong-quan|ke-hoach|nhiem-vu|tham-dinh|viec-cua-toi)[^\"]*)\"");
    for (std::sregex_iterator each(body.begin(), body.end(), link), end; each != end; ++each) {
      const std::string url = (*each)[1];
      if (url.find("?q=a") == std::string::npos) EXPECT_THAT(url, HasSubstr(kCoordinates));
    }
  }

 private:
  usecase::Principal who_;
};

TEST_F(PastPage, Boards_StayThere) {
  const views::Board board = sample::BoardOf(63);
  const auto organizations = sample::Organizations();
  const BoardFilter filter;
  const Frame leader = For(Role::kLeader, "/ke-hoach/1");
  const std::string html = RenderBoard(leader, {board, board.tasks, organizations, filter});
  Check("board", html);
  EXPECT_THAT(html, HasSubstr("bang.csv?" + std::string(kCoordinates)));
  EXPECT_THAT(html, HasSubstr("<input type=\"hidden\" name=\"vi_tri\" value=\"1234\">"));
  Check("board-nothing", RenderBoard(leader, {board, {}, organizations, filter}));
  Check("plans", RenderPlans(leader, {sample::Plan()}));
  views::Page<views::TaskLine> tasks{{board.tasks.begin(), board.tasks.begin() + 25}, 63};
  Check("tasks", RenderTasks(leader, {tasks, organizations, filter, 1}));
  Check("tasks-empty", RenderTasks(leader, {{}, organizations, filter, 1}));
  Check("dashboard", RenderDashboard(For(Role::kReviewer, "/tong-quan"), sample::Dashboard()));
}

TEST_F(PastPage, Work_IsLookedAtOnly) {
  usecase::MyWork work;
  const auto lines = sample::Assignments(12);
  work.overdue = {lines.at(0)};
  work.returned = {lines.at(6)};
  work.sent = sample::Reports(1);
  const Frame mine = For(Role::kOfficer, "/viec-cua-toi");
  Check("my-work", RenderMyWork(mine, work));
  Check("my-work-empty", RenderMyWork(mine, {}));
  Check("task", RenderTask(For(Role::kOfficer, "/nhiem-vu/1"), sample::Task(), NameOf));
  Check("decision", RenderTask(For(Role::kReviewer, "/nhiem-vu/1"), sample::Task(), NameOf));
  const Frame queue = For(Role::kReviewer, "/tham-dinh");
  const std::string html = RenderReviewQueue(queue, {sample::Reports(2), 40}, 1, NameOf);
  Check("review", html);
  EXPECT_THAT(html, HasSubstr("Xem<span class=\"vh\"> báo cáo nhiệm vụ"));
  Check("review-empty", RenderReviewQueue(queue, {}, 1, NameOf));
}

TEST_F(PastPage, Drafts_AreNoPlaceToUpload) {
  const Frame editor = For(Role::kEditor, "/du-thao");
  Check("drafts", RenderDrafts(editor, sample::Drafts(), NameOf, {}, 50 << 20, {{}, {}}));
  Check("drafts-empty", RenderDrafts(editor, {}, NameOf, {}, 50 << 20, {{}, {}}));
}

TEST_F(PastPage, Accounts_AreNoPlaceToAddOne) {
  const std::vector<AccountLine> accounts = {
      {"minh", "Trần Văn Minh", "Chuyên viên", "Sở A", false}};
  const Frame administrator = For(Role::kAdministrator, "/tai-khoan");
  const std::string html = RenderAccounts(administrator, accounts, sample::Organizations(), {});
  Check("accounts", html);
  EXPECT_THAT(html, HasSubstr("Trần Văn Minh"));
  EXPECT_THAT(html, HasSubstr("nằm ngoài sổ"));
}

TEST(AsOfQuery, TakesAPositionAsPagesPrintIt_AndRefusesWhatIsNone) {
  const auto read = [](const std::string& text) {
    http::Request request;
    request.query.Add("vi_tri", text);
    return AsOf(request);
  };
  EXPECT_EQ(read("0")->position, Position{0});
  EXPECT_EQ(read("1234")->position, Position{1'234});
  EXPECT_EQ(read("1.234.567")->position, Position{1'234'567});
  EXPECT_FALSE(read("")->position.has_value());
  for (const char* wrong :
       {"-1", "1e3", "abc", ".", "12 34", "99999999999999999999", "18446744073709551615"}) {
    const auto refused = read(wrong);
    ASSERT_FALSE(refused.ok()) << wrong;
    EXPECT_EQ(refused.error().kind, ErrorKind::kInvalid);
    EXPECT_THAT(refused.error().message, HasSubstr("Vị trí sổ không đúng"));
  }
}

}  // namespace
}  // namespace sauro::pages
