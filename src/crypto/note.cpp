#include "crypto/note.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "crypto/base64.h"
#include "crypto/sha256.h"

namespace sauro::crypto {
namespace {

constexpr std::size_t kMaxNoteBytes = std::size_t{64} << 10U;
constexpr std::size_t kMaxSignatures = 16;
constexpr std::string_view kPrivate = "PRIVATE+KEY+";
constexpr std::string_view kDash = "\xE2\x80\x94 ";  // em dash and a space
constexpr char kEd25519 = '\1';
constexpr std::size_t kIdBytes = 4;

template <typename Bytes>
std::string_view View(const Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The first four bytes of SHA-256(name || line feed || kind || public key).
std::string IdBytes(const VerifierKey& key) {
  std::string text = key.name + '\n' + kEd25519;
  text += View(key.key);
  return std::string(BytesOf(Sha256(text)).substr(0, kIdBytes));
}

struct KeyParts {
  std::string name;
  std::string id;
  std::array<std::uint8_t, 32> bytes;
};

// "name+id+base64(1 || 32 bytes)".
std::optional<KeyParts> SplitKey(std::string_view text) {
  const std::size_t first = text.find('+');
  const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  KeyParts parts;
  parts.name = text.substr(0, first);
  parts.id = text.substr(first + 1, second - first - 1);
  const auto bytes = FromBase64(text.substr(second + 1));
  if (!IsKeyName(parts.name) || !bytes || bytes->size() != parts.bytes.size() + 1 ||
      bytes->front() != kEd25519) {
    return std::nullopt;
  }
  std::memcpy(parts.bytes.data(), bytes->data() + 1, parts.bytes.size());
  return parts;
}

std::string KeyText(const VerifierKey& key, std::string_view bytes) {
  return key.name + '+' + key.Id() + '+' + ToBase64(kEd25519 + std::string(bytes));
}

Error NoNote(const char* why) {
  return Unreadable(std::string("Không phải bản ghi có chữ ký: ") + why + ".");
}

bool HasControl(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n';
  });
}

std::optional<NoteSignature> ParseSignature(std::string_view line) {
  if (line.substr(0, kDash.size()) != kDash) return std::nullopt;
  line.remove_prefix(kDash.size());
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || !IsKeyName(line.substr(0, space))) return std::nullopt;
  auto bytes = FromBase64(line.substr(space + 1));
  if (!bytes || bytes->size() <= kIdBytes) return std::nullopt;
  return NoteSignature{std::string(line.substr(0, space)), std::move(*bytes)};
}

}  // namespace

bool IsKeyName(std::string_view name) {
  return !name.empty() && name.size() <= 100 && IsUtf8(name) &&
         std::none_of(name.begin(), name.end(), [](char c) {
           return static_cast<unsigned char>(c) <= ' ' || c == '+' || c == '\x7F';
         });
}

std::string VerifierKey::Id() const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const char byte : IdBytes(*this)) {
    hex.push_back(kDigits[static_cast<unsigned char>(byte) >> 4U]);
    hex.push_back(kDigits[static_cast<unsigned char>(byte) & 15U]);
  }
  return hex;
}

std::string VerifierKey::Text() const {
  return KeyText(*this, View(key));
}

std::optional<VerifierKey> VerifierKey::Parse(std::string_view text) {
  auto parts = SplitKey(text);
  if (!parts) return std::nullopt;
  VerifierKey key{std::move(parts->name), parts->bytes};
  if (key.Id() != parts->id) return std::nullopt;
  return key;
}

std::string SignerKey::Text() const {
  return std::string(kPrivate) + KeyText(Verifier(), View(seed));
}

std::optional<SignerKey> SignerKey::Parse(std::string_view text) {
  if (text.substr(0, kPrivate.size()) != kPrivate) return std::nullopt;
  auto parts = SplitKey(text.substr(kPrivate.size()));
  if (!parts) return std::nullopt;
  SignerKey key{std::move(parts->name), parts->bytes};
  if (key.Verifier().Id() != parts->id) return std::nullopt;
  return key;
}

std::string SignatureLine(std::string_view text, const SignerKey& signer) {
  std::string signature = IdBytes(signer.Verifier());
  signature += View(Sign(signer.seed, text));
  return std::string(kDash) + signer.name + ' ' + ToBase64(signature) + '\n';
}

std::string SignNote(std::string_view text, const SignerKey& signer) {
  return std::string(text) + '\n' + SignatureLine(text, signer);
}

Result<Note> ParseNote(std::string_view bytes) {
  if (bytes.size() > kMaxNoteBytes) return NoNote("dài quá 64 KiB");
  if (!IsUtf8(bytes) || HasControl(bytes)) return NoNote("có ký tự không được phép");
  const std::size_t border = bytes.rfind("\n\n");
  if (border == std::string_view::npos || bytes.back() != '\n') return NoNote("thiếu phần chữ ký");
  Note note;
  note.text = bytes.substr(0, border + 1);
  std::string_view rest = bytes.substr(border + 2);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    auto signature = ParseSignature(rest.substr(0, end));
    if (!signature || note.signatures.size() == kMaxSignatures) return NoNote("chữ ký sai dạng");
    note.signatures.push_back(std::move(*signature));
    rest.remove_prefix(end + 1);
  }
  if (note.signatures.empty()) return NoNote("thiếu phần chữ ký");
  return note;
}

bool BearsNameOf(const Note& note, const VerifierKey& key) {
  const std::string id = IdBytes(key);
  return std::any_of(note.signatures.begin(), note.signatures.end(), [&](const auto& each) {
    return each.name == key.name && each.bytes.compare(0, id.size(), id) == 0;
  });
}

bool IsSignedBy(const Note& note, const VerifierKey& key) {
  const std::string id = IdBytes(key);
  return std::any_of(
      note.signatures.begin(),
      note.signatures.end(),
      [&](const NoteSignature& each) {
        Signature signature;
        if (each.name != key.name || each.bytes.size() != kIdBytes + signature.size() ||
            each.bytes.compare(0, kIdBytes, id) != 0) {
          return false;
        }
        std::memcpy(signature.data(), each.bytes.data() + kIdBytes, signature.size());
        return IsSignature(key.key, note.text, signature);
      }
  );
}

}  // namespace sauro::crypto
