// The seeds and former finds of the fuzz programs, run once.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "http/fuzz_targets.h"

namespace sauro::http {
namespace {

using Target = void (*)(std::string_view);

void RunCorpus(const std::string& name, Target target) {
  const std::filesystem::path directory =
      std::filesystem::path(SAURO_SOURCE_DIR) / "test/fuzz/corpus" / name;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    SCOPED_TRACE(entry.path().filename().string());
    target(bytes);
    for (std::size_t length = 0; length < bytes.size(); ++length) target(bytes.substr(0, length));
    ++count;
  }
  EXPECT_GE(count, 3U);
}

TEST(FuzzCorpus, Multipart) {
  RunCorpus("multipart_fuzz", FuzzMultipart);
}
TEST(FuzzCorpus, UrlEncoded) {
  RunCorpus("urlencoded_fuzz", FuzzUrlEncoded);
}
TEST(FuzzCorpus, Cookie) {
  RunCorpus("cookie_fuzz", FuzzCookie);
}
TEST(FuzzCorpus, Url) {
  RunCorpus("url_fuzz", FuzzUrl);
}
TEST(FuzzCorpus, Request) {
  RunCorpus("request_fuzz", FuzzRequest);
}

}  // namespace
}  // namespace sauro::http
