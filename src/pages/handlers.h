#pragma once
// The handlers of the pages: parse the request, one use case, one template.

#include "http/message.h"
#include "pages/context.h"

namespace sauro::pages {

using Response = http::Response;
using Request = http::Request;

// handle_session.cpp
Response GoHome(const Context& context, Request& request);
Response ShowSignIn(const Context& context, Request& request);
Response SignIn(const Context& context, Request& request);
Response SignOut(const Context& context, Request& request);
Response ServeStatic(const Context& context, Request& request);

// handle_reading.cpp
Response ShowDashboard(const Context& context, Request& request);
Response ShowPlans(const Context& context, Request& request);
Response ShowBoard(const Context& context, Request& request);
Response DownloadBoardCsv(const Context& context, Request& request);
Response ShowIndicators(const Context& context, Request& request);
Response ShowTasks(const Context& context, Request& request);
Response ShowTask(const Context& context, Request& request);
Response DownloadEvidence(const Context& context, Request& request);
Response ShowSummary(const Context& context, Request& request);
Response DownloadSummary(const Context& context, Request& request);

// handle_progress.cpp
Response ShowMyWork(const Context& context, Request& request);
Response ShowReportForm(const Context& context, Request& request);
Response SendReport(const Context& context, Request& request);
Response ShowReviewQueue(const Context& context, Request& request);
Response AcceptReport(const Context& context, Request& request);
Response ReturnReport(const Context& context, Request& request);

// handle_events.cpp
Response ShowPlanEvents(const Context& context, Request& request);
Response RecordEvent(const Context& context, Request& request);
Response PlanEventDay(const Context& context, Request& request);

// handle_steering.cpp
Response ShowExtensions(const Context& context, Request& request);
Response AskExtension(const Context& context, Request& request);
Response GrantExtension(const Context& context, Request& request);
Response RefuseExtension(const Context& context, Request& request);
Response WithdrawExtension(const Context& context, Request& request);
Response RevokeExtension(const Context& context, Request& request);
Response SuspendTask(const Context& context, Request& request);
Response ResumeTask(const Context& context, Request& request);

// handle_drafts.cpp
Response ShowDrafts(const Context& context, Request& request);
/// The page of drafts with what was wrong with an upload.
Response DraftsPage(
    const Context& context, const Request& request, const std::optional<Error>& error, int status
);
Response ShowDraft(const Context& context, Request& request);
Response ShowSource(const Context& context, Request& request);
Response SettleName(const Context& context, Request& request);
Response FillSection(const Context& context, Request& request);
Response ShowRowForm(const Context& context, Request& request);
Response MendRow(const Context& context, Request& request);
Response DecideRow(const Context& context, Request& request);
Response ConfirmClearRows(const Context& context, Request& request);
Response ShowDraftNews(const Context& context, Request& request);
Response ShowApproval(const Context& context, Request& request);
Response Approve(const Context& context, Request& request);
Response Discard(const Context& context, Request& request);

// handle_pictures.cpp
Response ShowPagePicture(const Context& context, Request& request);
Response DownloadDocument(const Context& context, Request& request);

// handle_compare.cpp
Response ShowCompare(const Context& context, Request& request);
Response AdjustPlan(const Context& context, Request& request);
Response ReplaceDraft(const Context& context, Request& request);

// handle_links.cpp
Response ShowLinks(const Context& context, Request& request);
Response LinkRow(const Context& context, Request& request);

// handle_sheet.cpp
Response DownloadDraftSheet(const Context& context, Request& request);
Response UploadSheet(const Context& context, Request& request);
Response ShowSheet(const Context& context, Request& request);
Response AcceptSheet(const Context& context, Request& request);

// handle_readings.cpp
Response UploadPlan(const Context& context, Request& request);
Response ShowReading(const Context& context, Request& request);
Response ReadPlanAgain(const Context& context, Request& request);
Response RemoveReading(const Context& context, Request& request);

// handle_reminders.cpp
Response ShowReminders(const Context& context, Request& request);
Response ShowDeliveries(const Context& context, Request& request);
// handle_organizations.cpp
Response ShowOrganizations(const Context& context, Request& request);
Response ShowNewOrganization(const Context& context, Request& request);
Response AddOrganization(const Context& context, Request& request);
Response ShowOrganization(const Context& context, Request& request);
Response ChangeOrganization(const Context& context, Request& request);

// handle_succession.cpp
Response ShowSuccessionForm(const Context& context, Request& request);
Response ShowSuccessionRows(const Context& context, Request& request);
Response RecordSuccession(const Context& context, Request& request);

// handle_organization_import.cpp
Response ShowImportForm(const Context& context, Request& request);
Response UploadOrganizations(const Context& context, Request& request);
Response ShowImportLook(const Context& context, Request& request);
Response AcceptOrganizations(const Context& context, Request& request);

// handle_organization_groups.cpp
Response ShowGroups(const Context& context, Request& request);
Response ShowNewGroup(const Context& context, Request& request);
Response AddGroup(const Context& context, Request& request);
Response ShowGroup(const Context& context, Request& request);
Response ChangeGroup(const Context& context, Request& request);

// handle_names.cpp
Response ShowNames(const Context& context, Request& request);
Response RemoveName(const Context& context, Request& request);

// handle_accounts.cpp
Response ShowAccounts(const Context& context, Request& request);
Response AddAccount(const Context& context, Request& request);
Response ShowAccount(const Context& context, Request& request);
Response AppointAccount(const Context& context, Request& request);
Response ResetPassword(const Context& context, Request& request);
Response LockAccount(const Context& context, Request& request);
Response RemoveSecondStep(const Context& context, Request& request);
Response UnlockAccount(const Context& context, Request& request);

// handle_grid.cpp
Response ShowGrid(const Context& context, Request& request);
Response SendGrid(const Context& context, Request& request);

// handle_contact.cpp
Response ShowContact(const Context& context, Request& request);
Response ChangeOwnContact(const Context& context, Request& request);
Response OpenOwnFeed(const Context& context, Request& request);
Response CloseOwnFeed(const Context& context, Request& request);
Response ShowCalendar(const Context& context, Request& request);

// handle_own_account.cpp
Response ShowOwnAccount(const Context& context, Request& request);
Response ChangeOwnPassword(const Context& context, Request& request);
Response BeginSecondStep(const Context& context, Request& request);
Response ServeSecondStepPicture(const Context& context, Request& request);
Response TurnOnSecondStep(const Context& context, Request& request);
Response TurnOffSecondStep(const Context& context, Request& request);
Response IssueToken(const Context& context, Request& request);
Response RevokeToken(const Context& context, Request& request);
Response EndOwnSession(const Context& context, Request& request);
Response EndOtherSessions(const Context& context, Request& request);

}  // namespace sauro::pages
