#pragma once
// Signed notes (C2SP signed-note): a text that people can read, with Ed25519 signatures below it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crypto/ed25519.h"

namespace sauro::crypto {

/// Whose signature one believes. The name has no white space and no plus.
struct VerifierKey {
  std::string name;
  PublicKey key{};

  [[nodiscard]] std::string Id() const;    ///< 8 hexadecimal digits of name and key together
  [[nodiscard]] std::string Text() const;  ///< "name+id+base64", the form that is handed out
  /// Nothing unless `text` is such a form of an Ed25519 key with its right id.
  static std::optional<VerifierKey> Parse(std::string_view text);
  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;
};

/// Who signs. Its text form is a secret.
struct SignerKey {
  std::string name;
  Seed seed{};

  [[nodiscard]] VerifierKey Verifier() const { return {name, PublicKeyOf(seed)}; }
  [[nodiscard]] std::string Text() const;  ///< "PRIVATE+KEY+name+id+base64"
  static std::optional<SignerKey> Parse(std::string_view text);
};

/// True for a name that a key may have: 1 to 100 bytes, no white space, no control, no plus.
bool IsKeyName(std::string_view name);

struct NoteSignature {
  std::string name;
  std::string bytes;  ///< four bytes of the key's id, then the signature
};

struct Note {
  std::string text;  ///< with the line end of its last line
  std::vector<NoteSignature> signatures;
};

/// `text` must end with a line end and hold no empty line at its end.
std::string SignNote(std::string_view text, const SignerKey& signer);

/// One more signature line, to be put below a note of the same text.
std::string SignatureLine(std::string_view text, const SignerKey& signer);

/// Errors: kUnreadable, no note: at most 64 KiB, UTF-8 without controls, one empty line before the
/// signatures, at least one and at most 16 of them. No signature is checked yet.
Result<Note> ParseNote(std::string_view bytes);

/// True if a signature of the note says to be of this key, rightly or not.
bool BearsNameOf(const Note& note, const VerifierKey& key);

/// True if the note carries a right signature of this key; signatures of others do not matter.
bool IsSignedBy(const Note& note, const VerifierKey& key);

}  // namespace sauro::crypto
