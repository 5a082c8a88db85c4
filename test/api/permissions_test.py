"""Every route of the API asked by every role and by nobody: who may is written down here a second time.

usage: permissions_test.py PROGRAM PRINT_ROUTES OPENAPI_YAML
"""
import json
import re
import subprocess
import sys
import uuid

import harness
import schema

EVERYBODY = {"administrator", "editor", "reviewer", "leader", "inspector", "officer"}
WHO_MAY = {
    "public": EVERYBODY,
    "signed_in": EVERYBODY,
    "read_boards": EVERYBODY - {"administrator"},
    "export_reports": EVERYBODY - {"administrator"},
    "report_progress": {"officer"},
    "review_reports": {"editor", "reviewer"},
    "prepare_plans": {"editor"},
    "approve_plans": {"editor"},
    "steer_tasks": {"editor"},
    "keep_organizations": {"administrator"},
    "read_ledger": EVERYBODY - {"officer"},
    "read_records": {"editor", "inspector"},
}
BODY = {"none": None, "json": b"{}", "upload": None, "upload_or_json": b"{}"}


def request_for(route):
    target = re.sub(r"{row}", "0", route["pattern"])
    target = re.sub(r"{\w+}", "khong-co", target)
    headers = {"Idempotency-Key": str(uuid.uuid4())} if route["method"] != "GET" else {}
    body = BODY[route["body"]]
    if route["body"] == "upload":
        body, headers["Content-Type"] = harness.multipart({}, [("tep", "a.txt", b"a")])
    return target, headers, body


def check(route, role, answer):
    where = f"{route['method']} {route['pattern']} as {role}: {answer.status} {answer.text[:200]}"
    if role in WHO_MAY[route["permission"]] or route["permission"] == "public":
        # What is asked for does not exist and bodies are empty: any answer but "you may not", and no 5xx.
        assert answer.status < 500, where
        if route["permission"] != "public":
            assert answer.status not in (401, 403), where
    elif role is None:
        assert answer.status == 401, where
    else:
        assert answer.status == 403, where
        assert answer.json["error"]["place"] == route["permission"], where


def main(program, print_routes, spec_path):
    routes = json.loads(subprocess.run([print_routes], check=True, capture_output=True).stdout)
    # Signing out last: it ends the session that the others need.
    routes.sort(key=lambda route: route["method"] == "DELETE")
    spec = schema.Spec(spec_path)
    asked = 0
    with harness.served(program) as (province, server):
        before = province.facts()
        people = {role: name for name, (role, _) in harness.PEOPLE.items()}
        for role in [None, *sorted(EVERYBODY)]:
            client = server.client(people[role]) if role else None
            for route in routes:
                target, headers, body = request_for(route)
                if client is None:
                    headers.setdefault("Content-Type", "application/json")
                    answer = server.ask(route["method"], target, headers, body)
                else:
                    answer = client.ask(route["method"], target, headers, body)
                check(route, role, answer)
                spec.check_answer(route["method"], target, answer)
                asked += 1
        assert province.facts() == before, "a request of the sweep has written"
    print(f"{asked} requests")


if __name__ == "__main__":
    main(*sys.argv[1:4])
