#pragma once
// What every handler is given, and small readers of requests.

#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/result.h"
#include "http/message.h"
#include "pages/page.h"
#include "pages/pages.h"

namespace sauro::pages {

struct Context {
  usecase::App& app;
  session::Sessions& sessions;
  PageOptions options;
};

/// An answer that stands for the whole content, also where htmx asked for a part of a page: a form
/// that is kept, an error, the page to sign in again.
void StandForContent(const http::Request& request, http::Response& response);

/// For a page of the person who is signed in.
Frame FrameFor(const Context& context, const http::Request& request, std::string title);
/// The same with the coordinates of a view, and those that were asked for.
Frame FrameAt(
    const Context& context,
    const http::Request& request,
    std::string title,
    const views::At& at,
    const usecase::AsOf& as_of
);

/// The query parameters "ngay" and "vi_tri". Errors: kInvalid, no such day, or no position at all.
Result<usecase::AsOf> AsOf(const http::Request& request);

/// The parameter "trang" of the address, or of a form that was sent, as a page number from 1.
std::int64_t PageNumber(const http::Request& request);

/// "40", "40 %" as typed. What is no whole number is -1, refused like any number outside 0..100.
std::int32_t PercentOf(std::string_view text);

/// The UUID of the form with its contents mixed in: the same form sent twice acts once, a changed
/// one is another request. A form without a UUID gets a new one.
std::string RequestIdOf(const Context& context, const http::Request& request);

/// For a form that comes back unsent: it keeps its identifier, since it may have been done although
/// the answer was lost. One that was mended has another one, made of its contents.
void KeepRequestId(const http::Request& request, Frame& frame);

/// "?a=1&b=2" without empty values.
class Query {
 public:
  Query& Add(std::string_view name, std::string_view value);
  Query& Add(const AskedAt& asked);
  /// `path` and the query.
  [[nodiscard]] std::string After(std::string_view path) const;

 private:
  std::string text_;
};

/// `path` at the same coordinates.
std::string LinkAt(const Frame& frame, std::string_view path);

/// An answer that a browser may keep and ask about: its tag is made of the position, the day, who
/// asks and the programme's version. Nothing if the page must be rendered.
std::optional<http::Response> Unchanged(
    const Context& context, const http::Request& request, const usecase::AsOf& as_of
);
/// `html` with that tag.
http::Response Tagged(const http::Request& request, std::string html, const views::At& at);

/// True for a path of this site that a browser can be sent to: "/a?b=1", never "//host" or "/\".
bool IsSafeTarget(std::string_view target);

/// Fills {{>PAGER}}: which rows of how many, and links to the pages before and after. `url` holds
/// the other parameters.
void AddPager(
    Dict& dict, std::int64_t total, std::int64_t page, std::int64_t page_rows, std::string_view url
);

/// What the person can do something about: the form comes back with it.
bool IsForThePerson(const Error& error);

/// Shows {{>FORM_ERROR}} alone: for pages with several forms, where one of them marks its field.
void AddErrorBox(Dict& dict, const Error& error);

/// Shows {{>FORM_ERROR}} and marks the field that `error.place` names with the section BAD_<place>.
void AddFormError(Dict& dict, const Error& error);

/// Adds {{#name}} options with VALUE, LABEL and SELECTED.
void AddOption(
    Dict& dict,
    const char* name,
    std::string_view value,
    std::string_view label,
    std::string_view selected
);

}  // namespace sauro::pages
