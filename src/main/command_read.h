#pragma once
// `sauro read FILE [--json]`: shows what a document would become, without any database.

#include <string>

namespace sauro::main {

enum class ReadOutput { kSummary, kJson, kCoverage };

/// Prints the draft of `file` to standard output: a summary in Vietnamese with the doubts marked,
/// or the corpus JSON. Returns 0; 2 if the file cannot be read, with the reason on standard error.
int RunRead(const std::string& file, ReadOutput output);

}  // namespace sauro::main
