#pragma once
// "/dang-nhap": the form, with what was typed elsewhere when a session had ended.

#include <optional>
#include <string>

#include "base/error.h"
#include "pages/kept_form.h"

namespace sauro::pages {

struct SignInState {
  std::string target;    ///< where to go afterwards; safe
  std::string username;  ///< as typed
  KeptForm kept;
  std::optional<Error> error;
  std::string proof{};  ///< the password was right: a code is asked for
};

std::string RenderSignIn(const Frame& frame, const SignInState& state);

}  // namespace sauro::pages
