#include "report/board_body.h"

#include <array>
#include <string_view>

#include "base/text.h"
#include "report/letterhead.h"
#include "report/wml.h"

namespace sauro::report {
namespace {

constexpr std::size_t kMaxListed = 20;       // more stand in the appendix only
constexpr std::size_t kMaxTitleBytes = 360;  // of a title repeated in a sentence

std::string Number(std::int64_t count) {
  // Thousands are parted by a dot, as Vietnamese documents do.
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ".");
  return digits;
}

std::string Body(std::string_view text) {
  return Paragraph("BodyText", text);
}

std::string Introduction(const BoardReport& report) {
  return Body(
      "Thực hiện " + report.plan + ", " + report.issuing_body + " báo cáo tình hình thực hiện " +
      report.period.Vietnamese() + " (số liệu tính đến hết ngày " + report.as_of.Vietnamese() +
      ") như sau:"
  );
}

std::string TaskSentences(const BoardTotals& totals, bool several_plans) {
  const domain::Tally& all = totals.tasks;
  const std::int64_t owed = OwedOf(all);
  std::string first = (several_plans ? "Các kế hoạch có " : "Kế hoạch có ") + Number(all.Total()) +
                      " nhiệm vụ, trong đó " + Number(owed) + " nhiệm vụ phải hoàn thành";
  if (all.ongoing > 0) {
    first += ", " + Number(all.ongoing) + " nhiệm vụ thường xuyên hoặc định kỳ";
  }
  if (all.inactive > 0) {
    first += ", " + Number(all.inactive) + " nhiệm vụ tạm dừng, đã hủy hoặc đã thay thế";
  }
  std::string out = Body(first + ".");
  if (owed == 0) return out;
  std::vector<std::string> of_open;
  if (all.near_due > 0) of_open.push_back(Number(all.near_due) + " nhiệm vụ sắp đến hạn");
  if (totals.waiting > 0) {
    of_open.push_back(
        Number(totals.waiting) + " nhiệm vụ chờ hướng dẫn hoặc chưa xác định được hạn"
    );
  }
  const std::string aside = of_open.empty() ? "" : " (trong đó " + Join(of_open, ", ") + ")";
  return out +
         Body(
             "Trong " + Number(owed) + " nhiệm vụ phải hoàn thành: đã hoàn thành " +
             Number(DoneOf(all)) + " nhiệm vụ (" + PercentText(DoneOf(all), owed) + "), gồm " +
             Number(all.done_on_time) + " nhiệm vụ đúng hạn và " + Number(all.done_late) +
             " nhiệm vụ quá hạn; chưa hoàn thành " + Number(OpenOf(all)) + " nhiệm vụ (" +
             RestPercentText(DoneOf(all), owed) + "), gồm " + Number(all.open_in_time) +
             " nhiệm vụ còn trong hạn" + aside + " và " + Number(all.overdue) + " nhiệm vụ quá hạn."
         );
}

// Columns: name, total, the four cells, apart, rate. They fill kTextWidth.
const std::vector<int> kCountWidths = {600, 2874, 700, 920, 920, 800, 800, 840, 900};

std::vector<CellSpec> CountRow(
    std::string_view style,
    const std::string& ordinal,
    const std::string& name,
    const domain::Tally& tally
) {
  std::vector<CellSpec> cells;
  const bool total = style == "TableTotal";
  if (total) {
    cells.push_back({Paragraph("TableTotal", name), 2, true});
  } else {
    cells.push_back({Paragraph("TableNumber", ordinal)});
    cells.push_back({Paragraph("TableText", name)});
  }
  for (const std::int64_t value :
       {tally.Total(),
        tally.done_on_time,
        tally.done_late,
        tally.open_in_time,
        tally.overdue,
        ApartOf(tally)}) {
    cells.push_back({Paragraph(style, Number(value)), 1, total});
  }
  cells.push_back({Paragraph(style, PercentText(DoneOf(tally), OwedOf(tally))), 1, total});
  return cells;
}

std::string CountTable(
    std::string_view first_column, const std::vector<NamedTally>& rows, const domain::Tally& sum
) {
  Table table(kCountWidths, Table::Border::kGrid);
  const std::array<std::string_view, 9> titles = {
      "TT",
      first_column,
      "Tổng số",
      "Hoàn thành đúng hạn",
      "Hoàn thành quá hạn",
      "Còn trong hạn",
      "Quá hạn",
      "Tính riêng (*)",
      "Tỷ lệ hoàn thành"};
  std::vector<CellSpec> head;
  head.reserve(titles.size());
  for (const std::string_view title : titles) {
    head.push_back({Paragraph("TableHead", title), 1, true});
  }
  table.AddRow(head, RowKind::kHeader);
  std::size_t ordinal = 0;
  for (const NamedTally& row : rows) {
    ++ordinal;
    const std::string label = row.label.empty() ? std::to_string(ordinal) : row.label;
    const bool unnamed = row.label.empty() && row.name.empty();
    const std::string name = unnamed ? "Nội dung khác" : row.name;
    table.AddRow(CountRow("TableNumber", label, name, row.tally));
  }
  table.AddRow(CountRow("TableTotal", "", "Tổng cộng", sum));
  return table.Finish();
}

std::string Figures(const BoardTotals& totals, bool several_plans) {
  std::string out = Paragraph("Heading1", "I. TÌNH HÌNH CHUNG");
  if (totals.tasks.Total() == 0) {
    return out +
           Body("Đến thời điểm báo cáo, kế hoạch chưa có nhiệm vụ nào được đưa vào theo dõi.");
  }
  out +=
      Paragraph("Heading2", "1. Kết quả theo nhiệm vụ") + TaskSentences(totals, several_plans) +
      Paragraph("TableCaption", "Bảng 1. Kết quả theo nội dung của kế hoạch (tính theo nhiệm vụ)") +
      CountTable("Nội dung", totals.sections, totals.tasks);
  const std::string note =
      "(*) Nhiệm vụ thường xuyên, định kỳ, tạm dừng, đã hủy hoặc đã thay thế: không tính vào tỷ "
      "lệ. "
      "Tỷ lệ là số đã hoàn thành trên số phải hoàn thành.";
  out += Paragraph("TableNote", note);
  if (totals.parts.Total() == 0) return out;
  out +=
      Paragraph("Heading2", "2. Kết quả theo cơ quan chủ trì") +
      Body(
          "Có " + Number(static_cast<std::int64_t>(totals.agencies.size())) +
          " cơ quan chủ trì với " + Number(totals.parts.Total()) +
          " lượt phân công (nhiệm vụ giao cho nhiều cơ quan được tính cho từng cơ quan). Đã hoàn "
          "thành " +
          Number(DoneOf(totals.parts)) + " lượt; còn trong hạn " +
          Number(totals.parts.open_in_time) + " lượt; quá hạn " + Number(totals.parts.overdue) +
          " lượt."
      ) +
      Paragraph("TableCaption", "Bảng 2. Kết quả theo cơ quan chủ trì (tính theo lượt phân công)") +
      CountTable("Cơ quan chủ trì", totals.agencies, totals.parts);
  return out;
}

// Says which rows are picked, and walks the board to print them.
class TaskList {
 public:
  explicit TaskList(const BoardReport& report) : report_(report) {}

