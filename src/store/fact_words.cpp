#include "store/fact_words.h"

#include <fmt/format.h>

#include <map>
#include <utility>
#include <variant>

#include "crypto/ed25519.h"
#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

using ledger::KeptWords;

constexpr int kPage = 1024;

std::string PlaceName(std::uint64_t fact, const std::string& field) {
  return fmt::format("sự kiện {}, trường {}", fact, field);
}

Error Damage(const char* what, std::uint64_t fact, const std::string& field) {
  return Internal(what, PlaceName(fact, field));
}

constexpr const char* kOfNoFact = "Kho nội dung có dòng không thuộc sự kiện nào trong sổ.";

// Salt and text end where they must, so that no letter goes from one to the other.
bool IsWhole(const KeptWords& words) {
  if (words.salt.size() != ledger::kSaltBytes || words.text.empty()) return false;
  if (!facts::IsFileField(words.field)) return true;
  const std::string sha256 = facts::FileOf(words.text).first;
  return sha256.size() == 2 * sizeof(crypto::Hash) &&
         sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

std::vector<KeptWords> SealWords(facts::Fact& fact) {
  std::vector<KeptWords> kept;
  for (const facts::Field& field : facts::WordsOf(fact)) {
    if (field.words->text.empty()) continue;
    KeptWords words{0, field.name, crypto::RandomBytes(ledger::kSaltBytes), field.words->text};
    field.words->sha256 = ledger::HashOf(words);
    kept.push_back(std::move(words));
  }
  return kept;
}

Status PutWords(Connection& connection, const KeptWords& words) {
  return Post(
      connection, sql::kFactWordsInsert, words.fact, words.field, Bytes{words.salt}, words.text
  );
}

Status WordsReader::Fill() {
  Query rows(connection_, sql::kFactWordsAfter, last_fact_, last_field_, kPage);
  int count = 0;
  for (; rows.Next(); ++count) {
    KeptWords words;
    words.fact = static_cast<std::uint64_t>(rows.Int());
    words.field = rows.Text();
    words.salt = rows.Text();
    words.text = rows.Text();
    page_.push_back(std::move(words));
  }
  ended_ = count < kPage;
  if (rows.status() && !page_.empty()) {
    last_fact_ = static_cast<std::int64_t>(page_.back().fact);
    last_field_ = page_.back().field;
  }
  return rows.status();
}

Result<std::vector<KeptWords>> WordsReader::UpTo(std::uint64_t fact) {
  std::vector<KeptWords> given;
  for (;;) {
    while (!page_.empty() && page_.front().fact <= fact) {
      given.push_back(std::move(page_.front()));
      page_.pop_front();
    }
    if (!page_.empty() || ended_) return given;
    if (auto filled = Fill(); !filled) return filled.error();
  }
}

Status WordsCheck::Take(const ledger::Record& record, facts::Fact& fact) {
  auto kept = reader_.UpTo(record.seq);
  if (!kept) return kept.error();
  std::map<std::string, const KeptWords*> of_fact;
  for (const KeptWords& words : *kept) {
    if (words.fact != record.seq) return Damage(kOfNoFact, words.fact, words.field);
    of_fact[words.field] = &words;
  }
  for (const facts::Field& field : facts::WordsOf(fact)) {
    if (field.words->sha256.empty()) continue;
    const auto found = of_fact.find(field.name);
    if (found == of_fact.end()) {
      missing_.emplace(record.seq, field.name);
    } else if (!IsWhole(*found->second) || ledger::HashOf(*found->second) != field.words->sha256) {
      return Damage("Nội dung không khớp với mã băm trong sổ.", record.seq, field.name);
    } else {
      of_fact.erase(found);
    }
  }
  if (!of_fact.empty()) return Damage(kOfNoFact, record.seq, of_fact.begin()->first);
  const auto* erased = std::get_if<facts::ContentErased>(&fact);
  return erased == nullptr ? Status() : TakeErased(*erased);
}

Status WordsCheck::TakeErased(const facts::ContentErased& erased) {
  for (const std::string& field : erased.fields) {
    // Once more by one that confirms what nobody had signed.
    if (missing_.erase({erased.fact.value, field}) != 0) {
      erased_.emplace(erased.fact.value, field);
    }
    if (erased_.contains({erased.fact.value, field})) continue;
    return Damage(
        "Sổ ghi nội dung này đã xóa nhưng nó vẫn còn trong kho.", erased.fact.value, field
    );
  }
  return {};
}

Status WordsCheck::Finish() {
  auto rest = reader_.UpTo(std::numeric_limits<std::uint64_t>::max());
  if (!rest) return rest.error();
  if (rest->empty()) return {};
  return Damage(kOfNoFact, rest->front().fact, rest->front().field);
}

std::optional<std::string> WordsCheck::Missing() const {
  if (missing_.empty()) return std::nullopt;
  return PlaceName(missing_.begin()->first, missing_.begin()->second);
}

}  // namespace sauro::store
