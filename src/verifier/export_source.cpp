#include <cstdio>
#include <memory>

#include "ledger/record_line.h"
#include "verifier/line_source.h"

namespace sauro::verifier {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

// Hands on the whole lines of `pending` and keeps the rest.
Status TakeLines(std::string& pending, const TakeLine& take) {
  std::size_t begin = 0;
  for (std::size_t end = pending.find('\n'); end != std::string::npos;
       end = pending.find('\n', begin)) {
    if (auto taken = take(std::string_view(pending).substr(begin, end - begin)); !taken) {
      return taken;
    }
    begin = end + 1;
  }
  pending.erase(0, begin);
  if (pending.size() > ledger::kMaxLineBytes) return TooLarge("Sổ có dòng dài quá 64 MB.");
  return {};
}

}  // namespace

Status ReadExport(const std::string& path, const TakeLine& take) {
  const std::unique_ptr<std::FILE, CloseFile> file(
      path == "-" ? stdin : std::fopen(path.c_str(), "rbe")
  );
  if (!file) return NotFound("Không mở được tệp sổ.", path);
  std::string piece(std::size_t{1} << 20U, '\0');
  std::string pending;
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), file.get())) {
    pending.append(piece, 0, count);
    if (auto taken = TakeLines(pending, take); !taken) return taken;
  }
  if (std::ferror(file.get()) != 0) return Unavailable("Không đọc được tệp sổ.", path);
  return pending.empty() ? Status() : take(pending);
}

}  // namespace sauro::verifier
