#include "docread/page_text.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/text.h"

namespace sauro::docread {
namespace {

constexpr float kTolerance = 2;  // points

Box Around(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

bool OnLine(const TextLine& line, const PageWord& word) {
  const float overlap = std::min(line.box.y1, word.box.y1) - std::max(line.box.y0, word.box.y0);
  const float lower = std::min(line.box.Height(), word.box.Height());
  return overlap > lower * 0.5F;
}

float MeanHeight(const TextLine& line) {
  float sum = 0;
  for (const PageWord& word : line.words) sum += word.box.Height();
  return sum / static_cast<float>(line.words.size());
}

bool IsDash(std::string_view word) {
  return word == "-" || word == "–" || word == "—" || word == "+" || word == "•" || word == "*";
}

// "1.", "2.3.", "a)", "(1)", "I.", "IV.", "1)".
bool IsNumbering(std::string_view word) {
  if (word.size() < 2 || word.size() > 8) return false;
  const bool closed = word.back() == ')' || word.back() == '.';
  if (!closed) return false;
  const std::string_view inner = TrimAny(word, "().");
  const bool digits = std::all_of(inner.begin(), inner.end(), [](unsigned char c) {
    return std::isdigit(c) != 0 || c == '.';
  });
  if (!inner.empty() && digits) return inner.size() <= 5;
  if (inner.size() == 1 && std::isalpha(static_cast<unsigned char>(inner.front())) != 0)
    return true;
  if (word.front() != '(' && inner == "đ") return true;
  return !inner.empty() && inner.find_first_not_of("IVXivx") == std::string_view::npos;
}

bool EndsSentence(std::string_view text) {
  return !text.empty() && std::string_view(".;:!?").find(text.back()) != std::string_view::npos;
}

bool StartsLower(std::string_view word) {
  return !word.empty() && ToLower(word) == word && ToUpper(word) != word;
}

// An item of a list; a dash in the middle of a sentence ("chính trị - xã hội") is none.
bool BeginsItem(const TextLine& line, const TextLine& next) {
  const std::string_view first = next.words.front().text;
  const bool finished = EndsSentence(line.words.back().text);
  if (IsDash(first)) {
    if (finished || next.words.size() < 2) return true;
    return !StartsLower(next.words[1].text);
  }
  if (!IsNumbering(first)) return false;
  // "... mục\n1. ..." begins an item; "trước năm\n2025." does not.
  return finished || (next.words.size() > 1 && !StartsLower(next.words[1].text));
}

// A letter that another font had to draw ("l ậ p") is a word of its own to poppler; no space stands
// around it. Recognised words keep the spaces that were seen.
bool Touches(const PageWord& a, const PageWord& b) {
  const float gap = b.box.x0 - a.box.x1;
  const float height = std::min(a.box.Height(), b.box.Height());
  return a.confidence == 100 && b.confidence == 100 && gap < height * 0.08F && gap > -height * 0.3F;
}

void JoinTouching(std::vector<PageWord>& words) {
  std::size_t kept = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!Touches(words[kept], words[i])) {
      ++kept;
      if (kept != i) words[kept] = std::move(words[i]);
      continue;
    }
    PageWord& word = words[kept];
    word.text = ToNfc(word.text + words[i].text);
    word.box = Around(word.box, words[i].box);
    word.bold = word.bold && words[i].bold;
  }
  if (!words.empty()) words.resize(kept + 1);
}

float LeftMost(const std::vector<TextLine>& lines) {
  float out = lines.front().box.x0;
  for (const TextLine& line : lines) out = std::min(out, line.box.x0);
  return out;
}

}  // namespace

std::string TextLine::Text() const {
  std::string out;
  for (const PageWord& word : words) {
    if (!out.empty()) out.push_back(' ');
    out += word.text;
  }
  return out;
}

bool TextLine::Bold() const {
  return std::all_of(words.begin(), words.end(), [](const PageWord& word) { return word.bold; });
}

std::vector<TextLine> LinesOf(std::vector<PageWord> words) {
  std::stable_sort(words.begin(), words.end(), [](const PageWord& a, const PageWord& b) {
    return a.box.MidY() < b.box.MidY();
  });
  constexpr std::size_t kLookBack = 4;
  std::vector<TextLine> out;
  for (PageWord& word : words) {
    TextLine* home = nullptr;
    for (std::size_t back = 1; back <= std::min(kLookBack, out.size()); ++back) {
      if (OnLine(out[out.size() - back], word)) {
        home = &out[out.size() - back];
        break;
      }
    }
    if (home == nullptr) {
      out.emplace_back();
      home = &out.back();
      home->box = word.box;
    }
    home->box = Around(home->box, word.box);
    home->words.push_back(std::move(word));
  }
  for (TextLine& line : out) {
    std::stable_sort(
        line.words.begin(),
        line.words.end(),
        [](const PageWord& a, const PageWord& b) { return a.box.x0 < b.box.x0; }
    );
    JoinTouching(line.words);
  }
  std::stable_sort(out.begin(), out.end(), [](const TextLine& a, const TextLine& b) {
    return a.box.y0 < b.box.y0;
  });
  return out;
}

std::vector<TextLine> CutAtGaps(const TextLine& line) {
  std::vector<TextLine> out(1);
  const float gap = MeanHeight(line) * 1.6F;
  for (const PageWord& word : line.words) {
    if (!out.back().words.empty() && word.box.x0 - out.back().box.x1 > gap) out.emplace_back();
    TextLine& part = out.back();
    part.box = part.words.empty() ? word.box : Around(part.box, word.box);
    part.words.push_back(word);
  }
  return out;
}

