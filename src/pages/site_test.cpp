// The route table and its handlers over ports that are mocks: who may, what is not lost.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <vector>

#include "base/text.h"
#include "base/uuid.h"
#include "http/csrf.h"
#include "pages/context.h"
#include "pages/kept_form.h"
#include "pages/pages.h"
#include "pages/sample_views.h"
#include "support/mock_ports.h"
#include "usecase/sign_in.h"

namespace sauro::pages {
namespace {

using access::Role;
using http::Method;
using testing::_;
using testing::HasSubstr;
using testing::Not;
using testing::Return;

const std::string kSecret = "0123456789abcdef0123456789abcdef";
const std::string kForm = "0190a000-0000-7000-8000-000000009999";

class PagesSite : public testing::Test {
 protected:
  PagesSite() {
    session_.account = domain::AccountId("a1");
    session_.csrf_secret = kSecret;
    session_.created_at = mock_.now;
    session_.expires_at = {mock_.now.unix_ms + 43'200'000};
    auto& queries = mock_.queries;
    const Error none = NotFound("Không tìm thấy.");
    ON_CALL(mock_.accounts, FindSession(_)).WillByDefault([this](const std::string&) {
      return Result<usecase::Session>(session_);
    });
    account_.id = domain::AccountId("a1");
    account_.username = "hanh";
    account_.display_name = "Nguyễn Thị Hạnh";
    ON_CALL(mock_.accounts, FindAccount(_)).WillByDefault([this](const domain::AccountId&) {
      return Result<usecase::Account>(account_);
    });
    ON_CALL(mock_.accounts, FindByUsername(_)).WillByDefault([this](const std::string&) {
      return Result<usecase::Account>(account_);
    });
    ON_CALL(mock_.accounts, ListAccounts())
        .WillByDefault(Return(Result<std::vector<usecase::Account>>(std::vector<usecase::Account>())
        ));
    ON_CALL(mock_.accounts, EndSession(_)).WillByDefault(Return(Status()));
    ON_CALL(mock_.accounts, EndSessionOf(_, _)).WillByDefault(Return(Status()));
    ON_CALL(mock_.accounts, EndOtherSessions(_, _)).WillByDefault(Return(Status()));
    ON_CALL(mock_.accounts, ListSessions(_, _))
        .WillByDefault(Return(Result<std::vector<usecase::Session>>(std::vector<usecase::Session>())
        ));
    ON_CALL(mock_.accounts, AddSession(_)).WillByDefault(Return(Status()));
    ON_CALL(queries, Head()).WillByDefault([this] { return Result<Position>(position_); });
    ON_CALL(queries, PositionAt(_)).WillByDefault(Return(Result<Position>(Position{3})));
    ON_CALL(queries, RootAt(_)).WillByDefault(Return(Result<std::string>("00")));
    ON_CALL(queries, FindAppointment(_, _)).WillByDefault([this](const auto&, Position) {
      return Result<views::Appointment>(views::Appointment{
          domain::AccountId("a1"),
          std::string(access::CodeOf(role_)),
          domain::OrganizationId("so-khcn")});
    });
    ON_CALL(queries, ReadCatalogue(_)).WillByDefault([](Position) {
      domain::Catalogue catalogue;
      catalogue.organizations = sample::Organizations();
      return Result<domain::Catalogue>(catalogue);
    });
    ON_CALL(queries, FindOrganization(_, _)).WillByDefault([](const auto&, Position) {
      return Result<domain::Organization>(sample::Organizations().at(0));
    });
    ON_CALL(queries, ListSuccessions(_))
        .WillByDefault(
            Return(Result<std::vector<views::SuccessionLine>>(std::vector<views::SuccessionLine>()))
        );
    ON_CALL(queries, ListLearnedAliases(_))
        .WillByDefault(
            Return(Result<std::vector<views::LearnedAlias>>(std::vector<views::LearnedAlias>()))
        );
    ON_CALL(queries, ListPlans(_))
        .WillByDefault(Return(Result<std::vector<views::PlanLine>>({sample::Plan()})));
    ON_CALL(queries, ReadBoard(_, _))
        .WillByDefault(Return(Result<views::Board>(sample::BoardOf(3))));
    ON_CALL(queries, ReadDashboard(_, _))
        .WillByDefault(Return(Result<views::Dashboard>(sample::Dashboard())));
    ON_CALL(queries, ListTasks(_, _, _))
        .WillByDefault(Return(Result<views::Page<views::TaskLine>>({sample::BoardOf(3).tasks, 3})));
    ON_CALL(queries, ListAssignments(_, _, _))
        .WillByDefault(
            Return(Result<views::Page<views::AssignmentLine>>(views::Page<views::AssignmentLine>()))
        );
    ON_CALL(queries, ReadTask(_, _, _))
        .WillByDefault(Return(Result<views::TaskDetail>(sample::Task())));
    ON_CALL(queries, FindAssignment(_, _)).WillByDefault([](const auto&, const auto&) {
      return Result<views::AssignmentState>({sample::Assignments(1).at(0), std::nullopt});
    });
    ON_CALL(queries, ListExtensions(_, _, _))
        .WillByDefault(
            Return(Result<views::Page<views::ExtensionLine>>(views::Page<views::ExtensionLine>()))
        );
    ON_CALL(queries, FindExtension(_, _)).WillByDefault(Return(Result<views::ExtensionLine>(none)));
    ON_CALL(queries, ListReports(_, _, _))
        .WillByDefault(Return(Result<views::Page<views::ReportLine>>({sample::Reports(2), 2})));
    ON_CALL(queries, FindReport(_, _)).WillByDefault(Return(Result<views::ReportLine>(none)));
    ON_CALL(queries, FindEvidence(_, _, _))
        .WillByDefault(Return(Result<views::EvidenceLine>(none)));
    ON_CALL(queries, ReadAssigned(_, _))
        .WillByDefault(Return(Result<std::vector<views::AssignedTask>>(none)));
    ON_CALL(queries, ListIndicators(_, _))
        .WillByDefault(Return(Result<std::vector<views::IndicatorLine>>(sample::Indicators())));
    ON_CALL(queries, ListDrafts(_))
        .WillByDefault(Return(Result<std::vector<views::DraftLine>>(sample::Drafts())));
    ON_CALL(queries, FindDraft(_, _)).WillByDefault(Return(Result<views::DraftDetail>(none)));
    ON_CALL(queries, EachAssignment(_, _, _)).WillByDefault(Return(Status()));
    ON_CALL(mock_.writer, Write(_, _)).WillByDefault(Return(Result<usecase::Written>(none)));
    ON_CALL(mock_.blobs, PutFile(_)).WillByDefault(Return(Result<usecase::Blob>(none)));
    ON_CALL(mock_.blobs, PutBytes(_)).WillByDefault(Return(Result<usecase::Blob>(none)));
    ON_CALL(mock_.blobs, PathOf(_)).WillByDefault(Return(Result<std::string>(none)));
    Rebuild();
  }

