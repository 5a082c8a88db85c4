#include "docread/xml_part.h"

#include "docread/xml_guard.h"

namespace sauro::docread {

Status LoadXml(
    const ZipArchive& archive, const std::string& name, const Limits& limits, XmlPart& part
) {
  if (!archive.Has(name)) return {};
  Result<std::string> bytes = archive.Read(name, limits.xml_bytes);
  if (!bytes) return bytes.error();
  part.bytes = std::move(*bytes);
  if (Status checked = CheckXml(part.bytes, name, limits); !checked) return checked;
  const pugi::xml_parse_result parsed = part.document.load_buffer_inplace(
      part.bytes.data(),
      part.bytes.size(),
      pugi::parse_default | pugi::parse_ws_pcdata,
      pugi::encoding_utf8
  );
  if (!parsed) return BrokenXml(name);
  return {};
}

}  // namespace sauro::docread
