#pragma once
// The commands of `sauro`. Each adds itself to the command line; when it is chosen, `exit_code` is
// set to what it gave.

#include <CLI/App.hpp>

namespace sauro::main {

void AddReadCommand(CLI::App& program, int& exit_code);
void AddInitCommand(CLI::App& program, int& exit_code);
void AddCatalogueCommand(CLI::App& program, int& exit_code);
void AddAliasCommands(CLI::App& catalogue, int& exit_code);  // of `sauro catalogue`
void AddCopyCommand(CLI::App& program, int& exit_code);
void AddUserCommand(CLI::App& program, int& exit_code);
void AddImportCommand(CLI::App& program, int& exit_code);
void AddEraseCommand(CLI::App& program, int& exit_code);
void AddSweepCommand(CLI::App& program, int& exit_code);
void AddProgressCommand(CLI::App& program, int& exit_code);
void AddBoardCommand(CLI::App& program, int& exit_code);
void AddReportCommand(CLI::App& program, int& exit_code);
void AddServeCommand(CLI::App& program, int& exit_code);
void AddVerifyCommand(CLI::App& program, int& exit_code);
void AddRebuildCommand(CLI::App& program, int& exit_code);
void AddCheckpointCommands(CLI::App& program, int& exit_code);  // checkpoint, key, export
void AddWitnessCommand(CLI::App& program, int& exit_code);
void AddBackupCommands(CLI::App& program, int& exit_code);  // backup, restore

}  // namespace sauro::main
