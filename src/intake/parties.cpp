#include "intake/parties.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/text.h"
#include "intake/labels.h"
#include "intake/party_roles.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

// First words of the names of bodies, as they are written with a capital.
constexpr std::array<std::string_view, 129> kBodies{
    "so",
    "ban",
    "bo",
    "cong an",
    "ubnd",
    "ubkt",
    "uy ban",
    "quan su",
    "cong thong tin",
    "hdnd",
    "hoi dong",
    "van phong",
    "dang uy",
    "dang bo",
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "thi uy",
    "quan uy",
    "mat tran",
    "mttq",
    "ubmttq",
    "hoi",
    "lien doan",
    "lien hiep",
    "lien minh",
    "hiep hoi",
    "tinh doan",
    "thanh doan",
    "huyen doan",
    "doan thanh",
    "doan",
    "trung tam",
    "tt",
    "phong",
    "vien",
    "truong",
    "cuc",
    "chi cuc",
    "tong cuc",
    "kho bac",
    "ngan hang",
    "bao hiem",
    "bhxh",
    "thue",
    "hai quan",
    "toa an",
    "thanh tra",
    "dai",
    "bao",
    "tap doan",
    "cong ty",
    "tong cong ty",
    "doanh nghiep",
    "vnpt",
    "viettel",
    "fpt",
    "mobifone",
    "buu dien",
    "quy",
    "thuong truc",
    "chu tich",
    "pho",
    "giam doc",
    "dong chi",
    "to",
    "tram",
    "benh vien",
    "dai hoc",
    "co quan",
    "don vi",
    "cac",
    "cap uy",
    "chi bo",
    "vp",
    "ca nhan",
    "nhom",
    "hop tac xa",
    "bi thu",
    "doi",
    "hat",
    "don bien phong",
    "bao tang",
    "thu vien",
    "nha may",
    "nha van hoa",
    "nha xuat ban",
    "hoc vien",
    "cang",
    "cang vu",
    "buu cuc",
    "dien luc",
    "to dan pho",
    "khu pho",
    "vuon quoc gia",
    "tram y te",
    "lu doan",
    "trung doan",
    "su doan",
    "quan khu",
    "khoi",
    "cau lac bo",
    "chi nhanh",
    "bo phan",
    "lien hoi",
    "toa soan",
    "chi doan",
    "doan khoi",
    "vien kiem sat",
    "ban quan ly",
    "cuc thue",
    "ubmt",
    "toan the",
    "tat ca",
    "vu",
    "khoa",
    "cdc",
    "cong chuc",
    "thi hanh an",
    "chu dau tu",
    "nha thau",
    "bidv",
    "evn",
    "nhcsxh",
    "nhnn",
    "kbnn",
    "vietinbank",
    "vietcombank",
    "agribank"};

// What stands in a list inside one group: "các sở, ban, ngành, địa phương".
constexpr std::array<std::string_view, 23> kGeneric{
    "so", "ban",    "nganh",    "dia phuong", "doan the",  "huyen",     "thi",     "thanh uy",
    "xa", "phuong", "dac khu",  "thi tran",   "thanh pho", "don vi",    "to chuc", "co quan",
    "vu", "cuc",    "tong cuc", "vien",       "phong",     "trung tam", "truong"};

// "Ban," or "Ngành và" after a comma goes on with a list; "Ban Tổ chức" is a body.
bool IsGenericAt(const std::vector<Token>& tokens, std::size_t at) {
  for (const std::string_view word : kGeneric) {
    const std::size_t count = MatchPhrase(tokens, at, word);
    if (count == 0) continue;
    const std::size_t end = at + count;
    if (end >= tokens.size() || tokens[end].kind == TokenKind::kPunctuation) return true;
    const std::string& next = tokens[end].text;
    if (next == "va" || next == "lien" || next == "co" || next == "thuoc" || next == "khac")
      return true;
  }
  return false;
}

