#include "main/ledger_keys.h"

#include <sys/stat.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/durable_file.h"
#include "base/text.h"
#include "store/layout.h"

namespace sauro::main {
namespace {

constexpr mode_t kSecret = 0600;
constexpr mode_t kPublic = 0644;

std::string KeyPath(const std::string& data) {
  return data + "/" + store::kKeyFile;
}
std::string PublicPath(const std::string& data) {
  return data + "/" + store::kPublicKeysFile;
}

struct FoundText {
  bool exists = false;
  std::string text;
};

Result<FoundText> ReadText(const std::string& path) {
  struct stat about {};
  if (stat(path.c_str(), &about) != 0) {
    if (errno == ENOENT) return FoundText{};
    return Unreadable("Không đọc được tệp khóa.", path);
  }
  std::ifstream in(path, std::ios::binary);
  FoundText found{true, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}};
  if (!in) return Unreadable("Không đọc được tệp khóa.", path);
  return found;
}

std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : Split(text, '\n')) {
    if (!Trim(line).empty()) lines.push_back(Trim(line));
  }
  return lines;
}

std::string NameOfPlace(const std::string& place) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string name = "sauro/";
  for (const char c : Fold(place)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain || (c == ' ' && name.back() != '/')) name.push_back(plain ? c : '-');
  }
  name.resize(std::min<std::size_t>(name.size(), 60));
  name += name.back() == '/' ? "so/" : "/";
  for (const char byte : crypto::RandomBytes(4)) {
    name.push_back(kDigits[static_cast<unsigned char>(byte) >> 4U]);
    name.push_back(kDigits[static_cast<unsigned char>(byte) & 15U]);
  }
  return name;
}

// The public list first: a key that signs must never be missing there.
Status WriteKeys(const std::string& data, const usecase::SigningKeys& keys) {
  auto known = ReadPublicKeys(data);
  if (!known) return known.error();
  const crypto::VerifierKey current = keys.current.Verifier();
  std::string list;
  for (const crypto::VerifierKey& key : *known) {
    if (key != current) list += key.Text() + '\n';
  }
  list += current.Text() + '\n';
  if (auto written = ReplaceFile(PublicPath(data), list, kPublic); !written) return written;
  std::string secret = keys.current.Text() + '\n';
  if (keys.previous) secret += keys.previous->Text() + '\n';
  return ReplaceFile(KeyPath(data), secret, kSecret);
}

}  // namespace

Status MakeLedgerKey(const std::string& data, const std::string& place) {
  auto existing = ReadLedgerKeys(data);
  if (!existing) return existing.error();
  if (*existing) return Conflict("Thư mục dữ liệu đã có khóa ký mốc sổ.", KeyPath(data));
  return WriteKeys(data, {{NameOfPlace(place), crypto::NewSeed()}, std::nullopt});
}

Result<std::optional<usecase::SigningKeys>> ReadLedgerKeys(const std::string& data) {
  const std::string path = KeyPath(data);
  auto found = ReadText(path);
  if (!found) return found.error();
  if (!found->exists) return std::optional<usecase::SigningKeys>();
  struct stat about {};
  if (stat(path.c_str(), &about) != 0 || (about.st_mode & 077U) != 0) {
    return Unreadable(
        "Tệp khóa ký mốc sổ phải chỉ riêng chủ sở hữu đọc được; hãy chạy “chmod 600” cho tệp này.",
        path
    );
  }
  const auto lines = Lines(found->text);
  const auto current = lines.empty() ? std::nullopt : crypto::SignerKey::Parse(lines[0]);
  const auto previous = lines.size() == 2 ? crypto::SignerKey::Parse(lines[1]) : std::nullopt;
  if (!current || lines.size() > 2 || (lines.size() == 2 && !previous)) {
    return Unreadable("Tệp khóa ký mốc sổ không đúng dạng.", path);
  }
  return std::optional(usecase::SigningKeys{*current, previous});
}

Result<std::vector<crypto::VerifierKey>> ReadPublicKeys(const std::string& data) {
  auto found = ReadText(PublicPath(data));
  if (!found) return found.error();
  std::vector<crypto::VerifierKey> keys;
  for (const std::string_view line : Lines(found->text)) {
    auto key = crypto::VerifierKey::Parse(line);
    if (!key) return Unreadable("Danh sách khóa công khai không đúng dạng.", PublicPath(data));
    keys.push_back(std::move(*key));
  }
  return keys;
}

Status CheckMaySign(const std::string& data, const usecase::SigningKeys& keys) {
  auto known = ReadPublicKeys(data);
  if (!known) return known.error();
  if (known->empty()) {
    return Conflict(
        "Thiếu tệp khóa công khai ledger.pub; hãy chép lại từ bản sao lưu.", PublicPath(data)
    );
  }
  if (known->back() == keys.current.Verifier()) return {};
  return Conflict(
      "Khóa trong ledger.key không phải khóa mới nhất của sổ này (dòng cuối của ledger.pub): là "
      "khóa của nơi khác hoặc đã được thay. Hãy chép lại đúng khóa từ nơi cất giữ; nếu lần đổi "
      "khóa "
      "trước bị ngắt giữa chừng thì chạy lại “sauro key rotate”.",
      KeyPath(data)
  );
}

Result<usecase::SigningKeys> RotateLedgerKey(const std::string& data) {
  auto known = ReadPublicKeys(data);
  if (!known) return known.error();
  if (known->empty()) return NotFound("Thư mục dữ liệu chưa từng có khóa ký mốc sổ.", data);
  auto old_keys = ReadLedgerKeys(data);
  if (!old_keys) return old_keys.error();
  if (*old_keys && (*old_keys)->previous) {
    return Conflict(
        "Khóa cũ vẫn đang ký cùng khóa mới; nơi làm chứng chưa thấy khóa mới sẽ không theo được "
        "khóa thứ ba. Khi mọi nơi đã thấy, hãy chạy “sauro key retire” trước.",
        KeyPath(data)
    );
  }
  usecase::SigningKeys keys{{known->back().name, crypto::NewSeed()}, std::nullopt};
  if (*old_keys) keys.previous = (*old_keys)->current;
  if (auto written = WriteKeys(data, keys); !written) return written.error();
  return keys;
}

Status RetirePreviousKey(const std::string& data) {
  auto keys = ReadLedgerKeys(data);
  if (!keys) return keys.error();
  if (!*keys || !(*keys)->previous) return NotFound("Không có khóa cũ nào đang ký cùng.", data);
  return WriteKeys(data, {(*keys)->current, std::nullopt});
}

}  // namespace sauro::main
