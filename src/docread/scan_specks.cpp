#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"
#include "docread/scan_words.h"

namespace sauro::docread {
namespace {

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
  return placed && word.box.Height() < kLowest &&
         (HasLetterOrFigure(word.text) || !MayStandAlone(word.text));
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
  constexpr std::uint8_t kBadShort = 70;  // a letter or two
  constexpr std::size_t kShort = 2;
  constexpr std::uint8_t kGood = 75;
  constexpr float kPart = 0.25F;
  const std::vector<PageWord> all = words;
  std::erase_if(words, [&](const PageWord& word) {
    const float area = word.box.Width() * word.box.Height();
    const bool bad = word.confidence < (word.text.size() <= kShort ? kBadShort : kBad);
    if (!bad || area <= 0) return false;
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
  constexpr std::uint8_t kGood = 75;
  const float usual = UsualHeight(words);
  if (usual <= 0) return;
  const std::vector<PageWord> all = words;
  std::erase_if(words, [&](const PageWord& word) {
    if (word.box.Height() >= kLow * usual || word.box.Height() <= 0) return false;
    // "cao", "non": low letters alone on the last line are words.
    if (word.confidence >= kGood && HasLetterOrFigure(word.text) && word.text.size() > 1)
      return false;
    return std::none_of(all.begin(), all.end(), [&](const PageWord& other) {
      return other.confidence >= kGood && other.box.Height() >= kLow * usual &&
             word.box.MidY() > other.box.y0 + kTop * other.box.Height() &&
             word.box.MidY() < other.box.y1 + 1;
    });
  });
}

// "p" right before "phòng".
bool BeginsAgain(const PageWord& word, const PageWord& other) {
  constexpr float kNear = 1.5F;  // points
  const bool consonant = word.text.size() == 1 && word.text[0] >= 'b' && word.text[0] <= 'z' &&
                         std::string_view("eiouy").find(word.text[0]) == std::string_view::npos;
  return consonant && other.text.starts_with(word.text) && other.box.x0 - word.box.x1 < kNear &&
         other.box.x0 > word.box.x0 && other.box.y0 < word.box.y1 && word.box.y0 < other.box.y1;
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
             (Shared(word.box, other.box) > area * 0.5F || BeginsAgain(word, other));
    });
  });
}

constexpr std::uint8_t kSureDash = 95;
constexpr std::uint8_t kSureMark = 97;  // specks beside well-read text are read well, too

bool IsLetterByte(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool IsSmall(std::string_view text) {
  return !text.empty() && IsLetterByte(text[0]) && ToLower(text) == text;
}

// "Phòng", but not the letters of a number, "12/NQ".
bool EndsSmall(const std::string& text) {
  std::size_t last = text.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
  return IsSmall(std::string_view(text).substr(last));
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

}  // namespace

void DropSpecks(std::vector<PageWord>& words) {
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
    if (word.confidence < kSureMark) DropMarkBehind(word);
    if (word.confidence < kSureDash && word.text.size() > 3 && word.text.ends_with('-') &&
        EndsSmall(word.text.substr(0, word.text.size() - 1)))
      word.text.pop_back();
  }
  DropLooseQuotes(words);
  DropEdges(words);
}

}  // namespace sauro::docread
