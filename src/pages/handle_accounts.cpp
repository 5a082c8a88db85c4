#include "pages/handlers.h"
#include "pages/office_pages.h"
#include "usecase/sign_in.h"

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
    AccountLine line{account.username, account.display_name, {}, {}, account.disabled};
    const auto appointment = context.app.queries.FindAppointment(account.id, at->position);
    if (!appointment && appointment.error().kind != ErrorKind::kNotFound) {
      return Response::Fail(appointment.error());
    }
    // Names are no facts; that there was an account yet, its first post says.
    if (!appointment && frame.past()) continue;
    if (appointment) {
      if (const auto role = access::RoleFromCode(appointment->role)) {
        line.role = access::NameOf(*role);
      }
      line.organization = NameOfOrganization(*catalogue, appointment->organization);
    }
    lines.push_back(std::move(line));
  }
  return Response::Html(RenderAccounts(frame, lines, catalogue->organizations, state), status);
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
  const std::string& organization = request.form.Get("co_quan");
  if (!organization.empty()) account.organization.emplace(organization);
  const auto role = access::RoleFromCode(request.form.Get("vai_tro"));
  if (!role) return Response::Fail(Invalid("Vai trò không đúng. Vui lòng chọn lại vai trò."));
  account.role = *role;
  const auto added = usecase::AddAccount(context.app, session::Who(request).account, account);
  if (added) return Response::Redirect("/tai-khoan?bao=da-them");
  Error error = added.error();
  if (error.kind == ErrorKind::kConflict) error.place = "ten_dang_nhap";
  if (error.kind == ErrorKind::kNotFound) error.place = "co_quan";
  return AccountsPage(context, request, {request.form, error}, http::StatusFor(error.kind));
}

}  // namespace sauro::pages
