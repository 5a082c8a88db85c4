#include "intake/columns.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kLongestHeader = 160;  // bytes; a longer text is content

struct Abbreviation {
  std::string_view from;
  std::string_view to;
};
constexpr std::array<Abbreviation, 16> kAbbreviations{{
    {"cq", "co quan"},
    {"dv", "don vi"},
    {"tg", "thoi gian"},
    {"tgian", "thoi gian"},
    {"kq", "ket qua"},
    {"sp", "san pham"},
    {"nv", "nhiem vu"},
    {"ht", "hoan thanh"},
    {"gc", "ghi chu"},
    {"nd", "noi dung"},
    {"ph", "phoi hop"},
    {"dvt", "don vi tinh"},
    {"th", "thuc hien"},
    {"cqct", "co quan chu tri"},
    {"cqph", "co quan phoi hop"},
    {"bc", "bao cao"},
}};

// Damerau-Levenshtein of at most one.
bool AlmostEqual(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         a.substr(i + 2) == b.substr(i + 2);
}

// The words of a header, with one space around each, abbreviations written out.
class HeaderText {
 public:
  explicit HeaderText(std::string_view text) {
    std::vector<Token> tokens = Tokenize(ReplaceAll(std::string(text), ".", ". "));
    for (const Token& token : tokens) {
      if (token.kind == TokenKind::kPunctuation) continue;
      for (const std::string_view word : Split(Written(token.text), ' ')) words_.emplace_back(word);
    }
  }

  // `phrase` stands in the header; long phrases with one wrong letter too.
  [[nodiscard]] bool Has(std::string_view phrase) const {
    const std::vector<std::string_view> wanted = Split(phrase, ' ');
    for (std::size_t i = 0; i + wanted.size() <= words_.size(); ++i) {
      std::string window;
      for (std::size_t k = 0; k < wanted.size(); ++k) window += (k == 0 ? "" : " ") + words_[i + k];
      if (window == phrase || (phrase.size() >= 7 && AlmostEqual(window, phrase))) return true;
    }
    return false;
  }
  template <typename... Phrases>
  [[nodiscard]] bool HasAny(Phrases... phrases) const {
    return (Has(phrases) || ...);
  }
  [[nodiscard]] bool Is(std::string_view phrase) const { return Join(words_, " ") == phrase; }
  [[nodiscard]] bool empty() const { return words_.empty(); }

 private:
  static std::string_view Written(std::string_view word) {
    for (const auto& [from, to] : kAbbreviations) {
      if (word == from) return to;
    }
    return word;
  }
  std::vector<std::string> words_;
};

bool IsOrdinalHeader(const HeaderText& h) {
  return h.Is("tt") || h.Is("stt") || h.Is("so tt") || h.Is("so thu tu") || h.Is("thu tu") ||
         h.Is("no");
}

// Columns of organisations.
std::optional<Role> OrganizationRole(const HeaderText& h) {
  if (h.HasAny("chu tri", "chu chi", "phu trach", "dau moi", "chiu trach nhiem"))
    return Role::kLead;
  if (h.Has("phoi hop")) return Role::kCoordinate;
  if (h.HasAny("chi dao", "lanh dao")) return Role::kDirector;
  const bool body = h.HasAny("co quan", "don vi", "to chuc", "dia phuong");
  if (body && h.HasAny("thuc hien", "trien khai")) return Role::kImplement;
  return std::nullopt;
}

std::optional<Role> WorkRole(const HeaderText& h) {
  if (h.HasAny(
          "thoi gian", "thoi han", "thoi diem", "han hoan thanh", "ngay hoan thanh", "lo trinh"
      )) {
    return Role::kDeadline;
  }
  if (h.Is("han") ||
      h.HasAny("han thuc hien", "han xu ly", "han chot", "han cuoi", "han nop", "t gian"))
    return Role::kDeadline;
  if (h.HasAny("trang thai", "tinh trang", "tinh hinh")) return Role::kStatus;
  if (h.HasAny(
          "san pham",
          "yeu cau ket qua",
          "dau ra",
          "ket qua du kien",
          "ket qua can dat",
          "yeu cau can dat"
      )) {
    return Role::kProduct;
  }
  if (h.HasAny("ket qua thuc hien", "ket qua dat duoc", "minh chung")) return Role::kResult;
  if (h.Has("tien do")) return Role::kDeadline;
  if (h.Has("ghi chu")) return Role::kNote;
  if (h.HasAny("can cu", "van ban", "nguon nhiem vu")) return Role::kBasis;
  return std::nullopt;
}

std::optional<Role> FigureRole(const HeaderText& h, std::string_view text) {
  if (h.HasAny("hien trang", "thuc trang")) return Role::kBaseline;
  if (h.Has("don vi tinh")) return Role::kUnit;
  const bool person = h.HasAny("co quan", "don vi", "chu tri", "phoi hop");
  if (!person && h.Has("chi tieu") && !h.Has("nhiem vu") && !YearIn(text)) return Role::kIndicator;
  const bool other =
      h.HasAny("thoi gian", "ket qua", "nhiem vu", "ghi chu", "thoi han", "kinh phi");
  if (!person && !other && YearIn(text)) return Role::kTarget;
  if (h.Is("muc tieu") || h.HasAny("chi tieu giao", "muc tieu dat")) return Role::kTarget;
  return std::nullopt;
}

