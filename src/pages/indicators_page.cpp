#include "pages/indicators_page.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "base/text.h"
#include "pages/context.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

using domain::AssignmentRole;
using domain::Indicator;
using domain::Target;
using Milestones = std::set<std::optional<Day>>;

// Of the lines that are shown.
Milestones MilestonesOf(std::span<const views::IndicatorLine> lines) {
  Milestones out;
  for (const views::IndicatorLine& line : lines) {
    for (const Target& target : line.indicator.targets) out.insert(target.by);
  }
  return out;
}

std::string NameOf(const std::optional<Day>& milestone) {
  return milestone ? "Mục tiêu " + domain::MilestoneText(milestone) : "Mục tiêu";
}

std::string TargetAt(const Indicator& indicator, const std::optional<Day>& milestone) {
  std::vector<std::string> out;
  for (const Target& target : indicator.targets) {
    if (target.by == milestone) out.push_back(target.none ? "–" : target.figure.text);
  }
  return Join(out, "; ");
}

// "Chủ trì: Sở A; Sở B"
void AddHolders(Dict& row, const Indicator& indicator) {
  constexpr std::array kRoles = {
      AssignmentRole::kDirector,
      AssignmentRole::kLead,
      AssignmentRole::kCoordinator,
      AssignmentRole::kImplementer,
      AssignmentRole::kMonitor,
  };
  for (const AssignmentRole role : kRoles) {
    const std::string names = PrintedNames(indicator.holders, role);
    if (names.empty()) continue;
    Dict& item = *row.AddSectionDictionary("HOLDER");
    Set(item, "ROLE", NameOf(role));
    Set(item, "NAMES", names);
  }
}

void AddSections(
    Dict& table,
    const std::vector<std::string>& before,
    const std::vector<std::string>& now,
    std::size_t columns
) {
  std::size_t same = 0;
  while (same < before.size() && same < now.size() && before[same] == now[same]) ++same;
  for (std::size_t level = same; level < now.size(); ++level) {
    Dict& section = *table.AddSectionDictionary("ROW")->AddSectionDictionary("SECTION");
    SetNumber(section, "LEVEL", static_cast<std::int64_t>(std::min<std::size_t>(level + 1, 3)));
    SetNumber(section, "COLUMNS", static_cast<std::int64_t>(columns));
    Set(section, "TITLE", now[level]);
  }
}

void AddIndicator(Dict& table, const views::IndicatorLine& line, const Milestones& milestones) {
  const Indicator& indicator = line.indicator;
  Dict& row = *table.AddSectionDictionary("ROW")->AddSectionDictionary("INDICATOR");
  Set(row, "ID", indicator.id.value);
  SetOrdinal(row, indicator.ordinal);
  Set(row, "NAME", indicator.name);
  ShowIf(row, "PART", indicator.parent.has_value());
  ShowIf(row, "WITHDRAWN", line.withdrawn);
  ShowText(row, "NOTE", "TEXT", indicator.note);
  Set(row, "UNIT", indicator.unit);
  Set(row, "BASELINE", domain::BaselineText(indicator.baseline_year, indicator.baseline));
  for (const std::optional<Day>& milestone : milestones) {
    Dict& cell = *row.AddSectionDictionary("TARGET");
    Set(cell, "LABEL", NameOf(milestone));
    Set(cell, "TEXT", TargetAt(indicator, milestone));
  }
  AddHolders(row, indicator);
}