  void Rebuild() {
    sessions_ = std::make_unique<session::Sessions>(mock_.app);
    auto router = http::Router::Make(PageRoutes(mock_.app, *sessions_));
    ASSERT_TRUE(router.ok()) << router.error().Text();
    const session::Refuse refuse = PageRefusal(mock_.app);
    site_ = std::make_unique<http::Site>(http::Site{
        std::move(*router),
        sessions_->Guard(refuse),
        sessions_->Admit(refuse),
        PageErrors(mock_.app)});
  }

  static http::Request Ask(Method method, const std::string& path) {
    http::Request request;
    request.method = method;
    request.path = path;
    request.target = path;
    request.peer = "10.0.0.1";
    request.request_id = "r-1";
    request.cookies.Add("sauro", std::string(64, 'a'));
    if (method == Method::kPost) {
      request.form.Add("csrf", http::CsrfToken(kSecret));
      request.form.Add("request_id", kForm);
    }
    return request;
  }

  http::Response Answer(http::Request request) { return http::Answer(*site_, request); }

  // A path that a pattern matches.
  static std::string PathFor(std::string_view pattern) {
    std::string path = ReplaceAll(std::string(pattern), "{id}", "1");
    path = ReplaceAll(path, "{key}", "t1");
    path = ReplaceAll(path, "{so}", "1");
    return ReplaceAll(path, "{rest...}", "app.css");
  }

