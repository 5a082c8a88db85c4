#include "base/text.h"
#include "domain/organization_tree.h"
#include "pages/account_pages.h"
#include "pages/handlers.h"
#include "pages/words.h"
#include "usecase/account_admin.h"
#include "usecase/second_step.h"

namespace sauro::pages {
namespace {

std::string NameOfOrganization(
    const domain::Catalogue& catalogue, const std::optional<domain::OrganizationId>& id
) {
  if (!id) return {};
  for (const domain::Organization& each : catalogue.organizations) {
    if (each.id == *id) return each.name;
  }
  return id->value;
}

// An account with its post at `position`.
struct Seen {
  AccountLine line;
  HeldPost post;
};

Result<Seen> See(
    usecase::App& app,
    const usecase::Account& account,
    Position position,
    const domain::Catalogue& catalogue
) {
  Seen out{{account.username, account.display_name, {}, {}, account.disabled}, {}};
  const auto appointment = app.queries.FindAppointment(account.id, position);
  if (!appointment && appointment.error().kind == ErrorKind::kNotFound) return out;
  if (!appointment) return appointment.error();
  out.post.role = appointment->role;
  if (appointment->organization) out.post.organization = appointment->organization->value;
  if (const auto role = access::RoleFromCode(appointment->role)) {
    out.line.role = access::NameOf(*role);
  }
  out.line.organization = NameOfOrganization(catalogue, appointment->organization);
  return out;
}

// Where a post may be: those that work on `day`, and the one where it is.
std::vector<domain::Organization> Offered(
    std::vector<domain::Organization> organizations, Day day, const std::string& held
) {
  std::erase_if(organizations, [&](const domain::Organization& each) {
    return !domain::WorksOn(each, day) && each.id.value != held;
  });
  return organizations;
}

// The page of the account that the path names.
Response AccountPage(
    const Context& context, const Request& request, const AccountFormState& state
) {
  const auto now = usecase::Resolve(context.app, std::nullopt);
  if (!now) return Response::Fail(now.error());
  const auto catalogue = context.app.queries.ReadCatalogue(now->position);
  if (!catalogue) return Response::Fail(catalogue.error());
  const auto account = context.app.accounts.FindByUsername(request.Param("ten"));
  if (!account) return Response::Fail(account.error());
  auto seen = See(context.app, *account, now->position, *catalogue);
  if (!seen) return Response::Fail(seen.error());
  const auto on = usecase::HasSecondStep(context.app, account->id);
  if (!on) return Response::Fail(on.error());
  seen->line.second_step = *on;
  const Frame frame = FrameFor(context, request, "Tài khoản " + account->username);
  return Response::Html(
      RenderAccount(
          frame,
          seen->line,
          seen->post,
          Offered(catalogue->organizations, now->day, seen->post.organization),
          state
      ),
      state.error ? http::StatusFor(state.error->kind) : 200
  );
}

// Back to the account with a notice, or its page again with what was wrong.
Response AfterChange(
    const Context& context, const Request& request, const Status& changed, std::string_view notice
) {
  if (!changed.ok()) return AccountPage(context, request, {request.form, changed.error()});
  // Who was signed out, or has another post, must not stay known for a second more.
  context.sessions.Forget();
  return Response::Redirect(
      Query().Add("bao", notice).After("/tai-khoan/" + UrlEncode(request.Param("ten")))
  );
}

Result<usecase::Post> PostOf(const Request& request) {
  const auto role = access::RoleFromCode(request.form.Get("vai_tro"));
  if (!role) return Invalid("Vai trò không đúng. Vui lòng chọn lại vai trò.");
  usecase::Post post{*role, std::nullopt};
  const std::string& organization = request.form.Get("co_quan");
  if (!organization.empty()) post.organization.emplace(organization);
  return post;
}

const std::string& ReasonOf(const Request& request) {
  return request.form.Get("ly_do");
}

Response AccountsPage(
    const Context& context, const Request& request, const AccountFormState& state, int status
) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  const auto at = usecase::Resolve(context.app, *as_of);
  if (!at) return Response::Fail(at.error());
  const Frame frame = FrameAt(context, request, "Tài khoản", *at, *as_of);
  const auto catalogue = context.app.queries.ReadCatalogue(at->position);
  if (!catalogue) return Response::Fail(catalogue.error());
  const auto accounts = context.app.accounts.ListAccounts();
  if (!accounts) return Response::Fail(accounts.error());
  std::vector<AccountLine> lines;
  for (const usecase::Account& account : *accounts) {
    auto seen = See(context.app, account, at->position, *catalogue);
    if (!seen) return Response::Fail(seen.error());
    // Names are no facts; that there was an account yet, its first post says.
    if (seen->post.role.empty() && frame.past()) continue;
    lines.push_back(std::move(seen->line));
  }
  const auto offered = Offered(catalogue->organizations, at->day, "");
  return Response::Html(RenderAccounts(frame, lines, offered, state), status);
}

}  // namespace

Response ShowAccounts(const Context& context, Request& request) {
  return AccountsPage(context, request, {}, 200);
}

Response AddAccount(const Context& context, Request& request) {
  usecase::NewAccount account;
  account.username = request.form.Get("ten_dang_nhap");
  account.display_name = request.form.Get("ho_ten");
  account.password = request.form.Get("mat_khau");
  const auto post = PostOf(request);
  if (!post) return Response::Fail(post.error());
  account.role = post->role;
  account.organization = post->organization;
  const auto added = usecase::AddAccount(context.app, session::Who(request).account, account);
  if (added) return Response::Redirect("/tai-khoan?bao=da-them");
  Error error = added.error();
  if (error.kind == ErrorKind::kConflict) error.place = "ten_dang_nhap";
  if (error.kind == ErrorKind::kNotFound) error.place = "co_quan";
  return AccountsPage(context, request, {request.form, error}, http::StatusFor(error.kind));
}

Response ShowAccount(const Context& context, Request& request) {
  return AccountPage(context, request, {});
}

Response AppointAccount(const Context& context, Request& request) {
  const auto post = PostOf(request);
  if (!post) return AfterChange(context, request, post.error(), {});
  const Status appointed =
      usecase::Appoint(context.app, session::Who(request).account, request.Param("ten"), *post);
  return AfterChange(context, request, appointed, "da-doi-vai-tro");
}

Response ResetPassword(const Context& context, Request& request) {
  const Status set = usecase::SetPassword(
      context.app, session::Who(request).account, request.Param("ten"), request.form.Get("mat_khau")
  );
  return AfterChange(context, request, set, "da-dat-lai");
}

Response RemoveSecondStep(const Context& context, Request& request) {
  const Status removed =
      usecase::RemoveSecondStep(context.app, session::Who(request).account, request.Param("ten"));
  return AfterChange(context, request, removed, "da-tat-hai-buoc");
}

Response LockAccount(const Context& context, Request& request) {
  const Status locked = usecase::SetDisabled(
      context.app, session::Who(request).account, {request.Param("ten"), true, ReasonOf(request)}
  );
  return AfterChange(context, request, locked, "da-khoa");
}

Response UnlockAccount(const Context& context, Request& request) {
  const Status opened = usecase::SetDisabled(
      context.app, session::Who(request).account, {request.Param("ten"), false, ReasonOf(request)}
  );
  return AfterChange(context, request, opened, "da-mo-khoa");
}

}  // namespace sauro::pages
