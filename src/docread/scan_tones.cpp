#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "docread/scan_lexicon.h"
#include "docread/scan_words.h"

namespace sauro::docread {
namespace {

// Percent. A word that was read better than that was read right, and what is mended is no surer
// than what a person looks at (intake/scan_doubts.h).
constexpr std::uint8_t kSureWord = 96;
constexpr std::uint8_t kSureLetters = 92;
constexpr std::uint8_t kMended = 80;
constexpr std::size_t kLongest = 24;  // bytes of a syllable with its marks

// A usual word, syllable by syllable; one with a comma has it at its end.
using Syllables = std::vector<std::string>;

// By their first syllable without diacritics; longer ones first.
const std::multimap<std::string, Syllables>& Lexicon() {
  static const std::multimap<std::string, Syllables> all = [] {
    std::vector<Syllables> words;
    for (const std::string_view word : UsualWords()) {
      Syllables& syllables = words.emplace_back();
      for (const std::string_view syllable : Split(word, ' ')) syllables.emplace_back(syllable);
    }
    std::stable_sort(words.begin(), words.end(), [](const Syllables& a, const Syllables& b) {
      return a.size() > b.size();
    });
    std::multimap<std::string, Syllables> out;
    for (Syllables& word : words) out.emplace(Fold(word[0]), std::move(word));
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

std::string_view TextOf(const PageWord& word, const Core& core) {
  return std::string_view(word.text).substr(core.begin, core.end - core.begin);
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

// A letter with marks that no Vietnamese letter has: "cät".
bool IsForeign(std::string_view syllable) {
  constexpr std::array<std::string_view, 12> kForeignLetters{
      "ä", "ë", "ï", "ö", "ü", "å", "ç", "ñ", "î", "û", "ō", "ž"};
  const std::string lower = ToLower(syllable);
  return std::any_of(kForeignLetters.begin(), kForeignLetters.end(), [&](std::string_view letter) {
    return lower.find(letter) != std::string::npos;
  });
}

// May `read` be `right`, read wrong or not?
bool MayBe(std::string_view read, const std::string& right, std::uint8_t confidence) {
  if (WithoutTones(read) == WithoutTones(right)) return true;
  return (confidence < kSureLetters || IsForeign(read)) && Fold(read) == Fold(right);
}

// Usual words of two syllables without the space between them, and how long the first is.
const std::map<std::string, std::size_t>& JoinedWords() {
  static const std::map<std::string, std::size_t> all = [] {
    std::map<std::string, std::size_t> out;
    for (const std::string_view word : UsualWords()) {
      const std::size_t space = word.find(' ');
      if (space == std::string_view::npos || word.find_first_of(" ,", space + 1) != word.npos)
        continue;
      out.emplace(std::string(word.substr(0, space)) + std::string(word.substr(space + 1)), space);
    }
    return out;
  }();
  return all;
}

bool IsLetter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80U || std::isalpha(byte) != 0;
}

// The letter that begins at `at`.
std::string LetterAt(const std::string& text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return text.substr(at, end - at);
}

// "PhòngVăn": where a word with a capital begins behind one that has marks, which names ("VNeID")
// have not. 0 for nowhere.
std::size_t CapitalOfNext(const std::string& text) {
  bool marks = false;
  std::string before;
  for (std::size_t i = 0; i < text.size();) {
    const std::string letter = LetterAt(text, i);
    const std::size_t next = i + letter.size();
    const bool capital = ToLower(letter) != letter;
    const bool behind_small = !before.empty() && ToUpper(before) != before;
    const std::string after = next < text.size() ? LetterAt(text, next) : std::string();
    if (marks && capital && behind_small && !after.empty() && ToUpper(after) != after) return i;
    marks = marks || letter.size() > 1;
    before = letter;
    i = next;
  }
  return 0;
}

// Where a space is missing in `text`: behind a comma between letters, between two syllables that
// are a usual word. 0 for nowhere.
std::size_t MissingSpace(const std::string& text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if ((text[i] == ',' || text[i] == ';') && IsLetter(text[i - 1]) && IsLetter(text[i + 1]))
      return i + 1;
  }
  if (const std::size_t capital = CapitalOfNext(text); capital > 0) return capital;
  const Core core = CoreOf(text);
  const std::string lower = ToLower(text.substr(core.begin, core.end - core.begin));
  const auto joined = JoinedWords().find(lower);
  return joined == JoinedWords().end() ? 0 : core.begin + joined->second;
}

class Mender {
 public:
  explicit Mender(std::vector<PageWord>& words) : words_(words) {
    for (const PageWord& word : words) cores_.push_back(CoreOf(word.text));
  }

  void Mend() {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) MendMisreading(i);
    for (std::size_t i = 0; i < words_.size();) i += std::max<std::size_t>(1, MendAt(i));
  }

 private:
  // "chỉ bộ", "đẳng ủy".
  void MendMisreading(std::size_t i) {
    if (words_[i].text.size() > kLongest || cores_[i].end != words_[i].text.size()) return;
    const std::string read = ToLower(ToNfc(TextOf(words_[i], cores_[i])));
    const std::string next = ToLower(ToNfc(TextOf(words_[i + 1], cores_[i + 1])));
    for (const Misreading& misread : Misreadings()) {
      if (read != misread.read || next != misread.next) continue;
      PageWord& word = words_[i];
      const std::string written = AsWritten(TextOf(word, cores_[i]), std::string(misread.right));
      word.text.replace(cores_[i].begin, cores_[i].end - cores_[i].begin, written);
      cores_[i] = CoreOf(word.text);
      word.confidence = std::min(word.confidence, kMended);
      return;
    }
  }

  // The number of words that were a usual one.
  std::size_t MendAt(std::size_t first) {
    if (words_[first].text.size() > kLongest) return 0;
    const auto [begin, end] = Lexicon().equal_range(Fold(TextOf(words_[first], cores_[first])));
    const auto found =
        std::find_if(begin, end, [&](const auto& entry) { return Stands(first, entry.second); });
    if (found == end) return 0;
    for (std::size_t k = 0; k < found->second.size(); ++k)
      Respell(words_[first + k], cores_[first + k], std::string(TrimAny(found->second[k], ",")));
    return found->second.size();
  }

  // Its syllables from word `first` on, with no other marks between them than it has itself.
  [[nodiscard]] bool Stands(std::size_t first, const Syllables& usual) const {
    if (first + usual.size() > words_.size()) return false;
    for (std::size_t k = 0; k < usual.size(); ++k) {
      const PageWord& word = words_[first + k];
      const Core& core = cores_[first + k];
      if (word.text.size() > kLongest || (k > 0 && core.begin != 0)) return false;
      const std::string_view behind = std::string_view(word.text).substr(core.end);
      if (k + 1 < usual.size() && behind != (usual[k].ends_with(',') ? "," : "")) return false;
      if (!MayBe(TextOf(word, core), std::string(TrimAny(usual[k], ",")), word.confidence))
        return false;
    }
    return true;
  }

  static void Respell(PageWord& word, const Core& core, const std::string& right) {
    const std::string_view read = TextOf(word, core);
    const std::string written = AsWritten(read, right);
    const bool same = UnifyToneMarks(ToNfc(read)) == UnifyToneMarks(written);
    if (same || word.confidence >= kSureWord) return;
    word.text.replace(core.begin, core.end - core.begin, written);
    word.confidence = std::min(word.confidence, kMended);
  }

  std::vector<PageWord>& words_;
  std::vector<Core> cores_;
};

}  // namespace

namespace {

void PutSpaces(std::vector<PageWord>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t at = MissingSpace(words[i].text);
    if (at == 0) continue;
    PageWord rest = words[i];
    PageWord& first = words[i];
    const float part = static_cast<float>(at) / static_cast<float>(first.text.size());
    rest.text = first.text.substr(at);
    rest.box.x0 = first.box.x1 = first.box.x0 + first.box.Width() * part;
    first.text.resize(at);
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
  }
}

}  // namespace

void MendTones(std::vector<PageWord>& words) {
  PutSpaces(words);
  Mender(words).Mend();
}

}  // namespace sauro::docread
