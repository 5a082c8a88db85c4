#pragma once
// Reading the tokens of a date one after another. Pure.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "intake/tokens.h"

namespace sauro::intake {

/// A place in the tokens of a date that can look ahead safely. What it looks at must outlive it.
class DateCursor {
 public:
  DateCursor(std::span<const Token> tokens, std::size_t at) : tokens_(tokens), at_(at) {}

  [[nodiscard]] bool Is(std::string_view text, std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].text == text;
  }
  [[nodiscard]] std::optional<int> Number(int low, int high, std::size_t ahead = 0) const {
    if (at_ + ahead >= tokens_.size()) return std::nullopt;
    const Token& token = tokens_[at_ + ahead];
    if (token.kind != TokenKind::kNumber || token.value < low || token.value > high) {
      return std::nullopt;
    }
    return token.value;
  }
  [[nodiscard]] std::optional<int> Year(std::size_t ahead = 0) const {
    return Number(1990, 2100, ahead);
  }
  /// "II", "2", "hai"; a scan may read the Roman I as l.
  [[nodiscard]] std::optional<int> Quarter() const {
    constexpr std::array<std::string_view, 11> kRoman{
        "i", "ii", "iii", "iv", "l", "ll", "lll", "lv", "il", "li", "ill"};
    constexpr std::array<int, 11> kValues{1, 2, 3, 4, 1, 2, 3, 4, 2, 2, 3};
    for (std::size_t i = 0; i < kRoman.size(); ++i) {
      if (Is(kRoman[i])) return kValues[i];
    }
    if (const auto spelled = Spelled(); spelled && *spelled <= 4) return spelled;
    return Number(1, 4);
  }
  /// "một" to "mười hai" where no other word can be meant: "tháng sáu", not "tháng sau".
  [[nodiscard]] std::optional<int> Spelled() const {
    constexpr std::array<std::string_view, 10> kWords{
        "mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"};
    if (!IsYearBehind(1)) return std::nullopt;
    for (std::size_t i = 0; i < kWords.size(); ++i) {
      if (Is(kWords[i])) return static_cast<int>(i + 1);
    }
    return std::nullopt;
  }
  [[nodiscard]] bool IsYearBehind(std::size_t ahead) const {
    return Year(ahead) || (IsSeparator(ahead) && Year(ahead + 1)) ||
           (Is("nam", ahead) && Year(ahead + 1));
  }
  /// "/20227", "năm 202": where a year is due stands a long number that is none.
  [[nodiscard]] bool IsWrongYear() const {
    if (!IsSeparator() && !Is("nam")) return false;
    return at_ + 1 < tokens_.size() && tokens_[at_ + 1].kind == TokenKind::kNumber &&
           tokens_[at_ + 1].end - tokens_[at_ + 1].begin > 2 && !Year(1);
  }
  [[nodiscard]] bool IsSeparator(std::size_t ahead = 0) const {
    return Is("/", ahead) || Is("-", ahead) || Is(".", ahead);
  }
  bool Take(std::string_view text) {
    if (!Is(text)) return false;
    ++at_;
    return true;
  }
  void Skip(std::size_t count) { at_ += count; }
  [[nodiscard]] std::size_t at() const { return at_; }
  void Return(std::size_t at) { at_ = at; }

 private:
  std::span<const Token> tokens_;
  std::size_t at_;
};

}  // namespace sauro::intake
