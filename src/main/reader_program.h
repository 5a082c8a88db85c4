#pragma once
// Where sauro-reader stands, and how a terminal sees it at work.

#include "helper/source_reader.h"

namespace sauro::main {

/// The one beside this program, else the installed one.
helper::ReaderOptions InstalledReader();

/// One line on stderr that is written over, if that is a terminal.
void PrintProgress(const helper::Progress& progress);

}  // namespace sauro::main
