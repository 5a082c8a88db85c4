#include "intake/assignment.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "base/text.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kLongestNames = 300;  // bytes

constexpr std::array<std::string_view, 8> kOrders{
    "giao cho",
    "giao",
    "de nghi",
    "yeu cau",
    "phan cong",
    "thong nhat giao",
    "tiep tuc giao",
    "chi dao"};

// What bodies are told to do; written in small letters behind their names.
constexpr std::array<std::string_view, 75> kVerbs{
    "ra soat",          "to chuc",    "xay dung",    "bo tri",    "hoan thanh", "tham muu",
    "theo doi",         "trien khai", "thuc hien",   "bao cao",   "tang cuong", "day manh",
    "tiep tuc",         "chu dong",   "khan truong", "chi dao",   "huong dan",  "kiem tra",
    "cung cap",         "cap nhat",   "nghien cuu",  "de xuat",   "chuan bi",   "phoi hop",
    "ban hanh",         "cong bo",    "lap",         "trinh",     "don doc",    "tong hop",
    "du thao",          "soan thao",  "dua",         "gui",       "nop",        "co trach nhiem",
    "chiu trach nhiem", "can",        "phai",        "khong",     "quan triet", "tuyen truyen",
    "bao dam",          "dam bao",    "thanh lap",   "kien toan", "tap trung",  "uu tien",
    "xem xet",          "giai quyet", "xu ly",       "thao go",   "chap hanh",  "niem yet",
    "so hoa",           "ket noi",    "tich hop",    "mua sam",   "dau tu",     "nang cap",
    "tich cuc",         "quyet liet", "lap dat",     "sua chua",  "khac phuc",  "danh gia",
    "cham diem",        "phan bo",    "dang ky",     "khai thac", "van hanh",   "quan ly",
    "cap tai khoan",    "cap phat",   "cap kinh phi"};

std::size_t MatchAny(
    const std::vector<Token>& tokens, std::size_t at, std::span<const std::string_view> phrases
) {
  for (const std::string_view phrase : phrases) {
    if (at >= tokens.size() || !phrase.starts_with(tokens[at].text)) continue;
    if (const std::size_t count = MatchPhrase(tokens, at, phrase); count > 0) return count;
  }
  return 0;
}

// A verb behind the names; in "các cơ quan, tổ chức" and "ban chỉ đạo" none is.
bool IsVerb(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  if (at == 0 || IsCapital(text, tokens[at]) || MatchAny(tokens, at, kVerbs) == 0) return false;
  if (MatchPhrase(tokens, at, "can bo") > 0) return false;
  constexpr std::array<std::string_view, 7> kBefore{
      "cac", "ban", "ban quan", ",", "va", "nguoi", "cong tac"};
  const std::string& before = tokens[at - 1].text;
  return std::find(kBefore.begin(), kBefore.end(), before) == kBefore.end();
}

std::string Between(std::string_view text, std::size_t begin, std::size_t end) {
  return std::string(TrimAny(text.substr(begin, end - begin), " ,;:.\n"));
}

bool IsOneOf(std::string_view text, const Token& token, std::span<const std::string_view> printed) {
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  return std::find(printed.begin(), printed.end(), word) != printed.end();
}

// "Sở Y tế được ...", "Công an tỉnh phát hiện 12 vụ ..., cần ...": the words up to
// `end` tell of a body and do not only name some.
bool Tells(std::string_view text, const std::vector<Token>& tokens, std::size_t end) {
  constexpr std::array<std::string_view, 8> kTold{
      "được", "bị", "đã", "đang", "chưa", "là", "đạt", "gặp"};
  constexpr std::array<std::string_view, 3> kFound{"phat hien", "ghi nhan", "cho rang"};
  constexpr std::array<std::string_view, 11> kNumbered{
      "so", "khu", "vuc", "phuong", "quan", "xa", "to", "thon", "ap", "phong", "doan"};
  constexpr std::array<std::string_view, 2> kNouns{"phoi hop", "to chuc"};
  for (std::size_t i = 1; i < end; ++i) {
    const Token& token = tokens[i];
    const std::string& before = tokens[i - 1].text;
    const bool device = token.text == "bi" && (before == "thiet" || before == "chuan");
    if (token.text == ";" || (IsOneOf(text, token, kTold) && !device)) return true;
    if (!IsCapital(text, token) && MatchAny(tokens, i, kFound) > 0) return true;
    if (token.kind == TokenKind::kNumber &&
        std::find(kNumbered.begin(), kNumbered.end(), before) == kNumbered.end())
      return true;
    // Names go on behind a comma, not deeds.
    const bool part = before == "," || before == "va";
    if (part && !IsCapital(text, token) && MatchPhrase(tokens, i, "can bo") == 0 &&
        MatchAny(tokens, i, kVerbs) > 0 && MatchAny(tokens, i, kNouns) == 0)
      return true;
  }
  return false;
}

