#include "intake/assignment.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/text.h"
#include "intake/body_lines.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kLongestNames = 300;  // bytes

constexpr std::array<std::string_view, 9> kOrders{
    "giao cho",
    "giao",
    "de nghi",
    "yeu cau",
    "phan cong",
    "thong nhat giao",
    "tiep tuc giao",
    "chi dao",
    "trach nhiem cua"};

// What bodies are told to do; written in small letters behind their names.
constexpr std::array<std::string_view, 111> kVerbs{
    "ra soat",
    "to chuc",
    "xay dung",
    "bo tri",
    "hoan thanh",
    "tham muu",
    "theo doi",
    "trien khai",
    "thuc hien",
    "bao cao",
    "tang cuong",
    "day manh",
    "tiep tuc",
    "chu dong",
    "khan truong",
    "chi dao",
    "huong dan",
    "kiem tra",
    "cung cap",
    "cap nhat",
    "nghien cuu",
    "de xuat",
    "chuan bi",
    "phoi hop",
    "ban hanh",
    "cong bo",
    "lap",
    "trinh",
    "don doc",
    "tong hop",
    "du thao",
    "soan thao",
    "dua",
    "gui",
    "nop",
    "co trach nhiem",
    "chiu trach nhiem",
    "can",
    "phai",
    "khong",
    "quan triet",
    "tuyen truyen",
    "bao dam",
    "dam bao",
    "thanh lap",
    "kien toan",
    "tap trung",
    "uu tien",
    "xem xet",
    "giai quyet",
    "xu ly",
    "thao go",
    "chap hanh",
    "niem yet",
    "so hoa",
    "ket noi",
    "tich hop",
    "mua sam",
    "dau tu",
    "nang cap",
    "tich cuc",
    "quyet liet",
    "lap dat",
    "sua chua",
    "khac phuc",
    "danh gia",
    "cham diem",
    "phan bo",
    "dang ky",
    "khai thac",
    "van hanh",
    "quan ly",
    "cap tai khoan",
    "cap phat",
    "cap kinh phi",
    "lam sach",
    "tong ket",
    "so ket",
    "tuan tra",
    "phe duyet",
    "bien soan",
    "phat dong",
    "cong khai",
    "bo sung",
    "ky ket",
    "lanh dao",
    "hoan thien",
    "hoan chinh",
    "tham dinh",
    "thu thap",
    "thu nhan",
    "mo rong",
    "duy tri",
    "chuan hoa",
    "dong bo",
    "nhan rong",
    "gop y",
    "tra loi",
    "thong bao",
    "dinh ky",
    "thuong xuyen",
    "van dong",
    "nghiem thu",
    "ban giao",
    "khoi cong",
    "cat giam",
    "rut ngan",
    "don gian hoa",
    "phat huy",
    "lua chon",
    "truc tiep"};

std::size_t MatchAny(
    const std::vector<Token>& tokens, std::size_t at, std::span<const std::string_view> phrases
) {
  for (const std::string_view phrase : phrases) {
    if (at >= tokens.size() || !phrase.starts_with(tokens[at].text)) continue;
    if (const std::size_t count = MatchPhrase(tokens, at, phrase); count > 0) return count;
  }
  return 0;
}

// "mở 02 lớp"; without its tone the word is others, too, and "dữ liệu mở" is no deed.
bool OpensSomething(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  const Token& token = tokens[at];
  constexpr std::array<std::string_view, 3> kOpen{"lieu", "nguon", "ma"};
  return text.substr(token.begin, token.end - token.begin) == "mở" &&
         std::find(kOpen.begin(), kOpen.end(), tokens[at - 1].text) == kOpen.end();
}

// The same, of words that names have as well: "Quỹ đầu tư phát triển", "Trường đào tạo cán bộ".
constexpr std::array<std::string_view, 29> kDeedsOfNames{
    "day nhanh", "pho bien",    "thi diem",   "khao sat",   "thong nhat",    "lam viec voi",
    "kip thoi",  "nghiem tuc",  "phat trien", "ho tro",     "lam ro",        "som",
    "phu song",  "dau thau",    "sua doi",    "chan chinh", "giai ngan",     "tao lap",
    "huy dong",  "chia se",     "ung dung",   "dao tao",    "boi duong",     "tap huan",
    "quy hoach", "chuyen giao", "xac dinh",   "long ghep",  "theo chuc nang"};

