#include "usecase/second_step.h"

#include <sodium.h>

#include <charconv>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "crypto/totp.h"
#include "report/qr_picture.h"
#include "usecase/account_facts.h"
#include "usecase/own_password.h"
#include "usecase/secrets.h"

namespace sauro::usecase {
namespace {

constexpr std::size_t kSecretBytes = 20;  // as long as the hash, which the standard asks for
constexpr std::size_t kCodes = 10;
constexpr std::size_t kCodeLetters = 10;
constexpr std::int64_t kProofMs = std::int64_t{5} * 60'000;
// Without letters that are taken for digits.
constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";

Error WrongCode(const std::string& text) {
  return {ErrorKind::kUnauthenticated, text, std::string(kCodePlace)};
}

SecondStepStore* StoreOf(App& app) {
  return app.second_steps;
}

Error NoStore() {
  return Unavailable("Máy chủ này chưa dùng được xác thực hai bước.");
}

Result<SecondStep> StepOf(App& app, const domain::AccountId& account) {
  SecondStepStore* store = StoreOf(app);
  if (store == nullptr) return SecondStep();
  auto found = store->Find(account);
  if (!found) return found.error();
  return found->value_or(SecondStep());
}

// "k7mq2-w9xtr"
std::string NewCode() {
  std::string code;
  for (std::size_t i = 0; i < kCodeLetters; ++i) {
    if (i == kCodeLetters / 2) code += '-';
    code += kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
  }
  return code;
}

// What was typed without blanks and dashes, in small letters.
std::string Plain(std::string_view code) {
  std::string plain;
  for (const char letter : code.substr(0, 64)) {
    if (letter != ' ' && letter != '-') plain += letter;
  }
  return ToLower(plain);
}

// The step whose code this is, of those that may be meant now and were not taken yet.
std::optional<std::int64_t> StepMeant(const SecondStep& step, std::string_view code, Instant now) {
  const std::string secret = FromHexText(step.secret);
  const std::int64_t here = crypto::TotpStepAt(now.unix_ms);
  std::optional<std::int64_t> meant;
  for (std::int64_t each = here - 1; each <= here + 1; ++each) {
    if (each > step.last_step && SameSecret(crypto::Totp(secret, each), code)) meant = each;
  }
  return meant;
}

std::string ProofText(const Account& account, std::int64_t until) {
  return ProofHex(
      account.password_hash, "sauro second step\n" + account.id.value + '\n' + std::to_string(until)
  );
}

}  // namespace

Result<SecondStepState> ReadSecondStep(App& app, const Principal& who) {
  auto step = StepOf(app, who.account);
  if (!step) return step.error();
  SecondStepState state;
  state.on = step->on;
  if (!step->on) {
    const std::string key = crypto::ToBase32(FromHexText(step->secret));
    for (std::size_t i = 0; i < key.size(); ++i) {
      if (i > 0 && i % 4 == 0) state.key += ' ';
      state.key += key[i];
    }
  } else if (!step->recovery.empty()) {
    state.codes_left = Split(step->recovery, ' ').size();
  }
  return state;
}

Result<bool> HasSecondStep(App& app, const domain::AccountId& account) {
  auto step = StepOf(app, account);
  if (!step) return step.error();
  return step->on;
}

Status BeginSecondStep(App& app, const Principal& who, std::string_view password) {
  if (StoreOf(app) == nullptr) return NoStore();
  if (Status right = CheckOwnPassword(app, who, password, kStepPasswordPlace); !right) return right;
  return StoreOf(app)->Begin(who.account, RandomHex(kSecretBytes));
}

Result<std::string> SecondStepPicture(App& app, const Principal& who) {
  auto step = StepOf(app, who.account);
  if (!step) return step.error();
  if (step->on || step->secret.empty()) return NotFound("Không có mã nào đang chờ quét.");
  auto account = app.accounts.FindAccount(who.account);
  if (!account) return account.error();
  // User names are of letters, digits, dots, dashes and underscores: nothing to escape.
  return report::QrPng(
      "otpauth://totp/SauRo:" + account->username +
      "?secret=" + crypto::ToBase32(FromHexText(step->secret)) + "&issuer=SauRo"
  );
}

Result<std::vector<std::string>> TurnOnSecondStep(
    App& app, const Principal& who, std::string_view code
) {
  if (StoreOf(app) == nullptr) return NoStore();
  auto step = StepOf(app, who.account);
  if (!step) return step.error();
  if (step->secret.empty()) {
    return Conflict("Chưa có mã nào để xác nhận; vui lòng bấm Bật xác thực hai bước lại.");
  }
  if (step->on) return Conflict("Xác thực hai bước đang bật.");
  const auto meant = StepMeant(*step, Plain(code), app.clock());
  if (!meant) {
    return Invalid(
        "Mã không đúng. Hãy nhập sáu số đang hiện ở ứng dụng, và xem lại giờ của điện thoại.",
        std::string(kCodePlace)
    );
  }
  std::vector<std::string> codes;
  step->recovery.clear();
  for (std::size_t i = 0; i < kCodes; ++i) {
    codes.push_back(NewCode());
    if (i > 0) step->recovery += ' ';
    step->recovery += HashHex(Plain(codes.back()));
  }
  step->on = true;
  step->last_step = *meant;
  if (auto told = TellOfAccount(app, who.account, facts::SecondStepSet{who.account, true}); !told)
    return told.error();
  if (auto kept = StoreOf(app)->TurnOn(who.account, *step); !kept) return kept.error();
  return codes;
}

Status TurnOffSecondStep(App& app, const Principal& who, std::string_view password) {
  auto step = StepOf(app, who.account);
  if (!step) return step.error();
  if (!step->on) return Conflict("Xác thực hai bước đang tắt.");
  if (Status right = CheckOwnPassword(app, who, password, kStepPasswordPlace); !right) return right;
  if (auto told = TellOfAccount(app, who.account, facts::SecondStepSet{who.account, false}); !told)
    return told;
  return StoreOf(app)->Remove(who.account);
}

Status RemoveSecondStep(App& app, const domain::AccountId& actor, std::string_view username) {
  auto account = app.accounts.FindByUsername(ToLower(Trim(username)));
  if (!account) return account.error();
  if (account->id == actor)
    return Conflict("Hãy tắt xác thực hai bước của chính mình ở trang Tài khoản của tôi.");
  auto step = StepOf(app, account->id);
  if (!step) return step.error();
  if (!step->on) return Conflict("Tài khoản này không bật xác thực hai bước.");
  if (auto told = TellOfAccount(app, actor, facts::SecondStepSet{account->id, false}); !told)
    return told;
  return StoreOf(app)->Remove(account->id);
}

Status CheckSecondStep(App& app, const domain::AccountId& account, std::string_view code) {
  auto step = StepOf(app, account);
  if (!step) return step.error();
  if (!step->on) return {};
  const std::string plain = Plain(code);
  if (plain.empty()) return WrongCode("Vui lòng nhập mã xác thực.");
  if (const auto meant = StepMeant(*step, plain, app.clock())) {
    const Status taken = StoreOf(app)->TakeStep(account, *meant);
    if (taken.ok() || taken.error().kind != ErrorKind::kConflict) return taken;
    return WrongCode("Mã này vừa được dùng. Vui lòng đợi mã kế tiếp.");
  }
  const std::string hash = HashHex(plain);
  std::string rest;
  bool found = false;
  const std::string kept = step->recovery;
  for (const std::string_view each : Split(kept, ' ')) {
    if (SameSecret(each, hash)) {
      found = true;
      continue;
    }
    if (!rest.empty()) rest += ' ';
    rest.append(each);
  }
  if (!found) {
    return WrongCode("Mã xác thực không đúng hoặc đã hết hạn. Vui lòng nhập mã đang hiện.");
  }
  const Status used = StoreOf(app)->ReplaceRecovery(account, kept, rest);
  if (used.ok() || used.error().kind != ErrorKind::kConflict) return used;
  return WrongCode("Mã dự phòng này đã được dùng.");
}

std::string PasswordProof(const Account& account, Instant now) {
  const std::int64_t until = now.unix_ms + kProofMs;
  return std::to_string(until) + '.' + ProofText(account, until);
}

bool Proves(const Account& account, std::string_view proof, Instant now) {
  const std::size_t dot = proof.find('.');
  if (dot == std::string_view::npos) return false;
  std::int64_t until = 0;
  const auto read = std::from_chars(proof.data(), proof.data() + dot, until);
  if (read.ec != std::errc() || read.ptr != proof.data() + dot) return false;
  return now.unix_ms <= until && until <= now.unix_ms + kProofMs &&
         !account.password_hash.empty() &&
         SameSecret(ProofText(account, until), proof.substr(dot + 1));
}

}  // namespace sauro::usecase
