#include "intake/check_json.h"

#include <unordered_map>

namespace sauro::intake {
namespace {

using Labels = std::unordered_map<std::string, std::string>;

Labels LabelsOf(const DraftPlan& plan) {
  Labels out;
  for (const DraftTask& row : plan.tasks) out.emplace(row.key, RowLabel(plan, row));
  for (const DraftIndicator& row : plan.indicators) out.emplace(row.key, RowLabel(plan, row));
  return out;
}

void WriteRow(JsonWriter& w, const Labels& labels, const std::string& key) {
  const auto label = labels.find(key);
  w.BeginObject().Field("key", key);
  w.Field("label", label == labels.end() ? key : label->second).EndObject();
}

void WriteFinding(JsonWriter& w, const Labels& labels, const Finding& finding) {
  w.BeginObject().Field("kind", std::string(CodeOf(finding.kind)));
  w.Field("name", std::string(VietnameseName(finding.kind)));
  w.Field("message", finding.message).Field("advice", finding.advice);
  w.Key("rows").BeginArray();
  for (const std::string& key : finding.rows) WriteRow(w, labels, key);
  w.EndArray().EndObject();
}

void WriteLike(JsonWriter& w, const Labels& labels, const PlanCheck& check, const LikeTasks& like) {
  w.BeginObject().Field("kind", std::string(CodeOf(like.kind)));
  w.Field("name", std::string(VietnameseName(like.kind)));
  w.Key("left");
  WriteRow(w, labels, check.tasks[like.left].key);
  w.Key("right");
  WriteRow(w, labels, check.tasks[like.right].key);
  w.Key("score").Int(like.score).Field("reason", like.reason);
  w.Key("differences").BeginArray();
  for (const std::string& difference : like.differences) w.String(difference);
  w.EndArray().EndObject();
}

}  // namespace

void WriteCheck(JsonWriter& w, const DraftPlan& plan, const PlanCheck& check) {
  const Labels labels = LabelsOf(plan);
  w.BeginObject().Key("findings").BeginArray();
  for (const Finding& finding : check.findings) WriteFinding(w, labels, finding);
  w.EndArray().Key("likes").BeginArray();
  for (const LikeTasks& like : check.likes) WriteLike(w, labels, check, like);
  w.EndArray().EndObject();
}

}  // namespace sauro::intake
