#pragma once
// A form that could not be taken: its fields travel on, so that what was typed is not lost.

#include <string>
#include <vector>

#include "http/message.h"
#include "pages/page.h"

namespace sauro::pages {

inline constexpr std::size_t kMaxKeptBytes = 64U << 10U;

struct KeptForm {
  std::string target;                   ///< where it was posted to
  std::vector<http::NameValue> fields;  ///< without the CSRF token
  bool had_files = false;               ///< files do not travel
  bool too_large = false;               ///< more than kMaxKeptBytes: nothing was kept
};

/// From the refused request.
KeptForm KeepForm(const http::Request& request);
/// From a sign-in form that carried it. Nothing in `target` if it carried none or a foreign one.
KeptForm CarriedForm(const http::Request& request);

/// Adds {{#KEPT}} with hidden inputs for the sign-in form.
void AddCarried(Dict& dict, const KeptForm& kept);

/// The page "Nội dung đã nhập được giữ lại" with a button that sends the form again. `why` is shown
/// above; may be empty.
std::string RenderKeptForm(const Frame& frame, const KeptForm& kept, std::string_view why);

}  // namespace sauro::pages
