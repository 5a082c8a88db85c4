#pragma once
// A task's text in the form that likeness compares: statements, words and pairs of neighbouring
// words as small numbers. Only likeness.cpp uses it.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sauro::intake {

using WordId = std::uint32_t;
using PairId = std::uint32_t;  ///< Two neighbouring words, or a number that is rare by itself.

/// A sentence or an item of a list.
struct Statement {
  std::string text;              ///< As printed, trimmed.
  std::vector<WordId> words;     ///< In order.
  std::vector<PairId> sequence;  ///< Pairs in order: of words 0 and 1, 1 and 2, ...
  std::vector<PairId> pairs;     ///< Sorted, each once.
};

struct TaskText {
  Statement title;                    ///< All of it.
  std::vector<Statement> statements;  ///< Of title and product; those of 5 words and more.
  std::vector<PairId> numbers;        ///< "1.139"; sorted, each once. No years, no round numbers.
  std::vector<PairId> pairs;          ///< All of the above; sorted, each once.
  std::vector<WordId>
      without_period;  ///< Words of the title without "6", "II", "2025" of a period.
  std::string period;  ///< What was taken out of them: "6", "ii 2025".
};

/// Gives numbers to words and pairs. The same for both lists that are compared.
class Vocabulary {
 public:
  TaskText Read(std::string_view title, std::string_view product);

  [[nodiscard]] std::size_t pair_count() const { return pairs_.size(); }
  /// 1, or less where a word says little ("và", "các").
  [[nodiscard]] double WeightOf(PairId pair) const { return weights_[pair]; }
  /// The number as printed, for a pair that is one; else empty.
  [[nodiscard]] const std::string& NumberOf(PairId pair) const { return numbers_[pair]; }

 private:
  WordId Word(const std::string& word);
  PairId Pair(std::uint64_t key, double weight, const std::string& number);
  Statement Make(std::string_view text);
  void AddNumbers(std::string_view text, TaskText& out);

  std::unordered_map<std::string, WordId> words_;
  std::vector<bool> filler_;  // by WordId
  std::unordered_map<std::uint64_t, PairId> pairs_;
  std::vector<double> weights_;       // by PairId
  std::vector<std::string> numbers_;  // by PairId
};

}  // namespace sauro::intake
