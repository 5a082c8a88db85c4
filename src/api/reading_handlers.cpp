#include "api/handlers.h"
#include "api/query.h"
#include "api/view_answer.h"
#include "api/view_json.h"
#include "usecase/extensions.h"
#include "usecase/reading.h"

namespace sauro::api {
namespace {

constexpr std::int64_t kMaxLimit = 200;
constexpr std::int64_t kMaxOffset = 10'000'000;

template <typename Row>
void WriteRows(
    JsonWriter& w, const views::Page<Row>& page, void (*write)(JsonWriter&, const Row&)
) {
  w.Field("total", page.total);
  w.Key("rows").BeginArray();
  for (const Row& row : page.rows) write(w, row);
  w.EndArray();
}

http::Response AnswerBoard(
    Context& context, const http::Request& request, const std::optional<domain::PlanId>& plan
) {
  Query query(request, {"as_of", "position"});
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(
        out,
        usecase::ReadBoard(context.app, session::Who(request), plan, as_of),
        [](JsonWriter& w, const views::Board& board) {
          w.Key("plan");
          if (board.plan) {
            WritePlan(w, *board.plan);
          } else {
            w.Null();
          }
          w.Key("tally");
          WriteTally(w, board.tally);
          w.Key("tasks").BeginArray();
          for (const views::TaskLine& task : board.tasks) WriteTask(w, task);
          w.EndArray();
        }
    );
  });
}

}  // namespace

http::Response ReadMyWork(Context& context, http::Request& request) {
  Query query(request, {"as_of", "position"});
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(
        out, usecase::ReadMyWork(context.app, session::Who(request), as_of), WriteMyWork
    );
  });
}

http::Response ListPlans(Context& context, http::Request& request) {
  Query query(request, {"as_of", "position"});
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(
        out,
        usecase::ListPlans(context.app, session::Who(request), as_of),
        [](JsonWriter& w, const std::vector<views::PlanLine>& plans) {
          w.Field("total", static_cast<std::int64_t>(plans.size()));
          w.Key("rows").BeginArray();
          for (const views::PlanLine& plan : plans) WritePlan(w, plan);
          w.EndArray();
        }
    );
  });
}

http::Response ReadPlanBoard(Context& context, http::Request& request) {
  return AnswerBoard(context, request, domain::PlanId(request.Param("id")));
}

http::Response ReadBoards(Context& context, http::Request& request) {
  return AnswerBoard(context, request, std::nullopt);
}

http::Response ReadDashboard(Context& context, http::Request& request) {
  Query query(request, {"as_of", "position"});
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(
        out, usecase::ReadDashboard(context.app, session::Who(request), as_of), WriteDashboard
    );
  });
}

http::Response ListTasks(Context& context, http::Request& request) {
  Query query(
      request,
      {"plan", "organization", "timing", "work", "q", "limit", "offset", "as_of", "position"}
  );
  views::TaskFilter filter;
  filter.plan = query.IdAt<domain::PlanId>("plan");
  filter.organization = query.IdAt<domain::OrganizationId>("organization");
  filter.timing = query.Code("timing", domain::TimingFromCode);
  filter.work = query.Code("work", domain::WorkStatusFromCode);
  filter.text = query.Text("q");
  filter.limit = query.Int("limit", filter.limit, 1, kMaxLimit);
  filter.offset = query.Int("offset", 0, 0, kMaxOffset);
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(
        out,
        usecase::ListTasks(context.app, session::Who(request), filter, as_of),
        [](JsonWriter& w, const views::Page<views::TaskLine>& page) {
          WriteRows(w, page, WriteTask);
        }
    );
  });
}

http::Response ListIndicators(Context& context, http::Request& request) {
  Query query(request, {"plan", "organization", "withdrawn", "as_of", "position"});
  usecase::IndicatorFilter filter;
  filter.plan = query.IdAt<domain::PlanId>("plan");
  filter.organization = query.IdAt<domain::OrganizationId>("organization");
  filter.withdrawn = query.Int("withdrawn", 0, 0, 1) == 1;
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(
        out,
        usecase::ListIndicators(context.app, session::Who(request), filter, as_of),
        WriteIndicators
    );
  });
}

http::Response ReadTask(Context& context, http::Request& request) {
  Query query(request, {"as_of", "position"});
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  const domain::TaskId task(request.Param("id"));
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(
        out, usecase::ReadTask(context.app, session::Who(request), task, as_of), WriteTaskDetail
    );
  });
}

http::Response ListPlanEvents(Context& context, http::Request& request) {
  Query query(request, {"as_of", "position"});
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  const domain::PlanId plan(request.Param("id"));
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(
        out,
        usecase::ListPlanEvents(context.app, session::Who(request), plan, as_of),
        WritePlanEvents
    );
  });
}

http::Response ListExtensions(Context& context, http::Request& request) {
  Query query(request, {"state", "limit", "offset", "as_of", "position"});
  views::ExtensionFilter filter;
  filter.state =
      query.Code("state", views::ExtensionStateFromCode).value_or(views::ExtensionState::kWaiting);
  filter.limit = query.Int("limit", filter.limit, 1, kMaxLimit);
  filter.offset = query.Int("offset", 0, 0, kMaxOffset);
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(
        out,
        usecase::ListExtensions(context.app, session::Who(request), filter, as_of),
        [](JsonWriter& w, const views::Page<views::ExtensionLine>& page) {
          WriteRows(w, page, WriteExtension);
        }
    );
  });
}

http::Response ListAssignments(Context& context, http::Request& request) {
  Query query(
      request,
      {"plan",
       "organization",
       "timing",
       "work",
       "open",
       "all_holders",
       "q",
       "limit",
       "offset",
       "as_of",
       "position"}
  );
  views::AssignmentFilter filter;
  filter.plan = query.IdAt<domain::PlanId>("plan");
  filter.organization = query.IdAt<domain::OrganizationId>("organization");
  filter.timing = query.Code("timing", domain::TimingFromCode);
  filter.work = query.Code("work", domain::WorkStatusFromCode);
  filter.open_only = query.Flag("open");
  filter.reporting_only = !query.Flag("all_holders");
  filter.text = query.Text("q");
  filter.limit = query.Int("limit", filter.limit, 1, kMaxLimit);
  filter.offset = query.Int("offset", 0, 0, kMaxOffset);
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(
        out,
        usecase::ListAssignments(context.app, session::Who(request), filter, as_of),
        [](JsonWriter& w, const views::Page<views::AssignmentLine>& page) {
          WriteRows(w, page, WriteAssignment);
        }
    );
  });
}

http::Response ListReports(Context& context, http::Request& request) {
  Query query(
      request,
      {"state",
       "organization",
       "with_difficulties",
       "from",
       "to",
       "limit",
       "offset",
       "as_of",
       "position"}
  );
  views::ReportFilter filter;
  filter.state = query.Code("state", views::ReportStateFromCode);
  filter.organization = query.IdAt<domain::OrganizationId>("organization");
  filter.with_difficulties = query.Flag("with_difficulties");
  filter.from = query.DayAt("from");
  filter.to = query.DayAt("to");
  filter.limit = query.Int("limit", filter.limit, 1, kMaxLimit);
  filter.offset = query.Int("offset", 0, 0, kMaxOffset);
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(
        out,
        usecase::ListReports(context.app, session::Who(request), filter, as_of),
        [](JsonWriter& w, const views::Page<views::ReportLine>& page) {
          WriteRows(w, page, WriteReport);
        }
    );
  });
}

}  // namespace sauro::api
