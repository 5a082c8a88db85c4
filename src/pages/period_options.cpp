#include "pages/period_options.h"

#include <string>
#include <vector>

#include "pages/context.h"

namespace sauro::pages {
namespace {

std::string TwoDigits(int value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

std::vector<std::string> CodesOf(int year) {
  const std::string text = std::to_string(year);
  std::vector<std::string> codes = {text, text + "-9M", text + "-H2", text + "-H1"};
  for (int quarter = 4; quarter >= 1; --quarter) {
    codes.push_back(text + "-Q" + std::to_string(quarter));
  }
  return codes;
}

std::string Capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

void AddIfBegun(Dict& dict, Day today, const std::string& code, std::string_view selected) {
  const Result<Period> period = Period::Parse(code);
  if (!period || period->first() > today) return;
  AddOption(dict, "PERIOD_OPTION", code, Capitalized(period->Vietnamese()), selected);
}

}  // namespace

void AddPeriodOptions(Dict& dict, Day today, std::string_view selected) {
  const Day last_month = Day::FromCivil(today.year(), today.month(), 1)->Plus(-1);
  const std::string usual = std::to_string(last_month.year()) + "-" + TwoDigits(last_month.month());
  const std::string_view chosen = selected.empty() ? std::string_view(usual) : selected;
  for (int back = 0; back < 15; ++back) {
    const int index = today.year() * 12 + today.month() - 1 - back;
    AddIfBegun(dict, today, std::to_string(index / 12) + "-" + TwoDigits(index % 12 + 1), chosen);
  }
  for (const int year : {today.year(), today.year() - 1}) {
    for (const std::string& code : CodesOf(year)) AddIfBegun(dict, today, code, chosen);
  }
}

}  // namespace sauro::pages
