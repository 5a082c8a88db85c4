"""/healthz and what people are told while PostgreSQL is stopped, and after it has come back. Own cluster: it is stopped here.

usage: health_test.py PROGRAM
"""
import json
import sys
import time
import uuid

import harness


def wait_for(what, seconds=30):
    end = time.monotonic() + seconds
    while not (done := what()) and time.monotonic() < end:
        time.sleep(0.05)
    return done


def main():
    with harness.cluster.Cluster() as postgres:
        province = harness.Province(sys.argv[1])
        province.postgres = postgres
        try:
            province.make()
            with harness.Server(province) as server:
                check(province, postgres, server)
        finally:
            if not postgres.runs():
                postgres.start()
            province.close()


def check(province, postgres, server):
    officer, leader = server.client("officer_khcn"), server.client("leader")
    assert leader.ask("GET", "/ke-hoach", {"Accept": "text/html"}).status == 200
    assignment = officer.ask("GET", "/api/v1/assignments").json["rows"][0]["id"]
    target, body, key = f"/api/v1/assignments/{assignment}/reports", {"percent": 30, "text": "Đã làm"}, str(uuid.uuid4())
    before = len(province.facts())
    assert_health(server, 200, "ok\n")

    for round_trip in range(2):
        postgres.stop()
        assert wait_for(lambda: server.ask("GET", "/healthz").status == 503), "a database that is gone is not noticed"
        assert_health(server, 503, "database unreachable\n")
        # What was answered before for this position may still be answered; what needs the database is not.
        for answer in (officer.ask("GET", f"/api/v1/assignments?position={3 + round_trip}"), officer.write("POST", target, body, key),
                       server.ask("POST", "/api/v1/session", {"Content-Type": "application/json"},
                                  json.dumps({"username": "editor", "password": harness.PASSWORD}).encode())):
            assert answer.status == 503, (answer.status, answer.text)
            assert answer.headers["retry-after"] == "5", answer.headers
            error = answer.json["error"]
            assert error["kind"] == "unavailable" and "PostgreSQL chưa trả lời" in error["message"], answer.text
        page = leader.ask("GET", f"/ke-hoach?vi_tri={3 + round_trip}", {"Accept": "text/html"})
        assert page.status == 503 and page.headers["retry-after"] == "5", (page.status, page.text)
        postgres.start()
        assert wait_for(lambda: server.ask("GET", "/healthz").status == 200), "the server does not come back"
        assert_health(server, 200, "ok\n")
        sent = officer.write("POST", target, body, key)
        assert sent.status in (200, 201), sent.text
        assert len(province.facts()) == before + 1, f"written {round_trip + 1} times"
        assert officer.ask("GET", "/api/v1/assignments").json["rows"][0]["percent"] == 30


def assert_health(server, status, text):
    answer = server.ask("GET", "/healthz")
    assert (answer.status, answer.text) == (status, text), (answer.status, answer.text)


if __name__ == "__main__":
    main()
