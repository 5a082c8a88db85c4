#include "ledger/verify.h"

#include <algorithm>
#include <utility>

namespace sauro::ledger {
namespace {

constexpr std::uint64_t kProgressEvery = 4096;
// Years 1970 to 9999: outside, the text form of a time would not tell all times apart.
constexpr Instant kFirst{0};
constexpr Instant kLast{253'402'300'799'999};

// Walks the records and stops at the first that is wrong.
class Walk {
 public:
  Walk(RecordSource& source, const Progress& progress, std::uint64_t total)
      : source_(source), progress_(progress), total_(total) {}

  bool Take(const StoredRecord& stored) {
    const Record& record = stored.record;
    const std::uint64_t expected = range_.size() + 1;
    if (record.seq != expected) return Bad(expected, "thiếu sự kiện hoặc số thứ tự đã bị đổi");
    if (record.at < kFirst || record.at > kLast) return Bad(expected, "thời điểm không hợp lệ");
    const crypto::Hash leaf = LeafOf(record);
    if (crypto::BytesOf(leaf) != stored.leaf) {
      return Bad(expected, "nội dung không khớp với mã băm đã ghi");
    }
    if (record.at < last_at_) return Bad(expected, "thời điểm lùi so với sự kiện trước");
    last_at_ = record.at;
    range_.Append(leaf);
    if (range_.size() % kEdgeEvery == 0) return CheckEdge();
    return true;
  }

  // Both heads are of the same size here: the records are those that the head counts.
  void CheckHead(const TreeHead& head) {
    if (damage_) return;
    if (range_.size() < head.size) {
      Bad(range_.size() + 1, "sự kiện cuối sổ đã bị xóa");
    } else if (range_.size() > head.size) {
      Bad(head.size + 1, "sổ có sự kiện mà gốc cây không tính đến");
    } else if (HeadOf(range_) != head) {
      BadRange(LastEdge() + 1, std::max<std::uint64_t>(range_.size(), 1), "gốc cây không khớp");
    }
  }

  [[nodiscard]] const crypto::CompactRange& range() const { return range_; }
  std::optional<Damage> TakeDamage() { return std::move(damage_); }
  Status TakeStatus() { return std::move(status_); }

 private:
  bool CheckEdge() {
    auto edge = source_.EdgeAt(range_.size());
    if (!edge) {
      status_ = edge.error();
      return false;
    }
    if (*edge != EdgeBytes(range_)) {
      return BadRange(LastEdge() + 1 - kEdgeEvery, range_.size(), "cạnh cây đã lưu không khớp");
    }
    if (progress_ && range_.size() % kProgressEvery == 0) progress_(range_.size(), total_);
    return true;
  }

  [[nodiscard]] std::uint64_t LastEdge() const { return range_.size() / kEdgeEvery * kEdgeEvery; }

  bool Bad(std::uint64_t seq, const char* what) { return BadRange(seq, seq, what); }
  bool BadRange(std::uint64_t first, std::uint64_t last, const char* what) {
    damage_ = Damage{first, last, what};
    return false;
  }

  RecordSource& source_;
  const Progress& progress_;
  std::uint64_t total_;
  crypto::CompactRange range_;
  Instant last_at_ = kFirst;
  std::optional<Damage> damage_;
  Status status_;
};

}  // namespace

Result<Verification> Verify(RecordSource& source, const Progress& progress) {
  auto head = source.Head();
  if (!head) return head.error();
  Walk walk(source, progress, head->size);
  auto read = source.Each([&](const StoredRecord& stored) { return walk.Take(stored); });
  if (!read) return read.error();
  if (auto status = walk.TakeStatus(); !status) return status.error();
  walk.CheckHead(*head);
  if (progress) progress(walk.range().size(), head->size);
  return Verification{HeadOf(walk.range()), walk.TakeDamage()};
}

}  // namespace sauro::ledger
