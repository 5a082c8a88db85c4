#include "intake/likeness.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/text.h"
#include "intake/likeness_text.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kMaxPerTask = 8;
constexpr std::size_t kCandidates = 24;
constexpr std::uint32_t kCommon = 200;  ///< A pair of words in more tasks than this finds nobody.
constexpr double kMinShared = 1.5;      ///< Weight of shared pairs below which nobody looks closer.

// Thresholds, found on the plans of DOMAIN 9.4: what lies above is mostly right.
constexpr double kSameTitle = 0.75;
constexpr double kSameShortTitle = 0.88;  ///< A short title has little to tell it apart.
constexpr std::size_t kShortTitle = 9;
constexpr double kContained = 0.85;
constexpr std::size_t kMinPartWords = 6;
constexpr double kSharedStatement = 2.2;  ///< Shared weight times how much of the smaller it is.
constexpr double kSharedRatio = 0.45;
constexpr std::size_t kSharedOpening = 6;  ///< Words.
constexpr double kSharedOpeningWeight = 3.5;

// How the texts of both lists are weighed: what stands in few tasks says much.
class Weights {
 public:
  Weights(
      const Vocabulary& vocabulary, std::span<const TaskText> left, std::span<const TaskText> right
  )
      : frequency_(vocabulary.pair_count(), 0), weights_(vocabulary.pair_count(), 0) {
    for (const auto list : {left, right}) {
      for (const TaskText& task : list) {
        for (const PairId pair : task.pairs) ++frequency_[pair];
      }
    }
    // A list of three tasks says nothing about what is rare.
    const double tasks = std::max<double>(50.0, static_cast<double>(left.size() + right.size()));
    for (PairId pair = 0; pair < frequency_.size(); ++pair) {
      const double rare =
          std::log((tasks + 1) / std::max<double>(frequency_[pair], 1)) / std::log(tasks + 1);
      weights_[pair] = std::max(rare, 0.05) * vocabulary.WeightOf(pair);
    }
  }

  [[nodiscard]] double Of(PairId pair) const { return weights_[pair]; }
  [[nodiscard]] std::uint32_t Frequency(PairId pair) const { return frequency_[pair]; }
  [[nodiscard]] double Of(const std::vector<PairId>& pairs) const {
    double sum = 0;
    for (const PairId pair : pairs) sum += weights_[pair];
    return sum;
  }
  [[nodiscard]] double Shared(const std::vector<PairId>& a, const std::vector<PairId>& b) const {
    double sum = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
      if (a[i] == b[j]) sum += weights_[a[i]];
      const bool step_a = a[i] <= b[j];
      const bool step_b = b[j] <= a[i];
      i += step_a ? 1 : 0;
      j += step_b ? 1 : 0;
    }
    return sum;
  }

 private:
  std::vector<std::uint32_t> frequency_;
  std::vector<double> weights_;
};

std::string Quoted(std::string_view text) {
  return "“" + Shorten(text, 160) + "”";
}

int Percent(double ratio) {
  return static_cast<int>(std::lround(std::clamp(ratio, 0.0, 1.0) * 100));
}

struct Found {
  Likeness kind = Likeness::kSame;
  bool left_is_part = false;
  double sure = 0;
  std::string reason;
};

std::optional<Found> CompareTitles(const TaskText& a, const TaskText& b, const Weights& weights) {
  const double weight_a = weights.Of(a.title.pairs);
  const double weight_b = weights.Of(b.title.pairs);
  if (weight_a <= 0 || weight_b <= 0) return std::nullopt;
  if (a.period != b.period && a.without_period.size() >= 3 &&
      a.without_period == b.without_period) {
    return Found{
        Likeness::kRecurring,
        false,
        0.95,
        "Tên chỉ khác kỳ thực hiện: " + Quoted(a.period) + " và " + Quoted(b.period)};
  }
  const double shared = weights.Shared(a.title.pairs, b.title.pairs);
  const double dice = 2 * shared / (weight_a + weight_b);
  const bool is_short = std::min(a.title.words.size(), b.title.words.size()) < kShortTitle;
  if (dice >= (is_short ? kSameShortTitle : kSameTitle)) {
    const bool recurring = a.period != b.period && !a.period.empty() && !b.period.empty();
    return Found{
        recurring ? Likeness::kRecurring : Likeness::kSame,
        false,
        dice,
        recurring
            ? "Tên giống nhau, khác kỳ thực hiện: " + Quoted(a.period) + " và " + Quoted(b.period)
            : "Tên giống nhau " + std::to_string(Percent(dice)) + "%"};
  }
  const bool left_smaller = weight_a <= weight_b;
  const double contained = shared / std::min(weight_a, weight_b);
  const Statement& part = left_smaller ? a.title : b.title;
  if (contained >= kContained && part.words.size() >= kMinPartWords) {
    return Found{
        Likeness::kPartOf,
        left_smaller,
        contained,
        "Tên nằm trong tên của nhiệm vụ kia: " + Quoted(part.text)};
  }
  return std::nullopt;
}

