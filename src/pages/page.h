#pragma once
// One page: the frame (head, navigation, who is signed in, notices) around the template of its
// body.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/status.h"
#include "pages/ctemplate.h"
#include "usecase/app.h"
#include "views/at.h"
#include "views/drafts.h"
#include "views/tasks.h"

namespace sauro::pages {

using Dict = ctemplate::TemplateDictionary;

/// The coordinates that a person asked for, as they stand in addresses; empty: now.
struct AskedAt {
  std::string day;       ///< "2026-05-31"
  std::string position;  ///< "1234"
  [[nodiscard]] bool any() const { return !day.empty() || !position.empty(); }
};

/// What surrounds every body.
struct Frame {
  std::string title;
  std::string path;  ///< of the request: marks the current entry of the navigation
  std::string province;
  const usecase::Principal* who = nullptr;  ///< nobody: no navigation
  std::string csrf;                         ///< token for the forms of this page
  std::string request_id;                   ///< UUID: the same form sent twice acts once
  std::optional<views::At> at;              ///< coordinates of what is shown
  AskedAt asked;                            ///< kept by the links of the body
  std::string now_url;                      ///< this page without `asked`
  std::string notice;                       ///< a sentence of our own after something was done
  bool htmx = false;                        ///< the page swaps parts of itself

  /// What stood at `at` is only looked at: a banner says so, and nothing is written from here.
  [[nodiscard]] bool past() const { return asked.any(); }
};

/// Fill body(), then take Html(). Values are escaped by the template's context.
class Page {
 public:
  Page(const Frame& frame, std::string_view body_template);
  Dict& body() { return *body_; }
  [[nodiscard]] std::string Html() const;

 private:
  Dict root_;
  Dict* body_;
};

/// A part of a page, for a swap in place.
class Fragment {
 public:
  Fragment(const Frame& frame, std::string_view name);
  Dict& body() { return root_; }
  [[nodiscard]] std::string Html() const;

 private:
  Dict root_;
  std::string name_;
};

void Set(Dict& dict, const char* name, std::string_view text);
/// ORDINAL as it is, and ORDINAL_DOT for right before a title: "3. ", "– " for a row that only has
/// a dash, nothing for one without a number.
void SetOrdinal(Dict& dict, std::string_view ordinal);
void SetNumber(Dict& dict, const char* name, std::int64_t value);
/// Shows the section if `yes`.
void ShowIf(Dict& dict, const char* section, bool yes);
/// Shows the section `section` with the one variable `name`, unless `text` is empty.
void ShowText(Dict& dict, const char* section, const char* name, std::string_view text);
/// Fills {{>name}} with a status: a word and a shape.
void AddChip(Dict& dict, const char* name, domain::Timing timing);
void AddChip(Dict& dict, const char* name, domain::WorkStatus status);
void AddChip(Dict& dict, const char* name, views::ReportState state);
void AddChip(Dict& dict, const char* name, views::DraftState state);
/// Fills {{>name}} with a bar of the shares of the four cells, ongoing and inactive work.
void AddBar(Dict& dict, const char* name, const domain::Tally& tally);

/// Fills {{>AS_OF}}: the fields for the day and the position, within a form that asks for them.
void AddAsOf(Dict& dict, const Frame& frame);

/// Names of all templates; each was read and is sound.
std::vector<std::string> TemplateNames();

}  // namespace sauro::pages
