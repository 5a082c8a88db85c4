#include "intake/body_lines.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "intake/assignment.h"
#include "intake/columns.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::string_view kSumsUp = "tren day la ";

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

BodyLine MakeLine(const docread::Paragraph& paragraph) {
  BodyLine out;
  out.paragraph = &paragraph;
  out.spots = {{0, 0, 0, paragraph.number}};
  const std::string text =
      paragraph.label.empty() ? paragraph.text : paragraph.label + " " + paragraph.text;
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

// "Trên đây là Kế hoạch ...", "Trên đây là kết luận của ..."; "Trên đây là các nhiệm vụ chung"
// ends nothing.
bool NamesDocument(std::string_view words) {
  constexpr std::array<std::string_view, 14> kDocuments{
      "ke hoach",
      "chuong trinh",
      "de an",
      "thong bao",
      "ket luan",
      "bao cao",
      "quyet dinh",
      "chi thi",
      "huong dan",
      "nghi quyet",
      "y kien",
      "noi dung ket luan",
      "noi dung ke hoach",
      "toan bo noi dung"};
  words.remove_prefix(std::min(kSumsUp.size(), words.size()));
  return std::any_of(kDocuments.begin(), kDocuments.end(), [&](std::string_view document) {
    return words.starts_with(document);
  });
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
  constexpr std::array<std::string_view, 9> kNone{
      "muc dich",
      "yeu cau",
      "quan diem",
      "muc tieu chung",
      "muc tieu tong quat",
      "kinh phi",
      "to chuc thuc hien",
      "tinh hinh",
      "nguyen tac"};
  constexpr std::array<std::string_view, 3> kTargets{"muc tieu", "chi tieu", "muc tieu cu the"};
  constexpr std::array<std::string_view, 5> kTasks{
      "nhiem vu", "giai phap", "noi dung thuc hien", "noi dung cong viec", "phan cong"};
  if (words == "yeu cau" || HasAnyOf(words, kNone)) return BodyMode::kNone;
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

bool NamesBody(const BodyLine& line) {
  constexpr std::size_t kLongest = 120;  // bytes
  const std::string_view named = WithoutOrder(line.text);
  if (named.size() > kLongest || !BeginsWithBody(named)) return false;
  constexpr std::array<std::string_view, 9> kSays{
      "chu tri",
      "phoi hop",
      "thuc hien",
      "tiep tuc",
      "xay dung",
      "to chuc",
      "trien khai",
      "bao cao",
      "theo"};
  const std::string_view text = TrimAny(named, " .:;");
  return text.find_first_of(".:;") == std::string_view::npos && !HasAnyOf(WordsOf(text), kSays) &&
         ReadAssignment(text).lead.empty();
}

bool SumsUp(const BodyLine& line) {
  return WordsOf(line.text).starts_with(kSumsUp);
}

bool EndsBody(const BodyLine& line) {
  const std::string words = WordsOf(std::string_view(line.text).substr(0, 60)) + " ";
  return words.starts_with("noi nhan ") || words.starts_with("phu luc ") ||
         words.starts_with("bieu ") || (SumsUp(line) && NamesDocument(words)) ||
         line.text.starts_with("TM.") || line.text.starts_with("T/M") ||
         line.text.starts_with("KT.");
}

std::string NameBeforeColon(const BodyLine& line) {
  const std::size_t colon = line.text.find(':');
  if (!line.bullet || colon == std::string::npos) return {};
  return WordsOf(std::string_view(line.text).substr(0, colon));
}

bool Explains(const BodyLine& line) {
  const std::string words = NameBeforeColon(line);
  constexpr std::array<std::string_view, 7> kNames{
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
