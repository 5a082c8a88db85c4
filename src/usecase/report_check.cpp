#include "usecase/report_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <variant>

#include "base/text.h"
#include "docread/read.h"
#include "docread/zip_archive.h"
#include "report/docx_package.h"
#include "usecase/board_report.h"

namespace sauro::usecase {
namespace {

using docread::Cell;
using docread::Document;
using docread::Row;
using docread::Table;

constexpr const char* kDocumentPart = "word/document.xml";
constexpr std::size_t kMostDifferences = 50;
constexpr std::size_t kMostShown = 160;

// The five references of XML, and a blank that an office program wrote as one.
std::string PlainAttribute(std::string_view text) {
  static constexpr std::pair<std::string_view, char> kReferences[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto* const found =
        std::find_if(std::begin(kReferences), std::end(kReferences), [&](const auto& each) {
          return text.substr(at, each.first.size()) == each.first;
        });
    const bool is_reference = found != std::end(kReferences);
    out += is_reference ? found->second : text[at];
    at += is_reference ? found->first.size() : 1;
  }
  return out;
}

// The description of the QR code; office programs keep it when they store a file anew.
Result<report::ReportMark> MarkIn(const std::string& document_xml) {
  constexpr std::string_view kBegin = "descr=\"sauro-report ";
  const std::size_t at = document_xml.find(kBegin);
  if (at == std::string::npos) return report::MarkFromText("");
  const std::size_t from = at + std::string_view("descr=\"").size();
  const std::size_t end = document_xml.find('"', from);
  if (end == std::string::npos) return report::MarkFromText("");
  return report::MarkFromText(PlainAttribute(std::string_view(document_xml).substr(from, end - from)
  ));
}

// What stands around the marks of erased words in `text`: one piece more than there are marks.
std::vector<std::string_view> AroundMarks(
    std::string_view text, const std::set<std::string>& marks
) {
  std::vector<std::string_view> pieces;
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto mark = std::find_if(marks.begin(), marks.end(), [&](const std::string& each) {
      return text.substr(at, each.size()) == each;
    });
    if (mark == marks.end()) {
      ++at;
      continue;
    }
    pieces.push_back(text.substr(from, at - from));
    from = at += mark->size();
  }
  pieces.push_back(text.substr(from));
  return pieces;
}

using MayStand = bool (*)(std::string_view words);

// Whether `printed` may be `expected` as it was before words in it were erased: all around their
// marks is the same, and what stands in their places may stand there.
bool IsErasedSince(
    std::string_view printed,
    std::string_view expected,
    const std::set<std::string>& marks,
    MayStand may_stand
) {
  const auto pieces = AroundMarks(expected, marks);
  if (pieces.size() == 1 || printed.substr(0, pieces[0].size()) != pieces[0]) return false;
  printed.remove_prefix(pieces[0].size());
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    const std::size_t found = printed.find(pieces[i]);
    if (found == std::string_view::npos || !may_stand(printed.substr(0, found))) return false;
    printed.remove_prefix(found + pieces[i].size());
  }
  const std::string_view last = pieces.back();
  return printed.size() >= last.size() && printed.substr(printed.size() - last.size()) == last &&
         may_stand(printed.substr(0, printed.size() - last.size()));
}

bool IsAnyText(std::string_view /*words*/) {
  return true;
}

// Words as they stand in word/document.xml: no elements but breaks of lines.
bool IsTextOfXml(std::string_view words) {
  constexpr std::string_view kBreak = "</w:t><w:br/><w:t xml:space=\"preserve\">";
  for (std::size_t at = words.find('<'); at != std::string_view::npos; at = words.find('<', at)) {
    if (words.substr(at, kBreak.size()) != kBreak) return false;
    at += kBreak.size();
  }
  return true;
}

std::set<std::string> InXml(const std::set<std::string>& marks) {
  std::set<std::string> out;
  for (const std::string& mark : marks) {
    std::string text = ReplaceAll(mark, "&", "&amp;");
    text = ReplaceAll(std::move(text), "<", "&lt;");
    out.insert(ReplaceAll(std::move(text), ">", "&gt;"));
  }
  return out;
}

