// Text from outside, full of what would break out of an attribute or an element, comes out escaped
// on every page that shows it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pages/account_pages.h"
#include "pages/approval_page.h"
#include "pages/board_page.h"
#include "pages/contact_page.h"
#include "pages/dashboard_page.h"
#include "pages/deliveries_page.h"
#include "pages/draft_page.h"
#include "pages/error_page.h"
#include "pages/gallery.h"
#include "pages/grid_page.h"
#include "pages/indicators_page.h"
#include "pages/kept_form.h"
#include "pages/links_page.h"
#include "pages/my_work_page.h"
#include "pages/names_page.h"
#include "pages/office_pages.h"
#include "pages/organization_groups_page.h"
#include "pages/organization_import_page.h"
#include "pages/organizations_page.h"
#include "pages/reminders_page.h"
#include "pages/row_form.h"
#include "pages/sample_views.h"
#include "pages/sign_in_page.h"
#include "pages/succession_page.h"
#include "pages/task_page.h"
#include "usecase/section_fill.h"
#include "usecase/unknown_names.h"

namespace sauro::pages {
namespace {

const std::string kBad(sample::kHostile);

std::string HostileName(const domain::AccountId&) {
  return kBad;
}

class HostileText : public testing::Test {
 protected:
  HostileText() : who_(sample::Person(access::Role::kEditor)) {
    who_.display_name = kBad;
    who_.organization_name = kBad;
    frame_.title = kBad;
    frame_.path = "/x";
    frame_.province = kBad;
    frame_.who = &who_;
    frame_.csrf = "token";
    frame_.at = sample::Now();
  }

  static void ExpectEscaped(const std::string& html) {
    using testing::HasSubstr;
    using testing::Not;
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)"));
    EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(html, Not(HasSubstr("<img src=x")));
    EXPECT_THAT(html, Not(HasSubstr("\"'>")));
    EXPECT_THAT(html, HasSubstr("&amp;amp;"));  // what looks escaped already is text too
  }

  static views::TaskLine BadTask() {
    views::TaskLine task = sample::BoardOf(1).tasks.at(0);
    task.id = domain::TaskId(kBad);
    task.section = {kBad, kBad};
    for (std::string* text :
         {&task.ordinal,
          &task.title,
          &task.lead,
          &task.coordinate,
          &task.product,
          &task.deadline_text,
          &task.result}) {
      *text = kBad;
    }
    return task;
  }
  static views::PlanLine BadPlan() {
    views::PlanLine plan = sample::Plan();
    plan.id = domain::PlanId(kBad);
    plan.number = plan.title = plan.issuer = kBad;
    return plan;
  }
  static views::AssignmentLine BadAssignment() {
    views::AssignmentLine line = sample::Assignments(1).at(0);
    line.id = domain::AssignmentId(kBad);
    line.task = domain::TaskId(kBad);
    line.plan_number = line.ordinal = line.title = line.holder = line.deadline_text = kBad;
    line.return_reason = kBad;
    return line;
  }
  static views::ReportLine BadReport() {
    views::ReportLine report = sample::Reports(1).at(0);
    report.id = domain::ReportId(kBad);
    report.task = domain::TaskId(kBad);
    report.task_ordinal = report.task_title = report.plan_number = kBad;
    report.organization_name = report.text = report.difficulties = report.proposals = kBad;
    report.decision_text = kBad;
    report.evidence.at(0).name = kBad;
    report.evidence.at(0).id = domain::EvidenceId(kBad);
    return report;
  }
  static views::Adjustment BadAdjustment() {
    views::Adjustment bad{{}, domain::AccountId(kBad), kBad, kBad, kBad, {}};
    bad.tasks.push_back({domain::TaskId(kBad), kBad, kBad});
    bad.tasks.back().fields = {{kBad, kBad, kBad}};
    bad.fields = {{kBad, kBad, kBad}};
    return bad;
  }
  static BoardFilter BadFilter() {
    BoardFilter filter;
    filter.organization = filter.text = kBad;
    return filter;
  }

