#include "intake/attributes.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/body_lines.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kMostWords = 8;

// A name of an attribute has no other words than these.
constexpr std::array<std::string_view, 59> kWords{
    "co",   "quan", "don",   "vi",    "bo",   "phan",  "nguoi", "dong",  "chi",  "can",
    "chu",  "tri",  "dau",   "moi",   "phu",  "trach", "chiu",  "nhiem", "dao",  "lanh",
    "phoi", "hop",  "tham",  "muu",   "thuc", "hien",  "trien", "khai",  "thoi", "gian",
    "han",  "hoan", "thanh", "tien",  "do",   "diem",  "san",   "pham",  "ket",  "qua",
    "ra",   "du",   "kien",  "dat",   "phai", "chinh", "va",    "cung",  "theo", "doi",
    "duoc", "gia",  "giao",  "truoc", "cong", "lo",    "trinh", "moc",   "lien"};

bool Holds(const std::string& words, std::string_view phrase) {
  return (" " + words + " ").find(" " + std::string(phrase) + " ") != std::string::npos;
}

// "Phân công: ...", "Trách nhiệm: ...": who does it, where a body follows; else what they do.
bool IsBareOrder(const std::string& words) {
  return words == "phan cong" || words == "phan cong thuc hien" ||
         words == "phan cong trach nhiem" || words == "trach nhiem";
}

std::optional<Field> FieldOfName(const std::string& words) {
  const auto any = [&](auto... phrases) { return (Holds(words, phrases) || ...); };
  if (words == "lo trinh" || words == "lo trinh thuc hien" ||
      any("moc hoan thanh", "moc thoi gian"))
    return Field::kDeadline;
  if (any("thoi gian", "thoi han", "thoi diem", "tien do", "han") ||
      words.ends_with("hoan thanh") || words == "hoan thanh truoc" || words == "hoan thanh trong")
    return Field::kDeadline;
  if (any("san pham", "ket qua", "dau ra")) return Field::kProduct;
  if (any("chu tri", "dau moi", "phu trach")) return Field::kLead;
  if (words == "giao" || words == "giao nhiem vu" || IsBareOrder(words)) return Field::kLead;
  if (any("phoi hop", "tham gia")) return Field::kCoordinate;
  if (any("chi dao", "lanh dao")) return Field::kDirector;
  if (any("tham muu")) return Field::kDrafter;
  if (any("co quan lien quan", "don vi lien quan", "bo phan lien quan")) return Field::kCoordinate;
  if (any("trach nhiem thuc hien", "chiu trach nhiem")) return Field::kLead;
  if (any("co quan", "don vi", "bo phan", "nguoi") && any("thuc hien", "trien khai"))
    return Field::kImplement;
  return std::nullopt;
}

struct Name {
  Field field = Field::kRow;
  std::size_t end = 0;  // the token of the colon
};

// The name of an attribute from token `at` on, with its colon.
std::optional<Name> NameAt(
    std::string_view text, const std::vector<Token>& tokens, std::size_t at
) {
  std::string words;
  for (std::size_t i = at; i < tokens.size() && i <= at + kMostWords; ++i) {
    if (tokens[i].text == ":") {
      const auto field = FieldOfName(words);
      if (IsBareOrder(words) && !BeginsWithBody(Trim(text.substr(tokens[i].end))))
        return std::nullopt;
      return field ? std::optional(Name{*field, i}) : std::nullopt;
    }
    if (tokens[i].text == "," || tokens[i].text == "/") continue;
    const bool known = std::find(kWords.begin(), kWords.end(), tokens[i].text) != kWords.end();
    if (!known) return std::nullopt;
    words += (words.empty() ? "" : " ") + tokens[i].text;
  }
  return std::nullopt;
}

std::string ValueOf(std::string_view text) {
  std::string_view value = TrimAny(text, " .;,|\n");
  // The bracket that the attributes stand in.
  if (value.ends_with(')') && value.find('(') == std::string_view::npos)
    value = TrimAny(value.substr(0, value.size() - 1), " .;,");
  return std::string(value);
}

