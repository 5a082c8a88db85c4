// sauro-reader: reads one hostile document from standard input in a cage and writes frames
// (helper/wire.h) to standard output. It is started by sauro; it links poppler and stands under the
// GNU General Public License for that reason.
//
//   sauro-reader pdf | picture            pages, by text layer or recognition
//   sauro-reader draw pdf | picture N T   page N as PNG, turned by T hundredths of a degree
//   sauro-reader convert EXTENSION TARGET  an older office file to docx or xlsx

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <functional>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "helper/wire.h"
#include "reader/office.h"
#include "reader/page_picture.h"
#include "reader/pages.h"
#include "reader/sandbox.h"

namespace sauro::reader {
namespace {

constexpr std::size_t kMostInput = std::size_t{50} << 20U;

// The one who started this program went away: nothing is left to do.
void Send(helper::FrameKind kind, std::string_view payload) {
  const std::string frame = helper::EncodeFrame(kind, payload);
  std::string_view rest = frame;
  while (!rest.empty()) {
    const ssize_t count = write(STDOUT_FILENO, rest.data(), rest.size());
    if (count <= 0) _exit(1);
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::string ReadInput() {
  std::string out;
  std::array<char, 65536> piece{};
  for (;;) {
    const ssize_t count = read(STDIN_FILENO, piece.data(), piece.size());
    if (count <= 0) return out;
    out.append(piece.data(), static_cast<std::size_t>(count));
    if (out.size() > kMostInput) return out;
  }
}

void Finish(const std::optional<helper::Failure>& failed) {
  if (failed) {
    Send(helper::FrameKind::kFailure, std::string(1, static_cast<char>(*failed)));
  } else {
    Send(helper::FrameKind::kDone, {});
  }
}

std::optional<helper::Failure> ReadPages(std::string_view what) {
  Send(helper::FrameKind::kSandbox, EnterCage({}));
  const std::string input = ReadInput();
  const PageSink sink{
      [](std::uint32_t count) { Send(helper::FrameKind::kPages, helper::EncodeNumber(count)); },
      [](std::uint32_t number) { Send(helper::FrameKind::kBegun, helper::EncodeNumber(number)); },
      [](const docread::Page& page) { Send(helper::FrameKind::kPage, helper::EncodePage(page)); }};
  return what == "pdf" ? ReadPdf(input, sink) : ReadPictures(input, sink);
}

std::optional<helper::Failure> ConvertFile(
    const std::string& extension, const std::string& target
) {
  const std::string input = ReadInput();
  std::string out;
  std::string missing;
  const auto failed = Convert(input, extension, target, out, missing);
  Send(helper::FrameKind::kSandbox, missing);
  if (!failed) Send(helper::FrameKind::kFile, out);
  return failed;
}

std::optional<helper::Failure> DrawPage(std::string_view kind, const PageWanted& wanted) {
  Cage cage;
  cage.cpu_seconds = 30;
  Send(helper::FrameKind::kSandbox, EnterCage(cage));
  const std::string input = ReadInput();
  std::string png;
  const auto failed =
      kind == "pdf" ? DrawPdfPage(input, wanted, png) : DrawPicturePage(input, wanted, png);
  if (!failed) Send(helper::FrameKind::kFile, png);
  return failed;
}

std::optional<std::uint32_t> NumberOf(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (wrong != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// What the arguments ask for; nothing where they ask for nothing known.
using Work = std::function<std::optional<helper::Failure>()>;

Work WorkOf(const std::vector<std::string>& asked) {
  const auto is_kind = [](const std::string& kind) { return kind == "pdf" || kind == "picture"; };
  if (asked.size() == 1 && is_kind(asked[0])) return [asked] { return ReadPages(asked[0]); };
  if (asked.size() == 3 && asked[0] == "convert")
    return [asked] { return ConvertFile(asked[1], asked[2]); };
  if (asked.size() == 4 && asked[0] == "draw" && is_kind(asked[1])) {
    const auto number = NumberOf(asked[2]);
    const auto turned = NumberOf(asked[3]);
    if (number && turned && *turned < docread::kFullTurn)
      return [asked, wanted = PageWanted{*number, *turned}] { return DrawPage(asked[1], wanted); };
  }
  return {};
}

int Run(int count, char** arguments) {
  const Work work = WorkOf({arguments + std::min(count, 1), arguments + count});
  if (!work) {
    std::fputs(
        "sauro-reader pdf | picture | draw KIND PAGE TURN | convert EXTENSION TARGET (started by "
        "sauro)\n",
        stderr
    );
    return 2;
  }
  // Nothing of the one who started this program, and no life without it.
  close_range(3, ~0U, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setpriority(PRIO_PROCESS, 0, 10);  // requests go first; without it, only slower answers
  try {
    Finish(work());
  } catch (const std::bad_alloc&) {
    Finish(helper::Failure::kOutOfMemory);
  }
  return 0;
}

}  // namespace
}  // namespace sauro::reader

int main(int count, char** arguments) {
  return sauro::reader::Run(count, arguments);
}
