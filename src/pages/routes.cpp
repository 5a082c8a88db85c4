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

}  // namespace

std::vector<http::Route> PageRoutes(
    usecase::App& app, session::Sessions& sessions, const PageOptions& options
) {
  const auto context = std::make_shared<const Context>(Context{app, sessions, options});
  const auto on = [&context](PageHandler handler) -> http::Handler {
    return [context, handler](Request& request) { return handler(*context, request); };
  };
  const BodyLimit none = BodyLimit::None();
  const BodyLimit form = BodyLimit::Form(kFormBytes);
  const BodyLimit grid = BodyLimit::Form(kGridBytes);
  const BodyLimit plan = BodyLimit::Upload(options.max_plan_bytes);
  const BodyLimit report = BodyLimit::Upload(options.max_report_bytes);
  constexpr Method kGet = Method::kGet;
  constexpr Method kPost = Method::kPost;
  // clang-format off
  return {
      {kGet,  "/static/{rest...}", Permission::kPublic, none, on(ServeStatic)},
      {kGet,  "/dang-nhap", Permission::kPublic, none, on(ShowSignIn)},
      {kPost, "/dang-nhap", Permission::kPublic, form, on(SignIn)},
      {kPost, "/dang-xuat", Permission::kPublic, form, on(SignOut)},
      {kGet,  "/", Permission::kSignedIn, none, on(GoHome)},

      {kGet,  "/tong-quan", Permission::kReadBoards, none, on(ShowDashboard)},
      {kGet,  "/ke-hoach", Permission::kReadBoards, none, on(ShowPlans)},
      {kGet,  "/ke-hoach/{id}", Permission::kReadBoards, none, on(ShowBoard)},
      {kGet,  "/ke-hoach/{id}/bang.csv", Permission::kReadBoards, none, on(DownloadBoardCsv)},
      {kGet,  "/nhiem-vu", Permission::kReadBoards, none, on(ShowTasks)},
      {kGet,  "/nhiem-vu/{id}", Permission::kReadBoards, none, on(ShowTask)},
      {kGet,  "/minh-chung/{id}", Permission::kReadBoards, none, on(DownloadEvidence)},
      {kGet,  "/bao-cao-tong-hop", Permission::kExportReports, none, on(ShowSummary)},
      {kGet,  "/bao-cao-tong-hop/tai", Permission::kExportReports, none, on(DownloadSummary)},

      {kGet,  "/viec-cua-toi", Permission::kReportProgress, none, on(ShowMyWork)},
      {kGet,  "/viec-cua-toi/cap-nhat", Permission::kReportProgress, none, on(ShowGrid)},
      {kPost, "/viec-cua-toi/cap-nhat", Permission::kReportProgress, grid, on(SendGrid)},
      {kGet,  "/bao-cao/{id}/moi", Permission::kReportProgress, none, on(ShowReportForm)},
      {kPost, "/bao-cao/{id}/moi", Permission::kReportProgress, report, on(SendReport)},
      {kGet,  "/tham-dinh", Permission::kReviewReports, none, on(ShowReviewQueue)},
      {kPost, "/bao-cao/{id}/chap-nhan", Permission::kReviewReports, form, on(AcceptReport)},
      {kPost, "/bao-cao/{id}/tra-lai", Permission::kReviewReports, form, on(ReturnReport)},

      {kGet,  "/du-thao", Permission::kPreparePlans, none, on(ShowDrafts)},
      {kPost, "/du-thao", Permission::kPreparePlans, plan, on(UploadPlan)},
      {kGet,  "/du-thao/{id}", Permission::kPreparePlans, none, on(ShowDraft)},
      {kGet,  "/du-thao/{id}/van-ban", Permission::kPreparePlans, none, on(ShowSource)},
      {kGet,  "/du-thao/{id}/dong/{key}", Permission::kPreparePlans, none, on(ShowRowForm)},
      {kPost, "/du-thao/{id}/dong/{key}", Permission::kPreparePlans, form, on(MendRow)},
      {kPost, "/du-thao/{id}/dong/{key}/viec", Permission::kPreparePlans, form, on(DecideRow)},
      {kGet,  "/du-thao/{id}/tin", Permission::kPreparePlans, none, on(ShowDraftNews)},
      {kPost, "/du-thao/{id}/xac-nhan", Permission::kPreparePlans, form, on(ConfirmClearRows)},
      {kGet,  "/du-thao/{id}/phe-duyet", Permission::kApprovePlans, none, on(ShowApproval)},
      {kPost, "/du-thao/{id}/phe-duyet", Permission::kApprovePlans, form, on(Approve)},
      {kGet,  "/du-thao/{id}/viec-trung", Permission::kPreparePlans, none, on(ShowLinks)},
      {kPost, "/du-thao/{id}/viec-trung", Permission::kPreparePlans, form, on(LinkRow)},
      {kGet,  "/du-thao/{id}/doi-chieu", Permission::kPreparePlans, none, on(ShowCompare)},
      {kPost, "/du-thao/{id}/dieu-chinh", Permission::kApprovePlans, form, on(AdjustPlan)},
      {kGet,  "/du-thao/{id}/bang-tinh.xlsx", Permission::kPreparePlans, none, on(DownloadDraftSheet)},
      {kPost, "/du-thao/{id}/bang-tinh", Permission::kPreparePlans, plan, on(UploadSheet)},
      {kGet,  "/du-thao/{id}/bang-tinh", Permission::kPreparePlans, none, on(ShowSheet)},
      {kPost, "/du-thao/{id}/bang-tinh/nhan", Permission::kPreparePlans, form, on(AcceptSheet)},
      {kPost, "/du-thao/{id}/thay-du-thao", Permission::kPreparePlans, form, on(ReplaceDraft)},
      {kPost, "/du-thao/{id}/bo", Permission::kPreparePlans, form, on(Discard)},

      {kGet,  "/doc-van-ban/{id}", Permission::kPreparePlans, none, on(ShowReading)},
      {kPost, "/doc-van-ban/{id}/doc-lai", Permission::kPreparePlans, form, on(ReadPlanAgain)},
      {kPost, "/doc-van-ban/{id}/bo", Permission::kPreparePlans, form, on(RemoveReading)},

      {kGet,  "/ten-da-ghi-nho", Permission::kKeepNames, none, on(ShowNames)},
      {kPost, "/ten-da-ghi-nho/bo", Permission::kKeepNames, form, on(RemoveName)},

      {kGet,  "/tai-khoan", Permission::kManageAccounts, none, on(ShowAccounts)},
      {kPost, "/tai-khoan", Permission::kManageAccounts, form, on(AddAccount)},
      {kGet,  "/tai-khoan/{ten}", Permission::kManageAccounts, none, on(ShowAccount)},
      {kPost, "/tai-khoan/{ten}/vai-tro", Permission::kManageAccounts, form, on(AppointAccount)},
      {kPost, "/tai-khoan/{ten}/mat-khau", Permission::kManageAccounts, form, on(ResetPassword)},
      {kPost, "/tai-khoan/{ten}/khoa", Permission::kManageAccounts, form, on(LockAccount)},
      {kPost, "/tai-khoan/{ten}/mo-khoa", Permission::kManageAccounts, form, on(UnlockAccount)},

      {kGet,  "/ca-nhan", Permission::kSignedIn, none, on(ShowOwnAccount)},
      {kPost, "/ca-nhan/mat-khau", Permission::kSignedIn, form, on(ChangeOwnPassword)},
      {kPost, "/ca-nhan/phien/{phien}/ket-thuc", Permission::kSignedIn, form, on(EndOwnSession)},
      {kPost, "/ca-nhan/phien-khac/ket-thuc", Permission::kSignedIn, form, on(EndOtherSessions)},
  };
  // clang-format on
}

}  // namespace sauro::pages
