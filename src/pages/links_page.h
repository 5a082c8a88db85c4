#pragma once
// "/du-thao/{id}/viec-trung": tasks that are probably the same, and what a person says about them.

#include <string>

#include "pages/page.h"
#include "usecase/draft_check.h"

namespace sauro::pages {

struct LinksView {
  std::string url;        ///< of the draft
  std::string file_name;  ///< of its document
  const usecase::DraftCheck& check;
  bool weak_open = false;  ///< the pairs that are alike a little are unfolded
};

/// At most kMostLinks pairs, the surest first, in three groups: those that are much alike, those
/// that are alike a little (folded away), and those that somebody has decided on, also where edits
/// have made them unlike since.
std::string RenderLinks(const Frame& frame, const LinksView& view);

inline constexpr std::size_t kMostLinks = 200;

}  // namespace sauro::pages