Role RoleOf(std::string_view text) {
  const HeaderText h(text);
  if (h.empty()) return Role::kOther;
  if (IsOrdinalHeader(h)) return Role::kOrdinal;
  if (const auto role = FigureRole(h, text)) return *role;
  if (const auto role = OrganizationRole(h)) return *role;
  if (const auto role = WorkRole(h)) return *role;
  if (h.HasAny("nhiem vu", "noi dung", "cong viec", "giai phap", "hoat dong", "viec phai lam"))
    return Role::kTitle;
  return Role::kOther;
}

bool IsPlainResult(std::string_view text) {
  return HeaderText(text).Is("ket qua");
}

// "Kết quả" alone is what came out if another column says what was wanted or how far it is, else
// what is wanted.
void SettleResult(Layout& layout) {
  const bool reported = layout.Has(Role::kProduct) || layout.Has(Role::kStatus);
  for (Column& column : layout.columns) {
    if (column.role == Role::kOther && IsPlainResult(column.header)) {
      column.role = reported ? Role::kResult : Role::kProduct;
    }
  }
}

// "Chỉ tiêu" without figures beside it names tasks; "Mục tiêu" without a name column is the name.
void SettleNames(Layout& layout) {
  const bool figures =
      layout.Has(Role::kTarget) || layout.Has(Role::kUnit) || layout.Has(Role::kBaseline);
  for (Column& column : layout.columns) {
    if (column.role == Role::kIndicator && !figures) column.role = Role::kTitle;
    if (column.role == Role::kTitle && figures && layout.Has(Role::kTarget))
      column.role = Role::kIndicator;
  }
  if (layout.Has(Role::kTitle) || layout.Has(Role::kIndicator)) return;
  for (Column& column : layout.columns) {
    const HeaderText h(column.header);
    if (column.role == Role::kOther &&
        h.HasAny("ten", "de an", "du an", "chuong trinh", "van de")) {
      column.role = Role::kTitle;
      return;
    }
  }
}

// Where everything else is known, the column beside the numbers is the name, whatever it is called.
void SettleUnknownName(Layout& layout) {
  if (layout.Has(Role::kTitle) || layout.Has(Role::kIndicator)) return;
  std::size_t known = 0;
  for (const Column& column : layout.columns) known += column.role == Role::kOther ? 0 : 1;
  for (std::size_t i = 0; known >= 3 && i + 1 < layout.columns.size(); ++i) {
    Column& next = layout.columns[i + 1];
    if (layout.columns[i].role != Role::kOrdinal) continue;
    if (next.role == Role::kOther && !next.header.empty()) next.role = Role::kTitle;
    return;
  }
}

// Of a time to begin and a time to end, the deadline is the end.
void SettleBeginning(Layout& layout) {
  const auto begins = [](const Column& column) {
    return column.role == Role::kDeadline && HeaderText(column.header).Has("bat dau");
  };
  const auto is_deadline = [](const Column& c) { return c.role == Role::kDeadline; };
  const auto& columns = layout.columns;
  const auto beginnings = std::count_if(columns.begin(), columns.end(), begins);
  if (beginnings == std::count_if(columns.begin(), columns.end(), is_deadline)) return;
  for (Column& column : layout.columns) {
    if (begins(column)) column.role = Role::kOther;
  }
}

// A second column of the same kind keeps its text beside the row; targets may repeat.
void DropRepeats(Layout& layout) {
  std::vector<Role> seen;
  for (Column& column : layout.columns) {
    if (column.role == Role::kTarget || column.role == Role::kOther) continue;
    if (std::find(seen.begin(), seen.end(), column.role) != seen.end()) {
      column.role = Role::kOther;
    } else {
      seen.push_back(column.role);
    }
  }
}

}  // namespace

std::vector<std::size_t> SideBySide(const std::vector<std::string>& texts) {
  std::vector<std::size_t> out;
  std::size_t names = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Role role = RoleOf(CollapseSpace(texts[i]));
    if (role == Role::kOrdinal) out.push_back(i);
    if (role == Role::kTitle || role == Role::kIndicator) ++names;
  }
  const bool several = out.size() >= 2 && out[0] == 0 && names >= out.size();
  return several ? out : std::vector<std::size_t>{};
}

bool Layout::Has(Role role) const {
  return std::any_of(columns.begin(), columns.end(), [&](const Column& c) {
    return c.role == role;
  });
}

bool operator==(const Layout& a, const Layout& b) {
  const auto same = [](const Column& x, const Column& y) {
    return x.role == y.role && x.year == y.year;
  };
  return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(), same);
}

std::optional<int> YearIn(std::string_view text) {
  std::optional<int> year;
  for (const Token& token : Tokenize(text)) {
    if (token.kind == TokenKind::kNumber && token.text.size() == 4 && token.value >= 1990 &&
        token.value <= 2100) {
      year = token.value;
    }
  }
  return year;
}

std::optional<Layout> ReadHeader(const std::vector<std::string>& texts) {
  Layout out;
  for (const std::string& text : texts) {
    if (text.size() > kLongestHeader) return std::nullopt;
    Column column;
    column.header = CollapseSpace(text);
    column.role = RoleOf(column.header);
    if (column.role == Role::kTarget || column.role == Role::kBaseline) column.year = YearIn(text);
    out.columns.push_back(std::move(column));
  }
  SettleResult(out);
  SettleNames(out);
  SettleUnknownName(out);
  SettleBeginning(out);
  DropRepeats(out);
  std::size_t known = 0;
  for (const Column& column : out.columns) known += column.role == Role::kOther ? 0 : 1;
  const bool named = out.Has(Role::kTitle) || out.Has(Role::kIndicator);
  if (!named || known < 3) return std::nullopt;
  return out;
}

}  // namespace sauro::intake
