#pragma once
// Pages of the document behind a draft, as pictures to compare with; and the document itself
// (docs/decisions/0038).

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "usecase/plan_import.h"

namespace sauro::usecase {

/// Where pictures are kept for a while; each can be made again at any time. Thread-safe.
class PictureStore {
 public:
  virtual ~PictureStore() = default;
  /// `name`: small letters, figures and "-".
  virtual std::optional<std::string> Find(const std::string& name) = 0;
  /// May keep it, or not: what fails is only logged.
  virtual void Keep(const std::string& name, const std::string& bytes) = 0;
};

/// Lets a bounded number of pages be drawn at once. Thread-safe.
class DrawingDesk {
 public:
  struct Bounds {
    std::size_t at_once = 2;  ///< programs that draw
    std::size_t waiting = 4;  ///< requests that wait for one of them
    std::int64_t wait_ms = 4000;
  };
  DrawingDesk(PictureStore& kept, const Bounds& bounds) : kept_(kept), bounds_(bounds) {}

  [[nodiscard]] PictureStore& kept() { return kept_; }

  /// A place at the desk until it dies.
  class Place {
   public:
    explicit Place(DrawingDesk& desk) : desk_(&desk) {}
    Place(Place&& other) noexcept : desk_(std::exchange(other.desk_, nullptr)) {}
    Place& operator=(Place&&) = delete;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() {
      if (desk_ != nullptr) desk_->Leave();
    }

   private:
    DrawingDesk* desk_;
  };
  /// Errors: kUnavailable, too many wait, or it took too long.
  Result<Place> Enter();

 private:
  void Leave();

  PictureStore& kept_;
  const Bounds bounds_;
  std::mutex mutex_;
  std::condition_variable left_;
  std::size_t drawing_ = 0;
  std::size_t waiting_ = 0;
};

/// One page of a draft's document, not drawn yet.
struct PageOfDraft {
  std::string sha256;     ///< of the document
  std::string file_name;  ///< of the document
  std::uint32_t number = 1;
  std::uint32_t turned = 0;
  /// Names the picture: the same for the same document, page and way of drawing.
  [[nodiscard]] std::string Tag() const;
};

/// Needs kPreparePlans. Errors: kNotFound, no such draft or page.
Result<PageOfDraft> FindPage(
    App& app, const Principal& who, const domain::DraftId& draft, std::uint32_t number
);

/// PNG. Of one that FindPage gave to this person. Waits for the helper at most half a minute.
/// Errors: those of helper::DrawPage; kUnavailable, too many pages are being drawn.
Result<std::string> DrawPage(App& app, const PageOfDraft& page);

struct DocumentFile {
  std::string name;  ///< as it was uploaded
  std::string path;
};
/// The document of a draft as it came. Needs kPreparePlans. Errors: kNotFound.
Result<DocumentFile> OpenDocument(App& app, const Principal& who, const domain::DraftId& draft);

/// True where the document of a draft has pages that can be drawn.
bool HasPages(const DraftReview& draft);

}  // namespace sauro::usecase
