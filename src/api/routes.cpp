#include "api/routes.h"

#include <memory>

#include "access/access.h"
#include "api/context.h"
#include "api/handlers.h"
#include "base/json.h"

namespace sauro::api {
namespace {

using access::Permission;
using enum http::Method;

constexpr std::uint64_t kSmall = 64U << 10U;
constexpr std::uint64_t kRows = 4U << 20U;
// Replaced by Options::max_upload_bytes.
constexpr std::uint64_t kAnyUpload = 0;

using Function = http::Response (*)(Context&, http::Request&);

struct Row {
  http::Method method;
  std::string_view pattern;
  Permission permission;
  http::BodyLimit body;
  Function function;
};

// What is served under /api/v1, who may ask for it, how much may be sent to it.
const Row kTable[] = {
    {kPost, "/api/v1/session", Permission::kPublic, http::BodyLimit::Json(4096), SignIn},
    {kDelete, "/api/v1/session", Permission::kSignedIn, http::BodyLimit::None(), SignOut},
    {kGet, "/api/v1/me", Permission::kSignedIn, http::BodyLimit::None(), ReadMe},
    {kGet, "/api/v1/me/work", Permission::kReportProgress, http::BodyLimit::None(), ReadMyWork},

    {kGet, "/api/v1/plans", Permission::kReadBoards, http::BodyLimit::None(), ListPlans},
    {kGet,
     "/api/v1/plans/{id}/board",
     Permission::kReadBoards,
     http::BodyLimit::None(),
     ReadPlanBoard},
    {kGet,
     "/api/v1/plans/{id}/events",
     Permission::kReadBoards,
     http::BodyLimit::None(),
     ListPlanEvents},
    {kPost,
     "/api/v1/plans/{id}/events",
     Permission::kSteerTasks,
     http::BodyLimit::Json(kSmall),
     RecordEvent},
    {kPost,
     "/api/v1/plans/{id}/events/plan",
     Permission::kSteerTasks,
     http::BodyLimit::Json(kSmall),
     PlanEventDay},
    {kGet, "/api/v1/boards", Permission::kReadBoards, http::BodyLimit::None(), ReadBoards},
    {kGet,
     "/api/v1/boards/report.docx",
     Permission::kExportReports,
     http::BodyLimit::None(),
     ExportBoardReport},
    {kGet, "/api/v1/dashboard", Permission::kReadBoards, http::BodyLimit::None(), ReadDashboard},
    {kGet, "/api/v1/tasks", Permission::kReadBoards, http::BodyLimit::None(), ListTasks},
    {kGet, "/api/v1/indicators", Permission::kReadBoards, http::BodyLimit::None(), ListIndicators},
    {kGet, "/api/v1/tasks/{id}", Permission::kReadBoards, http::BodyLimit::None(), ReadTask},
    {kGet,
     "/api/v1/assignments",
     Permission::kReadBoards,
     http::BodyLimit::None(),
     ListAssignments},
    {kGet,
     "/api/v1/assignments.csv",
     Permission::kReadBoards,
     http::BodyLimit::None(),
     ExportAssignments},

    {kPost,
     "/api/v1/assignments/{id}/extensions",
     Permission::kReportProgress,
     http::BodyLimit::Json(kSmall),
     AskExtension},
    {kGet, "/api/v1/extensions", Permission::kReadBoards, http::BodyLimit::None(), ListExtensions},
    {kPost,
     "/api/v1/extensions/{id}/grant",
     Permission::kSteerTasks,
     http::BodyLimit::Json(kSmall),
     GrantExtension},
    {kPost,
     "/api/v1/extensions/{id}/refuse",
     Permission::kSteerTasks,
     http::BodyLimit::Json(kSmall),
     RefuseExtension},
    {kPost,
     "/api/v1/extensions/{id}/withdraw",
     Permission::kReportProgress,
     http::BodyLimit::Json(kSmall),
     WithdrawExtension},
    {kPost,
     "/api/v1/extensions/{id}/revoke",
     Permission::kSteerTasks,
     http::BodyLimit::Json(kSmall),
     RevokeExtension},
    {kPost,
     "/api/v1/tasks/{id}/suspend",
     Permission::kSteerTasks,
     http::BodyLimit::Json(kSmall),
     SuspendTask},
    {kPost,
     "/api/v1/tasks/{id}/resume",
     Permission::kSteerTasks,
     http::BodyLimit::Json(kSmall),
     ResumeTask},

    {kGet,
     "/api/v1/organizations",
     Permission::kSignedIn,
     http::BodyLimit::None(),
     ListOrganizations},
    {kPut,
     "/api/v1/organizations/{id}",
     Permission::kKeepOrganizations,
     http::BodyLimit::Json(kSmall),
     PutOrganization},
    {kGet, "/api/v1/groups", Permission::kSignedIn, http::BodyLimit::None(), ListGroups},
    {kPut,
     "/api/v1/groups/{id}",
     Permission::kKeepOrganizations,
     http::BodyLimit::Json(kSmall),
     PutGroup},
    {kGet, "/api/v1/successions", Permission::kSignedIn, http::BodyLimit::None(), ListSuccessions},
    {kGet,
     "/api/v1/successions/preview",
     Permission::kKeepOrganizations,
     http::BodyLimit::None(),
     PreviewSuccession},
    {kPost,
     "/api/v1/successions",
     Permission::kKeepOrganizations,
     http::BodyLimit::Json(kRows),
     RecordSuccession},

    {kGet, "/api/v1/reports", Permission::kReadBoards, http::BodyLimit::None(), ListReports},
    {kPost,
     "/api/v1/assignments/{id}/reports",
     Permission::kReportProgress,
     http::BodyLimit::UploadOrJson(kAnyUpload),
     SendReport},
    {kPost,
     "/api/v1/reports/{id}/accept",
     Permission::kReviewReports,
     http::BodyLimit::Json(kSmall),
     AcceptReport},
    {kPost,
     "/api/v1/reports/{id}/return",
     Permission::kReviewReports,
     http::BodyLimit::Json(kSmall),
     ReturnReport},
    {kGet,
     "/api/v1/evidence/{id}",
     Permission::kReadBoards,
     http::BodyLimit::None(),
     DownloadEvidence},

    {kGet, "/api/v1/drafts", Permission::kPreparePlans, http::BodyLimit::None(), ListDrafts},
    {kPost,
     "/api/v1/drafts",
     Permission::kPreparePlans,
     http::BodyLimit::Upload(kAnyUpload),
     ReceiveDraft},
    {kGet,
     "/api/v1/readings/{id}",
     Permission::kPreparePlans,
     http::BodyLimit::None(),
     ReadReading},
    {kGet, "/api/v1/drafts/{id}", Permission::kPreparePlans, http::BodyLimit::None(), ReadDraft},
    {kPatch,
     "/api/v1/drafts/{id}/rows/{row}",
     Permission::kPreparePlans,
     http::BodyLimit::Json(kSmall),
     MendDraftRow},
    {kPost,
     "/api/v1/drafts/{id}/rows/{row}/confirm",
     Permission::kPreparePlans,
     http::BodyLimit::Json(kSmall),
     ConfirmDraftRow},
    {kPost,
     "/api/v1/drafts/{id}/rows/{row}/remove",
     Permission::kPreparePlans,
     http::BodyLimit::Json(kSmall),
     RemoveDraftRow},
    {kPost,
     "/api/v1/drafts/{id}/names",
     Permission::kPreparePlans,
     http::BodyLimit::Json(kSmall),
     SettleDraftName},
    {kPost,
     "/api/v1/drafts/{id}/links",
     Permission::kPreparePlans,
     http::BodyLimit::Json(kSmall),
     LinkDraftRow},
    {kPost,
     "/api/v1/drafts/{id}/approve",
     Permission::kApprovePlans,
     http::BodyLimit::Json(kSmall),
     ApproveDraft},
    {kPost,
     "/api/v1/drafts/{id}/discard",
     Permission::kPreparePlans,
     http::BodyLimit::Json(kSmall),
     DiscardDraft},

    {kGet, "/api/v1/ledger/head", Permission::kReadLedger, http::BodyLimit::None(), ReadLedgerHead},
    {kGet,
     "/api/v1/ledger/checkpoint",
     Permission::kPublic,
     http::BodyLimit::None(),
     ReadLedgerCheckpoint},
    {kGet, "/api/v1/ledger/keys", Permission::kPublic, http::BodyLimit::None(), ReadLedgerKeys},
    {kGet,
     "/api/v1/ledger/inclusion",
     Permission::kReadLedger,
     http::BodyLimit::None(),
     ProveInclusion},
    {kGet,
     "/api/v1/ledger/consistency",
     Permission::kPublic,
     http::BodyLimit::None(),
     ProveConsistency},
    {kGet,
     "/api/v1/ledger/records",
     Permission::kReadRecords,
     http::BodyLimit::None(),
     ReadLedgerRecords},
};

http::BodyLimit LimitOf(const Row& row, const Options& options) {
  switch (row.body.kind()) {
    case http::BodyLimit::Kind::kUpload: return http::BodyLimit::Upload(options.max_upload_bytes);
    case http::BodyLimit::Kind::kUploadOrJson:
      return http::BodyLimit::UploadOrJson(options.max_upload_bytes);
    case http::BodyLimit::Kind::kNone:
    case http::BodyLimit::Kind::kBytes:
    case http::BodyLimit::Kind::kJson:
    case http::BodyLimit::Kind::kForm:
    case http::BodyLimit::Kind::kSpool: return row.body;
  }
  return row.body;
}

std::string_view CodeOf(http::BodyLimit::Kind kind) {
  switch (kind) {
    case http::BodyLimit::Kind::kNone: return "none";
    case http::BodyLimit::Kind::kBytes: return "bytes";
    case http::BodyLimit::Kind::kJson: return "json";
    case http::BodyLimit::Kind::kForm: return "form";
    case http::BodyLimit::Kind::kUpload: return "upload";
    case http::BodyLimit::Kind::kUploadOrJson: return "upload_or_json";
    case http::BodyLimit::Kind::kSpool: return "spool";
  }
  return {};
}

std::string_view CodeOf(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kInvalid: return "invalid";
    case ErrorKind::kUnreadable: return "unreadable";
    case ErrorKind::kTooLarge: return "too_large";
    case ErrorKind::kNotFound: return "not_found";
    case ErrorKind::kForbidden: return "forbidden";
    case ErrorKind::kUnauthenticated: return "unauthenticated";
    case ErrorKind::kConflict: return "conflict";
    case ErrorKind::kUnavailable: return "unavailable";
    case ErrorKind::kNoSpace: return "no_space";
    case ErrorKind::kInternal: return "internal";
  }
  return {};
}

}  // namespace