  template <typename Pick>
  std::string Print(Pick pick) {
    std::string out;
    std::size_t found = 0;
    std::vector<std::string> labels;
    std::string plan;
    for (const Section& section : report_.sections) {
      const std::size_t depth = section.level > 1 ? static_cast<std::size_t>(section.level - 1) : 0;
      if (depth < 32) {
        labels.resize(depth);
        labels.push_back(section.label);
        if (depth == 0) plan = PlanOf(section);
      }
      for (const TaskRow& row : section.rows) {
        if (!pick(row)) continue;
        if (++found <= kMaxListed) out += Line(plan, labels, row);
      }
    }
    if (found > kMaxListed) {
      out += Body(
          "- Và " + Number(static_cast<std::int64_t>(found - kMaxListed)) +
          " nhiệm vụ khác, chi tiết tại Phụ lục."
      );
    }
    return out;
  }

 private:
  [[nodiscard]] std::string PlanOf(const Section& section) const {
    const auto found = report_.citations.find(section.title);
    return found == report_.citations.end() ? std::string() : found->second;
  }

  static std::string Line(
      const std::string& plan, const std::vector<std::string>& labels, const TaskRow& row
  ) {
    std::string path;
    for (const std::string& label : labels) {
      if (!label.empty()) path += (path.empty() ? "" : ".") + label;
    }
    std::vector<std::string> names;
    if (!plan.empty()) names.push_back(plan);
    if (!path.empty()) names.push_back((names.empty() ? "Mục " : "mục ") + path);
    names.emplace_back(names.empty() ? "Nhiệm vụ" : "nhiệm vụ");
    if (!row.ordinal.empty()) names.back() += " " + row.ordinal;
    std::string name = "- " + Join(names, ", ");
    name += ": ";
    std::string title = ShortenAtWord(CollapseSpace(row.title), kMaxTitleBytes);
    title = std::string(TrimAny(title, ". ;"));
    std::vector<std::string> notes;
    if (!row.leads.empty()) notes.push_back(CollapseSpace(row.leads));
    if (!row.deadline.empty()) {
      notes.push_back("thời hạn: " + std::string(TrimAny(CollapseSpace(row.deadline), ". ;")));
    }
    if (!notes.empty()) title += " (" + Join(notes, "; ") + ")";
    title += ".";
    const std::array<Run, 2> runs = {Run{name, true}, Run{title}};
    return Paragraph("BodyText", runs);
  }

