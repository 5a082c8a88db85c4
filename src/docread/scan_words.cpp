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

void DropMarkBehind(PageWord& word) {
  constexpr std::array<std::string_view, 7> kMarks{"'", "`", "ˆ", "^", "¬", "~", "_"};
  for (const std::string_view mark : kMarks) {
    if (word.text.size() > mark.size() && word.text.ends_with(mark)) {
      word.text.resize(word.text.size() - mark.size());
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

// The usual height of words that were read well; 0 where there are too few.
float UsualHeight(const std::vector<PageWord>& words) {
  constexpr std::uint8_t kGood = 90;
  constexpr std::size_t kFewest = 3;
  std::vector<float> heights;
  for (const PageWord& word : words) {
    if (word.confidence >= kGood && word.box.Height() > 0 && HasLetterOrFigure(word.text))
      heights.push_back(word.box.Height());
  }
  if (heights.size() < kFewest) return 0;
  std::nth_element(
      heights.begin(),
      heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2),
      heights.end()
  );
  return heights[heights.size() / 2];
}

// The marks above the letters of a line, read as a line of their own: low, and no word stands
// beside them at their height.
void DropMarksAbove(std::vector<PageWord>& words) {
  constexpr float kLow = 0.5F;
  constexpr float kTop = 0.3F;  // of a word there are marks
  const float usual = UsualHeight(words);
  if (usual <= 0) return;
  const std::vector<PageWord> all = words;
  std::erase_if(words, [&](const PageWord& word) {
    if (word.box.Height() >= kLow * usual || word.box.Height() <= 0) return false;
    return std::none_of(all.begin(), all.end(), [&](const PageWord& other) {
      return other.box.Height() >= kLow * usual &&
             word.box.MidY() > other.box.y0 + kTop * other.box.Height() &&
             word.box.MidY() < other.box.y1 + 1;
    });
  });
}

// "p phòng òng": the end of a word, read again beside it.
void DropTwice(std::vector<PageWord>& words) {
  const std::vector<PageWord> all = words;
  std::erase_if(words, [&](const PageWord& word) {
    const float area = word.box.Width() * word.box.Height();
    if (area <= 0) return false;
    return std::any_of(all.begin(), all.end(), [&](const PageWord& other) {
      return other.text.size() > word.text.size() &&
             (other.text.ends_with(word.text) || other.text.starts_with(word.text)) &&
             Shared(word.box, other.box) > area * 0.5F;
    });
  });
}

constexpr std::uint8_t kSureMark = 97;  // specks beside well-read text are read well, too

bool IsLetterByte(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool IsSmall(std::string_view text) {
  return !text.empty() && IsLetterByte(text[0]) && ToLower(text) == text;
}

// A closing quotation mark that nothing in the cell opens.
void DropLooseQuotes(std::vector<PageWord>& words) {
  const auto quotes = [](const PageWord& word) {
    return word.text.find('"') != std::string::npos || word.text.find("“") != std::string::npos ||
           word.text.find("”") != std::string::npos;
  };
  if (std::count_if(words.begin(), words.end(), quotes) != 1) return;
  PageWord& word = *std::find_if(words.begin(), words.end(), quotes);
  if (word.confidence < kSureMark && word.text.size() > 1 && word.text.ends_with('"') &&
      word.text.find('"') + 1 == word.text.size())
    word.text.pop_back();
}

// What stands at the edge of a word or line and belongs to neither: ".UBND", "-Sở" where it is not
// one of several items, "Phòng:" in the middle of a name.
void DropEdges(std::vector<PageWord>& words) {
  const auto dashed = [](const PageWord& word) {
    return word.text.size() > 1 && (word.text[0] == '-' || word.text[0] == '+');
  };
  const auto items = std::count_if(words.begin(), words.end(), [&](const PageWord& word) {
    return dashed(word) || (&word == &words.front() && (word.text == "-" || word.text == "+"));
  });
  for (std::size_t i = 0; i < words.size(); ++i) {
    PageWord& word = words[i];
    if (word.confidence >= kSureMark || word.text.size() < 2) continue;
    const bool letter = IsLetterByte(word.text[1]);
    const bool dash = dashed(word) && items == 1;
    if (letter && (word.text[0] == '.' || word.text[0] == ',' || word.text[0] == ':' || dash))
      word.text.erase(0, 1);
    if (i > 0 && i + 1 < words.size() && word.confidence < kGrain && word.text.ends_with(':') &&
        BeginsBody(word.text.substr(0, word.text.size() - 1)))
      word.text.pop_back();
  }
}

// Whatever its confidence: "_" between words, or a colon before a small letter.
void DropLoneMarks(std::vector<PageWord>& words) {
  constexpr std::array<std::string_view, 8> kNone{"_", "'", "`", "^", "~", "|", "¬", "ˆ"};
  for (std::size_t i = 0; i < words.size();) {
    const std::string& text = words[i].text;
    const bool none = std::find(kNone.begin(), kNone.end(), text) != kNone.end();
    const bool colon = text == ":" && i > 0 && i + 1 < words.size() &&
                       words[i].confidence < kSureMark && IsSmall(words[i + 1].text);
    if (none || colon) {
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
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

// Specks of a scan that were read as marks.
void DropGrain(std::vector<PageWord>& words) {
  std::erase_if(words, IsDust);
  DropShadows(words);
  DropMarksAbove(words);
  DropTwice(words);
  while (words.size() > 2 && IsStray(words[words.size() - 2], words.back())) words.pop_back();
  std::erase_if(words, [](const PageWord& word) {
    return word.confidence < kGrain && !HasLetterOrFigure(word.text) && !MayStandAlone(word.text);
  });
  DropLoneMarks(words);
  while (words.size() > 1 && words.back().confidence < kGrain && words.back().text == "-")
    words.pop_back();
  for (PageWord& word : words) {
    if (word.confidence < kSureMark) DropMarkBefore(word);
    if (word.confidence < kGrain) DropMarkBehind(word);
  }
  DropLooseQuotes(words);
  DropEdges(words);
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

void DropSpecks(std::vector<PageWord>& words) {
  DropGrain(words);
}

void MendSigns(std::vector<PageWord>& words) {
  DropGrain(words);
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
