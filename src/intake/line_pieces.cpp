#include "intake/line_pieces.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "intake/parties.h"
#include "intake/status_text.h"

namespace sauro::intake {
namespace {

bool StartsWithAny(const std::vector<Token>& tokens, std::size_t at, const auto& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return MatchPhrase(tokens, at, phrase) > 0;
  });
}

bool IsQuarter(const std::vector<Token>& tokens, std::size_t at) {
  // "Quý IV", "Q.III/2026"
  const std::size_t dot = at + 1 < tokens.size() && tokens[at + 1].text == "." ? 1 : 0;
  const bool word = tokens[at].text == "quy" || (tokens[at].text == "q" && dot > 0);
  if (!word || at + dot + 1 >= tokens.size()) return false;
  const std::string& next = tokens[at + dot + 1].text;
  return tokens[at + dot + 1].kind == TokenKind::kNumber ||
         next.find_first_not_of("iv") == std::string::npos;
}

bool IsEffort(const std::string& word) {
  return word == "top" || word == "dat" || word == "tren" || word == "duoi" || word == "khoang";
}

// The first words of a body that is not named yet ("Văn phòng", "Ủy ban nhân dân").
bool IsUnnamedBody(std::string_view text) {
  const std::string words = WordsOf(text);
  constexpr std::array<std::string_view, 5> kMarked{"sở", "phòng", "ban", "hội", "bộ"};
  const std::string lower = ToLower(Trim(text));
  if (words.find(' ') == std::string::npos)  // "sơ)." is the end of "hồ sơ)."
    return std::find(kMarked.begin(), kMarked.end(), lower) != kMarked.end();
  constexpr std::array<std::string_view, 12> kHeads{
      "van phong",
      "mat tran",
      "uy ban",
      "uy ban nhan dan",
      "trung tam",
      "dang uy",
      "cong an",
      "ban chi dao",
      "hoi dong",
      "bo chi huy",
      "uy ban mat tran",
      "lien doan"};
  return words.ends_with(" mat tran") || words.ends_with("mat tran to quoc") ||
         std::find(kHeads.begin(), kHeads.end(), words) != kHeads.end();
}

// "tham mưu UBND xã": the body is what is advised, asked or told.
bool EndsWithAddressing(const std::string& words) {
  constexpr std::array<std::string_view, 17> kVerbs{
      "thanh lap",
      "kien toan",
      "cung co",
      "kiem tra",
      "giam sat",
      "thanh tra",
      "ho tro",
      "tham muu",
      "trinh",
      "de nghi",
      "giup",
      "bao cao",
      "gui",
      "phoi hop",
      "de xuat",
      "kien nghi",
      "giup viec"};
  return std::any_of(kVerbs.begin(), kVerbs.end(), [&](std::string_view verb) {
    return words.ends_with(verb);
  });
}

// "Bí thư" of "Bí thư Đoàn xã", "Trường" of "Trường Đại học": the body's own name follows.
bool EndsWithPost(std::string_view text, const Token& last) {
  constexpr std::array<std::string_view, 7> kPosts{
      "chu tich", "bi thu", "thuong truc", "giam doc", "thu truong", "lanh dao", "dung dau"};
  if (text.substr(last.begin, last.end - last.begin) == "Trường") return true;
  const std::string words = WordsOf(text);
  if (words.starts_with("pho ") || words.starts_with("d c ") || words.starts_with("dong chi "))
    return false;  // a person
  return std::any_of(kPosts.begin(), kPosts.end(), [&](std::string_view post) {
    return words.ends_with(post) && last.kind == TokenKind::kWord;
  });
}

// The last of several names, as far as it stands in the line: "Mặt trận" of "các sở, Mặt trận".
std::string_view LastName(std::string_view text) {
  const std::size_t mark = text.find_last_of(",;");
  return mark == std::string_view::npos ? text : text.substr(mark + 1);
}

// "Thực hiện", "Hoàn thành", "Phấn đấu hoàn thành" before a wording of time: how many tokens.
std::size_t VerbsAt(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 4> kVerbs{
      "phan dau", "hoan thanh", "thuc hien", "trien khai"};
  std::size_t out = 0;
  for (const std::string_view verb : kVerbs) {
    if (at + out < tokens.size()) out += MatchPhrase(tokens, at + out, verb);
  }
  return out;
}

// "- ...", "(2) ...", "2) ...", "a) ..."
bool BeginsItem(const std::vector<Token>& tokens) {
  if (tokens[0].text == "-" || tokens[0].text == "+") return true;
  const std::size_t open = tokens[0].text == "(" ? 1 : 0;
  return open + 2 < tokens.size() && tokens[open].end - tokens[open].begin <= 2 &&
         tokens[open + 1].text == ")";
}

}  // namespace

