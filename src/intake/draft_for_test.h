#pragma once
// Drafts of small documents, for tests.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "docread/read.h"
#include "intake/draft.h"
#include "intake/draft_json.h"

namespace sauro::intake {

inline DraftPlan Draft(const std::string& bytes, std::string_view name) {
  auto document = docread::ReadDocument(bytes, name);
  EXPECT_TRUE(document.ok()) << (document.ok() ? "" : document.error().Text());
  if (!document) return {};
  auto plan = MakeDraft(*document, {});
  EXPECT_TRUE(plan.ok());
  const auto same = MakeDraft(std::move(*document), {});
  EXPECT_TRUE(same && plan && ToJson(*same) == ToJson(*plan)) << "rows that were freed are missed";
  return plan ? *plan : DraftPlan{};
}

// Rows of cells parted by "|".
inline DraftPlan FromText(const std::string& rows) {
  return Draft(ReplaceAll(rows, "|", "\t"), "a.txt");
}

inline std::vector<std::string> Titles(const DraftPlan& plan) {
  std::vector<std::string> out;
  for (const DraftTask& task : plan.tasks) {
    const auto path = SectionPath(plan, task.section);
    out.push_back((path.empty() ? "" : path.back() + ": ") + task.ordinal + " " + task.title);
  }
  return out;
}

inline std::vector<std::string> Reasons(const DraftRow& row) {
  std::vector<std::string> out;
  for (const Doubt& doubt : row.doubts) out.push_back(doubt.reason);
  return out;
}

}  // namespace sauro::intake
