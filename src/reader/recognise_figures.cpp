#include <tesseract/baseapi.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "reader/cells.h"
#include "reader/figures.h"
#include "reader/recognise.h"
#include "reader/strokes.h"

namespace sauro::reader {
namespace {

constexpr std::uint8_t kMended = 80;    // percent
constexpr std::uint8_t kDoubtful = 50;  // what nothing settled is no surer

// Recognition knows no "≥": it reads ">".
std::string WithBar(const std::string& read, std::string_view sign) {
  if (sign == "≥" && read.starts_with('>')) return std::string(sign) + read.substr(1);
  if (sign == "≤" && read.starts_with('<')) return std::string(sign) + read.substr(1);
  return read;
}

std::string TextOf(const docread::Page& page, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out += page.words[i].text;
  return out;
}

std::uint8_t WorstOf(const docread::Page& page, std::size_t begin, std::size_t end) {
  std::uint8_t out = 100;
  for (std::size_t i = begin; i < end; ++i) out = std::min(out, page.words[i].confidence);
  return out;
}

std::string DigitsIn(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) {
    return c >= '0' && c <= '9';
  });
  return out;
}

// "Đạt", "x": words that stand in a column of figures.
bool IsWord(std::string_view text, std::uint8_t confidence) {
  constexpr std::uint8_t kSureWord = 70;
  constexpr std::uint8_t kSureLetter = 85;
  const std::string folded = Fold(text);
  const auto letters =
      std::count_if(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters > 1 ? confidence >= kSureWord : letters == 1 && confidence >= kSureLetter;
}

bool IsLetterLabel(std::string_view text) {
  const std::string_view core = TrimAny(text, ".)");
  return (core.size() == 1 && core[0] >= 'A' && core[0] <= 'Z') ||
         (!core.empty() && core.find_first_not_of("IVX") == std::string_view::npos);
}

}  // namespace

// `picture` holds nothing but digits.
docread::PageWord Recogniser::ReadDigits(PIX* picture, int mode) {
  docread::PageWord out;
  if (picture == nullptr) return out;
  engine_->SetVariable("tessedit_char_whitelist", "0123456789");
  engine_->SetImage(picture);
  docread::Page page;
  ReadArea(
      {0, 0, static_cast<float>(pixGetWidth(picture)), static_cast<float>(pixGetHeight(picture))},
      mode,
      1,
      page
  );
  engine_->SetVariable("tessedit_char_whitelist", "");
  out.confidence = page.words.empty() ? 0 : 100;
  for (const docread::PageWord& word : page.words) {
    out.text += word.text;
    out.confidence = std::min(out.confidence, word.confidence);
  }
  return out;
}

docread::PageWord Recogniser::ReadEachDigit(PIX* grey, const std::vector<docread::Box>& digits) {
  docread::PageWord out;
  for (const docread::Box& digit : digits) {
    const Picture picture = DigitsOf(grey, {digit});
    const docread::PageWord one = ReadDigits(picture.get(), tesseract::PSM_SINGLE_CHAR);
    out.text += one.text;
    out.confidence = std::min(out.confidence, one.confidence);
  }
  return out;
}

// The digits of `printed` once more, alone. `read` is what was read of them at first, `plain`: that
// many digits and nothing that is none. What two readings say alike is sure; of three, two.
docread::PageWord Recogniser::SettleDigits(
    PIX* grey, const PrintedFigure& printed, const docread::PageWord& read, bool plain
) {
  constexpr std::uint8_t kAlike = 88;
  constexpr std::uint8_t kBelieved = 55;
  docread::PageWord out = read;
  out.confidence = std::min(read.confidence, kDoubtful);
  if (!plain) out.text.clear();
  if (--budget_.figures < 0) return out;
  const std::size_t count = printed.digits.size();
  const Picture alone = DigitsOf(grey, printed.digits);
  docread::PageWord second = ReadDigits(alone.get(), tesseract::PSM_SINGLE_LINE);
  if (second.text.size() != count) second = ReadEachDigit(grey, printed.digits);
  if (second.text.size() != count || second.confidence < kBelieved) return out;
  if (second.text == read.text) {
    out.text = read.text;
    out.confidence = std::max(read.confidence, kAlike);
  } else if (!plain || ReadEachDigit(grey, printed.digits).text == second.text) {
    out.text = second.text;
    out.confidence = std::min(second.confidence, kMended);
  }
  return out;
}

