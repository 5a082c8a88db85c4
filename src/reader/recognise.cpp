#include "reader/recognise.h"

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/text.h"
#include "docread/ruled_grid.h"
#include "reader/cells.h"
#include "reader/clean.h"
#include "reader/dotted.h"
#include "reader/level.h"
#include "reader/light.h"
#include "reader/rules.h"
#include "reader/straighten.h"
#include "reader/strokes.h"

namespace sauro::reader {
namespace {

constexpr float kSureEnough = 60;  // mean confidence below which another turn of a page is tried
constexpr std::size_t kEnoughWords = 5;
constexpr float kLowestFigure = 4;  // points
constexpr float kWidestLabel = 50;  // points, a column of row numbers
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";

// Hundredths of a degree.
std::uint32_t TurnOf(int quarters, float degrees) {
  const auto whole = static_cast<int>(docread::kFullTurn);
  const int turned = quarters * whole / 4 + static_cast<int>(std::lround(degrees * 100));
  return static_cast<std::uint32_t>((turned % whole + whole) % whole);
}

// Paints over `box` (points) with the colour of paper: 0 where ink is 1.
void Whiten(PIX* picture, const docread::Box& box, float dots_per_inch, int margin) {
  const float scale = dots_per_inch / kPointsPerInch;
  const int x0 = std::max(0, static_cast<int>(std::floor(box.x0 * scale)) - margin);
  const int y0 = std::max(0, static_cast<int>(std::floor(box.y0 * scale)) - margin);
  const int x1 = static_cast<int>(std::ceil(box.x1 * scale)) + margin;
  const int y1 = static_cast<int>(std::ceil(box.y1 * scale)) + margin;
  BOX* area = boxCreate(x0, y0, std::max(1, x1 - x0), std::max(1, y1 - y0));
  pixSetInRectArbitrary(picture, area, pixGetDepth(picture) == 1 ? 0 : 255);
  boxDestroy(&area);
}

// True where `box` (pixels) of `ink` holds more than grain.
bool HasInk(PIX* ink, const docread::Box& box) {
  BOX* area = boxCreate(
      static_cast<int>(box.x0),
      static_cast<int>(box.y0),
      static_cast<int>(box.Width()),
      static_cast<int>(box.Height())
  );
  int count = 0;
  const bool known = pixCountPixelsInRect(ink, area, &count, nullptr) == 0;
  boxDestroy(&area);
  return known && count > 12;
}

float MeanConfidence(const docread::Page& page) {
  float sum = 0;
  float letters = 0;
  for (const docread::PageWord& word : page.words) {
    const auto size = static_cast<float>(word.text.size());
    sum += size * static_cast<float>(word.confidence);
    letters += size;
  }
  return letters > 0 ? sum / letters : 0;
}

bool IsLabel(const docread::GridBox& cell) {
  return cell.column == 0 && cell.box.Width() < kWidestLabel;
}

// Hardly read at all, and no speck.
bool IsPoor(const docread::PageWord& word) {
  constexpr std::uint8_t kPoor = 50;
  return word.confidence < kPoor && word.box.Height() >= kLowestFigure &&
         Fold(word.text).find_first_of(kLetters) != std::string::npos;
}

bool IsGood(const docread::PageWord& word) {
  constexpr std::uint8_t kGood = 75;
  return word.confidence >= kGood;
}

bool Overlaps(const docread::Box& a, const docread::Box& b) {
  const float wide = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  const float high = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return wide > 0 && high > 0 && wide * high * 4 > a.Width() * a.Height();
}

bool OnOneLine(const docread::Box& a, const docread::Box& b) {
  const float high = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return high * 2 > std::min(a.Height(), b.Height());
}

}  // namespace

Recogniser::Recogniser() : engine_(std::make_unique<tesseract::TessBaseAPI>()) {}
Recogniser::~Recogniser() = default;

bool Recogniser::Ready() {
  if (!tried_) {
    tried_ = true;
    ready_ = engine_->Init(nullptr, "vie", tesseract::OEM_LSTM_ONLY) == 0;
    engine_->SetVariable("debug_file", "/dev/null");
  }
  return ready_;
}

void Recogniser::ReadArea(const docread::Box& pixels, int mode, float scale, docread::Page& out) {
  engine_->SetPageSegMode(static_cast<tesseract::PageSegMode>(mode));
  engine_->SetRectangle(
      static_cast<int>(pixels.x0),
      static_cast<int>(pixels.y0),
      static_cast<int>(pixels.Width()),
      static_cast<int>(pixels.Height())
  );
  if (engine_->Recognize(nullptr) != 0) return;
  const std::unique_ptr<tesseract::ResultIterator> at(engine_->GetIterator());
  if (at == nullptr) return;
  do {
    const std::unique_ptr<char[]> text(at->GetUTF8Text(tesseract::RIL_WORD));
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    if (text == nullptr || !at->BoundingBox(tesseract::RIL_WORD, &x0, &y0, &x1, &y1)) continue;
    docread::PageWord word;
    word.text = text.get();
    std::erase_if(word.text, [](char c) {
      return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    });
    if (word.text.empty()) continue;
    word.box = {
        static_cast<float>(x0) / scale,
        static_cast<float>(y0) / scale,
        static_cast<float>(x1) / scale,
        static_cast<float>(y1) / scale};
    word.confidence =
        static_cast<std::uint8_t>(std::clamp(at->Confidence(tesseract::RIL_WORD), 0.0F, 100.0F));
    out.words.push_back(std::move(word));
  } while (at->Next(tesseract::RIL_WORD));
}

// A number alone in a wide cell is often taken for a word: it is read again close around its ink.
bool Recogniser::ReadClose(
    const docread::Box& pixels,
    float scale,
    bool (*wanted)(std::string_view),
    std::size_t before,
    docread::Page& out
) {
  constexpr std::uint8_t kBelieved = 55;
  docread::PageWord& first = out.words[before];
  for (const int margin : {4, 10}) {
    docread::Box close = PixelsOf(first.box, scale, -margin);
    close.x0 = std::max(close.x0, pixels.x0);
    close.y0 = std::max(close.y0, pixels.y0);
    close.x1 = std::min(close.x1, pixels.x1);
    close.y1 = std::min(close.y1, pixels.y1);
    docread::Page again;
    ReadArea(close, tesseract::PSM_SINGLE_LINE, scale, again);
    if (again.words.size() != 1) continue;
    docread::PageWord& word = again.words.front();
    if (!wanted(word.text) || word.confidence < kBelieved || word.confidence < first.confidence)
      continue;
    first = std::move(word);
    return true;
  }
  return false;
}

// A label of which nothing was read, though there is ink: one figure alone often looks like a
// speck.
void Recogniser::ReadLostLabel(
    const docread::Box& pixels, PIX* ink, float scale, docread::Page& out
) {
  constexpr float kAround = 6;  // pixels
  const docread::Box close = InkIn(ink, pixels);
  if (close.Width() <= 0 || close.Height() < scale * kLowestFigure) return;
  engine_->SetVariable("tessedit_char_whitelist", "0123456789IVX.");
  ReadArea(
      {close.x0 - kAround, close.y0 - kAround, close.x1 + kAround, close.y1 + kAround},
      tesseract::PSM_SINGLE_WORD,
      scale,
      out
  );
  engine_->SetVariable("tessedit_char_whitelist", "");
}

// One short word in a narrow first column that is no number: more likely a number that was taken
// for a word.
void Recogniser::ReadLabelAgain(
    const docread::Box& pixels, float scale, std::size_t before, docread::Page& out
) {
  constexpr std::uint8_t kSure = 85;
  if (out.words.size() != before + 1) return;
  const std::string folded = Fold(out.words.back().text);
  if (folded.size() > 4 || folded == "tt" || folded == "stt" || folded == "st") return;
  const bool number = IsNumber(folded);
  if (number && out.words.back().confidence >= kSure) return;
  if (ReadClose(pixels, scale, IsNumber, before, out) || number) return;
  docread::Page again;
  engine_->SetVariable("tessedit_char_whitelist", "0123456789IVX.");
  ReadArea(pixels, tesseract::PSM_SINGLE_WORD, scale, again);
  engine_->SetVariable("tessedit_char_whitelist", "");
  if (again.words.size() != 1 || again.words.front().confidence < out.words.back().confidence / 2)
    return;
  out.words.back() = std::move(again.words.front());
}

// One letter alone in the last line of a cell, as "Y" below "Nghiệp vụ", is often taken for a
// syllable: but it is one piece of ink.
void Recogniser::ReadLoneLetter(PIX* ink, float scale, std::size_t first, docread::Page& out) {
  constexpr std::size_t kLongest = 3;  // letters
  constexpr std::uint8_t kSure = 60;
  constexpr std::uint8_t kMended = 80;
  if (out.words.size() < first + 2) return;
  docread::PageWord& last = out.words.back();
  const bool alone = std::none_of(
      out.words.begin() + static_cast<std::ptrdiff_t>(first),
      out.words.end() - 1,
      [&](const docread::PageWord& word) { return OnOneLine(word.box, last.box); }
  );
  const std::size_t letters = CountCodePoints(last.text);
  const bool word = Fold(last.text).find_first_of(kLetters) != std::string::npos;
  if (!alone || !word || letters > kLongest || (letters == 1 && last.confidence >= kSure)) return;
  const docread::Box box = PixelsOf(last.box, scale, -2);
  if (PiecesIn(ink, box) != 1 || --budget_.letters < 0) return;
  docread::Page again;
  ReadArea(PixelsOf(last.box, scale, -5), tesseract::PSM_SINGLE_CHAR, scale, again);
  const bool read = again.words.size() == 1 && CountCodePoints(again.words[0].text) == 1 &&
                    Fold(again.words[0].text).find_first_of(kLetters) != std::string::npos;
  if (read) last.text = again.words[0].text;
  last.confidence =
      read ? std::min(again.words[0].confidence, kMended) : std::min(last.confidence, kSure);
}

// A line of the cell in `pixels`, words from `first` on, in which a word is hardly read: alone it
// is read again, and better or not at all. True if it was tried.
void Recogniser::ReadPoorLine(
    const docread::Box& pixels, float scale, std::size_t first, docread::Page& out
) {
  constexpr float kBetter = 8;
  constexpr float kMargin = 3;  // pixels
  const std::vector<docread::PageWord> all(
      out.words.begin() + static_cast<std::ptrdiff_t>(first), out.words.end()
  );
  const auto poor = std::find_if(all.begin(), all.end(), [&](const docread::PageWord& word) {
    return IsPoor(word) && std::none_of(all.begin(), all.end(), [&](const auto& other) {
             return IsGood(other) && Overlaps(word.box, other.box);
           });
  });
  if (poor == all.end() || --budget_.lines < 0) return;
  docread::Box line = poor->box;
  for (const docread::PageWord& word : all) {
    if (!OnOneLine(word.box, poor->box)) continue;
    line.y0 = std::min(line.y0, word.box.y0);
    line.y1 = std::max(line.y1, word.box.y1);
  }
  docread::Page before;
  docread::Page others;
  for (const docread::PageWord& word : all) {
    const bool inside = word.box.MidY() > line.y0 && word.box.MidY() < line.y1;
    (inside ? before : others).words.push_back(word);
  }
  docread::Page again;
  ReadArea(
      {pixels.x0,
       std::max(pixels.y0, line.y0 * scale - kMargin),
       pixels.x1,
       std::min(pixels.y1, line.y1 * scale + kMargin)},
      tesseract::PSM_SINGLE_LINE,
      scale,
      again
  );
  if (again.words.empty() || MeanConfidence(again) < MeanConfidence(before) + kBetter) return;
  out.words.resize(first);
  for (docread::Page* part : {&others, &again})
    std::move(part->words.begin(), part->words.end(), std::back_inserter(out.words));
}

void Recogniser::ReadCell(const docread::GridBox& cell, PIX* ink, float scale, docread::Page& out) {
  constexpr std::uint8_t kSureFigure = 75;
  constexpr std::size_t kLongestFigure = 8;  // bytes
  const docread::Box area = PixelsOf(cell.box, scale, 2);
  if (area.Width() < 8 || area.Height() < 8 || !HasInk(ink, area)) return;
  const std::size_t before = out.words.size();
  ReadArea(area, tesseract::PSM_SINGLE_BLOCK, scale, out);
  if (out.words.size() == before) ReadArea(area, tesseract::PSM_SINGLE_WORD, scale, out);
  if (IsLabel(cell)) {
    if (out.words.size() == before) ReadLostLabel(area, ink, scale, out);
    ReadLabelAgain(area, scale, before, out);
  } else if (out.words.size() == before + 1 && out.words[before].confidence < kSureFigure &&
             out.words[before].text.size() <= kLongestFigure) {
    ReadClose(area, scale, IsFigure, before, out);
  } else {
    ReadPoorLine(area, scale, before, out);
    ReadLoneLetter(ink, scale, before, out);
  }
}

void Recogniser::ReadCells(
    const docread::RuledGrid& grid, PIX* grey, PIX* ink, float scale, docread::Page& out
) {
  std::vector<CellWords> read;
  std::vector<CellWords> labels;
  for (const docread::GridBox& cell : grid.cells) {
    const std::size_t before = out.words.size();
    ReadCell(cell, ink, scale, out);
    const bool label = IsLabel(cell);
    std::vector<CellWords>& kind = label ? labels : read;
    if (!label || cell.row > 0) kind.push_back({&cell, before, out.words.size()});
  }
  CheckFigures(read, grey, ink, scale, out);
  for (const CellWords& cell : labels) CheckLabel(cell, grey, ink, scale, out);
  std::erase_if(out.words, [](const docread::PageWord& word) { return word.text.empty(); });
}

docread::Page Recogniser::ReadUpright(PIX* grey, int quarters, float skew, float dots_per_inch) {
  const float scale = dots_per_inch / kPointsPerInch;
  budget_ = {};
  docread::Page out;
  out.scanned = true;
  out.turned = TurnOf(quarters, skew);
  Picture page = Level(grey, skew);
  if (page == nullptr) return out;
  if (Picture drawn = DottedRulesDrawn(page.get(), TonesOf(page.get()), dots_per_inch))
    page = std::move(drawn);
  FaintRules found = FindFaintRules(page.get(), dots_per_inch);
  if (Picture straight = Straightened(page.get(), found.strokes, dots_per_inch)) {
    page = std::move(straight);
    found = FindFaintRules(page.get(), dots_per_inch);
  }
  out.width = static_cast<float>(pixGetWidth(page.get())) / scale;
  out.height = static_cast<float>(pixGetHeight(page.get())) / scale;
  out.rules = std::move(found.rules);
  // Lines are looked for first: a dotted one is made of specks.
  Picture clean = WithoutSpecks(page.get(), dots_per_inch);
  if (clean == nullptr) clean = Picture(pixCopy(nullptr, page.get()));
  const Picture ink = clean == nullptr ? nullptr : Binary(clean.get());
  if (ink == nullptr) return out;
  const std::vector<docread::RuledGrid> grids = docread::FindGrids(out.rules);
  for (const docread::PageRule& rule : out.rules) {
    Whiten(clean.get(), rule.box, dots_per_inch, 1);
    Whiten(ink.get(), rule.box, dots_per_inch, 1);
  }
  if (Picture clearer = Clearer(clean.get())) clean = std::move(clearer);
  for (const docread::RuledGrid& grid : grids) {
    engine_->SetImage(clean.get());
    engine_->SetSourceResolution(static_cast<int>(dots_per_inch));
    ReadCells(grid, clean.get(), ink.get(), scale, out);
  }
  MendQuarters(ink.get(), scale, 0, out.words);
  for (const docread::RuledGrid& grid : grids) {
    Whiten(clean.get(), grid.box, dots_per_inch, 2);
    Whiten(ink.get(), grid.box, dots_per_inch, 2);
  }
  const docread::Box whole{
      0,
      0,
      static_cast<float>(pixGetWidth(page.get())),
      static_cast<float>(pixGetHeight(page.get()))};
  if (HasInk(ink.get(), whole)) {
    engine_->SetImage(clean.get());
    engine_->SetSourceResolution(static_cast<int>(dots_per_inch));
    const std::size_t before = out.words.size();
    ReadArea(whole, tesseract::PSM_AUTO, scale, out);
    MendQuarters(ink.get(), scale, before, out.words);
  }
  return out;
}

Picture TurnedBy(PIX* picture, std::uint32_t turn) {
  constexpr std::uint32_t kQuarter = docread::kFullTurn / 4;
  const std::uint32_t quarters = (turn + kQuarter / 2) / kQuarter;
  const auto rest = static_cast<int>(turn) - static_cast<int>(quarters * kQuarter);
  const Picture upright(pixRotateOrth(picture, static_cast<int>(quarters % 4)));
  if (upright == nullptr) return nullptr;
  return Level(upright.get(), static_cast<float>(rest) / 100);
}

docread::Page Recogniser::Read(PIX* picture, float dots_per_inch) {
  Picture grey(pixConvertTo8(picture, 0));
  docread::Page best;
  best.scanned = true;
  if (grey == nullptr) return best;
  if (Picture lit = EvenlyLit(grey.get(), dots_per_inch)) grey = std::move(lit);
  if (Picture inner = WithoutEdges(grey.get(), dots_per_inch)) grey = std::move(inner);
  const int likely = LikelyTurn(grey.get());
  float sure = -1;
  for (const int more : {0, 2, 1, 3}) {
    const int quarters = (likely + more) % 4;
    const Picture turned(pixRotateOrth(grey.get(), quarters));
    if (turned == nullptr) break;
    const float skew = Skew(turned.get(), dots_per_inch);
    docread::Page page = ReadUpright(turned.get(), quarters, skew, dots_per_inch);
    // Nothing can be read of a page that was turned the wrong way.
    if (page.words.empty() && skew != 0)
      page = ReadUpright(turned.get(), quarters, 0, dots_per_inch);
    const float page_sure = MeanConfidence(page);
    if (page_sure > sure) {
      best = std::move(page);
      sure = page_sure;
    }
    if (sure >= kSureEnough || best.words.size() < kEnoughWords) break;
  }
  engine_->Clear();
  return best;
}

}  // namespace sauro::reader
