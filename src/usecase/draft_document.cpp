#include "usecase/draft_document.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "crypto/sha256.h"
#include "intake/date_text.h"
#include "intake/doc_number.h"
#include "intake/draft_json.h"
#include "intake/plan_year.h"
#include "intake/tokens.h"
#include "usecase/draft_rows.h"
#include "usecase/draft_years.h"

namespace sauro::usecase {
namespace {

using intake::Field;

std::string* TextOf(intake::DraftDocument& document, Field field) {
  if (field == Field::kNumber) return &document.number;
  if (field == Field::kType) return &document.type;
  if (field == Field::kIssuer) return &document.issuer;
  if (field == Field::kSigner) return &document.signer;
  if (field == Field::kTitle) return &document.title;
  return nullptr;
}

// Characters.
std::size_t MostOf(Field field) {
  if (field == Field::kTitle) return 2000;
  return field == Field::kIssuer || field == Field::kSigner ? 300 : 100;
}

// "92A/KH-UBND" or "235-KH/TU", also after "Số:" and with spaces in between; nothing for anything
// else.
std::optional<std::string> ReadNumber(std::string_view text) {
  const auto found = intake::FindDocumentNumbers(text);
  if (found.size() != 1 || found[0].end != text.size()) return std::nullopt;
  const std::string before = intake::WordsOf(text.substr(0, found[0].begin));
  if (!before.empty() && before != "so") return std::nullopt;
  return found[0].number;
}

// "25/01/2026", "25-1-2026", "ngày 25 tháng 01 năm 2026" and "2026-01-25".
std::optional<Day> ReadDay(std::string_view text) {
  if (auto iso = Day::FromIso(text)) return *iso;
  const std::vector<intake::Token> tokens = intake::Tokenize(text);
  const auto span = intake::ReadDate(tokens, 0, std::nullopt);
  const bool one_day = span && span->precision == intake::Precision::kDay && !span->range &&
                       span->tokens == tokens.size() && span->first == span->last;
  if (!one_day) return std::nullopt;
  return span->first;
}

bool IsPlausible(Day day) {
  constexpr int kFirstYear = 1945;  // of what Vietnamese offices have written
  constexpr int kLastYear = 2100;
  return day.year() >= kFirstYear && day.year() <= kLastYear;
}

Status SetDate(intake::DraftDocument& document, const std::string& value) {
  std::optional<Day> day;
  if (!value.empty()) {
    day = ReadDay(value);
    if (!day || !IsPlausible(*day)) {
      return Invalid(
          "Ngày văn bản chưa đúng. Hãy ghi ngày, tháng, năm, ví dụ: 25/01/2026.",
          std::string(CodeOf(Field::kDate))
      );
    }
  }
  document.date = day;
  return {};
}

Status SetText(intake::DraftDocument& document, Field field, std::string value) {
  const std::string place(CodeOf(field));
  if (field == Field::kTitle && value.empty())
    return Invalid("Trích yếu không được để trống.", place);
  if (CountCodePoints(value) > MostOf(field)) {
    return Invalid(
        std::string(NameOfDocumentField(field)) + " dài quá " + std::to_string(MostOf(field)) +
            " ký tự.",
        place
    );
  }
  if (field == Field::kNumber && !value.empty()) {
    auto number = ReadNumber(value);
    if (!number) {
      return Invalid(
          "Số văn bản chưa đúng. Hãy ghi cả số và ký hiệu, ví dụ: 92A/KH-UBND hoặc 235-KH/TU; "
          "để trống nếu văn bản chưa có số.",
          place
      );
    }
    value = std::move(*number);
  }
  *TextOf(document, field) = std::move(value);
  return {};
}

}  // namespace

bool IsDocumentField(Field field) {
  return std::find(kDocumentFields.begin(), kDocumentFields.end(), field) != kDocumentFields.end();
}

std::string DocumentText(const intake::DraftDocument& document, Field field) {
  if (field == Field::kDate) return document.date ? document.date->Vietnamese() : std::string();
  intake::DraftDocument copy = document;
  const std::string* text = TextOf(copy, field);
  return text == nullptr ? std::string() : *text;
}

std::string_view NameOfDocumentField(Field field) {
  // The name of a task is called so; of the document it is another thing.
  if (field == Field::kTitle) return "Trích yếu";
  if (field == Field::kRow) return "Văn bản";
  return intake::VietnameseName(field);
}

std::string DocumentMark(const intake::DraftPlan& plan) {
  intake::DraftPlan alone;
  alone.document = plan.document;
  alone.doubts = plan.doubts;
  return crypto::ToHex(crypto::Sha256(CanonicalJson(intake::ToJson(alone)))).substr(0, 12);
}

std::string DoubtMark(const intake::Doubt& doubt) {
  const std::string said = std::string(CodeOf(doubt.field)) + ":" + doubt.reason;
  return crypto::ToHex(crypto::Sha256(said)).substr(0, 12);
}

Status ApplyDocumentChange(
    intake::DraftPlan& plan, const RowChange& change, const intake::ReadingRules& rules
) {
  const auto field = intake::FieldFromCode(change.field);
  if (!field || !IsDocumentField(*field))
    return Invalid("Văn bản không có trường này để sửa.", change.field);
  if (!IsStorable(change.value) || change.value.size() > kMaxFieldBytes)
    return Invalid("Nội dung quá dài hoặc có ký tự không hợp lệ.", change.field);
  const std::string now = DocumentText(plan.document, *field);
  if (auto fresh = RefuseOvertaken(now, change); !fresh) return fresh;
  std::string value = CollapseSpace(ToNfc(change.value));
  if (value != CollapseSpace(now)) {
    const auto year = intake::YearOfDocument(plan.document);
    Status done = *field == Field::kDate ? SetDate(plan.document, value)
                                         : SetText(plan.document, *field, std::move(value));
    if (!done) return done;
    ReadDeadlinesAgain(plan, year, rules);
  } else if (*field == Field::kTitle && value.empty()) {
    return Invalid("Trích yếu không được để trống.", change.field);
  }
  std::erase_if(plan.doubts, [&](const intake::Doubt& doubt) { return doubt.field == *field; });
  return {};
}

void KeepMendedDocument(
    intake::DraftPlan& newer,
    const intake::DraftPlan& older,
    const intake::DraftPlan& read,
    const intake::ReadingRules& rules
) {
  const auto year = intake::YearOfDocument(newer.document);
  for (const Field field : kDocumentFields) {
    const std::string mended = DocumentText(older.document, field);
    const std::string then = DocumentText(read.document, field);
    const std::string now = DocumentText(newer.document, field);
    if (mended == then || (!now.empty() && now != then)) continue;
    if (field == Field::kDate) {
      newer.document.date = older.document.date;
    } else {
      *TextOf(newer.document, field) = mended;
    }
    std::erase_if(newer.doubts, [&](const intake::Doubt& doubt) { return doubt.field == field; });
  }
  ReadDeadlinesAgain(newer, year, rules);
}

Status ApplyDocumentDecision(intake::DraftPlan& plan, const RowDecision& decision) {
  if (decision.seen && *decision.seen != DocumentMark(plan)) {
    return Conflict(
        "Người khác vừa sửa thông tin văn bản; hãy xem lại rồi quyết định.", "revision"
    );
  }
  switch (decision.action) {
    case RowAction::kRemove: return Invalid("Không bỏ được thông tin của chính văn bản.");
    case RowAction::kConfirm: plan.doubts.clear(); return {};
    case RowAction::kSettle: return SettleDoubt(plan.doubts, decision.doubt);
  }
  return {};
}

}  // namespace sauro::usecase
