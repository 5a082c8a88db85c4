#pragma once
// The second step of signing in: six digits of an authenticator application beside the password,
// with codes for the day when the telephone is lost. Why so: docs/decisions/0044-second-step.md.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "usecase/app.h"

namespace sauro::usecase {

/// What is kept of one account. Stands with the accounts, outside the ledger.
struct SecondStep {
  std::string secret;          ///< hexadecimal
  bool on = false;             ///< else only begun: signing in does not ask for it yet
  std::int64_t last_step = 0;  ///< of crypto/totp.h, of the newest code that was taken
  std::string recovery;        ///< SHA-256 of each unused code, hexadecimal, a blank between
};

/// Durable. Thread-safe. Errors: kUnavailable, kNoSpace, kInternal; others as named.
class SecondStepStore {
 public:
  virtual ~SecondStepStore() = default;
  virtual Result<std::optional<SecondStep>> Find(const domain::AccountId& account) = 0;
  /// In place of what was begun before. kConflict: it is on.
  virtual Status Begin(const domain::AccountId& account, const std::string& secret) = 0;
  /// kConflict: it is on already, or another secret was begun meanwhile.
  virtual Status TurnOn(const domain::AccountId& account, const SecondStep& step) = 0;
  /// A code is taken once: kConflict, this step or a later one was taken already.
  virtual Status TakeStep(const domain::AccountId& account, std::int64_t step) = 0;
  /// kConflict: the codes are not `before` any more.
  virtual Status ReplaceRecovery(
      const domain::AccountId& account, const std::string& before, const std::string& after
  ) = 0;
  virtual Status Remove(const domain::AccountId& account) = 0;
};

/// Of the person who asks.
struct SecondStepState {
  bool on = false;
  std::string key;             ///< base32 in groups of four, while it is only begun; else empty
  std::size_t codes_left = 0;  ///< recovery codes
};
Result<SecondStepState> ReadSecondStep(App& app, const Principal& who);
Result<bool> HasSecondStep(App& app, const domain::AccountId& account);

/// Begins: a new key, not asked for yet. Errors: kInvalid with place kStepPasswordPlace, the
/// password is wrong; kConflict, it is on; kUnavailable as SignIn.
inline constexpr std::string_view kStepPasswordPlace = "mat_khau_hai_buoc";
Status BeginSecondStep(App& app, const Principal& who, std::string_view password);

/// The key as a QR code in PNG, while it is only begun. Errors: kNotFound.
Result<std::string> SecondStepPicture(App& app, const Principal& who);

/// Turns it on with a code of the key that was begun, and gives ten recovery codes, which are
/// nowhere kept. Fact account.second_step. Errors: kInvalid with place "ma", the code is not the
/// one of now; kConflict, nothing was begun.
Result<std::vector<std::string>> TurnOnSecondStep(
    App& app, const Principal& who, std::string_view code
);

/// Turns it off. Fact account.second_step. Errors: as BeginSecondStep; kConflict, it is off.
Status TurnOffSecondStep(App& app, const Principal& who, std::string_view password);

/// The same by an administrator, for somebody who has lost telephone and codes. Errors: kNotFound;
/// kConflict, it is off.
Status RemoveSecondStep(App& app, const domain::AccountId& actor, std::string_view username);

/// Whether the account's code is right: six digits of now or of the step before or after, each
/// once, or a recovery code, which is used up. Nothing wrong where no second step is on. Errors:
/// kUnauthenticated with place kCodePlace.
Status CheckSecondStep(App& app, const domain::AccountId& account, std::string_view code);
inline constexpr std::string_view kCodePlace = "ma";

/// Proof that the password of `account` was right a moment ago: for five minutes, and void when the
/// password changes.
std::string PasswordProof(const Account& account, Instant now);
bool Proves(const Account& account, std::string_view proof, Instant now);

}  // namespace sauro::usecase
