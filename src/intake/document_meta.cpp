#include "intake/document_meta.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "intake/date_text.h"
#include "intake/doc_number.h"
#include "intake/labels.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kLines = 80;  // the letterhead and the title stand before that

struct Line {
  std::string text;
  std::size_t block = 0;  // lines of one cell or one run of paragraphs belong together
  Spot spot;
};

// "UBND TỈNH PHÚ SƠN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": in plain text the motto stands
// beside the body.
std::string_view BesideMotto(std::string_view text) {
  const std::vector<Token> tokens = Tokenize(text);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const bool state = MatchPhrase(tokens, i, "cong hoa xa hoi") > 0 ||
                       MatchPhrase(tokens, i, "dang cong san viet nam") > 0;
    const std::string_view rest = text.substr(tokens[i].begin);
    if ((state && ToUpper(rest) == rest) || MatchPhrase(tokens, i, "doc lap - tu do") > 0)
      return TrimAny(text.substr(0, tokens[i].begin), " \t*");
  }
  return text;
}

void AddLines(std::string_view text, std::size_t block, Spot spot, std::vector<Line>& out) {
  for (const std::string_view part : Split(text, '\n')) {
    out.push_back({std::string(BesideMotto(part)), block, spot});
  }
}

// Of a wide table only the words above it: rows of one or two cells.
void AddCells(const docread::Table& table, bool wide, std::size_t& block, std::vector<Line>& out) {
  for (const docread::Row& row : table.rows) {
    const auto filled = std::count_if(row.cells.begin(), row.cells.end(), [](const auto& cell) {
      return !Trim(cell.text).empty();
    });
    if (wide && filled > 2) break;
    for (const docread::Cell& cell : row.cells) {
      AddLines(cell.text, ++block, {table.number, row.number, cell.column + 1, 0}, out);
    }
  }
  ++block;
}

// The first `most` lines outside wide tables; with `all`, those behind such tables too.
std::vector<Line> FirstLines(const docread::Document& document, std::size_t most, bool all) {
  std::vector<Line> out;
  std::size_t block = 0;
  for (const docread::Block& item : document.blocks) {
    if (out.size() >= most) break;
    if (const auto* paragraph = std::get_if<docread::Paragraph>(&item)) {
      const Spot spot{0, 0, 0, paragraph->number};
      if (paragraph->continues && !out.empty() && out.back().spot.table == 0) {
        out.back().text += " " + paragraph->text;
      } else {
        AddLines(paragraph->text, block, spot, out);
      }
      continue;
    }
    const auto& table = std::get<docread::Table>(item);
    AddCells(table, table.columns > 3, block, out);
    if (table.columns > 3 && !all) break;  // the plan itself begins
  }
  return out;
}

void AddSource(Field field, const Spot& spot, DraftDocument& out) {
  const bool known = std::any_of(out.sources.begin(), out.sources.end(), [&](const auto& source) {
    return source.field == field && source.spot == spot;
  });
  if (!known) out.sources.push_back({field, spot});
}

bool IsUpper(std::string_view text) {
  return !WordsOf(text).empty() && ToUpper(text) == text;
}

bool IsMotto(std::string_view text) {
  const std::string words = WordsOf(text);
  return words.starts_with("cong hoa xa hoi") || words.starts_with("dang cong san") ||
         words.starts_with("doc lap tu do");
}

bool IsDateLine(std::string_view text) {
  const std::string words = WordsOf(text);
  return words.find("ngay ") != std::string::npos && words.find(" thang ") != std::string::npos;
}

// A title goes on in the next line: `small`, only where that begins in small letters.
void AddTitleLines(const std::vector<Line>& lines, std::size_t at, bool small, DraftDocument& out) {
  constexpr std::size_t kMore = 4;
  for (std::size_t k = at + 1; k < lines.size() && k <= at + kMore; ++k) {
    const std::string& text = lines[k].text;
    const std::string words = WordsOf(text);
    const std::vector<Token> tokens = Tokenize(text);
    if (tokens.empty() || lines[k].block != lines[at].block || words.starts_with("kinh gui"))
      return;
    const bool begins_small = tokens[0].kind == TokenKind::kWord && !IsCapital(text, tokens[0]);
    if (small && !begins_small) return;
    if (IsUpper(text) || IsMotto(text) || IsDateLine(text) || words.starts_with("so ")) return;
    out.title += " " + text;
    AddSource(Field::kTitle, lines[k].spot, out);
  }
}

