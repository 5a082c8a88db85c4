#include "usecase/content_erase.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <variant>

#include "base/text.h"
#include "ledger/erasure.h"

namespace sauro::usecase {
namespace {

using Kept = std::vector<ledger::KeptWords>;

constexpr std::size_t kMostTextBytes = 2000;

Status CheckText(std::string_view text, const char* field, const char* name) {
  if (Trim(text).empty()) return Invalid(fmt::format("Hãy ghi {}.", name), field);
  if (!IsStorable(text) || text.size() > kMostTextBytes) {
    return Invalid(fmt::format("Phần {} quá dài hoặc có ký tự không hợp lệ.", name), field);
  }
  return {};
}

Result<ledger::Record> RecordAt(LedgerStore& ledger, std::uint64_t seq) {
  std::optional<ledger::Record> found;
  if (seq > 0) {
    auto read = ledger.EachRecord({seq - 1}, [&](const ledger::Record& record) {
      found = record;
      return false;
    });
    if (!read) return read.error();
  }
  if (!found || found->seq != seq) return NotFound("Sổ không có sự kiện này.", std::to_string(seq));
  return std::move(*found);
}

// The fields that are asked for, all of which the record holds hashes of.
Result<std::vector<std::string>> FieldsOf(
    const ledger::Record& record, const std::vector<std::string>& asked
) {
  auto fact = facts::Decode(
      record.kind, static_cast<std::int32_t>(record.version), record.subject, record.body
  );
  if (!fact) return fact.error();
  std::vector<std::string> hashed;
  for (const facts::Field& field : facts::WordsOf(*fact)) {
    if (!field.words->text.empty()) {
      return Invalid(
          "Sự kiện này do bản cũ ghi, nội dung nằm ngay trong sổ nên không xóa được.", record.kind
      );
    }
    if (!field.words->sha256.empty()) hashed.push_back(field.name);
  }
  if (hashed.empty()) return Invalid("Sự kiện này không có nội dung xóa được.", record.kind);
  for (const std::string& field : asked) {
    if (std::find(hashed.begin(), hashed.end(), field) != hashed.end()) continue;
    return Invalid("Sự kiện không có trường này; các trường: " + Join(hashed, ", ") + ".", field);
  }
  return asked.empty() ? hashed : asked;
}

// What the ledger says of words of the fact that are gone.
struct ErasedBefore {
  std::set<std::string> fields;
  std::set<std::string> confirmed;  ///< those of them by an erasure that `signer` signed
};

Result<ErasedBefore> FindErased(
    LedgerStore& ledger, std::uint64_t seq, const std::optional<crypto::SignerKey>& signer
) {
  std::vector<crypto::VerifierKey> keys;
  if (signer) keys.push_back(signer->Verifier());
  ErasedBefore before;
  Status readable;
  auto read = ledger.EachRecord({seq}, [&](const ledger::Record& record) {
    if (record.kind != ledger::kErasureKind) return true;
    const auto erasure = ledger::ErasureOf(record);
    if (!erasure) readable = erasure.error();
    if (!erasure || erasure->fact != seq) return erasure.ok();
    before.fields.insert(erasure->fields.begin(), erasure->fields.end());
    const bool is_signed = ledger::JudgeSignature(*erasure, keys) == ledger::Signed::kYes;
    if (is_signed) before.confirmed.insert(erasure->fields.begin(), erasure->fields.end());
    return true;
  });
  if (!read) return read.error();
  if (!readable) return readable.error();
  return before;
}

bool HasField(const std::vector<std::string>& fields, const ledger::KeptWords& words) {
  return std::find(fields.begin(), fields.end(), words.field) != fields.end();
}

// The files that were to go and are still kept.
std::vector<std::string> SharedFiles(BlobStore& contents, const Kept& erased) {
  std::set<std::string> files;
  for (const ledger::KeptWords& words : erased) {
    if (facts::IsFileField(words.field)) files.insert(facts::FileOf(words.text).first);
  }
  std::vector<std::string> shared;
  for (const std::string& file : files) {
    if (contents.PathOf(file)) shared.push_back(file);
  }
  return shared;
}

facts::ContentErased Order(
    const Erasure& wanted,
    const std::string& request_id,
    std::vector<std::string> fields,
    const std::optional<crypto::SignerKey>& signer
) {
  facts::ContentErased fact;
  fact.fact = {wanted.fact};
  fact.fields = std::move(fields);
  fact.reason = CollapseSpace(ToNfc(wanted.reason));
  fact.authority = CollapseSpace(ToNfc(wanted.authority));
  if (!signer) return fact;
  fact.signature = ledger::SignErasure(
      {request_id, wanted.fact, fact.fields, fact.reason, fact.authority, {}}, *signer
  );
  return fact;
}

// Under the lock of writers, so that two who erase the same leave one fact. Says what was, and
// gives the fields that are to be named.
Result<std::vector<std::string>> DecideErasure(
    LedgerStore& ledger,
    const Erasure& wanted,
    const std::vector<std::string>& fields,
    const std::optional<crypto::SignerKey>& signer,
    Erased& out
) {
  auto kept = ledger.WordsOf({wanted.fact - 1}, {wanted.fact});
  if (!kept) return kept.error();
  out = {};
  std::vector<std::string> named;
  for (ledger::KeptWords& words : *kept) {
    if (!HasField(fields, words)) continue;
    named.push_back(words.field);
    out.words.push_back(std::move(words));
  }
  if (!named.empty()) return named;
  const auto before = FindErased(ledger, wanted.fact, signer);
  if (!before) return before.error();
  if (before->fields.empty()) {
    return Conflict(
        "Nội dung này không còn trong kho mà sổ không ghi là đã xóa; hãy chạy sauro verify."
    );
  }
  if (!signer) return named;
  for (const std::string& field : fields) {
    if (before->fields.contains(field) && !before->confirmed.contains(field))
      named.push_back(field);
  }
  out.confirmed = named;
  return named;
}

}  // namespace

Result<Erased> EraseContent(
    App& app,
    const domain::AccountId& actor,
    const std::string& request_id,
    const Erasure& wanted,
    const std::optional<crypto::SignerKey>& signer
) {
  if (auto text = CheckText(wanted.reason, "reason", "lý do xóa"); !text) return text.error();
  if (auto text = CheckText(wanted.authority, "authority", "căn cứ xóa"); !text) {
    return text.error();
  }
  auto record = RecordAt(app.ledger, wanted.fact);
  if (!record) return record.error();
  const auto fields = FieldsOf(*record, wanted.fields);
  if (!fields) return fields.error();
  Erased out;
  using Decided = Result<std::vector<facts::Fact>>;
  const auto decide = [&](const Deciding& /*deciding*/) -> Decided {
    auto named = DecideErasure(app.ledger, wanted, *fields, signer, out);
    if (!named) return named.error();
    if (named->empty()) return std::vector<facts::Fact>();
    facts::ContentErased fact = Order(wanted, request_id, std::move(*named), signer);
    fact.subject = record->subject;
    fact.of = record->kind;
    return std::vector<facts::Fact>{std::move(fact)};
  };
  auto written = app.writer.Write({request_id, actor, {}}, decide);
  if (!written) return written.error();
  out.shared_files = SharedFiles(app.blobs, out.words);
  return out;
}

namespace {

// Kinds of which an older release wrote the words themselves into its records.
bool MayHoldOldWords(const ledger::Record& record) {
  constexpr std::array kKinds = {
      facts::ProgressReported::kKind,
      facts::ProgressAccepted::kKind,
      facts::ProgressReturned::kKind,
      facts::DraftDiscarded::kKind,
      facts::ExtensionRequested::kKind,
      facts::ExtensionDecided::kKind,
      facts::TaskSuspended::kKind,
      facts::TaskResumed::kKind,
      facts::PlanAdjusted::kKind,
      facts::TaskAdjusted::kKind,
      facts::TaskWithdrawn::kKind,
      facts::EventRecorded::kKind,
      facts::IndicatorAdjusted::kKind,
      facts::IndicatorWithdrawn::kKind};
  return record.version <= 2 &&
         std::find(kKinds.begin(), kKinds.end(), record.kind) != kKinds.end();
}

// Words that an older release wrote into the records after the first `after` up to number `until`.
Status AddOldWords(
    LedgerStore& ledger, std::uint64_t after, std::uint64_t until, std::vector<FoundContent>& all
) {
  Status decoded;
  auto read = ledger.EachRecord({after}, [&](const ledger::Record& record) {
    if (record.seq > until) return false;
    if (!MayHoldOldWords(record)) return true;
    auto fact = facts::Decode(
        record.kind, static_cast<std::int32_t>(record.version), record.subject, record.body
    );
    if (!fact) decoded = fact.error();
    if (!fact) return false;
    for (const facts::Field& field : facts::WordsOf(*fact)) {
      if (field.words->text.empty()) continue;
      all.push_back({{record.seq, field.name, {}, field.words->text}, false});
    }
    return true;
  });
  return decoded ? read : decoded;
}

// All words of the facts after the first `after` up to number `until`.
Result<std::vector<FoundContent>> WordsBetween(
    LedgerStore& ledger, std::uint64_t after, std::uint64_t until
) {
  auto kept = ledger.WordsOf({after}, {until});
  if (!kept) return kept.error();
  std::vector<FoundContent> all;
  for (ledger::KeptWords& words : *kept) all.push_back({std::move(words), true});
  if (auto added = AddOldWords(ledger, after, until, all); !added) return added.error();
  std::stable_sort(all.begin(), all.end(), [](const FoundContent& one, const FoundContent& other) {
    return one.words.fact < other.words.fact;
  });
  return all;
}

}  // namespace

Result<std::vector<FoundContent>> FindContent(App& app, const std::string& text, std::size_t most) {
  constexpr std::uint64_t kStep = 4096;
  auto head = app.queries.Head();
  if (!head) return head.error();
  const std::string wanted = Fold(text);
  std::vector<FoundContent> found;
  for (std::uint64_t after = 0; after < head->value; after += kStep) {
    auto all = WordsBetween(app.ledger, after, after + kStep);
    if (!all) return all.error();
    for (FoundContent& each : *all) {
      if (Fold(each.words.text).find(wanted) == std::string::npos) continue;
      found.push_back(std::move(each));
      if (found.size() == most) return found;
    }
  }
  return found;
}

}  // namespace sauro::usecase
