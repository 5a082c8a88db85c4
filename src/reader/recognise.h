#pragma once
// Optical recognition of one page: turned upright, cells found by their ruled lines and read one by
// one.

#include <memory>
#include <string>
#include <string_view>

#include "docread/page.h"
#include "docread/ruled_grid.h"
#include "reader/picture.h"

namespace tesseract {
class TessBaseAPI;
}

namespace sauro::reader {

struct PrintedFigure;

/// A page turned as Page::turned says, so that places on it are those of the reading. 8 bits grey
/// or 32 of colour.
Picture TurnedBy(PIX* picture, std::uint32_t turn);

/// Needs OMP_THREAD_LIMIT=1 in the environment before the program starts: more threads are slower
/// here. Not thread-safe.
class Recogniser {
 public:
  Recogniser();
  ~Recogniser();
  Recogniser(const Recogniser&) = delete;
  Recogniser& operator=(const Recogniser&) = delete;

  /// False: the Vietnamese language data are missing.
  [[nodiscard]] bool Ready();

  /// `picture` of any depth; a page that lies on its side or upside down is turned. The words come
  /// in the order of reading within a cell.
  docread::Page Read(PIX* picture, float dots_per_inch);

 private:
  docread::Page ReadUpright(PIX* grey, int quarters, float skew, float dots_per_inch);
  void ReadArea(const docread::Box& pixels, int mode, float scale, docread::Page& out);
  bool ReadClose(
      const docread::Box& pixels,
      float scale,
      bool (*wanted)(std::string_view),
      std::size_t before,
      docread::Page& out
  );
  void ReadLoneLetter(PIX* ink, float scale, std::size_t first, docread::Page& out);
  void ReadPoorLine(const docread::Box& pixels, float scale, std::size_t first, docread::Page& out);
  struct CellWords {
    const docread::GridBox* box = nullptr;
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  void ReadCell(const docread::GridBox& cell, PIX* ink, float scale, docread::Page& out);
  void ReadCells(
      const docread::RuledGrid& grid, PIX* grey, PIX* ink, float scale, docread::Page& out
  );
  void CheckFigures(
      const std::vector<CellWords>& cells, PIX* grey, PIX* ink, float scale, docread::Page& out
  );
  void CheckFigure(const CellWords& cell, PIX* grey, PIX* ink, float scale, docread::Page& out);
  void CheckLabel(const CellWords& cell, PIX* grey, PIX* ink, float scale, docread::Page& out);
  docread::PageWord SettleDigits(
      PIX* grey, const PrintedFigure& printed, const docread::PageWord& read, bool plain
  );
  docread::PageWord ReadDigits(PIX* picture, int mode);
  docread::PageWord ReadEachDigit(PIX* grey, const std::vector<docread::Box>& digits);
  void ReadLostLabel(const docread::Box& pixels, PIX* ink, float scale, docread::Page& out);
  void ReadLabelAgain(
      const docread::Box& pixels, float scale, std::size_t before, docread::Page& out
  );

  // How often something may still be read again on a page: each costs time.
  struct Budget {
    int lines = 10;
    int letters = 10;
    int figures = 60;
  };

  std::unique_ptr<tesseract::TessBaseAPI> engine_;
  Budget budget_;
  bool tried_ = false;
  bool ready_ = false;
};

}  // namespace sauro::reader