// A deed, unless the word before it goes on with a name.
std::size_t DeedAt(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 32> kOfName{
      "tam",  "quy", "phong", "vien",  "truong", "ban",   "hoi", "tu",  "khoa", "doi", "to",
      "tro",  "dao", "tao",   "cuu",   "tien",   "khich", "ton", "toc", "hop",  "bo",  "cuc",
      "nghe", "tac", "nganh", "duong", "luc",    "va",    ",",   "cac", "giao", "khoi"};
  const std::string& before = tokens[at - 1].text;
  const bool service = before == "vu" && at > 1 && tokens[at - 2].text == "dich";
  if (service || std::find(kOfName.begin(), kOfName.end(), before) != kOfName.end()) return 0;
  return MatchAny(tokens, at, kDeedsOfNames);
}

// A verb behind the names; in "các cơ quan, tổ chức" and "ban chỉ đạo" none is.
std::size_t VerbAt(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  if (at == 0 || IsCapital(text, tokens[at])) return 0;
  if (OpensSomething(text, tokens, at)) return 1;
  const std::size_t verb = MatchAny(tokens, at, kVerbs);
  if (verb == 0) return DeedAt(tokens, at);
  if (MatchPhrase(tokens, at, "can bo") > 0) return 0;
  constexpr std::array<std::string_view, 9> kBefore{
      "cac", "ban", "ban quan", "doi", ",", "va", "nguoi", "cong tac", "quy"};
  const std::string& before = tokens[at - 1].text;
  return std::find(kBefore.begin(), kBefore.end(), before) == kBefore.end() ? verb : 0;
}

