// Signed notes come from other servers.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "crypto/note.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto note = sauro::crypto::ParseNote(bytes);
  if (note && (note->text.empty() || note->signatures.empty())) std::abort();
  const auto key = sauro::crypto::VerifierKey::Parse(bytes);
  if (key && key->Text() != bytes) std::abort();
  return 0;
}