// Past "phối hợp chặt chẽ với"; `at` itself where that does not stand there.
std::size_t PastPartner(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 5> kWords{"voi", "cung", "chat che", "cung voi", "va"};
  std::size_t i = at;
  while (i < tokens.size() && (tokens[i].text == "," || tokens[i].text == "va")) ++i;
  const std::size_t count = MatchPhrase(tokens, i, "phoi hop");
  if (count == 0) return at;
  i += count;
  bool with = false;
  while (i < tokens.size()) {
    const std::size_t word = MatchAny(tokens, i, kWords);
    if (word == 0) break;
    with |= tokens[i].text == "voi" || tokens[i].text == "cung";
    i += word;
  }
  return with ? i : at;
}

std::string PartnerAt(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  const std::size_t begin = PastPartner(tokens, at);
  if (begin == at || begin >= tokens.size()) return {};
  if (!BeginsWithBody(text.substr(tokens[begin].begin))) return {};
  std::size_t end = begin + 1;
  while (end < tokens.size() && !IsVerb(text, tokens, end) && tokens[end].text != ":" &&
         tokens[end].text != ";" && tokens[end].text != ".")
    ++end;
  if (end == tokens.size()) return {};
  return Between(text, tokens[begin].begin, tokens[end].begin);
}

// "... (Ban Tổ chức chủ trì, Văn phòng phối hợp)": what stands in the last bracket.
std::string_view LastBracket(std::string_view sentence) {
  sentence = TrimAny(sentence, " .;");
  if (!sentence.ends_with(')')) return {};
  const std::size_t open = sentence.rfind('(');
  if (open == std::string_view::npos) return {};
  const std::string_view inside = sentence.substr(open + 1, sentence.size() - open - 2);
  const bool roles = BeginsWithBody(inside) && WordsOf(inside).find("chu tri") != std::string::npos;
  return roles ? inside : std::string_view();
}

}  // namespace

std::string_view WithoutOrder(std::string_view text) {
  const std::vector<Token> tokens = Tokenize(text.substr(0, kLongestNames));
  const std::size_t count = MatchAny(tokens, 0, kOrders);
  if (count == 0 || count >= tokens.size()) return text;
  const std::string_view rest = text.substr(tokens[count].begin);
  return BeginsWithBody(rest) ? rest : text;
}

Assignment ReadAssignment(std::string_view sentence) {
  if (const std::string_view inside = LastBracket(sentence); !inside.empty())
    return {std::string(inside), {}, true, true};
  const std::string_view text = WithoutOrder(sentence.substr(0, 2 * kLongestNames));
  const std::vector<Token> tokens = Tokenize(text);
  // "Chủ trì, phối hợp với Sở Y tế ...": who leads stands above.
  if (const std::size_t led = MatchPhrase(tokens, 0, "chu tri"); led > 0)
    return {{}, PartnerAt(text, tokens, led)};
  if (!BeginsWithBody(text) || MatchPhrase(tokens, 0, "van phong pham") > 0) return {};
  const bool told = text.size() < std::min(sentence.size(), 2 * kLongestNames);
  for (std::size_t i = 1; i < tokens.size() && tokens[i].begin < kLongestNames; ++i) {
    const bool leads = MatchPhrase(tokens, i, "chu tri") > 0 && !IsCapital(text, tokens[i]);
    if (!leads && !IsVerb(text, tokens, i)) continue;
    constexpr std::array<std::string_view, 2> kNotDone{"được", "chưa"};
    const std::size_t past = i + (leads ? 2 : MatchAny(tokens, i, kVerbs));
    const bool open = past < tokens.size() && IsOneOf(text, tokens[past], kNotDone);
    if (open || Tells(text, tokens, i)) return {};
    return {
        Between(text, 0, tokens[i].begin),
        PartnerAt(text, tokens, leads ? i + 2 : i),
        false,
        told || leads};
  }
  return {};
}

bool OpensOrders(std::string_view text) {
  if (!Trim(text).ends_with(':')) return false;
  constexpr std::array<std::string_view, 6> kSays{
      "giao nhiem vu", "ket luan", "yeu cau", "chi dao", "de nghi", "giao cac"};
  // What the words rest on orders nothing.
  constexpr std::array<std::string_view, 4> kRests{
      "ket luan so", "theo yeu cau", "theo chi dao", "theo de nghi"};
  constexpr std::array<std::string_view, 4> kIssued{
      "ban hanh ke hoach", "ban hanh chuong trinh", "ban hanh de an", "xay dung ke hoach"};
  std::string words = " " + WordsOf(text) + " ";
  for (const std::string_view rests : kRests)
    words = ReplaceAll(std::move(words), " " + std::string(rests) + " ", " ");
  for (const std::string_view issued : kIssued) {
    if (words.find(" " + std::string(issued) + " ") != std::string::npos) return false;
  }
  const bool follows = words.ends_with(" sau ") || words.ends_with(" sau day ");
  return follows && std::any_of(kSays.begin(), kSays.end(), [&](std::string_view phrase) {
           return words.find(" " + std::string(phrase) + " ") != std::string::npos;
         });
}

}  // namespace sauro::intake
