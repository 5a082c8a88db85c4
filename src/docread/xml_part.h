#pragma once
// A part of an Office file, checked and parsed as a tree.

#include <pugixml.hpp>
#include <string>

#include "base/result.h"
#include "docread/limits.h"
#include "docread/zip_archive.h"

namespace sauro::docread {

struct XmlPart {
  std::string bytes;
  pugi::xml_document document;
};

/// Fills `part`; a part that the file does not have stays empty.
/// Errors: those of ZipArchive::Read and CheckXml; kUnreadable.
Status LoadXml(
    const ZipArchive& archive, const std::string& name, const Limits& limits, XmlPart& part
);

}  // namespace sauro::docread
