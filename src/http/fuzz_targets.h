#pragma once
// What the fuzz programs of this module do with one input; the seeds run through it in a unit test
// too. A broken promise aborts.

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "http/ascii.h"
#include "http/cookies.h"
#include "http/multipart.h"
#include "http/request_parser.h"
#include "http/uri.h"

namespace sauro::http {

inline void FuzzRequire(bool promise) {
  if (!promise) std::abort();
}

class FuzzReceiver : public PartReceiver {
 public:
  Status BeginPart(PartHead head) override {
    FuzzRequire(!open_);
    open_ = true;
    const std::string name = SafeFileName(head.file_name.value_or(head.name));
    FuzzRequire(IsUtf8(name) && !name.empty() && name.size() <= 200);
    FuzzRequire(name.find_first_of(std::string_view("/\\\0\r\n", 5)) == std::string::npos);
    seen += "[" + head.name + "]" + name;
    return {};
  }
  Status Data(std::string_view bytes) override {
    FuzzRequire(open_);
    seen += bytes;
    return {};
  }
  Status EndPart() override {
    FuzzRequire(open_);
    open_ = false;
    seen += ";";
    return {};
  }
  std::string seen;

 private:
  bool open_ = false;
};

/// The first byte says in how large pieces the rest comes; boundary "B". The split must not matter.
inline void FuzzMultipart(std::string_view input) {
  if (input.empty()) return;
  const std::size_t step = 1 + static_cast<unsigned char>(input.front()) % 64;
  const std::string_view body = input.substr(1);
  FuzzReceiver whole;
  MultipartParser at_once("B", whole);
  const bool good = at_once.Feed(body).ok() && at_once.Finish().ok();
  FuzzReceiver pieces;
  MultipartParser slowly("B", pieces);
  bool good_slowly = true;
  for (std::size_t at = 0; good_slowly && at < body.size(); at += step) {
    good_slowly = slowly.Feed(body.substr(at, step)).ok();
  }
  good_slowly = good_slowly && slowly.Finish().ok();
  FuzzRequire(good == good_slowly && (!good || whole.seen == pieces.seen));
  (void)MultipartBoundary(body.substr(0, 200));
}

inline void RequireText(const Parameters& parameters) {
  for (const NameValue& item : parameters) {
    FuzzRequire(IsUtf8(item.name) && IsUtf8(item.value));
    FuzzRequire(item.value.find('\0') == std::string::npos);
  }
}

inline void FuzzUrlEncoded(std::string_view input) {
  const Result<Parameters> form = ParseUrlEncoded(input, 100);
  if (!form) return;
  RequireText(*form);
  std::string again;
  for (const NameValue& item : *form) {
    again += PercentEncode(item.name) + "=" + PercentEncode(item.value) + "&";
  }
  const Result<Parameters> twice = ParseUrlEncoded(again, 100);
  FuzzRequire(twice.ok() && twice->size() == form->size());
}

inline void FuzzCookie(std::string_view input) {
  for (const NameValue& cookie : ParseCookies(input)) {
    FuzzRequire(!SetCookie{cookie.name, cookie.value}.Text().empty());
  }
}

inline void FuzzUrl(std::string_view input) {
  const Result<Target> target = ParseTarget(input);
  if (!target) return;
  RequireText(target->query);
  const std::string& path = target->path;
  FuzzRequire(path.starts_with('/') && IsUtf8(path));
  FuzzRequire(std::none_of(path.begin(), path.end(), IsControl));
  for (const std::string_view segment : Split(path, '/')) {
    FuzzRequire(segment != "." && segment != "..");
  }
}

/// A whole connection: requests one after another, as the server reads them.
inline void FuzzRequest(std::string_view input) {
  RequestParser::Limits limits;
  limits.max_header_bytes = 2'048;
  limits.max_target_bytes = 512;
  while (!input.empty()) {
    RequestParser parser(limits);
    while (!parser.done()) {
      const std::size_t taken = parser.Feed(input);
      FuzzRequire(taken <= input.size());
      input.remove_prefix(taken);
      if (parser.problem() != 0 || (taken == 0 && parser.needs_more()) || input.empty()) break;
    }
    if (parser.head_done()) FuzzRequire(parser.target().size() <= limits.max_target_bytes);
    (void)parser.TakeBody();
    if (!parser.done() || parser.problem() != 0) return;
  }
}

}  // namespace sauro::http