  const BoardReport& report_;
};

std::string LateAndNear(const BoardReport& report, const BoardTotals& totals) {
  std::string out = Paragraph("Heading1", "II. NHIỆM VỤ QUÁ HẠN VÀ SẮP ĐẾN HẠN");
  TaskList list(report);
  out += Paragraph("Heading2", "1. Nhiệm vụ quá hạn (" + Number(totals.tasks.overdue) + ")");
  out += totals.tasks.overdue == 0 ? Body("Không có.") : list.Print([](const TaskRow& row) {
    return row.standing.timing == domain::Timing::kOverdue;
  });
  out += Paragraph("Heading2", "2. Nhiệm vụ sắp đến hạn (" + Number(totals.tasks.near_due) + ")");
  out += totals.tasks.near_due == 0 ? Body("Không có.") : list.Print([](const TaskRow& row) {
    return row.standing.timing == domain::Timing::kNearDue;
  });
  return out;
}

std::string Issues(
    std::string_view heading, const std::vector<IssueLine>& issues, const std::string& only_of
) {
  std::string out = Paragraph("Heading1", heading);
  if (!only_of.empty()) out += Body("(Bản này chỉ gồm nội dung của " + only_of + ".)");
  if (issues.empty()) return out + Body("Không có.");
  for (const IssueLine& issue : issues) {
    std::vector<std::string> source;
    if (!issue.agency.empty()) source.push_back(issue.agency);
    if (!issue.task.empty()) source.push_back(issue.task);
    std::string line = "- " + std::string(TrimAny(CollapseSpace(issue.text), ". ;"));
    if (!source.empty()) line += " (" + Join(source, ", ") + ")";
    out += Body(line + ".");
  }
  return out;
}

}  // namespace

std::string BodyXml(const BoardReport& report, const BoardTotals& totals) {
  std::string out = Introduction(report) + Figures(totals, report.citations.size() > 1);
  if (totals.tasks.Total() > 0) out += LateAndNear(report, totals);
  const bool listed = totals.tasks.Total() > 0;
  out += Issues(
      std::string(listed ? "III" : "II") + ". KHÓ KHĂN, VƯỚNG MẮC",
      report.difficulties,
      report.issues_only_of
  );
  out += Issues(
      std::string(listed ? "IV" : "III") + ". ĐỀ XUẤT, KIẾN NGHỊ",
      report.proposals,
      report.issues_only_of
  );
  return out + Paragraph(
                   "BodyLast",
                   "Trên đây là báo cáo tình hình thực hiện " + report.period.Vietnamese() + "; " +
                       report.issuing_body + " trân trọng báo cáo./."
               );
}

}  // namespace sauro::report
