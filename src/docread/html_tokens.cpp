#include "docread/html_tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/text.h"
#include "docread/utf8.h"

namespace sauro::docread {
namespace {

// U+00A0..U+00FF
constexpr std::array<std::string_view, 96> kLatin1{
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};
constexpr std::array<std::pair<std::string_view, char32_t>, 20> kOthers{
    {{"amp", U'&'},   {"lt", U'<'},    {"gt", U'>'},     {"quot", U'"'},  {"apos", U'\''},
     {"ge", U'≥'},    {"le", U'≤'},    {"ndash", U'–'},  {"mdash", U'—'}, {"hellip", U'…'},
     {"lsquo", U'‘'}, {"rsquo", U'’'}, {"ldquo", U'“'},  {"rdquo", U'”'}, {"bull", U'•'},
     {"ensp", U' '},  {"emsp", U' '},  {"thinsp", U' '}, {"rarr", U'→'},  {"ne", U'≠'}}};

std::optional<char32_t> CodeOf(std::string_view name) {
  if (name.starts_with('#')) {
    name.remove_prefix(1);
    const bool hex = name.starts_with('x') || name.starts_with('X');
    if (hex) name.remove_prefix(1);
    std::uint32_t code = 0;
    const auto [end, error] =
        std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
    const bool whole = error == std::errc() && end == name.data() + name.size();
    const bool character = code != 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return whole && character ? std::optional<char32_t>(code) : std::nullopt;
  }
  const auto latin = std::find(kLatin1.begin(), kLatin1.end(), name);
  if (latin != kLatin1.end()) return static_cast<char32_t>(0xA0 + (latin - kLatin1.begin()));
  for (const auto& [other, code] : kOthers) {
    if (other == name) return code;
  }
  return std::nullopt;
}

bool IsNameEnd(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/' || c == '>';
}

bool IsBlank(char c) {
  return IsNameEnd(c) && c != '>';
}

// Offset of the '>' that ends the tag at `at`; quotes count only behind '='.
std::size_t TagEnd(std::string_view html, std::size_t at) {
  constexpr std::size_t kLongest = 64U << 10U;
  html = html.substr(0, at + kLongest);
  char quote = 0;
  char before = 0;
  for (std::size_t i = at; i < html.size(); ++i) {
    const char c = html[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && before == '=') {
      quote = c;
    } else if (c == '>') {
      return i;
    }
    if (!IsBlank(c)) before = c;
  }
  // A quote that is never closed: the first '>' then.
  return html.find('>', at);
}

struct Attribute {
  std::string_view name;
  std::string_view value;
};

bool NextAttribute(std::string_view& rest, Attribute& out) {
  while (!rest.empty() && IsBlank(rest.front())) rest.remove_prefix(1);
  if (rest.empty()) return false;
  std::size_t end = 1;
  while (end < rest.size() && !IsNameEnd(rest[end]) && rest[end] != '=') ++end;
  out = {rest.substr(0, end), {}};
  rest.remove_prefix(end);
  while (!rest.empty() && IsBlank(rest.front())) rest.remove_prefix(1);
  if (!rest.starts_with('=')) return true;
  rest.remove_prefix(1);
  while (!rest.empty() && IsBlank(rest.front())) rest.remove_prefix(1);
  if (rest.starts_with('"') || rest.starts_with('\'')) {
    const std::size_t close = std::min(rest.find(rest.front(), 1), rest.size());
    out.value = rest.substr(1, close - 1);
    rest.remove_prefix(std::min(close + 1, rest.size()));
    return true;
  }
  end = std::min(rest.find_first_of(" \t\r\n\f>"), rest.size());
  out.value = rest.substr(0, end);
  rest.remove_prefix(end);
  return true;
}

std::optional<std::string_view> FindAttribute(std::string_view rest, std::string_view name) {
  Attribute attribute;
  while (NextAttribute(rest, attribute)) {
    if (attribute.name.size() == name.size() && ToLower(attribute.name) == name) {
      return attribute.value;
    }
  }
  return std::nullopt;
}

// What stands in it is no text of the page.
bool IsRaw(std::string_view name) {
  return name == "script" || name == "style" || name == "template";
}

}  // namespace

std::string ResolveEntities(std::string_view text) {
  constexpr std::size_t kLongest = 12;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find('&', at), text.size());
    out += text.substr(at, mark - at);
    if (mark == text.size()) break;
    const std::size_t end = text.substr(mark, kLongest).find(';');
    const auto code =
        end == std::string_view::npos ? std::nullopt : CodeOf(text.substr(mark + 1, end - 1));
    if (code) {
      AppendUtf8(out, *code);
      at = mark + end + 1;
    } else {
      out.push_back('&');
      at = mark + 1;
    }
  }
  return out;
}

