#include "intake/row_fields.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "intake/column_marks.h"
#include "intake/header_words.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" -–—\n\t.") == std::string_view::npos;
}

std::string TextOf(const LogicalRow& row, const Layout& layout, Role role) {
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    if (layout.columns[i].role == role) return row.texts[i];
  }
  return {};
}

namespace {

std::string HeaderOf(const Layout& layout, Role role) {
  for (const Column& column : layout.columns) {
    if (column.role == role) return column.header;
  }
  return {};
}

// The cell of a mixed column: "Sản phẩm: 4.500 hồ sơ" over "Thời gian: Quý II/2026", or the two
// without their names.
struct ResultAndTime {
  std::string result;
  std::string time;
};
bool SaysTime(std::string_view text, const DeadlineContext& context) {
  return ParseDeadline(text, context).kind != domain::DeadlineKind::kUnspecified;
}

// The slash of "Đề án/Quý II/2026", which stands between what comes out and when; npos if none
// does.
std::size_t SlashBeforeTime(std::string_view part, const DeadlineContext& context) {
  const std::size_t slash = part.find('/');
  if (slash == 0 || slash == std::string_view::npos) return std::string_view::npos;
  const bool parts = !SaysTime(part.substr(0, slash), context) &&
                     SaysTime(part.substr(slash + 1), context) &&
                     (part[slash - 1] < '0' || part[slash - 1] > '9');
  return parts ? slash : std::string_view::npos;
}

ResultAndTime PartMixed(const std::string& cell, const DeadlineContext& context) {
  ResultAndTime out;
  const auto add = [](std::string& to, std::string_view text) {
    if (!to.empty()) to += '\n';
    to += text;
  };
  const std::string lines = ReplaceAll(cell, ";", "\n");
  for (const std::string_view line : Split(lines, '\n')) {
    const std::string_view part = TrimAny(line, " -+.");
    if (part.empty()) continue;
    const std::size_t colon = part.find(':');
    const std::string name = WordsOf(part.substr(0, colon == std::string_view::npos ? 0 : colon));
    const std::string_view behind =
        Trim(part.substr(colon == std::string_view::npos ? 0 : colon + 1));
    if (name.starts_with("thoi ") || name.starts_with("hoan thanh") || name == "han") {
      add(out.time, behind);
    } else if (name.starts_with("san pham") || name.starts_with("ket qua")) {
      add(out.result, behind);
    } else if (const std::size_t slash = SlashBeforeTime(part, context);
               slash != std::string_view::npos) {
      add(out.result, Trim(part.substr(0, slash)));
      add(out.time, Trim(part.substr(slash + 1)));
    } else if (SaysTime(part, context)) {
      add(out.time, part);
    } else {
      add(out.result, part);
    }
  }
  return out;
}

bool IsMixed(const Layout& layout) {
  return std::any_of(layout.columns.begin(), layout.columns.end(), [](const Column& column) {
    return column.mixed;
  });
}

std::string TimeOf(const LogicalRow& row, const Layout& layout, const DeadlineContext& context) {
  std::string text = TextOf(row, layout, Role::kDeadline);
  return IsMixed(layout) ? PartMixed(text, context).time : text;
}

std::vector<DraftParty> Parties(
    const std::string& text, Field field, const RowContext& context, DraftRow& out, PartyCell& cell
) {
  cell = IsBlank(text) ? PartyCell{} : ReadParties(text, context.names);
  for (Doubt& doubt : cell.doubts) {
    doubt.field = field;
    out.doubts.push_back(std::move(doubt));
  }
  return std::move(cell.parties);
}

// "Cơ quan chủ trì/phối hợp" over "Sở Y tế/Công an tỉnh": what stands behind the slash helps. Gives
// the text with the words of the role in place of the slash.
std::string WithRoleOfHeader(std::string text, const std::string& header) {
  const HeaderText words(header);
  const std::size_t over = header.find('/');
  if (over == std::string::npos || !words.Has("phoi hop")) return text;
  if (!HeaderText(header.substr(0, over)).Has("chu tri")) return text;
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos || text.find('/', slash + 1) != std::string::npos) return text;
  const std::string_view behind = Trim(std::string_view(text).substr(slash + 1));
  if (!BeginsWithBody(text) || !BeginsWithBody(behind)) return text;
  return text.substr(0, slash) + " chủ trì, phối hợp với " + std::string(behind);
}

// Each body whose column is marked, in the order of the columns.
void ReadMarkedBodies(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftRow& out
) {
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    const Column& column = layout.columns[i];
    const BodyMark mark =
        column.role == Role::kMarkedBody ? BodyMarkOf(row.texts[i]) : BodyMark::kNone;
    if (mark == BodyMark::kNone) continue;
    PartyCell cell;
    const Field field = mark == BodyMark::kLeads ? Field::kLead : Field::kCoordinate;
    for (DraftParty& party : Parties(column.header, field, context, out, cell))
      PartiesOf(out, field)->push_back(std::move(party));
  }
}

