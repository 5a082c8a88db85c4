// sauro-reader: reads one hostile document from standard input in a cage and writes frames
// (helper/wire.h) to standard output. It is started by sauro; it links poppler and stands under the
// GNU General Public License for that reason.
//
//   sauro-reader pdf | picture            pages, by text layer or recognition
//   sauro-reader convert EXTENSION TARGET  an older office file to docx or xlsx

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <new>
#include <string>
#include <string_view>

#include "helper/wire.h"
#include "reader/office.h"
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

int Run(int count, char** arguments) {
  const std::string_view what = count > 1 ? arguments[1] : "";
  if (what != "pdf" && what != "picture" && !(what == "convert" && count == 4)) {
    std::fputs(
        "sauro-reader pdf | picture | convert EXTENSION TARGET (started by sauro)\n", stderr
    );
    return 2;
  }
  // Nothing of the one who started this program, and no life without it.
  close_range(3, ~0U, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setpriority(PRIO_PROCESS, 0, 10);  // requests go first; without it, only slower answers
  try {
    Finish(what == "convert" ? ConvertFile(arguments[2], arguments[3]) : ReadPages(what));
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
