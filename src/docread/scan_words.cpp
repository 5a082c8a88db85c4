#include "docread/scan_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"

namespace sauro::docread {
namespace {

// Percent; what is mended is no surer than what a person looks at (intake/scan_doubts.h).
constexpr std::uint8_t kMended = 80;

bool BeginsWithFigure(std::string_view text) {
  return !text.empty() && std::isdigit(static_cast<unsigned char>(text.front())) != 0;
}

void MendBar(std::vector<PageWord>& words) {
  PageWord& first = words.front();
  if (first.text.front() != '<' && first.text.front() != '>') return;
  const bool figure = first.text.size() > 1
                          ? BeginsWithFigure(std::string_view(first.text).substr(1))
                          : words.size() > 1 && BeginsWithFigure(words[1].text);
  if (!figure) return;
  first.text.replace(0, 1, first.text.front() == '<' ? "≤" : "≥");
  first.confidence = std::min(first.confidence, kMended);
}

bool BeginsBody(const std::string& text) {
  constexpr std::array<std::string_view, 14> kFirst{
      "so",
      "ubnd",
      "uy",
      "cong",
      "van",
      "thanh",
      "ban",
      "bao",
      "ngan",
      "lien",
      "hoi",
      "trung",
      "truong",
      "cuc"};
  return text != ToLower(text) &&
         std::find(kFirst.begin(), kFirst.end(), Fold(text)) != kFirst.end();
}

// "Sở A: Sở B" names two bodies; behind "chủ trì:" and the like stands one.
void MendSeparators(std::vector<PageWord>& words) {
  constexpr std::array<std::string_view, 10> kRoles{
      "tri", "hop", "hien", "nhiem", "dao", "muu", "doi", "gom", "vien", "sau"};
  if (!BeginsBody(words.front().text)) return;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    PageWord& word = words[i];
    if (word.text.size() < 2 || word.text.back() != ':' || !BeginsBody(words[i + 1].text)) continue;
    const std::string before = Fold(std::string_view(word.text).substr(0, word.text.size() - 1));
    if (std::find(kRoles.begin(), kRoles.end(), before) != kRoles.end()) continue;
    word.text.back() = ';';
    word.confidence = std::min(word.confidence, kMended);
  }
}

// The number of a quarter, "III" of "III/2026", with strokes that were read as figures, brackets or
// small letters: "11", "IH". 0 if it is none, or a plain figure.
int QuarterOf(std::string_view text) {
  const std::string_view read = text.substr(0, text.find_first_of("/,;"));
  if (read == "1") return 0;
  std::string strokes;
  for (const char c : read) {
    if (c == 'H') {
      strokes += "II";
    } else if (c == '1' || c == 'l' || c == '|' || c == '[') {
      strokes += 'I';
    } else {
      strokes += c;
    }
  }
  constexpr std::array<std::string_view, 4> kQuarters{"I", "II", "III", "IV"};
  const auto found = std::find(kQuarters.begin(), kQuarters.end(), strokes);
  return found == kQuarters.end() ? 0 : static_cast<int>(found - kQuarters.begin()) + 1;
}

void MendQuarter(PageWord& word, int before) {
  int quarter = QuarterOf(word.text);
  if (quarter == before && quarter < 4) ++quarter;  // nobody names one twice
  const std::size_t end = std::min(word.text.find_first_of("/,;"), word.text.size());
  constexpr std::array<std::string_view, 4> kQuarters{"I", "II", "III", "IV"};
  const std::string_view written = kQuarters[static_cast<std::size_t>(quarter - 1)];
  if (std::string_view(word.text).substr(0, end) == written) return;
  word.text.replace(0, end, written);
  word.confidence = std::min(word.confidence, kMended);
}

constexpr std::uint8_t kGrain = 80;  // percent; marks that were read better than that are printed

bool HasLetterOrFigure(std::string_view text) {
  const std::string folded = Fold(text);
  return std::any_of(folded.begin(), folded.end(), [](unsigned char c) {
    return std::isalnum(c) != 0;
  });
}

// Nothing but marks of which each may stand alone.
bool MayStandAlone(std::string_view text) {
  constexpr std::array<std::string_view, 22> kMarks{"-", "–", "—", "+", "*", "≥", "≤", "<",
                                                    ">", "=", "%", "/", "&", "(", ")", ",",
                                                    ";", "•", "…", "±", "“", "”"};
  while (!text.empty()) {
    const auto mark = std::find_if(kMarks.begin(), kMarks.end(), [&](std::string_view known) {
      return text.starts_with(known);
    });
    if (mark == kMarks.end()) return false;
    text.remove_prefix(mark->size());
  }
  return true;
}

// A mark before a word that nobody prints there: "'Tháng".
void DropMarkBefore(PageWord& word) {
  constexpr std::array<std::string_view, 9> kMarks{"'", "`", "ˆ", "^", "¬", "~", "_", "„", "‘"};
  for (const std::string_view mark : kMarks) {
    if (word.text.size() > mark.size() && word.text.starts_with(mark) &&
        HasLetterOrFigure(word.text)) {
      word.text.erase(0, mark.size());
      return;
    }
  }
}

// A stroke far behind the text of its line: what is left of a rule or a stamp, read as a letter.
bool IsStray(const PageWord& before, const PageWord& word) {
  constexpr std::uint8_t kStray = 70;
  constexpr std::size_t kShort = 3;  // letters, of up to three bytes each
  const float room = word.box.x0 - before.box.x1;
  const bool beside = word.box.y0 < before.box.y1 && word.box.y1 > before.box.y0;
  const bool figure = word.text.find_first_of("0123456789") != std::string::npos;
  return word.confidence < kStray && !figure && Fold(word.text).size() <= kShort && beside &&
         room > before.box.Height() * 3;
}

// Smaller than any letter: a speck. Words of other sources have no place.
bool IsDust(const PageWord& word) {
  constexpr float kLowest = 2;  // points
  const bool placed = word.box.Width() > 0 && word.box.Height() > 0;
  return placed && word.box.Height() < kLowest && HasLetterOrFigure(word.text);
}

float Shared(const Box& a, const Box& b) {
  const float wide = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  const float high = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return wide > 0 && high > 0 ? wide * high : 0;
}

// The marks of two lines that stand close, read as a line between them: they lie over what was
// read well.
void DropShadows(std::vector<PageWord>& words) {
  constexpr std::uint8_t kBad = 50;
  constexpr std::uint8_t kGood = 75;
  constexpr float kPart = 0.25F;
  const std::vector<PageWord> all = words;
  std::erase_if(words, [&](const PageWord& word) {
    const float area = word.box.Width() * word.box.Height();
    if (word.confidence >= kBad || area <= 0) return false;
    return std::any_of(all.begin(), all.end(), [&](const PageWord& other) {
      return other.confidence >= kGood && Shared(word.box, other.box) > kPart * area;
    });
  });
}

// Specks of a scan that were read as marks.
void DropGrain(std::vector<PageWord>& words) {
  std::erase_if(words, IsDust);
  DropShadows(words);
  while (words.size() > 2 && IsStray(words[words.size() - 2], words.back())) words.pop_back();
  std::erase_if(words, [](const PageWord& word) {
    return word.confidence < kGrain && !HasLetterOrFigure(word.text) && !MayStandAlone(word.text);
  });
  while (words.size() > 1 && words.back().confidence < kGrain && words.back().text == "-")
    words.pop_back();
  for (PageWord& word : words) {
    if (word.confidence < kGrain) DropMarkBefore(word);
  }
}

// The stroke of a fraction, and two for one, in dates: "II⁄2026", "I//2026".
void MendStrokes(std::string& text) {
  constexpr std::string_view kFraction = "⁄";
  for (std::size_t at = 0; (at = text.find(kFraction, at)) != std::string::npos;)
    text.replace(at, kFraction.size(), "/");
  if (text.find(':') != std::string::npos) return;  // an address
  for (std::size_t at = 0; (at = text.find("//", at)) != std::string::npos;) text.erase(at, 1);
}

}  // namespace

void MendSigns(std::vector<PageWord>& words) {
  DropGrain(words);
  if (words.empty()) return;
  for (PageWord& word : words) MendStrokes(word.text);
  MendBar(words);
  MendSeparators(words);
  int before = -1;  // the quarter named right before; 0 behind the word itself, -1 elsewhere
  for (PageWord& word : words) {
    if (Fold(word.text) == "quy") {
      before = 0;
      continue;
    }
    const int quarter = before < 0 ? 0 : QuarterOf(word.text);
    if (quarter > 0) MendQuarter(word, before);
    before = quarter > 0 && word.text.back() == ',' ? QuarterOf(word.text) : -1;
  }
}

}  // namespace sauro::docread