  support::MockApp mock_;
  usecase::Session session_;
  usecase::Account account_;
  Role role_ = Role::kOfficer;
  Position position_{7};
  std::unique_ptr<session::Sessions> sessions_;
  std::unique_ptr<http::Site> site_;
};

TEST_F(PagesSite, EveryRouteAndRole_IsExactlyWhatAccessSays) {
  for (const Role role : access::AllRoles()) {
    role_ = role;
    Rebuild();
    for (const http::Route& route : site_->router.routes()) {
      const auto permission = route.permission.As<access::Permission>();
      const std::string name = std::string(access::CodeOf(role)) + " " +
                               std::string(http::NameOf(route.method)) + " " +
                               std::string(route.pattern);
      const http::Response response = Answer(Ask(route.method, PathFor(route.pattern)));
      if (access::Allowed(role, permission)) {
        const bool is_sign_in = route.pattern == "/dang-nhap";  // without a password: 401
        EXPECT_NE(response.status, 403) << name;
        EXPECT_TRUE(is_sign_in || response.status != 401) << name;
        EXPECT_NE(response.status, 500) << name;
      } else {
        EXPECT_EQ(response.status, 403) << name;
        EXPECT_THAT(response.body, HasSubstr("Không có quyền thực hiện")) << name;
      }
    }
  }
}

TEST_F(PagesSite, EveryRouteWithoutSession_AsksToSignIn) {
  for (const http::Route& route : site_->router.routes()) {
    if (route.permission.As<access::Permission>() == access::Permission::kPublic) continue;
    http::Request request = Ask(route.method, PathFor(route.pattern));
    request.cookies = {};
    const http::Response response = Answer(std::move(request));
    const std::string name(route.pattern);
    // A form with passwords is not kept to be sent again.
    if (route.method == Method::kGet || name.starts_with("/ca-nhan/")) {
      EXPECT_EQ(response.status, 303) << name;
      EXPECT_THAT(response.headers.Get("Location"), testing::StartsWith("/dang-nhap")) << name;
    } else {
      EXPECT_EQ(response.status, 401) << name;
      EXPECT_THAT(response.body, HasSubstr("name=\"mat_khau\"")) << name;
    }
  }
}

TEST_F(PagesSite, EveryPostWithoutToken_IsRefusedAndGivesTheFormBack) {
  const auto routes = site_->router.routes();  // a copy: Rebuild() makes another site
  for (const http::Route& route : routes) {
    const auto permission = route.permission.As<access::Permission>();
    if (route.method == Method::kGet || permission == access::Permission::kPublic) continue;
    for (const Role role : access::AllRoles()) {
      if (!access::Allowed(role, permission)) continue;
      role_ = role;
      Rebuild();
      http::Request request = Ask(route.method, PathFor(route.pattern));
      request.form = {};
      request.form.Add("csrf", "wrong");
      request.form.Add("ly_do", "Chưa đủ căn cứ.");
      EXPECT_CALL(mock_.writer, Write(_, _)).Times(0);
      const http::Response response = Answer(std::move(request));
      EXPECT_EQ(response.status, 403) << route.pattern;
      EXPECT_THAT(response.body, HasSubstr("Chưa đủ căn cứ.")) << route.pattern;
      EXPECT_THAT(response.body, HasSubstr("Gửi lại")) << route.pattern;
    }
  }
}

TEST_F(PagesSite, Home_LeadsEachRoleToItsWork) {
  const std::pair<Role, const char*> homes[] = {
      {Role::kEditor, "/du-thao"},
      {Role::kOfficer, "/viec-cua-toi"},
      {Role::kReviewer, "/tham-dinh"},
      {Role::kLeader, "/tong-quan"},
      {Role::kInspector, "/tong-quan"},
      {Role::kAdministrator, "/tai-khoan"},
  };
  for (const auto& [role, home] : homes) {
    role_ = role;
    Rebuild();
    EXPECT_EQ(Answer(Ask(Method::kGet, "/")).headers.Get("Location"), home);
    EXPECT_EQ(Answer(Ask(Method::kGet, home)).status, 200) << home;
  }
}

TEST_F(PagesSite, SessionEndedInAForm_WhatWasTypedTravelsThroughTheSignIn) {
  const Instant live = session_.expires_at;
  session_.expires_at = {mock_.now.unix_ms - 1};
  http::Request report = Ask(Method::kPost, "/bao-cao/1/moi");
  report.form.Add("noi_dung", "Đã ban hành 3 văn bản \"mới\".");
  report.form.Add("phan_tram", "60");
  const http::Response door = Answer(std::move(report));
  EXPECT_EQ(door.status, 401);
  EXPECT_THAT(door.body, HasSubstr("Nội dung đã nhập được giữ lại"));
  EXPECT_THAT(
      door.body, HasSubstr("name=\"giu.noi_dung\" value=\"Đã ban hành 3 văn bản &quot;mới&quot;.\"")
  );
  EXPECT_THAT(door.body, Not(HasSubstr("giu.csrf")));

  const auto hash = usecase::HashPassword("mat-khau-rat-dai");
  ASSERT_TRUE(hash.ok());
  account_.password_hash = *hash;
  session_.expires_at = live;
  http::Request sign_in = Ask(Method::kPost, "/dang-nhap");
  sign_in.cookies = {};
  sign_in.form = {};
  sign_in.form.Add("ten_dang_nhap", "hanh");
  sign_in.form.Add("mat_khau", "mat-khau-rat-dai");
  sign_in.form.Add("giu_dich", "/bao-cao/1/moi");
  sign_in.form.Add("giu_tep", "1");
  sign_in.form.Add("giu.noi_dung", "Đã ban hành 3 văn bản.");
  sign_in.form.Add("giu.request_id", kForm);
  const http::Response kept = Answer(std::move(sign_in));
  EXPECT_EQ(kept.status, 200);
  EXPECT_TRUE(kept.headers.Has("Set-Cookie"));
  EXPECT_THAT(kept.body, HasSubstr("<form novalidate method=\"post\" action=\"/bao-cao/1/moi\""));
  EXPECT_THAT(kept.body, HasSubstr("Đã ban hành 3 văn bản.</textarea>"));
  EXPECT_THAT(kept.body, HasSubstr("name=\"request_id\" value=\"" + kForm));
  EXPECT_THAT(kept.body, HasSubstr("vui lòng chọn lại"));
}

TEST_F(PagesSite, SessionEndedInALongForm_SaysThatItWasTooLong) {
  session_.expires_at = {mock_.now.unix_ms - 1};
  http::Request report = Ask(Method::kPost, "/bao-cao/1/moi");
  report.form.Add("noi_dung", std::string(kMaxKeptBytes + 1, 'x'));
  const http::Response door = Answer(std::move(report));
  EXPECT_EQ(door.status, 401);
  EXPECT_THAT(door.body, HasSubstr("không giữ lại được"));
  EXPECT_LT(door.body.size(), kMaxKeptBytes);
}

TEST_F(PagesSite, SignIn_WrongPassword_KeepsNameAndTargetOfThisSiteOnly) {
  account_.password_hash = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA";
  for (const auto& [asked, kept] : std::vector<std::pair<std::string, std::string>>{
           {"/ke-hoach/1", "/ke-hoach/1"},
           {"//evil.example", "/"},
           {"https://evil.example", "/"},
           {"/\\evil.example", "/"},
           {"/dang-xuat", "/"}}) {
    http::Request request = Ask(Method::kPost, "/dang-nhap");
    request.cookies = {};
    request.form = {};
    request.form.Add("ten_dang_nhap", "hanh");
    request.form.Add("mat_khau", "sai");
    request.form.Add("tiep", asked);
    const http::Response response = Answer(std::move(request));
    EXPECT_EQ(response.status, 401) << asked;
    EXPECT_THAT(response.body, HasSubstr("name=\"tiep\" value=\"" + kept + "\"")) << asked;
    EXPECT_THAT(response.body, HasSubstr("value=\"hanh\""));
    EXPECT_THAT(response.body, HasSubstr("role=\"alert\""));
  }
}

TEST_F(PagesSite, SignIn_EmptyField_IsSaidBesideItAndCostsNoTry) {
  EXPECT_CALL(mock_.accounts, FindByUsername(_)).Times(0);
  for (const auto& [name, password, wrong] : std::vector<std::array<std::string, 3>>{
           {" ", "mat-khau", "ten_dang_nhap"}, {"hanh", "", "mat_khau"}}) {
    http::Request request = Ask(Method::kPost, "/dang-nhap");
    request.cookies = {};
    request.form = {};
    request.form.Add("ten_dang_nhap", name);
    request.form.Add("mat_khau", password);
    request.form.Add("tiep", "/ke-hoach");
    const http::Response response = Answer(std::move(request));
    EXPECT_EQ(response.status, 422) << wrong;
    EXPECT_THAT(response.body, HasSubstr("aria-errormessage=\"e-" + wrong + "\""));
    EXPECT_THAT(response.body, HasSubstr("value=\"" + name + "\""));
    EXPECT_THAT(response.body, HasSubstr("name=\"tiep\" value=\"/ke-hoach\""));
    EXPECT_THAT(response.body, Not(HasSubstr("value=\"mat-khau\"")));
  }
}

// The browser says nothing in its own language: each field that it would refuse, the server does.
TEST_F(PagesSite, EmptyRequiredField_IsSaidInVietnameseOnThePageOfTheForm) {
  const auto posts = [&](Role role, const std::string& path, const std::string& wrong) {
    role_ = role;
    Rebuild();
    const http::Response response = Answer(Ask(Method::kPost, path));
    EXPECT_EQ(response.status, 422) << path;
    EXPECT_THAT(response.body, HasSubstr("aria-errormessage=\"e-" + wrong + "\"")) << path;
    EXPECT_THAT(response.body, HasSubstr("<a href=\"#" + wrong + "\">")) << path;
  };
  posts(Role::kOfficer, "/bao-cao/1/moi", "noi_dung");
  posts(Role::kEditor, "/du-thao", "van_ban");
  http::Request report = Ask(Method::kPost, "/bao-cao/1/moi");
  report.form.Add("noi_dung", "Đã họp.");
  report.form.Add("phan_tram", "một nửa");
  role_ = Role::kOfficer;
  Rebuild();
  const http::Response half = Answer(std::move(report));
  EXPECT_THAT(half.body, HasSubstr("phải là số nguyên từ 0 đến 100"));
  EXPECT_THAT(half.body, HasSubstr("value=\"một nửa\""));
}

TEST_F(PagesSite, AddAccount_EmptyField_IsSaidBesideItAndKeepsTheOthers) {
  role_ = Role::kAdministrator;
  Rebuild();
  const std::vector<std::pair<std::string, std::string>> fields = {
      {"ten_dang_nhap", "minh"}, {"ho_ten", "Trần Văn Minh"}, {"mat_khau", "mat-khau-rat-dai"}};
  for (const auto& [empty, unused] : fields) {
    http::Request request = Ask(Method::kPost, "/tai-khoan");
    request.form.Add("vai_tro", "leader");
    for (const auto& [name, value] : fields) request.form.Add(name, name == empty ? "" : value);
    const http::Response response = Answer(std::move(request));
    EXPECT_EQ(response.status, 422) << empty;
    EXPECT_THAT(response.body, HasSubstr("aria-errormessage=\"e-" + empty + "\""));
    EXPECT_THAT(response.body, HasSubstr("value=\"leader\" selected"));
    if (empty != "ho_ten") EXPECT_THAT(response.body, HasSubstr("value=\"Trần Văn Minh\""));
  }
}

TEST_F(PagesSite, OwnPassword_TypedTwiceDifferently_IsRefusedAndNothingIsShownAgain) {
  ON_CALL(mock_.accounts, ListSessions(_, _))
      .WillByDefault(Return(std::vector<usecase::Session>{session_}));
  EXPECT_CALL(mock_.accounts, ChangePassword(_, _, _)).Times(0);
  http::Request request = Ask(Method::kPost, "/ca-nhan/mat-khau");
  request.form.Add("mat_khau_cu", "mat-khau-cu-cua-toi");
  request.form.Add("mat_khau", "mat-khau-moi-1");
  request.form.Add("mat_khau_lai", "mat-khau-moi-2");
  const http::Response response = Answer(std::move(request));
  EXPECT_EQ(response.status, 422);
  EXPECT_THAT(response.body, HasSubstr("aria-errormessage=\"e-mat_khau_lai\""));
  EXPECT_THAT(response.body, Not(HasSubstr("mat-khau-cu-cua-toi")));
  EXPECT_THAT(response.body, Not(HasSubstr("mat-khau-moi")));
}

TEST_F(PagesSite, LockedAccount_ShowsWhatWasWrongOnItsPage) {
  role_ = Role::kAdministrator;
  Rebuild();
  account_.disabled = true;
  session_.account = domain::AccountId("admin");
  ON_CALL(mock_.accounts, FindAccount(_)).WillByDefault([](const domain::AccountId& id) {
    return Result<usecase::Account>(usecase::Account{id, "admin", "Quản trị", {}, false});
  });
  const http::Response response = Answer(Ask(Method::kPost, "/tai-khoan/hanh/khoa"));
  EXPECT_EQ(response.status, 409);
  EXPECT_THAT(response.body, HasSubstr("Tài khoản này đã bị khóa từ trước."));
  EXPECT_THAT(response.body, HasSubstr("Mở khóa tài khoản"));
}

TEST_F(PagesSite, Report_Refused_ComesBackWithWhatWasTypedAndTheFieldMarked) {
  http::Request request = Ask(Method::kPost, "/bao-cao/1/moi");
  request.form.Add("noi_dung", "Đã họp triển khai.");
  request.form.Add("phan_tram", "150");
  const http::Response response = Answer(std::move(request));
  EXPECT_EQ(response.status, 422);
  EXPECT_THAT(response.body, HasSubstr("Đã họp triển khai.</textarea>"));
  EXPECT_THAT(response.body, HasSubstr("value=\"150\""));
  EXPECT_THAT(response.body, HasSubstr("<a href=\"#phan_tram\">"));
  EXPECT_THAT(response.body, HasSubstr("aria-errormessage=\"e-phan_tram\""));
}

TEST_F(PagesSite, ReportOnAnotherAgencysTask_IsNotFound) {
  ON_CALL(mock_.queries, FindAssignment(_, _)).WillByDefault([](const auto&, const auto&) {
    views::AssignmentLine line = sample::Assignments(1).at(0);
    line.organization = domain::OrganizationId("so-khac");
    return Result<views::AssignmentState>({line, std::nullopt});
  });
  EXPECT_EQ(Answer(Ask(Method::kGet, "/bao-cao/1/moi")).status, 404);
  EXPECT_CALL(mock_.writer, Write(_, _)).Times(0);
  http::Request request = Ask(Method::kPost, "/bao-cao/1/moi");
  request.form.Add("noi_dung", "x");
  request.form.Add("phan_tram", "10");
  EXPECT_EQ(Answer(std::move(request)).status, 404);
}

TEST_F(PagesSite, RequestId_SameFormSameId_ChangedFormAnotherId) {
  const Context context{mock_.app, *sessions_, {}};
  http::Request first = Ask(Method::kPost, "/bao-cao/1/moi");
  first.form.Add("noi_dung", "một");
  http::Request again = Ask(Method::kPost, "/bao-cao/1/moi");  // another token, same words
  again.form.Add("noi_dung", "một");
  http::Request changed = Ask(Method::kPost, "/bao-cao/1/moi");
  changed.form.Add("noi_dung", "hai");
  EXPECT_EQ(RequestIdOf(context, first), RequestIdOf(context, again));
  EXPECT_NE(RequestIdOf(context, first), RequestIdOf(context, changed));
  EXPECT_TRUE(IsUuid(RequestIdOf(context, changed)));
}

TEST_F(PagesSite, UnchangedPage_Costs304UntilTheLedgerMoves) {
  role_ = Role::kLeader;
  Rebuild();
  const http::Response first = Answer(Ask(Method::kGet, "/tong-quan"));
  ASSERT_EQ(first.status, 200);
  http::Request again = Ask(Method::kGet, "/tong-quan");
  again.headers.Add("If-None-Match", first.headers.Get("ETag"));
  EXPECT_EQ(Answer(std::move(again)).status, 304);
  position_ = Position{8};
  http::Request moved = Ask(Method::kGet, "/tong-quan");
  moved.headers.Add("If-None-Match", first.headers.Get("ETag"));
  EXPECT_EQ(Answer(std::move(moved)).status, 200);
}

TEST_F(PagesSite, PastDay_ShowsTheBanner_FutureOrWrongDayIsRefused) {
  role_ = Role::kLeader;
  Rebuild();
  const auto on = [&](const std::string& day) {
    http::Request request = Ask(Method::kGet, "/tong-quan");
    request.query.Add("ngay", day);
    return Answer(std::move(request));
  };
  EXPECT_THAT(
      on("2026-05-31").body, HasSubstr("Đang xem số liệu tại vị trí sổ 3, ngày 31/05/2026")
  );
  for (const char* day : {"2099-01-01", "31/05/2026"}) {
    const http::Response refused = on(day);
    EXPECT_EQ(refused.status, 422) << day;
    EXPECT_THAT(refused.body, HasSubstr("href=\"/tong-quan\">Xem số liệu hôm nay")) << day;
  }
}

TEST_F(PagesSite, PastPosition_ShowsTheBanner_AndTheWayBackKeepsTheFilter) {
  role_ = Role::kLeader;
  Rebuild();
  const auto at = [&](const std::string& position) {
    http::Request request = Ask(Method::kGet, "/nhiem-vu");
    request.query.Add("q", "abc");
    request.query.Add("vi_tri", position);
    return Answer(std::move(request));
  };
  EXPECT_THAT(at("2").body, HasSubstr("Đang xem số liệu tại vị trí sổ 2, ngày "));
  EXPECT_THAT(at("2").body, HasSubstr("<a href=\"/nhiem-vu?q=abc\">Về hiện tại</a>"));
  EXPECT_THAT(at("").body, Not(HasSubstr("Về hiện tại")));
  const http::Response later = at(std::to_string(position_.value + 1));
  EXPECT_EQ(later.status, 422);
  EXPECT_THAT(later.body, HasSubstr("Sổ mới đến vị trí " + std::to_string(position_.value)));
  const http::Response wrong = at("hai");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("Vị trí sổ không đúng"));
}

TEST_F(PagesSite, EveryListAndBoard_TakesDayAndPosition) {
  const std::vector<std::pair<Role, std::string>> pages = {
      {Role::kLeader, "/tong-quan"},
      {Role::kLeader, "/ke-hoach"},
      {Role::kLeader, "/ke-hoach/1"},
      {Role::kLeader, "/ke-hoach/1/bang.csv"},
      {Role::kLeader, "/nhiem-vu"},
      {Role::kLeader, "/nhiem-vu/1"},
      {Role::kLeader, "/bao-cao-tong-hop"},
      {Role::kOfficer, "/viec-cua-toi"},
      {Role::kOfficer, "/nhac-viec"},
      {Role::kAdministrator, "/thu-gui"},
      {Role::kReviewer, "/tham-dinh"},
      {Role::kEditor, "/du-thao"},
  };
  for (const auto& [role, path] : pages) {
    role_ = role;
    Rebuild();
    const auto status = [&, &path = path](const char* day, const char* position) {
      http::Request request = Ask(Method::kGet, path);
      request.query.Add("ngay", day);
      request.query.Add("vi_tri", position);
      return Answer(std::move(request)).status;
    };
    EXPECT_EQ(status("2026-05-31", "2"), 200) << path;
    EXPECT_EQ(status("2026-05-31", "x"), 422) << path;
    EXPECT_EQ(status("2026-05-31", "999999"), 422) << path;
    EXPECT_EQ(status("x", "2"), 422) << path;
  }
}

TEST_F(PagesSite, Approve_SomebodyWasFirst_LeadsToWhatIsThere) {
  role_ = Role::kEditor;
  Rebuild();
  ON_CALL(mock_.writer, Write(_, _))
      .WillByDefault(
          Return(Result<usecase::Written>(Conflict("Dự thảo này đã được phê duyệt.", "approved")))
      );
  http::Request request = Ask(Method::kPost, "/du-thao/1/phe-duyet");
  request.form.Add("revision", "3");
  const http::Response response = Answer(std::move(request));
  EXPECT_EQ(response.status, 409);
  EXPECT_THAT(response.body, HasSubstr("Dự thảo này đã được phê duyệt."));
  EXPECT_THAT(response.body, HasSubstr("href=\"/du-thao/1\""));
}

TEST_F(PagesSite, UnknownPathAndMethod_GiveRealErrorPages) {
  const http::Response missing = Answer(Ask(Method::kGet, "/khong-co"));
  EXPECT_EQ(missing.status, 404);
  EXPECT_THAT(missing.body, HasSubstr("Không tìm thấy trang"));
  const http::Response method = Answer(Ask(Method::kPost, "/tong-quan"));
  EXPECT_EQ(method.status, 405);
  EXPECT_EQ(method.headers.Get("Allow"), "GET, HEAD");
}

}  // namespace
}  // namespace sauro::pages