// "VĂN PHÒNG" under "HUYỆN ỦY ...": the name is complete with the body above.
bool NeedsSuperior(std::string_view text) {
  const std::string words = WordsOf(text);
  return words == "van phong" || words == "ban thuong vu" || words == "thuong truc" ||
         words == "ban chi dao";
}

// The same cell, or one above it: a letterhead may have the body and the number in several rows.
bool StandsAbove(const Line& line, const Line& number) {
  constexpr std::uint32_t kRows = 3;
  if (line.block == number.block) return true;
  return number.spot.table != 0 && line.spot.table == number.spot.table &&
         line.spot.column == number.spot.column && line.spot.row < number.spot.row &&
         line.spot.row + kRows >= number.spot.row;
}

// The lines above the number, in capitals: "ỦY BAN NHÂN DÂN", "TỈNH ...".
std::string IssuerAbove(const std::vector<Line>& lines, std::size_t number, DraftDocument& out) {
  std::vector<std::string> parts;
  for (std::size_t i = number; i-- > 0 && number - i <= 12;) {
    const Line& line = lines[i];
    const bool beside =
        line.spot.table != 0 && line.spot.table == lines[number].spot.table;  // motto, date
    if (!StandsAbove(line, lines[number]) && beside) continue;
    if (!StandsAbove(line, lines[number])) break;
    if (WordsOf(line.text).empty()) continue;
    if (IsMotto(line.text) || IsDateLine(line.text)) continue;
    if (!IsUpper(line.text)) break;
    parts.insert(parts.begin(), line.text);
    AddSource(Field::kIssuer, line.spot, out);
    if (BeginsWithBody(line.text) && !NeedsSuperior(line.text)) break;
  }
  if (parts.size() > 1 && NeedsSuperior(parts.back())) {
    std::rotate(parts.begin(), parts.end() - 1, parts.end());
  }
  return Join(parts, " ");
}

// "ke hoach hanh dong" -> "Kế hoạch"
std::string_view TypeName(std::string_view words) {
  using Name = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Name, 12> kNames{{
      {"ke hoach", "Kế hoạch"},
      {"chuong trinh", "Chương trình"},
      {"quyet dinh", "Quyết định"},
      {"nghi quyet", "Nghị quyết"},
      {"thong bao", "Thông báo"},
      {"bao cao", "Báo cáo"},
      {"chi thi", "Chỉ thị"},
      {"huong dan", "Hướng dẫn"},
      {"de an", "Đề án"},
      {"ket luan", "Kết luận"},
      {"to trinh", "Tờ trình"},
      {"cong van", "Công văn"},
  }};
  for (const auto& [start, name] : kNames) {
    if (words.starts_with(start)) return name;
  }
  return {};
}

constexpr std::array<std::string_view, 14> kTypes{
    "ke hoach",
    "ke hoach hanh dong",
    "chuong trinh",
    "chuong trinh hanh dong",
    "quyet dinh",
    "nghi quyet",
    "thong bao",
    "bao cao",
    "chi thi",
    "huong dan",
    "de an",
    "ket luan",
    "to trinh",
    "chuong trinh cong tac"};

void FindTitle(const std::vector<Line>& lines, DraftDocument& out) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string words = WordsOf(lines[i].text);
    if (words.starts_with("v v ") && lines[i].text.size() > 5) {
      if (!out.title.empty()) return;
      out.title = lines[i].text;
      AddSource(Field::kTitle, lines[i].spot, out);
      AddTitleLines(lines, i, false, out);
      return;
    }
    const bool type = std::find(kTypes.begin(), kTypes.end(), words) != kTypes.end();
    if (!type || !IsUpper(lines[i].text)) continue;
    out.title = lines[i].text;
    AddSource(Field::kTitle, lines[i].spot, out);
    if (out.type.empty()) {
      out.type = std::string(TypeName(words));
      AddSource(Field::kType, lines[i].spot, out);
    }
    for (std::size_t k = i + 1; k < lines.size() && k <= i + 2; ++k) {
      if (WordsOf(lines[k].text).empty()) continue;
      out.title += " " + lines[k].text;
      AddSource(Field::kTitle, lines[k].spot, out);
      AddTitleLines(lines, k, true, out);
      break;
    }
    return;
  }
}

