#include "docread/page_parts.h"

#include <algorithm>
#include <utility>

#include "docread/missing_rules.h"
#include "docread/page_marks.h"
#include "docread/scan_words.h"

namespace sauro::docread {
namespace {

bool Inside(const Box& box, const PageWord& word) {
  return word.box.MidX() >= box.x0 && word.box.MidX() <= box.x1 && word.box.MidY() >= box.y0 &&
         word.box.MidY() <= box.y1;
}

// The cell of a word. Cells are in reading order, so that a search may begin at the row edge.
std::size_t CellOf(const RuledGrid& grid, const PageWord& word) {
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (Inside(grid.cells[i].box, word)) return i;
  }
  return grid.cells.size();
}

// Words lie in one cell each: an upright rule that goes through the middle of one is the stem of a
// letter there, in a row that is merged over all columns, and is cut. But a word that begins at the
// border before it, "STT" in a narrow column, runs over the rule. Recognised words are not that
// sure of their places.
class RuleCutter {
 public:
  explicit RuleCutter(const Page& page) : page_(page) {
    for (const PageRule& rule : page.rules) {
      if (!rule.Horizontal()) uprights_.push_back(&rule.box);
    }
    std::sort(uprights_.begin(), uprights_.end(), [](const Box* a, const Box* b) {
      return a->MidX() < b->MidX();
    });
    for (const PageWord& word : page.words) words_.push_back(&word.box);
    std::sort(words_.begin(), words_.end(), [](const Box* a, const Box* b) {
      return a->x0 < b->x0;
    });
    for (const Box* word : words_) widest_ = std::max(widest_, word->Width());
  }

  std::vector<PageRule> Cut() {
    // Words that lie across so many rules are no table, and each cut costs memory and time.
    const std::size_t most = 4 * page_.rules.size() + 1000;
    constexpr std::size_t kMostLooked = 4'000'000;
    std::vector<PageRule> out;
    for (const PageRule& rule : page_.rules) {
      if (out.size() > most || looked_ > kMostLooked) return page_.rules;
      if (page_.scanned) {
        out.push_back(rule);
      } else if (!rule.Horizontal()) {
        CutOne(rule, out);
      } else if (!IsBarOfLetters(rule.box)) {
        out.push_back(rule);
      }
    }
    return out;
  }

 private:
  // The bars of "TT" are as long as a short rule, but a rule does not run through letters from one
  // end to the other.
  bool IsBarOfLetters(const Box& rule) {
    constexpr float kLong = 60;     // points
    constexpr float kEdge = 0.12F;  // of the height of a word, where a rule may touch it
    constexpr float kMost = 0.8F;
    if (rule.Width() >= kLong) return false;
    float covered = 0;
    const auto first = std::lower_bound(
        words_.begin(),
        words_.end(),
        rule.x0 - widest_,
        [](const Box* w, float at) { return w->x0 < at; }
    );
    for (auto it = first; it != words_.end() && (*it)->x0 < rule.x1; ++it, ++looked_) {
      const Box& word = **it;
      const float edge = word.Height() * kEdge;
      if (rule.MidY() < word.y0 + edge || rule.MidY() > word.y1 - edge) continue;
      covered += std::max(0.0F, std::min(rule.x1, word.x1) - std::max(rule.x0, word.x0));
    }
    return covered >= rule.Width() * kMost;
  }

  // The words that it goes through, from top to bottom.
  std::vector<const Box*> Crossed(const PageRule& rule) {
    constexpr float kInside = 1;  // points
    const float x = rule.box.MidX();
    std::vector<const Box*> out;
    const auto first = std::lower_bound(
        words_.begin(), words_.end(), x - widest_, [](const Box* w, float at) { return w->x0 < at; }
    );
    for (auto it = first; it != words_.end() && (*it)->x0 < x - kInside; ++it, ++looked_) {
      const bool inside = (*it)->x1 > x + kInside;
      if (inside && (*it)->y0 < rule.box.y1 && (*it)->y1 > rule.box.y0 && !RunsOver(**it, x))
        out.push_back(*it);
    }
    std::sort(out.begin(), out.end(), [](const Box* a, const Box* b) { return a->y0 < b->y0; });
    return out;
  }

  // True if most of `word` stands between an upright rule right before it and the one at `x`.
  bool RunsOver(const Box& word, float x) {
    constexpr float kPadding = 8;  // points
    if (word.x1 - x > x - word.x0) return false;
    auto before = std::lower_bound(
        uprights_.begin(),
        uprights_.end(),
        word.x0 - kPadding,
        [](const Box* rule, float at) { return rule->MidX() < at; }
    );
    for (; before != uprights_.end() && (*before)->MidX() <= word.x0 + 1; ++before, ++looked_) {
      if ((*before)->y0 <= word.y0 && (*before)->y1 >= word.y1) return true;
    }
    return false;
  }