// The weight of the words with which both begin; 0 if they are too few.
double SharedOpening(const Statement& a, const Statement& b, const Weights& weights) {
  double sum = 0;
  std::size_t words = 1;
  for (std::size_t i = 0; i < a.sequence.size() && i < b.sequence.size(); ++i, ++words) {
    if (a.sequence[i] != b.sequence[i]) break;
    sum += weights.Of(a.sequence[i]);
  }
  return words >= kSharedOpening ? sum : 0;
}

std::optional<Found> CompareStatement(
    const Statement& x, const Statement& y, const Weights& weights
) {
  const double shared = weights.Shared(x.pairs, y.pairs);
  if (shared < kMinShared) return std::nullopt;
  const double weight_x = weights.Of(x.pairs);
  const double weight_y = weights.Of(y.pairs);
  const double ratio = shared / std::min(weight_x, weight_y);
  const std::string smaller = Quoted(weight_x <= weight_y ? x.text : y.text);
  if (ratio >= kSharedRatio && shared * ratio >= kSharedStatement) {
    return Found{Likeness::kSharedResult, false, ratio, "Cùng ghi: " + smaller};
  }
  if (SharedOpening(x, y, weights) >= kSharedOpeningWeight) {
    return Found{Likeness::kSharedResult, false, 0.4, "Mở đầu cùng một việc: " + smaller};
  }
  return std::nullopt;
}

std::optional<Found> CompareStatements(
    const TaskText& a, const TaskText& b, const Weights& weights
) {
  std::optional<Found> best;
  for (const Statement& x : a.statements) {
    for (const Statement& y : b.statements) {
      auto found = CompareStatement(x, y, weights);
      if (found && (!best || found->sure > best->sure)) best = std::move(found);
    }
  }
  return best;
}

std::optional<Found> CompareNumbers(
    const TaskText& a, const TaskText& b, const Vocabulary& vocabulary, const Weights& weights
) {
  for (const PairId number : a.numbers) {
    if (weights.Frequency(number) > 3) continue;
    if (!std::binary_search(b.numbers.begin(), b.numbers.end(), number)) continue;
    return Found{
        Likeness::kSharedResult,
        false,
        0.5,
        "Cùng nêu số liệu " + Quoted(vocabulary.NumberOf(number))};
  }
  return std::nullopt;
}

void AddDifference(
    std::string_view what, std::string_view a, std::string_view b, std::vector<std::string>& out
) {
  const std::string words_a = WordsOf(a);
  const std::string words_b = WordsOf(b);
  if (words_a == words_b || words_a.empty() || words_b.empty()) return;
  out.push_back(
      "Khác " + std::string(what) + ": " + Shorten(CollapseSpace(a), 120) + " / " +
      Shorten(CollapseSpace(b), 120)
  );
}

struct Side {
  std::span<const ComparableTask> tasks;
  std::span<const TaskText> texts;
};

class Search {
 public:
  Search(const Vocabulary& vocabulary, Side left, Side right, bool within)
      : vocabulary_(vocabulary),
        weights_(vocabulary, left.texts, within ? std::span<const TaskText>{} : right.texts),
        left_(left),
        right_(right),
        within_(within),
        posting_(vocabulary.pair_count()),
        shared_(right.texts.size(), 0) {
    for (std::uint32_t i = 0; i < right.texts.size(); ++i) {
      by_title_[right.texts[i].title.words].push_back(i);
      for (const PairId pair : right.texts[i].pairs) {
        if (weights_.Frequency(pair) <= kCommon) posting_[pair].push_back(i);
      }
    }
  }

  std::vector<LikeTasks> Run() {
    std::vector<LikeTasks> out;
    for (std::uint32_t i = 0; i < left_.texts.size(); ++i) {
      std::vector<LikeTasks> found;
      for (const std::uint32_t j : Candidates(i)) {
        if (auto one = Compare(i, j)) found.push_back(std::move(*one));
      }
      Keep(std::move(found), out);
    }
    return out;
  }

 private:
  // Those that share most, and those with the very same title.
  std::vector<std::uint32_t> Candidates(std::uint32_t i) {
    std::vector<std::uint32_t> touched;
    for (const PairId pair : left_.texts[i].pairs) {
      for (const std::uint32_t j : posting_[pair]) {
        if (within_ && j <= i) continue;
        if (shared_[j] == 0) touched.push_back(j);
        shared_[j] += weights_.Of(pair);
      }
    }
    std::vector<std::pair<double, std::uint32_t>> ranked;
    for (const std::uint32_t j : touched) {
      const bool number = !left_.texts[i].numbers.empty() && !right_.texts[j].numbers.empty();
      if (shared_[j] >= kMinShared || number) ranked.emplace_back(-shared_[j], j);
      shared_[j] = 0;
    }
    const std::size_t count = std::min(ranked.size(), kCandidates);
    std::partial_sort(
        ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end()
    );
    std::vector<std::uint32_t> out;
    for (std::size_t n = 0; n < count; ++n) out.push_back(ranked[n].second);
    AddSameTitles(i, out);
    return out;
  }