// "KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2026", "DANH MỤC NHIỆM VỤ NĂM 2026": type and title in one line.
// True where it is the name of a list.
bool FindTitleInOneLine(const std::vector<Line>& lines, DraftDocument& out) {
  constexpr std::array<std::string_view, 5> kLists{
      "danh muc ", "bang phan cong ", "bieu phan cong ", "bang tong hop ", "bieu tong hop "};
  constexpr std::size_t kLongest = 300;  // bytes
  for (const Line& line : lines) {
    const std::string words = WordsOf(line.text);
    const bool type = std::any_of(kTypes.begin(), kTypes.end(), [&](std::string_view name) {
      return words.starts_with(std::string(name) + " ");
    });
    const bool list = std::any_of(kLists.begin(), kLists.end(), [&](std::string_view name) {
      return words.starts_with(name);
    });
    if ((!type && !list) || line.text.size() > kLongest || !IsUpper(line.text)) continue;
    out.title = CollapseSpace(line.text);
    AddSource(Field::kTitle, line.spot, out);
    if (!type) return true;
    if (out.type.empty()) {
      out.type = std::string(TypeName(words));
      AddSource(Field::kType, line.spot, out);
    }
    return false;
  }
  return false;
}

void FindDate(const std::vector<Line>& lines, DraftDocument& out) {
  for (const Line& line : lines) {
    if (line.text.size() > 120) continue;
    const std::vector<Token> tokens = Tokenize(line.text);
    for (std::size_t i = 0; i + 5 < tokens.size() + 1; ++i) {
      if (tokens[i].text != "ngay") continue;
      const auto date = ReadDate(tokens, i, std::nullopt);
      if (!date || date->precision != Precision::kDay) continue;
      if (tokens[i + 2].text != "thang" || i + date->tokens != tokens.size()) continue;
      out.date = date->first;
      AddSource(Field::kDate, line.spot, out);
      return;
    }
  }
}

// True once the line of the number was found, even if the number is blank.
bool FindNumber(const std::vector<Line>& lines, DraftDocument& out) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string words = WordsOf(lines[i].text);
    if (!words.starts_with("so ") || lines[i].text.size() > 80) continue;
    const auto numbers = FindDocumentNumbers(lines[i].text);
    const bool blank = numbers.empty() && lines[i].text.find('/') != std::string::npos;
    if (numbers.empty() && !blank) continue;
    if (!numbers.empty()) {
      out.number = numbers[0].number;
      out.type = DocumentTypeName(numbers[0].kind);
    }
    AddSource(Field::kNumber, lines[i].spot, out);
    out.issuer = IssuerAbove(lines, i, out);
    return true;
  }
  return false;
}

// "Nguyễn Văn An": two to five words, each with a capital and the rest small.
bool IsPersonName(std::string_view text) {
  const std::vector<Token> tokens = Tokenize(text);
  if (tokens.size() < 2 || tokens.size() > 5 || IsUpper(text)) return false;
  return std::all_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.kind == TokenKind::kWord && IsCapital(text, token);
  });
}

// "CHỦ TỊCH", "PHÓ GIÁM ĐỐC", "BÍ THƯ HUYỆN ỦY": the post alone, above the name of who signs for
// nobody else.
bool IsSigningPost(std::string_view text) {
  constexpr std::array<std::string_view, 17> kPosts{
      "chu tich",
      "giam doc",
      "bi thu",
      "bo truong",
      "thu truong",
      "cuc truong",
      "vu truong",
      "truong ban",
      "hieu truong",
      "chanh van phong",
      "chanh thanh tra",
      "tong giam doc",
      "thu tuong",
      "vien truong",
      "truong phong",
      "thong doc",
      "tong cuc truong"};
  constexpr std::size_t kLongest = 60;  // bytes
  if (text.size() > kLongest || !IsUpper(text)) return false;
  std::string words = WordsOf(text) + " ";
  if (words.starts_with("q ") || words.starts_with("quyen ")) words.erase(0, words.find(' ') + 1);
  if (words.starts_with("pho ")) words.erase(0, 4);
  return std::any_of(kPosts.begin(), kPosts.end(), [&](std::string_view post) {
    return words.starts_with(std::string(post) + " ");
  });
}

