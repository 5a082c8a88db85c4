"""Compares spec/openapi.yaml with the route table of src/api in both directions.

usage: openapi_test.py PRINT_ROUTES OPENAPI_YAML
"""
import json
import re
import subprocess
import sys
import unittest

import yaml

PREFIX = "/api/v1"
BODIES = {
    "none": set(),
    "json": {"application/json"},
    "upload": {"multipart/form-data"},
    "upload_or_json": {"application/json", "multipart/form-data"},
}


class OpenApi(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(YAML, encoding="utf-8") as file:
            cls.spec = yaml.safe_load(file)
        lines = json.loads(subprocess.run([PRINT_ROUTES], check=True, capture_output=True).stdout)
        cls.routes = {(line["method"], line["pattern"]): line for line in lines}
        cls.operations = {
            (method.upper(), PREFIX + path): operation
            for path, methods in cls.spec["paths"].items()
            for method, operation in methods.items()
        }

    def resolve(self, value):
        while isinstance(value, dict) and "$ref" in value:
            target = self.spec
            for part in value["$ref"].removeprefix("#/").split("/"):
                self.assertIn(part, target, value["$ref"])
                target = target[part]
            value = target
        return value

    def each_ref(self, value):
        if isinstance(value, dict):
            if "$ref" in value:
                yield value["$ref"]
            for part in value.values():
                yield from self.each_ref(part)
        elif isinstance(value, list):
            for part in value:
                yield from self.each_ref(part)

    def test_every_route_is_described_and_nothing_else(self):
        self.assertEqual(sorted(self.routes), sorted(self.operations))

    def test_permissions_agree(self):
        for key, operation in self.operations.items():
            self.assertEqual(operation.get("x-permission"), self.routes[key]["permission"], key)
            is_public = self.routes[key]["permission"] == "public"
            self.assertEqual(operation.get("security") == [], is_public, key)

    def test_bodies_agree(self):
        for key, operation in self.operations.items():
            body = self.resolve(operation.get("requestBody", {}))
            self.assertEqual(set(body.get("content", {})), BODIES[self.routes[key]["body"]], key)

    def test_path_parameters_are_declared(self):
        for (method, path), operation in self.operations.items():
            named = {p["name"] for p in map(self.resolve, operation.get("parameters", [])) if p["in"] == "path"}
            self.assertEqual(named, set(re.findall(r"{(\w+)}", path)), (method, path))

    def test_unsafe_requests_name_their_headers(self):
        for (method, path), operation in self.operations.items():
            headers = {p["name"] for p in map(self.resolve, operation.get("parameters", [])) if p["in"] == "header"}
            if method == "GET":
                expected = set()
            elif path.endswith("/session"):
                expected = set() if method == "POST" else {"X-CSRF-Token"}
            else:
                expected = {"X-CSRF-Token", "Idempotency-Key"}
            self.assertEqual(headers, expected, (method, path))

    def test_response_codes_are_present(self):
        for key, operation in self.operations.items():
            codes = set(operation["responses"])
            route = self.routes[key]
            self.assertTrue(codes & {"200", "201", "204"}, key)
            needed = {"503"}
            if route["permission"] != "public":
                needed.add("401")
            if route["permission"] not in ("public", "signed_in"):
                needed.add("403")
            if route["body"] != "none":
                needed |= {"400", "413", "415", "422"}
            if key[0] != "GET" and not key[1].endswith("/session"):
                needed.add("507")
            self.assertLessEqual(needed, codes, key)
            for code in codes:
                self.assertIn("description", self.resolve(operation["responses"][code]), (key, code))

    def test_every_reference_leads_somewhere_and_every_component_is_used(self):
        refs = set(self.each_ref(self.spec))
        for ref in refs:
            self.resolve({"$ref": ref})
        components = self.spec["components"]
        for kind in ("parameters", "requestBodies", "responses", "schemas"):
            for name in components[kind]:
                self.assertIn(f"#/components/{kind}/{name}", refs)

    def test_operation_ids_are_unique(self):
        ids = [operation["operationId"] for operation in self.operations.values()]
        self.assertEqual(len(ids), len(set(ids)))


if __name__ == "__main__":
    PRINT_ROUTES, YAML = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1])
