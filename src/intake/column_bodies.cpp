#include "intake/column_bodies.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "intake/column_figures.h"
#include "intake/figure_text.h"
#include "intake/header_words.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

bool NamesPlace(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 8> kPlaces{
      "xa", "phuong", "dac khu", "thi tran", "huyen", "thi xa", "thanh pho", "quan"};
  return tokens.size() > at + 1 && IsCapital(text, tokens[at]) &&
         std::any_of(kPlaces.begin(), kPlaces.end(), [&](std::string_view phrase) {
           return MatchPhrase(tokens, at, phrase) > 0;
         });
}

// The name of a body or a place at the end of a header, behind `shared` words.
std::string WhomIn(std::string_view header, std::size_t shared) {
  const std::vector<Token> tokens = Tokenize(header);
  if (tokens.size() <= shared) return {};
  const std::string_view name = header.substr(tokens[shared].begin);
  const bool named = NamesPlace(header, tokens, shared) || BeginsWithBody(name);
  return named ? std::string(name) : std::string();
}

std::size_t SharedTokens(const Layout& layout, const std::vector<std::size_t>& columns) {
  const std::vector<Token> first = Tokenize(layout.columns[columns[0]].header);
  std::size_t shared = first.size();
  for (const std::size_t column : columns) {
    const std::vector<Token> tokens = Tokenize(layout.columns[column].header);
    std::size_t same = 0;
    while (same < std::min(shared, tokens.size()) && tokens[same].text == first[same].text) ++same;
    shared = same;
  }
  // "Xã An Bình", "Xã Tân Lập": the word is part of each name.
  while (shared > 0 && IsCapital(layout.columns[columns[0]].header, first[shared - 1]) &&
         !WhomIn(layout.columns[columns[0]].header, shared - 1).empty())
    --shared;
  return shared;
}

}  // namespace

void SettleWhom(Layout& layout) {
  std::vector<std::size_t> targets;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    if (layout.columns[i].role == Role::kTarget) targets.push_back(i);
  }
  if (!layout.indicators() || targets.size() < 2) return;
  const std::size_t shared = SharedTokens(layout, targets);
  std::size_t named = 0;
  for (const std::size_t i : targets) {
    const std::string whom = WhomIn(layout.columns[i].header, shared);
    named += whom.empty() ? 0 : 1;
  }
  if (named < 2 || named + 1 < targets.size()) return;  // beside them, one for all at most
  for (const std::size_t i : targets)
    layout.columns[i].whom = WhomIn(layout.columns[i].header, shared);
}

bool NamesBody(std::string_view text) {
  return BeginsWithBody(text) || NamesPlace(text, Tokenize(text), 0);
}

namespace {

// "Xã, phường", "Đơn vị", "Địa phương"
bool HeadsBodies(const Column& column) {
  const HeaderText header(column.header);
  return (column.role == Role::kLead || column.role == Role::kOther ||
          column.role == Role::kImplement) &&
         (header.IsAny("xa phuong", "ten xa phuong", "xa", "phuong", "xa phuong dac khu") ||
          header.IsAny("don vi", "ten don vi", "dia phuong", "ten dia phuong", "co quan don vi") ||
          header.IsAny("don vi dia phuong", "xa phuong thi tran", "don vi thuc hien", "dia ban"));
}

// What the header says behind the words that all share, where it names an indicator.
void TakeName(Column& column, std::size_t shared) {
  const std::vector<Token> tokens = Tokenize(column.header);
  if (tokens.size() <= shared) return;
  std::string name(TrimAny(std::string_view(column.header).substr(tokens[shared].begin), " :.;,-(")
  );
  if (WordsOf(name).find(' ') == std::string::npos || YearIn(name)) return;
  if (std::string unit = UnitOfName(name); !unit.empty()) column.unit = std::move(unit);
  column.name = std::move(name);
}

}  // namespace

void SettleBodyRows(Layout& layout, const ColumnTexts& below) {
  if (layout.Has(Role::kTitle) || layout.Has(Role::kIndicator) || layout.Has(Role::kUnit)) return;
  auto& columns = layout.columns;
  const auto bodies = std::find_if(columns.begin(), columns.end(), HeadsBodies);
  if (bodies == columns.end()) return;
  const auto at = static_cast<std::size_t>(bodies - columns.begin());
  if (at >= below.size() || below[at].size() < 2) return;
  const auto named = std::count_if(below[at].begin(), below[at].end(), NamesBody);
  if (static_cast<std::size_t>(named) * 100 < below[at].size() * 60) return;
  std::vector<std::size_t> targets;
  for (std::size_t i = at + 1; i < columns.size(); ++i) {
    if (columns[i].role == Role::kTarget && FiguresBelow(below, i).value_or(0) >= 60)
      targets.push_back(i);
  }
  if (targets.empty()) return;
  bodies->role = Role::kIndicator;
  bodies->bodies = true;
  if (targets.size() < 2) return;
  const std::size_t shared = SharedTokens(layout, targets);
  for (const std::size_t i : targets) TakeName(columns[i], shared);
}

}  // namespace sauro::intake
