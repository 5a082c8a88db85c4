#pragma once
// What a newer text changes in an older one, with a tick for each difference.

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "http/message.h"
#include "pages/page.h"
#include "usecase/draft_check.h"
#include "usecase/draft_rows.h"
#include "usecase/plan_compare.h"

namespace sauro::pages {

struct CompareView {
  const usecase::Comparison& comparison;
  std::string heading;
  std::string url;    ///< of the draft that the page belongs to
  std::string title;  ///< of that draft
  std::string file_name;
  std::string target;  ///< "kế hoạch số 12/KH-UBND"
  std::string target_url;
  std::string action;  ///< where the form goes
  std::vector<std::pair<std::string, std::string>> hidden = {};
  bool adjusts = false;  ///< asks for reason and authority
  std::string submit;    ///< text of the button
  bool may_accept = true;
  std::vector<std::string> names_to_learn = {};  ///< asks whether to remember them
  /// What the adjustment links, and tasks on which nobody could report after it.
  std::vector<usecase::SaidLink> links = {};
  std::vector<usecase::RowWithoutReporter> without_reporter = {};
  std::set<std::string> linked = {};  ///< Keys of older rows whose link goes when they are dropped.
};

struct CompareState {
  http::Parameters typed;  ///< the fields as they came; empty the first time
  std::optional<Error> error;
};

std::string RenderCompare(const Frame& frame, const CompareView& view, const CompareState& state);

/// The ticks of a form that was sent.
usecase::Ticks TicksOf(const http::Parameters& form);

struct CompareChoice {
  std::string href;
  std::string name;
  std::string detail;
  bool likely = false;
};
struct CompareChoices {
  std::string url;
  std::string title;
  std::string file_name;
  std::vector<CompareChoice> plans;
  std::vector<CompareChoice> drafts;
  std::vector<std::string> known = {};  ///< usecase::KnownPlanText of plans that are probably it
};
/// Which older text a draft is a newer text of.
std::string RenderCompareChoice(const Frame& frame, const CompareChoices& choices);

}  // namespace sauro::pages
