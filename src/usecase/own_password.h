#pragma once
// A signed-in person proves who it is once more.

#include <string_view>

#include "usecase/app.h"

namespace sauro::usecase {

/// Compares the person's password; slow on purpose. Errors: kInvalid with `place`, it is wrong;
/// kUnavailable, too many passwords are being compared at once.
Status CheckOwnPassword(
    App& app, const Principal& who, std::string_view password, std::string_view place
);

}  // namespace sauro::usecase
