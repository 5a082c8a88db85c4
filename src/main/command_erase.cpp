// erase: words of a fact that may no longer be kept.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/uuid.h"
#include "main/commands.h"
#include "main/ledger_keys.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "usecase/content_erase.h"

namespace sauro::main {
namespace {

constexpr std::size_t kMostFound = 200;
constexpr std::size_t kMostShown = 160;

struct EraseOptions {
  std::string data;
  std::string find;
  usecase::Erasure erasure;
};

int RunFind(const EraseOptions& options) {
  auto workspace = Workspace::Open(options.data, store::OpenMode::kRead);
  if (!workspace) return Refuse(workspace.error());
  auto found = usecase::FindContent((*workspace)->app(), options.find, kMostFound);
  if (!found) return Refuse(found.error());
  bool any_old = false;
  for (const usecase::FoundContent& each : *found) {
    const ledger::KeptWords& words = each.words;
    const std::string text = Shorten(CollapseSpace(words.text), kMostShown);
    any_old = any_old || !each.erasable;
    if (each.erasable) {
      fmt::print("--fact {} --field {}: {}\n", words.fact, words.field, text);
    } else {
      fmt::print("không xóa được: sự kiện {}, trường {}: {}\n", words.fact, words.field, text);
    }
  }
  if (found->empty()) fmt::print("Không tìm thấy.\n");
  if (found->size() == kMostFound) fmt::print(stderr, "Còn nữa: hãy tìm cụm từ dài hơn.\n");
  if (any_old) {
    fmt::print(
        stderr,
        "Chỗ “không xóa được” do bản cũ ghi thẳng vào sự kiện: xóa đi thì mã băm của sổ không khớp "
        "nữa, nên phải để lại.\n"
    );
  }
  fmt::print(
      stderr,
      "Chỉ tìm trong lời báo cáo, ý kiến thẩm định, lý do (gia hạn, tạm dừng, điều chỉnh, khóa tài "
      "khoản, bỏ dự thảo) và tên tệp minh chứng; không tìm trong văn bản kế hoạch, là thứ không "
      "xóa "
      "được.\n"
  );
  return kDone;
}

// An order to erase is signed like a checkpoint. Nothing: there has never been a key here.
Result<std::optional<crypto::SignerKey>> SignerOf(
    const std::string& data, const std::vector<std::string>& known
) {
  const auto keys = ReadLedgerKeys(data);
  if (!keys) return keys.error();
  if (!*keys && known.empty()) return std::optional<crypto::SignerKey>();
  if (!*keys) {
    return Conflict("Thiếu khóa ký nên không xóa được: lệnh xóa phải có chữ ký.", "ledger.key");
  }
  if (auto may = CheckMaySign(data, **keys); !may) return may.error();
  return std::optional((*keys)->current);
}

int RunErase(const EraseOptions& options) {
  auto workspace = Workspace::Open(options.data, store::OpenMode::kRemove);
  if (!workspace) return Refuse(workspace.error());
  usecase::App& app = (*workspace)->app();
  store::DataFolder& folder = (*workspace)->folder();
  const auto signer = SignerOf(options.data, app.settings.ledger_keys);
  if (!signer) return Refuse(signer.error());
  auto erased = usecase::EraseContent(
      app, domain::AccountId("command-line"), NewUuid(app.clock()), options.erasure, *signer
  );
  if (!erased) return Refuse(erased.error());
  for (const ledger::KeptWords& words : erased->words)
    fmt::print("Đã xóa nội dung của sự kiện {}, trường {}.\n", words.fact, words.field);
  for (const std::string& field : erased->confirmed) {
    fmt::print("Đã ký lệnh xóa trước đây của trường {}.\n", field);
  }
  if (erased->words.empty()) fmt::print("Nội dung này đã xóa từ trước.\n");
  for (const std::string& file : erased->shared_files) {
    fmt::print(
        stderr,
        "sauro: Tệp {} chưa xóa vì báo cáo hoặc văn bản khác cũng kèm tệp ấy; tìm bằng --find "
        "{}.\n",
        file,
        file
    );
  }
  if (auto scrubbed = folder.Scrub(); !scrubbed) {
    fmt::print(stderr, "sauro: Chưa dọn hết dấu vết trong cơ sở dữ liệu; hãy chạy lại lệnh này.\n");
    return Refuse(scrubbed.error());
  }
  fmt::print(
      "Đã dọn khỏi cơ sở dữ liệu. Bản sao lưu đã làm trước đây vẫn còn nội dung này "
      "(xem docs/operations.md).\n"
  );
  return erased->shared_files.empty() ? kDone : kRefused;
}

}  // namespace

void AddEraseCommand(CLI::App& program, int& exit_code) {
  auto options = std::make_shared<EraseOptions>();
  usecase::Erasure& erasure = options->erasure;
  CLI::App* command = program.add_subcommand(
      "erase",
      "Xóa nội dung của một sự kiện, kể cả khi máy chủ đang chạy; sổ vẫn chứng minh được đã có nội "
      "dung đó"
  );
  command->add_option("--data", options->data, "Thư mục dữ liệu")->required();
  CLI::Option* find = command->add_option(
      "--find", options->find, "Chỉ tìm: liệt kê sự kiện và trường có cụm từ này"
  );
  CLI::Option* fact =
      command->add_option("--fact", erasure.fact, "Số của sự kiện trong sổ")->excludes(find);
  command
      ->add_option(
          "--field",
          erasure.fields,
          "text, difficulties, proposals, note, reason hoặc mã minh chứng; ghi nhiều lần cho nhiều "
          "trường; không ghi: mọi trường"
      )
      ->allow_extra_args(false)
      ->needs(fact);
  command->add_option("--reason", erasure.reason, "Lý do; nằm lại trong sổ")->needs(fact);
  command
      ->add_option(
          "--authority", erasure.authority, "Căn cứ, ví dụ số văn bản; hiện ở chỗ nội dung đã xóa"
      )
      ->needs(fact);
  command->callback([options, &exit_code] {
    if (!options->find.empty()) {
      exit_code = RunFind(*options);
    } else if (options->erasure.fact == 0) {
      exit_code = Refuse(Invalid("Hãy cho biết --fact, hoặc --find để tìm."));
    } else {
      exit_code = RunErase(*options);
    }
  });
}

}  // namespace sauro::main
