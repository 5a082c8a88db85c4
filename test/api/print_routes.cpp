// Prints the route table of the API as JSON, for openapi_test.py.

#include <cstdio>
#include <string>

#include "api/routes.h"
#include "base/json.h"

int main() {
  std::string out;
  sauro::JsonWriter w(out);
  w.BeginArray();
  for (const sauro::api::RouteLine& line : sauro::api::RouteTable()) {
    w.BeginObject();
    w.Key("method").String(line.method);
    w.Key("pattern").String(line.pattern);
    w.Key("permission").String(line.permission);
    w.Key("body").String(line.body);
    w.EndObject();
  }
  w.EndArray();
  std::puts(out.c_str());
}