namespace {

bool InMiddle(const TextLine& line, const Room& room) {
  const float left = line.box.x0 - room.left;
  const float right = room.right - line.box.x1;
  return left > 3 && std::fabs(left - right) < std::max(4.0F, 0.35F * left);
}

}  // namespace

bool GoesOn(const TextLine& line, const TextLine& next, const Room& room) {
  if (BeginsItem(line, next)) return false;
  const float space = MeanHeight(line) * 0.22F;
  const float wanted = space + next.words.front().box.Width();
  const float left_gap = line.box.x0 - room.left;
  const float right_gap = room.right - line.box.x1;
  // Text in the middle has room on both sides; the first line of a paragraph has too, but what goes
  // on with it begins at the margin.
  const bool centred = InMiddle(line, room) && InMiddle(next, room);
  return (centred ? left_gap + right_gap : right_gap) < wanted + kTolerance;
}

namespace {

bool HasVowel(std::string_view folded) {
  return folded.find_first_of("aeiouy") != std::string_view::npos;
}

// The letters at one end of a word.
std::string Letters(std::string_view word, bool at_end) {
  const std::string folded = Fold(word);
  const auto letter = [](unsigned char c) { return std::isalpha(c) != 0; };
  const auto count =
      at_end ? std::find_if_not(folded.rbegin(), folded.rend(), letter) - folded.rbegin()
             : std::find_if_not(folded.begin(), folded.end(), letter) - folded.begin();
  const auto size = static_cast<std::size_t>(count);
  return at_end ? folded.substr(folded.size() - size) : folded.substr(0, size);
}

// "30/6/2026", "1.500", "12.000.000": nothing is missing of it.
bool IsWholeFigure(std::string_view text) {
  const std::string_view trimmed = TrimAny(text, ".,;:");
  std::vector<std::string_view> parts;
  const char sign = trimmed.find('/') != std::string_view::npos ? '/' : '.';
  parts = Split(trimmed, sign);
  const auto figures = [](std::string_view part, std::size_t least, std::size_t most) {
    return part.size() >= least && part.size() <= most &&
           part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const bool day = parts.size() == 3 && figures(parts[0], 1, 2) && figures(parts[1], 1, 2) &&
                   figures(parts[2], 4, 4);
  const bool month =
      sign == '/' && parts.size() == 2 && figures(parts[0], 1, 2) && figures(parts[1], 4, 4);
  const bool thousands = sign == '.' && parts.size() > 1 && figures(parts[0], 1, 3) &&
                         std::all_of(parts.begin() + 1, parts.end(), [&](std::string_view part) {
                           return figures(part, 3, 3);
                         });
  return day || month || thousands;
}

// A word that is wider than its cell is cut where the cell ends: "20/5/202" and "6", "Trườn" and
// "g". It stands alone on its line and fills it, and one part alone is no word.
bool CutsWord(const TextLine& line, const TextLine& next, const Room& room) {
  if (line.words.size() != 1) return false;
  const std::string& word = line.words[0].text;
  const std::string& rest = next.words[0].text;
  const auto letters = static_cast<float>(std::max<std::size_t>(CountCodePoints(word), 1));
  const float letter = line.box.Width() / letters;
  if (room.right - room.left - line.box.Width() > letter * 1.3F) return false;
  const auto digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  if (digit(word.back()) && word.find_first_of("/.-") != std::string::npos) {
    const std::size_t figure = word.find_last_not_of("0123456789/.-");
    const std::string_view last =
        std::string_view(word).substr(figure == std::string::npos ? 0 : figure + 1);
    return digit(rest[0]) && !IsWholeFigure(TrimAny(last, "/"));
  }
  const std::string head = Letters(word, true);
  const std::string tail = Letters(rest, false);
  if (head.empty() || tail.empty() || !StartsLower(rest)) return false;
  // "BHXH" and "tỉnh": an abbreviation is a word.
  if (CountCodePoints(word) > 1 && ToUpper(word) == word) return false;
  return !HasVowel(head) || !HasVowel(tail);
}

}  // namespace

void AppendLine(std::string& text, std::string_view next) {
  const bool broken = text.size() > 1 && (text.back() == '-' || text.back() == '/') &&
                      text[text.size() - 2] != ' ' && text[text.size() - 2] != '\n';
  if (!text.empty() && !broken) text.push_back(' ');
  text += next;
}

std::string CellText(const std::vector<PageWord>& words, const Box& cell) {
  const std::vector<TextLine> lines = LinesOf(words);
  if (lines.empty()) return {};
  const float padding = std::clamp(LeftMost(lines) - cell.x0, 1.0F, 6.0F);
  const Room room{cell.x0 + padding, cell.x1 - padding};
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && CutsWord(lines[i - 1], lines[i], room)) {
      out += lines[i].Text();
    } else if (i > 0 && !GoesOn(lines[i - 1], lines[i], room)) {
      out.push_back('\n');
      out += lines[i].Text();
    } else {
      AppendLine(out, lines[i].Text());
    }
  }
  return out;
}

std::uint8_t ConfidenceOf(const std::vector<PageWord>& words) {
  std::uint8_t worst = 100;
  for (const PageWord& word : words) worst = std::min(worst, word.confidence);
  return std::max(worst, std::uint8_t{1});
}

}  // namespace sauro::docread
