#include "main/config.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>
#include <utility>
#include <variant>

#include "base/text.h"

namespace sauro::main {
namespace {

struct TextKey {
  std::string Config::*member;
  bool may_be_empty;
};
struct SwitchKey {
  bool Config::*member;
};
struct NumberKey {
  std::int64_t Config::*member;
  std::int64_t low, high;
};
struct RulesKey {
  std::string Config::*member;
};
struct LevelKey {};
struct FormatKey {};

struct Key {
  std::string_view name;
  std::variant<TextKey, SwitchKey, NumberKey, RulesKey, LevelKey, FormatKey> kind;
};

const std::array kKeys = {
    Key{"listen", TextKey{&Config::listen, false}},
    Key{"data", TextKey{&Config::data, false}},
    Key{"database", TextKey{&Config::database, true}},
    Key{"workers", NumberKey{&Config::workers, 1, 64}},
    Key{"secure_cookies", SwitchKey{&Config::secure_cookies}},
    Key{"trust_proxy", SwitchKey{&Config::trust_proxy}},
    Key{"session_hours", NumberKey{&Config::session_hours, 1, 168}},
    Key{"max_extensions", NumberKey{&Config::max_extensions, 0, 100}},
    Key{"max_extension_days", NumberKey{&Config::max_extension_days, 0, 3650}},
    Key{"upload_limit_mb", NumberKey{&Config::upload_limit_mb, 1, 1'024}},
    Key{"before_excludes_day", SwitchKey{&Config::before_excludes_day}},
    Key{"remind_deadline", RulesKey{&Config::remind_deadline}},
    Key{"remind_returned", RulesKey{&Config::remind_returned}},
    Key{"remind_review", RulesKey{&Config::remind_review}},
    Key{"checkpoint_seconds", NumberKey{&Config::checkpoint_seconds, 1, 60}},
    Key{"clamav", TextKey{&Config::clamav, true}},
    Key{"clamav_required", SwitchKey{&Config::clamav_required}},
    Key{"clamav_timeout_seconds", NumberKey{&Config::clamav_timeout_seconds, 1, 300}},
    Key{"remind_seconds", NumberKey{&Config::remind_seconds, 1, 3'600}},
    Key{"smtp_url", TextKey{&Config::smtp_url, true}},
    Key{"smtp_tls", SwitchKey{&Config::smtp_tls}},
    Key{"smtp_user", TextKey{&Config::smtp_user, true}},
    Key{"smtp_password_file", TextKey{&Config::smtp_password_file, true}},
    Key{"smtp_ca_file", TextKey{&Config::smtp_ca_file, true}},
    Key{"mail_from", TextKey{&Config::mail_from, true}},
    Key{"mail_from_name", TextKey{&Config::mail_from_name, true}},
    Key{"webhook_url", TextKey{&Config::webhook_url, true}},
    Key{"webhook_secret_file", TextKey{&Config::webhook_secret_file, true}},
    Key{"public_url", TextKey{&Config::public_url, true}},
    Key{"log_level", LevelKey{}},
    Key{"log_format", FormatKey{}},
};

template <typename T>
struct Choice {
  std::string_view name;
  T value;
};
constexpr std::array kLevels = {
    Choice<log::Level>{"debug", log::Level::kDebug},
    Choice<log::Level>{"info", log::Level::kInfo},
    Choice<log::Level>{"warning", log::Level::kWarning},
    Choice<log::Level>{"error", log::Level::kError},
};
constexpr std::array kFormats = {
    Choice<log::Format>{"text", log::Format::kText},
    Choice<log::Format>{"json", log::Format::kJson},
};

/// Puts the value of one key into `config`; the visitor of Key::kind.
struct Reader {
  const toml::node& node;
  std::string_view name;
  std::string place;
  Config& config;

  [[nodiscard]] Error Wrong(std::string_view wanted) const {
    return Invalid(fmt::format("“{}” phải là {}.", name, wanted), place);
  }

  Status operator()(const TextKey& key) const {
    const auto text = node.value_exact<std::string>();
    if (!text) return Wrong("một chuỗi trong ngoặc kép");
    if (!key.may_be_empty && Trim(*text).empty()) return Wrong("một chuỗi không rỗng");
    config.*key.member = *text;
    return {};
  }

  Status operator()(const SwitchKey& key) const {
    const auto value = node.value_exact<bool>();
    if (!value) return Wrong("true hoặc false");
    config.*key.member = *value;
    return {};
  }

  Status operator()(const NumberKey& key) const {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < key.low || *value > key.high) {
      return Wrong(fmt::format("một số nguyên từ {} đến {}", key.low, key.high));
    }
    config.*key.member = *value;
    return {};
  }

  Status operator()(const RulesKey& key) const {
    const auto text = node.value_exact<std::string>();
    if (!text) return Wrong("một chuỗi trong ngoặc kép");
    const auto rules = domain::ParseReminderRules(*text);
    if (!rules) return Invalid(fmt::format("“{}”: {}", name, rules.error().message), place);
    config.*key.member = *text;
    return {};
  }

  Status operator()(const LevelKey& /*key*/) const { return Choose(kLevels, config.log_level); }
  Status operator()(const FormatKey& /*key*/) const { return Choose(kFormats, config.log_format); }

  template <typename T, std::size_t N>
  [[nodiscard]] Status Choose(const std::array<Choice<T>, N>& choices, T& out) const {
    const auto text = node.value_exact<std::string>();
    std::vector<std::string> names;
    names.reserve(N);
    for (const Choice<T>& choice : choices) {
      if (text && *text == choice.name) {
        out = choice.value;
        return {};
      }
      names.push_back(fmt::format("\"{}\"", choice.name));
    }
    return Wrong("một trong " + Join(names, ", "));
  }
};

std::string Place(const std::string& path, const toml::source_region& source) {
  return fmt::format("{}, dòng {}", path, source.begin.line);
}

const Key* FindKey(std::string_view name) {
  for (const Key& key : kKeys) {
    if (key.name == name) return &key;
  }
  return nullptr;
}

}  // namespace

std::vector<std::string_view> ConfigKeys() {
  std::vector<std::string_view> names;
  names.reserve(kKeys.size());
  for (const Key& key : kKeys) names.push_back(key.name);
  return names;
}

Result<Config> ParseConfig(std::string_view text, const std::string& path) {
  if (!IsUtf8(text)) return Unreadable("Tập tin cấu hình không phải văn bản UTF-8.", path);
  toml::table table;
  try {
    table = toml::parse(text);
  } catch (const toml::parse_error& error) {
    return Unreadable(
        fmt::format("Không đúng cú pháp TOML ({}).", error.description()),
        Place(path, error.source())
    );
  }
  Config config;
  for (const auto& [name, node] : table) {
    const std::string place = Place(path, node.source());
    const Key* key = FindKey(name.str());
    if (key == nullptr) {
      std::vector<std::string> names;
      for (const std::string_view known : ConfigKeys()) names.emplace_back(known);
      return Invalid(
          fmt::format("Không có khóa “{}”. Các khóa: {}.", name.str(), Join(names, ", ")), place
      );
    }
    const Status status = std::visit(Reader{node, key->name, place, config}, key->kind);
    if (!status) return status.error();
  }
  return config;
}

Result<Config> LoadConfig(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    if (errno == ENOENT) return NotFound("Không có tập tin cấu hình này.", path);
    return Unreadable(
        fmt::format("Không mở được tập tin cấu hình ({}).", std::generic_category().message(errno)),
        path
    );
  }
  std::ostringstream text;
  file.peek(
  );  // meets a read error (a directory, a broken disk) as badbit, an empty file as eofbit
  if (file.good()) text << file.rdbuf();
  if (file.bad() || !text) return Unreadable("Không đọc được tập tin cấu hình.", path);
  return ParseConfig(text.str(), path);
}

}  // namespace sauro::main
