#include "intake/tokens.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace sauro::intake {
namespace {

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;
};

// `text` is UTF-8; a broken byte stands for itself.
CodePoint At(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) {
    return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const auto tail = [&](std::size_t k) { return byte(k) & 0x3FU; };
  if (lead >= 0xF0 && i + 3 < text.size()) {
    return {((lead & 7U) << 18U) | (tail(1) << 12U) | (tail(2) << 6U) | tail(3), 4};
  }
  if (lead >= 0xE0 && i + 2 < text.size()) {
    return {((lead & 15U) << 12U) | (tail(1) << 6U) | tail(2), 3};
  }
  if (lead >= 0xC0 && i + 1 < text.size()) return {((lead & 31U) << 6U) | tail(1), 2};
  return {lead, 1};
}

bool IsDigit(char32_t c) {
  return c >= '0' && c <= '9';
}

bool IsSpace(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x200B || c == 0x202F ||
         c == 0x3000 || c == 0xFEFF;
}

bool IsDash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool IsLetter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c < 0xC0) return false;
  return c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x2BFF) && !IsSpace(c);
}

std::int32_t ValueOf(std::string_view digits) {
  if (digits.size() > 9) return -1;
  std::int32_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// The end of the run of digits or of letters that begins at `at`.
std::size_t RunEnd(std::string_view text, std::size_t at, bool digits) {
  while (at < text.size()) {
    const CodePoint next = At(text, at);
    if (!(digits ? IsDigit(next.value) : IsLetter(next.value))) break;
    at += next.size;
  }
  return at;
}

// The token at `at`, which is no white space.
Token TokenAt(std::string_view text, std::size_t at) {
  const CodePoint first = At(text, at);
  Token token;
  token.begin = at;
  if (IsDigit(first.value)) {
    token.kind = TokenKind::kNumber;
    token.end = RunEnd(text, at, true);
    token.text = std::string(text.substr(at, token.end - at));
    token.value = ValueOf(token.text);
  } else if (IsLetter(first.value)) {
    token.end = RunEnd(text, at, false);
    token.text = Fold(text.substr(at, token.end - at));
  } else {
    token.kind = TokenKind::kPunctuation;
    token.end = at + first.size;
    constexpr std::uint32_t kArrow = 0x2192;  // "2026 → 2028"
    token.text = IsDash(first.value) || first.value == kArrow
                     ? "-"
                     : std::string(text.substr(at, first.size));
  }
  return token;
}

}  // namespace

std::vector<Token> Tokenize(std::string_view text) {
  std::vector<Token> out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint first = At(text, i);
    if (IsSpace(first.value)) {
      i += first.size;
      continue;
    }
    out.push_back(TokenAt(text, i));
    i = out.back().end;
  }
  return out;
}

std::string WordsOf(std::string_view text) {
  std::string out;
  for (const Token& token : Tokenize(text)) {
    if (token.kind == TokenKind::kPunctuation) continue;
    if (!out.empty()) out += ' ';
    out += token.text;
  }
  return out;
}

std::size_t MatchPhrase(std::span<const Token> tokens, std::size_t at, std::string_view phrase) {
  std::size_t count = 0;
  for (std::size_t begin = 0; begin <= phrase.size(); ++count) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    if (at + count >= tokens.size() ||
        tokens[at + count].text != phrase.substr(begin, end - begin)) {
      return 0;
    }
    begin = end + 1;
  }
  return count;
}

bool HasPhrase(std::span<const Token> tokens, std::string_view phrase) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (MatchPhrase(tokens, i, phrase) > 0) return true;
  }
  return false;
}

bool IsDitto(std::string_view text) {
  constexpr std::size_t kLongest = 20;  // bytes
  if (text.size() > kLongest) return false;
  constexpr std::array<std::string_view, 10> kMarks{
      "\"", "”", "“", "''", "’’", "//", "〃", "\"\"", "-\"-", "-//-"};
  if (std::find(kMarks.begin(), kMarks.end(), Trim(text)) != kMarks.end()) return true;
  const std::string words = WordsOf(text);
  return words == "nhu tren" || words == "nt" || words == "nhu dong tren" || words == "n t";
}

bool IsCapital(std::string_view source, const Token& token) {
  if (token.kind != TokenKind::kWord) return false;
  const std::string_view first = source.substr(token.begin, At(source, token.begin).size);
  if (first.size() == 1) return first[0] >= 'A' && first[0] <= 'Z';
  return ToLower(first) != first;
}

}  // namespace sauro::intake