bool NamesDocument(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 12> kTypes{
      "ke hoach",
      "quyet dinh",
      "thong bao",
      "cong van",
      "nghi quyet",
      "nghi dinh",
      "ket luan",
      "chi thi",
      "chuong trinh",
      "huong dan",
      "to trinh",
      "bao cao"};
  for (const std::string_view type : kTypes) {
    const std::size_t count = MatchPhrase(tokens, at, type);
    if (count > 0) return at + count < tokens.size() && tokens[at + count].text == "so";
  }
  return false;
}

namespace {

// "2027", and nothing else
bool IsLoneYear(const std::vector<Token>& tokens, std::size_t at) {
  constexpr int kFirst = 2020;
  constexpr int kLast = 2060;
  return at == 0 && tokens.size() == 1 && tokens[0].value >= kFirst && tokens[0].value <= kLast;
}

// "Từ 01/3/2026", "Trước 15/12", "Sau 30 ngày", "Trong 05 ngày làm việc".
bool IsBeforeDate(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 7> kBefore{
      "tu", "truoc", "den", "sau", "trong", "muon nhat", "cham nhat"};
  for (const std::string_view word : kBefore) {
    const std::size_t count = MatchPhrase(tokens, at, word);
    if (count == 0 || at + count + 1 >= tokens.size()) continue;
    const Token& next = tokens[at + count];
    const std::string& unit = tokens[at + count + 1].text;
    if (next.kind == TokenKind::kNumber)
      return unit == "/" || unit == "-" || unit == "ngay" || unit == "thang" || unit == "nam";
    return word.size() > 5 || IsQuarter(tokens, at + count);
  }
  return false;
}

}  // namespace

bool BeginsWithTime(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 28> kWords{
      "nam hoc",       "hang ngay",    "hang nua nam", "theo tung",  "ngay trong",  "khi co",
      "khi can thiet", "thuong xuyen", "hang nam",     "hang thang", "hang quy",    "hang tuan",
      "truoc ngay",    "truoc thang",  "trong nam",    "trong quy",  "trong thang", "sau khi",
      "giai doan",     "den nam",      "den het",      "den thang",  "dinh ky",     "dot xuat",
      "tu nam",        "tu thang",     "ngay sau khi", "tu quy"};
  if (at >= tokens.size()) return false;
  if (const std::size_t verbs = VerbsAt(tokens, at)) {
    if (at + verbs >= tokens.size()) return false;
    return StartsWithAny(
               tokens, at + verbs, std::array<std::string_view, 3>{"truoc", "trong", "theo"}
           ) ||
           BeginsWithTime(tokens, at + verbs);
  }
  if (IsQuarter(tokens, at) || StartsWithAny(tokens, at, kWords)) return true;
  if (IsBeforeDate(tokens, at) || IsLoneYear(tokens, at)) return true;
  const bool unit =
      tokens[at].text == "thang" || tokens[at].text == "nam" || tokens[at].text == "ngay";
  if (unit && at + 1 < tokens.size()) return tokens[at + 1].kind == TokenKind::kNumber;
  if (tokens[at].kind != TokenKind::kNumber || at + 2 >= tokens.size()) return false;
  if (tokens[at + 2].kind != TokenKind::kNumber) return false;
  constexpr int kYear = 1900;  // "1-2 mô hình" is no time
  return (tokens[at + 1].text == "/" && tokens[at + 2].value > 0) ||
         (tokens[at + 1].text == "-" && tokens[at + 2].value > kYear);
}

namespace {

bool IsInFigure(const std::string& mark) {
  return mark == "," || mark == "." || mark == "-" || mark == "/";
}

// The rest of a figure whose first number ends before token `i`: the first token behind it.
std::size_t EndOfFigure(const std::vector<Token>& tokens, std::size_t i) {
  // "1.250,5", "11-12", "74,2/66"
  while (i + 1 < tokens.size() && IsInFigure(tokens[i].text) &&
         tokens[i].begin == tokens[i - 1].end && tokens[i + 1].kind == TokenKind::kNumber &&
         tokens[i + 1].begin == tokens[i].end) {
    i += 2;
  }
  if (i < tokens.size() && tokens[i].text == "%") ++i;
  if (i < tokens.size() && tokens[i].text == "(") {
    std::size_t close = i;
    while (close < tokens.size() && close < i + 6 && tokens[close].text != ")") ++close;
    if (close < tokens.size() && tokens[close].text == ")") i = close + 1;
  }
  return i;
}

}  // namespace

