#include "pages/sign_in_page.h"

#include "pages/context.h"

namespace sauro::pages {

std::string RenderSignIn(const Frame& frame, const SignInState& state) {
  Page page(frame, "sign_in.tpl");
  Dict& body = page.body();
  Set(body, "TARGET", state.target);
  Set(body, "USERNAME", state.username);
  if (state.proof.empty()) {
    body.ShowSection("PASSWORD");
  } else {
    ShowText(body, "CODE", "PROOF", state.proof);
  }
  if (state.error) AddFormError(body, *state.error);
  AddCarried(body, state.kept);
  ShowIf(body, "NOT_SAVED", state.kept.too_large);
  if (!state.kept.target.empty() && !state.kept.too_large) {
    Dict& saved = *body.AddSectionDictionary("SAVED");
    ShowIf(saved, "FILES_AGAIN", state.kept.had_files);
  }
  return page.Html();
}

}  // namespace sauro::pages
