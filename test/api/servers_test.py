"""Two servers on one PostgreSQL database: what one has acknowledged, the other shows to whoever asks for that position.

usage: servers_test.py PROGRAM
"""
import json
import shutil
import sys
import uuid

import harness


def report(client, assignment, percent, key=None):
    body = {"percent": percent, "text": f"Đã làm {percent}%"}
    return client.write("POST", f"/api/v1/assignments/{assignment}/reports", body, key)


def main():
    program = sys.argv[1]
    province = harness.Province(program)
    try:
        province.make()
        second = province.home / "second"
        second.mkdir()
        (second / "blobs").mkdir()
        for path in province.data.iterdir():  # as docs/postgresql.md says: everything but the contents
            if path.is_file():
                shutil.copy2(path, second)
        with harness.Server(province) as one, harness.Server(province, data=second) as two:
            check(province, one, two)
        print(province.command("verify", "--data", second))
    finally:
        province.close()


def check(province, one, two):
    here, there = one.client("officer_khcn"), two.client("officer_khcn")
    rows = here.ask("GET", "/api/v1/assignments").json["rows"]
    assert rows, "the officer has nothing to report on"
    before = len(province.facts())
    for turn in range(20):
        writer, reader = (here, there) if turn % 2 == 0 else (there, here)
        assignment = rows[turn % len(rows)]["id"]
        key = str(uuid.uuid4())
        sent = report(writer, assignment, turn, key)
        assert sent.status == 201, sent.text
        position = sent.headers["x-sauro-position"]
        seen = reader.ask("GET", f"/api/v1/assignments?min_position={position}")
        assert seen.status == 200, seen.text
        assert seen.json["position"] >= int(position), (seen.json["position"], position)
        percents = {row["id"]: row["percent"] for row in seen.json["rows"]}
        assert percents.get(assignment) == turn, (percents, assignment, turn)
        # The same request through the other server adds nothing.
        again = report(reader, assignment, turn, key)
        assert again.status in (200, 201), again.text
    assert len(province.facts()) == before + 20, "each report once"
    assert [seq for seq, _ in province.facts()] == list(range(1, before + 21)), "one order without gaps"
    beyond = here.ask("GET", f"/api/v1/assignments?min_position={before + 1000}")
    assert beyond.status == 503, beyond.text
    assert json.loads(beyond.body)["error"]["kind"] == "unavailable", beyond.text
    # A browser brings the position along by itself.
    cookie = report(here, rows[0]["id"], 77).headers["set-cookie"]
    assert cookie.startswith("sauro_position="), cookie
    seen = there.ask("GET", "/api/v1/assignments", {"Cookie": f"{there.cookie}; {cookie.split(';')[0]}"})
    assert seen.json["position"] == before + 21, seen.text


if __name__ == "__main__":
    main()
