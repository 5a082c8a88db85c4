#pragma once
// The command line of sauro-verify.

namespace sauro::verifier {

/// Exit codes: 0, the ledger is what all checkpoints, kept ones and the report say; 1, it is not,
/// or nothing that was signed could be judged; 2, wrong use, unreadable
/// input, a server that does not let us read, or a report that is right wherever words were not
/// erased since; 3, a report that could not be judged at all, among
/// them one that was made from facts that no trusted key has signed.
int RunCommand(int argc, char** argv);

}  // namespace sauro::verifier
