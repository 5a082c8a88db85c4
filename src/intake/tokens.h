#pragma once
// Words, numbers and punctuation of a short text, folded, with the bytes they came from.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sauro::intake {

enum class TokenKind { kWord, kNumber, kPunctuation };

struct Token {
  TokenKind kind = TokenKind::kWord;
  std::string
      text;  ///< Folded: lower case, without diacritics. Dashes of any length and "→" are "-".
  std::int32_t value = 0;  ///< Of a number; -1 if it has more than 9 digits.
  std::size_t begin = 0;   ///< Bytes in the source.
  std::size_t end = 0;
};

/// White space separates and gives no token; each punctuation mark is a token of its own.
std::vector<Token> Tokenize(std::string_view text);

/// The words and numbers of `text`, folded, with one space between: "Các sở, ban" -> "cac so ban".
std::string WordsOf(std::string_view text);

/// How many tokens the words of `phrase` (folded, one space between) take at `tokens[at]`; 0 if
/// they do not stand there.
std::size_t MatchPhrase(std::span<const Token> tokens, std::size_t at, std::string_view phrase);

/// True if the words of `phrase` stand anywhere in `tokens`.
bool HasPhrase(std::span<const Token> tokens, std::string_view phrase);

/// The text above is meant: "Như trên", "nt", a ditto mark.
bool IsDitto(std::string_view text);

/// True if the token's first letter is a capital in the source.
bool IsCapital(std::string_view source, const Token& token);

}  // namespace sauro::intake
