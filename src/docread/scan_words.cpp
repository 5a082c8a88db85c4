#include "docread/scan_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/text.h"

namespace sauro::docread {
namespace {

// Words of two syllables that no other two syllables become when tones are taken for one another;
// "khoa học" is none of them: there is "khóa học".
constexpr std::array<std::string_view, 44> kWords{
    "thúc đẩy",   "chuyển đổi",   "tổng hợp",    "tổng thể",   "triển khai",   "phát triển",
    "kiểm tra",   "kiểm soát",    "hoàn thiện",  "phối hợp",   "hướng dẫn",    "nghị quyết",
    "quyết định", "thẩm quyền",   "trách nhiệm", "giám sát",   "doanh nghiệp", "nhiệm vụ",
    "thủ tục",    "thường xuyên", "hệ thống",    "chất lượng", "xây dựng",     "tuyên truyền",
    "ủy ban",     "ủy viên",      "tỉnh ủy",     "thành ủy",   "huyện ủy",     "đảng ủy",
    "an ninh",    "công an",      "văn phòng",   "dân tộc",    "đất đai",      "hội đồng",
    "nhân dân",   "chủ tịch",     "hằng năm",    "hằng tháng", "hằng quý",     "tổ quốc",
    "tổ chức",    "mặt trận"};
// Percent. A word that was read better than that was read right, and what is mended is no surer
// than what a person looks at (intake/scan_doubts.h).
constexpr std::uint8_t kSureWord = 95;
constexpr std::uint8_t kMended = 80;

struct Spelling {
  std::string first;
  std::string second;
};

const std::map<std::string, Spelling>& Spellings() {
  static const std::map<std::string, Spelling> all = [] {
    std::map<std::string, Spelling> out;
    for (const std::string_view word : kWords) {
      const std::size_t space = word.find(' ');
      out[WithoutTones(word)] = {
          std::string(word.substr(0, space)), std::string(word.substr(space + 1))};
    }
    return out;
  }();
  return all;
}

// A syllable between marks: "(thúc", "đẩy;".
struct Core {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Core CoreOf(std::string_view text) {
  const auto mark = [](char c) { return std::ispunct(static_cast<unsigned char>(c)) != 0; };
  Core out{0, text.size()};
  while (out.begin < out.end && mark(text[out.begin])) ++out.begin;
  while (out.end > out.begin && mark(text[out.end - 1])) --out.end;
  return out;
}

// `right` in the letters of `read`: all capital, the first one, or none.
std::string AsWritten(std::string_view read, const std::string& right) {
  if (read == ToUpper(read)) return ToUpper(right);
  const std::string lower = ToLower(read);
  if (lower == read) return right;
  // Only the first letter differs from small ones.
  const std::string upper = ToUpper(right);
  std::size_t letter = 1;
  while (letter < upper.size() && (static_cast<unsigned char>(upper[letter]) & 0xC0U) == 0x80U)
    ++letter;
  std::size_t small = 1;
  while (small < right.size() && (static_cast<unsigned char>(right[small]) & 0xC0U) == 0x80U)
    ++small;
  return upper.substr(0, letter) + right.substr(small);
}

void Respell(PageWord& word, const Core& core, const std::string& right) {
  const std::string_view read =
      std::string_view(word.text).substr(core.begin, core.end - core.begin);
  const std::string written = AsWritten(read, right);
  if (read == written || word.confidence >= kSureWord) return;
  word.text.replace(core.begin, core.end - core.begin, written);
  word.confidence = std::min(word.confidence, kMended);
}

}  // namespace

void MendTones(std::vector<PageWord>& words) {
  constexpr std::size_t kLongest = 24;  // bytes of a syllable with its marks
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    PageWord& first = words[i];
    PageWord& second = words[i + 1];
    if (first.text.size() > kLongest || second.text.size() > kLongest) continue;
    const Core left = CoreOf(first.text);
    const Core right = CoreOf(second.text);
    // A mark between them ends the word.
    if (left.end != first.text.size() || right.begin != 0 || left.begin == left.end) continue;
    const std::string key = WithoutTones(std::string_view(first.text).substr(left.begin)) + " " +
                            WithoutTones(std::string_view(second.text).substr(0, right.end));
    const auto found = Spellings().find(key);
    if (found == Spellings().end()) continue;
    Respell(first, left, found->second.first);
    Respell(second, right, found->second.second);
  }
}

namespace {

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

// Specks of a scan that were read as marks.
void DropGrain(std::vector<PageWord>& words) {
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
