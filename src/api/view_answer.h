#pragma once
// A dated view as one JSON object that begins with its coordinates.

#include <string>

#include "api/view_json.h"
#include "base/json.h"
#include "usecase/reading.h"

namespace sauro::api {

/// `write` puts the members of `dated->view` into the object.
template <typename View, typename Write>
Result<views::At> WriteView(
    std::string& out, const Result<usecase::Dated<View>>& dated, const Write& write
) {
  if (!dated) return dated.error();
  JsonWriter w(out);
  w.BeginObject();
  WriteAt(w, dated->at);
  write(w, dated->view);
  w.EndObject();
  return dated->at;
}

}  // namespace sauro::api