bool BeginsPart(const Token& before) {
  return before.kind == TokenKind::kPunctuation && before.text != ":" && before.text != "/" &&
         before.text != "&";
}

}  // namespace

std::optional<Attribute> ReadAttribute(std::string_view line) {
  const std::vector<Token> tokens = Tokenize(line.substr(0, 120));
  const auto name = NameAt(line, tokens, 0);
  if (!name) return std::nullopt;
  std::string value = ValueOf(line.substr(tokens[name->end].end));
  if (value.empty()) return std::nullopt;
  return Attribute{
      name->field, std::string(Trim(line.substr(0, tokens[name->end].begin))), std::move(value)};
}

namespace {

struct Found {
  Name name;
  std::size_t begin = 0;  // token
};

// The names of attributes from token `first` on, each where a part may begin.
std::vector<Found> FindNames(
    std::string_view text, const std::vector<Token>& tokens, std::size_t first
) {
  std::vector<Found> out;
  for (std::size_t i = first; i < tokens.size(); ++i) {
    if (i > 0 && !BeginsPart(tokens[i - 1])) continue;
    const auto name = NameAt(text, tokens, i);
    if (!name) continue;
    out.push_back({*name, i});
    i = name->end;
  }
  return out;
}

bool NamesBodies(Field field) {
  return field == Field::kLead || field == Field::kCoordinate || field == Field::kDirector ||
         field == Field::kImplement || field == Field::kDrafter;
}

// "phối hợp: Sở Y tế; hoàn thành trước tháng 6/2027": what stands behind the bodies says when. It
// is taken off `value`.
std::string TakeTime(std::string& value) {
  const std::size_t stop = value.rfind(';');
  if (stop == std::string::npos || !BeginsWithTime(std::string_view(value).substr(stop + 1)))
    return {};
  std::string when(TrimAny(std::string_view(value).substr(stop + 1), " .;,"));
  value = std::string(TrimAny(std::string_view(value).substr(0, stop), " .;,"));
  return value.empty() ? std::string() : when;
}

std::vector<Attribute> AttributesAt(
    std::string_view text, const std::vector<Token>& tokens, const std::vector<Found>& found
) {
  std::vector<Attribute> out;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::size_t from = tokens[found[i].name.end].end;
    const std::size_t to = i + 1 < found.size() ? tokens[found[i + 1].begin].begin : text.size();
    std::string value = ValueOf(text.substr(from, to - from));
    if (value.empty()) continue;
    const std::size_t begin = tokens[found[i].begin].begin;
    const std::size_t colon = tokens[found[i].name.end].begin;
    std::string when = NamesBodies(found[i].name.field) ? TakeTime(value) : "";
    out.push_back(
        {found[i].name.field, std::string(text.substr(begin, colon - begin)), std::move(value)}
    );
    if (!when.empty()) out.push_back({Field::kDeadline, "Thời hạn", std::move(when)});
  }
  return out;
}

}  // namespace

std::vector<Attribute> ReadAttributes(std::string_view line) {
  if (!ReadAttribute(line)) return {};
  const std::vector<Token> tokens = Tokenize(line);
  return AttributesAt(line, tokens, FindNames(line, tokens, 0));
}

ItemText SplitAttributes(std::string_view item) {
  const std::vector<Token> tokens = Tokenize(item);
  const std::vector<Found> found = FindNames(item, tokens, 1);
  ItemText out{std::string(item), {}};
  if (found.empty()) return out;
  const std::string_view title = TrimAny(item.substr(0, tokens[found[0].begin].begin), " .;,-–(");
  if (WordsOf(title).find(' ') == std::string::npos) return out;
  out.title = title;
  out.attributes = AttributesAt(item, tokens, found);
  return out;
}

}  // namespace sauro::intake
