#include "base/text.h"
#include "intake/draft.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// The length of a mark "(1) ", "- ", "• ", "1) ", "a) " at the beginning of `text`; 0 if none.
std::size_t MarkAt(std::string_view text) {
  for (const std::string_view bullet : {"- ", "+ ", "* ", "• ", "– ", "— "}) {
    if (text.starts_with(bullet)) return bullet.size();
  }
  const std::size_t open = text.starts_with('(') ? 1 : 0;
  std::size_t end = open;
  while (end < text.size() && end < open + 2 && IsDigit(text[end])) ++end;
  if (end == open && end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
  const bool closed = end > open && end + 1 < text.size() && text[end] == ')';
  if (!closed) return 0;
  ++end;
  while (end < text.size() && (text[end] == ' ' || text[end] == '.')) ++end;
  return end;
}

// Where "(n)" stands in `text` at or after `from`; npos if nowhere.
std::size_t FindNumber(std::string_view text, int n, std::size_t from) {
  return text.find("(" + std::to_string(n) + ")", from);
}

// "(1) a; (2) b" -> "(1) a;", "(2) b"; only where the numbers begin with 1 and go up.
void SplitNumbers(std::string_view line, std::vector<std::string_view>& out) {
  std::size_t begin = 0;
  int n = 2;
  const std::size_t first = FindNumber(line, 1, 0);
  if (first != std::string_view::npos && FindNumber(line, 2, first) != std::string_view::npos) {
    if (!Trim(line.substr(0, first)).empty()) out.push_back(line.substr(0, first));
    begin = first;
    for (;; ++n) {
      const std::size_t next = FindNumber(line, n, begin);
      if (next == std::string_view::npos) break;
      out.push_back(line.substr(begin, next - begin));
      begin = next;
    }
  }
  out.push_back(line.substr(begin));
}

}  // namespace

std::vector<std::string> RequirementsOf(std::string_view product) {
  std::vector<std::string_view> parts;
  for (const std::string_view line : Split(product, '\n')) SplitNumbers(Trim(line), parts);
  std::vector<std::string> out;
  for (const std::string_view part : parts) {
    const std::size_t mark = MarkAt(part);
    std::string text = CollapseSpace(TrimAny(part.substr(mark), " ;"));
    if (text.empty()) continue;
    // A line without a mark, in small letters, goes on with the one before.
    const std::vector<Token> tokens = Tokenize(text);
    const bool goes_on = mark == 0 && !out.empty() && !tokens.empty() &&
                         tokens[0].kind == TokenKind::kWord && !IsCapital(text, tokens[0]);
    if (goes_on) {
      out.back() += " " + text;
    } else {
      out.push_back(std::move(text));
    }
  }
  return out;
}

}  // namespace sauro::intake
