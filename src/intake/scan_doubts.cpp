#include "intake/scan_doubts.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/text.h"
#include "docread/page_document.h"

namespace sauro::intake {
namespace {

using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // table, row, column

// Cells (table, row, column) and paragraphs (0, 0, number) that were read less surely than `sure`.
std::map<Place, std::uint8_t> Unsure(const docread::Document& document, std::uint8_t sure) {
  std::map<Place, std::uint8_t> out;
  for (const docread::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<docread::Paragraph>(&block)) {
      if (paragraph->confidence < sure) out[{0, 0, paragraph->number}] = paragraph->confidence;
      continue;
    }
    const auto& table = std::get<docread::Table>(block);
    for (const docread::Row& row : table.rows) {
      for (const docread::Cell& cell : row.cells) {
        if (cell.confidence < sure)
          out[{table.number, row.number, cell.column + 1}] = cell.confidence;
      }
    }
  }
  return out;
}

Doubt DoubtOf(Field field, std::uint8_t confidence) {
  if (confidence == 0) {
    return {
        field,
        "Bản quét không đọc được ô này; nội dung suy ra từ các dòng bên cạnh",
        "Đối chiếu với bản quét"};
  }
  return {
      field,
      "Bản quét khó đọc ở chỗ này (mức chắc chắn " + std::to_string(confidence) + "%)",
      "Đối chiếu với bản quét"};
}

void AddTo(const std::map<Place, std::uint8_t>& unsure, DraftRow& row) {
  std::map<Field, std::uint8_t> worst;
  for (const FieldSource& source : row.sources) {
    const Spot& spot = source.spot;
    const auto found = unsure.find(
        spot.table == 0 ? Place{0, 0, spot.paragraph} : Place{spot.table, spot.row, spot.column}
    );
    if (found == unsure.end()) continue;
    const auto [at, is_new] = worst.emplace(source.field, found->second);
    if (!is_new) at->second = std::min(at->second, found->second);
  }
  for (const auto& [field, confidence] : worst) row.doubts.push_back(DoubtOf(field, confidence));
}

// Cells of targets are no sources of their row: each milestone has its own.
void AddOfTargets(const std::map<Place, std::uint8_t>& unsure, DraftIndicator& row) {
  for (const DraftTarget& target : row.targets) {
    const std::uint8_t* worst = nullptr;
    for (const Spot& spot : target.spots) {
      const auto found = unsure.find({spot.table, spot.row, spot.column});
      if (found == unsure.end() || spot.table == 0) continue;
      if (worst == nullptr || found->second < *worst) worst = &found->second;
    }
    if (worst == nullptr) continue;
    Doubt doubt = DoubtOf(Field::kTarget, *worst);
    doubt.reason = "“" + target.figure.text + "”: " + doubt.reason;
    row.doubts.push_back(std::move(doubt));
  }
}

bool IsMoreThanAll(const DraftTarget& target) {
  constexpr double kAll = 100;
  if (target.unit != "%" || target.figure.value.empty()) return false;
  return std::strtod(target.figure.value.c_str(), nullptr) > kAll;
}

bool IsRead(const std::map<Place, std::uint8_t>& read, const std::vector<Spot>& spots) {
  return std::any_of(spots.begin(), spots.end(), [&](const Spot& spot) {
    return spot.table != 0 && read.count({spot.table, spot.row, spot.column}) != 0;
  });
}

// "17,5" that lost its comma, however surely it was read. `read`: whatever comes from a picture.
void AddOfShares(const std::map<Place, std::uint8_t>& read, DraftIndicator& row) {
  for (const DraftTarget& target : row.targets) {
    if (!IsMoreThanAll(target) || !IsRead(read, target.spots)) continue;
    row.doubts.push_back(
        {Field::kTarget,
         "Tỷ lệ “" + target.figure.text + "” lớn hơn 100%; có thể bản quét mất dấu phẩy",
         "Đối chiếu với bản quét"}
    );
  }
}

// "=95" was "≥ 95", and nobody prints "02" before "%".
void AddOfSigns(const std::map<Place, std::uint8_t>& read, DraftIndicator& row) {
  for (const DraftTarget& target : row.targets) {
    const std::string& text = target.figure.text;
    if (text.size() < 2 || !IsRead(read, target.spots)) continue;
    const bool zero = text[0] == '0' && text[1] >= '0' && text[1] <= '9' && target.unit == "%";
    if (text[0] != '=' && !zero) continue;
    row.doubts.push_back(
        {Field::kTarget,
         "Mục tiêu “" + text + "” có thể mất dấu “≥” hoặc một chữ số khi quét",
         "Đối chiếu với bản quét"}
    );
  }
}

bool IsMonotone(const std::vector<double>& values, std::size_t without) {
  bool rises = true;
  bool falls = true;
  const double* before = nullptr;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i == without) continue;
    rises = rises && (before == nullptr || *before <= values[i]);
    falls = falls && (before == nullptr || *before >= values[i]);
    before = &values[i];
  }
  return rises || falls;
}