std::string HtmlAttribute(std::string_view attributes, std::string_view name) {
  return ResolveEntities(FindAttribute(attributes, name).value_or(std::string_view()));
}

bool HasHtmlAttribute(std::string_view attributes, std::string_view name) {
  return FindAttribute(attributes, name).has_value();
}

void HtmlTokens::SkipPast(std::string_view end) {
  const std::size_t found = html_.find(end, at_);
  at_ = found == std::string_view::npos ? html_.size() : found + end.size();
}

// Behind the end tag of a script, in whatever case; other "</" inside it end nothing.
void HtmlTokens::SkipRaw(std::string_view name) {
  do {
    SkipPast("</");
  } while (at_ < html_.size() && ToLower(html_.substr(at_, name.size())) != name);
  SkipPast(">");
}

// False if what stands here is no tag.
bool HtmlTokens::ReadTag(HtmlToken& out) {
  std::size_t begin = at_ + 1;
  const bool close = html_.substr(begin).starts_with('/');
  if (close) ++begin;
  std::size_t name_end = begin;
  while (name_end < html_.size() && !IsNameEnd(html_[name_end])) ++name_end;
  const std::string_view name = html_.substr(begin, std::min<std::size_t>(name_end - begin, 40));
  const bool letter =
      !name.empty() && ((name[0] >= 'a' && name[0] <= 'z') || (name[0] >= 'A' && name[0] <= 'Z'));
  // A file of many beginnings without end must not cost their number squared.
  constexpr std::size_t kMostFailures = 2000;
  if (!letter || failures_ > kMostFailures) return false;
  const std::size_t end = TagEnd(html_, name_end);
  if (end == std::string_view::npos) {
    ++failures_;
    return false;
  }
  out.kind = close ? HtmlToken::Kind::kClose : HtmlToken::Kind::kOpen;
  out.name = ToLower(name);
  const std::size_t prefix = out.name.find(':');  // o:p of Word
  if (prefix != std::string::npos) out.name.erase(0, prefix + 1);
  out.attributes = html_.substr(name_end, end - name_end);
  at_ = end + 1;
  return true;
}

HtmlToken HtmlTokens::Next() {
  while (at_ < html_.size()) {
    const std::string_view rest = html_.substr(at_);
    if (rest.starts_with("<!--")) {
      SkipPast("-->");
      continue;
    }
    if (rest.starts_with("<!") || rest.starts_with("<?")) {
      SkipPast(">");
      continue;
    }
    HtmlToken out;
    if (rest.starts_with('<') && ReadTag(out)) {
      if (out.kind == HtmlToken::Kind::kOpen && IsRaw(out.name)) {
        SkipRaw(out.name);
        continue;
      }
      return out;
    }
    const std::size_t end = std::min(html_.find('<', at_ + 1), html_.size());
    out.kind = HtmlToken::Kind::kText;
    out.text = ResolveEntities(html_.substr(at_, end - at_));
    at_ = end;
    return out;
  }
  return {};
}

}  // namespace sauro::docread
