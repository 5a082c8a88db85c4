#include "intake/likeness_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/doc_number.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kMaxTextBytes = 20'000;
constexpr std::size_t kMinStatementWords = 5;
constexpr double kFillerWeight = 0.5;

// Folded syllables that bind ("và", "các") or that any task may begin with ("chủ trì, phối hợp với
// các cơ quan liên quan tiếp tục triển khai thực hiện").
constexpr std::array<std::string_view, 37> kFillers{
    "va",   "cac",  "cua",  "cho",  "trong", "theo",  "voi", "ve",    "de",   "tai",
    "tren", "nham", "duoc", "den",  "la",    "co",    "mot", "nhung", "khi",  "tu",
    "nhu",  "cung", "thi",  "chu",  "tri",   "phoi",  "hop", "quan",  "lien", "don",
    "vi",   "tiep", "tuc",  "thuc", "hien",  "trien", "khai"};

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}
bool IsWordByte(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// The end of the number at `at`; a dot inside stands between thousands.
std::size_t NumberEnd(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const bool thousands = text[at] == '.' && at + 3 < text.size() && IsDigit(text[at + 1]) &&
                           IsDigit(text[at + 2]) && IsDigit(text[at + 3]) &&
                           (at + 4 == text.size() || !IsDigit(text[at + 4]));
    if (!IsDigit(text[at]) && !thousands) break;
    ++at;
  }
  return at;
}

// Words and numbers of a folded text; "1.139" is one word "1139".
std::vector<std::string> FoldedWords(std::string_view text) {
  std::vector<std::string> out;
  const std::string folded = Fold(text);
  const std::string_view all = folded;
  for (std::size_t i = 0; i < all.size();) {
    if (!IsWordByte(all[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    if (IsDigit(all[i])) {
      end = NumberEnd(all, i);
      out.push_back(ReplaceAll(std::string(all.substr(i, end - i)), ".", ""));
    } else {
      while (end < all.size() && IsWordByte(all[end]) && !IsDigit(all[end])) ++end;
      out.emplace_back(all.substr(i, end - i));
    }
    i = end;
  }
  return out;
}

// Numbers of documents say where a task comes from, not what it is.
std::string WithoutCitations(std::string_view text) {
  std::string out(text);
  for (const DocumentNumber& number : FindDocumentNumbers(text)) {
    std::fill(
        out.begin() + static_cast<std::ptrdiff_t>(number.begin),
        out.begin() + static_cast<std::ptrdiff_t>(number.end),
        ' '
    );
  }
  return out;
}

// "(1)" or "- " between the items of a list, ";", the end of a line or of a sentence: how many
// bytes it takes.
std::size_t BreakAt(std::string_view text, std::size_t i) {
  const auto at = [&](std::size_t n) { return i + n < text.size() ? text[i + n] : ' '; };
  if (text[i] == '\n' || text[i] == ';') return 1;
  if (text[i] == '.' && at(1) == ' ' && i > 0 && !IsDigit(text[i - 1])) return 1;
  const bool after_space = i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n';
  if (after_space && (text[i] == '-' || text[i] == '+') && at(1) == ' ') return 1;
  if (text[i] == '(' && IsDigit(at(1)) && at(2) == ')') return 3;
  return 0;
}

std::vector<std::string_view> SplitStatements(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = BreakAt(text, i);
    if (size > 0) {
      out.push_back(text.substr(begin, i - begin));
      begin = i + size;
    }
    i += std::max<std::size_t>(size, 1);
  }
  out.push_back(text.substr(begin));
  return out;
}

bool IsNumber(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), IsDigit);
}

bool IsYear(std::string_view word) {
  return word.size() == 4 && IsNumber(word) && word >= "1990" && word <= "2100";
}

