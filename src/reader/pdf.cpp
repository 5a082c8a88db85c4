#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>
#include <span>
#include <utility>

#include "base/text.h"
#include "reader/colour.h"
#include "reader/dotted.h"
#include "reader/page_picture.h"
#include "reader/pages.h"
#include "reader/picture.h"
#include "reader/recognise.h"
#include "reader/rules.h"

namespace sauro::reader {
namespace {

using docread::PageWord;

constexpr float kRuleDots = 144;       // dots per inch for finding lines beside a text layer
constexpr float kRecogniseDots = 200;  // for recognition
constexpr int kLightestRule = 200;     // grey level
constexpr std::size_t kFewWords = 50;
constexpr std::size_t kSampledWords = 200;

std::string Utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

enum class Smooth { kNothing, kLetters, kEverything };

// The resolution, lowered until the page has a bearable size; 0 for a page that has none.
float BearableDots(const poppler::page& page, float dots_per_inch) {
  const poppler::rectf size = page.page_rect();
  const double inches =
      std::max(1.0, size.width() / kPointsPerInch) * std::max(1.0, size.height() / kPointsPerInch);
  const double most = std::sqrt(20e6 / inches);
  const auto bearable = static_cast<float>(std::min<double>(dots_per_inch, most));
  return bearable < 10 ? 0 : bearable;
}

// `part` is in pixels, without extent for the whole page.
poppler::image RenderImage(
    const poppler::page& page,
    float dots_per_inch,
    Smooth smooth,
    const docread::Box& part = {},
    poppler::image::format_enum format = poppler::image::format_gray8
) {
  poppler::page_renderer renderer;
  renderer.set_image_format(format);
  renderer.set_render_hint(poppler::page_renderer::antialiasing, smooth == Smooth::kEverything);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, smooth != Smooth::kNothing);
  const bool whole = part.Width() <= 0;
  return renderer.render_page(
      &page,
      dots_per_inch,
      dots_per_inch,
      whole ? -1 : static_cast<int>(part.x0),
      whole ? -1 : static_cast<int>(part.y0),
      whole ? -1 : static_cast<int>(part.Width()),
      whole ? -1 : static_cast<int>(part.Height())
  );
}

Picture Render(const poppler::page& page, float dots_per_inch, Smooth smooth) {
  if (dots_per_inch <= 0) return nullptr;
  const poppler::image image = RenderImage(page, dots_per_inch, smooth);
  if (!image.is_valid() || image.format() != poppler::image::format_gray8) return nullptr;
  Picture out(pixCreate(image.width(), image.height(), 8));
  if (out == nullptr) return nullptr;
  for (int y = 0; y < image.height(); ++y) {
    const char* from = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    l_uint32* to = pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(out.get());
    std::memcpy(to, from, static_cast<std::size_t>(image.width()));
  }
  pixEndianByteSwap(out.get());  // Leptonica keeps the first pixel in the highest byte of a word
  return out;
}

// In grey, without what coloured ink covers.
Picture RenderColour(const poppler::page& page, float dots_per_inch) {
  if (dots_per_inch <= 0) return nullptr;
  const poppler::image image =
      RenderImage(page, dots_per_inch, Smooth::kEverything, {}, poppler::image::format_argb32);
  if (!image.is_valid() || image.format() != poppler::image::format_argb32) return nullptr;
  const Picture colour(pixCreate(image.width(), image.height(), 32));
  if (colour == nullptr) return nullptr;
  for (int y = 0; y < image.height(); ++y) {
    const char* from = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    l_uint32* to =
        pixGetData(colour.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(colour.get());
    for (int x = 0; x < image.width(); ++x) {
      std::uint32_t argb = 0;
      std::memcpy(&argb, from + static_cast<std::ptrdiff_t>(x) * 4, sizeof argb);
      to[x] = argb << 8U;  // Leptonica keeps red in the highest byte
    }
  }
  return GreyOfColour(colour.get(), dots_per_inch);
}

struct Layer {
  std::vector<PageWord> words;
  int turned = 0;  // quarters clockwise by which most of the words are turned
};

Layer TextLayer(const poppler::page& page) {
  Layer layer;
  std::vector<PageWord>& out = layer.words;
  std::array<std::size_t, 4> turned{};
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
    PageWord word;
    word.text = Utf8(box.text());
    std::erase_if(word.text, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
    if (word.text.empty() || word.text.size() > helper::WireLimits{}.word_bytes ||
        !IsUtf8(word.text))
      continue;
    const poppler::rectf place = box.bbox();
    word.box = {
        static_cast<float>(std::min(place.left(), place.right())),
        static_cast<float>(std::min(place.top(), place.bottom())),
        static_cast<float>(std::max(place.left(), place.right())),
        static_cast<float>(std::max(place.top(), place.bottom()))};
    if (box.has_font_info()) {
      const std::string font = ToLower(box.get_font_name());
      word.bold = font.find("bold") != std::string::npos;
    }
    out.push_back(std::move(word));
    ++turned.at(static_cast<std::size_t>(box.rotation() & 3));
  }
  layer.turned = static_cast<int>(std::max_element(turned.begin(), turned.end()) - turned.begin());
  return layer;
}

// `box` of a page of this size, after quarters against the clock.
docread::Box TurnedBack(const docread::Box& box, int quarters, float width, float height) {
  switch (quarters) {
    case 1: return {box.y0, width - box.x1, box.y1, width - box.x0};
    case 2: return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 3: return {height - box.y1, box.x0, height - box.y0, box.x1};
    default: return box;
  }
}

// Text that lies on its side is made upright.
void TurnBack(docread::Page& page, int quarters) {
  if (quarters == 0) return;
  for (PageWord& word : page.words)
    word.box = TurnedBack(word.box, quarters, page.width, page.height);
  for (docread::PageRule& rule : page.rules)
    rule.box = TurnedBack(rule.box, quarters, page.width, page.height);
  if (quarters != 2) std::swap(page.width, page.height);
  page.turned = docread::kFullTurn / 4 * static_cast<std::uint32_t>(4 - quarters);
}

docread::Box PixelsOf(const docread::Box& points, float scale) {
  return {
      std::floor(points.x0 * scale),
      std::floor(points.y0 * scale),
      std::ceil(points.x1 * scale) + 1,
      std::ceil(points.y1 * scale) + 1};
}

// True if `part`, which shows the page from the pixel (left, top) on, differs from it within `box`.
bool Differ(PIX* page, const poppler::image& part, int left, int top, const docread::Box& box) {
  const int x1 = std::min({static_cast<int>(box.x1), pixGetWidth(page), left + part.width()});
  const int y1 = std::min({static_cast<int>(box.y1), pixGetHeight(page), top + part.height()});
  for (int y = std::max(top, static_cast<int>(box.y0)); y < y1; ++y) {
    const char* row =
        part.const_data() + static_cast<std::ptrdiff_t>(y - top) * part.bytes_per_row();
    for (int x = std::max(left, static_cast<int>(box.x0)); x < x1; ++x) {
      l_uint32 level = 0;
      pixGetPixel(page, x, y, &level);
      if (level != static_cast<unsigned char>(row[x - left])) return true;
    }
  }
  return false;
}

// True if most of these words are not what a reader sees: letters that the file draws change with
// smoothing, a picture over them or behind invisible ones does not.
bool AreUnseen(
    PIX* plain, const poppler::page& page, float dots_per_inch, std::span<const PageWord> words
) {
  if (words.empty()) return false;
  const float scale = dots_per_inch / kPointsPerInch;
  docread::Box around = words.front().box;
  for (const PageWord& word : words) {
    around.x0 = std::min(around.x0, word.box.x0);
    around.y0 = std::min(around.y0, word.box.y0);
    around.x1 = std::max(around.x1, word.box.x1);
    around.y1 = std::max(around.y1, word.box.y1);
  }
  around = PixelsOf(around, scale);
  around.x0 = std::max(0.0F, around.x0);
  around.y0 = std::max(0.0F, around.y0);
  const poppler::image smooth = RenderImage(page, dots_per_inch, Smooth::kLetters, around);
  if (!smooth.is_valid() || smooth.format() != poppler::image::format_gray8) return false;
  const std::size_t step = std::max<std::size_t>(1, words.size() / kSampledWords);
  std::size_t asked = 0;
  std::size_t unseen = 0;
  for (std::size_t i = 0; i < words.size(); i += step) {
    ++asked;
    const docread::Box box = PixelsOf(words[i].box, scale);
    if (!Differ(plain, smooth, static_cast<int>(around.x0), static_cast<int>(around.y0), box))
      ++unseen;
  }
  return unseen * 10 >= asked * 6;
}

// Some words in the middle first: that is enough for nearly every page, and a small part to draw.
bool BehindPicture(
    PIX* plain, const poppler::page& page, float dots_per_inch, std::span<const PageWord> words
) {
  constexpr std::size_t kSome = 20;
  const std::size_t first = words.size() > kSome ? (words.size() - kSome) / 2 : 0;
  return AreUnseen(
             plain, page, dots_per_inch, words.subspan(first, std::min(kSome, words.size()))
         ) &&
         AreUnseen(plain, page, dots_per_inch, words);
}

// True if the page shows much that its few words do not explain.
bool MostlyPicture(PIX* binary, const std::vector<PageWord>& words, float scale) {
  if (words.size() >= kFewWords) return false;
  int ink = 0;
  pixCountPixels(binary, &ink, nullptr);
  const double pixels = static_cast<double>(pixGetWidth(binary)) * pixGetHeight(binary);
  if (ink < pixels * 0.002) return false;
  int explained = 0;
  for (const PageWord& word : words) {
    BOX* area = boxCreate(
        static_cast<int>(word.box.x0 * scale),
        static_cast<int>(word.box.y0 * scale),
        static_cast<int>(word.box.Width() * scale) + 1,
        static_cast<int>(word.box.Height() * scale) + 1
    );
    int count = 0;
    if (pixCountPixelsInRect(binary, area, &count, nullptr) == 0) explained += count;
    boxDestroy(&area);
  }
  return explained * 10 < ink * 4;
}

std::string Joined(const std::vector<PageWord>& words) {
  std::string out;
  for (const PageWord& word : words) out += (out.empty() ? "" : " ") + word.text;
  return out;
}

// The dictionary of a picture is never packed, so that its name can be seen.
bool HoldsPictures(std::string_view bytes) {
  constexpr std::string_view kName = "/Image";
  for (std::size_t at = bytes.find(kName); at != std::string_view::npos;
       at = bytes.find(kName, at + 1)) {
    const std::size_t end = at + kName.size();
    constexpr std::string_view kProcedures = "BCI";  // "/ImageC" stands in files without any
    if (end == bytes.size() || kProcedures.find(bytes[end]) == std::string_view::npos) return true;
  }
  return false;
}

// Without the words, of each the part between `empty` of its height from above and from below.
Picture WithoutWords(
    PIX* picture, const std::vector<PageWord>& words, float dots_per_inch, float empty
) {
  Picture out(pixCopy(nullptr, picture));
  for (const PageWord& word : words) {
    if (out == nullptr) break;
    docread::Box inner = word.box;
    inner.y0 += word.box.Height() * empty;
    inner.y1 -= word.box.Height() * empty;
    const docread::Box box = PixelsOf(inner, dots_per_inch / kPointsPerInch);
    BOX* area = boxCreate(
        static_cast<int>(box.x0),
        static_cast<int>(box.y0),
        static_cast<int>(box.Width()),
        static_cast<int>(box.Height())
    );
    pixSetInRectArbitrary(out.get(), area, pixGetDepth(picture) == 1 ? 0 : 255);
    boxDestroy(&area);
  }
  return out;
}

// False for nearly every page: one with whole uprights, or with nothing but words.
bool MayHaveDottedRules(PIX* binary, const docread::Page& page, float dots_per_inch) {
  constexpr float kWhole = 40;  // points
  constexpr int kFewest = 500;  // pixels
  const auto whole = std::count_if(page.rules.begin(), page.rules.end(), [](const auto& rule) {
    return !rule.Horizontal() && rule.box.Height() >= kWhole;
  });
  if (whole >= 2) return false;
  const Picture rest = WithoutWords(binary, page.words, dots_per_inch, 0);
  int count = 0;
  return rest != nullptr && pixCountPixels(rest.get(), &count, nullptr) == 0 && count >= kFewest;
}

// Rules of dots or dashes, looked for where no words stand.
void AddDottedRules(PIX* grey, PIX* binary, float dots_per_inch, docread::Page& page) {
  constexpr float kEmpty = 0.25F;  // of a word, where a rule may be
  if (!MayHaveDottedRules(binary, page, dots_per_inch)) return;
  const Picture bare = WithoutWords(grey, page.words, dots_per_inch, kEmpty);
  const Picture drawn =
      bare == nullptr ? nullptr : DottedRulesDrawn(bare.get(), Tones{}, dots_per_inch);
  const Picture ink(drawn == nullptr ? nullptr : pixThresholdToBinary(drawn.get(), kLightestRule));
  if (ink == nullptr) return;
  const std::vector<docread::PageRule> found = FindRules(ink.get(), dots_per_inch);
  if (page.rules.size() + found.size() > helper::WireLimits{}.rules) return;
  page.rules.insert(page.rules.end(), found.begin(), found.end());
}

class PdfReader {
 public:
  PdfReader(const poppler::document& document, bool pictures, const PageSink& sink)
      : document_(document), pictures_(pictures), sink_(sink) {}

  std::optional<helper::Failure> Read() {
    const int pages = document_.pages();
    if (pages <= 0) return helper::Failure::kDamaged;
    if (static_cast<std::size_t>(pages) > helper::WireLimits{}.pages)
      return helper::Failure::kTooManyPages;
    sink_.pages(static_cast<std::uint32_t>(pages));
    for (int i = 0; i < pages; ++i) {
      sink_.begun(static_cast<std::uint32_t>(i + 1));
      const std::unique_ptr<poppler::page> page(document_.create_page(i));
      if (page == nullptr) return helper::Failure::kDamaged;
      docread::Page out;
      if (const auto failed = ReadPage(*page, out)) return failed;
      out.number = static_cast<std::uint32_t>(i + 1);
      sink_.page(out);
    }
    return std::nullopt;
  }

 private:
  std::optional<helper::Failure> ReadPage(const poppler::page& page, docread::Page& out) {
    Layer layer = TextLayer(page);
    out.words = std::move(layer.words);
    if (out.words.size() > helper::WireLimits{}.words) return helper::Failure::kTooMuchText;
    const float dots = BearableDots(page, kRuleDots);
    const Picture grey = Render(page, dots, Smooth::kNothing);
    if (grey == nullptr) return helper::Failure::kDamaged;
    const float scale = dots / kPointsPerInch;
    const Picture binary(pixThresholdToBinary(grey.get(), kLightestRule));
    if (binary == nullptr) return helper::Failure::kOutOfMemory;
    if ((pictures_ && BehindPicture(grey.get(), page, dots, out.words)) ||
        MostlyPicture(binary.get(), out.words, scale))
      return Recognise(page, out);
    out.width = static_cast<float>(pixGetWidth(grey.get())) / scale;
    out.height = static_cast<float>(pixGetHeight(grey.get())) / scale;
    out.rules = FindRules(binary.get(), dots);
    AddDottedRules(grey.get(), binary.get(), dots, out);
    TurnBack(out, layer.turned);
    return std::nullopt;
  }

  // What the page shows counts; a text layer behind it is somebody else's recognition and is only
  // kept to be seen.
  std::optional<helper::Failure> Recognise(const poppler::page& page, docread::Page& out) {
    if (!eye_.Ready()) return helper::Failure::kNoLanguage;
    const std::string hidden = Joined(out.words);
    const float dots = BearableDots(page, kRecogniseDots);
    const Picture grey = RenderColour(page, dots);
    if (grey == nullptr) return helper::Failure::kOutOfMemory;
    out = eye_.Read(grey.get(), dots);
    out.hidden = hidden;
    return std::nullopt;
  }

  const poppler::document& document_;
  const bool pictures_;
  const PageSink& sink_;
  Recogniser eye_;
};

void IgnoreMessage(const std::string& /*text*/, void* /*closure*/) {}

// Nothing, or why there is no such document.
std::optional<helper::Failure> Open(
    std::string_view bytes, std::unique_ptr<poppler::document>& document
) {
  poppler::set_debug_error_function(IgnoreMessage, nullptr);
  document.reset(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()))
  );
  if (document == nullptr) return helper::Failure::kDamaged;
  if (document->is_locked()) return helper::Failure::kEncrypted;
  return std::nullopt;
}

}  // namespace

std::optional<helper::Failure> ReadPdf(std::string_view bytes, const PageSink& sink) {
  std::unique_ptr<poppler::document> document;
  if (const auto failed = Open(bytes, document)) return failed;
  return PdfReader(*document, HoldsPictures(bytes), sink).Read();
}

std::optional<helper::Failure> DrawPdfPage(
    std::string_view bytes, const PageWanted& wanted, std::string& png
) {
  std::unique_ptr<poppler::document> document;
  if (const auto failed = Open(bytes, document)) return failed;
  if (wanted.number == 0 || wanted.number > static_cast<std::uint32_t>(document->pages()))
    return helper::Failure::kNoSuchPage;
  const std::unique_ptr<poppler::page> page(
      document->create_page(static_cast<int>(wanted.number) - 1)
  );
  if (page == nullptr) return helper::Failure::kDamaged;
  const Picture drawn = Render(*page, BearableDots(*page, kPictureDots), Smooth::kEverything);
  if (drawn == nullptr) return helper::Failure::kOutOfMemory;
  return EncodePicture(drawn.get(), wanted.turned, png);
}

}  // namespace sauro::reader
