#include "cli/words.h"

#include <CLI/Config.hpp>
#include <CLI/Error.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <memory>
#include <numeric>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"

namespace sauro::cli {
namespace {

// What stands before " is required", after the last ": ".
std::string Without(const std::string& text, std::string_view end) {
  const auto place = text.rfind(end);
  return place == std::string::npos ? text : text.substr(0, place);
}

std::string After(const std::string& text, std::string_view mark) {
  const auto place = text.find(mark);
  return place == std::string::npos ? text : text.substr(place + mark.size());
}

// How many letters must be put in, taken out or changed to make one of the other.
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

// The command whose name is missing or unknown: "sauro", or "user" of "sauro user".
const CLI::App& Innermost(const CLI::App& program) {
  const CLI::App* command = &program;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *command;
}

// What was typed instead of a command, and the command that was probably meant.
std::string NoSuchCommand(const CLI::App& program) {
  const CLI::App& command = Innermost(program);
  std::vector<std::string> names;
  for (const CLI::App* inner : command.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(inner->get_name());
  }
  const std::string known = "; các lệnh: " + Join(names, ", ");
  const std::vector<std::string> typed = command.remaining();
  const auto word = std::find_if(typed.begin(), typed.end(), [](const std::string& each) {
    return !each.empty() && each.front() != '-';
  });
  if (word == typed.end()) return "Thiếu tên lệnh" + known;
  const std::string none = "Không có lệnh “" + Shorten(*word, 60) + "”";
  const auto far = [&](const std::string& name) {
    return name.starts_with(*word) ? 0 : Distance(Shorten(*word, 60), name);
  };
  const auto nearest = std::min_element(
      names.begin(), names.end(), [&](const auto& a, const auto& b) { return far(a) < far(b); }
  );
  const bool likely = nearest != names.end() && far(*nearest) <= 1 + nearest->size() / 3;
  return likely ? none + "; gần nhất là “" + *nearest + "”" : none + known;
}

std::string Complaint(const CLI::App& program, const CLI::Error& error) {
  const std::string text = error.what();
  const std::string kind = error.get_name();
  if (kind == "RequiredError") {
    const std::string what = Without(text, " is required");
    return what == "A subcommand" ? NoSuchCommand(program) : "Thiếu " + what;
  }
  if (kind == "ExtrasError") return "Không có lệnh hoặc tham số này: " + After(text, ": ");
  if (kind == "ConversionError") return "Giá trị không đúng: " + After(text, ": ");
  if (kind == "ValidationError") return "Giá trị không hợp lệ: " + Without(text, ": ");
  if (kind == "ArgumentMismatch") return "Thiếu giá trị của " + Without(text, ": ");
  if (kind == "ExcludesError" || kind == "RequiresError") return "Các tham số không dùng cùng nhau";
  return text;
}

// A value that may also be named by an option is required once: where it stands as a value.
class Words : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    if (is_positional || !option->get_positional()) {
      return Formatter::make_option(option, is_positional);
    }
    std::ostringstream out;
    const std::string name = option->get_name(true);
    CLI::detail::format_help(
        out,
        make_option_name(option, false),
        "Cách viết khác của giá trị " + name,
        get_column_width()
    );
    return out.str();
  }
};

void Translate(CLI::App& command, const std::shared_ptr<CLI::Formatter>& words) {
  command.formatter(words);
  command.set_help_flag("-h,--help", "In hướng dẫn này");
  for (CLI::Option* option : command.get_options()) {
    if (option->get_group() == "Options") option->group("Tham số");
  }
  for (CLI::App* inner : command.get_subcommands({})) {
    inner->group("Các lệnh");
    Translate(*inner, words);
  }
}

}  // namespace

void SpeakVietnamese(CLI::App& program) {
  auto words = std::make_shared<Words>();
  for (const auto& [english, vietnamese] : {
           std::pair{"Usage", "Cách dùng"},
           std::pair{"OPTIONS", "THAM SỐ"},
           std::pair{"SUBCOMMAND", "LỆNH"},
           std::pair{"SUBCOMMANDS", "CÁC LỆNH"},
           std::pair{"Positionals", "Giá trị"},
           std::pair{"REQUIRED", "(bắt buộc)"},
           std::pair{"TEXT", "CHỮ"},
           std::pair{"UINT", "SỐ"},
           std::pair{"INT", "SỐ"},
           std::pair{"FILE", "TỆP"},
           std::pair{"Excludes", "không dùng cùng"},
           std::pair{"Needs", "cần có"},
       }) {
    words->label(english, vietnamese);
  }
  Translate(program, words);
  program.failure_message([](const CLI::App* app, const CLI::Error& error) {
    const CLI::App* outermost = app;
    while (outermost->get_parent() != nullptr) outermost = outermost->get_parent();
    return outermost->get_name() + ": " + Complaint(*app, error) +
           ".\nXem hướng dẫn: " + app->get_name() + " --help\n";
  });
}

}  // namespace sauro::cli