  usecase::Principal who_;
  Frame frame_;
};

TEST_F(HostileText, Boards_AreEscaped) {
  views::Board board;
  board.plan = BadPlan();
  board.tasks = {BadTask()};
  std::vector<domain::Organization> organizations = sample::Organizations();
  organizations.at(0).name = kBad;
  organizations.at(0).id = domain::OrganizationId(kBad);
  const BoardFilter filter = BadFilter();
  frame_.asked = {kBad, kBad};
  frame_.now_url = "/x?q=" + kBad;
  ExpectEscaped(RenderBoard(frame_, {board, board.tasks, organizations, filter}));
  ExpectEscaped(RenderBoard(frame_, {board, {}, organizations, filter}));
  board.adjustments = {BadAdjustment()};
  ExpectEscaped(RenderBoard(frame_, {board, {}, organizations, filter, 1, false, HostileName}));
  ExpectEscaped(RenderPlans(frame_, {BadPlan()}));
  ExpectEscaped(RenderTasks(frame_, {{{BadTask()}, 100}, organizations, filter, 2, {BadPlan()}}));
  views::Dashboard dashboard = sample::Dashboard();
  dashboard.plans = {BadPlan()};
  dashboard.by_organization.at(0).name = kBad;
  dashboard.by_organization.at(0).id = domain::OrganizationId(kBad);
  ExpectEscaped(RenderDashboard(frame_, dashboard));
}

TEST_F(HostileText, TasksAndReports_AreEscaped) {
  views::TaskDetail task;
  task.task = BadTask();
  task.plan = BadPlan();
  task.note = task.place = kBad;
  task.basis = {kBad};
  task.assignments = {BadAssignment()};
  task.reports = {BadReport()};
  task.adjustments = {BadAdjustment()};
  task.links = {
      {domain::TaskRelation::kSame, domain::TaskId(kBad), domain::PlanId(kBad), kBad, kBad, kBad}};
  const DecisionState decision{kBad, kBad, Invalid(kBad, "ly_do")};
  ExpectEscaped(RenderTask(frame_, task, HostileName, decision));
  usecase::MyWork work;
  work.overdue = work.returned = work.near_due = work.others = {BadAssignment()};
  work.sent = {BadReport()};
  views::ReminderLine reminder;
  reminder.about = reminder.task.value = reminder.plan.value = kBad;
  reminder.plan_number = reminder.ordinal = reminder.title = reminder.holder = kBad;
  reminder.open = true;
  work.reminders = {reminder};
  ExpectEscaped(RenderMyWork(frame_, work));
  ExpectEscaped(RenderReminders(frame_, {{reminder}, 63}, 2));
  GridState grid;
  for (const char* field : {"pt", "nd", "kk", "kd"}) {
    grid.typed.Add(GridField(field, BadAssignment().id), kBad);
  }
  grid.problems = {{BadAssignment().id, Invalid(kBad, kBad)}};
  ExpectEscaped(RenderGrid(frame_, work, 1, grid));
  ExpectEscaped(RenderGrid(frame_, {}, 1, grid));  // rows that are there no longer
  ReportFormState state;
  for (const char* field : {"noi_dung", "phan_tram", "kho_khan", "kien_nghi"}) {
    state.typed.Add(field, kBad);
  }
  state.error = Invalid(kBad, kBad);
  ExpectEscaped(RenderReportForm(frame_, BadAssignment(), state));
  ExpectEscaped(RenderReviewQueue(frame_, {{BadReport()}, 1}, 1, HostileName));
}

TEST_F(HostileText, Indicators_AreEscaped) {
  std::vector<usecase::PlanIndicators> plans = {{sample::Plan(), sample::Indicators()}};
  plans[0].plan.number = plans[0].plan.title = kBad;
  domain::Indicator& indicator = plans[0].indicators.at(1).indicator;
  indicator.id = domain::IndicatorId(kBad);
  indicator.ordinal = indicator.name = indicator.unit = indicator.note = kBad;
  indicator.section = {kBad};
  indicator.baseline.text = indicator.targets.at(0).figure.text = kBad;
  indicator.holders.at(0).printed = kBad;
  ExpectEscaped(RenderIndicators(frame_, {plans, {plans[0].plan}, {}, kBad, kBad}));
}

TEST_F(HostileText, Drafts_AreEscaped) {
  usecase::DraftReview draft = sample::Draft(2);
  draft.line.document_name = kBad;
  draft.line.id = domain::DraftId(kBad);
  intake::DraftTask& row = draft.plan.tasks.at(0);
  row.key = row.ordinal = row.title = row.product = row.note = row.deadline.raw = kBad;
  row.place = kBad;
  row.lead = {{kBad, {}}};
  row.doubts = {{intake::Field::kLead, kBad, kBad}, {intake::Field::kLead, "“" + kBad + "”", kBad}};
  row.status = intake::StatedStatus::kCompleted;
  row.status_text = kBad;
  draft.plan.indicators = sample::DraftIndicators();
  intake::DraftIndicator& indicator = draft.plan.indicators.at(1);
  indicator.ordinal = indicator.title = indicator.unit = indicator.note = kBad;
  indicator.baseline.text = indicator.targets.at(0).figure.text = kBad;
  indicator.lead = {{kBad, {}}};
  indicator.doubts = {{intake::Field::kTarget, kBad, kBad}};
  draft.plan.sections.at(0).title = kBad;
  draft.plan.left_out = {{kBad, kBad, kBad}};
  draft.plan.document.title = draft.plan.document.number = draft.plan.document.issuer = kBad;
  draft.plan.document.type = draft.plan.document.signer = kBad;
  draft.plan.doubts = {{intake::Field::kNumber, kBad, kBad}, {intake::Field::kRow, kBad, kBad}};
  auto& table = std::get<docread::Table>(draft.source.blocks.at(1));
  table.rows.at(1).cells.at(0).text = kBad;
  std::get<docread::Paragraph>(draft.source.blocks.at(0)).text = kBad;
  ExpectEscaped(RenderDraft(frame_, draft, {}));
  ExpectEscaped(RenderSource(frame_, draft));
  RowFormState state;
  state.typed.Add("title", kBad);
  state.typed.Add("trang", kBad);
  state.error = Invalid(kBad, "title");
  ExpectEscaped(RenderRowForm(frame_, draft, {&row, nullptr}, state));
  state.typed.Add("number", kBad);
  ExpectEscaped(RenderDocumentForm(frame_, draft, state));
  state.names = {kBad};
  ExpectEscaped(RenderRowForm(frame_, draft, {&row, nullptr}, state));
  ExpectEscaped(RenderRowForm(frame_, draft, {nullptr, &indicator}, state));
  DraftChoice saved;
  saved.saved = kBad;
  saved.saved_row = row.key;
  ExpectEscaped(RenderDraft(frame_, draft, saved));
  WholeDraftState whole;
  whole.names = {kBad};
  whole.error = Invalid(kBad, kBad);
  whole.mark = usecase::UnknownNames(draft.plan).at(0).mark;
  whole.typed = kBad;
  ExpectEscaped(RenderDraft(frame_, draft, {}, {}, whole));
  for (intake::DraftTask& task : draft.plan.tasks) task.lead.clear();
  whole.mark = usecase::SectionGaps(draft.plan).at(0).mark;
  ExpectEscaped(RenderDraft(frame_, draft, {}, {}, whole));
  const usecase::SaidLink link{
      {kBad, kBad, true, domain::TaskRelation::kSame}, kBad, kBad, kBad, kBad};
  const usecase::DraftNames names{{{kBad, kBad}}, {{kBad, kBad}}};
  ExpectEscaped(
      RenderApproval(frame_, draft, {{{kBad, kBad, kBad, kBad}}, {link}, names, {}, Invalid(kBad)})
  );
  usecase::KnownAlias alias;
  alias.alias.name = alias.organization_name = alias.draft_title = kBad;
  alias.alias.organization = domain::OrganizationId(kBad);
  alias.alias.draft = domain::DraftId(kBad);
  ExpectEscaped(RenderNames(frame_, {{alias}, HostileName, true, NotFound(kBad)}));
  usecase::OrganizationTree tree;
  tree.catalogue.organizations = {{domain::OrganizationId(kBad), kBad, {kBad}}};
  tree.catalogue.organizations[0].identifier = kBad;
  tree.lines = domain::TreeOn(tree.catalogue.organizations, tree.day);
  ExpectEscaped(RenderOrganizations(frame_, tree));
  OrganizationForm form{usecase::InputOf(tree.catalogue.organizations[0]), Invalid(kBad, "ten")};
  form.input.parent = kBad;
  ExpectEscaped(RenderOrganization(frame_, tree, form));
  tree.catalogue.groups = {{domain::GroupId(kBad), kBad, {kBad}, {domain::OrganizationId(kBad)}}};
  ExpectEscaped(RenderGroups(frame_, tree));
  const usecase::GroupInput group{kBad, kBad, kBad, kBad};
  ExpectEscaped(RenderGroup(frame_, {group, Invalid(kBad, "ten")}));
  usecase::ImportPreview look;
  look.lines = {
      {{kBad, tree.catalogue.organizations[0], Invalid(kBad)},
       usecase::ImportChange::kWrong,
       kBad,
       kBad}};
  look.tree = Invalid(kBad);
  const usecase::ImportSource source{kBad, kBad, kBad, kBad};
  ExpectEscaped(RenderImportLook(frame_, {look, source, kBad, Invalid(kBad)}));
  look = {
      {{{kBad, tree.catalogue.organizations[0], {}}, usecase::ImportChange::kNew, "", kBad}},
      {},
      kBad};
  ExpectEscaped(RenderImportLook(frame_, {look, source, kBad}));
  ExpectEscaped(RenderImportForm(frame_, {source, Invalid(kBad, "tinh")}));
  usecase::SuccessionInput input{kBad, {kBad}, {kBad}, kBad, kBad, kBad};
  ExpectEscaped(RenderSuccessionForm(frame_, tree, {input, Invalid(kBad, "ten_moi")}));
  usecase::SuccessionPreview preview;
  preview.catalogue = tree.catalogue;
  preview.mark = kBad;
  preview.succession = {
      {}, {}, {}, {domain::OrganizationId(kBad)}, {domain::OrganizationId(kBad)}, kBad, kBad};
  preview.rows = {
      {kBad, usecase::SuccessionRowKind::kAccount, domain::OrganizationId(kBad), kBad, kBad, {}}};
  ExpectEscaped(RenderSuccessionRows(frame_, {preview, input, {{kBad, kBad}}, Invalid(kBad)}));
  usecase::DraftCheck check;
  check.plan = draft.plan;
  check.plan.links = {{kBad, kBad, true, domain::TaskRelation::kSame}};
  usecase::KnownTask known;
  known.row = known.reason = known.plan_number = kBad;
  known.task = BadTask();
  known.differences = {kBad};
  check.known = {known};
  check.links = {link};
  ExpectEscaped(RenderLinks(frame_, {"/du-thao/1", kBad, check}));
  std::vector<views::DraftLine> lines = sample::Drafts();
  lines.at(0).title = lines.at(0).document_name = kBad;
  ExpectEscaped(RenderDrafts(frame_, lines, HostileName, Unreadable(kBad, kBad), 1 << 20, {{}, {}})
  );
}

TEST_F(HostileText, DoorsAndOffice_AreEscaped) {
  KeptForm kept;
  kept.target = "/bao-cao/" + kBad;
  kept.fields = {{kBad, kBad}, {"noi_dung", kBad}, {"phan_tram", kBad}};
  ExpectEscaped(RenderKeptForm(frame_, kept, kBad));
  ExpectEscaped(RenderSignIn(frame_, {kBad, kBad, kept, Invalid(kBad)}));
  http::Request request;
  request.request_id = kBad;
  const http::Failure failure{404, NotFound(kBad, kBad + " " + kBad), "", 0};
  ExpectEscaped(RenderError(frame_, request, failure, {"javascript:alert(1)", kBad}));
  EXPECT_THAT(
      RenderError(frame_, request, failure, {"javascript:alert(1)", kBad}),
      testing::Not(testing::HasSubstr("javascript:"))
  );
  AccountFormState state;
  state.typed.Add("ten_dang_nhap", kBad);
  state.typed.Add("ho_ten", kBad);
  ExpectEscaped(RenderAccounts(frame_, {{kBad, kBad, kBad, kBad, false}}, {}, state));
  const AccountLine bad{kBad, kBad, kBad, kBad, true};
  state.error = Invalid(kBad, "mat_khau");
  ExpectEscaped(RenderAccount(frame_, bad, {kBad, kBad}, {}, state));
  OwnAccount own{bad, {{kBad, {}, {}, false}}};
  own.step.key = kBad;
  own.tokens = {
      {kBad, domain::AccountId("a"), kBad, usecase::TokenScope::kRead, {}, {}, std::nullopt}};
  AccountFormState typed{state.typed, Invalid(kBad)};
  typed.typed.Add("ten_khoa", kBad);
  ExpectEscaped(RenderOwnAccount(frame_, own, typed));
  ExpectEscaped(RenderNewToken(frame_, kBad));
  ExpectEscaped(RenderRecoveryCodes(frame_, {kBad}));
  ExpectEscaped(RenderContact(
      frame_, {{kBad, kBad, kBad, true}, {{{kBad, true, {}}}, true, true, kBad}, Invalid(kBad)}
  ));
  const views::Page<views::DeliveryLine> sent{{views::DeliveryLine()}, 63};
  ExpectEscaped(RenderDeliveries(frame_, {sent, 1, true, [](const auto&) { return kBad; }}));
  SignInState second;
  second.username = kBad;
  second.proof = kBad;
  ExpectEscaped(RenderSignIn(frame_, second));
  ExpectEscaped(RenderSummary(frame_, {BadPlan()}, sample::Now().day, {}));
}

}  // namespace
}  // namespace sauro::pages
