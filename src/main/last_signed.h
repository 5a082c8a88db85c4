#pragma once
// The checkpoint that was signed last, in the file ledger.signed of the data folder.

#include <string>

#include "usecase/checkpoints.h"

namespace sauro::main {

class LastSignedFile : public usecase::LastSigned {
 public:
  explicit LastSignedFile(const std::string& data);
  Result<std::string> Read() override;
  Status Keep(const std::string& note) override;

 private:
  std::string path_;
};

}  // namespace sauro::main