class Differences {
 public:
  /// `marks`: what stands in the place of erased words.
  explicit Differences(const std::set<std::string>& marks) : marks_(marks) {}

  void Add(const std::string& place, std::string_view printed, std::string_view expected) {
    if (IsErasedSince(printed, expected, marks_, IsAnyText)) {
      erased_.push_back(
          fmt::format("{}: nay là “{}”", place, Shorten(CollapseSpace(expected), kMostShown))
      );
      return;
    }
    if (++count_ > kMostDifferences) return;
    lines_.push_back(fmt::format(
        "{}: báo cáo ghi “{}”, sổ cho “{}”",
        place,
        Shorten(CollapseSpace(printed), kMostShown),
        Shorten(CollapseSpace(expected), kMostShown)
    ));
  }
  void Add(std::string line) {
    if (++count_ <= kMostDifferences) lines_.push_back(std::move(line));
  }
  [[nodiscard]] const std::vector<std::string>& erased() const { return erased_; }
  [[nodiscard]] std::vector<std::string> Take() && {
    if (count_ > kMostDifferences) {
      lines_.push_back(fmt::format("... và {} chỗ khác nữa", count_ - kMostDifferences));
    }
    return std::move(lines_);
  }

 private:
  const std::set<std::string>& marks_;
  std::vector<std::string> erased_;
  std::vector<std::string> lines_;
  std::size_t count_ = 0;
};

// How a person finds a table: "Bảng 1", "Phụ lục", or its number in the file.
std::string NameOf(const Table& table, const std::string& paragraph_before) {
  if (paragraph_before.rfind("Bảng ", 0) == 0) {
    return paragraph_before.substr(0, paragraph_before.find('.'));
  }
  if (paragraph_before.rfind("(Kèm theo Báo cáo", 0) == 0) return "Phụ lục";
  return docread::PlaceOf(table);
}

std::string ColumnName(const Table& table, std::uint32_t column) {
  for (const Row& row : table.rows) {
    if (!row.header) break;
    for (const Cell& cell : row.cells) {
      if (cell.column == column && !cell.text.empty()) return "cột “" + cell.text + "”";
    }
  }
  return fmt::format("cột {}", column + 1);
}

// The row by its number in the table, and by the ordinal that is printed in it.
std::string RowName(const std::string& table, const Row& row) {
  std::string name = fmt::format("{}, dòng {}", table, row.number);
  const bool has_ordinal = !row.cells.empty() && row.cells[0].column == 0 &&
                           !row.cells[0].text.empty() && row.cells[0].text.size() <= 12;
  return has_ordinal ? name + " (TT " + row.cells[0].text + ")" : name;
}

void CompareRows(
    const Table& table,
    const std::string& name,
    const Row& printed,
    const Row& expected,
    Differences& out
) {
  if (printed.cells.size() != expected.cells.size()) {
    return out.Add(fmt::format(
        "{}: báo cáo có {} ô, sổ cho {} ô",
        RowName(name, expected),
        printed.cells.size(),
        expected.cells.size()
    ));
  }
  for (std::size_t i = 0; i < printed.cells.size(); ++i) {
    const std::string& theirs = printed.cells[i].text;
    const std::string& ours = expected.cells[i].text;
    if (theirs == ours) continue;
    const std::string column = ColumnName(table, expected.cells[i].column);
    out.Add(RowName(name, expected) + ", " + column, theirs, ours);
  }
}

void CompareTables(
    const std::string& name, const Table& printed, const Table& expected, Differences& out
) {
  if (printed.rows.size() != expected.rows.size()) {
    out.Add(fmt::format(
        "{}: báo cáo có {} dòng, sổ cho {} dòng", name, printed.rows.size(), expected.rows.size()
    ));
  }
  for (std::size_t i = 0; i < std::min(printed.rows.size(), expected.rows.size()); ++i) {
    CompareRows(expected, name, printed.rows[i], expected.rows[i], out);
  }
}

// Paragraphs and tables apart, each in its order: one that was put in or left out moves only its
// own kind.
struct Parted {
  std::vector<const docread::Paragraph*> paragraphs;
  std::vector<std::pair<std::string, const Table*>> tables;
};

