#pragma once
// What the fuzz targets do with their bytes; a unit test runs the same over the seeds. Each aborts
// when a promise is broken. Nothing in the product includes this.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "docread/docx_builder.h"
#include "docread/read.h"
#include "docread/xlsx_builder.h"
#include "intake/coverage.h"
#include "intake/deadline_text.h"
#include "intake/draft_json.h"
#include "intake/figure_text.h"
#include "intake/indicator_check.h"
#include "intake/parties.h"

namespace sauro::intake {

inline void Require(bool promise) {
  if (!promise) std::abort();
}

inline const domain::Catalogue& FuzzCatalogue() {
  static const domain::Catalogue kCatalogue{
      {{domain::OrganizationId("a"), "Sở Khoa học và Công nghệ", {"Sở KH&CN"}},
       {domain::OrganizationId("b"), "Ủy ban nhân dân tỉnh", {}}},
      {{domain::GroupId("g"), "Các sở, ban, ngành", {}, {}}}};
  return kCatalogue;
}

// A document that was read gives a draft that survives canonical JSON.
inline void FuzzDocument(std::string_view bytes, std::string_view name) {
  docread::Limits limits;
  limits.zip_total_bytes = limits.xml_bytes = 4U << 20U;
  const auto document = docread::ReadDocument(bytes, name, limits);
  if (!document) {
    Require(!document.error().message.empty());
    return;
  }
  const auto plan = MakeDraft(*document, FuzzCatalogue());
  if (!plan) return;
  CorpusJson(*plan, name);
  Require(MeasureCoverage(*document, *plan).missing.empty());
  const std::string canonical = CanonicalJson(ToJson(*plan));
  docread::Document used_up = *document;
  const auto same = MakeDraft(std::move(used_up), FuzzCatalogue());
  Require(same.ok() && CanonicalJson(ToJson(*same)) == canonical);
  const auto parsed = ParseJson(canonical, 64U << 20U);
  Require(parsed.ok());
  const auto again = DraftFromJson(*parsed);
  Require(again.ok() && CanonicalJson(ToJson(*again)) == canonical);
}

inline void FuzzDocx(std::string_view bytes) {
  if (bytes.starts_with("PK")) {
    FuzzDocument(bytes, "a.docx");
    return;
  }
  // Otherwise the body and, behind the first NUL, the numbering.
  const std::size_t cut = bytes.find('\0');
  docread::ZipEntries parts;
  if (cut != std::string_view::npos) {
    parts.emplace_back("word/numbering.xml", std::string(bytes.substr(cut + 1)));
  }
  FuzzDocument(docread::MakeDocx(bytes.substr(0, cut), std::move(parts)), "a.docx");
}

inline void FuzzXlsx(std::string_view bytes) {
  if (bytes.starts_with("PK")) {
    FuzzDocument(bytes, "a.xlsx");
    return;
  }
  // Otherwise what stands in a sheet and, each behind a NUL, the shared strings and the styles.
  std::array<std::string, 3> parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t cut = std::min(bytes.find('\0'), bytes.size());
    parts[i] = bytes.substr(0, cut);
    bytes.remove_prefix(std::min(cut + 1, bytes.size()));
  }
  docread::ZipEntries entries;
  if (!parts[1].empty()) entries.emplace_back("xl/sharedStrings.xml", parts[1]);
  if (!parts[2].empty()) entries.emplace_back("xl/styles.xml", parts[2]);
  FuzzDocument(docread::MakeXlsx({{"A", parts[0], ""}}, std::move(entries)), "a.xlsx");
}

inline void FuzzHtml(std::string_view bytes) {
  FuzzDocument(bytes, "a.html");
}

inline void FuzzText(std::string_view bytes) {
  FuzzDocument(bytes, "a.txt");
}

inline void FuzzDeadline(std::string_view bytes) {
  if (!IsUtf8(bytes)) return;
  for (const DeadlineContext& context : {DeadlineContext{}, DeadlineContext{2026, true}}) {
    const DeadlineReading out = ReadDeadline(bytes, context);
    const domain::Deadline& deadline = out.deadline;
    using enum domain::DeadlineKind;
    if (deadline.kind == kFixed || deadline.kind == kFixedThenOngoing)
      Require(deadline.due.has_value());
    if (deadline.kind == kRange)
      Require(deadline.start && deadline.due && *deadline.start <= *deadline.due);
    if (deadline.kind == kStart) Require(deadline.start.has_value());
    if (deadline.kind == kRecurring) Require(!deadline.rule.empty());
    if (deadline.kind == kSplit) Require(deadline.parts.size() >= 2);
    if (deadline.due) Require(deadline.due->year() >= 1989 && deadline.due->year() <= 2101);
    if (deadline.due_minute) Require(*deadline.due_minute >= 0 && *deadline.due_minute <= 1440);
    if (deadline.rule_day) Require(*deadline.rule_day >= 1 && *deadline.rule_day <= 31);
    if (deadline.kind == kUnspecified) Require(!deadline.due && !deadline.soft);
  }
}

// A figure is a decimal in its one form, and what has no figure has no operator.
inline void FuzzFigure(std::string_view bytes) {
  if (!IsUtf8(bytes)) return;
  for (const std::string_view unit : {"", "%", "Dự án/năm"}) {
    const DraftTarget target = ReadTarget(bytes, unit);
    for (const std::string& value :
         {target.figure.value, target.upper, ReadBaseline(bytes).value}) {
      Require(value.empty() || DecimalOf(ReplaceAll(value, ".", ",")) == value);
      Require(value.empty() || CompareDecimals(value, value) == 0);
    }
    Require(target.op.empty() == target.figure.value.empty());
    Require(target.upper.empty() || !target.figure.value.empty());
  }
}

// Every name is text of the cell.
inline void FuzzParty(std::string_view bytes) {
  if (!IsUtf8(bytes)) return;
  const NameIndex index(FuzzCatalogue());
  const PartyCell cell = ReadParties(bytes, index);
  const std::string text = ReplaceAll(CollapseSpace(bytes), " ,", ",");
  for (const auto* list : {&cell.parties, &cell.partners}) {
    for (const DraftParty& party : *list) {
      Require(!party.name.empty() && text.find(party.name) != std::string::npos);
      for (const Holder& holder : party.holders) {
        Require(holder.organization.empty() != holder.group.empty());
      }
    }
  }
}

}  // namespace sauro::intake
