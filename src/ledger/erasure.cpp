#include "ledger/erasure.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/json.h"
#include "base/text.h"

namespace sauro::ledger {
namespace {

// No checkpoint: there the second line is a number. The name of the key is that of the ledger.
std::string TextOf(const Erasure& erasure, const std::string& origin) {
  return fmt::format(
      "{}\nsauro-erase\n{}\n{}\n{}\n{}\n{}\n",
      origin,
      erasure.id,
      erasure.fact,
      Join(erasure.fields, ","),
      erasure.reason,
      erasure.authority
  );
}

std::string PlaceOf(std::uint64_t seq) {
  return fmt::format("sự kiện {}", seq);
}

}  // namespace

std::string SignErasure(const Erasure& erasure, const crypto::SignerKey& signer) {
  std::string line = crypto::SignatureLine(TextOf(erasure, signer.name), signer);
  while (!line.empty() && line.back() == '\n') line.pop_back();
  return line;
}

Result<Erasure> ErasureOf(const Record& record) {
  const auto value = ParseJson(record.body);
  if (record.kind != kErasureKind || !value || !value->is_object()) {
    return Unreadable("Sự kiện xóa nội dung sai dạng.", PlaceOf(record.seq));
  }
  const json::object& body = value->get_object();
  Erasure erasure;
  erasure.id = record.id;
  erasure.fact = static_cast<std::uint64_t>(JsonInt(body, "fact"));
  for (const json::value& field : JsonArray(body, "fields")) {
    if (field.is_string()) {
      erasure.fields.emplace_back(field.get_string().data(), field.get_string().size());
    }
  }
  erasure.reason = JsonString(body, "reason");
  erasure.authority = JsonString(body, "authority");
  erasure.signature = JsonString(body, "signature");
  return erasure;
}

Signed JudgeSignature(const Erasure& erasure, std::span<const crypto::VerifierKey> keys) {
  if (erasure.signature.empty()) return Signed::kByNobody;
  Signed judged = Signed::kByAnother;
  for (const crypto::VerifierKey& key : keys) {
    const auto note =
        crypto::ParseNote(TextOf(erasure, key.name) + "\n" + erasure.signature + "\n");
    if (!note) return Signed::kWrongly;
    if (crypto::IsSignedBy(*note, key)) return Signed::kYes;
    if (crypto::BearsNameOf(*note, key)) judged = Signed::kWrongly;
  }
  return judged;
}

Status ErasureCheck::Take(const Record& record) {
  auto erasure = ErasureOf(record);
  if (!erasure) return erasure.error();
  entries_.push_back({record.seq, std::move(*erasure)});
  return {};
}

Result<ErasureCheck::Outcome> ErasureCheck::Judge(
    std::span<const crypto::VerifierKey> keys, std::uint64_t signed_size
) const {
  Outcome outcome;
  // From the newest to the oldest: those that are signed confirm what was erased before them.
  std::set<std::pair<std::uint64_t, std::string>> confirmed;
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
    const Erasure& erasure = entry->erasure;
    const Signed judged = JudgeSignature(erasure, keys);
    const bool is_confirmed =
        std::all_of(erasure.fields.begin(), erasure.fields.end(), [&](const std::string& field) {
          return confirmed.contains({erasure.fact, field});
        });
    if (judged == Signed::kYes) {
      for (const std::string& field : erasure.fields) confirmed.emplace(erasure.fact, field);
    }
    if (judged == Signed::kYes || is_confirmed) {
      ++outcome.by_key;
    } else if (keys.empty()) {
      ++outcome.unjudged;
    } else if (judged == Signed::kWrongly) {
      return Conflict("Lệnh xóa nội dung có chữ ký sai.", PlaceOf(entry->seq));
    } else if (entry->seq > signed_size) {
      return Conflict(
          "Sổ ghi nội dung đã xóa nhưng không có chữ ký của khóa sổ, và chưa có mốc nào ký: có "
          "người ghi thẳng vào cơ sở dữ liệu, hoặc lệnh xóa do bản cũ ghi (chạy lại đúng lệnh "
          "xóa ấy để ký).",
          PlaceOf(entry->seq)
      );
    } else {
      ++(judged == Signed::kByNobody ? outcome.by_nobody : outcome.unjudged);
    }
  }
  return outcome;
}

std::map<std::uint64_t, std::uint64_t> ErasureCheck::FieldsOfRecords() const {
  std::set<std::pair<std::uint64_t, std::string>> all;
  for (const Entry& entry : entries_) {
    for (const std::string& field : entry.erasure.fields) all.emplace(entry.erasure.fact, field);
  }
  std::map<std::uint64_t, std::uint64_t> counts;
  for (const auto& [fact, field] : all) ++counts[fact];
  return counts;
}

}  // namespace sauro::ledger
