#include "report/report_mark.h"

#include <charconv>
#include <map>

#include "base/text.h"

namespace sauro::report {
namespace {

constexpr std::string_view kWord = "sauro-report";

std::string Escaped(std::string_view value) {
  std::string out;
  for (const char character : value) {
    if (character == ' ') {
      out += "%20";
    } else if (character == '%') {
      out += "%25";
    } else {
      out += character;
    }
  }
  return out;
}

std::string Unescaped(std::string_view value) {
  std::string out;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const std::string_view three = value.substr(at, 3);
    if (three == "%20" || three == "%25") {
      out += three == "%20" ? ' ' : '%';
      at += 2;
    } else {
      out += value[at];
    }
  }
  return out;
}

template <typename Number>
bool ReadNumber(std::string_view text, Number& number) {
  const char* const end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, number);
  return code == std::errc() && stop == end;
}

Error NoMark() {
  return Unreadable(
      "Dấu kiểm của báo cáo (mã QR) không có hoặc không đọc được: tệp không do Sáu Rõ lập, do bản "
      "cũ lập, hoặc dấu đã bị sửa."
  );
}

}  // namespace

ReportMark MarkOf(const BoardReport& report) {
  ReportMark mark;
  mark.origin = report.origin;
  mark.position = report.position;
  mark.root_hex = report.root_hex;
  mark.day = report.as_of;
  mark.layout = report.layout;
  mark.period = report.period;
  mark.plan = report.plan_id;
  mark.organization = report.issues_organization;
  return mark;
}

std::string MarkText(const ReportMark& mark) {
  std::string text = std::string(kWord) + " " + std::to_string(mark.form);
  const auto put = [&](const char* key, std::string_view value) {
    text += std::string(" ") + key + "=" + Escaped(value);
  };
  if (!mark.origin.empty()) put("origin", mark.origin);
  put("position", std::to_string(mark.position));
  put("root", mark.root_hex);
  put("day", mark.day.Iso());
  put("kind", "board");
  put("layout", mark.layout == Layout::kState ? "state" : "party");
  put("period", mark.period.Code());
  if (!mark.plan.empty()) put("plan", mark.plan);
  if (mark.organization) put("organization", *mark.organization);
  return text;
}

Result<ReportMark> MarkFromText(std::string_view text) {
  const std::vector<std::string_view> words = Split(text, ' ');
  ReportMark mark;
  if (words.size() < 3 || words[0] != kWord || !ReadNumber(words[1], mark.form)) return NoMark();
  std::map<std::string_view, std::string> values;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::size_t equal = words[i].find('=');
    if (equal == std::string_view::npos) return NoMark();
    values[words[i].substr(0, equal)] = Unescaped(words[i].substr(equal + 1));
  }
  const auto day = Day::FromIso(values["day"]);
  const auto period = Period::Parse(values["period"]);
  const std::string& layout = values["layout"];
  const bool known = values["kind"] == "board" && (layout == "state" || layout == "party");
  if (!known || !day || !period || !ReadNumber(values["position"], mark.position)) return NoMark();
  mark.origin = values["origin"];
  mark.root_hex = values["root"];
  mark.day = *day;
  mark.layout = layout == "state" ? Layout::kState : Layout::kParty;
  mark.period = *period;
  mark.plan = values["plan"];
  if (values.contains("organization")) mark.organization = values["organization"];
  return mark;
}

}  // namespace sauro::report
