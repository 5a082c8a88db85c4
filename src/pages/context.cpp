#include "pages/context.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/text.h"
#include "base/uuid.h"
#include "pages/assets.h"
#include "pages/notices.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

std::uint64_t Mix(std::uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return (hash ^ 0x1FU) * 0x100000001B3U;  // keeps "ab","c" apart from "a","bc"
}
constexpr std::uint64_t kSeed = 0xCBF29CE484222325U;
constexpr std::string_view kDayParameter = "ngay";
constexpr std::string_view kPositionParameter = "vi_tri";
constexpr std::uint64_t kMostPosition = std::numeric_limits<std::int64_t>::max();

std::string TagOf(const http::Request& request, const views::At& at) {
  const usecase::Principal& who = session::Who(request);
  std::uint64_t hash = Mix(kSeed, request.Header("Cookie"));
  hash = Mix(hash, SAURO_VERSION);
  hash = Mix(hash, access::CodeOf(who.role));  // may have changed since under the same cookie
  hash = Mix(hash, who.organization ? who.organization->value : "");
  hash = Mix(hash, AssetUrl("app.css"));
  hash = Mix(hash, request.Header("HX-Request"));
  if (at.erased.value > 0) hash = Mix(hash, std::to_string(at.erased.value));
  return std::to_string(at.position.value) + "-" + at.day.Iso() + "-" + std::to_string(hash);
}

}  // namespace

void StandForContent(const http::Request& request, http::Response& response) {
  if (request.Header("HX-Request").empty()) return;
  response.Set("HX-Retarget", "#noi-dung");
  response.Set("HX-Reselect", "#noi-dung");
  response.Set("HX-Reswap", "outerHTML");
}

Frame FrameFor(const Context& context, const http::Request& request, std::string title) {
  Frame frame;
  frame.title = std::move(title);
  frame.path = request.path;
  frame.province = context.app.settings.state.issuing_body;
  frame.who = &session::Who(request);
  frame.csrf = session::CsrfFor(request);
  frame.request_id = NewUuid(context.app.clock());
  // The pages of drafts swap parts of themselves; whoever has them keeps the script from the first.
  frame.htmx = frame.who->May(access::Permission::kPreparePlans);
  frame.notice = NoticeText(request.query.Get("bao"));
  return frame;
}

void KeepRequestId(const http::Request& request, Frame& frame) {
  const std::string& sent = request.form.Get("request_id");
  if (IsUuid(sent)) frame.request_id = sent;
}

Frame FrameAt(
    const Context& context,
    const http::Request& request,
    std::string title,
    const views::At& at,
    const usecase::AsOf& as_of
) {
  Frame frame = FrameFor(context, request, std::move(title));
  frame.at = at;
  if (as_of.day) frame.asked.day = as_of.day->Iso();
  if (as_of.position) frame.asked.position = std::to_string(as_of.position->value);
  Query now;
  for (const http::NameValue& each : request.query) {
    if (each.name != kDayParameter && each.name != kPositionParameter && each.name != "bao") {
      now.Add(each.name, each.value);
    }
  }
  frame.now_url = now.After(request.path);
  return frame;
}

Result<usecase::AsOf> AsOf(const http::Request& request) {
  usecase::AsOf as_of;
  if (const std::string& text = request.query.Get(kDayParameter); !text.empty()) {
    const Result<Day> day = Day::FromIso(text);
    if (!day) {
      return Invalid(
          "Ngày không đúng. Vui lòng nhập theo dạng năm-tháng-ngày, ví dụ 2026-05-31.", "ngay"
      );
    }
    as_of.day = *day;
  }
  if (std::string text = request.query.Get(kPositionParameter); !text.empty()) {
    text.erase(std::remove(text.begin(), text.end(), '.'), text.end());  // as pages print it
    std::uint64_t position = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, position);
    if (error != std::errc() || end != last || position > kMostPosition) {
      return Invalid(
          "Vị trí sổ không đúng. Vui lòng nhập một số như ở cuối trang, ví dụ 1234, hoặc để trống.",
          "vi_tri"
      );
    }
    as_of.position = Position{position};
  }
  return as_of;
}

