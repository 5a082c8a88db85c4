#include "intake/left_out_reasons.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/assignment.h"
#include "intake/attributes.h"
#include "intake/labels.h"
#include "intake/parties.h"
#include "intake/plan_year.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

bool IsMotto(const std::string& words) {
  return words.starts_with("cong hoa xa hoi") || words.starts_with("dang cong san") ||
         words.starts_with("doc lap tu do");
}

// How a paragraph begins, and why it is in no row.
struct Opening {
  std::string_view words;
  std::string_view reason;
  bool goes_on = false;  // over the short lines that follow
};

const Opening* OpeningOf(std::string_view text, const std::string& words) {
  static constexpr std::array<Opening, 9> kByWords{
      {{"phu luc ", "tên phụ lục"},
       {"bieu ", "tên phụ lục"},
       {"kem theo ", "ghi chú kèm theo"},
       {"gui kem ", "ghi chú kèm theo"},
       {"ban hanh kem ", "ghi chú kèm theo"},
       {"noi nhan ", "nơi nhận", true},
       {"kinh gui ", "nơi gửi đến", true},
       {"can cu ", "căn cứ ban hành"},
       {"xet de nghi ", "căn cứ ban hành"}}};
  static constexpr Opening kSigned{"", "chữ ký", true};
  static constexpr std::array<std::string_view, 8> kSigners{
      "TM.", "T/M", "KT.", "K/T", "TL.", "T/L", "TUQ.", "Q."};
  for (const Opening& opening : kByWords) {
    if (words.starts_with(opening.words)) return &opening;
  }
  const bool sign = std::any_of(kSigners.begin(), kSigners.end(), [&](std::string_view mark) {
    return text.starts_with(mark);
  });
  return sign ? &kSigned : nullptr;
}

// Words that end in a colon only head what stands below.
bool GivesOrder(std::string_view text) {
  if (text.ends_with(':')) return false;
  const Assignment said = FindAssignment(text);
  return said.ordered && !said.lead.empty() && WordsOf(text).find("thi hanh") == std::string::npos;
}

}  // namespace

LeftOutReasons::LeftOutReasons(const DraftDocument& document) : date_(document.date) {
  context_.year = YearOfDocument(document);
}

bool LeftOutReasons::NamesTimeToCome(std::string_view text) const {
  const domain::Deadline said = DeadlineInSentence(text, context_).deadline;
  if (said.kind == domain::DeadlineKind::kUnspecified ||
      said.kind == domain::DeadlineKind::kOngoing)
    return false;
  const auto due = domain::LastDue(said);
  if (!due) return true;
  if (date_) return *due >= *date_;
  return !context_.year || due->year() >= *context_.year;
}

bool LeftOutReasons::Asks(std::string_view text) const {
  const Labelled labelled = SplitLabel(text);
  const std::string_view words = Trim(TrimAny(labelled.rest, "-+*• "));
  const auto attribute = ReadAttribute(words);  // "- Cơ quan chủ trì: Phòng Kinh tế"
  if (attribute && attribute->field == Field::kLead && BeginsWithBody(attribute->value))
    return true;
  return NamesTimeToCome(words) || GivesOrder(words);
}

std::string LeftOutReasons::Go(std::string_view list, std::string_view reason) {
  list_ = std::string(list);
  return std::string(reason);
}

std::string LeftOutReasons::Of(std::string_view text, bool in_row) {
  const std::string words = WordsOf(text.substr(0, 120)) + " ";
  if (words == " ") return "dấu, không có chữ";
  if (words.find_first_not_of("0123456789 ") == std::string::npos && words.size() <= 5)
    return "số trang";
  if (IsMotto(words)) return "quốc hiệu, tiêu ngữ";
  if (const Opening* opening = OpeningOf(text, words)) {
    return Go(opening->goes_on ? opening->reason : "", opening->reason);
  }
  constexpr std::size_t kShort = 120;
  const bool listed = !list_.empty() && text.size() <= kShort;
  if (!in_row && !listed && Asks(text)) return Go("", kAsksSomething);
  const Labelled labelled = SplitLabel(text);
  if (labelled.kind != LabelKind::kNone && labelled.rest.size() < 200)
    return Go("", "đề mục không có nhiệm vụ");
  if (words.starts_with("thuc hien ")) return Go("", "căn cứ ban hành");
  if (listed) return list_;
  return Go("", "phần lời không giao việc cụ thể");
}

}  // namespace sauro::intake
