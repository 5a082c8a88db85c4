#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "reader/colour.h"
#include "reader/page_picture.h"
#include "reader/pages.h"
#include "reader/picture.h"
#include "reader/recognise.h"

namespace sauro::reader {
namespace {

// Leptonica says only that there is no picture; memory that was refused is no damage of the file.
bool& MemoryRefused() {
  static bool refused = false;
  return refused;
}

void* Take(std::size_t bytes) {
  void* out = std::malloc(bytes);
  if (out == nullptr) MemoryRefused() = true;
  return out;
}

helper::Failure WhyNoPicture() {
  return MemoryRefused() ? helper::Failure::kOutOfMemory : helper::Failure::kDamaged;
}

constexpr float kUsualWidth = 8.27F;  // inches, A4

// What the file says of its resolution is often wrong; a page is about as wide as A4.
float ResolutionOf(PIX* picture) {
  const auto shorter = static_cast<float>(std::min(pixGetWidth(picture), pixGetHeight(picture)));
  return std::clamp(shorter / kUsualWidth, 50.0F, 600.0F);
}

// Recognition wants letters of 20 to 40 pixels: 200 to 300 dots per inch.
Picture Scaled(PIX* picture, float& dots_per_inch) {
  constexpr float kLeast = 150;
  constexpr float kMost = 300;
  constexpr float kWanted = 200;
  if (dots_per_inch >= kLeast && dots_per_inch <= kMost) return Picture(pixClone(picture));
  const float factor = kWanted / dots_per_inch;
  dots_per_inch = kWanted;
  return Picture(pixScale(picture, factor, factor));
}

std::optional<helper::Failure> ReadOne(
    PIX* raw, std::uint32_t number, Recogniser& eye, const PageSink& sink
) {
  const Picture flat(pixRemoveAlpha(raw));
  const Picture grey =
      flat == nullptr ? nullptr : GreyOfColour(flat.get(), ResolutionOf(flat.get()));
  if (grey == nullptr) return WhyNoPicture();
  float dots_per_inch = ResolutionOf(grey.get());
  const Picture scaled = Scaled(grey.get(), dots_per_inch);
  if (scaled == nullptr) return helper::Failure::kOutOfMemory;
  docread::Page page = eye.Read(scaled.get(), dots_per_inch);
  page.number = number;
  sink.page(page);
  return std::nullopt;
}

// The pictures of a file, one after the other.
class PictureFile {
 public:
  explicit PictureFile(std::string_view bytes) : bytes_(bytes) {}

  // Nothing, or why they are not to be looked at.
  std::optional<helper::Failure> Check() {
    int format = 0;
    int width = 0;
    int height = 0;
    if (pixReadHeaderMem(
            Data(), bytes_.size(), &format, &width, &height, nullptr, nullptr, nullptr
        ) != 0)
      return helper::Failure::kDamaged;
    if (static_cast<double>(width) * height > kMostPixels) return helper::Failure::kPictureTooLarge;
    setPixMemoryManager(Take, std::free);
    tiff_ = format >= IFF_TIFF && format <= IFF_TIFF_ZIP;
    return std::nullopt;
  }
  Picture Next() {
    return Picture(
        tiff_ ? pixReadMemFromMultipageTiff(Data(), bytes_.size(), &offset_)
              : pixReadMem(Data(), bytes_.size())
    );
  }
  [[nodiscard]] bool HasMore() const { return tiff_ && offset_ != 0; }

 private:
  [[nodiscard]] const l_uint8* Data() const {
    return reinterpret_cast<const l_uint8*>(bytes_.data());
  }

  std::string_view bytes_;
  bool tiff_ = false;
  std::size_t offset_ = 0;
};

}  // namespace

std::optional<helper::Failure> ReadPictures(std::string_view bytes, const PageSink& sink) {
  PictureFile file(bytes);
  if (const auto failed = file.Check()) return failed;
  Recogniser eye;
  if (!eye.Ready()) return helper::Failure::kNoLanguage;
  for (std::uint32_t number = 1; number <= helper::WireLimits{}.pages; ++number) {
    sink.begun(number);
    const Picture picture = file.Next();
    if (picture == nullptr) return WhyNoPicture();
    if (const auto failed = ReadOne(picture.get(), number, eye, sink)) return failed;
    if (!file.HasMore()) return std::nullopt;
  }
  return helper::Failure::kTooManyPages;
}

std::optional<helper::Failure> DrawPicturePage(
    std::string_view bytes, const PageWanted& wanted, std::string& png
) {
  PictureFile file(bytes);
  if (const auto failed = file.Check()) return failed;
  Picture raw;
  for (std::uint32_t number = 1; number <= wanted.number; ++number) {
    if (number > 1 && !file.HasMore()) return helper::Failure::kNoSuchPage;
    raw = file.Next();
    if (raw == nullptr) return WhyNoPicture();
  }
  const Picture flat(raw == nullptr ? nullptr : pixRemoveAlpha(raw.get()));
  const Picture grey(flat == nullptr ? nullptr : pixConvertTo8(flat.get(), 0));
  if (grey == nullptr) return raw == nullptr ? helper::Failure::kNoSuchPage : WhyNoPicture();
  const float factor = kPictureDots / ResolutionOf(grey.get());
  const Picture small(factor < 1 ? pixScale(grey.get(), factor, factor) : pixClone(grey.get()));
  if (small == nullptr) return helper::Failure::kOutOfMemory;
  return EncodePicture(small.get(), wanted.turned, png);
}

}  // namespace sauro::reader
