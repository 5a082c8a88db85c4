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

bool IsQuarterWord(std::string_view text) {
  return Fold(TrimAny(text, ".,:;'`-")) == "quy";
}

// "Quý." and "Quỷ" before the number of a quarter: a speck, another tone.
void MendQuarterWord(PageWord& word, std::string_view next) {
  const bool number = QuarterOf(next) > 0 || (!next.empty() && next[0] >= '1' && next[0] <= '4');
  if (!number || word.text == "quý" || word.text == "Quý" || word.text == "QUÝ") return;
  const bool small = ToLower(word.text) == word.text;
  const std::string_view core = TrimAny(word.text, ".,:;'`-");
  const bool capitals = !small && core == ToUpper(core);
  word.text = small ? "quý" : (capitals ? "QUÝ" : "Quý");
  word.confidence = std::min(word.confidence, kMended);
}

// "Đã" and "ảng" over each other: one word, of which each holds a part.
void JoinHalves(std::vector<PageWord>& words) {
  for (std::size_t i = 0; i + 1 < words.size();) {
    PageWord& word = words[i];
    const PageWord& next = words[i + 1];
    const bool over = word.box.Width() > 0 && next.box.x0 + 1 < word.box.x1 &&
                      next.box.x0 > word.box.x0 && next.box.x1 > word.box.x1 &&
                      next.box.y0 < word.box.y1 && word.box.y0 < next.box.y1;
    std::size_t last = word.text.size();
    while (over && last > 0 && (static_cast<unsigned char>(word.text[--last]) & 0xC0U) == 0x80U) {
    }
    std::size_t first = 1;
    while (over && first < next.text.size() &&
           (static_cast<unsigned char>(next.text[first]) & 0xC0U) == 0x80U)
      ++first;
    if (!over || last == 0 ||
        Fold(std::string_view(word.text).substr(last)) !=
            Fold(std::string_view(next.text).substr(0, first))) {
      ++i;
      continue;
    }
    word.text = word.text.substr(0, last) + next.text;
    word.box.x1 = next.box.x1;
    word.confidence = std::min({word.confidence, next.confidence, kMended});
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
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

// "lƯỢt", "TừỪ": a capital with marks behind a small letter is a small one, and one that repeats
// the letter before it is none. Names ("VNeID") have no marks.
void MendCapitals(std::string& text) {
  std::string out;
  std::string before;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    std::string letter = text.substr(i, end - i);
    i = end;
    const bool behind_small = !before.empty() && ToUpper(before) != before;
    const std::string small = ToLower(letter);
    if (letter.size() > 1 && behind_small && small != letter) {
      if (small == before) continue;
      letter = small;
    }
    before = letter;
    out += letter;
  }
  text = std::move(out);
}

}  // namespace

bool BeginsBody(const std::string& text) {
  constexpr std::array<std::string_view, 15> kFirst{
      "phong",
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

void MendSigns(std::vector<PageWord>& words) {
  DropSpecks(words);
  JoinHalves(words);
  if (words.empty()) return;
  for (PageWord& word : words) {
    MendStrokes(word.text);
    MendCapitals(word.text);
  }
  MendBar(words);
  MendSeparators(words);
  int before = -1;  // the quarter named right before; 0 behind the word itself, -1 elsewhere
  for (std::size_t i = 0; i < words.size(); ++i) {
    PageWord& word = words[i];
    if (IsQuarterWord(word.text)) {
      if (i + 1 < words.size()) MendQuarterWord(word, words[i + 1].text);
      before = 0;
      continue;
    }
    const int quarter = before < 0 ? 0 : QuarterOf(word.text);
    if (quarter > 0) MendQuarter(word, before);
    before = quarter > 0 && word.text.back() == ',' ? QuarterOf(word.text) : -1;
  }
}

}  // namespace sauro::docread