void ReadOrganizations(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftRow& out
) {
  PartyCell lead;
  PartyCell coordinate;
  PartyCell other;
  const std::string led =
      WithRoleOfHeader(TextOf(row, layout, Role::kLead), HeaderOf(layout, Role::kLead));
  out.lead = Parties(led, Field::kLead, context, out, lead);
  out.coordinate =
      Parties(TextOf(row, layout, Role::kCoordinate), Field::kCoordinate, context, out, coordinate);
  out.director =
      Parties(TextOf(row, layout, Role::kDirector), Field::kDirector, context, out, other);
  out.implement =
      Parties(TextOf(row, layout, Role::kImplement), Field::kImplement, context, out, other);
  if (coordinate.has_roles && out.coordinate.empty()) {
    out.coordinate = std::move(coordinate.partners);
  } else if (coordinate.has_roles) {
    // "Sở X chủ trì, phối hợp với Y" in the second column: X leads, the first column only directs.
    if (!out.lead.empty()) {
      std::vector<DraftParty>& director = out.director.Edit();
      director.insert(director.end(), out.lead.begin(), out.lead.end());
      out.doubts.push_back(
          {Field::kLead,
           "Cột phối hợp ghi rõ cơ quan chủ trì; cơ quan ở cột đầu được hiểu là chỉ đạo",
           "Kiểm tra cơ quan chủ trì"}
      );
    }
    out.lead = std::move(out.coordinate);
    out.coordinate = std::move(coordinate.partners);
    out.others.Edit().push_back(
        {HeaderOf(layout, Role::kCoordinate), TextOf(row, layout, Role::kCoordinate)}
    );
  }
  if (lead.has_roles) {
    out.coordinate.insert(out.coordinate.begin(), lead.partners.begin(), lead.partners.end());
    out.others.Edit().push_back({HeaderOf(layout, Role::kLead), TextOf(row, layout, Role::kLead)});
  }
}

Field FieldOf(Role role) {
  switch (role) {
    case Role::kOrdinal: return Field::kOrdinal;
    case Role::kTitle:
    case Role::kIndicator: return Field::kTitle;
    case Role::kUnit: return Field::kUnit;
    case Role::kBaseline: return Field::kBaseline;
    case Role::kTarget: return Field::kTarget;
    case Role::kMarkedBody:
    case Role::kLead: return Field::kLead;
    case Role::kDirector: return Field::kDirector;
    case Role::kCoordinate: return Field::kCoordinate;
    case Role::kImplement: return Field::kImplement;
    case Role::kProduct: return Field::kProduct;
    case Role::kStart:
    case Role::kSchedule:
    case Role::kDeadline: return Field::kDeadline;
    case Role::kStatus: return Field::kStatus;
    case Role::kResult: return Field::kResult;
    case Role::kNote: return Field::kNote;
    case Role::kBasis: return Field::kBasis;
    case Role::kGroup: return Field::kSection;
    case Role::kOther: return Field::kRow;
  }
  return Field::kRow;
}

// Targets keep their own places.
void ReadSources(const LogicalRow& row, const Layout& layout, DraftRow& out) {
  out.sources.reserve(row.spots.size());
  for (std::size_t i = 0; i < layout.columns.size() && i < row.spots.size(); ++i) {
    const Role role = layout.columns[i].role;
    if (role == Role::kTarget && layout.indicators()) continue;
    for (const Spot& spot : row.spots[i]) out.sources.push_back({FieldOf(role), spot});
  }
}

// "Năm 2026 - 2028", "Từ Quý II đến Quý IV": from the first to the last time that is marked; empty
// if none is.
std::string MarkedTimes(const LogicalRow& row, const Layout& layout) {
  const Column* first = nullptr;
  const Column* last = nullptr;
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    const Column& column = layout.columns[i];
    if (column.role != Role::kSchedule || !IsMark(row.texts[i])) continue;
    if (first == nullptr) first = &column;
    last = &column;
  }
  if (first == nullptr) return {};
  if (first == last) return first->period;
  const bool years = first->period.starts_with("Năm") && last->year;
  if (years) return first->period + " - " + std::to_string(*last->year);
  return "Từ " + first->period + " đến " + last->period;
}

// "x | | Hoàn thành |": words in a column of marks may say when the work ends.
bool WritesAmongMarks(const LogicalRow& row, const Layout& layout) {
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    const bool written = !IsBlank(row.texts[i]) && !IsMark(row.texts[i]);
    if (layout.columns[i].role == Role::kSchedule && written) return true;
  }
  return false;
}

// A time to begin without one to end. "Cả năm", over both columns, is no time to begin.
DeadlineReading ReadStart(const std::string& start, const RowContext& context) {
  const std::string words = WordsOf(start);
  for (const std::string_view whole : {"ca nam", "trong nam", "suot nam", "ca ", "trong "}) {
    if (words.starts_with(whole)) return ReadDeadline(start, context.deadline);
  }
  DeadlineReading plain = ReadDeadline(start, context.deadline);
  if (plain.deadline.kind != domain::DeadlineKind::kFixed) return plain;
  DeadlineReading from = ReadDeadline("Từ " + start, context.deadline);
  from.deadline.raw = plain.deadline.raw;
  return from;
}

