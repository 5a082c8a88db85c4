#include "ledger/kept_words.h"

#include "base/json.h"
#include "crypto/base64.h"
#include "crypto/sha256.h"

namespace sauro::ledger {
namespace {

constexpr std::size_t kMaxLine = std::size_t{1} << 20U;

}  // namespace

std::string HashOf(const KeptWords& words) {
  return crypto::ToHex(crypto::Sha256Stream().Add(words.salt).Add(words.text).Finish());
}

std::string ExportWordsLine(const KeptWords& words) {
  std::string line = "words ";
  JsonWriter w(line);
  w.BeginObject().Field("fact", static_cast<std::int64_t>(words.fact)).Field("field", words.field);
  w.Field("salt", crypto::ToBase64(words.salt)).Field("text", words.text).EndObject();
  return line + '\n';
}

Result<KeptWords> WordsFromLine(std::string_view text) {
  const auto value = ParseJson(text, kMaxLine);
  if (!value || !value->is_object()) return Unreadable("Dòng “words” sai dạng.");
  const json::object& object = value->get_object();
  auto salt = crypto::FromBase64(JsonString(object, "salt"));
  if (!salt || salt->size() != kSaltBytes) return Unreadable("Dòng “words” sai dạng.", "salt");
  return KeptWords{
      static_cast<std::uint64_t>(JsonInt(object, "fact")),
      JsonString(object, "field"),
      std::move(*salt),
      JsonString(object, "text")};
}

}  // namespace sauro::ledger
