#include "http/multipart.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "http/ascii.h"

namespace sauro::http {
namespace {

constexpr std::size_t kMaxHead = 8'192;
constexpr std::size_t kMaxName = 200;

Error Malformed() {
  return Invalid("Biểu mẫu gửi lên không đúng định dạng hoặc bị cắt giữa chừng. Xin gửi lại.");
}

bool IsBoundaryCharacter(char c) {
  return IsAlphaNumeric(c) || std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
}

// One `name=value` or `name="value"` after a ';', taken from the front of `rest`.
struct HeaderParameter {
  std::string name;
  std::string value;
};

// In a quoted string only \" is an escape: old browsers send "C:\path\file" unescaped.
std::optional<std::string> TakeQuoted(std::string_view& rest) {
  std::string value;
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '\\' && i + 1 < rest.size() && rest[i + 1] == '"') {
      value.push_back('"');
      ++i;
    } else if (rest[i] == '"') {
      rest.remove_prefix(i + 1);
      return value;
    } else {
      value.push_back(rest[i]);
    }
  }
  return std::nullopt;
}

std::optional<HeaderParameter> TakeParameter(std::string_view& rest) {
  const std::size_t equals = rest.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  HeaderParameter parameter;
  parameter.name = LowerAscii(Trim(rest.substr(0, equals)));
  rest = Trim(rest.substr(equals + 1));
  if (rest.starts_with('"')) {
    std::optional<std::string> value = TakeQuoted(rest);
    if (!value) return std::nullopt;
    parameter.value = std::move(*value);
    rest = Trim(rest);
  } else {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    parameter.value = std::string(Trim(rest.substr(0, end)));
    rest.remove_prefix(end);
  }
  const bool name_is_good =
      !parameter.name.empty() &&
      std::all_of(parameter.name.begin(), parameter.name.end(), IsTokenCharacter);
  if (!name_is_good || (!rest.empty() && rest.front() != ';')) return std::nullopt;
  return parameter;
}

// The parameters of "value; a=b; c=\"d\"", or nothing if malformed.
std::optional<std::vector<HeaderParameter>> ParametersOf(std::string_view header) {
  std::vector<HeaderParameter> parameters;
  std::string_view rest = header.substr(std::min(header.find(';'), header.size()));
  while (!rest.empty()) {
    rest = Trim(rest.substr(1));
    if (rest.empty()) break;
    std::optional<HeaderParameter> parameter = TakeParameter(rest);
    if (!parameter) return std::nullopt;
    parameters.push_back(std::move(*parameter));
  }
  return parameters;
}

// Browsers write %22, %0D and %0A for the three characters that a quoted name cannot hold (HTML
// standard, multipart/form-data encoding); nothing else is encoded there.
std::string UnescapeName(std::string text) {
  text = ReplaceAll(std::move(text), "%22", "\"");
  text = ReplaceAll(std::move(text), "%0D", "\r");
  return ReplaceAll(std::move(text), "%0A", "\n");
}

// The value of filename*=UTF-8''a%20b, or nothing.
std::optional<std::string> ExtendedValue(std::string_view value) {
  constexpr std::string_view kCharset = "utf-8'";
  if (!EqualsIgnoreCase(value.substr(0, kCharset.size()), kCharset)) return std::nullopt;
  const std::size_t quote = value.find('\'', kCharset.size());
  if (quote == std::string_view::npos) return std::nullopt;
  std::string out;
  for (std::size_t i = quote + 1; i < value.size(); ++i) {
    if (value[i] != '%') {
      out.push_back(value[i]);
      continue;
    }
    const int high = i + 2 < value.size() ? HexValue(value[i + 1]) : -1;
    const int low = i + 2 < value.size() ? HexValue(value[i + 2]) : -1;
    if (high < 0 || low < 0) return std::nullopt;
    out.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  return out;
}

Status ReadDisposition(std::string_view value, PartHead& head, bool& has_name) {
  const std::string_view type = Trim(value.substr(0, std::min(value.find(';'), value.size())));
  const auto parameters = ParametersOf(value);
  if (!EqualsIgnoreCase(type, "form-data") || !parameters) return Malformed();
  std::optional<std::string> extended;
  for (const HeaderParameter& parameter : *parameters) {
    if (parameter.name == "name") {
      if (has_name) return Malformed();
      head.name = UnescapeName(parameter.value);
      has_name = true;
    } else if (parameter.name == "filename") {
      if (head.file_name) return Malformed();
      head.file_name = UnescapeName(parameter.value);
    } else if (parameter.name == "filename*") {
      extended = ExtendedValue(parameter.value);
      if (!extended) return Malformed();
    }
  }
  if (extended) head.file_name = std::move(extended);
  return {};
}

// The length of a character that must not stand in a file name: control characters, and those that
// turn the direction of writing, so that "exe.docx" is what it looks like.
std::size_t BadCharacterLength(std::string_view text) {
  if (IsControl(text.front())) return 1;
  for (const std::string_view bad :
       {"\u200E",
        "\u200F",
        "\u202A",
        "\u202B",
        "\u202C",
        "\u202D",
        "\u202E",
        "\u2066",
        "\u2067",
        "\u2068",
        "\u2069",
        "\u2028",
        "\u2029",
        "\uFEFF"}) {
    if (text.starts_with(bad)) return bad.size();
  }
  if (text.size() >= 2 && text[0] == '\xC2' && static_cast<unsigned char>(text[1]) < 0xA0) return 2;
  return 0;
}

std::string CutKeepingEnding(const std::string& name) {
  if (name.size() <= kMaxName) return name;
  const std::size_t dot = name.rfind('.');
  std::string ending;
  if (dot != std::string::npos && name.size() - dot <= 16) ending = name.substr(dot);
  constexpr std::string_view kEllipsis = "…";  // put there by Shorten
  return Shorten(name, kMaxName - ending.size() - kEllipsis.size()) + ending;
}

}  // namespace

