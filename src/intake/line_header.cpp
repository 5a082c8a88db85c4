#include "intake/line_header.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "base/text.h"

namespace sauro::intake {
namespace {

// How the header of a column begins; longer ones first.
constexpr std::array<std::string_view, 84> kHeads{
    "co quan don vi chu tri",
    "co quan don vi phoi hop",
    "co quan don vi thuc hien",
    "co quan chi dao",
    "co quan chu tri",
    "co quan phoi hop",
    "co quan thuc hien",
    "co quan theo doi",
    "don vi chu tri",
    "don vi phoi hop",
    "don vi thuc hien",
    "don vi tinh",
    "phan dau theo tung giai doan",
    "muc tieu theo giai doan",
    "muc tieu",
    "lo trinh",
    "phan dau",
    "ten nhiem vu",
    "noi dung nhiem vu",
    "noi dung cong viec",
    "noi dung thuc hien",
    "nhiem vu",
    "noi dung",
    "ten cong viec",
    "ten chi tieu",
    "ten de an",
    "ten du an",
    "ten van ban",
    "chi tieu",
    "chi so",
    "tieu chi",
    "uoc thuc hien",
    "uoc th",
    "uoc dat",
    "thuc hien",
    "ke hoach",
    "gia tri",
    "nam goc",
    "muc dat",
    "so lieu",
    "thoi gian",
    "thoi han",
    "thoi diem",
    "han hoan thanh",
    "tien do",
    "yeu cau ket qua",
    "yeu cau",
    "ket qua",
    "san pham",
    "dau ra",
    "hien trang",
    "trang thai",
    "tinh trang",
    "tinh hinh",
    "ghi chu",
    "can cu",
    "co so phap ly",
    "chu tri",
    "phoi hop",
    "lanh dao",
    "nguoi chi dao",
    "nguoi phu trach",
    "nguoi thuc hien",
    "can bo",
    "cap trinh",
    "cap ban hanh",
    "cap quyet dinh",
    "cap phe duyet",
    "cap co tham quyen",
    "hinh thuc",
    "trach nhiem",
    "phan cong",
    "kinh phi",
    "nguon kinh phi",
    "nguon von",
    "nguon luc",
    "du toan",
    "kho khan",
    "co quan",
    "don vi",
    "stt",
    "tt",
    "so tt",
    "dvt"};

// A column of the header, or a group of columns.
struct Part {
  std::string text;
  bool year = false;  // a year and nothing else
};

bool IsOneOf(std::string_view word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class HeaderCutter {
 public:
  explicit HeaderCutter(const std::string& text) : text_(text), tokens_(Tokenize(text)) {
    std::erase_if(tokens_, [](const Token& t) { return t.kind == TokenKind::kPunctuation; });
  }

  std::vector<Part> Cut() {
    for (std::size_t i = 0; i < tokens_.size();) {
      const bool aside = InBrackets(tokens_[i].begin);  // "Hiện trạng (năm 2024)" is one column
      if (const auto year = aside ? std::nullopt : YearAt(i)) {
        i = TakeYear(i, *year);
      } else if (const std::size_t head = aside ? 0 : HeadAt(i)) {
        Close(tokens_[i].begin);
        i += head;
      } else {
        ++i;
      }
    }
    Close(text_.size());
    return std::move(parts_);
  }

 private:
  [[nodiscard]] bool InBrackets(std::size_t at) const {
    const std::string_view text = text_;
    const std::size_t open = text.substr(0, at).rfind('(');
    return open != std::string_view::npos &&
           text.substr(open, at - open).find(')') == std::string_view::npos;
  }

  [[nodiscard]] std::size_t YearToken(std::size_t at) const {
    return tokens_[at].text == "nam" ? at + 1 : at;
  }

  // A year at token `at` that is a column of its own.
  [[nodiscard]] std::optional<int> YearAt(std::size_t at) const {
    const std::size_t i = YearToken(at);
    if (i >= tokens_.size() || tokens_[i].kind != TokenKind::kNumber) return std::nullopt;
    constexpr int kFirst = 2000;
    constexpr int kLast = 2100;
    if (tokens_[i].value < kFirst || tokens_[i].value > kLast) return std::nullopt;
    return GoesOn(at) ? std::nullopt : std::optional(tokens_[i].value);
  }

  // "Ước thực hiện năm 2025", "Mục tiêu đến 2030", "giai đoạn 2026 - 2030", "Kế hoạch 2026".
  [[nodiscard]] bool GoesOn(std::size_t at) const {
    const std::string_view open = Trim(std::string_view(text_).substr(begin_));
    if (at == 0 || tokens_[at].begin <= begin_ || open.empty()) return false;
    if (YearToken(at) > at) return !IsCapital(text_, tokens_[at]);
    const std::string_view between = std::string_view(text_).substr(
        tokens_[at - 1].end, tokens_[at].begin - tokens_[at - 1].end
    );
    const bool range =
        between.find('-') != std::string_view::npos || between.find("–") != std::string_view::npos;
    constexpr std::array<std::string_view, 8> kBefore{
        "den", "het", "tu", "nam", "doan", "thang", "quy", "cuoi"};
    if (range || IsOneOf(tokens_[at - 1].text, kBefore)) return true;
    return HoldsOneYear(at);
  }

  // "Kế hoạch 2026 | Thực hiện 2025": one year behind a word for figures.
  [[nodiscard]] bool HoldsOneYear(std::size_t at) const {
    const std::string words =
        WordsOf(std::string_view(text_).substr(begin_, tokens_[at].begin - begin_));
    constexpr std::array<std::string_view, 10> kFigures{
        "ke hoach",
        "thuc hien",
        "uoc thuc hien",
        "uoc th",
        "uoc dat",
        "muc tieu",
        "hien trang",
        "ket qua",
        "chi tieu",
        "uoc"};
    const bool last =
        at + 1 >= tokens_.size() || !(YearToken(at + 1) < tokens_.size() &&
                                      tokens_[YearToken(at + 1)].kind == TokenKind::kNumber);
    return last && IsOneOf(words, kFigures);
  }

  std::size_t TakeYear(std::size_t at, int year) {
    Close(tokens_[at].begin);
    const std::size_t next = YearToken(at) + 1;
    begin_ = tokens_[next - 1].end;
    std::string text = "Năm " + std::to_string(year);
    // "Năm 2025 (cơ sở)"
    const std::string_view rest = TrimLeft(std::string_view(text_).substr(begin_));
    const std::size_t close = rest.find(')');
    if (rest.starts_with('(') && close != std::string_view::npos) {
      text += " " + CollapseSpace(std::string(rest.substr(0, close + 1)));
      begin_ = text_.size() - rest.size() + close + 1;
    }
    parts_.push_back({std::move(text), true});
    std::size_t i = next;
    while (i < tokens_.size() && tokens_[i].begin < begin_) ++i;
    return i;
  }

  static std::string_view TrimLeft(std::string_view text) {
    const std::size_t at = text.find_first_not_of(" \n");
    return at == std::string_view::npos ? std::string_view() : text.substr(at);
  }

  [[nodiscard]] std::size_t HeadAt(std::size_t at) const {
    if (!IsCapital(text_, tokens_[at])) return 0;
    // "Sản phẩm/ Kết quả" is one column, and so is "Cơ quan | Chủ trì".
    const std::string_view before =
        at == 0 ? std::string_view()
                : Trim(std::string_view(text_).substr(begin_, tokens_[at].begin - begin_));
    if (before.ends_with('/') || before.ends_with(',')) return 0;
    for (const std::string_view head : kHeads) {
      const std::size_t count = MatchPhrase(tokens_, at, head);
      if (count == 0) continue;
      constexpr std::array<std::string_view, 4> kBodies{
          "co quan", "don vi", "co quan don vi", "to chuc"};
      constexpr std::array<std::string_view, 3> kRoles{"chu tri", "phoi hop", "thuc hien"};
      // "Thời gian | Thực hiện" is one column, "Thực hiện 2025" is one.
      constexpr std::array<std::string_view, 2> kDated{"thuc hien", "ke hoach"};
      if (IsOneOf(head, kDated) && !HasYearNear(at + count)) return 0;
      return IsOneOf(head, kRoles) && IsOneOf(WordsOf(before), kBodies) ? 0 : count;
    }
    return BeginsLine(at) ? 1 : 0;
  }

  // "Kiểm tra, phối | hợp": a capital at the beginning of a line; "UBND" and "TT" may go on.
  [[nodiscard]] bool BeginsLine(std::size_t at) const {
    const Token& token = tokens_[at];
    if (at == 0 || token.kind != TokenKind::kWord) return false;
    const std::string_view between =
        std::string_view(text_).substr(tokens_[at - 1].end, token.begin - tokens_[at - 1].end);
    if (between.find('\n') == std::string_view::npos || between.find('-') != std::string_view::npos)
      return false;
    const std::string word = text_.substr(token.begin, token.end - token.begin);
    constexpr std::array<std::string_view, 6> kOpen{
        "va", "cua", "co quan", "don vi", "hoac", "ubnd"};
    return ToUpper(word) != word && !IsOneOf(tokens_[at - 1].text, kOpen) &&
           !IsOneOf(WordsOf(std::string_view(text_).substr(begin_, token.begin - begin_)), kOpen);
  }

  [[nodiscard]] bool HasYearNear(std::size_t at) const {
    constexpr std::size_t kNear = 3;
    for (std::size_t i = at; i < std::min(at + kNear, tokens_.size()); ++i) {
      if (tokens_[i].kind == TokenKind::kNumber && tokens_[i].value >= 2000) return true;
    }
    return false;
  }

  void Close(std::size_t end) {
    std::string part = CollapseSpace(text_.substr(begin_, end - begin_));
    if (!part.empty()) parts_.push_back({std::move(part), false});
    begin_ = end;
  }

  const std::string& text_;
  std::vector<Token> tokens_;
  std::vector<Part> parts_;
  std::size_t begin_ = 0;
};

bool IsMilestones(const Part& part) {
  const std::string words = WordsOf(part.text);
  const bool dated = words.find(" 20") != std::string::npos;
  return !part.year && !dated &&
         (words.starts_with("phan dau") || words.starts_with("muc tieu") ||
          words.starts_with("lo trinh") || words.starts_with("ke hoach") ||
          words.starts_with("chi tieu giai doan"));
}

// The years stand below their group; without one, where they were read, unless that is behind the
// bodies that stand at the end of a table.
void PlaceYears(std::vector<Part>& parts) {
  const auto is_year = [](const Part& part) { return part.year; };
  const auto first = std::find_if(parts.begin(), parts.end(), is_year);
  if (first == parts.end()) return;
  const auto group = std::find_if(parts.begin(), parts.end(), IsMilestones);
  const bool last = std::all_of(first, parts.end(), is_year);
  const bool behind = std::any_of(parts.begin(), first, [](const Part& part) {
    const std::string words = WordsOf(part.text);
    return words.starts_with("co quan") ||
           (words.starts_with("don vi") && !words.starts_with("don vi tinh"));
  });
  if (group == parts.end() && !(last && behind)) return;
  std::vector<Part> years;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(years), is_year);
  std::ptrdiff_t where = 2;
  if (group != parts.end()) {
    where = std::count_if(parts.begin(), group, [](const Part& part) { return !part.year; });
    parts.erase(group);
  }
  std::erase_if(parts, is_year);
  where = std::min(where, std::ssize(parts));
  parts.insert(parts.begin() + where, years.begin(), years.end());
}

// "Trách nhiệm thực hiện | Thời gian | Căn cứ" and below it "Chủ trì | Phối hợp".
void PlaceRoles(std::vector<Part>& parts) {
  constexpr std::array<std::string_view, 9> kGroups{
      "trach nhiem thuc hien",
      "trach nhiem",
      "phan cong",
      "phan cong thuc hien",
      "phan cong trach nhiem",
      "phan cong nhiem vu",
      "co quan thuc hien",
      "don vi thuc hien",
      "co quan don vi thuc hien"};
  if (parts.size() < 4) return;
  const auto bare = [](const Part& part) {
    const std::string words = WordsOf(part.text);
    return words == "chu tri" || words == "phoi hop";
  };
  if (!bare(parts[parts.size() - 2]) || !bare(parts.back())) return;
  const auto group = std::find_if(parts.begin(), parts.end() - 2, [&](const Part& part) {
    return IsOneOf(WordsOf(part.text), kGroups);
  });
  if (group == parts.end() - 2) return;
  const std::ptrdiff_t where = group - parts.begin();
  parts.erase(group);
  std::rotate(parts.begin() + where, parts.end() - 2, parts.end());
}

}  // namespace

std::vector<std::string> SplitLineHeader(const std::string& text) {
  std::vector<Part> parts = HeaderCutter(text).Cut();
  PlaceYears(parts);
  PlaceRoles(parts);
  std::vector<std::string> out;
  out.reserve(parts.size());
  for (Part& part : parts) out.push_back(std::move(part.text));
  return out;
}

}  // namespace sauro::intake