// Milestones of an indicator rise or fall all the way; one figure that does not lost a comma, a
// digit or a sign.
void AddOfOrder(const std::map<Place, std::uint8_t>& read, DraftIndicator& row) {
  std::vector<double> values;
  std::vector<std::string> texts;
  const auto add = [&](const domain::Figure& figure) {
    if (figure.value.empty()) return;
    values.push_back(std::strtod(figure.value.c_str(), nullptr));
    texts.push_back(figure.text);
  };
  add(row.baseline);
  bool scanned = false;
  for (const DraftTarget& target : row.targets) {
    if (target.per_year || !target.upper.empty() || !target.by) return;
    scanned = scanned || IsRead(read, target.spots);
    add(target.figure);
  }
  if (!scanned || values.size() < 3 || IsMonotone(values, values.size())) return;
  std::vector<std::string> odd;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (IsMonotone(values, i)) odd.push_back("“" + texts[i] + "”");
  }
  row.doubts.push_back(
      {Field::kTarget,
       "Các mốc không tăng đều hoặc giảm đều" +
           (odd.empty() ? "" : "; số " + Join(odd, " hoặc ") + " có thể bị đọc sai"),
       "Đối chiếu với bản quét"}
  );
}

// "Quý 1" in a document that prints "Quý II": a stroke or more of the number was lost.
enum class Quarter { kNone, kFigure, kRoman };

Quarter QuarterIn(std::string_view text) {
  const std::string folded = Fold(text);
  constexpr std::string_view kWord = "quy ";
  const std::size_t at = folded.find(kWord);
  if (at == std::string::npos || (at > 0 && folded[at - 1] != ' ')) return Quarter::kNone;
  const char next = at + kWord.size() < folded.size() ? folded[at + kWord.size()] : ' ';
  if (next >= '1' && next <= '9') return Quarter::kFigure;
  return next == 'i' ? Quarter::kRoman : Quarter::kNone;
}

bool IsRead(const std::map<Place, std::uint8_t>& read, const DraftRow& row, Field field) {
  std::vector<Spot> spots;
  for (const FieldSource& source : row.sources) {
    if (source.field == field) spots.push_back(source.spot);
  }
  return IsRead(read, spots);
}

void AddOfQuarters(const std::map<Place, std::uint8_t>& read, std::vector<DraftTask>& tasks) {
  const bool roman = std::any_of(tasks.begin(), tasks.end(), [](const DraftTask& task) {
    return QuarterIn(task.deadline.raw) == Quarter::kRoman;
  });
  for (DraftTask& task : tasks) {
    if (!roman || QuarterIn(task.deadline.raw) != Quarter::kFigure ||
        !IsRead(read, task, Field::kDeadline))
      continue;
    task.doubts.push_back(
        {Field::kDeadline,
         "Quý ở dòng khác viết bằng số La Mã, ở đây là “" + task.deadline.raw +
             "”; có thể bản quét mất nét của số La Mã",
         "Đối chiếu với bản quét"}
    );
  }
}

// A heading that was read badly, or whose number comes from those beside it, stands above many
// rows.
void AddOfSection(
    const std::map<Place, std::uint8_t>& unsure, const DraftSection& section, DraftPlan& plan
) {
  for (const Spot& spot : section.spots) {
    if (spot.table == 0) continue;
    auto found = unsure.find({spot.table, spot.row, spot.column});
    if (found == unsure.end()) found = unsure.find({spot.table, spot.row, 1});  // its number
    if (found == unsure.end()) continue;
    Doubt doubt = DoubtOf(Field::kSection, found->second);
    if (found->second == 0)  // only numbers are worked out
      doubt.reason = "Bản quét không đọc được số thứ tự; số được suy ra từ các dòng bên cạnh";
    const std::string heading = section.label + (section.label.empty() ? "" : " ") + section.title;
    doubt.reason = "Đề mục “" + heading + "” (" + section.place + "): " + doubt.reason;
    plan.doubts.push_back(std::move(doubt));
    return;
  }
}

void AddHidden(const docread::Document& document, DraftPlan& plan) {
  std::vector<std::string> places;
  for (const docread::LeftOut& item : document.left_out) {
    if (item.reason == docread::kHiddenText) places.push_back(item.place);
  }
  if (places.empty()) return;
  plan.doubts.push_back(
      {Field::kRow,
       "Tệp có lớp chữ ẩn sau ảnh quét (" + Join(places, ", ") +
           "); nội dung được lấy theo ảnh nhìn thấy, không theo lớp chữ ẩn",
       "Đối chiếu với văn bản giấy"}
  );
}

}  // namespace

void AddScanDoubts(const docread::Document& document, DraftPlan& plan) {
  AddHidden(document, plan);
  constexpr std::uint8_t kPrinted = 100;
  const std::map<Place, std::uint8_t> read = Unsure(document, kPrinted);
  for (DraftIndicator& indicator : plan.indicators) {
    AddOfShares(read, indicator);
    AddOfSigns(read, indicator);
    AddOfOrder(read, indicator);
  }
  AddOfQuarters(read, plan.tasks);
  const std::map<Place, std::uint8_t> unsure = Unsure(document, kSureReading);
  if (unsure.empty()) return;
  for (const DraftSection& section : plan.sections) AddOfSection(unsure, section, plan);
  for (DraftTask& task : plan.tasks) AddTo(unsure, task);
  for (DraftIndicator& indicator : plan.indicators) {
    AddTo(unsure, indicator);
    AddOfTargets(unsure, indicator);
  }
}

}  // namespace sauro::intake