Parted PartsOf(const Document& document) {
  Parted parted;
  std::string before;
  for (const docread::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<docread::Paragraph>(&block)) {
      before = paragraph->text;
      parted.paragraphs.push_back(paragraph);
    } else {
      const Table& table = std::get<Table>(block);
      parted.tables.emplace_back(NameOf(table, before), &table);
    }
  }
  return parted;
}

void CompareTexts(const Document& printed, const Document& expected, Differences& out) {
  const Parted theirs = PartsOf(printed);
  const Parted ours = PartsOf(expected);
  if (theirs.paragraphs.size() != ours.paragraphs.size()) {
    out.Add(fmt::format(
        "Báo cáo có {} đoạn, sổ cho {} đoạn", theirs.paragraphs.size(), ours.paragraphs.size()
    ));
  }
  for (std::size_t i = 0; i < std::min(theirs.paragraphs.size(), ours.paragraphs.size()); ++i) {
    if (theirs.paragraphs[i]->text == ours.paragraphs[i]->text) continue;
    out.Add(
        docread::PlaceOf(*ours.paragraphs[i]), theirs.paragraphs[i]->text, ours.paragraphs[i]->text
    );
  }
  if (theirs.tables.size() != ours.tables.size()) {
    out.Add(
        fmt::format("Báo cáo có {} bảng, sổ cho {} bảng", theirs.tables.size(), ours.tables.size())
    );
  }
  for (std::size_t i = 0; i < std::min(theirs.tables.size(), ours.tables.size()); ++i) {
    CompareTables(ours.tables[i].first, *theirs.tables[i].second, *ours.tables[i].second, out);
  }
}

// What a person calls a part of the file.
std::string PartName(const std::string& part) {
  static const std::map<std::string, std::string> kNames = {
      {"word/media/mark.png", "mã QR"},
      {"word/footer2.xml", "chân trang của Phụ lục"},
      {kDocumentPart, "cách trình bày hoặc hình trong văn bản"},
      {"word/styles.xml", "kiểu chữ"},
      {"docProps/core.xml", "thuộc tính tệp"}};
  const auto found = kNames.find(part);
  return found == kNames.end() ? part : found->second;
}

Result<std::optional<std::string>> PartOf(
    const docread::ZipArchive& archive, const std::string& name
) {
  if (!archive.Has(name)) return std::optional<std::string>();
  auto bytes = archive.Read(name, docread::Limits{}.xml_bytes);
  if (!bytes) return bytes.error();
  return std::optional(std::move(*bytes));
}

// Parts of either file that are not the same in the other.
Result<std::vector<std::string>> OtherParts(
    const docread::ZipArchive& printed, const docread::ZipArchive& expected
) {
  std::set<std::string> names(printed.names().begin(), printed.names().end());
  names.insert(expected.names().begin(), expected.names().end());
  std::vector<std::string> differ;
  for (const std::string& name : names) {
    auto theirs = PartOf(printed, name);
    if (!theirs) return theirs.error();
    auto ours = PartOf(expected, name);
    if (!ours) return ours.error();
    if (*theirs != *ours) differ.push_back(PartName(name));
  }
  return differ;
}

// Every mark of words that were erased after `position`: they may stand in the place of words of a
// report that was made there.
Result<std::set<std::string>> ErasedMarks(App& app, Position position) {
  std::set<std::string> marks;
  auto newest = app.queries.NewestErasure();
  if (!newest) return newest.error();
  if (newest->value <= position.value) return marks;
  Status decoded;
  auto read = app.ledger.EachRecord(position, [&](const ledger::Record& record) {
    if (record.kind != facts::ContentErased::kKind) return record.seq < newest->value;
    auto fact = facts::Decode(
        record.kind, static_cast<std::int32_t>(record.version), record.subject, record.body
    );
    if (!fact) decoded = fact.error();
    if (!fact) return false;
    const auto& erased = std::get<facts::ContentErased>(*fact);
    const std::string mark = views::ErasedMark(erased.authority, DayOf(record.at));
    marks.insert(mark);
    marks.insert(CollapseSpace(mark));  // as a document is read
    return record.seq < newest->value;
  });
  if (!decoded) return decoded.error();
  if (!read) return read.error();
  return marks;
}

