#include "reader/strokes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"

namespace sauro::reader {
namespace {

constexpr std::uint8_t kMended = 80;   // percent; less than what nobody looks at again
constexpr std::uint8_t kBoth = 88;     // read and counted alike
constexpr std::uint8_t kSureOne = 94;  // "I" is never taken for 1 that surely

// Ink as a table of bits that ends where ink ends.
class Ink {
 public:
  Ink(PIX* ink, const docread::Box& box) {
    BOX* area = boxCreate(
        static_cast<int>(std::floor(box.x0)),
        static_cast<int>(std::floor(box.y0)),
        static_cast<int>(std::ceil(box.Width())) + 1,
        static_cast<int>(std::ceil(box.Height())) + 1
    );
    const Picture part(pixClipRectangle(ink, area, nullptr));
    boxDestroy(&area);
    PIX* inner = nullptr;
    if (part != nullptr && pixClipToForeground(part.get(), &inner, nullptr) == 0)
      picture_ = Picture(inner);
  }

  [[nodiscard]] bool Empty() const { return picture_ == nullptr; }
  [[nodiscard]] int Width() const { return pixGetWidth(picture_.get()); }
  [[nodiscard]] int Height() const { return pixGetHeight(picture_.get()); }

  // Dark pixels of [x0, x1) and [y0, y1).
  [[nodiscard]] int Dark(int x0, int x1, int y0, int y1) const {
    int out = 0;
    for (int y = std::max(0, y0); y < std::min(y1, Height()); ++y) {
      const l_uint32* row =
          pixGetData(picture_.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(picture_.get());
      for (int x = std::max(0, x0); x < std::min(x1, Width()); ++x) out += GET_DATA_BIT(row, x);
    }
    return out;
  }

 private:
  Picture picture_;
};

struct Band {
  int y0 = 0;
  int y1 = 0;
};

// A run of columns with ink in the band: an upright stroke has a column that is dark nearly all the
// way down, a slanted one has none.
bool IsStroke(const Ink& ink, int x0, int x1, const Band& band) {
  const int high = band.y1 - band.y0;
  if ((x1 - x0) * 10 > ink.Height() * 4) return false;
  for (int x = x0; x < x1; ++x) {
    if (ink.Dark(x, x + 1, band.y0, band.y1) * 10 >= high * 9) return true;
  }
  return false;
}

// Ink at the top beside the stroke [x0, x1): a serif goes to both sides, or hardly anywhere.
bool HasFlag(const Ink& ink, int x0, int x1) {
  constexpr int kFewest = 3;  // columns
  const int top = ink.Height() * 35 / 100;
  const int beside = std::max(kFewest, ink.Height() / 4);
  int left = 0;
  int right = 0;
  for (int i = 0; i < beside; ++i) {
    left += ink.Dark(x0 - i - 1, x0 - i, 0, top) > 0 ? 1 : 0;
    right += ink.Dark(x1 + i, x1 + i + 1, 0, top) > 0 ? 1 : 0;
  }
  return left >= kFewest && left > 2 * right;
}

bool IsStrokeLetter(char c) {
  return std::string_view("1IiHlLJ|!][tTMNf").find(c) != std::string_view::npos;
}

// The part of a word that stands for the number of a quarter, and where the rest begins.
struct Numeral {
  std::string_view read;
  std::string rest;
};

Numeral NumeralOf(std::string_view word) {
  const std::size_t end = std::min(word.find_first_of("/,;.)"), word.size());
  std::size_t slash = end;
  constexpr std::string_view kFraction = "⁄";
  slash = std::min(slash, word.find(kFraction));
  if (slash < word.size()) return {word.substr(0, slash), std::string(word.substr(slash))};
  // "112026": the slash was read as nothing, or as one more stroke.
  constexpr std::size_t kYear = 4;
  const bool year = word.size() > kYear && word.substr(word.size() - kYear).starts_with("20") &&
                    word.find_first_not_of("0123456789", word.size() - kYear) == word.npos;
  if (!year) return {word, {}};
  const std::size_t end_of_number = word.size() - kYear;
  return {word.substr(0, end_of_number), "/" + std::string(word.substr(end_of_number))};
}

bool MayBeStrokes(std::string_view read) {
  constexpr std::size_t kMost = 4;
  return !read.empty() && read.size() <= kMost &&
         std::all_of(read.begin(), read.end(), IsStrokeLetter);
}

constexpr std::array<std::string_view, 3> kPrinted{"I", "II", "III"};

// Writes what is printed for `read`, the beginning of `word`.
void Write(int count, std::string_view read, const std::string& rest, docread::PageWord& word) {
  const std::string_view printed = kPrinted[static_cast<std::size_t>(count - 1)];
  const bool alike = read == printed || (read == "1" && count == 1);
  word.text = std::string(printed) + rest;
  word.confidence = alike ? std::max(word.confidence, kBoth) : kMended;
}

// True if the word is a quarter.
bool MendQuarter(PIX* ink, float scale, docread::PageWord& word) {
  const Numeral numeral = NumeralOf(word.text);
  if (!MayBeStrokes(numeral.read)) return numeral.read == "IV";
  const docread::Box box{
      word.box.x0 * scale, word.box.y0 * scale, word.box.x1 * scale, word.box.y1 * scale};
  const Strokes strokes = StrokesIn(ink, box);
  if (strokes.count < 1 || strokes.count > 3) return true;
  const bool one = numeral.read == "1" && (strokes.figure || word.confidence >= kSureOne);
  if (strokes.count == 1 && one) return true;
  Write(strokes.count, std::string(numeral.read), numeral.rest, word);
  return true;
}

}  // namespace

Strokes StrokesIn(PIX* ink, const docread::Box& box) {
  Strokes out;
  const Ink part(ink, box);
  if (part.Empty() || part.Height() < 8) return out;
  const Band band{part.Height() / 5, part.Height() - part.Height() / 5};
  int x = 0;
  while (x < part.Width()) {
    if (part.Dark(x, x + 1, band.y0, band.y1) == 0) {
      ++x;
      continue;
    }
    int end = x;
    while (end < part.Width() && part.Dark(end, end + 1, band.y0, band.y1) > 0) ++end;
    if (!IsStroke(part, x, end, band)) break;
    if (out.count == 0) out.figure = HasFlag(part, x, end);
    ++out.count;
    x = end;
  }
  out.alone = out.count > 0 && x == part.Width();
  return out;
}

bool MendSection(PIX* ink, const docread::Box& box, docread::PageWord& word) {
  const Strokes strokes = StrokesIn(ink, box);
  if (!strokes.alone || strokes.figure || strokes.count > 3) return false;
  const std::string read(TrimAny(word.text, "."));
  Write(strokes.count, read, word.text.ends_with('.') ? "." : "", word);
  return true;
}

void MendQuarters(PIX* ink, float scale, std::size_t first, std::vector<docread::PageWord>& words) {
  bool expected = false;
  for (std::size_t i = first; i < words.size(); ++i) {
    if (Fold(TrimAny(words[i].text, ".,:;'`-")) == "quy") {
      expected = true;
      continue;
    }
    const bool quarter = expected && MendQuarter(ink, scale, words[i]);
    expected = quarter && words[i].text.ends_with(',');  // "quý II, III"
  }
}

}  // namespace sauro::reader
