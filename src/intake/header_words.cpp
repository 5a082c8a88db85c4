#include "intake/header_words.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

struct Abbreviation {
  std::string_view from;
  std::string_view to;
};
constexpr std::array<Abbreviation, 40> kAbbreviations{{
    {"cq", "co quan"},
    {"dv", "don vi"},
    {"tg", "thoi gian"},
    {"tgian", "thoi gian"},
    {"tght", "thoi gian hoan thanh"},
    {"kq", "ket qua"},
    {"kqua", "ket qua"},
    {"sp", "san pham"},
    {"nv", "nhiem vu"},
    {"nvu", "nhiem vu"},
    {"ct", "chi tieu"},
    {"ht", "hoan thanh"},
    {"hthanh", "hoan thanh"},
    {"gc", "ghi chu"},
    {"nd", "noi dung"},
    {"ph", "phoi hop"},
    {"phop", "phoi hop"},
    {"dvt", "don vi tinh"},
    {"th", "thuc hien"},
    {"uth", "uoc thuc hien"},
    {"kh", "ke hoach"},
    {"mt", "muc tieu"},
    {"gd", "giai doan"},
    {"ctr", "chu tri"},
    {"ctri", "chu tri"},
    {"cqct", "co quan chu tri"},
    {"cqph", "co quan phoi hop"},
    {"bc", "bao cao"},
    // Words between which a scan shows no space.
    {"chitieu", "chi tieu"},
    {"chiso", "chi so"},
    {"chutri", "chu tri"},
    {"congviec", "cong viec"},
    {"donvi", "don vi"},
    {"ghichu", "ghi chu"},
    {"ketqua", "ket qua"},
    {"nhiemvu", "nhiem vu"},
    {"noidung", "noi dung"},
    {"phoihop", "phoi hop"},
    {"thoigian", "thoi gian"},
    {"thoihan", "thoi han"},
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

std::string_view Written(std::string_view word) {
  for (const auto& [from, to] : kAbbreviations) {
    if (word == from) return to;
  }
  return word;
}

bool IsOrdinalHeader(const HeaderText& h) {
  return h.IsAny("tt", "stt", "so tt", "so thu tu", "thu tu", "no", "ma", "ma so", "so hieu") ||
         h.IsAny("t t", "st t", "s tt", "s t t", "so t t") ||  // in a column too narrow for it
         h.IsAny(
             "ma nhiem vu", "ma so nhiem vu", "ma chi tieu", "ma tt", "tt ma so", "so tt ma so"
         );
}

// Columns of organisations and of persons.
std::optional<Role> OrganizationRole(const HeaderText& h) {
  const bool leads = h.HasAny("chu tri", "chu chi", "dau moi", "chiu trach nhiem");
  // "Đơn vị CT": CT is short for two things.
  if (leads || h.IsAny("don vi chi tieu", "co quan chi tieu")) return Role::kLead;
  if (h.Has("phoi hop")) return Role::kCoordinate;
  // "Nội dung chỉ đạo" is what was ordered.
  const bool said =
      h.Begins("noi dung") || h.Begins("y kien") || h.Begins("nhiem vu") || h.Begins("cong viec");
  if (!said && h.HasAny("chi dao", "lanh dao", "dong chi")) return Role::kDirector;
  if (h.HasAny("phu trach", "tham muu", "duoc giao", "phan cong") &&
      !h.HasAny("noi dung", "nhiem vu", "cong viec"))
    return Role::kLead;
  const bool body = h.HasAny("co quan", "don vi", "to chuc", "dia phuong", "bo phan", "nguoi");
  if (body && h.HasAny("theo doi", "xu ly", "giai quyet")) return Role::kLead;
  if (body && h.HasAny("thuc hien", "trien khai")) return Role::kImplement;
  if (h.IsAny("trach nhiem thuc hien", "thuc hien", "to chuc thuc hien")) return Role::kImplement;
  if (h.IsAny("trach nhiem", "co quan", "don vi", "co quan don vi", "bo phan")) return Role::kLead;
  return std::nullopt;
}

std::optional<Role> DeadlineRole(const HeaderText& h) {
  if (h.HasAny("bat dau", "khoi dong", "tu ngay", "tu thang")) return Role::kStart;
  if (h.HasAny("thoi gian", "thoi han", "thoi diem", "lo trinh", "t gian", "thoi diem") ||
      h.HasAny("han hoan thanh", "ngay hoan thanh", "thang hoan thanh", "nam hoan thanh") ||
      h.HasAny("ngay ket thuc", "thang ket thuc", "nam ket thuc", "thoi diem ket thuc") ||
      h.HasAny("han thuc hien", "han xu ly", "han chot", "han cuoi", "han nop", "han bao cao"))
    return Role::kDeadline;
  if (h.IsAny("han", "hoan thanh", "ket thuc", "den ngay", "ky han", "moc", "nam", "giai doan"))
    return Role::kDeadline;
  return std::nullopt;
}

std::optional<Role> WorkRole(const HeaderText& h) {
  if (const auto role = DeadlineRole(h)) return role;
  if (h.HasAny("trang thai", "tinh trang", "tinh hinh")) return Role::kStatus;
  if (h.HasAny("ket qua thuc hien", "ket qua dat duoc", "minh chung", "ket qua xu ly"))
    return Role::kResult;
  if (h.Begins("ket qua cu the")) return std::nullopt;  // beside others: columns.cpp
  if (h.HasAny("san pham", "yeu cau ket qua", "dau ra", "yeu cau can dat", "ket qua du kien") ||
      h.HasAny("du kien ket qua", "ket qua can dat", "ket qua phai dat", "muc tieu ket qua") ||
      h.HasAny("ket qua mong doi", "ket qua hoan thanh", "ket qua dat") ||
      h.HasAny("hinh thuc van ban", "the loai van ban", "hinh thuc ban hanh", "loai van ban"))
    return Role::kProduct;
  if (h.Has("tien do")) return Role::kDeadline;
  if (h.Has("ghi chu")) return Role::kNote;
  if (h.HasAny("can cu", "nguon nhiem vu", "co so phap ly")) return Role::kBasis;
  // "Tên đề án, văn bản" names the work, "Văn bản giao" what it rests on.
  if (h.Has("van ban") && !h.HasAny("ten", "de an", "noi dung")) return Role::kBasis;
  return std::nullopt;
}

// "Hiện trạng", "Giá trị nền 2025", "Cơ sở (2025)"; "thực hiện năm 2026" is near to "hiện nay".
bool SaysWhereItBegins(const HeaderText& h, std::string_view text) {
  return h.HasAny("hien trang", "thuc trang", "gia tri hien tai", "so lieu nen", "gia tri nen") ||
         h.HasAny("hien tai", "nam goc", "ky goc", "dau ky", "gia tri goc", "nam co so") ||
         h.HasAny("gia tri co so", "muc co so", "so lieu co so") || h.HasExactly("hien nay") ||
         (YearIn(text) && h.Begins("co so")) || text.find("(cơ sở)") != std::string_view::npos;
}

std::optional<Role> FigureRole(const HeaderText& h, std::string_view text) {
  const bool year = YearIn(text).has_value();
  const bool person = h.HasAny("co quan", "don vi", "chu tri", "phoi hop", "phu trach", "chi bo");
  if (SaysWhereItBegins(h, text)) return Role::kBaseline;
  if (h.HasAny("don vi tinh", "don vi do", "d vi tinh", "dv tinh") || h.Is("don vi t"))
    return Role::kUnit;  // "ĐV" / "T"
  if (h.IsAny("don vi chi tieu", "co quan chi tieu")) return std::nullopt;
  if (!person && h.HasAny("chi tieu", "chi so", "tieu chi") && !h.Has("nhiem vu") && !year)
    return h.HasAny("chi tieu giao", "chi tieu phan dau") ? Role::kTarget : Role::kIndicator;
  const bool other =
      h.HasAny("thoi gian", "nhiem vu", "ghi chu", "thoi han", "kinh phi", "noi dung") ||
      h.HasAny("cong viec", "giai phap", "hoat dong", "san pham", "tien do", "von", "du toan") ||
      h.HasAny("trach nhiem", "can cu", "van ban");
  if (person || other) return std::nullopt;
  const bool done = h.HasAny("thuc hien", "uoc", "ket qua", "dat duoc", "so lieu", "tinh hinh");
  const bool wanted = h.HasAny("muc tieu", "chi tieu", "ke hoach", "phan dau", "giai doan") ||
                      h.HasAny("lo trinh", "phan ky");
  if (year) return done && !wanted ? Role::kBaseline : Role::kTarget;
  if (h.IsAny("muc phan dau", "muc dat", "muc can dat", "muc yeu cau")) return Role::kTarget;
  if (h.IsAny("muc tieu", "gia tri", "gia tri muc tieu", "phan dau", "ke hoach", "giao") ||
      h.HasAny("chi tieu giao", "muc tieu dat", "ke hoach giao", "muc tieu phan dau"))
    return Role::kTarget;
  return std::nullopt;
}

}  // namespace

namespace {

// One wrong letter, but no other first letter: "an bao cao" is no "han bao cao".
bool MayMean(std::string_view text, std::string_view phrase) {
  if (!AlmostEqual(text, phrase)) return false;
  const std::vector<std::string_view> words = Split(text, ' ');
  const std::vector<std::string_view> wanted = Split(phrase, ' ');
  return std::equal(
      words.begin(),
      words.end(),
      wanted.begin(),
      wanted.end(),
      [](std::string_view word, std::string_view want) {
        return !word.empty() && word.front() == want.front();
      }
  );
}

}  // namespace

HeaderText::HeaderText(std::string_view text) {
  const std::vector<Token> tokens =
      Tokenize(ReplaceAll(ReplaceAll(std::string(text), ".", ". "), "Đ/v", "ĐV"));
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kPunctuation) continue;
    for (const std::string_view word : Split(Written(token.text), ' ')) words_.emplace_back(word);
  }
}

