#include "main/config.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

namespace sauro::main {
namespace {

Error Refused(std::string_view text) {
  const Result<Config> config = ParseConfig(text, "sauro.toml");
  if (config.ok()) {
    ADD_FAILURE() << "accepted: " << text;
    return {};
  }
  return config.error();
}

TEST(Config, EmptyFile_GivesTheDefaults) {
  const Result<Config> config = ParseConfig("# nothing\n", "sauro.toml");
  ASSERT_TRUE(config.ok());
  EXPECT_EQ(config->listen, "127.0.0.1:8057");
  EXPECT_EQ(config->data, "");
  EXPECT_FALSE(config->secure_cookies);
  EXPECT_EQ(config->clamav, "");
  EXPECT_TRUE(config->clamav_required);
  EXPECT_EQ(config->log_level, log::Level::kInfo);
}

TEST(Config, NamedKeys_AreRead) {
  const Result<Config> config = ParseConfig(
      "listen = \"[::1]:9000\"\ndata = \"/srv/sauro\"\nworkers = 3\nsecure_cookies = true\n"
      "trust_proxy = true\nsession_hours = 8\nupload_limit_mb = 20\nbefore_excludes_day = true\n"
      "clamav = \"/run/clamav/clamd.ctl\"\nclamav_required = false\nclamav_timeout_seconds = 7\n"
      "log_level = \"warning\"\nlog_format = \"json\"\n",
      "sauro.toml"
  );
  ASSERT_TRUE(config.ok()) << config.error().Text();
  EXPECT_EQ(config->listen, "[::1]:9000");
  EXPECT_EQ(config->data, "/srv/sauro");
  EXPECT_EQ(config->workers, 3);
  EXPECT_TRUE(config->secure_cookies);
  EXPECT_TRUE(config->trust_proxy);
  EXPECT_EQ(config->session_hours, 8);
  EXPECT_EQ(config->upload_limit_mb, 20);
  EXPECT_TRUE(config->before_excludes_day);
  EXPECT_EQ(config->clamav, "/run/clamav/clamd.ctl");
  EXPECT_FALSE(config->clamav_required);
  EXPECT_EQ(config->clamav_timeout_seconds, 7);
  EXPECT_EQ(config->log_level, log::Level::kWarning);
  EXPECT_EQ(config->log_format, log::Format::kJson);
}

TEST(Config, UnknownKey_IsRefusedWithItsLineAndTheKnownOnes) {
  const Error error = Refused("workers = 2\n\nworker = 3\n");
  EXPECT_EQ(error.kind, ErrorKind::kInvalid);
  EXPECT_EQ(error.place, "sauro.toml, dòng 3");
  EXPECT_NE(error.message.find("“worker”"), std::string::npos);
  EXPECT_NE(error.message.find("session_hours"), std::string::npos);
}

TEST(Config, UnknownTable_IsRefused) {
  EXPECT_EQ(Refused("[server]\nlisten = \"127.0.0.1:1\"\n").place, "sauro.toml, dòng 1");
}

TEST(Config, WrongTypeOrRange_IsRefusedWithWhatIsWanted) {
  EXPECT_EQ(Refused("workers = 0").message, "“workers” phải là một số nguyên từ 1 đến 64.");
  EXPECT_EQ(Refused("workers = \"8\"").message, "“workers” phải là một số nguyên từ 1 đến 64.");
  EXPECT_EQ(Refused("secure_cookies = 1").message, "“secure_cookies” phải là true hoặc false.");
  EXPECT_EQ(Refused("listen = 8057").message, "“listen” phải là một chuỗi trong ngoặc kép.");
  EXPECT_EQ(Refused("data = \" \"").message, "“data” phải là một chuỗi không rỗng.");
  EXPECT_EQ(
      Refused("log_format = \"xml\"").message, "“log_format” phải là một trong \"text\", \"json\"."
  );
}

TEST(Config, BrokenToml_IsUnreadableWithItsLine) {
  const Error error = Refused("workers = 2\nlisten = \"127\n");
  EXPECT_EQ(error.kind, ErrorKind::kUnreadable);
  EXPECT_EQ(error.place, "sauro.toml, dòng 2");
  EXPECT_EQ(Refused("workers = 2\nworkers = 3\n").kind, ErrorKind::kUnreadable);
  EXPECT_EQ(Refused("listen = \"\xC0\xAF\"").kind, ErrorKind::kUnreadable);
}

TEST(Config, WrongRulesOfReminders_AreRefusedWithTheWordAndTheLine) {
  const Error error = Refused("workers = 3\nremind_review = \"office 3 boss 7\"\n");
  EXPECT_EQ(error.kind, ErrorKind::kInvalid);
  EXPECT_EQ(error.place, "sauro.toml, dòng 2");
  EXPECT_NE(error.message.find("“boss”"), std::string::npos) << error.message;
  const auto none = ParseConfig("remind_review = \"\"\n", "sauro.toml");
  ASSERT_TRUE(none.ok());
  EXPECT_EQ(none->remind_review, "");
}

TEST(Config, MissingFileOrDirectory_IsRefused) {
  EXPECT_EQ(LoadConfig("/nonexistent/sauro.toml").error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(LoadConfig("/").error().kind, ErrorKind::kUnreadable);
  EXPECT_TRUE(LoadConfig("/dev/null").ok());
}

// The installed file names every key, as production wants it, and nothing that the program does not
// know.
TEST(Config, InstalledFile_NamesEveryKey) {
  const std::string path = std::string(SAURO_SOURCE_DIR) + "/packaging/sauro.toml";
  const Result<Config> config = LoadConfig(path);
  ASSERT_TRUE(config.ok()) << config.error().Text();
  EXPECT_EQ(config->data, "/var/lib/sauro");
  EXPECT_TRUE(config->secure_cookies);
  EXPECT_TRUE(config->trust_proxy);
  const Config defaults;
  EXPECT_EQ(config->listen, defaults.listen);
  EXPECT_EQ(config->workers, defaults.workers);
  EXPECT_EQ(config->session_hours, defaults.session_hours);
  EXPECT_EQ(config->upload_limit_mb, defaults.upload_limit_mb);
  EXPECT_EQ(config->before_excludes_day, defaults.before_excludes_day);
  EXPECT_EQ(config->log_level, defaults.log_level);
  EXPECT_EQ(config->log_format, defaults.log_format);
  EXPECT_EQ(config->remind_deadline, defaults.remind_deadline);
  EXPECT_EQ(config->remind_returned, defaults.remind_returned);
  EXPECT_EQ(config->remind_review, defaults.remind_review);

  std::ifstream file(path);
  std::set<std::string> named;
  for (std::string line; std::getline(file, line);) {
    const std::size_t equals = line.find(" = ");
    if (!line.empty() && line[0] != '#' && equals != std::string::npos) {
      named.insert(line.substr(0, equals));
    }
  }
  for (const std::string_view key : ConfigKeys())
    EXPECT_EQ(named.count(std::string(key)), 1U) << key;
  EXPECT_EQ(named.size(), ConfigKeys().size());
}

}  // namespace
}  // namespace sauro::main
