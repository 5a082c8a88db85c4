#include "intake/line_pieces.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "intake/parties.h"

namespace sauro::intake {
namespace {

bool StartsWithAny(const std::vector<Token>& tokens, std::size_t at, const auto& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return MatchPhrase(tokens, at, phrase) > 0;
  });
}

bool IsQuarter(const std::vector<Token>& tokens, std::size_t at) {
  if (tokens[at].text != "quy" || at + 1 >= tokens.size()) return false;
  const std::string& next = tokens[at + 1].text;
  return tokens[at + 1].kind == TokenKind::kNumber ||
         next.find_first_not_of("iv") == std::string::npos;
}

bool IsEffort(const std::string& word) {
  return word == "dat" || word == "tren" || word == "duoi" || word == "khoang";
}

// The first words of a body that is not named yet ("Văn phòng", "Ủy ban nhân dân").
bool IsUnnamedBody(const std::string& words) {
  constexpr std::array<std::string_view, 17> kHeads{
      "van phong",
      "mat tran",
      "so",
      "phong",
      "ban",
      "uy ban",
      "uy ban nhan dan",
      "hoi",
      "trung tam",
      "dang uy",
      "cong an",
      "bo",
      "ban chi dao",
      "hoi dong",
      "bo chi huy",
      "uy ban mat tran",
      "lien doan"};
  return words.ends_with(" mat tran") ||
         std::find(kHeads.begin(), kHeads.end(), words) != kHeads.end();
}

// "tham mưu UBND xã": the body is what is advised, asked or told.
bool EndsWithAddressing(const std::string& words) {
  constexpr std::array<std::string_view, 10> kVerbs{
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

bool BeginsWithTime(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 21> kWords{
      "thuong xuyen", "hang nam",     "hang thang", "hang quy",    "hang tuan", "truoc ngay",
      "truoc thang",  "trong nam",    "trong quy",  "trong thang", "sau khi",   "giai doan",
      "den nam",      "den het",      "den thang",  "dinh ky",     "dot xuat",  "tu nam",
      "tu thang",     "ngay sau khi", "tu quy"};
  if (at >= tokens.size()) return false;
  if (const std::size_t verbs = VerbsAt(tokens, at)) {
    if (at + verbs >= tokens.size()) return false;
    return StartsWithAny(
               tokens, at + verbs, std::array<std::string_view, 3>{"truoc", "trong", "theo"}
           ) ||
           BeginsWithTime(tokens, at + verbs);
  }
  if (IsQuarter(tokens, at) || StartsWithAny(tokens, at, kWords)) return true;
  const bool unit =
      tokens[at].text == "thang" || tokens[at].text == "nam" || tokens[at].text == "ngay";
  if (unit && at + 1 < tokens.size()) return tokens[at + 1].kind == TokenKind::kNumber;
  if (tokens[at].kind != TokenKind::kNumber || at + 2 >= tokens.size()) return false;
  if (tokens[at + 2].kind != TokenKind::kNumber) return false;
  constexpr int kYear = 1900;  // "1-2 mô hình" is no time
  return (tokens[at + 1].text == "/" && tokens[at + 2].value > 0) ||
         (tokens[at + 1].text == "-" && tokens[at + 2].value > kYear);
}

std::size_t FigureAt(const std::vector<Token>& tokens, std::size_t at) {
  std::size_t i = at;
  if (tokens[i].text == "-") return 1;
  i += MatchPhrase(tokens, i, "phan dau") + MatchPhrase(tokens, i, "toi thieu") +
       MatchPhrase(tokens, i, "it nhat");
  if (i < tokens.size() && IsEffort(tokens[i].text)) ++i;
  constexpr std::array<std::string_view, 6> kSigns{"≥", "≤", ">", "<", "=", "~"};
  while (i < tokens.size() &&
         std::find(kSigns.begin(), kSigns.end(), tokens[i].text) != kSigns.end())
    ++i;
  if (i >= tokens.size() || tokens[i].kind != TokenKind::kNumber) return 0;
  ++i;
  while (i + 1 < tokens.size() && (tokens[i].text == "," || tokens[i].text == ".") &&
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
  return i - at;
}

bool FiguresFrom(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  std::size_t figures = 0;
  while (at < tokens.size()) {
    const std::size_t count = FigureAt(tokens, at);
    if (count == 0) break;
    at += count;
    ++figures;
  }
  return figures > 0 && (at == tokens.size() || BeginsWithHolder(text.substr(tokens[at].begin)));
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

PieceKind KindOf(std::string_view text, std::string_view below) {
  PieceKind out;
  const std::vector<Token> tokens = Tokenize(text);
  if (tokens.empty()) return out;
  out.figure = FigureAt(tokens, 0) == tokens.size();
  out.list = !out.figure && BeginsItem(tokens);
  out.small = tokens[0].kind == TokenKind::kWord && !IsCapital(text, tokens[0]);
  out.body = !out.small && BeginsWithHolder(text);
  out.time = BeginsWithTime(tokens, 0) ||
             (!out.small && !below.empty() &&
              BeginsWithTime(Tokenize(std::string(text) + " " + std::string(below)), 0));
  out.verb = VerbsAt(tokens, 0) > 0;
  constexpr std::array<std::string_view, 7> kActions{
      "ban hanh", "xay dung", "to chuc thuc", "trien khai", "hoan thanh", "thuc hien", "phan dau"};
  out.action = !out.small && StartsWithAny(tokens, 0, kActions);
  out.superior = !out.small && IsSuperior(tokens, 0);
  out.document = NamesDocument(tokens, 0);
  const std::string words = WordsOf(text);
  out.effort = words == "phan dau" || words == "toi thieu" || words == "it nhat" || IsEffort(words);
  out.words = static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1;
  // With their marks: "số" and "địa bàn" end a cell, "Sở" and "Ban" do not.
  constexpr std::array<std::string_view, 17> kOpen{
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
  out.joint = (last.text == "-" && tokens.size() > 1) || last.text == "/";
  out.group = BeginsWithBody(text);
  out.ends = last.text == "." || last.text == ";";
  // "với Bộ | Công an", not "cán bộ"
  const bool ministry = last_word == "bộ" && IsCapital(text, last);
  // "Văn bản triển" of "Văn bản triển khai"
  const bool half = (words.ends_with(" trien") && !words.ends_with("phat trien")) ||
                    words.ends_with("to chuc chinh") || words.ends_with("chu tich");
  out.open = last.text == "," || last.text == ";" || out.joint || half || ministry ||
             std::find(kOpen.begin(), kOpen.end(), last_word) != kOpen.end() ||
             IsUnnamedBody(WordsOf(LastName(text))) || EndsWithAddressing(words) ||
             std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
  return out;
}

}  // namespace sauro::intake
