#include "intake/table_caption.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "intake/body_targets.h"
#include "intake/labels.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kLongest = 250;  // bytes; a longer line is no title

bool IsYear(const Token& token) {
  return token.kind == TokenKind::kNumber && token.text.size() == 4 && token.value >= 2000 &&
         token.value <= 2100;
}

bool BeginsAppendix(const std::string& words) {
  return words.starts_with("phu luc") || words.starts_with("bieu ") || words == "bieu" ||
         words.starts_with("bieu so");
}

// "Kèm theo Kế hoạch số 12/KH-UBND ...", "Đơn vị tính: triệu đồng": of the paper, not of the rows.
bool IsAside(const std::string& words) {
  constexpr std::array<std::string_view, 6> kBegins{
      "kem theo", "ban hanh kem", "dinh kem", "don vi tinh", "can cu", "thuc hien theo"};
  return std::any_of(kBegins.begin(), kBegins.end(), [&](std::string_view begin) {
    return words.starts_with(begin);
  });
}

// The token behind "giao nhiệm vụ cho", "nhiệm vụ của"; 0 where no body is named so.
std::size_t BehindGiven(const std::vector<Token>& tokens) {
  constexpr std::array<std::string_view, 5> kGiven{
      "giao nhiem vu cho",
      "nhiem vu giao cho",
      "nhiem vu phan cong cho",
      "nhiem vu giao",
      "phan cong nhiem vu cho"};
  // "thực hiện nhiệm vụ của Ban Chỉ đạo" tells whose idea it was.
  for (const std::string_view begin :
       {"nhiem vu cua", "cac nhiem vu cua", "danh muc nhiem vu cua"}) {
    if (const std::size_t count = MatchPhrase(tokens, 0, begin); count > 0) return count;
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    for (const std::string_view phrase : kGiven) {
      if (const std::size_t count = MatchPhrase(tokens, i, phrase); count > 0) return i + count;
    }
  }
  return 0;
}

std::string BodyIn(std::string_view text) {
  constexpr std::array<std::string_view, 6> kEnds{
      "nam", "trong", "thuc hien", "theo", "giai doan", "chu tri"};
  const std::vector<Token> tokens = Tokenize(text);
  const std::size_t begin = BehindGiven(tokens);
  if (begin == 0 || begin >= tokens.size()) return {};
  std::size_t end = begin;
  for (; end < tokens.size() && tokens[end].text != "(" && tokens[end].text != ":"; ++end) {
    const bool ends = std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view word) {
      return MatchPhrase(tokens, end, word) > 0;
    });
    if (ends) break;
    if (tokens[end].text == "giao") return {};  // "nhiệm vụ của UBND tỉnh giao": who gives them
  }
  if (end == begin) return {};
  const std::string_view body =
      TrimAny(text.substr(tokens[begin].begin, tokens[end - 1].end - tokens[begin].begin), " .;,-");
  return BeginsWithBody(body) ? std::string(body) : std::string();
}

}  // namespace

std::optional<int> YearOfTitle(std::string_view title) {
  const std::vector<Token> tokens = Tokenize(title);
  std::optional<int> year;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!IsYear(tokens[i])) continue;
    const bool named = i > 0 && (tokens[i - 1].text == "nam" || tokens[i - 1].text == "ke hoach");
    if (named && i >= 3 && tokens[i - 3].text == "thang") continue;  // the date of a paper
    const bool ends = i >= 2 && (tokens[i - 2].text == "den" || tokens[i - 2].text == "toi");
    if (!named || ends || (year && *year != tokens[i].value)) return std::nullopt;
    year = tokens[i].value;
  }
  return year;
}

void CaptionReader::Begin() {
  caption_ = {};
  behind_table_ = false;
}

void CaptionReader::Take(std::string_view text) {
  const auto year = YearOfTitle(text);
  auto by = YearOfTarget(text);
  if (!by) by = year;
  if (by) {
    caption_.year = year;
    caption_.by = by;
  }
  if (std::string body = BodyIn(text); !body.empty()) caption_.body = std::move(body);
}

void CaptionReader::Add(const docread::Paragraph& paragraph) {
  const std::string text = CollapseSpace(
      paragraph.label.empty() ? paragraph.text : paragraph.label + " " + paragraph.text
  );
  const std::string words = WordsOf(text);
  if (words.empty() || text.starts_with('(') || IsAside(words)) return;
  if (BeginsAppendix(words)) {
    Begin();
    appendix_ = true;
    if (text.size() <= kLongest) Take(text);
    return;
  }
  const LabelKind kind = SplitLabel(text).kind;
  const bool part = kind == LabelKind::kRoman || kind == LabelKind::kLetter;
  const bool sheet = !paragraph.origin.sheet.empty();
  if (part && (appendix_ || sheet)) return;  // a part of what the caption is over
  if (behind_table_ || kind != LabelKind::kNone || text.size() > kLongest) Begin();
  if (text.size() > kLongest || part) {
    appendix_ = appendix_ && !part;
    return;
  }
  const bool title = paragraph.bold || appendix_ || sheet || ToUpper(text) == text;
  const bool sentence = text.ends_with('.') || text.ends_with(';');
  if (title && !sentence) Take(text);
}

void CaptionReader::AddRow(std::string_view text) {
  const std::string words = WordsOf(text);
  if (words.empty() || text.size() > kLongest || text.starts_with('(') || IsAside(words)) return;
  if (behind_table_ || BeginsAppendix(words)) Begin();
  Take(text);
}

}  // namespace sauro::intake