// Whether the file is that of the ledger but for one part: nothing hides between or behind its
// parts.
Result<bool> IsPackedAlike(
    std::string_view printed,
    const docread::ZipArchive& expected,
    const std::string& other_part,
    const std::string& other_bytes
) {
  std::vector<report::PackagePart> parts;
  for (const std::string& name : expected.names()) {
    auto bytes = PartOf(expected, name);
    if (!bytes) return bytes.error();
    parts.push_back({name, name == other_part ? other_bytes : bytes->value_or("")});
  }
  const auto packed = report::ZipParts(parts);
  if (!packed) return packed.error();
  return printed == *packed;
}

// Where words were erased: the part that holds them may differ by them alone, and is then taken out
// of `parts`, which differ.
Status JudgeErased(
    std::string_view printed,
    const docread::ZipArchive& archive,
    const docread::ZipArchive& expected,
    const std::set<std::string>& marks,
    std::vector<std::string>& parts
) {
  const auto printed_xml = PartOf(archive, kDocumentPart);
  if (!printed_xml) return printed_xml.error();
  const auto expected_xml = PartOf(expected, kDocumentPart);
  if (!expected_xml) return expected_xml.error();
  const bool alone = IsErasedSince(
      printed_xml->value_or(""), expected_xml->value_or(""), InXml(marks), IsTextOfXml
  );
  if (!alone) return {};
  std::erase(parts, PartName(kDocumentPart));
  const auto alike = IsPackedAlike(printed, expected, kDocumentPart, printed_xml->value_or(""));
  if (!alike) return alike.error();
  if (!*alike && parts.empty()) parts.emplace_back("cách đóng gói tệp");
  return {};
}

// Fills in what differs.
Status Compare(
    std::string_view printed,
    const docread::ZipArchive& archive,
    const std::string& again,
    const std::set<std::string>& marks,
    ReportCheck& check
) {
  auto expected_archive = docread::ZipArchive::Open(again, {});
  if (!expected_archive) return expected_archive.error();
  auto theirs = docread::ReadDocument(printed, "bao-cao.docx");
  if (!theirs) return theirs.error();
  auto ours = docread::ReadDocument(again, "bao-cao.docx");
  if (!ours) return ours.error();
  Differences out(marks);
  CompareTexts(*theirs, *ours, out);
  auto parts = OtherParts(archive, *expected_archive);
  if (!parts) return parts.error();
  check.erased = out.erased();
  if (!check.erased.empty()) {
    auto judged = JudgeErased(printed, archive, *expected_archive, marks, *parts);
    if (!judged) return judged;
  }
  std::vector<std::string>& lines = check.differences;
  lines = std::move(out).Take();
  if (parts->empty()) {
    // Every part was compared, and none has a name twice.
    if (lines.empty() && check.erased.empty()) {
      lines.emplace_back("cách đóng gói tệp (nội dung không đổi)");
    }
    return {};
  }
  const char* const what = lines.empty() ? "Chữ và số trong văn bản không đổi, nhưng khác" : "Khác";
  lines.push_back(fmt::format("{} ở: {}", what, Join(*parts, "; ")));
  return {};
}

}  // namespace

Result<ReportCheck> CheckReport(App& app, const Principal& who, std::string_view bytes) {
  auto archive = docread::ZipArchive::Open(bytes, {});
  if (!archive) return archive.error();
  auto document = PartOf(*archive, kDocumentPart);
  if (!document) return document.error();
  auto mark = MarkIn(document->value_or(""));
  if (!mark) return mark.error();
  auto again = PrintAgain(app, who, *mark);
  if (!again) return again.error();
  ReportCheck check{std::move(*mark), bytes == *again, {}, {}};
  if (check.same) return check;
  auto marks = ErasedMarks(app, Position{check.mark.position});
  if (!marks) return marks.error();
  if (auto compared = Compare(bytes, *archive, *again, *marks, check); !compared) {
    return compared.error();
  }
  return check;
}

}  // namespace sauro::usecase
