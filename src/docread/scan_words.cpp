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
constexpr std::array<std::string_view, 24> kWords{
    "thúc đẩy",   "chuyển đổi",   "tổng hợp",    "tổng thể",   "triển khai",   "phát triển",
    "kiểm tra",   "kiểm soát",    "hoàn thiện",  "phối hợp",   "hướng dẫn",    "nghị quyết",
    "quyết định", "thẩm quyền",   "trách nhiệm", "giám sát",   "doanh nghiệp", "nhiệm vụ",
    "thủ tục",    "thường xuyên", "hệ thống",    "chất lượng", "xây dựng",     "tuyên truyền"};
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

}  // namespace sauro::docread