  void AddSameTitles(std::uint32_t i, std::vector<std::uint32_t>& out) const {
    const auto same = by_title_.find(left_.texts[i].title.words);
    if (same == by_title_.end() || left_.texts[i].title.words.empty()) return;
    std::size_t added = 0;
    for (const std::uint32_t j : same->second) {
      if (within_ && j <= i) continue;
      if (std::find(out.begin(), out.end(), j) == out.end()) out.push_back(j);
      if (++added >= kMaxPerTask) return;
    }
  }

  [[nodiscard]] std::optional<LikeTasks> Compare(std::uint32_t i, std::uint32_t j) const {
    const TaskText& a = left_.texts[i];
    const TaskText& b = right_.texts[j];
    auto found = CompareTitles(a, b, weights_);
    if (!found) found = CompareStatements(a, b, weights_);
    if (!found) found = CompareNumbers(a, b, vocabulary_, weights_);
    if (!found) return std::nullopt;
    LikeTasks out{i, j, found->kind, found->left_is_part, Percent(found->sure), {}, {}};
    out.reason = std::move(found->reason);
    const ComparableTask& x = left_.tasks[i];
    const ComparableTask& y = right_.tasks[j];
    AddDifference("cơ quan chủ trì", x.lead, y.lead, out.differences);
    AddDifference("thời hạn", x.deadline, y.deadline, out.differences);
    AddDifference("trạng thái", x.status, y.status, out.differences);
    return out;
  }

  // Best first; where the same task is found, what merely owes the same result is noise. Within one
  // plan that is not so: one measure owed four times is what a person wants to see.
  void Keep(std::vector<LikeTasks> found, std::vector<LikeTasks>& out) const {
    std::stable_sort(found.begin(), found.end(), [](const LikeTasks& a, const LikeTasks& b) {
      return std::pair(a.kind, -a.score) < std::pair(b.kind, -b.score);
    });
    const bool same = !found.empty() && found.front().kind == Likeness::kSame;
    std::size_t kept = 0;
    for (LikeTasks& one : found) {
      if (kept >= kMaxPerTask) return;
      if (same && !within_ && one.kind == Likeness::kSharedResult) continue;
      out.push_back(std::move(one));
      ++kept;
    }
  }

  const Vocabulary& vocabulary_;
  Weights weights_;
  Side left_;
  Side right_;
  bool within_;
  std::vector<std::vector<std::uint32_t>> posting_;  // by pair: tasks of the right
  std::map<std::vector<WordId>, std::vector<std::uint32_t>> by_title_;
  std::vector<double> shared_;  // by task of the right, during one search
};

std::vector<TaskText> ReadTexts(std::span<const ComparableTask> tasks, Vocabulary& vocabulary) {
  std::vector<TaskText> out;
  out.reserve(tasks.size());
  for (const ComparableTask& task : tasks) out.push_back(vocabulary.Read(task.title, task.product));
  return out;
}

std::string NamesOf(const std::vector<DraftParty>& parties) {
  std::vector<std::string> names;
  names.reserve(parties.size());
  for (const DraftParty& party : parties) names.push_back(party.name);
  return Join(names, "; ");
}

}  // namespace

std::vector<LikeTasks> FindLikeWithin(std::span<const ComparableTask> tasks) {
  Vocabulary vocabulary;
  const std::vector<TaskText> texts = ReadTexts(tasks, vocabulary);
  const Side side{tasks, texts};
  return Search(vocabulary, side, side, true).Run();
}

std::vector<LikeTasks> FindLikeAcross(
    std::span<const ComparableTask> left, std::span<const ComparableTask> right
) {
  Vocabulary vocabulary;
  const std::vector<TaskText> texts = ReadTexts(left, vocabulary);
  const std::vector<TaskText> others = ReadTexts(right, vocabulary);
  return Search(vocabulary, {left, texts}, {right, others}, false).Run();
}

std::vector<ComparableTask> ComparableTasks(const DraftPlan& plan) {
  std::vector<ComparableTask> out;
  for (const DraftTask& task : plan.tasks) {
    if (task.group) continue;
    out.push_back(
        {task.key,
         task.title,
         task.product,
         NamesOf(task.lead),
         task.deadline.raw,
         task.status_text}
    );
  }
  return out;
}

std::string_view CodeOf(Likeness kind) {
  switch (kind) {
    case Likeness::kSame: return "same";
    case Likeness::kPartOf: return "part_of";
    case Likeness::kRecurring: return "recurring";
    case Likeness::kSharedResult: return "shared_result";
  }
  return {};
}

std::string_view VietnameseName(Likeness kind) {
  switch (kind) {
    case Likeness::kSame: return "Cùng một nhiệm vụ";
    case Likeness::kPartOf: return "Là một phần";
    case Likeness::kRecurring: return "Nhiệm vụ lặp lại theo kỳ";
    case Likeness::kSharedResult: return "Cùng yêu cầu kết quả";
  }
  return {};
}

}  // namespace sauro::intake
