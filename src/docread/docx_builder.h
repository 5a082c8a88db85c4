#pragma once
// Builds zip and .docx files in memory. For tests only; nothing in the product includes this.

#include <zip.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sauro::docread {

/// (name, bytes) of each entry.
using ZipEntries = std::vector<std::pair<std::string, std::string>>;

/// A deflated zip; aborts if it cannot be made.
inline std::string MakeZip(const ZipEntries& entries) {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) std::abort();
  zip_source_keep(source);
  for (const auto& [name, bytes] : entries) {
    zip_source_t* entry = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    if (zip_file_add(archive, name.c_str(), entry, ZIP_FL_ENC_UTF_8) < 0) std::abort();
  }
  if (zip_close(archive) != 0) std::abort();
  std::string out;
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  out.resize(static_cast<std::size_t>(zip_source_tell(source)));
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

inline std::string DocumentXml(std::string_view body) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
      "<w:document "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
  return out.append(body) + "</w:body></w:document>";
}

/// A .docx whose body is `body` (OOXML), with further parts.
inline std::string MakeDocx(std::string_view body, ZipEntries parts = {}) {
  parts.insert(parts.begin(), {"word/document.xml", DocumentXml(body)});
  parts.insert(parts.begin(), {"[Content_Types].xml", "<Types/>"});
  return MakeZip(parts);
}

inline std::string Para(std::string_view text) {
  return "<w:p><w:r><w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r></w:p>";
}

/// A cell; `properties` go into tcPr, for example "<w:gridSpan w:val=\"2\"/>".
inline std::string CellXml(std::string_view text, std::string_view properties = "") {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + Para(text) + "</w:tc>";
}

inline std::string RowXml(const std::vector<std::string>& texts) {
  std::string out = "<w:tr>";
  for (const std::string& text : texts) out += CellXml(text);
  return out + "</w:tr>";
}

inline std::string TableXml(const std::vector<std::vector<std::string>>& rows) {
  std::string out = "<w:tbl>";
  for (const auto& row : rows) out += RowXml(row);
  return out + "</w:tbl>";
}

}  // namespace sauro::docread
