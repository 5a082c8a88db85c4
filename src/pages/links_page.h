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
};

/// At most kMostLinks suggestions; those that nobody has decided on come first.
std::string RenderLinks(const Frame& frame, const LinksView& view);

inline constexpr std::size_t kMostLinks = 200;

}  // namespace sauro::pages
