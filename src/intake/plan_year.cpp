#include "intake/plan_year.h"

#include <vector>

#include "intake/columns.h"
#include "intake/tokens.h"

namespace sauro::intake {

std::optional<int> YearOfSection(const DraftPlan& plan, std::optional<std::uint32_t> section) {
  for (; section && *section < plan.sections.size(); section = plan.sections[*section].parent) {
    if (const auto year = YearIn(plan.sections[*section].title)) return year;
  }
  return std::nullopt;
}

std::optional<int> YearOfDocument(const DraftDocument& document) {
  std::optional<int> year;
  if (document.date) year = document.date->year();
  const std::vector<Token> tokens = Tokenize(document.title);
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    const int value = tokens[i].value;
    // Not that of another document: "ngày 22 tháng 12 năm 2024"; but "Đề án 06 năm 2026".
    const bool of_date =
        tokens[i - 2].kind == TokenKind::kNumber && i >= 3 && tokens[i - 3].text == "thang";
    const bool named =
        tokens[i - 1].text == "nam" && tokens[i].kind == TokenKind::kNumber && !of_date;
    if (named && value >= 2000 && value <= 2100 && (!year || value > *year)) year = value;
  }
  return year;
}

std::optional<int> OnlyYearOfTitle(const DraftDocument& document) {
  std::optional<int> year;
  const std::vector<Token> tokens = Tokenize(document.title);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const int value = tokens[i].value;
    if (tokens[i].kind != TokenKind::kNumber || value < 2000 || value > 2100) continue;
    const bool named = i > 0 && tokens[i - 1].text == "nam";
    if (named && i >= 3 && tokens[i - 3].text == "thang") continue;  // the date of another document
    // "đến năm 2030" is the end of a period.
    const bool ends =
        named && i >= 2 && (tokens[i - 2].text == "den" || tokens[i - 2].text == "toi");
    if (!named || ends || (year && *year != value)) return std::nullopt;
    year = value;
  }
  // A paper of 2026 about 2025 looks back.
  if (year && document.date && *year < document.date->year()) return std::nullopt;
  return year;
}

std::optional<int> FirstYearOf(const DraftDocument& document) {
  if (const auto year = OnlyYearOfTitle(document)) return year;
  return document.date ? std::optional<int>(document.date->year()) : std::nullopt;
}

std::optional<int> YearFor(const DraftPlan& plan, std::optional<std::uint32_t> section) {
  const auto year = YearOfSection(plan, section);
  return year ? year : YearOfDocument(plan.document);
}

}  // namespace sauro::intake
