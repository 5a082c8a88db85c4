#include <gtest/gtest.h>

#include "http/compress.h"
#include "pages/assets.h"
#include "pages/embedded.h"
#include "pages/every_page.h"

namespace sauro::pages {
namespace {

constexpr int kServerLevel = 1;  // http::ServerOptions::gzip_level
constexpr std::size_t kFirstLoad = 60'000;
constexpr std::size_t kNextPage = 15'000;

std::size_t StaticBytes() {
  std::size_t bytes = 0;
  for (const EmbeddedFile& file : EmbeddedStatics()) bytes += http::Gzip(file.bytes, 9).size();
  return bytes;
}

// The budget of DESIGN 6, on full pages.
TEST(Weight, FirstLoadIsAtMost60kBAndNextPage15kB) {
  const std::size_t shared = StaticBytes();
  for (const RenderedPage& page : EveryPage()) {
    const std::size_t html = http::Gzip(page.html, kServerLevel).size();
    EXPECT_LE(html, kNextPage) << page.name;
    EXPECT_LE(shared + html, kFirstLoad) << page.name;
    RecordProperty(page.name, static_cast<int>(html));
  }
  RecordProperty("static", static_cast<int>(shared));
}

TEST(Weight, StaticFilesAreKeptForEverUnderHashedNames) {
  http::Request request;
  const std::string& url = AssetUrl("app.css");
  const http::Response response = Assets().Serve(request, url.substr(kStaticPrefix.size()));
  EXPECT_EQ(response.status, 200);
  EXPECT_NE(response.headers.Get("Cache-Control").find("immutable"), std::string::npos);
  EXPECT_EQ(response.headers.Get("Content-Type"), "text/css; charset=utf-8");
}

}  // namespace
}  // namespace sauro::pages