// What only looks like the first word of a body.
constexpr std::array<std::string_view, 69> kNoBodies{
    "xa hoi",
    "hat giong",
    "doi ngu",
    "doi moi",
    "doi tuong",
    "doi song",
    "doi chieu",
    "doi thoai",
    "doi voi",
    "khoi nghiep",
    "khoi dong",
    "khoi dau",
    "khoi phuc",
    "phuong an",
    "phuong phap",
    "phuong tien",
    "phuong thuc",
    "phuong huong",
    "khoi luong",
    "nganh nghe",
    "bao cao",
    "bao dam",
    "bao ve",
    "bao gom",
    "to chuc",
    "quy che",
    "quy dinh",
    "quy trinh",
    "quy hoach",
    "quy mo",
    "so lieu",
    "so hoa",
    "so luong",
    "so tay",
    "so do",
    "bo chi so",
    "bo tieu chi",
    "bo quy",
    "bo tri",
    "bo sung",
    "hoi nghi",
    "hoi thao",
    "hoi thi",
    "phong chong",
    "phong trao",
    "truong hop",
    "ban hanh",
    "ban do",
    "dai hoi",
    "vien chuc",
    "van phong pham",
    "thue bao",
    "don vi tinh",
    "to trinh",
    "thue dat",
    "bo cau hoi",
    "so huu",
    "phong chay",
    "hoi nhap",
    "doan ket",
    "quan su quoc phong",
    "vu xuan",
    "vu dong",
    "vu he",
    "vu mua",
    "vu viec",
    "khoa hoc",
    "khoa luan",
    "cong chuc vien chuc"};

// Other words than the first word of a body, though the same without their marks: "số" is no "sở".
bool IsOtherWord(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (MatchPhrase(tokens, at, "bao hiem") > 0) return false;
  constexpr std::array<std::string_view, 43> kOther{
      "sơ",   "sờ",   "viễn", "phổ",   "phố",   "phở",   "bổ",   "bỏ",  "tơ",  "tờ",  "cúc",
      "số",   "sổ",   "sò",   "bản",   "bàn",   "bán",   "bạn",  "bố",  "bờ",  "bò",  "hỏi",
      "hồi",  "dài",  "dải",  "phóng", "phỏng", "phong", "đổi",  "đối", "đời", "hát", "khởi",
      "khói", "khôi", "viên", "bảo",   "càng",  "đoạn",  "thuê", "vũ",  "vú",  "vu"};
  const std::string word = ToLower(text.substr(token.begin, token.end - token.begin));
  return std::find(kOther.begin(), kOther.end(), word) != kOther.end();
}

// "Quý II", not "Quỹ Bảo vệ môi trường": the same without diacritics.
bool IsQuarterAt(const std::vector<Token>& tokens, std::size_t at) {
  if (tokens[at].text != "quy" || at + 1 >= tokens.size()) return false;
  const Token& next = tokens[at + 1];
  return (next.value >= 1 && next.value <= 4) || next.text == "i" || next.text == "ii" ||
         next.text == "iii" || next.text == "iv";
}

// "CA xã", "BCHQS phường": bodies of a level by their letters; "cả xã" is none.
bool IsShortNameAt(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 12> kLetters{
      "CA", "BCHQS", "BCH", "BCĐ", "TAND", "VKSND", "TYT", "TTYT", "HPN", "HND", "CCB", "ĐTN"};
  constexpr std::array<std::string_view, 8> kLevels{
      "xa", "phuong", "tinh", "huyen", "thi", "tp", "thanh", "dac"};
  const std::string_view word = text.substr(tokens[at].begin, tokens[at].end - tokens[at].begin);
  if (std::find(kLetters.begin(), kLetters.end(), word) == kLetters.end()) return false;
  return at + 1 < tokens.size() &&
         std::find(kLevels.begin(), kLevels.end(), tokens[at + 1].text) != kLevels.end();
}

// Does a named body or a new group begin at token `at`?
bool StartsBody(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  if (at >= tokens.size() || tokens[at].kind != TokenKind::kWord) return false;
  if (tokens[at].text == "cac" || tokens[at].text == "nhung" || tokens[at].text == "mot")
    return true;
  if (IsShortNameAt(text, tokens, at)) return true;
  if (!IsCapital(text, tokens[at]) || IsGenericAt(tokens, at) || IsOtherWord(text, tokens, at))
    return false;
  for (const std::string_view phrase : kNoBodies) {
    if (MatchPhrase(tokens, at, phrase) > 0) return false;
  }
  if (IsQuarterAt(tokens, at)) return false;
  // "Sở VH, TT và DL" is one name; "TT Y tế" is a body.
  const bool alone = at + 1 >= tokens.size() || tokens[at + 1].text == "va" ||
                     tokens[at + 1].kind == TokenKind::kPunctuation;
  if (tokens[at].text == "tt" && alone) return false;
  for (const std::string_view body : kBodies) {
    if (MatchPhrase(tokens, at, body) > 0) return true;
  }
  return false;
}

