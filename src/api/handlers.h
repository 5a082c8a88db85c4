#pragma once
// The handlers, one for each row of the route table (routes.cpp).

#include "api/context.h"
#include "http/message.h"

namespace sauro::api {

// session_handlers.cpp
http::Response SignIn(Context& context, http::Request& request);
http::Response SignOut(Context& context, http::Request& request);
http::Response ReadMe(Context& context, http::Request& request);

// reading_handlers.cpp
http::Response ReadMyWork(Context& context, http::Request& request);
http::Response ListPlans(Context& context, http::Request& request);
http::Response ReadPlanBoard(Context& context, http::Request& request);
http::Response ReadBoards(Context& context, http::Request& request);
http::Response ReadDashboard(Context& context, http::Request& request);
http::Response ListTasks(Context& context, http::Request& request);
http::Response ReadTask(Context& context, http::Request& request);
http::Response ListIndicators(Context& context, http::Request& request);
http::Response ListPlanEvents(Context& context, http::Request& request);
http::Response ListExtensions(Context& context, http::Request& request);
http::Response ListAssignments(Context& context, http::Request& request);
http::Response ListReports(Context& context, http::Request& request);

// ledger_handlers.cpp
http::Response ReadLedgerHead(Context& context, http::Request& request);
http::Response ReadLedgerCheckpoint(Context& context, http::Request& request);
http::Response ReadLedgerKeys(Context& context, http::Request& request);
http::Response ProveInclusion(Context& context, http::Request& request);
http::Response ProveConsistency(Context& context, http::Request& request);
http::Response ReadLedgerRecords(Context& context, http::Request& request);

// file_handlers.cpp
http::Response ExportAssignments(Context& context, http::Request& request);
http::Response ExportBoardReport(Context& context, http::Request& request);
http::Response DownloadEvidence(Context& context, http::Request& request);

// report_handlers.cpp
http::Response SendReport(Context& context, http::Request& request);
http::Response AcceptReport(Context& context, http::Request& request);
http::Response ReturnReport(Context& context, http::Request& request);

// steer_handlers.cpp
http::Response RecordEvent(Context& context, http::Request& request);
http::Response PlanEventDay(Context& context, http::Request& request);
http::Response AskExtension(Context& context, http::Request& request);
http::Response GrantExtension(Context& context, http::Request& request);
http::Response RefuseExtension(Context& context, http::Request& request);
http::Response WithdrawExtension(Context& context, http::Request& request);
http::Response RevokeExtension(Context& context, http::Request& request);
http::Response SuspendTask(Context& context, http::Request& request);
http::Response ResumeTask(Context& context, http::Request& request);

// organization_handlers.cpp
http::Response ListOrganizations(Context& context, http::Request& request);
http::Response PutOrganization(Context& context, http::Request& request);
http::Response ListGroups(Context& context, http::Request& request);
http::Response PutGroup(Context& context, http::Request& request);

// succession_handlers.cpp
http::Response ListSuccessions(Context& context, http::Request& request);
http::Response PreviewSuccession(Context& context, http::Request& request);
http::Response RecordSuccession(Context& context, http::Request& request);

// draft_handlers.cpp
http::Response ListDrafts(Context& context, http::Request& request);
http::Response ReceiveDraft(Context& context, http::Request& request);
http::Response ReadReading(Context& context, http::Request& request);
http::Response ReadDraft(Context& context, http::Request& request);
http::Response MendDraftRow(Context& context, http::Request& request);
http::Response SettleDraftName(Context& context, http::Request& request);
http::Response ConfirmDraftRow(Context& context, http::Request& request);
http::Response RemoveDraftRow(Context& context, http::Request& request);
http::Response LinkDraftRow(Context& context, http::Request& request);
http::Response ApproveDraft(Context& context, http::Request& request);
http::Response DiscardDraft(Context& context, http::Request& request);

}  // namespace sauro::api