bool IsVerb(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  return VerbAt(text, tokens, at) > 0;
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

// Past "phối hợp chặt chẽ với", or past "phối hợp" where a body follows at once; `at` itself where
// that does not stand there.
std::size_t PastPartner(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 5> kWords{"voi", "cung", "chat che", "cung voi", "va"};
  std::size_t i = at;
  while (i < tokens.size() && (tokens[i].text == "," || tokens[i].text == "va")) ++i;
  const std::size_t count = MatchPhrase(tokens, i, "phoi hop");
  if (count == 0) return at;
  i += count;
  const std::size_t words = i;
  bool with = false;
  while (i < tokens.size()) {
    const std::size_t word = MatchAny(tokens, i, kWords);
    if (word == 0) break;
    with |= tokens[i].text == "voi" || tokens[i].text == "cung";
    i += word;
  }
  if (with) return i;
  const bool body = words < tokens.size() && MatchAny(tokens, words, kVerbs) == 0 &&
                    BeginsWithBody(text.substr(tokens[words].begin));
  return body ? words : at;
}

// "Phòng Kỹ thuật", "UBND các xã", not "Phòng ngừa tội phạm", "Quỹ đất".
bool IsProperName(std::string_view text, const std::vector<Token>& tokens, std::size_t end) {
  const std::string_view first = text.substr(tokens[0].begin, tokens[0].end - tokens[0].begin);
  if (ToUpper(first) == first && CountCodePoints(first) > 1) return true;
  for (std::size_t i = 1; i < end; ++i) {
    if (IsCapital(text, tokens[i])) return true;
  }
  return false;
}

// "Công an xã", "Hội phụ nữ phường": no capitals, but the level that the body is of.
bool NamesLevel(const std::vector<Token>& tokens, std::size_t end) {
  constexpr std::size_t kMost = 6;  // tokens
  constexpr std::array<std::string_view, 7> kLevels{
      "xa", "phuong", "tinh", "huyen", "thon", "thi tran", "thanh pho"};
  if (end < 2 || end > kMost) return false;
  const bool prevents =
      MatchPhrase(tokens, 0, "phong ngua") > 0 || MatchPhrase(tokens, 0, "phong chong") > 0;
  return !prevents && std::any_of(kLevels.begin(), kLevels.end(), [&](std::string_view level) {
    const std::size_t words = level.find(' ') == std::string_view::npos ? 1 : 2;
    return MatchPhrase(tokens, end - words, level) == words;
  });
}

// A mark behind which no further name stands: "..., xong trước 15/3".
bool EndsNames(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  const std::string& mark = tokens[at].text;
  if (mark == ":" || mark == ";" || mark == ".") return true;
  if (mark != "," || at + 1 == tokens.size() || IsCapital(text, tokens[at + 1])) return false;
  constexpr std::array<std::string_view, 6> kDone{
      "xong", "hoan thanh", "truoc", "trong", "bao dam", "de"};
  return MatchAny(tokens, at + 1, kDone) > 0;
}

// "... và các đơn vị liên quan đề xuất": what follows is what they do, whatever verb it is.
bool IsBehindConcerned(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  if (at < 2 || MatchPhrase(tokens, at - 2, "lien quan") == 0) return false;
  constexpr std::array<std::string_view, 10> kGoOn{
      "va", "khac", "trong", "tren", "thuoc", "cua", "o", "tai", "cung", "den"};
  const Token& token = tokens[at];
  return token.kind == TokenKind::kWord && !IsCapital(text, token) &&
         std::find(kGoOn.begin(), kGoOn.end(), token.text) == kGoOn.end();
}

std::string PartnerAt(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t kMostToTheEnd = 16;  // tokens of names behind which nothing stands
  const std::size_t begin = PastPartner(text, tokens, at);
  if (begin == at || begin >= tokens.size()) return {};
  if (!BeginsWithBody(text.substr(tokens[begin].begin))) return {};
  std::size_t end = begin + 1;
  while (end < tokens.size() && !IsVerb(text, tokens, end) && !EndsNames(text, tokens, end) &&
         !IsBehindConcerned(text, tokens, end)) {
    ++end;
  }
  if (end == tokens.size()) {
    const bool names = end - begin <= kMostToTheEnd && !Tells(text, tokens, end) &&
                       std::none_of(
                           tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                           tokens.end(),
                           [](const Token& token) { return token.kind == TokenKind::kNumber; }
                       );
    return names ? Between(text, tokens[begin].begin, tokens.back().end) : std::string();
  }
  return Between(text, tokens[begin].begin, tokens[end].begin);
}

// Where the names of those who do it end, and what follows; all are tokens.
struct Deed {
  std::size_t names = 0;
  std::size_t partner = 0;  // where "phối hợp với" may stand
  std::size_t past = 0;     // behind the verb
  bool leads = false;       // "chủ trì"
};

// The first verb behind the names, or the colon: "Phòng Kỹ thuật: sửa tuyến ống".
std::optional<Deed> FindDeed(std::string_view text, const std::vector<Token>& tokens) {
  for (std::size_t i = 1; i < tokens.size() && tokens[i].begin < kLongestNames; ++i) {
    const bool colon = tokens[i].text == ":" && i + 1 < tokens.size();
    const std::size_t at = colon ? i + 1 : i;
    const bool leads =
        MatchPhrase(tokens, at, "chu tri") > 0 && (colon || !IsCapital(text, tokens[at]));
    if (leads) return Deed{i, at + 2, at + 2, true};
    if (colon) {
      const bool body = IsProperName(text, tokens, i) || NamesLevel(tokens, i);
      return body ? std::optional(Deed{i, at, at}) : std::nullopt;
    }
    if (const std::size_t verb = VerbAt(text, tokens, i); verb > 0) return Deed{i, i, i + verb};
  }
  return std::nullopt;
}

// "Phòng Văn hóa - Xã hội; tháng 4/2026": bodies and when, and nothing else.
bool NamesBodyAndTime(std::string_view inside) {
  const std::string bodies = WithoutTimes(inside);
  if (bodies.empty() || bodies.size() == inside.size() || bodies.size() > kLongestNames)
    return false;
  const std::vector<Token> tokens = Tokenize(bodies);
  return BeginsWithBody(bodies) && !FindDeed(bodies, tokens) &&
         !Tells(bodies, tokens, tokens.size()) &&
         (IsProperName(bodies, tokens, tokens.size()) || NamesLevel(tokens, tokens.size()));
}

// "... (Ban Tổ chức chủ trì, Văn phòng phối hợp)": what stands in the last bracket.
std::string_view LastBracket(std::string_view sentence) {
  sentence = TrimAny(sentence, " .;");
  if (!sentence.ends_with(')')) return {};
  const std::size_t open = sentence.rfind('(');
  if (open == std::string_view::npos) return {};
  const std::string_view inside = sentence.substr(open + 1, sentence.size() - open - 2);
  const bool roles = BeginsWithBody(inside) && WordsOf(inside).find("chu tri") != std::string::npos;
  return roles || NamesBodyAndTime(inside) ? inside : std::string_view();
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
  if (MatchPhrase(tokens, 0, "phoi hop") > 0) {
    if (std::string partner = PartnerAt(text, tokens, 0); !partner.empty()) return {{}, partner};
  }
  if (!BeginsWithBody(text) || MatchPhrase(tokens, 0, "van phong pham") > 0) return {};
  const bool told = text.size() < std::min(sentence.size(), 2 * kLongestNames);
  constexpr std::array<std::string_view, 2> kNotDone{"được", "chưa"};
  const auto deed = FindDeed(text, tokens);
  if (!deed || Tells(text, tokens, deed->names)) return {};
  if (deed->past < tokens.size() && IsOneOf(text, tokens[deed->past], kNotDone)) return {};
  return {
      Between(text, 0, tokens[deed->names].begin),
      PartnerAt(text, tokens, deed->partner),
      false,
      told || deed->leads};
}

namespace {

// "Về công tác cán bộ: Ban Tổ chức trình ..." from "Ban Tổ chức" on.
std::string_view WithoutTopic(std::string_view text) {
  constexpr std::string_view kAbout = "Về ";
  constexpr std::size_t kLongest = 160;  // bytes
  // "Trong tháng 4/2026, Sở Y tế trình ...": the time stands before the body.
  constexpr std::array<std::string_view, 5> kTimes{
      "Trong ", "Trước ", "Thời hạn ", "Chậm nhất ", "Định kỳ "};
  const bool time = std::any_of(kTimes.begin(), kTimes.end(), [&](std::string_view begin) {
    return text.starts_with(begin);
  });
  const std::size_t comma = time ? text.substr(0, kLongest / 2).find(", ") : std::string_view::npos;
  if (comma != std::string_view::npos && BeginsWithBody(text.substr(comma + 2)))
    return text.substr(comma + 2);
  if (!text.starts_with(kAbout) && !text.starts_with("Đối với ")) return text;
  const std::size_t colon = text.substr(0, kLongest).find(": ");
  return colon == std::string_view::npos ? text : text.substr(colon + 2);
}

}  // namespace

Assignment FindAssignment(std::string_view text) {
  constexpr std::size_t kMost = 4000;  // bytes
  constexpr int kSentences = 20;
  Assignment first = ReadAssignment(WithoutTopic(text));
  if (!first.lead.empty() || !first.coordinate.empty()) return first;
  std::string_view rest = text.substr(0, kMost);
  for (int i = 1; i < kSentences; ++i) {
    const std::size_t stop = std::min(rest.find(". "), rest.find("; "));
    if (stop == std::string_view::npos) return first;
    rest.remove_prefix(stop + 2);
    const std::size_t end = std::min(rest.find(". "), rest.find("; "));
    Assignment said = ReadAssignment(Trim(rest.substr(0, end)));
    if (said.ordered && !said.lead.empty()) return said;
  }
  return first;
}

namespace {

// "các cơ quan, đơn vị, địa phương", "các đơn vị thực hiện": whoever is addressed, nobody by name.
bool AddressesAll(std::string_view words) {
  constexpr std::array<std::string_view, 31> kAll{
      "cac",   "co",   "quan", "don",  "vi",    "dia",  "phuong", "so",   "ban",  "nganh",
      "doan",  "the",  "ubnd", "cap",  "xa",    "truc", "thuoc",  "lien", "thu",  "truong",
      "thanh", "vien", "thuc", "hien", "trien", "khai", "mot",    "noi",  "viec", "tap"};
  std::size_t count = 0;
  for (const std::string_view word : Split(words, ' ')) {
    if (word.empty()) continue;
    if (std::find(kAll.begin(), kAll.end(), word) == kAll.end()) return false;
    ++count;
  }
  return count > 0;
}

// "Chủ tịch UBND tỉnh yêu cầu:", "Giám đốc kết luận:", "Sở Y tế đề nghị các đơn vị:": who speaks,
// and what follows is ordered.
bool SpeaksOrders(const std::string& words, bool of_department) {
  constexpr std::array<std::string_view, 8> kSays{
      "yeu cau",
      "ket luan",
      "chi dao",
      "giao nhiem vu",
      "phan cong",
      "de nghi",
      "giao",
      "co y kien"};
  constexpr std::array<std::string_view, 13> kWho{
      "chu tich",
      "giam doc",
      "bi thu",
      "thuong truc",
      "ban thuong vu",
      "ban chi dao",
      "bo truong",
      "thu truong",
      "truong phong",
      "hieu truong",
      "ubnd",
      "uy ban nhan dan",
      "dang uy"};
  const auto stands = [&](std::string_view phrase) {
    return words.find(" " + std::string(phrase) + " ") != std::string::npos;
  };
  const auto says = [&](std::string_view say) {
    const std::string phrase = " " + std::string(say) + " ";
    const std::size_t at = words.rfind(phrase);
    if (at == std::string::npos) return false;
    const std::string_view behind = std::string_view(words).substr(at + phrase.size());
    return behind.empty() || AddressesAll(behind);
  };
  return (of_department || std::any_of(kWho.begin(), kWho.end(), stands)) &&
         std::any_of(kSays.begin(), kSays.end(), says);
}

}  // namespace

bool OpensOrders(std::string_view text) {
  if (!Trim(text).ends_with(':')) return false;
  constexpr std::array<std::string_view, 8> kSays{
      "giao nhiem vu",
      "phan cong",
      "ket luan",
      "yeu cau",
      "chi dao",
      "de nghi",
      "giao cac",
      "co y kien"};
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
  if (SpeaksOrders(words, text.find("Sở ") != std::string_view::npos)) return true;
  const bool follows = words.ends_with(" sau ") || words.ends_with(" sau day ");
  return follows && std::any_of(kSays.begin(), kSays.end(), [&](std::string_view phrase) {
           return words.find(" " + std::string(phrase) + " ") != std::string::npos;
         });
}

}  // namespace sauro::intake