// "1. Sở Y tế", "b) Sở Tài chính" without what counts it.
std::string_view WithoutNumber(std::string_view name) {
  constexpr std::size_t kLongest = 3;  // bytes of "12." or "b)"
  const std::size_t blank = name.find(' ');
  if (blank == std::string_view::npos || blank < 2 || blank > kLongest) return name;
  const std::string_view label = name.substr(0, blank);
  const bool counts = (label.ends_with('.') || label.ends_with(')')) &&
                      KindOfLabel(label.substr(0, label.size() - 1)) != LabelKind::kNone;
  const std::string_view rest = name.substr(blank + 1);
  return counts && BeginsWithBody(rest) ? rest : name;
}

std::string CleanName(std::string_view text) {
  std::string out = ReplaceAll(CollapseSpace(text), " ,", ",");  // "Các sở , ban , ngành"
  std::string_view view = TrimAny(out, " .,;:");
  while (view.starts_with("- ") || view.starts_with("+ ") || view.starts_with("• ")) {
    view.remove_prefix(view.find(' ') + 1);
  }
  return std::string(WithoutNumber(view));
}

// `matches` are in order and do not overlap.
bool IsInside(const std::vector<NameIndex::Match>& matches, std::size_t at) {
  const auto after = std::partition_point(matches.begin(), matches.end(), [&](const auto& match) {
    return match.end <= at;
  });
  return after != matches.end() && after->begin < at;
}

// "Đồng chí A - Phó Chủ tịch tỉnh, Phó Trưởng ban": one person, several posts.
bool IsNextPost(std::string_view person, const std::vector<Token>& tokens, std::size_t next) {
  constexpr std::array<std::string_view, 6> kPosts{
      "pho", "truong", "chu tich", "bi thu", "giam doc", "uy vien"};
  const std::string words = WordsOf(person.substr(0, 40));
  constexpr std::array<std::string_view, 4> kPersons{"dong chi ", "d c ", "ong ", "ba "};
  const bool named = std::any_of(kPersons.begin(), kPersons.end(), [&](std::string_view begin) {
    return words.starts_with(begin);
  });
  if (!named) return false;
  return std::any_of(kPosts.begin(), kPosts.end(), [&](std::string_view post) {
    return MatchPhrase(tokens, next, post) > 0;
  });
}

// "các cấp, các ngành" is one group.
bool GoesOnGroup(std::string_view before, const std::vector<Token>& tokens, std::size_t next) {
  constexpr std::size_t kLongest = 30;  // bytes of such words with what stands around them
  if (before.size() > kLongest) return false;
  const std::string words = WordsOf(before);
  return (words == "cac cap" || words == "cac nganh") &&
         (MatchPhrase(tokens, next, "cac nganh") > 0 || MatchPhrase(tokens, next, "cac cap") > 0);
}

// "Văn phòng", "Đảng ủy": the first words of a body whose own name follows.
bool IsBareHead(std::string_view name) {
  constexpr std::array<std::string_view, 24> kHeads{
      "van phong",    "dang uy",   "so",        "phong",     "ban",       "chu tich",
      "pho chu tich", "cong an",   "hoi",       "bo",        "hiep hoi",  "cuc",
      "chi cuc",      "trung tam", "vien",      "truong",    "lien doan", "uy ban",
      "hoi dong",     "khoa",      "benh vien", "lien minh", "dang bo",   "chi nhanh"};
  const std::string words = WordsOf(name);
  return std::find(kHeads.begin(), kHeads.end(), words) != kHeads.end();
}

bool IsMark(const Token& token) {
  return token.text == "-" || token.text == "+" || token.text == "•";
}

// Lines that begin with a dash, the first one apart.
std::size_t CountBullets(std::string_view text, const std::vector<Token>& tokens) {
  std::size_t out = 0;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const std::size_t end = tokens[i - 1].end;
    const std::string_view between = text.substr(end, tokens[i].begin - end);
    out += IsMark(tokens[i]) && between.find('\n') != std::string_view::npos ? 1 : 0;
  }
  return out;
}