bool HeaderText::HasExactly(std::string_view phrase) const {
  return (" " + Join(words_, " ") + " ").find(" " + std::string(phrase) + " ") != std::string::npos;
}

bool HeaderText::Has(std::string_view phrase) const {
  const std::vector<std::string_view> wanted = Split(phrase, ' ');
  for (std::size_t i = 0; i + wanted.size() <= words_.size(); ++i) {
    std::string window;
    for (std::size_t k = 0; k < wanted.size(); ++k) window += (k == 0 ? "" : " ") + words_[i + k];
    if (window == phrase || (phrase.size() >= 7 && MayMean(window, phrase))) return true;
  }
  return false;
}

bool HeaderText::Is(std::string_view phrase) const {
  const std::string all = Join(words_, " ");
  return all == phrase || (phrase.size() >= 7 && MayMean(all, phrase));
}

bool HeaderText::Begins(std::string_view phrase) const {
  return (Join(words_, " ") + " ").starts_with(std::string(phrase) + " ");
}

namespace {

Role RoleOfWords(std::string_view text) {
  const HeaderText h(text);
  if (h.empty()) return Role::kOther;
  if (IsOrdinalHeader(h)) return Role::kOrdinal;
  if (const auto role = FigureRole(h, text)) return *role;
  if (const auto role = OrganizationRole(h)) return *role;
  if (const auto role = WorkRole(h)) return *role;
  if (h.HasAny("nhiem vu", "noi dung", "cong viec", "giai phap", "hoat dong", "viec phai lam") ||
      h.HasAny("dau viec", "viec lam", "cong tac", "ten de an", "ten chuong trinh", "ten du an") ||
      h.Begins("y kien"))
    return Role::kTitle;
  return Role::kOther;
}

}  // namespace

Role RoleOfHeader(std::string_view text) {
  const Role role = RoleOfWords(text);
  // "Nhiệm vụ/Sản phẩm", "Chỉ tiêu (đơn vị tính)": what stands first is what the rows are.
  const std::size_t end = text.find_first_of("/(,");
  if (end == std::string_view::npos || (role != Role::kProduct && role != Role::kUnit)) return role;
  const Role first = RoleOfWords(text.substr(0, end));
  return first == Role::kTitle || first == Role::kIndicator ? first : role;
}

}  // namespace sauro::intake
