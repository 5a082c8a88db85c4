#include "ledger/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/json.h"
#include "ledger/kept_words.h"
#include "ledger/record_line.h"

namespace sauro::ledger {
namespace {

constexpr std::string_view kHeader = "sauro-ledger 1";
constexpr std::size_t kMaxKeys = 1000;
constexpr std::size_t kMostNamed = 10'000;

std::string PlaceOf(std::uint64_t seq) {
  return fmt::format("sự kiện {}", seq);
}

Error Malformed(const char* what, std::uint64_t after) {
  return Unreadable(fmt::format("Dòng “{}” sai dạng.", what), "sau " + PlaceOf(after));
}

}  // namespace

std::string ExportHeader() {
  return std::string(kHeader) + '\n';
}

std::string ExportKeyLine(const crypto::VerifierKey& key) {
  return "key " + key.Text() + '\n';
}

std::string ExportInstallationLine(std::string_view json) {
  return "installation " + std::string(json) + '\n';
}

std::string ExportCheckpointLine(std::string_view note) {
  std::string line = "checkpoint ";
  AppendJsonString(line, note);
  return line + '\n';
}

std::string ExportEndLine(const crypto::TreeRoot& head) {
  return fmt::format("end {} {}\n", head.size, crypto::ToHex(head.root));
}

LedgerCheck::LedgerCheck(std::vector<crypto::VerifierKey> trusted, std::vector<Anchor> anchors)
    : trusted_(std::move(trusted)), anchors_(std::move(anchors)), trust_named_(trusted_.empty()) {
  std::stable_sort(anchors_.begin(), anchors_.end(), [](const Anchor& a, const Anchor& b) {
    return a.tree.size < b.tree.size;
  });
}

Status LedgerCheck::Take(std::string_view line) {
  if (!begun_) {
    if (line != kHeader) {
      return Unreadable("Đây không phải sổ đã xuất (dòng đầu phải là “sauro-ledger 1”).", "dòng 1");
    }
    begun_ = true;
    return CheckAnchors();
  }
  if (ended_) return Malformed("end", size());
  if (!line.empty() && line.front() == '{') return TakeRecord(line);
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, space);
  const std::string_view rest = line.substr(std::min(space + 1, line.size()));
  if (word == "key") return TakeKey(rest);
  if (word == "checkpoint") return TakeCheckpoint(rest);
  if (word == "end") return TakeEnd(rest);
  if (word == "words") return TakeWords(rest);
  return {};  // a line of a later release
}

Status LedgerCheck::TakeRecord(std::string_view line) {
  const std::uint64_t expected = size() + 1;
  auto record = RecordFromLine(line);
  if (!record) return Unreadable(record.error().message, PlaceOf(expected));
  if (record->seq != expected) {
    return Conflict("Thiếu sự kiện hoặc số thứ tự đã bị đổi.", PlaceOf(expected));
  }
  if (record->at < last_at_) {
    return Conflict("Thời điểm lùi so với sự kiện trước.", PlaceOf(expected));
  }
  CloseRecord();
  if (record->kind == kErasureKind) {
    if (auto taken = erasures_.Take(*record); !taken) return taken;
  }
  last_at_ = record->at;
  last_record_ = line;
  fields_.clear();
  range_.Append(crypto::LeafHash(line));
  return CheckAnchors();
}

Status LedgerCheck::CheckAnchors() {
  for (; next_anchor_ < anchors_.size() && anchors_[next_anchor_].tree.size == size();
       ++next_anchor_) {
    const Anchor& anchor = anchors_[next_anchor_];
    if (anchor.tree.root == range_.Root()) continue;
    return Conflict(
        fmt::format(
            "Sổ không khớp với {} ({} sự kiện, gốc {}): lịch sử đã bị viết lại ở đâu đó trước mốc "
            "này.",
            anchor.what,
            anchor.tree.size,
            crypto::ToHex(anchor.tree.root)
        ),
        PlaceOf(size())
    );
  }
  return {};
}

Status LedgerCheck::TakeKey(std::string_view text) {
  const auto key = crypto::VerifierKey::Parse(text);
  if (!key || trusted_.size() >= kMaxKeys) return Malformed("key", size());
  if (trust_named_) trusted_.push_back(*key);
  return {};
}