// "Sở", "UBND", "Công an": what is hardly ever the second half of a name behind a dash.
bool IsStrongBody(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 9> kStrong{
      "so", "ubnd", "uy ban", "cong an", "phong", "van phong", "ban", "hoi", "doan"};
  return std::any_of(kStrong.begin(), kStrong.end(), [&](std::string_view head) {
    return MatchPhrase(tokens, at, head) > 0;
  });
}

// "- " at the beginning of a line of a list, and not of the rest of "Phòng Kế hoạch\n- Tài chính".
// `bullets`: lines of the text that begin so.
bool IsBullet(
    std::string_view text,
    const std::vector<Token>& tokens,
    std::size_t at,
    const std::vector<NameIndex::Match>& matches,
    std::size_t bullets
) {
  if (!IsMark(tokens[at])) return false;
  if (IsMark(tokens[0]) || tokens[at].text == "•" || at + 1 == tokens.size()) return true;
  const std::size_t begin = tokens[at + 1].begin;
  const auto match = std::lower_bound(
      matches.begin(),
      matches.end(),
      begin,
      [](const NameIndex::Match& each, std::size_t byte) { return each.begin < byte; }
  );
  if (match != matches.end() && match->begin == begin) return true;
  return StartsBody(text, tokens, at + 1) && (bullets > 1 || IsStrongBody(tokens, at + 1));
}

// "Khoa Công nghệ thông tin Khoa Sinh học": the second of two of a kind, where the end of the line
// between them was lost.
bool IsNextOfItsKind(
    std::string_view text, const std::vector<Token>& tokens, std::size_t first, std::size_t at
) {
  constexpr std::array<std::string_view, 6> kKinds{
      "so", "phong", "khoa", "vien", "chi cuc", "benh vien"};
  constexpr std::array<std::string_view, 10> kConnect{
      "va", "voi", "cua", "thuoc", "cung", "hoac", "tai", "do", "truc", "gom"};
  if (at == 0 || tokens[at - 1].kind == TokenKind::kPunctuation) return false;
  if (std::find(kConnect.begin(), kConnect.end(), tokens[at - 1].text) != kConnect.end())
    return false;
  return std::any_of(kKinds.begin(), kKinds.end(), [&](std::string_view kind) {
    const std::size_t count = MatchPhrase(tokens, at, kind);
    return count > 0 && at > first + count && MatchPhrase(tokens, first, kind) == count &&
           StartsBody(text, tokens, at) && StartsBody(text, tokens, first);
  });
}

// "Thôn Đông Khê", "Xã An Bình" on a line of its own, not behind "UBND".
bool IsPlaceLine(
    std::string_view text, const std::vector<Token>& tokens, std::size_t at, std::string_view before
) {
  constexpr std::array<std::string_view, 9> kPlaces{
      "thon", "xa", "phuong", "ap", "khu pho", "buon", "lang", "dac khu", "thi tran"};
  constexpr std::array<std::string_view, 7> kOfPlace{
      "ubnd", "uy ban nhan dan", "hdnd", "mttq", "cua", "tai", "va"};
  if (!IsCapital(text, tokens[at])) return false;
  std::size_t words = 0;
  for (const std::string_view place : kPlaces)
    words = std::max(words, MatchPhrase(tokens, at, place));
  if (words == 0 || at + words >= tokens.size() || !IsCapital(text, tokens[at + words]))
    return false;
  constexpr std::size_t kEnough = 60;  // bytes; a cut letter does not matter
  const std::size_t from = before.size() - std::min(before.size(), kEnough);
  const std::string end = " " + WordsOf(before.substr(from));
  return std::none_of(kOfPlace.begin(), kOfPlace.end(), [&](std::string_view phrase) {
    return end.ends_with(" " + std::string(phrase));
  });
}

// A line end inside a name ("Sở Khoa học và\nCông nghệ", "Văn phòng\nUBND tỉnh") is no separator.
bool LineSplits(
    std::string_view text,
    const std::vector<Token>& tokens,
    std::size_t next,
    std::size_t begin,
    const std::vector<NameIndex::Match>& matches,
    std::size_t bullets
) {
  const std::size_t at = tokens[next].begin;
  const std::string_view before = Trim(text.substr(0, at));
  if (before.ends_with(';') || before.ends_with(',')) return false;  // the mark itself decides
  if (IsBullet(text, tokens, next, matches, bullets)) return true;
  // "1. Sở Y tế" / "2. Sở Tài chính"
  const std::string_view rest = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
  if (WithoutNumber(rest) != rest) return true;
  if (IsBareHead(text.substr(begin, at - begin))) return false;
  if (next > 0 && (tokens[next - 1].text == "va" || tokens[next - 1].text == "voi")) return false;
  return StartsBody(text, tokens, next) || IsPlaceLine(text, tokens, next, before);
}