  void CutOne(const PageRule& rule, std::vector<PageRule>& out) {
    Box rest = rule.box;
    for (const Box* word : Crossed(rule)) {
      if (word->y0 > rest.y0) out.push_back({{rest.x0, rest.y0, rest.x1, word->y0}});
      rest.y0 = std::max(rest.y0, word->y1);
    }
    if (rest.y1 > rest.y0) out.push_back({rest});
  }

  const Page& page_;
  std::vector<const Box*> words_;     // by their left ends
  std::vector<const Box*> uprights_;  // from left to right
  float widest_ = 0;
  std::size_t looked_ = 0;
};

// Lines [begin, end) of the page become a grid.
GridWords WordsOf(OpenTable& table, std::vector<TextLine>& lines) {
  GridWords out{std::move(table.grid), {}};
  out.cells.resize(out.grid.cells.size());
  for (std::size_t i = table.begin; i < table.end; ++i) {
    for (PageWord& word : lines[i].words) {
      const std::size_t cell = CellOf(out.grid, word);
      out.cells[std::min(cell, out.cells.size() - 1)].push_back(std::move(word));
    }
  }
  return out;
}

// What is left of `out.lines` and holds tables without upright rules.
void TakeOpenTables(const OpenColumns* before, Parts& out) {
  std::vector<OpenTable> tables = FindOpenTables(*out.page, out.lines, before);
  if (tables.empty()) return;
  const float foot = out.page->height * (1 - kEdgeZone);
  const auto behind = out.lines.begin() + static_cast<std::ptrdiff_t>(tables.back().end);
  if (std::all_of(behind, out.lines.end(), [&](const TextLine& line) {
        return line.box.MidY() > foot;
      }))
    out.open = tables.back().columns;
  for (std::size_t i = tables.size(); i-- > 0;) {
    out.grids.push_back(WordsOf(tables[i], out.lines));
    out.lines.erase(
        out.lines.begin() + static_cast<std::ptrdiff_t>(tables[i].begin),
        out.lines.begin() + static_cast<std::ptrdiff_t>(tables[i].end)
    );
  }
  std::sort(out.grids.begin(), out.grids.end(), [](const GridWords& a, const GridWords& b) {
    return a.grid.box.y0 < b.grid.box.y0;
  });
}

// Words into the cells of the grids; `free` gets those that stand in none.
std::vector<GridWords> Fill(
    std::vector<RuledGrid> grids, const std::vector<PageWord>& words, std::vector<PageWord>& free
) {
  std::vector<GridWords> out;
  for (RuledGrid& grid : grids) {
    const std::size_t cells = grid.cells.size();
    out.push_back({std::move(grid), std::vector<std::vector<PageWord>>(cells)});
  }
  for (const PageWord& word : words) {
    const auto home = std::find_if(out.begin(), out.end(), [&](const GridWords& grid) {
      return Inside(grid.grid.box, word);
    });
    const std::size_t cell = home == out.end() ? 0 : CellOf(home->grid, word);
    if (home == out.end() || cell == home->cells.size()) {
      free.push_back(word);
    } else {
      home->cells[cell].push_back(word);
    }
  }
  return out;
}

// The grids of the page. Rows that have no rule between them are told apart by their numbers.
std::vector<GridWords> FillGrids(
    const Page& page, const std::vector<PageWord>& words, std::vector<PageWord>& free
) {
  std::vector<PageRule> rules = RuleCutter(page).Cut();
  std::vector<GridWords> out = Fill(FindGrids(rules), words, free);
  const std::size_t drawn = rules.size();
  for (const GridWords& grid : out) AddMissingRules(grid.grid, grid.cells, rules);
  if (rules.size() == drawn) return out;
  free.clear();
  return Fill(FindGrids(rules), words, free);
}

}  // namespace

Parts TakeApart(const Page& page, const OpenColumns* before) {
  Parts out;
  out.page = &page;
  std::vector<PageWord> words;
  const std::vector<bool> marks =
      page.scanned ? std::vector<bool>(page.words.size(), false) : FootnoteMarks(page.words);
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    if (marks[i]) {
      out.marks.push_back(page.words[i].text);
    } else {
      words.push_back(page.words[i]);
    }
  }
  std::vector<PageWord> free;
  out.grids = FillGrids(page, words, free);
  std::erase_if(out.grids, [&](const GridWords& grid) {
    return std::all_of(grid.cells.begin(), grid.cells.end(), [](const auto& words) {
      return words.empty();
    });
  });
  out.lines = LinesOf(std::move(free));
  TakeOpenTables(before, out);
  if (page.scanned) {
    for (GridWords& grid : out.grids) {
      for (std::vector<PageWord>& cell : grid.cells) {
        MendTones(cell);
        MendSigns(cell);
      }
    }
    for (TextLine& line : out.lines) MendTones(line.words);
  }
  return out;
}

}  // namespace sauro::docread
