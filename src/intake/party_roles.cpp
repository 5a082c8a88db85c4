#include "intake/party_roles.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::array<std::string_view, 4> kLeads{"chu tri", "dau moi", "phu trach", "ct"};
constexpr std::array<std::string_view, 3> kPartners{"phoi hop", "tham gia", "ph"};
// What may stand beside the words of a role in its label: "Cơ quan chủ trì thực hiện:".
constexpr std::array<std::string_view, 8> kAround{
    "co quan", "don vi", "bo phan", "thuc hien", "chinh", "tham muu", "cung", "voi"};

template <std::size_t N>
std::size_t MatchAny(
    const std::vector<Token>& tokens, std::size_t at, const std::array<std::string_view, N>& phrases
) {
  for (const std::string_view phrase : phrases) {
    if (const std::size_t count = MatchPhrase(tokens, at, phrase); count > 0) return count;
  }
  return 0;
}

struct Label {
  PartyRole role = PartyRole::kNone;
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
};

// The words of one role and what may stand around them from token `at` on; at most one role.
struct RoleWords {
  PartyRole role = PartyRole::kNone;
  std::size_t end = 0;  // token
};
RoleWords ReadRoleWords(const std::vector<Token>& tokens, std::size_t at) {
  RoleWords out{PartyRole::kNone, at};
  for (;;) {
    const std::size_t lead = MatchAny(tokens, out.end, kLeads);
    const std::size_t partner = lead > 0 ? 0 : MatchAny(tokens, out.end, kPartners);
    const std::size_t around = lead + partner > 0 ? 0 : MatchAny(tokens, out.end, kAround);
    if (lead + partner + around == 0) return out;
    if (lead + partner > 0) {
      if (out.role != PartyRole::kNone) return {};
      out.role = lead > 0 ? PartyRole::kLead : PartyRole::kPartner;
    }
    out.end += lead + partner + around;
  }
}

// A label stands where a part may begin and has a colon behind it.
bool MayBegin(std::string_view cell, const std::vector<Token>& tokens, std::size_t at) {
  if (at == 0) return true;
  const Token& before = tokens[at - 1];
  if (before.kind == TokenKind::kPunctuation && before.text != ":" && before.text != "&")
    return true;
  const std::size_t begin = before.end;
  // A page may have lost the line end: "Khoa Khám bệnh Phối hợp: Phòng Công nghệ".
  if (IsCapital(cell, tokens[at])) return true;
  return cell.substr(begin, tokens[at].begin - begin).find('\n') != std::string_view::npos;
}

std::vector<Label> FindLabels(std::string_view cell, const std::vector<Token>& tokens) {
  std::vector<Label> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!MayBegin(cell, tokens, i)) continue;
    const RoleWords words = ReadRoleWords(tokens, i);
    const bool colon = words.role != PartyRole::kNone && words.end < tokens.size() &&
                       tokens[words.end].text == ":";
    if (!colon) continue;
    out.push_back({words.role, tokens[i].begin, tokens[words.end].end});
    i = words.end;
  }
  return out;
}

// "Sở Y tế phối hợp với Sở Tài chính"
std::vector<PartyPart> SplitHelped(std::string_view cell, const std::vector<Token>& tokens) {
  for (std::size_t i = 1; i + 3 < tokens.size(); ++i) {
    if (tokens[i - 1].text == "(" || MatchPhrase(tokens, i, "phoi hop voi") == 0) continue;
    const std::string_view partners = cell.substr(tokens[i + 3].begin);
    if (!BeginsWithBody(cell) || !BeginsWithBody(partners)) continue;
    return {{PartyRole::kLead, cell.substr(0, tokens[i].begin)}, {PartyRole::kPartner, partners}};
  }
  return {{PartyRole::kNone, cell}};
}

// "X chủ trì, phối hợp với Y"
std::vector<PartyPart> SplitSentence(std::string_view cell, const std::vector<Token>& tokens) {
  for (std::size_t i = 1; i + 3 < tokens.size(); ++i) {
    if (MatchPhrase(tokens, i, "chu tri") == 0 || tokens[i - 1].text == "(") continue;
    std::size_t k = i + 2;
    while (k < tokens.size() &&
           (tokens[k].text == "," || tokens[k].text == ";" || tokens[k].text == "va"))
      ++k;
    if (MatchPhrase(tokens, k, "phoi hop") == 0) continue;
    k += 2;
    while (k < tokens.size() &&
           (tokens[k].text == "voi" || tokens[k].text == "cung" || tokens[k].text == ":"))
      ++k;
    const std::size_t partners = k < tokens.size() ? tokens[k].begin : cell.size();
    return {
        {PartyRole::kLead, cell.substr(0, tokens[i].begin)},
        {PartyRole::kPartner, cell.substr(partners)}};
  }
  return SplitHelped(cell, tokens);
}

}  // namespace

std::vector<PartyPart> SplitByRole(std::string_view cell) {
  const std::vector<Token> tokens = Tokenize(cell);
  const std::vector<Label> labels = FindLabels(cell, tokens);
  if (labels.empty()) return SplitSentence(cell, tokens);
  std::vector<PartyPart> out;
  // What stands before the first label leads: "Sở A; phối hợp: Sở B".
  const std::string_view before = TrimAny(cell.substr(0, labels[0].begin), " .,;-–+•(\n");
  if (!before.empty()) out.push_back({PartyRole::kLead, before});
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::size_t end = i + 1 < labels.size() ? labels[i + 1].begin : cell.size();
    const std::string_view text = cell.substr(labels[i].end, end - labels[i].end);
    out.push_back({labels[i].role, TrimAny(text, " .,;-–+•\n")});
  }
  return out;
}

PartyRole TakeRoleMark(std::string& name) {
  const std::vector<Token> tokens = Tokenize(name);
  if (tokens.size() < 3) return PartyRole::kNone;
  const bool bracket = tokens.back().text == ")";
  std::size_t begin = tokens.size();
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (bracket ? tokens[i].text == "(" : MatchPhrase(tokens, i, "chu tri") > 0) begin = i;
    if (!bracket && MatchPhrase(tokens, i, "phoi hop") > 0) begin = i;
  }
  if (begin == tokens.size()) return PartyRole::kNone;
  const RoleWords words = ReadRoleWords(tokens, bracket ? begin + 1 : begin);
  if (words.role == PartyRole::kNone || words.end + (bracket ? 1 : 0) != tokens.size())
    return PartyRole::kNone;
  name = std::string(TrimAny(std::string_view(name).substr(0, tokens[begin].begin), " ,;"));
  return words.role;
}

}  // namespace sauro::intake
