#include "intake/body_lines.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "intake/assignment.h"
#include "intake/columns.h"
#include "intake/date_text.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

bool HasAnyOf(const std::string& words, std::span<const std::string_view> phrases) {
  const std::string padded = " " + words + " ";
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return padded.find(" " + std::string(phrase) + " ") != std::string::npos;
  });
}

std::string_view WithoutBullet(std::string_view text, bool& bullet) {
  for (const std::string_view mark : {"- ", "+ ", "• ", "– ", "* "}) {
    if (!text.starts_with(mark)) continue;
    bullet = true;
    return Trim(text.substr(mark.size()));
  }
  return text;
}

// "Điều 12. ", "ĐIỀU 3:": the bytes of the label; 0 where the text begins with none. "Điều 5 Nghị
// định này" only refers to one.
std::size_t ArticleLabel(std::string_view text) {
  constexpr std::size_t kWord = std::string_view("Điều ").size();
  if (!text.starts_with("Điều ") && !text.starts_with("ĐIỀU ")) return 0;
  const std::size_t number = text.find_first_not_of("0123456789", kWord);
  if (number == std::string_view::npos) return text.size() > kWord ? text.size() : 0;
  const bool closed = number > kWord && (text[number] == '.' || text[number] == ':');
  return closed ? number + 1 : 0;
}

BodyLine MakeLine(const docread::Paragraph& paragraph) {
  BodyLine out;
  out.paragraph = &paragraph;
  out.spots = {{0, 0, 0, paragraph.number}};
  const std::string text =
      paragraph.label.empty() ? paragraph.text : paragraph.label + " " + paragraph.text;
  if (const std::size_t label = ArticleLabel(Trim(text)); label > 0) {
    out.article = true;
    out.kind = LabelKind::kNumber;
    out.label = std::string(TrimAny(Trim(text).substr(0, label), " .:"));
    out.text = CollapseSpace(Trim(text).substr(label));
    return out;
  }
  const std::string_view rest = WithoutBullet(Trim(text), out.bullet);
  if (out.bullet) {
    out.text = CollapseSpace(rest);
    return out;
  }
  Labelled labelled = SplitLabel(rest);
  out.kind = labelled.kind;
  out.label = std::move(labelled.label);
  out.text = CollapseSpace(labelled.rest);
  return out;
}

// A paragraph that begins in small letters goes on with the one before.
bool BeginsSmall(const docread::Paragraph& paragraph) {
  if (!paragraph.label.empty() || SplitLabel(paragraph.text).kind != LabelKind::kNone) return false;
  const std::vector<Token> tokens = Tokenize(std::string_view(paragraph.text).substr(0, 60));
  return !tokens.empty() && tokens[0].kind == TokenKind::kWord &&
         !IsCapital(paragraph.text, tokens[0]);
}

}  // namespace

std::vector<BodyLine> JoinLines(const std::vector<const docread::Paragraph*>& paragraphs) {
  std::vector<BodyLine> out;
  for (const docread::Paragraph* paragraph : paragraphs) {
    if (!out.empty() && (paragraph->continues || BeginsSmall(*paragraph))) {
      out.back().text += " " + CollapseSpace(paragraph->text);
      out.back().spots.push_back({0, 0, 0, paragraph->number});
    } else {
      out.push_back(MakeLine(*paragraph));
    }
  }
  return out;
}

int RankOf(const BodyLine& line) {
  constexpr int kArticle = 3;
  if (line.article) return kArticle;
  switch (line.kind) {
    case LabelKind::kLetter: return 1;
    case LabelKind::kRoman: return 2;
    case LabelKind::kRomanNumbered: return 3;
    case LabelKind::kNumber: return line.paragraph->text.starts_with('(') ? 8 : 4;
    case LabelKind::kNumbered:
      return 4 + static_cast<int>(std::count(line.label.begin(), line.label.end(), '.'));
    case LabelKind::kSmall: return 9;
    case LabelKind::kNone: break;
  }
  return line.bullet ? 20 : 30;
}

std::optional<BodyMode> ModeOf(const std::string& words) {
  constexpr std::array<std::string_view, 1> kDuties{"to chuc thuc hien"};
  constexpr std::array<std::string_view, 8> kNone{
      "muc dich",
      "yeu cau",
      "quan diem",
      "muc tieu chung",
      "muc tieu tong quat",
      "kinh phi",
      "tinh hinh",
      "nguyen tac"};
  constexpr std::array<std::string_view, 3> kTargets{"muc tieu", "chi tieu", "muc tieu cu the"};
  constexpr std::array<std::string_view, 12> kTasks{
      "ket luan cua",
      "ket luan chi dao",
      "y kien chi dao",
      "nhiem vu",
      "giai phap",
      "bien phap",
      "noi dung thuc hien",
      "noi dung trien khai",
      "noi dung trong tam",
      "noi dung chu yeu",
      "noi dung cong viec",
      "phan cong"};
  if (HasAnyOf(words, kNone)) return BodyMode::kNone;
  if (HasAnyOf(words, kDuties)) return BodyMode::kDuties;
  if (HasAnyOf(words, kTasks)) return BodyMode::kTasks;
  if (HasAnyOf(words, kTargets)) return BodyMode::kTargets;
  return std::nullopt;
}

