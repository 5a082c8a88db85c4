#include "cli/words.h"

#include <gtest/gtest.h>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace sauro::cli {
namespace {

// What a program with the commands import, user (add, password) and verify says to `words`.
std::string Said(std::vector<std::string> words) {
  CLI::App program{"Chương trình", "sauro"};
  program.require_subcommand(1);
  program.add_subcommand("import", "Đọc");
  program.add_subcommand("verify", "Kiểm tra");
  CLI::App* user = program.add_subcommand("user", "Tài khoản");
  user->require_subcommand(1);
  user->add_subcommand("add", "Thêm");
  user->add_subcommand("password", "Mật khẩu");
  SpeakVietnamese(program);
  std::ostringstream out;
  try {
    program.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ParseError& error) {
    EXPECT_NE(program.exit(error, out, out), 0);
  }
  return out.str().substr(0, out.str().find('\n'));
}

TEST(CliWords, UnknownCommand_IsNamedWithTheNearest) {
  EXPECT_EQ(Said({"imprt"}), "sauro: Không có lệnh “imprt”; gần nhất là “import”.");
  EXPECT_EQ(
      Said({"verfiy", "--data", "d"}), "sauro: Không có lệnh “verfiy”; gần nhất là “verify”."
  );
  EXPECT_EQ(Said({"user", "pass"}), "sauro: Không có lệnh “pass”; gần nhất là “password”.");
}

TEST(CliWords, UnknownCommandLikeNoOther_IsNamedWithAllOfThem) {
  EXPECT_EQ(Said({"foo"}), "sauro: Không có lệnh “foo”; các lệnh: import, verify, user.");
}

TEST(CliWords, NoCommand_IsSaidWithThoseThereAre) {
  EXPECT_EQ(Said({}), "sauro: Thiếu tên lệnh; các lệnh: import, verify, user.");
  EXPECT_EQ(Said({"user"}), "sauro: Thiếu tên lệnh; các lệnh: add, password.");
}

TEST(CliWords, ValueThatMayBeAnOption_IsRequiredOnce) {
  CLI::App program{"Chương trình", "sauro-thu"};
  std::string username;
  program.add_option("username,--username", username, "Tên đăng nhập")->required();
  SpeakVietnamese(program);
  const std::string help = program.help();
  EXPECT_EQ(help.find("(bắt buộc)"), help.rfind("(bắt buộc)")) << help;
  EXPECT_NE(help.find("(bắt buộc)"), std::string::npos) << help;
  EXPECT_NE(help.find("Cách viết khác của giá trị username"), std::string::npos) << help;
  EXPECT_EQ(help.find("Print this help"), std::string::npos) << help;
}

TEST(CliWords, Complaint_NamesTheProgram) {
  CLI::App program{"Chương trình", "sauro-thu"};
  SpeakVietnamese(program);
  std::ostringstream out;
  try {
    program.parse(std::vector<std::string>{"--khong-co"});
    FAIL();
  } catch (const CLI::ParseError& error) {
    program.exit(error, out, out);
  }
  EXPECT_EQ(out.str().rfind("sauro-thu: ", 0), 0U) << out.str();
}

}  // namespace
}  // namespace sauro::cli