std::size_t FigureAt(const std::vector<Token>& tokens, std::size_t at) {
  std::size_t i = at;
  if (tokens[i].text == "-") {  // "-1,5" is below zero, "-" is no figure and stands for one
    const bool below = i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::kNumber &&
                       tokens[i + 1].begin == tokens[i].end;
    if (!below) return 1;
    ++i;
  }
  i += MatchPhrase(tokens, i, "duy tri");
  if (i >= tokens.size()) return 0;
  i += MatchPhrase(tokens, i, "phan dau") + MatchPhrase(tokens, i, "toi thieu") +
       MatchPhrase(tokens, i, "it nhat");
  if (i < tokens.size() && IsEffort(tokens[i].text)) ++i;
  constexpr std::array<std::string_view, 6> kSigns{"≥", "≤", ">", "<", "=", "~"};
  while (i < tokens.size() &&
         std::find(kSigns.begin(), kSigns.end(), tokens[i].text) != kSigns.end())
    ++i;
  if (i >= tokens.size() || tokens[i].kind != TokenKind::kNumber) return 0;
  ++i;
  return EndOfFigure(tokens, i) - at;
}

bool FiguresFrom(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  std::size_t figures = 0;
  while (at < tokens.size()) {
    const std::size_t count = FigureAt(tokens, at);
    if (count == 0) break;
    at += count;
    ++figures;
  }
  if (figures == 0 || at == tokens.size()) return figures > 0;
  // "Thống kê tỉnh" is no body by its words, but it stands behind several figures.
  return BeginsWithHolder(text.substr(tokens[at].begin)) ||
         (figures > 2 && IsCapital(text, tokens[at]));
}

bool IsSuperior(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 4> kSuperiors{
      "tinh uy", "thanh uy", "trung uong", "viet nam"};
  return StartsWithAny(tokens, at, kSuperiors);
}

bool BeginsWithHolder(std::string_view text) {
  if (BeginsWithBody(text)) return true;
  constexpr std::array<std::string_view, 8> kGroups{
      "don vi co lien quan ",
      "don vi lien quan ",
      "co quan lien quan ",
      "co quan co lien quan ",
      "co quan tham muu ",
      "so nganh ",
      "so ban nganh ",
      "dia phuong lien quan "};
  const std::vector<Token> tokens = Tokenize(text.substr(0, 60));
  if (tokens.empty() || !IsCapital(text, tokens[0])) return false;
  const std::string words = WordsOf(text.substr(0, 60)) + " ";
  return std::any_of(kGroups.begin(), kGroups.end(), [&](std::string_view group) {
    return words.starts_with(group);
  });
}

bool NamesPerson(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 4> kWords{"d / c", "d c", "dong chi", "d / chi"};
  if (at + 2 < tokens.size() && tokens[at].text == "d" && tokens[at + 1].text == "/" &&
      tokens[at + 2].text == "c")
    return true;
  return StartsWithAny(tokens, at, kWords);
}

bool IsLoneMark(std::string_view text) {
  const std::string_view mark = Trim(text);
  return mark == "-" || mark == "–" || mark == "x" || mark == "X" || IsDitto(mark);
}

namespace {

// "... năm 2026", "... 15/6", "... tháng 5": what is done, and when.
bool HasDate(const std::vector<Token>& tokens) {
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (tokens[i].text == "so") return false;  // of a document
    const bool unit =
        tokens[i].text == "nam" || tokens[i].text == "thang" || tokens[i].text == "ngay";
    if (unit && tokens[i + 1].kind == TokenKind::kNumber) return true;
    if (IsQuarter(tokens, i)) return true;
    if (i + 2 < tokens.size() && tokens[i].kind == TokenKind::kNumber &&
        tokens[i + 1].text == "/" && tokens[i + 2].kind == TokenKind::kNumber)
      return true;
  }
  return false;
}

// "liên quan", "“cụm chuyên gia", "(nếu có)", "(Cơ quan thường trực)"
bool GoesOnSmall(std::string_view text, const std::vector<Token>& tokens) {
  if (tokens[0].text == "(") return true;
  const bool quoted = tokens[0].text == "\"" || tokens[0].text == "“";
  if (quoted && tokens.size() == 1) return false;
  const Token& first = tokens[quoted ? 1 : 0];
  return first.kind == TokenKind::kWord && !IsCapital(text, first);
}

}  // namespace