bool NamesMode(const std::string& words) {
  constexpr std::array<std::string_view, 12> kStarts{
      "muc dich",
      "yeu cau",
      "quan diem",
      "muc tieu chung",
      "muc tieu tong quat",
      "muc tieu cu the",
      "nhiem vu cu the",
      "nhiem vu trong tam",
      "nhiem vu chung",
      "nhiem vu va giai phap",
      "kinh phi",
      "to chuc thuc hien"};
  constexpr std::size_t kLongest = 70;
  return words.size() <= kLongest &&
         std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) {
           return words.starts_with(start);
         });
}

bool OrdersBody(const BodyLine& line) {
  return WithoutOrder(line.text).size() < line.text.size();
}

bool NamesBody(const BodyLine& line) {
  constexpr std::size_t kLongest = 120;  // bytes
  const std::string_view named = WithoutOrder(line.text);
  if (named.size() > kLongest || !BeginsWithBody(named)) return false;
  constexpr std::array<std::string_view, 15> kSays{
      "chu tri",
      "phoi hop",
      "thuc hien",
      "tiep tuc",
      "xay dung",
      "to chuc",
      "trien khai",
      "bao cao",
      "theo",
      "hoan thanh",
      "xong",
      "truoc",
      "trong thang",
      "trong quy",
      "trong nam"};
  const std::string_view text = TrimAny(named, " .:;");
  return text.find_first_of(".:;%") == std::string_view::npos && !HasAnyOf(WordsOf(text), kSays) &&
         ReadAssignment(text).lead.empty();
}

bool BeginsWithTime(std::string_view part) {
  constexpr std::array<std::string_view, 9> kBegins{
      "thang ",
      "quy ",
      "truoc ",
      "xong ",
      "hoan thanh ",
      "trong thang ",
      "trong quy ",
      "thoi gian ",
      "thoi han "};
  const std::string words = WordsOf(part) + " ";
  const std::vector<Token> tokens = Tokenize(part.substr(0, 40));
  const auto date = tokens.empty() ? std::nullopt : ReadDate(tokens, 0, 2000);
  if (date && date->own_year) return true;  // "30/6/2026"
  return std::any_of(kBegins.begin(), kBegins.end(), [&](std::string_view begin) {
    return words.starts_with(begin);
  });
}

std::string WithoutTimes(std::string_view bracket) {
  std::vector<std::string> out;
  for (std::string_view part : Split(bracket, ';')) {
    if (BeginsWithTime(Trim(part))) continue;
    const std::size_t comma = part.rfind(',');  // "Sở Y tế, tháng 5/2026"
    if (comma != std::string_view::npos && BeginsWithTime(Trim(part.substr(comma + 1))))
      part = part.substr(0, comma);
    out.emplace_back(part);
  }
  return Join(out, ";");
}

std::string NameBeforeColon(const BodyLine& line) {
  const std::size_t colon = line.text.find(':');
  // "- Nội dung: ...", "a) Nội dung: ..."
  const bool below = line.bullet || line.kind == LabelKind::kSmall;
  if (!below || colon == std::string::npos) return {};
  return WordsOf(std::string_view(line.text).substr(0, colon));
}

bool Explains(const BodyLine& line, BodyMode mode) {
  const std::string words = NameBeforeColon(line);
  // What a task is to reach; below a heading of targets it is one of them.
  const bool aim = words == "muc tieu" || words == "chi tieu";
  if (aim) return mode != BodyMode::kTargets && !Trim(line.text).ends_with(':');
  constexpr std::array<std::string_view, 17> kNames{
      "ghi chu",
      "kinh phi",
      "nguon kinh phi",
      "kinh phi thuc hien",
      "du kien kinh phi",
      "dia diem",
      "dia diem thuc hien",
      "doi tuong",
      "so luong",
      "quy mo",
      "noi dung",
      "noi dung thuc hien",
      "noi dung cong viec",
      "yeu cau",
      "muc dich",
      "cach thuc thuc hien",
      "cach lam"};
  return std::find(kNames.begin(), kNames.end(), words) != kNames.end();
}

}  // namespace sauro::intake