// What was read in a cell against the figure that is printed there. Where they differ, or where it
// was read badly, its digits are read again; sign and marks are those that are printed.
void Recogniser::CheckFigure(
    const CellWords& cell, PIX* grey, PIX* ink, float scale, docread::Page& out
) {
  constexpr std::uint8_t kSure = 90;
  const PrintedFigure printed = FigureIn(ink, PixelsOf(cell.box->box, scale, 2));
  const std::string read = TextOf(out, cell.begin, cell.end);
  docread::PageWord digits;
  digits.text = DigitsIn(read);
  digits.confidence = WorstOf(out, cell.begin, cell.end);
  if (printed.digits.empty() || IsWord(read, digits.confidence)) return;
  const bool plain = digits.text.size() == printed.digits.size() && IsFigure(read);
  if (!plain || digits.confidence < kSure) digits = SettleDigits(grey, printed, digits, plain);
  docread::PageWord& word = out.words[cell.begin];
  if (!digits.text.empty()) {
    std::string written = printed.Written(digits.text);
    if (written != WithBar(read, printed.sign))
      digits.confidence = std::min(digits.confidence, kMended);
    word.text = std::move(written);
    for (std::size_t i = cell.begin + 1; i < cell.end; ++i) out.words[i].text.clear();
  }
  word.confidence = digits.confidence;
}

// The number of a row or a section in the first column: strokes are counted, digits that were read
// badly or lost a dot between them are read again.
void Recogniser::CheckLabel(
    const CellWords& cell, PIX* grey, PIX* ink, float scale, docread::Page& out
) {
  constexpr std::uint8_t kSure = 85;
  constexpr std::uint8_t kReadWell = 95;
  constexpr std::size_t kMostDigits = 3;
  if (cell.end != cell.begin + 1) return;
  docread::PageWord& word = out.words[cell.begin];
  const docread::Box area = PixelsOf(cell.box->box, scale, 2);
  const bool number = IsNumber(word.text);
  const bool well = number && word.confidence >= kReadWell;
  if (!well && MendSection(ink, InkIn(ink, area), word)) return;
  if (IsLetterLabel(word.text)) return;
  const PrintedFigure printed = FigureIn(ink, area);
  if (printed.digits.empty() || printed.digits.size() > kMostDigits || !printed.sign.empty())
    return;
  const std::string digits = DigitsIn(word.text);
  const bool plain = number && digits.size() == printed.digits.size();
  if (plain && word.confidence >= kSure) {
    if (digits != word.text || well) return;
    word.text = printed.Written(digits);
    std::replace(word.text.begin(), word.text.end(), ',', '.');
    return;
  }
  CheckFigure(cell, grey, ink, scale, out);
  if (IsFigure(out.words[cell.begin].text))
    std::replace(out.words[cell.begin].text.begin(), out.words[cell.begin].text.end(), ',', '.');
}

// Columns of numbers: most of what was read in them are figures.
void Recogniser::CheckFigures(
    const std::vector<CellWords>& cells, PIX* grey, PIX* ink, float scale, docread::Page& out
) {
  constexpr std::size_t kLongest = 14;  // bytes
  constexpr std::size_t kFewest = 3;
  std::map<std::uint32_t, std::pair<std::size_t, std::size_t>> columns;  // figures, all
  for (const CellWords& cell : cells) {
    if (cell.begin == cell.end) continue;
    auto& [figures, all] = columns[cell.box->column];
    ++all;
    if (IsFigure(TextOf(out, cell.begin, cell.end))) ++figures;
  }
  for (const CellWords& cell : cells) {
    const auto& [figures, all] = columns[cell.box->column];
    const std::string text = TextOf(out, cell.begin, cell.end);
    if (figures < kFewest || figures * 2 < all || cell.box->col_span > 1 || text.empty() ||
        text.size() > kLongest || text.find('%') != std::string::npos)
      continue;
    CheckFigure(cell, grey, ink, scale, out);
  }
}

}  // namespace sauro::reader