// Those of its indicators that are `first` to `last` of all, if any.
void AddPlan(
    Dict& body,
    const Frame& frame,
    const usecase::PlanIndicators& plan,
    std::int64_t first,
    std::int64_t last
) {
  constexpr std::size_t kOtherColumns = 5;
  const auto count = static_cast<std::int64_t>(plan.indicators.size());
  const auto figures = std::count_if(
      plan.indicators.begin(),
      plan.indicators.end(),
      [](const views::IndicatorLine& line) { return !line.indicator.group; }
  );
  const std::int64_t begin = std::max<std::int64_t>(first, 0);
  const std::int64_t end = std::min(last, count);
  if (begin >= end) return;
  const auto shown =
      std::span(plan.indicators)
          .subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
  const Milestones milestones = MilestonesOf(shown);
  Dict& card = *body.AddSectionDictionary("PLAN");
  Set(card, "URL", LinkAt(frame, "/ke-hoach/" + UrlEncode(plan.plan.id.value)));
  Set(card, "NUMBER", plan.plan.number.empty() ? std::string("Không số") : plan.plan.number);
  Set(card, "TITLE", plan.plan.title);
  SetNumber(card, "COUNT", figures);
  for (const std::optional<Day>& milestone : milestones)
    Set(*card.AddSectionDictionary("MILESTONE"), "NAME", NameOf(milestone));
  std::vector<std::string> before;
  for (const views::IndicatorLine& line : shown) {
    AddSections(card, before, line.indicator.section, milestones.size() + kOtherColumns);
    before = line.indicator.section;
    AddIndicator(card, line, milestones);
  }
}

std::int64_t Total(const IndicatorsView& view) {
  std::int64_t total = 0;
  for (const usecase::PlanIndicators& plan : view.plans)
    total += static_cast<std::int64_t>(plan.indicators.size());
  return total;
}

// The page that was asked for, or the one on which the goal stands.
std::int64_t PageOf(const IndicatorsView& view) {
  std::int64_t index = 0;
  for (const usecase::PlanIndicators& plan : view.plans) {
    for (const views::IndicatorLine& line : plan.indicators) {
      if (line.indicator.id.value == view.goal) return index / kIndicatorRows + 1;
      ++index;
    }
  }
  return view.page;
}

}  // namespace

std::string RenderIndicators(const Frame& frame, const IndicatorsView& view) {
  Page page(frame, "indicators.tpl");
  Dict& body = page.body();
  for (const views::PlanLine& plan : view.all_plans) {
    const std::string name = plan.number.empty() ? Shorten(plan.title, 60) : plan.number;
    AddOption(body, "PLAN_OPTION", plan.id.value, name, view.plan);
  }
  for (const domain::Organization& organization : view.organizations) {
    AddOption(
        body, "ORGANIZATION_OPTION", organization.id.value, organization.name, view.organization
    );
  }
  AddAsOf(body, frame);
  ShowIf(body, "WITHDRAWN_TOO", view.withdrawn);
  const bool filtered = !view.plan.empty() || !view.organization.empty() || view.withdrawn;
  const std::string plain = LinkAt(frame, "/chi-tieu");
  if (filtered) ShowText(body, "CLEAR", "CLEAR_URL", plain);
  if (view.plans.empty() && filtered) ShowText(body, "NOTHING", "CLEAR_URL", plain);
  ShowIf(body, "EMPTY", view.plans.empty() && !filtered);
  const std::int64_t total = Total(view);
  const std::int64_t pages =
      std::max<std::int64_t>(1, (total + kIndicatorRows - 1) / kIndicatorRows);
  const std::int64_t page_shown = std::min(PageOf(view), pages);
  std::int64_t first = (page_shown - 1) * kIndicatorRows;
  for (const usecase::PlanIndicators& plan : view.plans) {
    AddPlan(body, frame, plan, first, first + kIndicatorRows);
    first -= static_cast<std::int64_t>(plan.indicators.size());
  }
  const std::string url = Query()
                              .Add("ke-hoach", view.plan)
                              .Add("co-quan", view.organization)
                              .Add("da-bo", view.withdrawn ? "co" : "")
                              .Add(frame.asked)
                              .After("/chi-tieu");
  if (total > 0) AddPager(body, total, page_shown, kIndicatorRows, url);
  return page.Html();
}

}  // namespace sauro::pages
