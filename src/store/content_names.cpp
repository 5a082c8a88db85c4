#include "store/content_names.h"

#include <algorithm>
#include <set>
#include <variant>

#include "store/fact_words.h"
#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

template <typename Other>
void Add(const Other& /*fact*/, std::vector<std::string>& /*names*/) {}
void Add(const facts::DocumentReceived& fact, std::vector<std::string>& names) {
  names.push_back(fact.sha256);
}
void Add(const facts::DraftOpened& fact, std::vector<std::string>& names) {
  if (!fact.reading.empty()) names.push_back(fact.reading);
}
void Add(const facts::ProgressReported& fact, std::vector<std::string>& names) {
  for (const facts::EvidenceFile& file : fact.evidence) {
    names.push_back(facts::FileOf(file.file.text).first);
  }
}

}  // namespace

std::vector<std::string> ContentsOf(const facts::Fact& fact) {
  std::vector<std::string> names;
  std::visit([&](const auto& each) { Add(each, names); }, fact);
  return names;
}

Status CheckContentsAreThere(
    Connection& writing, KeptBlobs& contents, const std::vector<std::string>& names
) {
  for (const std::string& name : names) {
    const auto there = contents.Has(writing, name);
    if (!there) return there.error();
    if (*there) continue;
    return Unavailable(
        "Tệp vừa gửi bị xóa khỏi kho trong khi đang ghi; chưa ghi gì, hãy gửi lại.", name
    );
  }
  return {};
}

namespace {

// The files that words of the fields name and that no other words of the same fact do.
Result<std::set<std::string>> FilesOf(Connection& writing, const facts::ContentErased& erased) {
  auto kept = WordsReader(writing, erased.fact.value - 1).UpTo(erased.fact.value);
  if (!kept) return kept.error();
  const auto goes = [&](const ledger::KeptWords& words) {
    return std::find(erased.fields.begin(), erased.fields.end(), words.field) !=
           erased.fields.end();
  };
  std::set<std::string> files;
  for (const ledger::KeptWords& words : *kept) {
    if (facts::IsFileField(words.field) && goes(words)) {
      files.insert(facts::FileOf(words.text).first);
    }
  }
  for (const ledger::KeptWords& words : *kept) {
    if (facts::IsFileField(words.field) && !goes(words)) {
      files.erase(facts::FileOf(words.text).first);
    }
  }
  return files;
}

}  // namespace

Status EraseWords(Connection& writing, KeptBlobs& contents, const facts::ContentErased& erased) {
  const auto files = FilesOf(writing, erased);
  if (!files) return files.error();
  // Only the words say which files they are: an attempt that broke off is made again by the same
  // command.
  for (const std::string& sha256 : *files) {
    bool named = false;
    {
      Query row(writing, sql::kContentIsNamed, sha256, erased.fact);
      if (!row.Next()) return row.status();
      named = row.Bool();
    }
    if (named) continue;
    if (auto removed = contents.Remove(writing, sha256); !removed) return removed;
  }
  for (const std::string& field : erased.fields) {
    if (auto gone = Post(writing, sql::kFactWordsErase, erased.fact, field); !gone) return gone;
  }
  return {};
}

}  // namespace sauro::store