// A column of times that was put aside because another one says when the work is due.
struct FurtherTime {
  std::string header;
  std::string text;
};
std::optional<FurtherTime> FurtherTimeOf(const LogicalRow& row, const Layout& layout) {
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    const Column& column = layout.columns[i];
    if (column.role != Role::kOther || IsBlank(row.texts[i])) continue;
    if (RoleOfHeader(column.header) == Role::kDeadline)
      return FurtherTime{column.header, row.texts[i]};
  }
  return std::nullopt;
}

// A time to begin and a time to end in two columns are a range.
DeadlineReading ReadTimes(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftRow& out
) {
  const std::string start = TextOf(row, layout, Role::kStart);
  const std::string end = TimeOf(row, layout, context.deadline);
  const std::string times = MarkedTimes(row, layout);
  if (!times.empty() && IsBlank(end)) {
    if (WritesAmongMarks(row, layout)) {
      out.doubts.push_back(
          {Field::kDeadline,
           "Một cột thời gian ghi chữ thay cho dấu; chỉ các dấu được tính",
           "Chọn lại thời hạn"}
      );
    }
    return ReadDeadline(times, context.deadline);
  }
  if (IsBlank(start)) return ReadDeadline(end, context.deadline);
  if (IsBlank(end)) return ReadStart(start, context);
  DeadlineReading both = ReadDeadline(start + " - " + end, context.deadline);
  if (both.deadline.kind == domain::DeadlineKind::kRange) return both;
  out.others.Edit().push_back({HeaderOf(layout, Role::kStart), CollapseSpace(start)});
  return ReadDeadline(end, context.deadline);
}

// Columns that are no field of this kind of row.
bool IsKeptBeside(const Layout& layout, Role role, std::string_view text) {
  if (role == Role::kOther) return true;
  if (role == Role::kSchedule) return !IsMark(text);
  if (role == Role::kMarkedBody) return BodyMarkOf(text) == BodyMark::kNone;
  if (layout.indicators()) {
    return role == Role::kProduct || role == Role::kStatus || role == Role::kResult ||
           role == Role::kBasis;
  }
  return role == Role::kUnit || role == Role::kBaseline || role == Role::kTarget;
}

void ReadOthers(const LogicalRow& row, const Layout& layout, DraftRow& out) {
  for (std::size_t i = 0; i < layout.columns.size() && i < row.texts.size(); ++i) {
    if (IsBlank(row.texts[i]) || !IsKeptBeside(layout, layout.columns[i].role, row.texts[i]))
      continue;
    out.others.Edit().push_back({layout.columns[i].header, CollapseSpace(row.texts[i])});
  }
}

void ReadDeadlines(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftRow& out
) {
  DeadlineReading deadline = ReadTimes(row, layout, context, out);
  const auto further = FurtherTimeOf(row, layout);
  if (further && IsBlank(deadline.deadline.raw)) {
    deadline = ReadDeadline(further->text, context.deadline);
    if (deadline.doubt.empty()) deadline.doubt = "Thời hạn lấy từ cột “" + further->header + "”";
  } else if (further && deadline.doubt.empty()) {
    deadline.doubt = "Bảng có hai cột thời hạn; cột “" + further->header + "” ghi “" +
                     CollapseSpace(further->text) + "”";
  }
  out.deadline = std::move(deadline.deadline);
  if (IsBlank(out.deadline.raw)) out.deadline.raw.clear();
  if (out.deadline.raw.empty() && !row.group && context.heading) out.deadline = *context.heading;
  if (!deadline.doubt.empty() && !out.deadline.raw.empty()) {
    out.doubts.push_back({Field::kDeadline, std::move(deadline.doubt), "Chọn lại thời hạn"});
  }
}

}  // namespace

std::string ProductOf(const LogicalRow& row, const Layout& layout, const DeadlineContext& context) {
  if (!IsMixed(layout)) return TextOf(row, layout, Role::kProduct);
  return PartMixed(TextOf(row, layout, Role::kDeadline), context).result;
}

void ReadCommon(
    const LogicalRow& row, const Layout& layout, const RowContext& context, DraftRow& out
) {
  out.ordinal = row.ordinal;
  out.section = row.section;
  out.group = row.group;
  out.place = row.place;
  out.continued_at = row.continued_at;
  out.doubts = row.doubts;
  ReadSources(row, layout, out);
  out.title =
      CollapseSpace(TextOf(row, layout, layout.indicators() ? Role::kIndicator : Role::kTitle));
  out.note = CollapseSpace(TextOf(row, layout, Role::kNote));
  ReadOrganizations(row, layout, context, out);
  ReadMarkedBodies(row, layout, context, out);
  ReadOthers(row, layout, out);
  ReadDeadlines(row, layout, context, out);
  if (out.title.empty()) out.doubts.push_back({Field::kTitle, "Dòng không có tên", ""});
}

}  // namespace sauro::intake
