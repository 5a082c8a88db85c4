#include "intake/caption.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/column_levels.h"
#include "intake/plan_year.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kLongestLine = 240;  // bytes
constexpr std::size_t kMostLines = 4;

// "Phụ lục I", "Biểu 01": the name of an appendix and no more.
bool NamesAppendix(std::string_view line) {
  constexpr std::size_t kShort = 4;  // tokens
  const std::vector<Token> tokens = Tokenize(line);
  return tokens.size() <= kShort &&
         (MatchPhrase(tokens, 0, "phu luc") > 0 || MatchPhrase(tokens, 0, "bieu") > 0 ||
          MatchPhrase(tokens, 0, "bang") > 0);
}

// "Kết quả thực hiện chỉ tiêu", "Hiện trạng", "Phân bổ kinh phí": not what is wanted.
bool IsOtherMatter(std::string_view line) {
  const std::string words = " " + WordsOf(line) + " ";
  constexpr std::array<std::string_view, 10> kWords{
      " ket qua thuc hien ",
      " ket qua dat ",
      " tinh hinh ",
      " hien trang ",
      " thuc trang ",
      " thong ke ",
      " kinh phi ",
      " du toan ",
      " von dau tu ",
      " tong hop ket qua "};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view phrase) {
    return words.find(phrase) != std::string::npos;
  });
}

}  // namespace

void Caption::Add(std::string_view line) {
  line = Trim(line);
  const bool sentence = line.ends_with('.') || line.ends_with(';');
  if (sentence || line.size() > kLongestLine) {
    lines_.clear();
    return;
  }
  lines_.push_back(CollapseSpace(line));
  if (lines_.size() > kMostLines) lines_.erase(lines_.begin());
}

HeaderHints Caption::Hints(const DraftDocument& document) const {
  HeaderHints out;
  out.year = FirstYearOf(document);
  const std::string title = WordsOf(document.title);
  bool captioned = false;  // by a line that is more than "Phụ lục I" and the title
  for (auto line = lines_.rbegin(); line != lines_.rend(); ++line) {
    if (title.find(WordsOf(*line)) != std::string::npos || NamesAppendix(*line)) continue;
    if (!captioned) out.other_matter = IsOtherMatter(*line);
    captioned = true;
    out.targets = out.targets || SpeaksOfTargets(*line);
  }
  if (!captioned) {
    out.other_matter = document.type == "Báo cáo" || IsOtherMatter(document.title);
    out.targets = SpeaksOfTargets(document.title);
    out.silent = !out.other_matter && OnlyYearOfTitle(document);
  }
  out.targets = out.targets && !out.other_matter;
  return out;
}

}  // namespace sauro::intake