bool IsCounter(std::string_view word) {
  constexpr std::array<std::string_view, 12> kRoman{
      "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};
  return (IsNumber(word) && word.size() <= 2) ||
         std::find(kRoman.begin(), kRoman.end(), word) != kRoman.end();
}

bool IsPeriodUnit(std::string_view word) {
  constexpr std::array<std::string_view, 9> kUnits{
      "thang", "quy", "nam", "dot", "lan", "ky", "tuan", "thu", "khoa"};
  return std::find(kUnits.begin(), kUnits.end(), word) != kUnits.end();
}

bool IsPeriodWord(const std::vector<std::string>& words, std::size_t i) {
  const auto counts = [&](std::size_t n) {
    return n < words.size() && (IsYear(words[n]) || IsCounter(words[n]));
  };
  if (IsYear(words[i])) return true;
  if (words[i] == "dau" || words[i] == "cuoi") {
    return i + 1 < words.size() && IsPeriodUnit(words[i + 1]);
  }
  const bool after_half = i > 0 && (words[i - 1] == "dau" || words[i - 1] == "cuoi");
  if (IsPeriodUnit(words[i])) return after_half || counts(i + 1) || (i > 0 && counts(i - 1));
  if (!IsCounter(words[i])) return false;
  return (i > 0 && IsPeriodUnit(words[i - 1])) ||
         (i + 1 < words.size() && IsPeriodUnit(words[i + 1]));
}

template <typename Id>
void SortUnique(std::vector<Id>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

// Large and crooked enough to mean one thing: "1.139", not "100", "2025" or "1.000".
bool IsTelling(std::string_view number) {
  if (number.size() < 3 || number.size() > 9 || IsYear(number)) return false;
  return !number.ends_with("0") && !number.starts_with("0");
}

}  // namespace

WordId Vocabulary::Word(const std::string& word) {
  const auto [at, added] = words_.try_emplace(word, static_cast<WordId>(words_.size()));
  if (added) filler_.push_back(std::find(kFillers.begin(), kFillers.end(), word) != kFillers.end());
  return at->second;
}

PairId Vocabulary::Pair(std::uint64_t key, double weight, const std::string& number) {
  const auto [at, added] = pairs_.try_emplace(key, static_cast<PairId>(pairs_.size()));
  if (added) {
    weights_.push_back(weight);
    numbers_.push_back(number);
  }
  return at->second;
}

Statement Vocabulary::Make(std::string_view text) {
  Statement out;
  out.text = CollapseSpace(text);
  for (const std::string& word : FoldedWords(WithoutCitations(text)))
    out.words.push_back(Word(word));
  for (std::size_t i = 1; i < out.words.size(); ++i) {
    const WordId first = out.words[i - 1];
    const WordId second = out.words[i];
    const double weight =
        (filler_[first] ? kFillerWeight : 1.0) * (filler_[second] ? kFillerWeight : 1.0);
    out.sequence.push_back(Pair((std::uint64_t{first} << 32U) | (second + 1U), weight, {}));
  }
  out.pairs = out.sequence;
  SortUnique(out.pairs);
  return out;
}

void Vocabulary::AddNumbers(std::string_view text, TaskText& out) {
  for (const std::string& word : FoldedWords(WithoutCitations(text))) {
    if (!IsNumber(word) || !IsTelling(word)) continue;
    out.numbers.push_back(Pair(std::uint64_t{Word(word)} << 32U, 1.0, word));
  }
}

TaskText Vocabulary::Read(std::string_view title, std::string_view product) {
  title = title.substr(0, kMaxTextBytes);
  product = product.substr(0, kMaxTextBytes);
  TaskText out;
  out.title = Make(title);
  for (const std::string_view text : {title, product}) {
    for (const std::string_view part : SplitStatements(text)) {
      Statement statement = Make(part);
      if (statement.words.size() >= kMinStatementWords)
        out.statements.push_back(std::move(statement));
    }
    AddNumbers(text, out);
  }
  SortUnique(out.numbers);
  out.pairs = out.title.pairs;
  for (const Statement& statement : out.statements) {
    out.pairs.insert(out.pairs.end(), statement.pairs.begin(), statement.pairs.end());
  }
  out.pairs.insert(out.pairs.end(), out.numbers.begin(), out.numbers.end());
  SortUnique(out.pairs);
  const std::vector<std::string> words = FoldedWords(WithoutCitations(title));
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (IsPeriodWord(words, i)) {
      out.period += (out.period.empty() ? "" : " ") + words[i];
    } else {
      out.without_period.push_back(Word(words[i]));
    }
  }
  return out;
}

}  // namespace sauro::intake
