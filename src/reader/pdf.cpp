#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>

#include "base/text.h"
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

// 8 bits grey, with resolution lowered until the page has a bearable size.
Picture Render(const poppler::page& page, float& dots_per_inch, bool smooth) {
  const poppler::rectf size = page.page_rect();
  const double inches =
      std::max(1.0, size.width() / kPointsPerInch) * std::max(1.0, size.height() / kPointsPerInch);
  const double most = std::sqrt(20e6 / inches);
  dots_per_inch = static_cast<float>(std::min<double>(dots_per_inch, most));
  if (dots_per_inch < 10) return nullptr;
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::antialiasing, smooth);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, smooth);
  const poppler::image image = renderer.render_page(&page, dots_per_inch, dots_per_inch);
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

std::vector<PageWord> TextLayer(const poppler::page& page) {
  std::vector<PageWord> out;
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
  }
  return out;
}

// Different grey levels in a word's box. Letters that the file draws have two (no smoothing was
// asked for), a picture has many.
std::size_t GreyLevels(PIX* grey, const docread::Box& box, float scale) {
  const int x0 = std::max(0, static_cast<int>(box.x0 * scale));
  const int y0 = std::max(0, static_cast<int>(box.y0 * scale));
  const int x1 = std::min(pixGetWidth(grey), static_cast<int>(box.x1 * scale));
  const int y1 = std::min(pixGetHeight(grey), static_cast<int>(box.y1 * scale));
  std::array<bool, 256> seen{};
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) {
      l_uint32 value = 0;
      pixGetPixel(grey, x, y, &value);
      seen[value & 0xFFU] = true;
    }
  }
  return static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true));
}

// True if most words stand on a picture: their letters are not what a reader sees.
bool BehindPicture(PIX* grey, const std::vector<PageWord>& words, float scale) {
  constexpr std::size_t kMany = 6;
  const std::size_t step = std::max<std::size_t>(1, words.size() / kSampledWords);
  std::size_t asked = 0;
  std::size_t on_picture = 0;
  for (std::size_t i = 0; i < words.size(); i += step) {
    ++asked;
    if (GreyLevels(grey, words[i].box, scale) > kMany) ++on_picture;
  }
  return asked > 0 && on_picture * 10 >= asked * 6;
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

class PdfReader {
 public:
  PdfReader(const poppler::document& document, const PageSink& sink)
      : document_(document), sink_(sink) {}

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
    out.words = TextLayer(page);
    if (out.words.size() > helper::WireLimits{}.words) return helper::Failure::kTooMuchText;
    float dots = kRuleDots;
    const Picture grey = Render(page, dots, false);
    if (grey == nullptr) return helper::Failure::kDamaged;
    const float scale = dots / kPointsPerInch;
    const Picture binary(pixThresholdToBinary(grey.get(), kLightestRule));
    if (binary == nullptr) return helper::Failure::kOutOfMemory;
    if (BehindPicture(grey.get(), out.words, scale) ||
        MostlyPicture(binary.get(), out.words, scale))
      return Recognise(page, out);
    out.width = static_cast<float>(pixGetWidth(grey.get())) / scale;
    out.height = static_cast<float>(pixGetHeight(grey.get())) / scale;
    out.rules = FindRules(binary.get(), dots, false);
    return std::nullopt;
  }

  // What the page shows counts; a text layer behind it is somebody else's recognition and is only
  // kept to be seen.
  std::optional<helper::Failure> Recognise(const poppler::page& page, docread::Page& out) {
    if (!eye_.Ready()) return helper::Failure::kNoLanguage;
    const std::string hidden = Joined(out.words);
    float dots = kRecogniseDots;
    const Picture grey = Render(page, dots, true);
    if (grey == nullptr) return helper::Failure::kOutOfMemory;
    out = eye_.Read(grey.get(), dots);
    out.hidden = hidden;
    return std::nullopt;
  }

  const poppler::document& document_;
  const PageSink& sink_;
  Recogniser eye_;
};

void IgnoreMessage(const std::string& /*text*/, void* /*closure*/) {}

}  // namespace

std::optional<helper::Failure> ReadPdf(std::string_view bytes, const PageSink& sink) {
  poppler::set_debug_error_function(IgnoreMessage, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()))
  );
  if (document == nullptr) return helper::Failure::kDamaged;
  if (document->is_locked()) return helper::Failure::kEncrypted;
  return PdfReader(*document, sink).Read();
}

}  // namespace sauro::reader
