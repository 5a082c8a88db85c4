#include "intake/plan_diff.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "intake/likeness.h"

namespace sauro::intake {
namespace {

// Two titles at one place are the same task when they share this much of their words; a task that
// was replaced by another under the same number is not.
constexpr double kAlikeInPlace = 0.4;

using Places = std::map<std::string, std::vector<std::size_t>>;

std::string PlaceKey(const DiffRow& row) {
  return Fold(row.Text(Field::kSection) + "\n" + row.Text(Field::kOrdinal));
}

std::string TitleKey(const DiffRow& row) {
  return Fold(row.Text(Field::kTitle));
}

double SharedWords(const DiffRow& left, const DiffRow& right) {
  const auto words_of = [](const DiffRow& row) {
    std::multiset<std::string> words;
    const std::string folded = TitleKey(row);
    for (const std::string_view word : Split(folded, ' ')) {
      if (!word.empty()) words.emplace(word);
    }
    return words;
  };
  const auto a = words_of(left);
  const auto b = words_of(right);
  if (a.empty() || b.empty()) return 0;
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size());
}

// Finds for each newer row the older one that it is a newer text of.
class Matcher {
 public:
  Matcher(std::span<const DiffRow> before, std::span<const DiffRow> after)
      : before_(before), after_(after), older_(after.size()), taken_(before.size(), false) {
    ByIdentity();
    ByKey([](const DiffRow& row) { return PlaceKey(row) + "\n" + TitleKey(row); });
    ByKey(TitleKey);
    ByPlace();
    ByLikeness();
  }

  [[nodiscard]] std::optional<std::size_t> Older(std::size_t newer) const { return older_[newer]; }
  [[nodiscard]] bool Taken(std::size_t older) const { return taken_[older]; }

 private:
  void Take(std::size_t newer, std::size_t older) {
    if (older_[newer] || taken_[older]) return;
    older_[newer] = older;
    taken_[older] = true;
  }

  void ByIdentity() {
    std::map<std::string_view, std::size_t> keys;
    for (std::size_t i = 0; i < before_.size(); ++i) keys.emplace(before_[i].key, i);
    for (std::size_t i = 0; i < after_.size(); ++i) {
      const auto found = keys.find(after_[i].same_as);
      if (!after_[i].same_as.empty() && found != keys.end()) Take(i, found->second);
    }
  }

  template <typename KeyOf>
  Places Free(KeyOf key_of) const {
    Places free;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (!taken_[i]) free[key_of(before_[i])].push_back(i);
    }
    return free;
  }

  // Several rows with one key are paired in order.
  template <typename KeyOf>
  void ByKey(KeyOf key_of) {
    Places free = Free(key_of);
    std::map<std::string, std::size_t> used;
    for (std::size_t i = 0; i < after_.size(); ++i) {
      const std::string key = key_of(after_[i]);
      if (older_[i] || key.empty()) continue;
      const auto found = free.find(key);
      if (found == free.end()) continue;
      if (std::size_t& next = used[key]; next < found->second.size()) {
        Take(i, found->second[next++]);
      }
    }
  }

  void ByPlace() {
    const Places free = Free(PlaceKey);
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (older_[i] || after_[i].Text(Field::kOrdinal).empty()) continue;
      const auto found = free.find(PlaceKey(after_[i]));
      if (found == free.end() || found->second.size() != 1) continue;
      const std::size_t older = found->second[0];
      if (SharedWords(before_[older], after_[i]) >= kAlikeInPlace) Take(i, older);
    }
  }

  void ByLikeness() {
    std::vector<std::size_t> newer;
    std::vector<std::size_t> older;
    std::vector<ComparableTask> left;
    std::vector<ComparableTask> right;
    const auto comparable = [](const DiffRow& row) {
      return ComparableTask{row.key, row.Text(Field::kTitle), "", "", "", ""};
    };
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (older_[i]) continue;
      newer.push_back(i);
      left.push_back(comparable(after_[i]));
    }
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (taken_[i]) continue;
      older.push_back(i);
      right.push_back(comparable(before_[i]));
    }
    std::vector<LikeTasks> pairs = FindLikeAcross(left, right);
    std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
      return a.score > b.score;
    });
    for (const Likeness wanted : {Likeness::kSame, Likeness::kPartOf}) {
      for (const LikeTasks& pair : pairs) {
        if (pair.kind == wanted) Take(newer[pair.left], older[pair.right]);
      }
    }
  }

  std::span<const DiffRow> before_;
  std::span<const DiffRow> after_;
  std::vector<std::optional<std::size_t>> older_;
  std::vector<bool> taken_;
};

std::vector<FieldChange> ChangesBetween(const DiffRow& before, const DiffRow& after) {
  std::vector<FieldChange> out;
  for (const auto& [field, text] : before.texts) {
    const auto other = after.texts.find(field);
    if (other == after.texts.end()) continue;
    if (CollapseSpace(ToNfc(text)) == CollapseSpace(ToNfc(other->second))) continue;
    out.push_back({field, text, other->second});
  }
  return out;
}

}  // namespace

const std::string& DiffRow::Text(Field field) const {
  static const std::string empty;
  const auto found = texts.find(field);
  return found == texts.end() ? empty : found->second;
}

std::string_view CodeOf(RowChangeKind kind) {
  switch (kind) {
    case RowChangeKind::kSame: return "same";
    case RowChangeKind::kChanged: return "changed";
    case RowChangeKind::kAdded: return "added";
    case RowChangeKind::kDropped: return "dropped";
  }
  return {};
}

std::vector<RowDiff> CompareRows(std::span<const DiffRow> before, std::span<const DiffRow> after) {
  const Matcher matcher(before, after);
  std::vector<RowDiff> out;
  for (std::size_t i = 0; i < after.size(); ++i) {
    RowDiff diff;
    diff.after = i;
    diff.before = matcher.Older(i);
    diff.kind = RowChangeKind::kAdded;
    if (diff.before) {
      diff.fields = ChangesBetween(before[*diff.before], after[i]);
      diff.kind = diff.fields.empty() ? RowChangeKind::kSame : RowChangeKind::kChanged;
    }
    out.push_back(std::move(diff));
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (matcher.Taken(i)) continue;
    RowDiff diff;
    diff.kind = RowChangeKind::kDropped;
    diff.before = i;
    out.push_back(std::move(diff));
  }
  return out;
}

}  // namespace sauro::intake