std::int64_t PageNumber(const http::Request& request) {
  const bool posted = request.method == http::Method::kPost;
  const std::string& text = (posted ? request.form : request.query).Get("trang");
  std::int64_t page = 1;
  std::from_chars(text.data(), text.data() + text.size(), page);
  return std::clamp<std::int64_t>(page, 1, 100'000);
}

std::int32_t PercentOf(std::string_view text) {
  const std::string_view digits = TrimAny(text, " %");
  std::int32_t value = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  return whole ? value : -1;
}

std::string RequestIdOf(const Context& context, const http::Request& request) {
  const std::string& base = request.form.Get("request_id");
  if (!IsUuid(base)) return NewUuid(context.app.clock());
  std::uint64_t hash = Mix(kSeed, request.path);
  for (const http::NameValue& field : request.form) {
    if (field.name == session::kCsrfField) continue;
    hash = Mix(Mix(hash, field.name), field.value);
  }
  for (const http::UploadedFile& file : request.files) {
    if (file.size == 0 && file.name.empty()) continue;
    hash = Mix(Mix(hash, file.name), std::to_string(file.size));
  }
  return DeriveUuid(base, static_cast<std::uint32_t>(hash >> 32U));
}

Query& Query::Add(std::string_view name, std::string_view value) {
  if (value.empty()) return *this;
  text_ += text_.empty() ? '?' : '&';
  text_ += std::string(name) + "=" + UrlEncode(value);
  return *this;
}

Query& Query::Add(const AskedAt& asked) {
  return Add(kDayParameter, asked.day).Add(kPositionParameter, asked.position);
}

std::string Query::After(std::string_view path) const {
  return std::string(path) + text_;
}

std::string LinkAt(const Frame& frame, std::string_view path) {
  return Query().Add(frame.asked).After(path);
}

std::optional<http::Response> Unchanged(
    const Context& context, const http::Request& request, const usecase::AsOf& as_of
) {
  if (request.Header("If-None-Match").empty()) return std::nullopt;
  const Result<views::At> at = usecase::Resolve(context.app, as_of);
  if (!at) return std::nullopt;  // the handler meets the same error and says so
  const std::string tag = TagOf(request, *at);
  if (!http::ETagMatches(request, tag)) return std::nullopt;
  return http::Response::NotModified(tag);
}

http::Response Tagged(const http::Request& request, std::string html, const views::At& at) {
  http::Response response = http::Response::Html(std::move(html));
  response.SetETag(TagOf(request, at));
  return response;
}

bool IsSafeTarget(std::string_view target) {
  if (target.empty() || target[0] != '/' || target.size() > 2'000) return false;
  if (target.size() > 1 && (target[1] == '/' || target[1] == '\\')) return false;
  return std::all_of(target.begin(), target.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte < 0x7F && c != '\\';
  });
}

void AddPager(
    Dict& dict, std::int64_t total, std::int64_t page, std::int64_t page_rows, std::string_view url
) {
  Dict& pager = *dict.AddIncludeDictionary("PAGER");
  pager.SetFilename("pager.tpl");
  const std::int64_t first = (page - 1) * page_rows;
  SetNumber(pager, "TOTAL", total);
  SetNumber(pager, "FIRST", std::min(first + 1, total));
  SetNumber(pager, "LAST", std::min(first + page_rows, total));
  const auto link = [&](std::int64_t number) {
    const bool has_query = url.find('?') != std::string_view::npos;
    return std::string(url) + (has_query ? "&" : "?") + "trang=" + std::to_string(number);
  };
  if (total <= page_rows && page == 1) return;
  if (page > 1) ShowText(pager, "BEFORE", "URL", link(page - 1));
  if (first + page_rows < total) ShowText(pager, "AFTER", "URL", link(page + 1));
}

bool IsForThePerson(const Error& error) {
  return error.kind == ErrorKind::kInvalid || error.kind == ErrorKind::kConflict ||
         error.kind == ErrorKind::kTooLarge || error.kind == ErrorKind::kUnreadable ||
         error.kind == ErrorKind::kNoSpace || error.kind == ErrorKind::kUnavailable;
}

namespace {

// A name of a field, not a place in a document.
bool IsField(const std::string& place) {
  return !place.empty() && std::all_of(place.begin(), place.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace

void AddErrorBox(Dict& dict, const Error& error) {
  Dict& box = *dict.AddIncludeDictionary("FORM_ERROR");
  box.SetFilename("form_error.tpl");
  Set(box, "TEXT", error.message);
  if (IsField(error.place)) {
    ShowText(box, "FIELD", "PLACE", error.place);
    return;
  }
  ShowText(box, "SPOT", "PLACE", error.place);
  if (error.place.empty()) box.ShowSection("NO_SPOT");
}

void AddFormError(Dict& dict, const Error& error) {
  Set(dict, "ERROR_TEXT", error.message);
  AddErrorBox(dict, error);
  if (IsField(error.place)) dict.ShowSection("BAD_" + error.place);
}

void AddOption(
    Dict& dict,
    const char* name,
    std::string_view value,
    std::string_view label,
    std::string_view selected
) {
  Dict& option = *dict.AddSectionDictionary(name);
  Set(option, "VALUE", value);
  Set(option, "LABEL", label);
  ShowIf(option, "SELECTED", value == selected);
}

}  // namespace sauro::pages
