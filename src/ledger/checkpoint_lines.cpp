#include "ledger/checkpoint_lines.h"

#include <iterator>
#include <limits>

#include "ledger/checkpoint.h"
#include "ledger/export.h"

namespace sauro::ledger {
namespace {

constexpr std::uint64_t kAtTheEnd = std::numeric_limits<std::uint64_t>::max();

}  // namespace

void CheckpointLines::Add(const std::string& note) {
  if (!Has(note)) notes_.emplace(SizeOfNote(note).value_or(kAtTheEnd), note);
}

bool CheckpointLines::Has(const std::string& note) const {
  const auto [first, last] = notes_.equal_range(SizeOfNote(note).value_or(kAtTheEnd));
  for (auto each = first; each != last; ++each) {
    if (each->second == note) return true;
  }
  return false;
}

Status CheckpointLines::PutUpTo(std::uint64_t size, const PutLine& put) {
  auto next = std::next(notes_.begin(), static_cast<std::ptrdiff_t>(put_));
  for (; next != notes_.end() && next->first <= size; ++next, ++put_) {
    if (auto done = put(ExportCheckpointLine(next->second)); !done) return done;
  }
  return {};
}

std::uint64_t CheckpointLines::NextSize() const {
  if (put_ == notes_.size()) return kAtTheEnd;
  return std::next(notes_.begin(), static_cast<std::ptrdiff_t>(put_))->first;
}

Status CheckpointLines::PutRest(const PutLine& put) {
  return PutUpTo(kAtTheEnd, put);
}

}  // namespace sauro::ledger
