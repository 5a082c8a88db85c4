#include "usecase/account_admin.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "domain/organization_tree.h"
#include "usecase/account_facts.h"
#include "usecase/decision_checks.h"
#include "usecase/sign_in.h"

namespace sauro::usecase {
namespace {

constexpr std::size_t kMinPassword = 8;

Status CheckPassword(std::string_view password) {
  if (CountCodePoints(password) < kMinPassword) {
    return Invalid(fmt::format("Mật khẩu phải có ít nhất {} ký tự.", kMinPassword), "mat_khau");
  }
  if (password.size() > kMaxPassword) {
    return Invalid(fmt::format("Mật khẩu dài quá {} byte.", kMaxPassword), "mat_khau");
  }
  return {};
}

Status CheckPost(const Post& post) {
  if (post.role == access::Role::kOfficer && !post.organization) {
    return Invalid("Chuyên viên phải thuộc một cơ quan.", "co_quan");
  }
  return {};
}

Status CheckNewAccount(const NewAccount& account, std::string_view username) {
  const bool plain = username.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") ==
                     std::string_view::npos;
  if (username.size() < 3 || username.size() > 64 || !plain) {
    return Invalid(
        "Tên đăng nhập gồm 3 đến 64 chữ thường không dấu, chữ số, dấu chấm, gạch dưới, gạch nối.",
        "ten_dang_nhap"
    );
  }
  if (Trim(account.display_name).empty() || account.display_name.size() > 200 ||
      !IsStorable(account.display_name)) {
    return Invalid("Hãy ghi họ tên (nhiều nhất 200 byte).", "ho_ten");
  }
  if (auto fits = CheckPassword(account.password); !fits) return fits;
  return CheckPost({account.role, account.organization});
}

Status CheckOrganization(
    views::Queries& queries, const std::optional<domain::OrganizationId>& id, const views::At& at
) {
  if (!id) return {};
  auto organization = queries.FindOrganization(*id, at.position);
  if (!organization && organization.error().kind == ErrorKind::kNotFound)
    return NotFound("Không có cơ quan với mã này trong danh mục.", id->value);
  if (!organization) return organization.error();
  if (domain::WorksOn(*organization, at.day)) return {};
  return Invalid(
      organization->name + " " + domain::NotWorkingText(*organization, at.day) + ".", "co_quan"
  );
}

Result<bool> IsAdministrator(
    views::Queries& queries, const domain::AccountId& account, Position position
) {
  const auto post = queries.FindAppointment(account, position);
  if (!post && post.error().kind == ErrorKind::kNotFound) return false;
  if (!post) return post.error();
  return post->role == access::CodeOf(access::Role::kAdministrator);
}

// kConflict: without `account`, nobody who can sign in keeps accounts any more.
Status CheckNotLastAdministrator(
    views::Queries& queries,
    AccountStore& store,
    const domain::AccountId& account,
    Position position
) {
  auto one = IsAdministrator(queries, account, position);
  if (!one) return one.error();
  if (!*one) return {};
  auto accounts = store.ListAccounts();
  if (!accounts) return accounts.error();
  for (const Account& other : *accounts) {
    if (other.disabled || other.id == account) continue;
    auto another = IsAdministrator(queries, other.id, position);
    if (!another) return another.error();
    if (*another) return {};
  }
  return Conflict(
      "Đây là quản trị viên cuối cùng còn đăng nhập được. Hãy giao vai trò quản trị cho một tài "
      "khoản khác trước."
  );
}

Status CheckNotLastAdministrator(App& app, const domain::AccountId& account) {
  auto head = app.queries.Head();
  if (!head) return head.error();
  return CheckNotLastAdministrator(app.queries, app.accounts, account, *head);
}

// The fact that gives `account` its post, if the organisation is still there and an administrator
// is left.
Status WriteAppointment(
    App& app, const domain::AccountId& actor, const domain::AccountId& account, const Post& post
) {
  const facts::AccountAppointed fact{
      account, std::string(access::CodeOf(post.role)), post.organization};
  const WriteRequest request{NewUuid(app.clock()), actor, std::nullopt};
  auto written =
      app.writer.Write(request, [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        auto known = CheckOrganization(deciding.queries, post.organization, deciding.at);
        if (!known) return known.error();
        if (post.role != access::Role::kAdministrator) {
          auto free = CheckNotLastAdministrator(
              deciding.queries, app.accounts, account, deciding.at.position
          );
          if (!free) return free.error();
        }
        return std::vector<facts::Fact>{fact};
      });
  return written ? Status() : Status(written.error());
}

// Makes `row` the account of that name which never got a role. Errors: kConflict, it has one.
Status TakeUnappointed(App& app, Account& row, Position position) {
  auto known = app.accounts.FindByUsername(row.username);
  if (!known) return known.error();
  const auto appointed = app.queries.FindAppointment(known->id, position);
  if (appointed) return Conflict("Tên đăng nhập này đã có người dùng.", "username");
  if (appointed.error().kind != ErrorKind::kNotFound) return appointed.error();
  row.id = known->id;
  return app.accounts.ChangePassword(row.id, row.password_hash, false);
}

}  // namespace

Result<domain::AccountId> AddAccount(
    App& app, const domain::AccountId& actor, const NewAccount& account
) {
  const std::string username = ToLower(Trim(account.username));
  if (auto fits = CheckNewAccount(account, username); !fits) return fits.error();
  auto head = app.queries.Head();
  if (!head) return head.error();
  const views::At now{*head, DayOf(app.clock())};
  if (auto known = CheckOrganization(app.queries, account.organization, now); !known)
    return known.error();
  auto hash = HashPassword(account.password);
  if (!hash) return hash.error();

  Account row;
  row.id = domain::AccountId(NewUuid(app.clock()));
  row.username = username;
  row.display_name = ToNfc(Trim(account.display_name));
  row.password_hash = *hash;
  // First the account, then its role: an account without a role can do nothing, a role without an
  // account would dangle. Where the second step failed once, the name is free still.
  auto added = app.accounts.AddAccount(row);
  if (!added && added.error().kind == ErrorKind::kConflict) {
    added = TakeUnappointed(app, row, *head);
  }
  if (!added) return added.error();
  const auto appointed = WriteAppointment(
      app, actor.empty() ? row.id : actor, row.id, {account.role, account.organization}
  );
  if (!appointed) return appointed.error();
  return row.id;
}

Status SetPassword(
    App& app, const domain::AccountId& actor, std::string_view username, std::string_view password
) {
  if (auto fits = CheckPassword(password); !fits) return fits;
  auto account = app.accounts.FindByUsername(ToLower(Trim(username)));
  if (!account) return account.error();
  auto hash = HashPassword(password);
  if (!hash) return hash.error();
  if (auto told = TellOfAccount(app, actor, facts::PasswordReset{account->id}); !told) return told;
  return app.accounts.ChangePassword(account->id, *hash, true);
}

Status ChangeOwnPassword(
    App& app, const Principal& who, std::string_view old_password, std::string_view password
) {
  const HashingPlace place({"account " + who.account.value, true});
  if (const Status& taken = place.Taken(); !taken) return taken;
  auto account = app.accounts.FindAccount(who.account);
  if (!account) return account.error();
  if (old_password.size() > kMaxPassword ||
      !PasswordMatches(account->password_hash, old_password)) {
    return Invalid("Mật khẩu hiện tại không đúng.", "mat_khau_cu");
  }
  if (auto fits = CheckPassword(password); !fits) return fits;
  if (password == old_password) {
    return Invalid("Mật khẩu mới phải khác mật khẩu hiện tại.", "mat_khau");
  }
  auto hash = HashPassword(password);
  if (!hash) return hash.error();
  return app.accounts.ReplacePassword(account->id, account->password_hash, *hash);
}

Status SetDisabled(App& app, const domain::AccountId& actor, const Lock& lock) {
  auto account = app.accounts.FindByUsername(ToLower(Trim(lock.username)));
  if (!account) return account.error();
  if (account->disabled == lock.disabled) {
    return Conflict(
        lock.disabled ? "Tài khoản này đã bị khóa từ trước." : "Tài khoản này không bị khóa."
    );
  }
  const std::string reason = ToNfc(Trim(lock.reason));
  if (!lock.disabled) {
    if (Status fits = CheckWords(reason, "ly_do"); !fits) return fits;
    if (auto told = TellOfAccount(app, actor, facts::AccountUnlocked{account->id, reason}); !told)
      return told;
    return app.accounts.SetDisabled(account->id, false);
  }
  if (Status free = CheckNotLastAdministrator(app, account->id); !free) return free;
  Status fits = RequireWords(reason, "ly_do", "Vui lòng ghi lý do khóa tài khoản.");
  if (!fits) return fits;
  if (auto told = TellOfAccount(app, actor, facts::AccountLocked{account->id, reason}); !told)
    return told;
  if (Status set = app.accounts.SetDisabled(account->id, true); !set) return set;
  // Two who lock each other at the same moment both find the other; neither stays locked.
  Status free = CheckNotLastAdministrator(app, account->id);
  if (free) return free;
  if (Status opened = app.accounts.SetDisabled(account->id, false); !opened) return opened;
  auto told = TellOfAccount(app, actor, facts::AccountUnlocked{account->id, free.error().message});
  return told ? free : told;
}

Status Appoint(
    App& app, const domain::AccountId& actor, std::string_view username, const Post& post
) {
  if (auto fits = CheckPost(post); !fits) return fits;
  auto account = app.accounts.FindByUsername(ToLower(Trim(username)));
  if (!account) return account.error();
  auto head = app.queries.Head();
  if (!head) return head.error();
  const auto now = app.queries.FindAppointment(account->id, *head);
  if (!now && now.error().kind != ErrorKind::kNotFound) return now.error();
  if (now && now->role == access::CodeOf(post.role) && now->organization == post.organization) {
    return Conflict("Tài khoản này đang giữ đúng vai trò và cơ quan ấy.");
  }
  return WriteAppointment(app, actor, account->id, post);
}

}  // namespace sauro::usecase
