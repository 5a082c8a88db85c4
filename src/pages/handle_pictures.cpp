#include <charconv>

#include "pages/handlers.h"
#include "usecase/page_pictures.h"

namespace sauro::pages {
namespace {

domain::DraftId DraftOf(const Request& request) {
  return domain::DraftId(request.Param("id"));
}

// What is no number is no page.
std::uint32_t PageOf(const Request& request) {
  const std::string& text = request.Param("so");
  std::uint32_t number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  return wrong == std::errc() && end == text.data() + text.size() ? number : 0;
}

}  // namespace

Response ShowPagePicture(const Context& context, Request& request) {
  // The picture of a page never changes, but who may see it does.
  constexpr const char* kHowLong = "private, max-age=600";
  const auto page =
      usecase::FindPage(context.app, session::Who(request), DraftOf(request), PageOf(request));
  if (!page) return Response::Fail(page.error());
  const std::string tag = page->Tag();
  if (http::ETagMatches(request, tag)) {
    Response same = Response::NotModified(tag);
    same.Set("Cache-Control", kHowLong);
    return same;
  }
  auto png = usecase::DrawPage(context.app, *page);
  if (!png) {
    http::Failure failure = http::FailureFrom(png.error());
    if (png.error().kind == ErrorKind::kUnavailable) failure.retry_after_s = 3;
    return Response::Fail(failure);
  }
  Response response;
  response.body = std::move(*png);
  response.Set("Content-Type", "image/png");
  response.Set("Cache-Control", kHowLong);
  response.SetETag(tag);
  return response;
}

Response DownloadDocument(const Context& context, Request& request) {
  const auto file = usecase::OpenDocument(context.app, session::Who(request), DraftOf(request));
  if (!file) return Response::Fail(file.error());
  return Response::File(file->path, file->name, "application/octet-stream");
}

}  // namespace sauro::pages
