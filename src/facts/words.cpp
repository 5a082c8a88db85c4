// The words in facts that may be erased.
#include <algorithm>
#include <variant>

#include "facts/facts.h"

namespace sauro::facts {
namespace {

template <typename Other>
void AddWords(Other& /*fact*/, std::vector<Field>& /*fields*/) {}
void AddWords(ProgressReported& fact, std::vector<Field>& fields) {
  fields = {
      {"text", &fact.text}, {"difficulties", &fact.difficulties}, {"proposals", &fact.proposals}};
  for (EvidenceFile& file : fact.evidence) fields.push_back({file.id.value, &file.file});
}
void AddWords(ProgressAccepted& fact, std::vector<Field>& fields) {
  fields = {{"note", &fact.note}};
}
void AddWords(ProgressReturned& fact, std::vector<Field>& fields) {
  fields = {{"reason", &fact.reason}};
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