Status LedgerCheck::TakeCheckpoint(std::string_view text) {
  const auto value = ParseJson(text, std::size_t{1} << 20U);
  if (!value || !value->is_string()) return Malformed("checkpoint", size());
  const json::string& note = value->get_string();
  auto opened = OpenCheckpoint({note.data(), note.size()}, trusted_);
  if (!opened && opened.error().kind == ErrorKind::kForbidden) {
    ++outcome_.unjudged;
    return {};
  }
  if (!opened) return opened.error();
  if (outcome_.checkpoints > 0 && opened->origin != outcome_.origin) {
    return Conflict(
        fmt::format("Có mốc của hai sổ khác nhau: “{}”, “{}”.", outcome_.origin, opened->origin),
        PlaceOf(size())
    );
  }
  outcome_.origin = opened->origin;
  if (opened->size > size()) {
    return Conflict(
        fmt::format(
            "Sổ chỉ có {} sự kiện, ngắn hơn mốc đã ký ({} sự kiện): phần cuối đã bị cắt, hoặc mốc "
            "đứng sai chỗ.",
            size(),
            opened->size
        ),
        PlaceOf(size())
    );
  }
  if (opened->size != size() || opened->root != range_.Root()) {
    return Conflict(
        fmt::format(
            "Sổ không khớp với mốc đã ký ({} sự kiện): lịch sử đã bị viết lại.", opened->size
        ),
        PlaceOf(size())
    );
  }
  ++outcome_.checkpoints;
  outcome_.signed_size = opened->size;
  const auto& next = opened->successor;
  const bool is_new = next && std::find(trusted_.begin(), trusted_.end(), *next) == trusted_.end();
  if (is_new && trusted_.size() < kMaxKeys) trusted_.push_back(*next);
  return {};
}

// What the record means is not known here; but only the words whose hash stands in it are its own.
Status LedgerCheck::TakeWords(std::string_view text) {
  const auto words = WordsFromLine(text);
  if (!words) return Malformed("words", size());
  const std::string hash = HashOf(*words);
  // Keys of canonical JSON have one order.
  const std::string of_text = "\"" + words->field + "_hash\":\"" + hash + "\"";
  const std::string of_file = "{\"file_hash\":\"" + hash + "\",\"id\":\"" + words->field + "\"";
  const bool holds = last_record_.find(of_text) != std::string::npos ||
                     last_record_.find(of_file) != std::string::npos;
  if (words->fact != size() || !holds) {
    return Conflict(
        "Nội dung kèm theo không khớp với mã băm trong sự kiện.",
        PlaceOf(words->fact) + ", trường " + words->field
    );
  }
  if (!fields_.insert(words->field).second) {
    return Conflict(
        "Nội dung kèm theo đứng hai lần.", PlaceOf(words->fact) + ", trường " + words->field
    );
  }
  ++outcome_.words;
  return {};
}

// Of the record that was read last, when its words have been read, too.
void LedgerCheck::CloseRecord() {
  constexpr std::string_view kKey = "_hash\":\"";  // within a text the marks would be escaped
  std::uint64_t hashed = 0;
  for (std::size_t at = last_record_.find(kKey); at != std::string::npos;
       at = last_record_.find(kKey, at + kKey.size())) {
    ++hashed;
  }
  outcome_.hashed += hashed;
  const std::uint64_t missing = hashed - std::min<std::uint64_t>(hashed, fields_.size());
  last_record_.clear();
  if (missing == 0) return;
  missing_ += missing;
  if (first_missing_.size() < kMostNamed) first_missing_.emplace(size(), missing);
}

// Whoever leaves out all words may do so; but not some.
Status LedgerCheck::CheckMissing() const {
  if (outcome_.words == 0) return {};
  auto erased = erasures_.FieldsOfRecords();
  std::uint64_t all = 0;
  for (const auto& [fact, fields] : erased) all += fields;
  if (missing_ <= all) return {};
  std::string place;
  for (const auto& [fact, fields] : first_missing_) {
    if (erased[fact] >= fields) continue;
    place = PlaceOf(fact);
    break;
  }
  return Conflict("Thiếu nội dung mà sổ không ghi là đã xóa.", place);
}

Status LedgerCheck::TakeEnd(std::string_view text) {
  if (std::string(text) + "\n" != ExportEndLine({size(), range_.Root()}).substr(4)) {
    return Conflict("Dòng kết thúc không khớp với các sự kiện đã đọc.", PlaceOf(size()));
  }
  ended_ = true;
  return {};
}

Result<LedgerCheck::Outcome> LedgerCheck::Finish() {
  CloseRecord();
  if (!ended_) return Unreadable("Sổ đã xuất bị cắt cụt (thiếu dòng “end”).", PlaceOf(size()));
  if (next_anchor_ < anchors_.size()) {
    const Anchor& anchor = anchors_[next_anchor_];
    return Conflict(
        fmt::format(
            "Sổ chỉ có {} sự kiện, ngắn hơn {} ({} sự kiện).", size(), anchor.what, anchor.tree.size
        ),
        PlaceOf(size())
    );
  }
  if (auto complete = CheckMissing(); !complete) return complete.error();
  const auto erasures = erasures_.Judge(trusted_, outcome_.signed_size);
  if (!erasures) return erasures.error();
  outcome_.erasures = *erasures;
  outcome_.head = {size(), range_.Root()};
  outcome_.keys = trusted_;
  return outcome_;
}

}  // namespace sauro::ledger