std::vector<http::Route> ApiRoutes(
    usecase::App& app, session::Sessions& sessions, const Options& options
) {
  const std::shared_ptr<Context> context(new Context{
      app, sessions, options.version, ResponseCache(options.cache_bytes)});
  std::vector<http::Route> routes;
  for (const Row& row : kTable) {
    routes.push_back(
        {row.method,
         row.pattern,
         row.permission,
         LimitOf(row, options),
         [context, function = row.function](http::Request& request) {
           return function(*context, request);
         }}
    );
  }
  return routes;
}

std::vector<RouteLine> RouteTable() {
  std::vector<RouteLine> lines;
  for (const Row& row : kTable) {
    lines.push_back(
        {http::NameOf(row.method),
         row.pattern,
         access::CodeOf(row.permission),
         CodeOf(row.body.kind())}
    );
  }
  return lines;
}

http::Response RenderError(const http::Request& /*request*/, const http::Failure& failure) {
  std::string body;
  JsonWriter w(body);
  w.BeginObject().Key("error").BeginObject();
  w.Key("kind").String(failure.status == 429 ? "too_many_requests" : CodeOf(failure.error.kind));
  w.Field("message", failure.error.message);
  w.Field("place", failure.error.place);
  w.EndObject().EndObject();
  return http::Response::Json(std::move(body), failure.status);
}

}  // namespace sauro::api
