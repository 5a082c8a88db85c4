#pragma once
// The words of the command-line library in Vietnamese, for all programs.

#include <CLI/App.hpp>

namespace sauro::cli {

/// Help texts and complaints of `program` and of all commands that were added to it.
void SpeakVietnamese(CLI::App& program);

}  // namespace sauro::cli