// True if a name stands in one of the `most` lines behind line `at`.
bool TakeSigner(
    const std::vector<Line>& lines, std::size_t at, std::size_t most, DraftDocument& out
) {
  for (std::size_t k = at + 1; k < lines.size() && k <= at + most; ++k) {
    if (!IsPersonName(lines[k].text)) continue;
    out.signer = CollapseSpace(lines[k].text);
    AddSource(Field::kSigner, lines[k].spot, out);
    return true;
  }
  return false;
}

// The name below the first signature.
void FindSigner(const std::vector<Line>& lines, DraftDocument& out) {
  constexpr std::size_t kBelow = 15;      // lines
  constexpr std::size_t kBelowPost = 10;  // of a post that stands alone
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!BeginsSignature(lines[i].text)) continue;
    TakeSigner(lines, i, kBelow, out);
    return;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (IsSigningPost(lines[i].text) && TakeSigner(lines, i, kBelowPost, out)) return;
  }
}

// "... ngày 12/02/2026 của UBND huyện Cồn Lá)"
std::string IssuerBehind(std::string_view number) {
  constexpr std::string_view kOf = " của ";
  constexpr std::size_t kLongest = 150;  // bytes
  const std::size_t at = number.find(kOf);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = number.substr(at + kOf.size());
  const std::string_view name = TrimAny(rest.substr(0, rest.find_first_of(")/;")), " .,*");
  return BeginsWithBody(name) && name.size() <= kLongest ? CollapseSpace(name) : std::string();
}

// "(Kèm theo Kế hoạch số 12/KH-UBND ngày 01 tháng 11 năm 2025 của ...)": an appendix that came
// alone says of which document it is. True if something was taken.
bool FindEnclosing(const std::vector<Line>& lines, DraftDocument& out) {
  for (const Line& line : lines) {
    const std::string words = WordsOf(line.text.substr(0, 40));
    if (!words.starts_with("kem theo ") && !words.starts_with("ban hanh kem theo ")) continue;
    const auto numbers = FindDocumentNumbers(line.text);
    if (numbers.empty()) return false;
    out.number = numbers[0].number;
    out.type = DocumentTypeName(numbers[0].kind);
    AddSource(Field::kNumber, line.spot, out);
    const std::vector<Token> tokens = Tokenize(std::string_view(line.text).substr(numbers[0].end));
    for (std::size_t i = 0; i < tokens.size() && !out.date; ++i) {
      const auto date = tokens[i].text == "ngay" ? ReadDate(tokens, i, std::nullopt) : std::nullopt;
      if (!date || date->precision != Precision::kDay) continue;
      out.date = date->first;
      AddSource(Field::kDate, line.spot, out);
    }
    out.issuer = IssuerBehind(std::string_view(line.text).substr(numbers[0].end));
    if (!out.issuer.empty()) AddSource(Field::kIssuer, line.spot, out);
    return true;
  }
  return false;
}

// The same line where the number is still blank: "(Kèm theo Kế hoạch số   /KH-UBND ngày ... của
// UBND xã Cồn Lá)".
void FindEnclosingIssuer(const std::vector<Line>& lines, DraftDocument& out) {
  for (const Line& line : lines) {
    const std::string words = WordsOf(line.text.substr(0, 40));
    if (!words.starts_with("kem theo ") && !words.starts_with("ban hanh kem theo ")) continue;
    out.issuer = IssuerBehind(line.text);
    if (out.issuer.empty()) continue;
    AddSource(Field::kIssuer, line.spot, out);
    return;
  }
}

