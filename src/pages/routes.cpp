#include <memory>

#include "pages/handlers.h"
#include "pages/pages.h"

namespace sauro::pages {
namespace {

using access::Permission;
using http::BodyLimit;
using http::Method;
using PageHandler = Response (*)(const Context&, Request&);

constexpr std::uint64_t kFormBytes = 512U << 10U;
constexpr std::uint64_t kGridBytes = 4U << 20U;

constexpr Method kGet = Method::kGet;
constexpr Method kPost = Method::kPost;

// What the rows of the tables below are made of.
struct Kit {
  std::shared_ptr<const Context> context;
  BodyLimit none = BodyLimit::None();
  BodyLimit form = BodyLimit::Form(kFormBytes);
  BodyLimit grid = BodyLimit::Form(kGridBytes);
  BodyLimit plan = BodyLimit::None();
  BodyLimit report = BodyLimit::None();

  [[nodiscard]] http::Handler On(PageHandler handler) const {
    return [context = context, handler](Request& request) { return handler(*context, request); };
  }
};

// Signing in, what is read, and what is reported and reviewed.
std::vector<http::Route> WorkRoutes(const Kit& kit) {
  // clang-format off
  return {
      {kGet,  "/static/{rest...}", Permission::kPublic, kit.none, kit.On(ServeStatic)},
      {kGet,  "/dang-nhap", Permission::kPublic, kit.none, kit.On(ShowSignIn)},
      {kPost, "/dang-nhap", Permission::kPublic, kit.form, kit.On(SignIn)},
      {kPost, "/dang-xuat", Permission::kPublic, kit.form, kit.On(SignOut)},
      {kGet,  "/", Permission::kSignedIn, kit.none, kit.On(GoHome)},

      {kGet,  "/tong-quan", Permission::kReadBoards, kit.none, kit.On(ShowDashboard)},
      {kGet,  "/ke-hoach", Permission::kReadBoards, kit.none, kit.On(ShowPlans)},
      {kGet,  "/ke-hoach/{id}", Permission::kReadBoards, kit.none, kit.On(ShowBoard)},
      {kGet,  "/ke-hoach/{id}/bang.csv", Permission::kReadBoards, kit.none, kit.On(DownloadBoardCsv)},
      {kGet,  "/ke-hoach/{id}/su-kien", Permission::kReadBoards, kit.none, kit.On(ShowPlanEvents)},
      {kPost, "/ke-hoach/{id}/su-kien", Permission::kSteerTasks, kit.form, kit.On(RecordEvent)},
      {kPost, "/ke-hoach/{id}/su-kien/du-kien", Permission::kSteerTasks, kit.form, kit.On(PlanEventDay)},
      {kGet,  "/nhiem-vu", Permission::kReadBoards, kit.none, kit.On(ShowTasks)},
      {kGet,  "/chi-tieu", Permission::kReadBoards, kit.none, kit.On(ShowIndicators)},
      {kGet,  "/nhiem-vu/{id}", Permission::kReadBoards, kit.none, kit.On(ShowTask)},
      {kPost, "/nhiem-vu/{id}/tam-dung", Permission::kSteerTasks, kit.form, kit.On(SuspendTask)},
      {kPost, "/nhiem-vu/{id}/tiep-tuc", Permission::kSteerTasks, kit.form, kit.On(ResumeTask)},
      {kPost, "/phan-cong/{id}/gia-han", Permission::kReportProgress, kit.form, kit.On(AskExtension)},
      {kGet,  "/gia-han", Permission::kSteerTasks, kit.none, kit.On(ShowExtensions)},
      {kPost, "/gia-han/{id}/dong-y", Permission::kSteerTasks, kit.form, kit.On(GrantExtension)},
      {kPost, "/gia-han/{id}/tu-choi", Permission::kSteerTasks, kit.form, kit.On(RefuseExtension)},
      {kPost, "/gia-han/{id}/rut", Permission::kReportProgress, kit.form, kit.On(WithdrawExtension)},
      {kPost, "/gia-han/{id}/thu-hoi", Permission::kSteerTasks, kit.form, kit.On(RevokeExtension)},
      {kGet,  "/minh-chung/{id}", Permission::kReadBoards, kit.none, kit.On(DownloadEvidence)},
      {kGet,  "/bao-cao-tong-hop", Permission::kExportReports, kit.none, kit.On(ShowSummary)},
      {kGet,  "/bao-cao-tong-hop/tai", Permission::kExportReports, kit.none, kit.On(DownloadSummary)},

      {kGet,  "/viec-cua-toi", Permission::kReportProgress, kit.none, kit.On(ShowMyWork)},
      {kGet,  "/viec-cua-toi/cap-nhat", Permission::kReportProgress, kit.none, kit.On(ShowGrid)},
      {kPost, "/viec-cua-toi/cap-nhat", Permission::kReportProgress, kit.grid, kit.On(SendGrid)},
      {kGet,  "/nhac-viec", Permission::kReadBoards, kit.none, kit.On(ShowReminders)},
      {kGet,  "/bao-cao/{id}/moi", Permission::kReportProgress, kit.none, kit.On(ShowReportForm)},
      {kPost, "/bao-cao/{id}/moi", Permission::kReportProgress, kit.report, kit.On(SendReport)},
      {kGet,  "/tham-dinh", Permission::kReviewReports, kit.none, kit.On(ShowReviewQueue)},
      {kPost, "/bao-cao/{id}/chap-nhan", Permission::kReviewReports, kit.form, kit.On(AcceptReport)},
      {kPost, "/bao-cao/{id}/tra-lai", Permission::kReviewReports, kit.form, kit.On(ReturnReport)},
  };
  // clang-format on
}

// From a document to a plan.
std::vector<http::Route> DraftRoutes(const Kit& kit) {
  // clang-format off
  return {
      {kGet,  "/du-thao", Permission::kPreparePlans, kit.none, kit.On(ShowDrafts)},
      {kPost, "/du-thao", Permission::kPreparePlans, kit.plan, kit.On(UploadPlan)},
      {kGet,  "/du-thao/{id}", Permission::kPreparePlans, kit.none, kit.On(ShowDraft)},
      {kGet,  "/du-thao/{id}/van-ban", Permission::kPreparePlans, kit.none, kit.On(ShowSource)},
      {kGet,  "/du-thao/{id}/trang/{so}", Permission::kPreparePlans, kit.none, kit.On(ShowPagePicture)},
      {kGet,  "/du-thao/{id}/tep-goc", Permission::kPreparePlans, kit.none, kit.On(DownloadDocument)},
      {kGet,  "/du-thao/{id}/dong/{key}", Permission::kPreparePlans, kit.none, kit.On(ShowRowForm)},
      {kPost, "/du-thao/{id}/dong/{key}", Permission::kPreparePlans, kit.form, kit.On(MendRow)},
      {kPost, "/du-thao/{id}/dong/{key}/viec", Permission::kPreparePlans, kit.form, kit.On(DecideRow)},
      {kGet,  "/du-thao/{id}/tin", Permission::kPreparePlans, kit.none, kit.On(ShowDraftNews)},
      {kPost, "/du-thao/{id}/ten", Permission::kPreparePlans, kit.form, kit.On(SettleName)},
      {kPost, "/du-thao/{id}/ca-muc", Permission::kPreparePlans, kit.form, kit.On(FillSection)},
      {kPost, "/du-thao/{id}/xac-nhan", Permission::kPreparePlans, kit.form, kit.On(ConfirmClearRows)},
      {kGet,  "/du-thao/{id}/phe-duyet", Permission::kApprovePlans, kit.none, kit.On(ShowApproval)},
      {kPost, "/du-thao/{id}/phe-duyet", Permission::kApprovePlans, kit.form, kit.On(Approve)},
      {kGet,  "/du-thao/{id}/viec-trung", Permission::kPreparePlans, kit.none, kit.On(ShowLinks)},
      {kPost, "/du-thao/{id}/viec-trung", Permission::kPreparePlans, kit.form, kit.On(LinkRow)},
      {kGet,  "/du-thao/{id}/doi-chieu", Permission::kPreparePlans, kit.none, kit.On(ShowCompare)},
      {kPost, "/du-thao/{id}/dieu-chinh", Permission::kApprovePlans, kit.form, kit.On(AdjustPlan)},
      {kGet,  "/du-thao/{id}/bang-tinh.xlsx", Permission::kPreparePlans, kit.none, kit.On(DownloadDraftSheet)},
      {kPost, "/du-thao/{id}/bang-tinh", Permission::kPreparePlans, kit.plan, kit.On(UploadSheet)},
      {kGet,  "/du-thao/{id}/bang-tinh", Permission::kPreparePlans, kit.none, kit.On(ShowSheet)},
      {kPost, "/du-thao/{id}/bang-tinh/nhan", Permission::kPreparePlans, kit.form, kit.On(AcceptSheet)},
      {kPost, "/du-thao/{id}/thay-du-thao", Permission::kPreparePlans, kit.form, kit.On(ReplaceDraft)},
      {kPost, "/du-thao/{id}/bo", Permission::kPreparePlans, kit.form, kit.On(Discard)},

      {kGet,  "/doc-van-ban/{id}", Permission::kPreparePlans, kit.none, kit.On(ShowReading)},
      {kPost, "/doc-van-ban/{id}/doc-lai", Permission::kPreparePlans, kit.form, kit.On(ReadPlanAgain)},
      {kPost, "/doc-van-ban/{id}/bo", Permission::kPreparePlans, kit.form, kit.On(RemoveReading)},

      {kGet,  "/ten-da-ghi-nho", Permission::kKeepNames, kit.none, kit.On(ShowNames)},
      {kPost, "/ten-da-ghi-nho/bo", Permission::kKeepNames, kit.form, kit.On(RemoveName)},
  };
  // clang-format on
}

// The tree of organisations.
std::vector<http::Route> OrganizationRoutes(const Kit& kit) {
  // clang-format off
  return {
      {kGet,  "/co-quan", Permission::kSignedIn, kit.none, kit.On(ShowOrganizations)},
      {kGet,  "/co-quan/them", Permission::kKeepOrganizations, kit.none, kit.On(ShowNewOrganization)},
      {kPost, "/co-quan/them", Permission::kKeepOrganizations, kit.form, kit.On(AddOrganization)},
      {kGet,  "/co-quan/sua/{ma}", Permission::kKeepOrganizations, kit.none, kit.On(ShowOrganization)},
      {kGet,  "/co-quan/nhom", Permission::kSignedIn, kit.none, kit.On(ShowGroups)},
      {kGet,  "/co-quan/nhom/them", Permission::kKeepOrganizations, kit.none, kit.On(ShowNewGroup)},
      {kPost, "/co-quan/nhom/them", Permission::kKeepOrganizations, kit.form, kit.On(AddGroup)},
      {kGet,  "/co-quan/nhom/sua/{ma}", Permission::kKeepOrganizations, kit.none, kit.On(ShowGroup)},
      {kPost, "/co-quan/nhom/sua/{ma}", Permission::kKeepOrganizations, kit.form, kit.On(ChangeGroup)},
      {kGet,  "/co-quan/nap", Permission::kKeepOrganizations, kit.none, kit.On(ShowImportForm)},
      {kPost, "/co-quan/nap", Permission::kKeepOrganizations, kit.plan, kit.On(UploadOrganizations)},
      {kGet,  "/co-quan/nap/xem", Permission::kKeepOrganizations, kit.none, kit.On(ShowImportLook)},
      {kPost, "/co-quan/nap/nhan", Permission::kKeepOrganizations, kit.form, kit.On(AcceptOrganizations)},
      {kGet,  "/co-quan/ke-thua", Permission::kKeepOrganizations, kit.none, kit.On(ShowSuccessionForm)},
      {kGet,  "/co-quan/ke-thua/xem", Permission::kKeepOrganizations, kit.none, kit.On(ShowSuccessionRows)},
      {kPost, "/co-quan/ke-thua", Permission::kKeepOrganizations, kit.grid, kit.On(RecordSuccession)},
      {kPost, "/co-quan/sua/{ma}", Permission::kKeepOrganizations, kit.form, kit.On(ChangeOrganization)},
  };
  // clang-format on
}

// Accounts of others, and the own one.
std::vector<http::Route> AccountRoutes(const Kit& kit) {
  // clang-format off
  return {
      {kGet,  "/tai-khoan", Permission::kManageAccounts, kit.none, kit.On(ShowAccounts)},
      {kPost, "/tai-khoan", Permission::kManageAccounts, kit.form, kit.On(AddAccount)},
      {kGet,  "/tai-khoan/{ten}", Permission::kManageAccounts, kit.none, kit.On(ShowAccount)},
      {kPost, "/tai-khoan/{ten}/vai-tro", Permission::kManageAccounts, kit.form, kit.On(AppointAccount)},
      {kPost, "/tai-khoan/{ten}/mat-khau", Permission::kManageAccounts, kit.form, kit.On(ResetPassword)},
      {kPost, "/tai-khoan/{ten}/khoa", Permission::kManageAccounts, kit.form, kit.On(LockAccount)},
      {kPost, "/tai-khoan/{ten}/tat-hai-buoc", Permission::kManageAccounts, kit.form, kit.On(RemoveSecondStep)},
      {kPost, "/tai-khoan/{ten}/mo-khoa", Permission::kManageAccounts, kit.form, kit.On(UnlockAccount)},

      {kGet,  "/thu-gui", Permission::kManageAccounts, kit.none, kit.On(ShowDeliveries)},

      {kGet,  "/ca-nhan", Permission::kSignedIn, kit.none, kit.On(ShowOwnAccount)},
      {kPost, "/ca-nhan/mat-khau", Permission::kSignedIn, kit.form, kit.On(ChangeOwnPassword)},
      {kPost, "/ca-nhan/hai-buoc/bat-dau", Permission::kSignedIn, kit.form, kit.On(BeginSecondStep)},
      {kGet,  "/ca-nhan/hai-buoc/ma-qr.png", Permission::kSignedIn, kit.none, kit.On(ServeSecondStepPicture)},
      {kPost, "/ca-nhan/hai-buoc/xac-nhan", Permission::kSignedIn, kit.form, kit.On(TurnOnSecondStep)},
      {kPost, "/ca-nhan/hai-buoc/tat", Permission::kSignedIn, kit.form, kit.On(TurnOffSecondStep)},
      {kPost, "/ca-nhan/khoa-truy-cap", Permission::kSignedIn, kit.form, kit.On(IssueToken)},
      {kPost, "/ca-nhan/khoa-truy-cap/{khoa}/thu-hoi", Permission::kSignedIn, kit.form, kit.On(RevokeToken)},
      {kGet,  "/ca-nhan/nhac-viec", Permission::kSignedIn, kit.none, kit.On(ShowContact)},
      {kPost, "/ca-nhan/nhac-viec", Permission::kSignedIn, kit.form, kit.On(ChangeOwnContact)},
      {kPost, "/ca-nhan/lich", Permission::kReadBoards, kit.form, kit.On(OpenOwnFeed)},
      {kPost, "/ca-nhan/lich/{lich}/thu-hoi", Permission::kSignedIn, kit.form, kit.On(CloseOwnFeed)},
      {kGet,  "/lich.ics", Permission::kPublic, kit.none, kit.On(ShowCalendar)},
      {kPost, "/ca-nhan/phien/{phien}/ket-thuc", Permission::kSignedIn, kit.form, kit.On(EndOwnSession)},
      {kPost, "/ca-nhan/phien-khac/ket-thuc", Permission::kSignedIn, kit.form, kit.On(EndOtherSessions)},
  };
  // clang-format on
}

}  // namespace

std::vector<http::Route> PageRoutes(
    usecase::App& app, session::Sessions& sessions, const PageOptions& options
) {
  Kit kit;
  kit.context = std::make_shared<const Context>(Context{app, sessions, options});
  kit.plan = BodyLimit::Upload(options.max_plan_bytes);
  kit.report = BodyLimit::Upload(options.max_report_bytes);
  std::vector<http::Route> routes = WorkRoutes(kit);
  for (const auto& more : {DraftRoutes(kit), OrganizationRoutes(kit), AccountRoutes(kit)}) {
    routes.insert(routes.end(), more.begin(), more.end());
  }
  return routes;
}

}  // namespace sauro::pages
