#include "http/multipart.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/text.h"

namespace sauro::http {
namespace {

// Writes what a parser finds as text.
class Recorder : public PartReceiver {
 public:
  Status BeginPart(PartHead head) override {
    text += "[" + head.name + "|" + head.file_name.value_or("-") + "|" + head.content_type + "]";
    return {};
  }
  Status Data(std::string_view bytes) override {
    text += bytes;
    return {};
  }
  Status EndPart() override {
    text += ";";
    return {};
  }
  std::string text;
};

// Feeds `body` in pieces of `step` bytes; "error" if refused.
std::string Parse(std::string_view body, std::size_t step) {
  Recorder recorder;
  MultipartParser parser("B-x", recorder);
  for (std::size_t at = 0; at < body.size(); at += step) {
    if (!parser.Feed(body.substr(at, step)).ok()) return "error";
  }
  return parser.Finish().ok() ? recorder.text : "error";
}

TEST(Multipart, AnySplit_GivesTheSame) {
  const std::string body =
      "preamble\r\n--B-x \t\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B\r\n-2\r\n"
      "--B-x\r\nContent-Type: image/png\r\nContent-Disposition: form-data; name=b; "
      "filename=\"x\\\"y.png\"\r\n\r\n\r\n--B-x--\r\nepilogue --B-x";
  const std::string expected = "[a|-|]1\r\n--B\r\n-2;[b|x\"y.png|image/png];";
  for (std::size_t step = 1; step <= body.size(); ++step) EXPECT_EQ(Parse(body, step), expected);
}

TEST(Multipart, NoParts_IsFine) {
  EXPECT_EQ(Parse("--B-x--", 3), "");
}

TEST(Multipart, Malformed_IsRefused) {
  const std::string head = "--B-x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n";
  for (const std::string& bad : std::vector<std::string>{
           "",
           "--B-x",
           "--B-x\r\n",
           head,
           head + "x",
           head + "x\r\n--B-x",
           head + "x\r\n--B-xx\r\n",
           head + "x\r\n--B-x-",
           "--B-x\r\n\r\nx\r\n--B-x--",
           "--B-x\r\nContent-Type: a\r\n\r\nx\r\n--B-x--",
           "--B-x\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--B-x--",
           "--B-x\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--B-x--",
           "--B-x\r\nContent-Disposition: form-data; name=\"a\"x\r\n\r\nx\r\n--B-x--",
           "--B-x\r\nContent-Disposition: form-data; name=a; "
           "filename*=UTF-8''%zz\r\n\r\nx\r\n--B-x--",
           "--B-x\r\n bad: x\r\n\r\nx\r\n--B-x--",
           "--B-x\r\nX: " + std::string(9'000, 'x') + "\r\n\r\nx\r\n--B-x--"}) {
    EXPECT_EQ(Parse(bad, 7), "error") << bad.substr(0, 70);
    EXPECT_EQ(Parse(bad, 100'000), "error") << bad.substr(0, 70);
  }
}

TEST(MultipartBoundary, OnlyGoodOnes) {
  EXPECT_EQ(MultipartBoundary("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(MultipartBoundary("Multipart/Form-Data; charset=x; Boundary=\"a b:c\""), "a b:c");
  for (const std::string& bad : std::vector<std::string>{
           "multipart/form-data",
           "multipart/mixed; boundary=a",
           "multipart/form-data; boundary=",
           "multipart/form-data; boundary=\"a ",
           "multipart/form-data; boundary=\"a \"",
           "multipart/form-data; boundary=a; boundary=b",
           "multipart/form-data; boundary=\"a\r\nb\"",
           "multipart/form-data; boundary=" + std::string(71, 'a')}) {
    EXPECT_FALSE(MultipartBoundary(bad).has_value()) << bad;
  }
}

TEST(SafeFileName, DangerousNames_BecomeHarmless) {
  EXPECT_EQ(SafeFileName("../../etc/passwd"), "passwd");
  EXPECT_EQ(SafeFileName("C:\\Users\\x\\Kế hoạch.docx"), "Kế hoạch.docx");
  EXPECT_EQ(SafeFileName("ba\u0301o.txt"), "báo.txt");
  EXPECT_EQ(SafeFileName("a\r\nb\x01\u202Ec.txt"), "abc.txt");
  for (const char* nothing : {"", ".", "..", "/", "a/", "\n", "\u202E", "  "}) {
    EXPECT_EQ(SafeFileName(nothing), "tep") << nothing;
  }
  EXPECT_EQ(SafeFileName("\xff.txt"), "\uFFFD.txt");
  std::string many;
  for (int i = 0; i < 200; ++i) many += "ệ";
  const std::string cut = SafeFileName(many + ".docx");
  EXPECT_LE(cut.size(), 200U);
  EXPECT_TRUE(cut.ends_with(".docx"));
  EXPECT_TRUE(IsUtf8(cut));
}

}  // namespace
}  // namespace sauro::http