// What the words before a number say about it; the nearest cue decides.
std::optional<RelationKind> RelationBefore(std::string_view before) {
  using Cue = std::pair<std::string_view, RelationKind>;
  constexpr std::array<Cue, 11> kCues{{
      {"thay the", RelationKind::kReplaces},
      {"bai bo", RelationKind::kReplaces},
      {"sua doi", RelationKind::kAmends},
      {"bo sung", RelationKind::kAmends},
      {"dieu chinh", RelationKind::kAmends},
      {"gui kem", RelationKind::kTransmits},
      {"sao gui", RelationKind::kTransmits},
      {"chuyen kem", RelationKind::kTransmits},
      {"thuc hien", RelationKind::kImplements},
      {"trien khai", RelationKind::kImplements},
      {"can cu", RelationKind::kImplements},
  }};
  constexpr std::size_t kReach = 160;  // bytes
  const std::string words = WordsOf(before.substr(before.size() - std::min(before.size(), kReach)));
  std::optional<RelationKind> out;
  std::size_t best = 0;
  for (const auto& [cue, kind] : kCues) {
    const std::size_t at = words.rfind(cue);
    if (at == std::string::npos || (out && at < best)) continue;
    best = at;
    out = kind;
  }
  return out;
}

// "... số 12-KH/TU ngày 1/2/2026 của Tỉnh ủy kèm theo)"
bool IsEnclosed(std::string_view after) {
  constexpr std::size_t kReach = 160;  // bytes
  const std::size_t end = after.find_first_of(";.");
  const std::string words = WordsOf(after.substr(0, std::min({end, kReach, after.size()})));
  return words.ends_with("kem theo") || words.ends_with("gui kem");
}

// Numbers of other documents in the words outside wide tables.
void FindRelations(const std::vector<Line>& lines, DraftDocument& out) {
  for (const Line& line : lines) {
    for (const DocumentNumber& number : FindDocumentNumbers(line.text)) {
      auto kind = RelationBefore(std::string_view(line.text).substr(0, number.begin));
      if (IsEnclosed(std::string_view(line.text).substr(number.end)))
        kind = RelationKind::kTransmits;
      if (!kind || number.number == out.number) continue;
      const bool known =
          std::any_of(out.relations.begin(), out.relations.end(), [&](const auto& r) {
            return r.kind == *kind && r.number == number.number;
          });
      if (!known) out.relations.push_back({*kind, number.number, line.spot});
    }
  }
}

}  // namespace

DraftDocument ReadMeta(const docread::Document& document, std::vector<Doubt>& doubts) {
  DraftDocument out;
  constexpr std::size_t kAll = 20'000;  // lines
  const std::vector<Line> lines = FirstLines(document, kLines, false);
  const bool has_number = FindNumber(lines, out);
  FindDate(lines, out);
  const bool enclosed = !has_number && out.number.empty() && FindEnclosing(lines, out);
  FindTitle(lines, out);
  const bool of_list = out.title.empty() && FindTitleInOneLine(lines, out);
  const std::vector<Line> all = FirstLines(document, kAll, true);
  FindSigner(all, out);
  if (out.issuer.empty()) FindEnclosingIssuer(all, out);
  FindRelations(all, out);
  if (enclosed) {
    doubts.push_back(
        {Field::kNumber,
         "Số văn bản lấy theo dòng “Kèm theo”, vì tệp chỉ có phụ lục",
         "Đối chiếu với văn bản"}
    );
  }
  if (out.number.empty())
    doubts.push_back({Field::kNumber, "Không tìm thấy số văn bản", "Nhập số văn bản"});
  if (out.issuer.empty())
    doubts.push_back({Field::kIssuer, "Không tìm thấy cơ quan ban hành", "Nhập cơ quan ban hành"});
  if (!out.date)
    doubts.push_back({Field::kDate, "Không tìm thấy ngày ban hành", "Nhập ngày văn bản"});
  if (of_list) {
    doubts.push_back(
        {Field::kTitle, "Tên lấy theo tên của bảng, vì không thấy tên văn bản", "Nhập trích yếu"}
    );
  }
  if (out.title.empty())
    doubts.push_back({Field::kTitle, "Không tìm thấy tên văn bản", "Nhập trích yếu"});
  return out;
}

}  // namespace sauro::intake