// Does the comma at token `at` end the name that begins at byte `begin`?
bool CommaSplits(
    std::string_view text, const std::vector<Token>& tokens, std::size_t at, std::size_t begin
) {
  const Token& comma = tokens[at];
  // "VH,TT&DL" is one name.
  const bool inside_word =
      at + 2 < tokens.size() && tokens[at + 1].begin == comma.end && tokens[at + 2].text == "&";
  return !inside_word && StartsBody(text, tokens, at + 1) &&
         !GoesOnGroup(text.substr(begin, comma.begin - begin), tokens, at + 1) &&
         !IsNextPost(text.substr(begin), tokens, at + 1);
}

class NameSplitter {
 public:
  NameSplitter(std::string_view text, const NameIndex& index)
      : text_(text),
        tokens_(Tokenize(text)),
        matches_(index.Find(text)),
        bullets_(CountBullets(text, tokens_)) {}

  std::vector<std::string> Split() {
    int depth = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (depth == 0 && BeginsAnother(i)) Cut(token.begin, token.begin, i);
      if (token.text == "(") ++depth;
      if (token.text == ")" && depth > 0) --depth;
      if (depth == 0 && EndsName(i)) Cut(token.begin, token.end, i + 1);
    }
    Cut(text_.size(), text_.size(), tokens_.size());
    return std::move(out_);
  }

 private:
  // Without a mark before it: on a line of its own, or the next of its kind.
  [[nodiscard]] bool BeginsAnother(std::size_t i) const {
    if (i == 0) return false;
    const std::size_t end = tokens_[i - 1].end;
    const std::string_view between = text_.substr(end, tokens_[i].begin - end);
    const bool new_line = between.find('\n') != std::string_view::npos;
    if (new_line && LineSplits(text_, tokens_, i, begin_, matches_, bullets_)) return true;
    return !IsInside(matches_, tokens_[i].begin) && IsNextOfItsKind(text_, tokens_, first_, i);
  }

  [[nodiscard]] bool EndsName(std::size_t i) const {
    if (tokens_[i].text == ";") return true;
    return tokens_[i].text == "," && !IsInside(matches_, tokens_[i].begin) &&
           CommaSplits(text_, tokens_, i, begin_);
  }

  // The name ends at byte `end`; the next one begins at byte `next`, with token `first`.
  void Cut(std::size_t end, std::size_t next, std::size_t first) {
    std::string name = CleanName(text_.substr(begin_, end - begin_));
    if (!name.empty()) out_.push_back(std::move(name));
    begin_ = next;
    first_ = first;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<NameIndex::Match> matches_;
  std::size_t bullets_;
  std::vector<std::string> out_;
  std::size_t begin_ = 0;  // byte
  std::size_t first_ = 0;  // token
};

// Words between two matches that only connect.
bool OnlyConnects(std::string_view text) {
  for (const Token& token : Tokenize(text)) {
    if (token.kind == TokenKind::kPunctuation) continue;
    if (token.text != "va" && token.text != "cung" && token.text != "voi") return false;
  }
  return true;
}

std::string_view OutsideBrackets(std::string_view name) {
  return name.substr(0, name.find('('));
}

DraftParty MatchParty(std::string name, const NameIndex& index, std::vector<Doubt>& doubts) {
  DraftParty out;
  out.name = std::move(name);
  out.holders = HoldersOf(out.name, index);
  const auto group = index.GroupCalled(OutsideBrackets(out.name));
  if (out.holders.empty() && group) out.holders.push_back(*group);
  if (index.empty() || !out.holders.empty()) return out;
  const std::string_view outside = OutsideBrackets(out.name);
  const std::vector<NameIndex::Match> matches = index.Find(outside);
  std::string suggestion;
  if (!matches.empty()) {
    suggestion = "Có nhắc đến “" +
                 std::string(outside.substr(matches[0].begin, matches[0].end - matches[0].begin)) +
                 "”";
  }
  doubts.push_back({Field::kRow, "Danh mục chưa có “" + out.name + "”", std::move(suggestion)});
  return out;
}

}  // namespace

