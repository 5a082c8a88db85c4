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
  const BodyLimit plan = BodyLimit::Upload(options.max_plan_bytes);
  const BodyLimit report = BodyLimit::Upload(options.max_report_bytes);
  constexpr Method get = Method::kGet;
  constexpr Method post = Method::kPost;
  // clang-format off
  return {
      {get,  "/static/{rest...}", Permission::kPublic, none, on(ServeStatic)},
      {get,  "/dang-nhap", Permission::kPublic, none, on(ShowSignIn)},
      {post, "/dang-nhap", Permission::kPublic, form, on(SignIn)},
      {post, "/dang-xuat", Permission::kPublic, form, on(SignOut)},
      {get,  "/", Permission::kSignedIn, none, on(GoHome)},

      {get,  "/tong-quan", Permission::kReadBoards, none, on(ShowDashboard)},
      {get,  "/ke-hoach", Permission::kReadBoards, none, on(ShowPlans)},
      {get,  "/ke-hoach/{id}", Permission::kReadBoards, none, on(ShowBoard)},
      {get,  "/ke-hoach/{id}/bang.csv", Permission::kReadBoards, none, on(DownloadBoardCsv)},
      {get,  "/nhiem-vu", Permission::kReadBoards, none, on(ShowTasks)},
      {get,  "/nhiem-vu/{id}", Permission::kReadBoards, none, on(ShowTask)},
      {get,  "/minh-chung/{id}", Permission::kReadBoards, none, on(DownloadEvidence)},
      {get,  "/bao-cao-tong-hop", Permission::kExportReports, none, on(ShowSummary)},
      {get,  "/bao-cao-tong-hop/tai", Permission::kExportReports, none, on(DownloadSummary)},

      {get,  "/viec-cua-toi", Permission::kReportProgress, none, on(ShowMyWork)},
      {get,  "/bao-cao/{id}/moi", Permission::kReportProgress, none, on(ShowReportForm)},
      {post, "/bao-cao/{id}/moi", Permission::kReportProgress, report, on(SendReport)},
      {get,  "/tham-dinh", Permission::kReviewReports, none, on(ShowReviewQueue)},
      {post, "/bao-cao/{id}/chap-nhan", Permission::kReviewReports, form, on(AcceptReport)},
      {post, "/bao-cao/{id}/tra-lai", Permission::kReviewReports, form, on(ReturnReport)},

      {get,  "/du-thao", Permission::kPreparePlans, none, on(ShowDrafts)},
      {post, "/du-thao", Permission::kPreparePlans, plan, on(UploadPlan)},
      {get,  "/du-thao/{id}", Permission::kPreparePlans, none, on(ShowDraft)},
      {get,  "/du-thao/{id}/van-ban", Permission::kPreparePlans, none, on(ShowSource)},
      {get,  "/du-thao/{id}/dong/{key}", Permission::kPreparePlans, none, on(ShowRowForm)},
      {post, "/du-thao/{id}/dong/{key}", Permission::kPreparePlans, form, on(MendRow)},
      {post, "/du-thao/{id}/dong/{key}/viec", Permission::kPreparePlans, form, on(DecideRow)},
      {get,  "/du-thao/{id}/phe-duyet", Permission::kApprovePlans, none, on(ShowApproval)},
      {post, "/du-thao/{id}/phe-duyet", Permission::kApprovePlans, form, on(Approve)},
      {post, "/du-thao/{id}/bo", Permission::kPreparePlans, form, on(Discard)},

      {get,  "/tai-khoan", Permission::kManageAccounts, none, on(ShowAccounts)},
      {post, "/tai-khoan", Permission::kManageAccounts, form, on(AddAccount)},
  };
  // clang-format on
}

}  // namespace sauro::pages
