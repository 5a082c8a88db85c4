// Files that must not be read, or not beyond a limit: each gives one message that says what to do.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docread/docx_builder.h"
#include "docread/read.h"

namespace sauro::docread {
namespace {

using ::testing::HasSubstr;

void ExpectRefused(
    std::string_view bytes, ErrorKind kind, const std::string& says, const Limits& limits = {}
) {
  const Result<Document> out = ReadDocument(bytes, "ke-hoach.docx", limits);
  ASSERT_FALSE(out.ok());
  EXPECT_EQ(out.error().kind, kind) << out.error().Text();
  EXPECT_THAT(out.error().message, HasSubstr(says));
  EXPECT_THAT(out.error().place, HasSubstr("ke-hoach.docx"));
  EXPECT_THAT(out.error().message, HasSubstr("Hãy"));  // what to do
}

std::string Repeat(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

std::string Utf16Name() {
  std::string out;
  for (const char c : std::string_view("EncryptedPackage")) out += {c, '\0'};
  return out;
}

TEST(BadInput, NoZip_Refused) {
  ExpectRefused("không phải Word", ErrorKind::kUnreadable, "không phải văn bản Word");
}

// The first letters of pictures alone are text; a fuzzer found that they were looked into too far.
TEST(BadInput, ShorterThanTheHeadOfAPicture_IsText) {
  for (const std::string text : {"BM", "BMxyz", "RIFF", "RIFFabc"}) {
    const Result<Document> out = ReadDocument(text, "ke-hoach.txt");
    ASSERT_TRUE(out.ok()) << text << ": " << out.error().Text();
    EXPECT_EQ(std::get<Paragraph>(out->blocks.at(0)).text, text);
  }
}

TEST(BadInput, TruncatedZip_Refused) {
  const std::string whole = MakeDocx(TableXml({{"TT", "Tên"}}));
  for (std::size_t size = 4; size < whole.size(); size += 7) {
    ExpectRefused(whole.substr(0, size), ErrorKind::kUnreadable, "hỏng");
  }
}

TEST(BadInput, ZipWithoutDocument_Refused) {
  ExpectRefused(MakeZip({{"a.txt", "a"}}), ErrorKind::kUnreadable, "không phải văn bản Word");
}

// The builder refuses a name that is there; a forger writes it over another one.
std::string Renamed(std::string zip, const std::string& from, const std::string& to) {
  EXPECT_EQ(from.size(), to.size());
  std::size_t count = 0;
  for (std::size_t at = zip.find(from); at != std::string::npos; at = zip.find(from, at)) {
    zip.replace(at, from.size(), to);
    ++count;
  }
  EXPECT_EQ(count, 2U) << "once before the bytes, once in the directory";
  return zip;
}

// LibreOffice shows the last of two parts with one name, others the first.
TEST(BadInput, TwoPartsWithOneName_Refused) {
  const std::string bytes = MakeDocx(Para("Một"), {{"vvvv/vvvvvvvv.vvv", DocumentXml("")}});
  EXPECT_TRUE(ReadDocument(bytes, "ke-hoach.docx").ok());
  for (const char* name : {"word/document.xml", "WORD/Document.xml", "word\\document.xml"}) {
    ExpectRefused(
        Renamed(bytes, "vvvv/vvvvvvvv.vvv", name), ErrorKind::kUnreadable, "hai phần cùng tên"
    );
  }
}

TEST(BadInput, ZipBombByRatio_RefusedUnread) {
  ExpectRefused(MakeDocx(Para(std::string(4U << 20U, 'a'))), ErrorKind::kTooLarge, "tỷ lệ nén");
}

TEST(BadInput, ZipBombByTotal_Refused) {
  Limits limits;
  limits.zip_total_bytes = 3000;
  ExpectRefused(MakeDocx(Para(std::string(4000, 'a'))), ErrorKind::kTooLarge, "giải nén", limits);
}

TEST(BadInput, ZipBombByEntries_Refused) {
  ZipEntries parts;
  for (int i = 0; i < 2100; ++i) parts.emplace_back("word/x" + std::to_string(i), "a");
  ExpectRefused(MakeDocx(Para("a"), parts), ErrorKind::kTooLarge, "mục bên trong");
}

TEST(BadInput, NestedZipBomb_InnerIsNeverUnpacked) {
  std::string inner = MakeZip({{"0", std::string(2U << 20U, 'a')}});
  for (int level = 0; level < 5; ++level) {
    ZipEntries copies;
    for (int i = 0; i < 10; ++i) copies.emplace_back(std::to_string(i), inner);
    inner = MakeZip(copies);
  }
  // Beside a sound document it is a dead weight of its packed size.
  EXPECT_TRUE(ReadDocument(MakeDocx(Para("a"), {{"word/embeddings/x.zip", inner}}), "a.docx").ok());
  ExpectRefused(inner, ErrorKind::kUnreadable, "không phải văn bản Word");
}

TEST(BadInput, Entities_Refused) {
  const std::string xml =
      "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"xxxxxxxx\"><!ENTITY y \"&x;&x;\">]>"
      "<w:document><w:body><w:p/></w:body></w:document>";
  ExpectRefused(MakeZip({{"word/document.xml", xml}}), ErrorKind::kUnreadable, "ENTITY");
}

TEST(BadInput, TenThousandLevels_Refused) {
  const std::string deep = Repeat("<w:sdt>", 10'000) + Repeat("</w:sdt>", 10'000);
  ExpectRefused(MakeDocx(deep), ErrorKind::kTooLarge, "quá sâu");
  ExpectRefused(MakeDocx(Para("a"), {{"word/styles.xml", deep}}), ErrorKind::kTooLarge, "quá sâu");
  EXPECT_TRUE(
      ReadDocument(MakeDocx(Repeat("<w:sdt>", 200) + Repeat("</w:sdt>", 200)), "a.docx").ok()
  );
}

TEST(BadInput, BrokenXml_Refused) {
  for (const std::string_view xml :
       {"<w:document><w:body>", "<w:document", "</w:document>", "<a></b>", "", "<!-- ", "<a b='"}) {
    ExpectRefused(MakeZip({{"word/document.xml", std::string(xml)}}), ErrorKind::kUnreadable, "");
  }
}

TEST(BadInput, PasswordProtected_SaysRemoveThePassword) {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(500, '\0') + Utf16Name();
  ExpectRefused(ole, ErrorKind::kUnreadable, "mật khẩu");
  ExpectRefused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old", ErrorKind::kUnreadable, "Word cũ (.doc)");
}

TEST(BadInput, HundredThousandRows_Refused) {
  const std::string row = RowXml({"1", "Nhiệm vụ", "Sở A"});
  Limits limits;
  limits.zip_ratio = 2000;
  const std::string bytes = MakeDocx("<w:tbl>" + Repeat(row, 100'000) + "</w:tbl>");
  ExpectRefused(bytes, ErrorKind::kTooLarge, "20000 dòng", limits);
  ExpectRefused(bytes, ErrorKind::kTooLarge, "tỷ lệ nén");
}

TEST(BadInput, WideAndDeepTables_Refused) {
  ExpectRefused(
      MakeDocx(TableXml({std::vector<std::string>(201, "a")})), ErrorKind::kTooLarge, "200 cột"
  );
  std::string table = TableXml({{"a", "b", "c"}, {"a", "b", "c"}, {"a", "b", "c"}});
  for (int i = 0; i < 10; ++i) {
    std::string outer = "<w:tbl>" + Repeat(RowXml({"a", "b", "c"}), 2);
    outer.append("<w:tr><w:tc>").append(table).append("</w:tc></w:tr></w:tbl>");
    table = std::move(outer);
  }
  ExpectRefused(MakeDocx(table), ErrorKind::kTooLarge, "lồng nhau");
}

TEST(BadInput, UnknownEncoding_SaysSaveAsUtf8) {
  const auto refused = [](std::string_view bytes, std::string_view name) {
    const Result<Document> out = ReadDocument(bytes, name);
    ASSERT_FALSE(out.ok());
    EXPECT_EQ(out.error().kind, ErrorKind::kUnreadable);
    EXPECT_THAT(out.error().message, HasSubstr("UTF-8"));
    EXPECT_THAT(out.error().message, HasSubstr("Hãy"));
  };
  refused("\xB1\xB2\xB3 \xC0\xC1", "ke-hoach.txt");
  refused(std::string_view("a\0b", 3), "ke-hoach.md");
  refused("<html><body>\xB1\xB2\xB3", "ke-hoach.html");
}

TEST(BadInput, OtherKinds_AreNamed) {
  const auto says = [](std::string_view bytes, const std::string& what) {
    const Result<Document> out = ReadDocument(bytes, "a");
    ASSERT_FALSE(out.ok());
    EXPECT_THAT(out.error().message, HasSubstr(what));
  };
  says("%PDF-1.7", "PDF");
  says("{\\rtf1", "RTF");
  says("\x89PNG\r\n", "ảnh");
  says("RIFF1234WEBPVP8 ", "ảnh");
  says("\x1F\x8B\x08", "không phải văn bản");
  says(MakeZip({{"xl/workbook.xml", "<a/>"}}), "Excel");
  says("", "trống");
  says(" \n", "trống");
}

TEST(BadInput, TooLargeFile_Refused) {
  Limits limits;
  limits.file_bytes = 1U << 20U;
  ExpectRefused(std::string((1U << 20U) + 1, 'a'), ErrorKind::kTooLarge, "1 MB", limits);
}

}  // namespace
}  // namespace sauro::docread
