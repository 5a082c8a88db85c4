#include "main/cli_words.h"

#include <CLI/Config.hpp>
#include <CLI/Error.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <string>
#include <string_view>

namespace sauro::main {
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

std::string Complaint(const CLI::Error& error) {
  const std::string text = error.what();
  const std::string kind = error.get_name();
  if (kind == "RequiredError") {
    const std::string what = Without(text, " is required");
    return what == "A subcommand" ? "Thiếu tên lệnh, hoặc không có lệnh này" : "Thiếu " + what;
  }
  if (kind == "ExtrasError") return "Không có lệnh hoặc tham số này: " + After(text, ": ");
  if (kind == "ConversionError") return "Giá trị không đúng: " + After(text, ": ");
  if (kind == "ValidationError") return "Giá trị không hợp lệ: " + Without(text, ": ");
  if (kind == "ArgumentMismatch") return "Thiếu giá trị của " + Without(text, ": ");
  if (kind == "ExcludesError" || kind == "RequiresError") return "Các tham số không dùng cùng nhau";
  return text;
}

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
  auto words = std::make_shared<CLI::Formatter>();
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
           std::pair{"Excludes", "không dùng cùng"},
           std::pair{"Needs", "cần có"},
       }) {
    words->label(english, vietnamese);
  }
  Translate(program, words);
  program.failure_message([](const CLI::App* app, const CLI::Error& error) {
    return "sauro: " + Complaint(error) + ".\nXem hướng dẫn: " + app->get_name() + " --help\n";
  });
}

}  // namespace sauro::main
