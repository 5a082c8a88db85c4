#pragma once
// The command line of sauro-verify.

namespace sauro::verifier {

/// Exit codes: 0, the ledger is what all checkpoints, kept ones and the report say; 1, it is not,
/// or nothing that was signed could be judged; 2, wrong use or unreadable input.
int RunCommand(int argc, char** argv);

}  // namespace sauro::verifier
