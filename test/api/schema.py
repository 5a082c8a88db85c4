"""Checks answers against spec/openapi.yaml: the part of JSON Schema that the file uses, nothing else."""
import re

import yaml

PREFIX = "/api/v1"
TYPES = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list, "null": type(None)}
KEYWORDS = {"type", "properties", "required", "additionalProperties", "items", "enum", "oneOf", "description", "format",
            "minimum", "maximum", "maxLength", "default", "$ref"}
FORMATS = {"date": r"\d{4}-\d\d-\d\d", "date-time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"}


class Spec:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.spec = yaml.safe_load(file)
        self.routes = []
        for pattern, methods in self.spec["paths"].items():
            shape = re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(PREFIX + pattern)) + "$")
            for method, operation in methods.items():
                self.routes.append((method.upper(), shape, operation, pattern.count("{")))
        self.routes.sort(key=lambda route: route[3])  # a literal wins over a parameter

    def resolve(self, value):
        while "$ref" in value:
            target = self.spec
            for part in value["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            value = target
        return value

    def check_answer(self, method, target, answer):
        """Raises AssertionError where the answer of an API path is not what the file says."""
        path = target.split("?")[0]
        if not path.startswith(PREFIX + "/"):
            return
        operation = next((o for m, shape, o, _ in self.routes if m == method and shape.match(path)), None)
        if operation is None:
            assert answer.status in (404, 405), f"{method} {path} is not described, and gives {answer.status}"
            return
        code = str(answer.status)
        assert code in operation["responses"], f"{method} {path}: {code} is not described"
        response = self.resolve(operation["responses"][code])
        content = response.get("content", {})
        got = answer.headers.get("content-type", "").split(";")[0]
        if not content:
            assert answer.body == b"", f"{method} {path}: {code} has no body in the file"
        elif "*/*" not in content:
            assert got in content, f"{method} {path}: content type {got}"
        if "application/json" in content:
            self.check(content["application/json"]["schema"], answer.json, f"{method} {path}")

    def check(self, schema, value, where):
        schema = self.resolve(schema)
        unknown = set(schema) - KEYWORDS
        assert not unknown, f"{where}: the checker does not know {unknown}"
        if "oneOf" in schema:
            self.check_one_of(schema["oneOf"], value, where)
            return
        kinds = schema.get("type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        fits = any(isinstance(value, TYPES[kind]) and not (kind == "integer" and isinstance(value, bool)) for kind in kinds)
        assert fits, f"{where}: {value!r:.80} is no {kinds}"
        if "enum" in schema:
            assert value in schema["enum"], f"{where}: {value!r} is not in {schema['enum']}"
        if isinstance(value, str) and schema.get("format") in FORMATS:
            assert re.fullmatch(FORMATS[schema["format"]], value), f"{where}: {value!r} is no {schema['format']}"
        if isinstance(value, dict):
            self.check_object(schema, value, where)
        if isinstance(value, list):
            for index, item in enumerate(value):
                self.check(schema["items"], item, f"{where}[{index}]")

    def check_one_of(self, choices, value, where):
        failures = []
        for choice in choices:
            try:
                self.check(choice, value, where)
                return
            except AssertionError as failure:
                failures.append(str(failure))
        raise AssertionError("; ".join(failures))

    def check_object(self, schema, value, where):
        properties = schema.get("properties", {})
        missing = set(schema.get("required", [])) - set(value)
        assert not missing, f"{where}: {missing} is missing"
        if schema.get("additionalProperties") is False:
            extra = set(value) - set(properties)
            assert not extra, f"{where}: {extra} is not described"
        for key, item in value.items():
            if key in properties:
                self.check(properties[key], item, f"{where}.{key}")