namespace {

// What the words say of work and money; `both` go on in the line below.
void ReadWork(const std::vector<Token>& tokens, const std::vector<Token>& both, PieceKind& out) {
  if (out.small) return;
  constexpr std::array<std::string_view, 7> kActions{
      "ban hanh", "xay dung", "to chuc thuc", "trien khai", "hoan thanh", "thuc hien", "phan dau"};
  out.action = StartsWithAny(tokens, 0, kActions);
  constexpr std::array<std::string_view, 6> kLasting{
      "thuong xuyen", "hang nam", "hang quy", "hang thang", "dinh ky", "trong nam"};
  out.lasting =
      (out.action || out.verb) && std::any_of(kLasting.begin(), kLasting.end(), [&](auto phrase) {
        return HasPhrase(both, phrase);
      });
  constexpr std::array<std::string_view, 5> kProgress{
      "da", "dang", "chua", "hoan thanh", "qua han"};
  constexpr std::array<std::string_view, 8> kMoney{
      "ngan sach", "xa hoi hoa", "nsnn", "nstw", "nsdp", "von", "dau tu cong", "long ghep"};
  out.progress = StartsWithAny(tokens, 0, kProgress);
  out.money = StartsWithAny(tokens, 0, kMoney);
}

// What the last words say.
void ReadEnd(
    std::string_view text,
    const std::vector<Token>& tokens,
    const std::string& words,
    PieceKind& out
) {
  // With their marks: "số" and "địa bàn" end a cell, "Sở" and "Ban" do not.
  constexpr std::array<std::string_view, 18> kOpen{
      "phó",
      "và",
      "của",
      "với",
      "theo",
      "cho",
      "về",
      "các",
      "đến",
      "tại",
      "trong",
      "sở",
      "phòng",
      "ban",
      "thuộc",
      "là",
      "hoặc",
      "trên"};
  const Token& last = tokens.back();
  const std::string last_word = ToLower(text.substr(last.begin, last.end - last.begin));
  out.digits = last.kind == TokenKind::kNumber;
  constexpr std::array<std::string_view, 4> kUnits{"nam", "thang", "quy", "ngay"};
  out.dating = StartsWithAny(tokens, tokens.size() - 1, kUnits);
  out.joint = (last.text == "-" && tokens.size() > 1) || last.text == "/";
  out.group = BeginsWithBody(text);
  out.ends = last.text == "." || last.text == ";";
  // "với Bộ | Công an", not "cán bộ"
  const bool ministry = last_word == "bộ" && IsCapital(text, last);
  // "Văn bản triển" of "Văn bản triển khai"
  const bool half = (words.ends_with(" trien") && !words.ends_with("phat trien")) ||
                    words.ends_with("to chuc chinh") || EndsWithPost(text, last);
  out.open = last.text == "," || last.text == ";" || out.joint || half || ministry ||
             std::find(kOpen.begin(), kOpen.end(), last_word) != kOpen.end() ||
             IsUnnamedBody(LastName(text)) || EndsWithAddressing(words) ||
             std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
}

}  // namespace

PieceKind KindOf(std::string_view text, std::string_view below) {
  PieceKind out;
  const std::vector<Token> tokens = Tokenize(text);
  if (tokens.empty()) return out;
  out.figure = FigureAt(tokens, 0) == tokens.size();
  out.list = !out.figure && BeginsItem(tokens);
  out.small = !out.list && !out.figure && GoesOnSmall(text, tokens);
  out.body = !out.small && BeginsWithHolder(text);
  out.time = BeginsWithTime(tokens, 0) ||
             (!out.small && !below.empty() &&
              BeginsWithTime(Tokenize(std::string(text) + " " + std::string(below)), 0));
  constexpr std::array<std::string_view, 6> kLeading{
      "dang uy", "ban thuong vu", "thuong truc", "lanh dao", "chu tich", "pho chu tich"};
  out.leading = out.body && StartsWithAny(tokens, 0, kLeading);
  out.verb = VerbsAt(tokens, 0) > 0;
  const std::vector<Token> both =
      Tokenize(below.empty() ? std::string(text) : std::string(text) + " " + std::string(below));
  ReadWork(tokens, both, out);
  out.superior = !out.small && IsSuperior(tokens, 0);
  out.person = !out.small && NamesPerson(tokens, 0);
  out.ditto = IsLoneMark(text);
  out.dated = !out.small && HasDate(both);
  out.state = IsStatusNote(text);
  out.number = tokens[0].kind == TokenKind::kNumber;
  out.document = NamesDocument(tokens, 0);
  const std::string words = WordsOf(text);
  out.effort = words == "phan dau" || words == "toi thieu" || words == "duy tri" ||
               words == "it nhat" || IsEffort(words);
  out.words = static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1;
  ReadEnd(text, tokens, words, out);
  return out;
}

}  // namespace sauro::intake
