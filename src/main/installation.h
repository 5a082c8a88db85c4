#pragma once
// What an installation is called on its reports: the file installation.json in the data folder.

#include <string>

#include "base/result.h"
#include "usecase/app.h"

namespace sauro::main {

struct Installation {
  std::string place;
  usecase::Letterhead state;
  usecase::Letterhead party;
};

/// Letterheads of a province of this name: "Hà Giao" gives "Ủy ban nhân dân tỉnh Hà Giao" and "Tỉnh
/// ủy Hà Giao".
Installation InstallationOfProvince(const std::string& province);

/// Errors: kUnavailable, kNoSpace; kUnreadable, not of that shape.
Status WriteInstallation(const std::string& data, const Installation& installation);
Result<Installation> ReadInstallation(const std::string& data);

}  // namespace sauro::main
