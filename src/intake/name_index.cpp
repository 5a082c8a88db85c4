#include "intake/name_index.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

struct Word {
  std::string text;  // may hold several words: "ubnd" stands for four
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Abbreviation {
  std::string_view from;
  std::string_view to;
};
constexpr std::array<Abbreviation, 20> kAbbreviations{{
    {"ubnd", "uy ban nhan dan"},
    {"hdnd", "hoi dong nhan dan"},
    {"ubmttq", "uy ban mat tran to quoc"},
    {"mttq", "mat tran to quoc"},
    {"mttqvn", "mat tran to quoc viet nam"},
    {"khcn", "khoa hoc va cong nghe"},
    {"gddt", "giao duc va dao tao"},
    {"nnmt", "nong nghiep va moi truong"},
    {"vhttdl", "van hoa the thao va du lich"},
    {"vp", "van phong"},
    {"bcd", "ban chi dao"},
    {"bch", "bo chi huy"},
    {"bchqs", "bo chi huy quan su"},
    {"ldld", "lien doan lao dong"},
    {"tt", "trung tam"},
    {"pvhcc", "phuc vu hanh chinh cong"},
    {"ca", "cong an"},
    {"btv", "ban thuong vu"},
    {"cds", "chuyen doi so"},
    {"dmst", "doi moi sang tao"},
}};

std::string_view Expand(std::string_view word) {
  for (const auto& [from, to] : kAbbreviations) {
    if (word == from) return to;
  }
  return word;
}

// Words of a text for matching: "KH&CN" is one word, punctuation is gone, abbreviations are written
// out, "và" is dropped ("Khoa học và Công nghệ" = "Khoa học & Công nghệ").
std::vector<Word> WordsFor(std::string_view text) {
  std::vector<Word> out;
  const std::vector<Token> tokens = Tokenize(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::kPunctuation || tokens[i].text == "va") continue;
    Word word{tokens[i].text, tokens[i].begin, tokens[i].end};
    while (i + 2 < tokens.size() && tokens[i + 1].text == "&" && tokens[i + 1].begin == word.end &&
           tokens[i + 2].begin == tokens[i + 1].end && tokens[i + 2].kind == TokenKind::kWord) {
      word.text += tokens[i + 2].text;
      word.end = tokens[i + 2].end;
      i += 2;
    }
    word.text = ReplaceAll(" " + std::string(Expand(word.text)) + " ", " va ", " ");
    word.text = std::string(Trim(word.text));
    out.push_back(std::move(word));
  }
  return out;
}

// The words of a group, sorted, without those that only say that there are many of them: "các sở,
// ban, ngành", "ban, ngành, sở". Empty for a name of one word.
std::string GroupKey(std::string_view text) {
  constexpr std::array<std::string_view, 4> kMany{"cac", "cap", "thuoc", "truc"};
  std::vector<std::string> words;
  for (Word& word : WordsFor(text)) {
    if (std::find(kMany.begin(), kMany.end(), word.text) == kMany.end())
      words.push_back(std::move(word.text));
  }
  if (words.size() < 2) return {};
  std::sort(words.begin(), words.end());
  return Join(words, " ");
}

}  // namespace

NameIndex::NameIndex(const domain::Catalogue& catalogue) {
  const auto has_ended = [&](const domain::Organization& organization) {
    return catalogue.ended.count(organization.id) > 0;
  };
  for (const domain::Organization& organization : catalogue.organizations) {
    const bool ended = has_ended(organization);
    Add(organization.name, {organization.id, {}}, ended ? Rank::kOfEnded : Rank::kName);
    for (const std::string& alias : organization.aliases)
      Add(alias, {organization.id, {}}, ended ? Rank::kOfEnded : Rank::kAlias);
  }
  for (const domain::OrganizationGroup& group : catalogue.groups) {
    Add(group.name, {{}, group.id}, Rank::kOfGroup);
    AddGroup(group.name, {{}, group.id});
    for (const std::string& alias : group.aliases) {
      Add(alias, {{}, group.id}, Rank::kOfGroup);
      AddGroup(alias, {{}, group.id});
    }
  }
  // After all others, because they settle what others share.
  for (const domain::Organization& organization : catalogue.organizations) {
    const Rank rank = has_ended(organization) ? Rank::kLearnedOfEnded : Rank::kLearned;
    for (const std::string& alias : organization.learned) Add(alias, {organization.id, {}}, rank);
  }
}

void NameIndex::Add(std::string_view name, const Holder& holder, Rank rank) {
  std::string key;
  std::size_t count = 0;
  for (const Word& word : WordsFor(name)) {
    key += word.text + ' ';
    ++count;
  }
  if (key.empty()) return;
  longest_ =
      std::max(longest_, count + 3);  // an abbreviation in the text may shorten or lengthen it
  const auto [known, added] = names_.try_emplace(std::move(key), Named{holder, rank});
  Named& named = known->second;
  if (added || named.holder == holder) {
    named.rank = std::min(named.rank, rank);
    return;
  }
  const bool settled = named.shared && rank >= Rank::kLearned && named.rank < Rank::kLearned;
  if (rank < named.rank || settled) {
    named = {holder, rank};
  } else if (rank == named.rank && rank != Rank::kOfGroup) {
    named.shared = true;
  }
}

void NameIndex::AddGroup(std::string_view name, const Holder& holder) {
  std::string key = GroupKey(name);
  if (key.empty()) return;
  const auto [known, added] = groups_.emplace(std::move(key), holder);
  if (!added && !(known->second == holder)) known->second = {};
}

std::optional<Holder> NameIndex::GroupCalled(std::string_view text) const {
  // "UBND xã" may be one body.
  const std::string words = Fold(text);
  const bool many = words.starts_with("cac ") || words.find(',') != std::string::npos ||
                    words.find(" cap ") != std::string::npos;
  const auto found = many ? groups_.find(GroupKey(text)) : groups_.end();
  if (found == groups_.end() || found->second == Holder{}) return std::nullopt;
  return found->second;
}

std::optional<Holder> NameIndex::WhoIs(std::string_view text) const {
  std::string key;
  for (const Word& word : WordsFor(text)) key += word.text + ' ';
  const auto found = names_.find(key);
  if (found == names_.end() || found->second.shared) return std::nullopt;
  return found->second.holder;
}

std::vector<NameIndex::Match> NameIndex::Find(std::string_view text) const {
  std::vector<Match> out;
  if (names_.empty()) return out;
  const std::vector<Word> words = WordsFor(text);
  for (std::size_t i = 0; i < words.size();) {
    std::string key;
    std::size_t best = 0;
    const Named* named = nullptr;
    for (std::size_t k = i; k < words.size() && k - i < longest_; ++k) {
      key += words[k].text + ' ';
      const auto found = names_.find(key);
      if (found == names_.end()) continue;
      best = k + 1;
      named = &found->second;
    }
    if (named == nullptr) {
      ++i;
      continue;
    }
    // Nor is a shorter name inside a shared one meant.
    if (!named->shared) out.push_back({words[i].begin, words[best - 1].end, named->holder});
    i = best;
  }
  return out;
}

}  // namespace sauro::intake
