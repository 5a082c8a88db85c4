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
  constexpr std::array<std::string_view, 16> kHeads{
      "van phong",
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
  return std::find(kHeads.begin(), kHeads.end(), words) != kHeads.end();
}

// "tham mưu UBND xã": the body is what is advised, asked or told.
bool EndsWithAddressing(const std::string& words) {
  constexpr std::array<std::string_view, 9> kVerbs{
      "tham muu", "trinh", "de nghi", "giup", "bao cao", "gui", "phoi hop", "de xuat", "kien nghi"};
  return std::any_of(kVerbs.begin(), kVerbs.end(), [&](std::string_view verb) {
    return words.ends_with(verb);
  });
}

}  // namespace

bool BeginsWithTime(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 21> kWords{
      "thuong xuyen",     "hang nam",         "hang thang", "hang quy",    "hang tuan",
      "truoc ngay",       "truoc thang",      "trong nam",  "trong thang", "trong quy",
      "sau khi",          "giai doan",        "den nam",    "den het",     "dinh ky",
      "hoan thanh truoc", "hoan thanh trong", "dot xuat",   "tu nam",      "tu thang",
      "ngay sau khi"};
  if (at >= tokens.size()) return false;
  if (IsQuarter(tokens, at) || StartsWithAny(tokens, at, kWords)) return true;
  const bool unit =
      tokens[at].text == "thang" || tokens[at].text == "nam" || tokens[at].text == "ngay";
  if (unit && at + 1 < tokens.size()) return tokens[at + 1].kind == TokenKind::kNumber;
  if (tokens[at].kind != TokenKind::kNumber || at + 2 >= tokens.size()) return false;
  const bool joined = tokens[at + 1].text == "/" || tokens[at + 1].text == "-";
  return joined && tokens[at + 2].kind == TokenKind::kNumber && tokens[at + 2].value > 0;
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
  return figures > 0 && (at == tokens.size() || BeginsWithBody(text.substr(tokens[at].begin)));
}

PieceKind KindOf(std::string_view text) {
  PieceKind out;
  const std::vector<Token> tokens = Tokenize(text);
  if (tokens.empty()) return out;
  out.figure = FigureAt(tokens, 0) == tokens.size();
  out.list = !out.figure && (tokens[0].text == "-" || tokens[0].text == "+");
  out.small = tokens[0].kind == TokenKind::kWord && !IsCapital(text, tokens[0]);
  out.body = !out.small && BeginsWithBody(text);
  out.time = BeginsWithTime(tokens, 0);
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
  out.joint = (last.text == "-" && tokens.size() > 1) || last.text == "/";
  out.group = BeginsWithBody(text);
  out.ends = last.text == "." || last.text == ";";
  // "Văn bản triển" of "Văn bản triển khai"
  const bool half = (words.ends_with(" trien") && !words.ends_with("phat trien")) ||
                    words.ends_with("to chuc chinh") || words.ends_with("chu tich");
  out.open = last.text == "," || last.text == ";" || out.joint || half ||
             std::find(kOpen.begin(), kOpen.end(), last_word) != kOpen.end() ||
             IsUnnamedBody(words) || EndsWithAddressing(words) ||
             std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
  return out;
}

}  // namespace sauro::intake