std::vector<Holder> HoldersOf(std::string_view name, const NameIndex& index) {
  const std::string_view outside = OutsideBrackets(name);
  std::vector<Holder> holders;
  std::size_t at = 0;
  for (const NameIndex::Match& match : index.Find(outside)) {
    if (!OnlyConnects(outside.substr(at, match.begin - at))) return {};
    holders.push_back(match.holder);
    at = match.end;
  }
  if (!OnlyConnects(outside.substr(at))) return {};
  return holders;
}

bool BeginsWithBody(std::string_view text) {
  constexpr std::size_t kEnough = 80;  // bytes; a cut letter does not matter
  text = text.substr(0, kEnough);
  return StartsBody(text, Tokenize(text), 0);
}

namespace {

// "UBND xã", "Phòng chuyên môn", "Tất cả đơn vị", "Giám đốc", "như trên": kinds, levels, posts and
// dittos, no name.
bool NamesNoneInParticular(std::string_view name, const std::vector<Token>& tokens) {
  constexpr std::array<std::string_view, 64> kCommon{
      "cac",   "nhung",  "mot",  "moi",  "toan",  "tat",   "ca",   "tung", "ban",   "phong",
      "hoi",   "bo",     "uy",   "ubnd", "nhan",  "dan",   "hdnd", "van",  "don",   "vi",
      "co",    "quan",   "to",   "chuc", "trung", "tam",   "chi",  "cuc",  "truc",  "thuoc",
      "lien",  "chuyen", "mon",  "chu",  "dau",   "tu",    "cap",  "tinh", "xa",    "phuong",
      "huyen", "thi",    "tran", "dac",  "khu",   "thanh", "pho",  "dia",  "nganh", "nt",
      "nhu",   "tren",   "giam", "doc",  "lanh",  "dao",   "tich", "hang", "nam",   "truong",
      "nguoi", "dung",   "phu",  "trach"};
  return std::all_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    if (token.kind == TokenKind::kPunctuation) return true;
    // "Lãnh đạo Sở", but "Chi cục Số"
    if (token.text == "so")
      return ToLower(name.substr(token.begin, token.end - token.begin)) == "sở";
    return std::find(kCommon.begin(), kCommon.end(), token.text) != kCommon.end();
  });
}

}  // namespace

std::string LearnableName(std::string_view printed) {
  constexpr std::size_t kMost = 300;  // bytes
  std::string name = CleanName(printed.substr(0, printed.find('(')));
  const std::vector<Token> tokens = Tokenize(name);
  if (tokens.empty() || name.size() > kMost || IsBareHead(name)) return {};
  if (IsGenericAt(tokens, 0) || NamesNoneInParticular(name, tokens)) return {};
  const std::string& first = tokens.front().text;
  const bool many = first == "cac" || first == "nhung" || first == "mot" || first == "toan";
  return many ? std::string() : name;
}

PartyCell ReadParties(std::string_view text, const NameIndex& index) {
  PartyCell out;
  if (WordsOf(text).empty()) return out;
  struct Named {
    std::string name;
    PartyRole role = PartyRole::kNone;
  };
  std::vector<Named> names;
  for (const PartyPart& part : SplitByRole(text)) {
    out.has_roles |= part.role != PartyRole::kNone;
    for (std::string& name : NameSplitter(part.text, index).Split()) {
      PartyRole role = TakeRoleMark(name);
      if (role == PartyRole::kNone) role = part.role;
      if (!name.empty()) names.push_back({std::move(name), role});
    }
  }
  // "A (chủ trì), B, C (phối hợp)": a name without a mark has that of the next one, the last ones
  // help.
  const bool marked = std::any_of(names.begin(), names.end(), [](const Named& n) {
    return n.role != PartyRole::kNone;
  });
  out.has_roles |= marked;
  PartyRole role = PartyRole::kPartner;
  for (std::size_t i = names.size(); marked && i-- > 0;) {
    if (names[i].role == PartyRole::kNone) names[i].role = role;
    role = names[i].role;
  }
  std::unordered_set<std::string> seen;
  for (Named& item : names) {
    if (!seen.insert(item.name).second) continue;
    auto& to = item.role == PartyRole::kPartner ? out.partners : out.parties;
    to.push_back(MatchParty(std::move(item.name), index, out.doubts));
  }
  return out;
}

}  // namespace sauro::intake
