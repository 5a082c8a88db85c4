// The words in facts that may be erased.
#include <algorithm>
#include <type_traits>
#include <variant>

#include "facts/facts.h"

namespace sauro::facts {
namespace {

// Those whose only words are the reason; most kinds have none.
template <typename Each>
void AddWords(Each& fact, std::vector<Field>& fields) {
  if constexpr (requires { requires std::is_same_v<decltype(fact.reason), Words>; }) {
    fields = {{"reason", &fact.reason}};
  }
}
void AddWords(ProgressReported& fact, std::vector<Field>& fields) {
  fields = {
      {"text", &fact.text}, {"difficulties", &fact.difficulties}, {"proposals", &fact.proposals}};
  for (EvidenceFile& file : fact.evidence) fields.push_back({file.id.value, &file.file});
}
void AddWords(ProgressAccepted& fact, std::vector<Field>& fields) {
  fields = {{"note", &fact.note}};
}

}  // namespace

std::string FileWords(std::string_view sha256, std::string_view name) {
  return std::string(sha256) + ' ' + std::string(name);
}

std::pair<std::string, std::string> FileOf(std::string_view words) {
  const std::size_t blank = std::min(words.find(' '), words.size());
  return {
      std::string(words.substr(0, blank)),
      std::string(words.substr(std::min(blank + 1, words.size())))};
}

bool IsFileField(std::string_view field) {
  return field != "text" && field != "difficulties" && field != "proposals" && field != "note" &&
         field != "reason";
}

std::vector<Field> WordsOf(Fact& fact) {
  std::vector<Field> fields;
  std::visit([&](auto& each) { AddWords(each, fields); }, fact);
  return fields;
}

}  // namespace sauro::facts
