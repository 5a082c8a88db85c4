"""Twelve monthly reports, boards and pages, made when each month had ended, and again after a year of later changes: the same bytes.

usage: twelve_months_test.py PROGRAM
"""
import hashlib
import re
import sys

import harness

MONTHS = [f"2026-{month:02}" for month in range(1, 13)]
LAST_DAYS = dict(zip(MONTHS, (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)))


def first_of_next(month):
    year, number = map(int, month.split("-"))
    return f"{year + number // 12}-{number % 12 + 1:02}-01T02:00:00.000Z"


def targets(month):
    day = f"{month}-{LAST_DAYS[month]}"
    for layout in ("state", "party"):
        yield f"/api/v1/boards/report.docx?period={month}&layout={layout}"
    for view in ("dashboard", "boards", "plans", "assignments", "assignments.csv", "reports", "tasks", "indicators", "extensions"):
        yield f"/api/v1/{view}?as_of={day}"


def pages(leader, month):
    """The pages of the same and the board as a file, by the day alone and by day and position."""
    day = f"{month}-{LAST_DAYS[month]}"
    position = leader.ask("GET", f"/api/v1/boards?as_of={day}").json["position"]
    plan = leader.ask("GET", "/api/v1/plans?as_of=2026-02-01").json["rows"][0]["id"]
    task = leader.ask("GET", "/api/v1/tasks?limit=1&as_of=2026-02-01").json["rows"][0]["id"]
    for view in (f"plans/{plan}/board", f"plans/{plan}/events", f"tasks/{task}"):
        yield f"/api/v1/{view}?as_of={day}"
        yield f"/api/v1/{view}?as_of={day}&position={position}"
    for path in ("/tong-quan", "/ke-hoach", f"/ke-hoach/{plan}", f"/ke-hoach/{plan}/bang.csv", f"/ke-hoach/{plan}/su-kien",
                 "/nhiem-vu", f"/nhiem-vu/{task}", "/chi-tieu"):
        yield f"{path}?ngay={day}"
        yield f"{path}?ngay={day}&vi_tri={position}"


def digest(leader, target):
    answer = leader.ask("GET", target)
    assert answer.status == 200, (target, answer.status, answer.text)
    # Tokens of the forms are of the session and of this very page.
    body = re.sub(rb'name="(csrf|request_id)" value="[^"]*"', b"", answer.body)
    return hashlib.sha256(body).hexdigest()


def hashes(leader, month):
    return {target: digest(leader, target) for target in [*targets(month), *pages(leader, month)]}


def change(server, number):
    """A month's work: reports, of which some are accepted and some sent back."""
    officers = [server.client(name) for name in ("officer_khcn", "officer_tc")]
    reviewer = server.client("reviewer")
    for index, officer in enumerate(officers):
        rows = officer.ask("GET", "/api/v1/assignments?open=true").json["rows"]
        rows = [row for row in rows if row["work"] != "suspended"]
        row = rows[number % len(rows)]
        fields = {"percent": 5 + number * 3, "text": f"Tháng thứ {number}", "difficulties": "Thiếu người", "proposals": "Bổ sung"}
        sent = officer.write("POST", f"/api/v1/assignments/{row['id']}/reports", fields)
        assert sent.status == 201, sent.text
        decision = ("accept", {"note": ""}) if (number + index) % 3 else ("return", {"reason": "Thiếu số liệu"})
        answer = reviewer.write("POST", f"/api/v1/reports/{sent.json['id']}/{decision[0]}", decision[1])
        assert answer.status == 204, answer.text
    if number % 4 == 2:
        steer(server, number)


def steer(server, number):
    """A task that is suspended, or resumed the next time; and once in a year another day for one holder."""
    editor = server.client("editor")
    if number % 12 == 2:
        extend(server, editor, number)
    task = editor.ask("GET", "/api/v1/tasks?q=duong+day+nong").json["rows"][0]
    what = "resume" if task["work"] == "suspended" else "suspend"
    done = editor.write("POST", f"/api/v1/tasks/{task['id']}/{what}", {"reason": "Chờ nhân sự", "authority": f"{number}/UBND"})
    assert done.status in (200, 204), done.text


def extend(server, editor, number):
    officer = server.client("officer_khcn")
    line = officer.ask("GET", "/api/v1/assignments?q=quan+trac").json["rows"][0]
    until = "2026-09-20" if number < 12 else "2027-05-20"
    asked = officer.write("POST", f"/api/v1/assignments/{line['id']}/extensions", {"until": until, "reason": "Chờ thiết bị"})
    assert asked.status == 201, asked.text
    granted = editor.write("POST", f"/api/v1/extensions/{asked.json['id']}/grant", {})
    assert granted.status in (200, 204), granted.text


def later_changes(province, server):
    for number in range(12, 24):
        server.restart(first_of_next(f"2027-{number - 11:02}"))
        change(server, number)
    server.stop()
    second = province.home / "them.md"
    second.write_text((harness.HERE / "world/plan.md").read_text(encoding="utf-8").replace("77/KH-UBND", "78/KH-UBND"), encoding="utf-8")
    province.command("import", "--data", province.data, second, "--approve")
    province.command("rebuild", "--data", province.data)
    server.start()


def main(program):
    province = harness.Province(program)
    province.clock = "2026-01-10T02:00:00.000Z"
    try:
        province.make()
        with harness.Server(province) as server:
            before = {}
            for number, month in enumerate(MONTHS):
                server.restart(f"{month}-15T02:00:00.000Z")
                change(server, number)
                server.restart(first_of_next(month))
                before[month] = hashes(server.client("leader"), month)
            facts = len(province.facts())
            later_changes(province, server)
            leader = server.client("leader")
            for month in MONTHS:
                after = hashes(leader, month)
                changed = [target for target, digest in before[month].items() if after[target] != digest]
                assert not changed, f"not the same bytes as a year before: {changed}"
            added = len(province.facts()) - facts
            assert added > 24, added
            reports = {digest for found in before.values() for target, digest in found.items() if "report.docx" in target}
            assert len(reports) == 24, "two months gave the same report"
            by_position(leader, before)
        print(f"{len(before)} months, {sum(map(len, before.values()))} files and views the same after {added} later facts")
    finally:
        province.close()


def by_position(leader, before):
    """The day's answer names its position; asked with both coordinates it is the same, and an earlier position is another."""
    day = "2026-06-30"
    of_day = leader.ask("GET", f"/api/v1/boards?as_of={day}")
    position = of_day.json["position"]
    assert leader.ask("GET", f"/api/v1/boards?as_of={day}&position={position}").body == of_day.body
    assert leader.ask("GET", f"/api/v1/boards?as_of={day}&position={position - 4}").json["position"] == position - 4
    report = leader.ask("GET", f"/api/v1/boards/report.docx?period=2026-06&layout=state&position={position}")
    assert hashlib.sha256(report.body).hexdigest() == before["2026-06"]["/api/v1/boards/report.docx?period=2026-06&layout=state"]
    files = {hash for target, hash in before["2026-06"].items() if "bang.csv" in target}
    assert len(files) == 1, "the board as a file is another by day than by day and position"
    head = leader.ask("GET", "/api/v1/boards").json["position"]
    refused = leader.ask("GET", f"/api/v1/boards?position={head + 1}")
    assert refused.status == 422, (refused.status, refused.text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
