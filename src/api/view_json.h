#pragma once
// Views as JSON. The shapes are described in spec/openapi.yaml under the same names.

#include "base/json.h"
#include "usecase/indicators.h"
#include "usecase/plan_events.h"
#include "usecase/reading.h"
#include "views/dashboard.h"
#include "views/drafts.h"
#include "views/tasks.h"

namespace sauro::api {

/// The members "position" and "day" that every view begins with.
void WriteAt(JsonWriter& w, const views::At& at);

void WritePlan(JsonWriter& w, const views::PlanLine& plan);
void WriteTally(JsonWriter& w, const domain::Tally& tally);
void WriteTask(JsonWriter& w, const views::TaskLine& task);
void WriteAssignment(JsonWriter& w, const views::AssignmentLine& line);
void WriteReport(JsonWriter& w, const views::ReportLine& report);
void WriteTaskDetail(JsonWriter& w, const views::TaskDetail& detail);
void WriteExtension(JsonWriter& w, const views::ExtensionLine& extension);
void WritePlanEvents(JsonWriter& w, const usecase::PlanEvents& events);
void WriteIndicators(JsonWriter& w, const std::vector<usecase::PlanIndicators>& plans);
void WriteTargets(JsonWriter& w, const std::vector<domain::Target>& targets);
void WriteDashboard(JsonWriter& w, const views::Dashboard& dashboard);
void WriteDraftLine(JsonWriter& w, const views::DraftLine& draft);
void WriteMyWork(JsonWriter& w, const usecase::MyWork& work);

}  // namespace sauro::api
