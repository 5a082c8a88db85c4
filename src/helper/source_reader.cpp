#include "helper/source_reader.h"

#include <utility>

#include "docread/file_kind.h"
#include "docread/page_document.h"
#include "docread/read.h"
#include "helper/reader_talk.h"

namespace sauro::helper {
namespace {

using docread::Document;
using docread::FileKind;

bool IsSheet(std::string_view bytes) {
  return bytes.substr(0, 200).find("opendocument.spreadsheet") != std::string_view::npos;
}

Request RequestFor(FileKind kind, std::string_view bytes) {
  constexpr const char* kWriter = "libreoffice-writer-nogui";
  constexpr const char* kCalc = "libreoffice-calc-nogui";
  switch (kind) {
    case FileKind::kPdf: return {{"pdf"}, "", ""};
    case FileKind::kImage: return {{"picture"}, "", ""};
    case FileKind::kDoc: return {{"convert", "doc", "docx"}, "docx", kWriter};
    case FileKind::kRtf: return {{"convert", "rtf", "docx"}, "docx", kWriter};
    case FileKind::kXls: return {{"convert", "xls", "xlsx"}, "xlsx", kCalc};
    case FileKind::kOpenDocument:
      if (IsSheet(bytes)) return {{"convert", "ods", "xlsx"}, "xlsx", kCalc};
      return {{"convert", "odt", "docx"}, "docx", kWriter};
    case FileKind::kDocx:
    case FileKind::kXlsx:
    case FileKind::kHtml:
    case FileKind::kText:
    case FileKind::kLocked:
    case FileKind::kZip:
    case FileKind::kOther: break;
  }
  return {};
}

Result<Document> ReadByHelper(
    const Request& request,
    std::string_view bytes,
    const ReaderOptions& options,
    const OnProgress& on_progress
) {
  auto heard = Ask(request, bytes, options, on_progress);
  if (!heard) return heard.error();
  if (request.made.empty()) return docread::DocumentOfPages(heard->pages, options.limits);
  return docread::ReadDocument(heard->file, "." + request.made, options.limits);
}

}  // namespace

bool TakesLong(std::string_view bytes, std::string_view file_name) {
  return !RequestFor(docread::KindOf(bytes, file_name), bytes).arguments.empty();
}

Result<Document> ReadSource(
    std::string_view bytes,
    std::string_view file_name,
    const ReaderOptions& options,
    const OnProgress& on_progress
) {
  const bool bearable = bytes.size() <= options.limits.file_bytes;
  const Request request =
      bearable ? RequestFor(docread::KindOf(bytes, file_name, options.limits), bytes) : Request{};
  if (request.arguments.empty()) return docread::ReadDocument(bytes, file_name, options.limits);
  auto document = ReadByHelper(request, bytes, options, on_progress);
  if (document) return document;
  Error error = document.error();
  error.place =
      error.place.empty() ? std::string(file_name) : std::string(file_name) + ", " + error.place;
  return error;
}

}  // namespace sauro::helper
