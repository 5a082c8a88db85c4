#include "reader/recognise.h"

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "docread/ruled_grid.h"
#include "reader/rules.h"

namespace sauro::reader {
namespace {

constexpr float kRadiansPerDegree = 0.0174533F;
constexpr float kSureEnough = 60;  // mean confidence below which another turn of a page is tried
constexpr std::size_t kEnoughWords = 5;
constexpr float kWidestLabel = 50;  // points, a column of row numbers

// Ink as 1. A little blur takes the grain out of a scan.
Picture Binary(PIX* grey) {
  const Picture calm(pixBlockconv(grey, 1, 1));
  if (calm == nullptr) return nullptr;
  PIX* out = nullptr;
  pixOtsuAdaptiveThreshold(calm.get(), 4000, 4000, 0, 0, 0.1F, nullptr, &out);
  return Picture(out);
}

Picture Straight(PIX* grey) {
  const Picture ink = Binary(grey);
  float angle = 0;
  float sure = 0;
  if (ink == nullptr || pixFindSkewSweepAndSearch(ink.get(), &angle, &sure, 4, 2, 7, 1, 0.01F) != 0)
    return Picture(pixClone(grey));
  if (std::fabs(angle) < 0.05F || sure < 2.5F) return Picture(pixClone(grey));
  return Picture(
      pixRotate(grey, angle * kRadiansPerDegree, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0)
  );
}

// Pieces of ink after gaps of some pixels were closed in one direction.
int PiecesAfterClosing(PIX* ink, bool across) {
  constexpr int kGap = 5;  // at 100 dots per inch: between that of letters and that of lines
  const Picture closed(pixCloseSafeBrick(nullptr, ink, across ? kGap : 1, across ? 1 : kGap));
  int pieces = 0;
  if (closed != nullptr) pixCountConnComp(closed.get(), 8, &pieces);
  return pieces;
}

// Quarter turns clockwise that most likely put the page upright: letters stand nearer to each other
// along a line than lines do, and more of them reach up, with marks above, than down.
int LikelyTurn(PIX* grey) {
  constexpr float kClearly = 3;
  const Picture ink = Binary(grey);
  const Picture small(ink == nullptr ? nullptr : pixReduceRankBinary2(ink.get(), 1, nullptr));
  if (small == nullptr) return 0;
  const bool lies = PiecesAfterClosing(small.get(), false) < PiecesAfterClosing(small.get(), true);
  const Picture level(lies ? pixRotateOrth(ink.get(), 1) : pixClone(ink.get()));
  float up = 0;
  const bool down =
      level != nullptr && pixUpDownDetect(level.get(), &up, 0, 0, 0) == 0 && up < -kClearly;
  return (lies ? 1 : 0) + (down ? 2 : 0);
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

docread::Box PixelsOf(const docread::Box& points, float scale, int inset) {
  const auto edge = static_cast<float>(inset);
  return {
      points.x0 * scale + edge,
      points.y0 * scale + edge,
      points.x1 * scale - edge,
      points.y1 * scale - edge};
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

// One short word in a narrow first column that is no number: more likely a number that was taken
// for a word.
void Recogniser::ReadLabelAgain(
    const docread::Box& pixels, float scale, std::size_t before, docread::Page& out
) {
  if (out.words.size() != before + 1) return;
  const std::string folded = Fold(out.words.back().text);
  if (folded.size() > 4 || folded == "tt" || folded == "stt") return;
  if (folded.find_first_not_of("0123456789.") == std::string::npos) return;
  docread::Page again;
  engine_->SetVariable("tessedit_char_whitelist", "0123456789IVX.");
  ReadArea(pixels, tesseract::PSM_SINGLE_WORD, scale, again);
  engine_->SetVariable("tessedit_char_whitelist", "");
  if (again.words.size() != 1 || again.words.front().confidence < out.words.back().confidence / 2)
    return;
  out.words.back() = std::move(again.words.front());
}

docread::Page Recogniser::ReadUpright(PIX* grey, float dots_per_inch) {
  const float scale = dots_per_inch / kPointsPerInch;
  docread::Page out;
  out.scanned = true;
  const Picture page = Straight(grey);
  const Picture ink = page == nullptr ? nullptr : Binary(page.get());
  if (ink == nullptr) return out;
  out.width = static_cast<float>(pixGetWidth(page.get())) / scale;
  out.height = static_cast<float>(pixGetHeight(page.get())) / scale;
  out.rules = FindFaintRules(page.get(), dots_per_inch);
  const Picture clean(pixCopy(nullptr, page.get()));
  const std::vector<docread::RuledGrid> grids = docread::FindGrids(out.rules);
  for (const docread::PageRule& rule : out.rules) {
    Whiten(clean.get(), rule.box, dots_per_inch, 1);
    Whiten(ink.get(), rule.box, dots_per_inch, 1);
  }
  engine_->SetImage(clean.get());
  engine_->SetSourceResolution(static_cast<int>(dots_per_inch));
  for (const docread::RuledGrid& grid : grids) {
    for (const docread::GridBox& cell : grid.cells) {
      const docread::Box area = PixelsOf(cell.box, scale, 2);
      if (area.Width() < 8 || area.Height() < 8 || !HasInk(ink.get(), area)) continue;
      const std::size_t before = out.words.size();
      ReadArea(area, tesseract::PSM_SINGLE_BLOCK, scale, out);
      if (out.words.size() == before) ReadArea(area, tesseract::PSM_SINGLE_WORD, scale, out);
      if (cell.column == 0 && cell.box.Width() < kWidestLabel)
        ReadLabelAgain(area, scale, before, out);
    }
  }
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
    ReadArea(whole, tesseract::PSM_AUTO, scale, out);
  }
  return out;
}

docread::Page Recogniser::Read(PIX* picture, float dots_per_inch) {
  const Picture grey(pixConvertTo8(picture, 0));
  docread::Page best;
  best.scanned = true;
  if (grey == nullptr) return best;
  const int likely = LikelyTurn(grey.get());
  float sure = -1;
  for (const int more : {0, 2, 1, 3}) {
    const Picture turned(pixRotateOrth(grey.get(), (likely + more) % 4));
    if (turned == nullptr) break;
    docread::Page page = ReadUpright(turned.get(), dots_per_inch);
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
