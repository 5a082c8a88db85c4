#include "intake/doc_number.h"

#include <array>
#include <utility>

#include "base/text.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

using Name = std::pair<std::string_view, std::string_view>;
constexpr std::array<Name, 17> kTypes{{
    {"kh", "Kế hoạch"},
    {"cv", "Công văn"},
    {"qd", "Quyết định"},
    {"nq", "Nghị quyết"},
    {"ct", "Chỉ thị"},
    {"tb", "Thông báo"},
    {"bc", "Báo cáo"},
    {"ctr", "Chương trình"},
    {"hd", "Hướng dẫn"},
    {"qc", "Quy chế"},
    {"nd", "Nghị định"},
    {"tt", "Thông tư"},
    {"kl", "Kết luận"},
    {"da", "Đề án"},
    {"tr", "Tờ trình"},
    {"qh", "Luật"},
    {"cd", "Công điện"},
}};

bool IsSeparator(const Token& token) {
  return token.text == "/" || token.text == "-";
}

class NumberReader {
 public:
  NumberReader(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  // Reads a number that begins at token `at` and moves `at` behind it.
  bool Read(std::size_t& at, DocumentNumber& out) const {
    if (!IsFirst(at)) return false;
    std::size_t next = at + 1;
    if (next < tokens_.size() && Touches(next) && IsAbbreviation(next) &&
        tokens_[next].text.size() <= 2) {  // 92A
      ++next;
    }
    std::size_t words = 0;
    constexpr std::size_t kLongest = 12;  // tokens
    while (next < at + kLongest && TakeSegment(next, words, out.kind)) {
    }
    const bool law = words == 1 && out.kind == "QH";
    if (words < 2 && !law) return false;
    out.begin = tokens_[at].begin;
    out.end = tokens_[next - 1].end;
    out.number = ReplaceAll(std::string(text_.substr(out.begin, out.end - out.begin)), " ", "");
    at = next;
    return true;
  }

 private:
  [[nodiscard]] bool IsFirst(std::size_t at) const {
    const bool number = tokens_[at].kind == TokenKind::kNumber && tokens_[at].text.size() <= 6;
    return number && !(Touches(at) && tokens_[at - 1].kind == TokenKind::kWord);
  }

  // "/2025", "-KH", "/QH15": moves `next` behind it and counts the words.
  bool TakeSegment(std::size_t& next, std::size_t& words, std::string& kind) const {
    const std::size_t word = next + 1;
    if (word >= tokens_.size() || !IsSeparator(tokens_[next]) || !Near(next) || !Near(word)) {
      return false;
    }
    const bool year = words == 0 && tokens_[word].kind == TokenKind::kNumber &&
                      tokens_[word].value >= 1945 && tokens_[word].value <= 2100;
    if (!year && !IsAbbreviation(word)) return false;
    if (!year && words++ == 0) kind = std::string(Source(word));
    next = word + 1;
    if (next < tokens_.size() && Touches(next) && tokens_[next].kind == TokenKind::kNumber) ++next;
    return true;
  }

  [[nodiscard]] std::string_view Source(std::size_t i) const {
    return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  [[nodiscard]] bool Touches(std::size_t i) const {
    return i > 0 && tokens_[i - 1].end == tokens_[i].begin;
  }
  // At most one space before: "2663 -CV/BCĐ", "30 - BC/BTGDVTU".
  [[nodiscard]] bool Near(std::size_t i) const {
    return i > 0 && tokens_[i].begin - tokens_[i - 1].end <= 1;
  }
  [[nodiscard]] bool IsAbbreviation(std::size_t i) const {
    return tokens_[i].kind == TokenKind::kWord && tokens_[i].text.size() <= 14 &&
           IsCapital(text_, tokens_[i]);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace

std::vector<DocumentNumber> FindDocumentNumbers(std::string_view text) {
  const std::vector<Token> tokens = Tokenize(text);
  const NumberReader reader(text, tokens);
  std::vector<DocumentNumber> out;
  for (std::size_t i = 0; i < tokens.size();) {
    DocumentNumber found;
    if (reader.Read(i, found)) {
      out.push_back(std::move(found));
    } else {
      ++i;
    }
  }
  return out;
}

std::string_view DocumentTypeName(std::string_view kind) {
  const std::string folded = Fold(kind);
  for (const auto& [abbreviation, name] : kTypes) {
    if (abbreviation == folded) return name;
  }
  return {};
}

}  // namespace sauro::intake
