#include "ledger/checkpoint.h"

#include <algorithm>
#include <charconv>

#include "crypto/base64.h"

namespace sauro::ledger {
namespace {

constexpr std::string_view kSuccessor = "sauro-key ";

Error NoCheckpoint(const char* why) {
  return Unreadable(std::string("Không phải mốc sổ: ") + why + ".");
}

// The next line; the text ends with a line end.
std::string_view TakeLine(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

std::string CheckpointText(const Checkpoint& checkpoint) {
  return checkpoint.origin + '\n' + std::to_string(checkpoint.size) + '\n' +
         crypto::ToBase64(crypto::BytesOf(checkpoint.root)) + '\n' +
         (checkpoint.successor ? std::string(kSuccessor) + checkpoint.successor->Text() + '\n' : ""
         );
}

Result<Checkpoint> ParseCheckpoint(std::string_view text) {
  Checkpoint checkpoint;
  checkpoint.origin = TakeLine(text);
  if (checkpoint.origin.empty()) return NoCheckpoint("thiếu tên sổ");
  const std::string_view size = TakeLine(text);
  const auto [end, code] = std::from_chars(size.data(), size.data() + size.size(), checkpoint.size);
  if (code != std::errc() || end != size.data() + size.size() ||
      std::to_string(checkpoint.size) != size) {
    return NoCheckpoint("số sự kiện sai dạng");
  }
  const auto bytes = crypto::FromBase64(TakeLine(text));
  const auto root = bytes ? crypto::HashFromBytes(*bytes) : std::nullopt;
  if (!root) return NoCheckpoint("mã gốc sai dạng");
  checkpoint.root = *root;
  while (!text.empty()) {
    const std::string_view line = TakeLine(text);
    if (line.substr(0, kSuccessor.size()) != kSuccessor) continue;
    checkpoint.successor = crypto::VerifierKey::Parse(line.substr(kSuccessor.size()));
    if (!checkpoint.successor) return NoCheckpoint("khóa kế tiếp sai dạng");
  }
  return checkpoint;
}

std::string SignCheckpoint(const Checkpoint& checkpoint, const crypto::SignerKey& signer) {
  return crypto::SignNote(CheckpointText(checkpoint), signer);
}

Result<Checkpoint> OpenCheckpoint(
    std::string_view note, std::span<const crypto::VerifierKey> trusted
) {
  auto parsed = crypto::ParseNote(note);
  if (!parsed) return parsed.error();
  const auto signer =
      std::find_if(trusted.begin(), trusted.end(), [&](const crypto::VerifierKey& key) {
        return crypto::IsSignedBy(*parsed, key);
      });
  if (signer == trusted.end()) {
    for (const crypto::VerifierKey& key : trusted) {
      if (!crypto::BearsNameOf(*parsed, key)) continue;
      return Conflict("Mốc sổ mang tên khóa " + key.name + "+" + key.Id() + " nhưng chữ ký sai.");
    }
    return Forbidden("Mốc sổ không có chữ ký của khóa mà bạn tin.");
  }
  auto checkpoint = ParseCheckpoint(parsed->text);
  if (checkpoint && checkpoint->origin != signer->name) {
    return Conflict(
        "Mốc của sổ “" + checkpoint->origin + "” do khóa của sổ khác ký (“" + signer->name + "”)."
    );
  }
  return checkpoint;
}

std::optional<std::uint64_t> SizeOfNote(std::string_view note) {
  const auto parsed = crypto::ParseNote(note);
  if (!parsed) return std::nullopt;
  const auto checkpoint = ParseCheckpoint(parsed->text);
  return checkpoint ? std::optional(checkpoint->size) : std::nullopt;
}

}  // namespace sauro::ledger
