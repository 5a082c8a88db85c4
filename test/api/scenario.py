"""Plays one text scenario (*.http) against a fresh province and a real server.

usage: scenario.py PROGRAM OPENAPI_YAML FILE.http

    # what it shows
    > officer_khcn POST /api/v1/assignments/{{a}}/reports     who asks (or nobody), method, target
    Idempotency-Key: {{uuid first}}                           headers
                                                              an empty line, then the body, if there is one
    {"percent": 30, "text": "Đã làm"}
    < 201                                                     the status
    has: {{uuid first}}                                       the answer must contain this text
    lacks: error                                              ... must not
    header: Content-Type: application/json                    a header must contain this
    json: error.kind = "conflict"                             a value in the JSON answer
    save: report = id                                         keeps a value of the JSON answer as {{report}}
    save: tag = header:etag                                   ... or of a header
    until: state = "done"                                     the request is made again until this is in the JSON answer
    facts: progress.reported                                  the facts appended by this request, in order; without
                                                              this line it must append none (after 202, those count
                                                              for the next request)

A body that begins with @form is a multipart form: lines `field=value`, and `field=@name: text` or
`field=@name: <file of world/>` for a file.
A line `! restart 2026-11-24T02:00:00.000Z` starts the server again at that time.
`{{uuid NAME}}` is always the same UUID for the same name. Who asks is signed in by itself and gets the CSRF header by
itself, unless the request names its own.
"""
import json
import pathlib
import re
import sys
import time

import harness
import schema


def parse(text):
    """[(line number, kind, fields)]; kind is "ask" or "act"."""
    steps, lines, index = [], text.splitlines(), 0
    while index < len(lines):
        line = lines[index]
        if line.startswith("! "):
            steps.append({"line": index + 1, "act": line[2:].split()})
            index += 1
        elif line.startswith("> "):
            step, index = parse_request(lines, index)
            steps.append(step)
        elif not line.strip() or line.startswith("#"):
            index += 1
        else:
            raise SystemExit(f"line {index + 1}: {line!r} belongs to nothing")
    return steps


def parse_request(lines, index):
    who, method, target = lines[index][2:].split(maxsplit=2)
    step = {"line": index + 1, "who": who, "method": method, "target": target, "headers": {}, "body": None, "checks": []}
    index += 1
    while not lines[index].startswith("< ") and lines[index].strip():
        name, _, value = lines[index].partition(": ")
        step["headers"][name] = value
        index += 1
    body = []
    while not lines[index].startswith("< "):
        body.append(lines[index])
        index += 1
    step["body"] = "\n".join(body).strip("\n") or None
    step["status"] = int(lines[index][2:])
    index += 1
    while index < len(lines) and (match := re.match(r"(has|lacks|header|json|save|until|facts): (.*)", lines[index])):
        step["checks"].append((match[1], match[2]))
        index += 1
    return step, index


def pick(value, path):
    for part in path.split("."):
        value = value[int(part)] if part.isdigit() else value[part]
    return value


class Player:
    def __init__(self, province, server, spec):
        self.province, self.server, self.spec = province, server, spec
        self.clients, self.saved = {}, {}
        self.seen = len(province.facts())

    def fill(self, text):
        def one(match):
            name = match[1].strip()
            return harness.fixed_uuid(name[5:]) if name.startswith("uuid ") else str(self.saved[name])
        return re.sub(r"{{(.*?)}}", one, text)

    def body(self, step, headers):
        if step["body"] is None:
            return None
        text = self.fill(step["body"])
        if not text.startswith("@form"):
            return text.encode() if "@bytes" not in text else bytes.fromhex(text.replace("@bytes", ""))
        fields, files = {}, []
        for line in text.splitlines()[1:]:
            name, _, value = line.partition("=")
            if value.startswith("@"):
                file_name, _, content = value[1:].partition(": ")
                if content.startswith("<"):
                    content = (harness.HERE / "world" / content[1:]).read_text(encoding="utf-8")
                files.append((name, file_name, content.encode()))
            else:
                fields[name] = value
        content, headers["Content-Type"] = harness.multipart(fields, files)
        return content

    def ask(self, step):
        headers = {name: self.fill(value) for name, value in step["headers"].items()}
        body, target = self.body(step, headers), self.fill(step["target"])
        if step["who"] == "nobody":
            if body is not None:
                headers.setdefault("Content-Type", "application/json")
            return self.server.ask(step["method"], target, headers, body)
        client = self.clients.setdefault(step["who"], self.server.client(step["who"]))
        return client.ask(step["method"], target, headers, body)

    def ask_until(self, step):
        wanted = [text.partition(" = ") for kind, text in step["checks"] if kind == "until"]
        end = time.monotonic() + 120
        while True:
            answer = self.ask(step)
            if answer.status != step["status"] or all(pick(answer.json, path) == json.loads(value) for path, _, value in wanted):
                return answer
            assert time.monotonic() < end, f"never {wanted}: {answer.text[:800]}"
            time.sleep(0.2)

    def play(self, step):
        if "act" in step:
            assert step["act"][0] == "restart", step["act"]
            self.server.restart(step["act"][1])
            return
        answer = self.ask_until(step)
        assert answer.status == step["status"], f"status {answer.status} instead of {step['status']}: {answer.text[:600]}"
        self.spec.check_answer(step["method"], self.fill(step["target"]), answer)
        expected = []
        for kind, text in step["checks"]:
            if kind == "facts":
                expected = text.split()
            elif kind == "until":
                continue
            elif kind == "save":
                name, _, path = text.partition(" = ")
                if path.startswith("header:"):
                    self.saved[name] = answer.headers[path[7:]]
                else:
                    self.saved[name] = pick(answer.json, self.fill(path))
            else:
                self.check(kind, self.fill(text), answer)
        if step["status"] == 202:
            return
        facts = [kind for _, kind in self.province.facts()[self.seen:]]
        assert facts == expected, f"appended {facts} instead of {expected}"
        self.seen += len(facts)

    def check(self, kind, text, answer):
        if kind == "has":
            assert text in answer.text, f"{text!r} is not in {answer.text[:800]}"
        elif kind == "lacks":
            assert text not in answer.text, f"{text!r} is in {answer.text[:800]}"
        elif kind == "header":
            name, _, value = text.partition(": ")
            assert value in answer.headers.get(name.lower(), ""), f"{name}: {answer.headers.get(name.lower())!r}"
        else:
            path, _, value = text.partition(" = ")
            found = pick(answer.json, path)
            assert found == json.loads(value), f"{path} is {found!r}"


def main(program, spec, path):
    steps = parse(pathlib.Path(path).read_text(encoding="utf-8"))
    with harness.served(program) as (province, server):
        player = Player(province, server, schema.Spec(spec))
        for step in steps:
            try:
                player.play(step)
            except (AssertionError, KeyError, IndexError, ValueError) as failure:
                raise SystemExit(f"{path}:{step['line']}: {type(failure).__name__}: {failure}")
        code = server.stop()
        assert code == 0, f"the server ended with {code}"
        province.command("verify", "--data", province.data)
    print(f"{len(steps)} steps")


if __name__ == "__main__":
    main(*sys.argv[1:4])
