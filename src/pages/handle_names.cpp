// Names of organisations that editors settled.
#include "pages/handlers.h"
#include "pages/names_page.h"
#include "usecase/learned_aliases.h"
#include "usecase/reading.h"

namespace sauro::pages {
namespace {

Response NamesPage(
    const Context& context, const Request& request, const std::optional<Error>& error, int status
) {
  const usecase::Principal& who = session::Who(request);
  const auto names = usecase::ListLearnedAliases(context.app, who);
  if (!names) return Response::Fail(names.error());
  const Frame frame = FrameFor(context, request, "Tên đã ghi nhớ");
  const auto name_of = [&](const domain::AccountId& account) {
    return usecase::DisplayName(context.app, account);
  };
  const bool drafts = who.May(access::Permission::kPreparePlans);
  return Response::Html(RenderNames(frame, {*names, name_of, drafts, error}), status);
}

}  // namespace

Response ShowNames(const Context& context, Request& request) {
  return NamesPage(context, request, std::nullopt, 200);
}

Response RemoveName(const Context& context, Request& request) {
  const Status removed = usecase::RemoveLearnedAlias(
      context.app,
      session::Who(request),
      RequestIdOf(context, request),
      domain::OrganizationId(request.form.Get("co_quan")),
      request.form.Get("ten")
  );
  if (removed.ok()) return Response::Redirect("/ten-da-ghi-nho?bao=da-bo-ten");
  // Somebody else took it back first: the list of now says so.
  const Error& why = removed.error();
  if (why.kind != ErrorKind::kNotFound) return Response::Fail(why);
  return NamesPage(context, request, why, http::StatusFor(why.kind));
}

}  // namespace sauro::pages
