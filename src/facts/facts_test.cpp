#include "facts/facts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "facts/draft_change.h"

namespace sauro::facts {
namespace {

domain::Deadline Split() {
  domain::Deadline part;
  part.kind = domain::DeadlineKind::kFixed;
  part.due = Day::FromCivil(2025, 6, 29);
  part.raw = "trước ngày 30/6/2025";
  domain::Deadline deadline;
  deadline.kind = domain::DeadlineKind::kSplit;
  deadline.raw = "Xã: ...";
  deadline.parts.push_back({"Các xã", part});
  return deadline;
}

domain::Indicator Indicator() {
  domain::Indicator indicator;
  indicator.id = domain::IndicatorId("i");
  indicator.plan = domain::PlanId("p");
  indicator.parent = domain::IndicatorId("o");
  indicator.name = "Tỷ lệ hồ sơ trực tuyến";
  indicator.baseline_year = 2024;
  indicator.baseline = {"42,5%", "42.5"};
  domain::Target range;
  range.by = Day::FromCivil(2030, 12, 31);
  range.op = ">=";
  range.figure = {"1-2 (5G)", "1"};
  range.upper = "2";
  range.qualifier = "5G";
  range.per_year = true;
  domain::Target rank;
  rank.figure = {"Phấn đấu thuộc nhóm khá", ""};
  rank.soft = true;
  rank.rank = 3;
  indicator.targets = {range, rank};
  indicator.holders.push_back(
      {domain::AssignmentId("a"),
       domain::AssignmentRole::kMonitor,
       domain::OrganizationId("so-a"),
       std::nullopt,
       "Sở A"}
  );
  return indicator;
}

Fact Sample(std::string_view kind) {
  if (kind == IndicatorAssigned::kKind) return IndicatorAssigned{Indicator()};
  if (kind == IndicatorAdjusted::kKind) return IndicatorAdjusted{Indicator(), "vì", "1/QĐ"};
  if (kind == TaskAssigned::kKind) {
    TaskAssigned fact;
    fact.task = domain::TaskId("t");
    fact.section = {"I Hạ tầng", "1 Mạng"};
    fact.title = "Phủ sóng";
    fact.deadline = Split();
    fact.basis = {"01-KH/TU"};
    fact.assignments.push_back(
        {domain::AssignmentId("a"),
         domain::AssignmentRole::kLead,
         domain::OrganizationId("so-a"),
         domain::GroupId("g"),
         "Các sở"}
    );
    return fact;
  }
  if (kind == PlanAdjusted::kKind) {
    PlanAdjusted fact;
    fact.plan = domain::PlanId("p");
    fact.after = {"77a/KH-UBND", Day::FromCivil(2026, 10, 5), "Kế hoạch", "Ủy ban nhân dân tỉnh"};
    return fact;
  }
  if (kind == TaskAdjusted::kKind) {
    TaskAdjusted fact;
    fact.after = std::get<TaskAssigned>(Sample(TaskAssigned::kKind));
    fact.kept = {domain::AssignmentId("a")};
    fact.withdrawn = {domain::AssignmentId("b")};
    fact.authority = "212/QĐ-UBND";
    return fact;
  }
  if (kind == ProgressReported::kKind) {
    ProgressReported fact;
    fact.report = domain::ReportId("r");
    fact.percent = {40};
    fact.completed = true;
    fact.evidence.push_back(
        {domain::EvidenceId("e"), FileWords("ab", "tờ trình.pdf"), 12, "application/pdf"}
    );
    Fact sealed = fact;
    for (const Field& field : WordsOf(sealed)) field.words->sha256 = std::string(64, 'c');
    return sealed;
  }
  if (kind == ReminderRaised::kKind) {
    ReminderRaised fact;
    fact.reminder = domain::ReminderId("n");
    fact.account = domain::AccountId("p");
    fact.items.push_back(
        {domain::ReminderKind::kDeadline,
         "a",
         domain::TaskId("t"),
         domain::ReminderStep::kHead,
         *Day::FromIso("2026-06-30"),
         -3,
         true}
    );
    return fact;
  }
  const auto plain = Decode(
      kind,
      1,
      "id",
      R"({"level":"province","line":"state","relation":"same","until":"2026-10-01","channel":"email","outcome":"sent","parent":"tinh","identifier":"H57.1","from":"2025-07-01","change":"merge","on":"2025-07-01","task":"t","into":"b"})"
  );
  EXPECT_TRUE(plain.ok()) << kind;
  return *plain;
}

TEST(Facts, EveryKind_SurvivesEncodeAndDecode) {
  for (const std::string_view kind : Kinds()) {
    const Encoded once = Encode(Sample(kind));
    EXPECT_EQ(once.kind, kind);
    const auto read = Decode(once.kind, once.version, once.subject, once.body);
    ASSERT_TRUE(read.ok()) << kind;
    const Encoded twice = Encode(*read);
    EXPECT_EQ(once.body, twice.body) << kind;
    EXPECT_EQ(once.subject, twice.subject) << kind;
  }
}

TEST(Facts, EveryFieldOfAnIndicator_IsReadAgain) {
  const Encoded once = Encode(IndicatorAssigned{Indicator()});
  const auto read = Decode(once.kind, once.version, once.subject, once.body);
  ASSERT_TRUE(read.ok());
  const domain::Indicator& indicator = std::get<IndicatorAssigned>(*read).indicator;
  EXPECT_EQ(indicator.targets, Indicator().targets);
  EXPECT_EQ(indicator.baseline, Indicator().baseline);
  EXPECT_EQ(indicator.parent, Indicator().parent);
  EXPECT_EQ(indicator.holders.at(0).role, domain::AssignmentRole::kMonitor);
}

TEST(Facts, UnknownKindOrVersion_IsAnErrorNotAGuess) {
  EXPECT_FALSE(Decode("task.teleported", 1, "id", "{}").ok());
  EXPECT_FALSE(Decode("progress.accepted", 3, "id", "{}").ok());
  EXPECT_FALSE(Decode("progress.accepted", 1, "id", "[]").ok());
}

TEST(Facts, DraftMended_HoldsTheChangeAloneAndGivesTheWholeText) {
  const std::string before = "{\"a\":\"Sở Nội vụ\",\"b\":\"hạn\"}";
  for (const std::string after :
       {"{\"a\":\"Sở Nội vự\",\"b\":\"hạn\"}",
        "{\"a\":\"Sở Nội vụ\",\"b\":\"hàn\"}",
        "{}",
        "",
        "{\"a\":\"Sở Sở Nội vụ\",\"b\":\"hạn\"}"}) {
    DraftMended fact{domain::DraftId("d"), 2, "t1:lead", ""};
    SetChange(fact, before, after);
    EXPECT_TRUE(IsUtf8(fact.text)) << after;
    const auto read = Decode(DraftMended::kKind, 2, "d", Encode(fact).body);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*AfterChange(std::get<DraftMended>(*read), before), after);
  }
  DraftMended fact{domain::DraftId("d"), 2, "t1:lead", ""};
  SetChange(fact, before, "{\"a\":\"Sở Nội vự\",\"b\":\"hạn\"}");
  EXPECT_EQ(fact.text, "ự");
  EXPECT_FALSE(AfterChange(fact, "{}").ok()) << "made for another text";
}

TEST(Facts, DraftMendedOfVersion1_IsTheWholeText) {
  const auto read = Decode(
      DraftMended::kKind, 1, "d", "{\"change\":\"t1:lead\",\"draft\":\"{}\",\"revision\":3}"
  );
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(*AfterChange(std::get<DraftMended>(*read), "{\"a\":1}"), "{}");
  EXPECT_FALSE(Decode(DraftMended::kKind, 3, "d", "{}").ok());
}

TEST(Facts, WordsOfVersion1_AreRead_AndLaterOnlyTheirHashesAre) {
  const auto first = Decode(
      ProgressReported::kKind,
      1,
      "r",
      R"({"difficulties":"","evidence":[{"id":"e","name":"tờ trình.pdf","sha256":"ab"}],"text":"Đã làm"})"
  );
  ASSERT_TRUE(first.ok());
  const auto& report = std::get<ProgressReported>(*first);
  EXPECT_EQ(report.text.text, "Đã làm");
  EXPECT_TRUE(report.text.sha256.empty());
  EXPECT_TRUE(report.difficulties.empty());
  const auto file = FileOf(report.evidence[0].file.text);
  EXPECT_EQ(file.first, "ab");
  EXPECT_EQ(file.second, "tờ trình.pdf");

  Fact fact = Sample(ProgressReported::kKind);
  std::string names;
  for (const Field& field : WordsOf(fact)) names += field.name + " ";
  EXPECT_EQ(names, "text difficulties proposals e ");
  const Encoded encoded = Encode(fact);
  EXPECT_EQ(encoded.version, 2);
  EXPECT_EQ(encoded.body.find("tờ trình"), std::string::npos);
  const auto second = Decode(encoded.kind, encoded.version, encoded.subject, encoded.body);
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(std::get<ProgressReported>(*second).text.sha256, std::string(64, 'c'));
  EXPECT_FALSE(std::get<ProgressReported>(*second).text.empty());
  EXPECT_TRUE(std::get<ProgressReported>(*second).text.text.empty());
}

TEST(Facts, Kinds_AreDistinct) {
  auto kinds = Kinds();
  std::sort(kinds.begin(), kinds.end());
  EXPECT_EQ(std::adjacent_find(kinds.begin(), kinds.end()), kinds.end());
}

TEST(Facts, ExamplesOfTheSpecification_AreOfEveryKind_AndByteForByteWhatIsWritten) {
  std::ifstream in(std::string(SAURO_SOURCE_DIR) + "/spec/facts.md");
  std::vector<std::string> shown;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line == "```") inside = !inside;
    if (!inside || line == "```") continue;
    const std::size_t version = line.find(' ');
    const std::size_t subject = line.find(' ', version + 1);
    const std::size_t body = line.find(' ', subject + 1);
    ASSERT_NE(body, std::string::npos) << line;
    const std::string kind = line.substr(0, version);
    const std::string name = line.substr(subject + 1, body - subject - 1);
    const auto fact = Decode(kind, line[version + 1] - '0', name, line.substr(body + 1));
    ASSERT_TRUE(fact.ok()) << line << ": " << fact.error().Text();
    const Encoded again = Encode(*fact);
    EXPECT_EQ(
        again.kind + " " + std::to_string(again.version) + " " + again.subject + " " + again.body,
        line
    );
    shown.push_back(kind);
  }
  const auto kinds = Kinds();
  EXPECT_EQ(shown, std::vector<std::string>(kinds.begin(), kinds.end()));
}

TEST(Facts, SpecificationAndProgram_NameTheSameKinds) {
  std::ifstream in(std::string(SAURO_SOURCE_DIR) + "/spec/facts.md");
  ASSERT_TRUE(in.good());
  std::vector<std::string> documented;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("| ", 0) != 0) continue;
    const std::string kind = line.substr(2, line.find(' ', 2) - 2);
    if (kind.find('.') != std::string::npos) documented.push_back(kind);
  }
  const auto kinds = Kinds();
  EXPECT_EQ(documented, std::vector<std::string>(kinds.begin(), kinds.end()));
}

}  // namespace
}  // namespace sauro::facts
