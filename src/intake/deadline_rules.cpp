#include "intake/deadline_rules.h"

#include <array>
#include <string_view>

namespace sauro::intake {
namespace {

// Periods in months; weeks and days apart.
struct Unit {
  std::string_view word;
  int months;
  int days;
};
constexpr std::array<Unit, 6> kUnits{{
    {"nam", 12, 0},
    {"quy", 3, 0},
    {"qui", 3, 0},
    {"thang", 1, 0},
    {"tuan", 0, 7},
    {"ngay", 0, 1},
}};

class RuleReader {
 public:
  RuleReader(std::span<const Token> tokens, std::size_t at)
      : tokens_(tokens), begin_(at), at_(at) {}

  std::optional<RuleReading> Read() {
    for (const auto form :
         {&RuleReader::EachUnit,
          &RuleReader::UnitsPerTime,
          &RuleReader::TimesPerUnit,
          &RuleReader::UnitTimes,
          &RuleReader::EndOfQuarter,
          &RuleReader::BeginOfQuarter,
          &RuleReader::Units}) {
      at_ = begin_;
      if (const std::string rule = (this->*form)(); !rule.empty()) {
        TakeRest();
        return RuleReading{rule, at_ - begin_, form == &RuleReader::BeginOfQuarter};
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool Is(std::string_view word, std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].text == word;
  }
  bool Take(std::string_view phrase) {
    const std::size_t count = MatchPhrase(tokens_, at_, phrase);
    at_ += count;
    return count > 0;
  }
  std::optional<int> TakeNumber() {
    constexpr std::array<std::string_view, 3> kWords{"mot", "hai", "ba"};
    for (std::size_t i = 0; i < kWords.size(); ++i) {
      if (Take(kWords[i])) return static_cast<int>(i) + 1;
    }
    if (at_ >= tokens_.size() || tokens_[at_].kind != TokenKind::kNumber) return std::nullopt;
    const int value = tokens_[at_].value;
    if (value < 1 || value > 36) return std::nullopt;
    ++at_;
    return value;
  }
  const Unit* TakeUnit() {
    for (const Unit& unit : kUnits) {
      if (Take(unit.word)) return &unit;
    }
    return nullptr;
  }

  static std::string Every(const Unit& unit, int count, int times) {
    if (unit.days > 0) {
      if (times != 1) return times > 1 ? "weekly" : "";
      if (count == 1) return unit.days == 7 ? "weekly" : "daily";
      return unit.days == 7 ? "every-" + std::to_string(count) + "-weeks" : "";
    }
    const int months = unit.months * count;
    if (months % times != 0) return "";
    switch (months / times) {
      case 1: return "monthly";
      case 3: return "quarterly";
      case 6: return "half-yearly";
      case 12: return "yearly";
      default: return "every-" + std::to_string(months / times) + "-months";
    }
  }

  // "hằng năm", "mỗi quý", "định kỳ hằng tháng", "định kỳ 6 tháng", "mỗi 6 tháng", "thường niên"
  std::string EachUnit() {
    if (Take("thuong nien")) return "yearly";
    const bool regular = Take("dinh ky");
    Take(",");
    const bool each = Take("hang") || Take("moi") || Take("tung") || (regular && Take("theo"));
    if (!regular && !each) return "";
    const int count = TakeNumber().value_or(1);
    const Unit* unit = TakeUnit();
    if (unit == nullptr) return "";
    const std::size_t mark = at_;
    if (const auto times = TakeNumber()) {  // "mỗi năm 02 lần"
      if (Take("lan")) return Every(*unit, count, *times);
    }
    at_ = mark;
    return Every(*unit, count, 1);
  }

  // "6 tháng/lần", "6 tháng một lần", "02 năm/1 lần"
  std::string UnitsPerTime() {
    const auto count = TakeNumber();
    if (!count) return "";
    const Unit* unit = TakeUnit();
    if (unit == nullptr) return "";
    const bool slash = Take("/");
    const bool one = Take("mot") || Take("1") || Take("01");
    return (slash || one) && Take("lan") ? Every(*unit, *count, 1) : "";
  }

  // "01 lần/năm", "2 lần trong năm", "một lần mỗi quý"
  std::string TimesPerUnit() {
    const auto times = TakeNumber();
    if (!times || !Take("lan")) return "";
    if (!Take("/") && !Take("trong") && !Take("moi") && !Take("mot") && !Take("tren") &&
        !Take("hang")) {
      return "";
    }
    Take("1");
    const Unit* unit = TakeUnit();
    return unit == nullptr ? "" : Every(*unit, 1, *times);
  }

  // "năm một lần", "quý 01 lần"
  std::string UnitTimes() {
    const Unit* unit = TakeUnit();
    if (unit == nullptr) return "";
    const auto times = TakeNumber();
    return times && Take("lan") ? Every(*unit, 1, *times) : "";
  }

  // "tháng cuối quý", "tháng cuối của quý"
  std::string EndOfQuarter() {
    return Take("thang cuoi quy") || Take("thang cuoi cua quy") || Take("thang cuoi moi quy")
               ? "quarterly"
               : "";
  }

  // "tháng đầu quý", "tháng đầu của quý sau"
  std::string BeginOfQuarter() {
    const bool read =
        Take("thang dau quy") || Take("thang dau cua quy") || Take("thang dau moi quy");
    if (!read) return "";
    if (!Take("ke tiep") && !Take("tiep theo")) Take("sau");
    return NumberFollows() ? "" : "quarterly";
  }

  // "6 tháng, năm", "quý, 6 tháng và năm"
  std::string Units() {
    const int count = TakeNumber().value_or(1);
    const Unit* unit = TakeUnit();
    const bool more = unit != nullptr && (Is(",") || Is("va") || Is(";") || Is("/"));
    if (!more) return "";
    const std::size_t mark = at_;
    ++at_;
    const bool counted = TakeNumber().has_value();
    const Unit* next = TakeUnit();
    const bool bare = next != nullptr && next->months > unit->months * count / (counted ? 6 : 1) &&
                      !NumberFollows() && !Is("dau") && !Is("cuoi") && !Is("hoc") && !Is("nay");
    at_ = mark;
    return bare ? Every(*unit, count, 1) : "";
  }

  // "hằng tháng, quý, 6 tháng, năm": the shortest comes first, the others add nothing.
  void TakeRest() {
    for (;;) {
      const std::size_t mark = at_;
      if (!Take(",") && !Take("va") && !Take("hoac") && !Take(";")) return;
      Take("hang");
      if (at_ < tokens_.size() && tokens_[at_].kind == TokenKind::kNumber) ++at_;
      if (TakeUnit() != nullptr && !NumberFollows() && !Is("dau") && !Is("cuoi") && !Is("hang"))
        continue;
      at_ = mark;
      return;
    }
  }
  [[nodiscard]] bool NumberFollows() const {
    return at_ < tokens_.size() && tokens_[at_].kind == TokenKind::kNumber;
  }

  std::span<const Token> tokens_;
  std::size_t begin_;
  std::size_t at_;
};

}  // namespace

std::optional<RuleReading> ReadRule(std::span<const Token> tokens, std::size_t at) {
  return RuleReader(tokens, at).Read();
}

}  // namespace sauro::intake