std::optional<std::string> MultipartBoundary(std::string_view content_type) {
  const std::string_view type =
      Trim(content_type.substr(0, std::min(content_type.find(';'), content_type.size())));
  const auto parameters = ParametersOf(content_type);
  if (!EqualsIgnoreCase(type, "multipart/form-data") || !parameters) return std::nullopt;
  std::optional<std::string> boundary;
  for (const HeaderParameter& parameter : *parameters) {
    if (parameter.name != "boundary") continue;
    if (boundary) return std::nullopt;
    boundary = parameter.value;
  }
  if (!boundary || boundary->empty() || boundary->size() > 70 || boundary->back() == ' ' ||
      !std::all_of(boundary->begin(), boundary->end(), IsBoundaryCharacter)) {
    return std::nullopt;
  }
  return boundary;
}

Result<PartHead> ParsePartHead(std::string_view text) {
  PartHead head;
  bool has_name = false;
  bool has_disposition = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 2, text.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return Malformed();
    const std::string_view name = line.substr(0, colon);
    if (name.empty() || !std::all_of(name.begin(), name.end(), IsTokenCharacter))
      return Malformed();
    const std::string_view value = Trim(line.substr(colon + 1));
    if (std::any_of(value.begin(), value.end(), [](char c) { return IsControl(c) && c != '\t'; })) {
      return Malformed();
    }
    if (EqualsIgnoreCase(name, "Content-Disposition")) {
      if (has_disposition) return Malformed();
      has_disposition = true;
      const Status status = ReadDisposition(value, head, has_name);
      if (!status) return status.error();
    } else if (EqualsIgnoreCase(name, "Content-Type")) {
      head.content_type = std::string(value);
    }
  }
  if (!has_name) return Malformed();
  return head;
}

std::string SafeFileName(std::string_view name) {
  const std::string nfc = ToNfc(name);
  const std::size_t slash = nfc.find_last_of("/\\");
  std::string_view rest = nfc;
  if (slash != std::string::npos) rest.remove_prefix(slash + 1);
  std::string out;
  while (!rest.empty()) {
    const std::size_t bad = BadCharacterLength(rest);
    if (bad == 0) out.push_back(rest.front());
    rest.remove_prefix(std::max<std::size_t>(bad, 1));
  }
  out = CollapseSpace(out);
  if (out.empty() || out.find_first_not_of('.') == std::string::npos) return "tep";
  return CutKeepingEnding(out);
}

// A CRLF in front lets the first boundary look like all others.
MultipartParser::MultipartParser(std::string_view boundary, PartReceiver& receiver)
    : delimiter_("\r\n--" + std::string(boundary)), receiver_(receiver), pending_("\r\n") {}

Status MultipartParser::Feed(std::string_view bytes) {
  if (state_ == State::kEpilogue) return {};
  pending_ += bytes;
  bool again = true;
  while (again) {
    again = false;
    const Status status = Step(again);
    if (!status) return status;
  }
  return {};
}

Status MultipartParser::Finish() const {
  if (state_ != State::kEpilogue) return Malformed();
  return {};
}

Status MultipartParser::Step(bool& again) {
  switch (state_) {
    case State::kPreamble:
    case State::kData: return StepText(again);
    case State::kAfterBoundary: return StepAfterBoundary(again);
    case State::kHead: return StepHead(again);
    case State::kEpilogue: pending_.clear(); return {};
  }
  return {};
}

// Everything before the next boundary: data of a part, or the preamble, which means nothing.
Status MultipartParser::StepText(bool& again) {
  const std::size_t found = pending_.find(delimiter_);
  std::size_t length = found;
  if (found == std::string::npos) {
    // The end may be the begin of a boundary: keep it.
    length = pending_.size() - std::min(pending_.size(), delimiter_.size() - 1);
  }
  if (state_ == State::kData && length > 0) {
    const Status status = receiver_.Data(std::string_view(pending_).substr(0, length));
    if (!status) return status;
  }
  if (found == std::string::npos) {
    pending_.erase(0, length);
    return {};
  }
  pending_.erase(0, length + delimiter_.size());
  if (state_ == State::kData) {
    const Status status = receiver_.EndPart();
    if (!status) return status;
  }
  state_ = State::kAfterBoundary;
  again = true;
  return {};
}

Status MultipartParser::StepAfterBoundary(bool& again) {
  if (pending_.size() < 2) return {};
  if (pending_.starts_with("--")) {
    state_ = State::kEpilogue;
    pending_.clear();
    return {};
  }
  // White space may follow a boundary (RFC 2046, 5.1.1); anything else is no boundary of a browser.
  const std::size_t end = pending_.find_first_not_of(" \t");
  if (end == std::string::npos || (pending_[end] == '\r' && end + 1 == pending_.size())) {
    if (pending_.size() > kMaxHead) return Malformed();
    return {};
  }
  if (pending_.compare(end, 2, "\r\n") != 0) return Malformed();
  pending_.erase(0, end + 2);
  state_ = State::kHead;
  again = true;
  return {};
}

Status MultipartParser::StepHead(bool& again) {
  const std::size_t end = pending_.find("\r\n\r\n");
  if (std::min(end, pending_.size()) > kMaxHead) return Malformed();
  if (end == std::string::npos) return {};
  Result<PartHead> head = ParsePartHead(std::string_view(pending_).substr(0, end));
  if (!head) return head.error();
  pending_.erase(0, end + 4);
  const Status status = receiver_.BeginPart(std::move(*head));
  if (!status) return status;
  state_ = State::kData;
  again = true;
  return {};
}

}  // namespace sauro::http
