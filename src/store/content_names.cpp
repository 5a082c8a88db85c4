#include "store/content_names.h"

#include <variant>

namespace sauro::store {
namespace {

template <typename Other>
void Add(const Other& /*fact*/, std::vector<std::string>& /*names*/) {}
void Add(const facts::DocumentReceived& fact, std::vector<std::string>& names) {
  names.push_back(fact.sha256);
}
void Add(const facts::DraftOpened& fact, std::vector<std::string>& names) {
  if (!fact.reading.empty()) names.push_back(fact.reading);
}
void Add(const facts::ProgressReported& fact, std::vector<std::string>& names) {
  for (const facts::EvidenceFile& file : fact.evidence) {
    names.push_back(facts::FileOf(file.file.text).first);
  }
}

}  // namespace

std::vector<std::string> ContentsOf(const facts::Fact& fact) {
  std::vector<std::string> names;
  std::visit([&](const auto& each) { Add(each, names); }, fact);
  return names;
}

Status CheckContentsAreThere(
    Connection& writing, KeptBlobs& contents, const std::vector<std::string>& names
) {
  for (const std::string& name : names) {
    const auto there = contents.Has(writing, name);
    if (!there) return there.error();
    if (*there) continue;
    return Unavailable(
        "Tệp vừa gửi bị xóa khỏi kho trong khi đang ghi; chưa ghi gì, hãy gửi lại.", name
    );
  }
  return {};
}

}  // namespace sauro::store
