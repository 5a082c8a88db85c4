#pragma once
// What every command on a data folder must agree on, since reports depend on it: how the
// installation is called, and when a deadline is near. The file installation.json in the data
// folder.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "usecase/app.h"

namespace sauro::main {

struct Installation {
  std::string place;
  std::int32_t near_due_days = domain::kDefaultNearDueDays;
  usecase::Letterhead state;
  usecase::Letterhead party;
};

/// Letterheads of a province of this name: "Hà Giao" gives "Ủy ban nhân dân tỉnh Hà Giao" and "Tỉnh
/// ủy Hà Giao".
Installation InstallationOfProvince(const std::string& province, std::int32_t near_due_days);

/// The content of the file, in one line.
std::string InstallationJson(const Installation& installation);
/// Errors: kUnreadable, not of that shape.
Result<Installation> InstallationFromJson(std::string_view text);

/// Errors: kUnavailable, kNoSpace; kUnreadable, not of that shape.
Status WriteInstallation(const std::string& data, const Installation& installation);
Result<Installation> ReadInstallation(const std::string& data);

}  // namespace sauro::main
