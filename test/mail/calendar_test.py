"""FR-55: calendar feeds through the running program, read with Debian's calendar tools: python3-icalendar and khal.

usage: calendar_test.py PROGRAM
"""
import datetime
import os
import re
import shutil
import subprocess
import sys

import icalendar
from mail_test import at, harness, submit


def opened(server, name, kind="ca-nhan"):
    """The target of a new feed."""
    answer = submit(server.client(name), "/ca-nhan/lich", lich=kind)
    assert answer.status == 200, (answer.status, answer.text[-1500:])
    assert answer.headers["cache-control"] == "no-store"
    return re.search(r'<code>http://127\.0\.0\.1:\d+(/lich\.ics\?khoa=[0-9a-f]{64})</code>', answer.text).group(1)


def events(server, target):
    answer = server.ask("GET", target)
    assert answer.status == 200, (answer.status, answer.text)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.body)
    assert calendar["VERSION"] == "2.0" and not calendar.errors
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


def in_khal(province, server, target):
    """What khal lists of the feed, as a person's calendar program does."""
    folder = province.home / "khal"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "feed").mkdir(parents=True)
    config = folder / "config"
    config.write_text(f"[calendars]\n[[feed]]\npath = {folder / 'feed'}\n[sqlite]\npath = {folder / 'cache.db'}\n"
                      "[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
                      "longdatetimeformat = %Y-%m-%d %H:%M\ntimeformat = %H:%M\n")
    feed = folder / "feed.ics"
    feed.write_bytes(server.ask("GET", target).body)
    environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8", "XDG_CACHE_HOME": str(folder)}
    for command in (("import", "--batch", "-a", "feed", str(feed)),
                    ("list", "--format", "{start-date} {title}", "--day-format", "", "2026-06-01", "600d")):
        done = subprocess.run(["khal", "-c", config, *command], capture_output=True, text=True, env=environment, timeout=120)
        assert done.returncode == 0, done.stderr
    return done.stdout


def main(program):
    province = harness.Province(program)
    try:
        province.make()
        province.clock = at(9)
        with harness.Server(province) as server:
            own = opened(server, "officer_khcn")
            found = events(server, own)
            names = {"Hạn: 2. Mở lớp tập huấn số hóa hồ sơ cho văn thư"}
            assert set(found) == names, found
            event = found[names.pop()]
            assert event["DTSTART"].dt == datetime.date(2026, 11, 28) and event["DTEND"].dt == datetime.date(2026, 11, 29)
            assert "Sở Khoa học và Công nghệ (Chủ trì)" in event["DESCRIPTION"]
            assert str(event["URL"]).startswith(f"http://127.0.0.1:{server.port}/nhiem-vu/")
            listed = in_khal(province, server, own)
            assert "2026-11-28 Hạn: 2. Mở lớp tập huấn số hóa hồ sơ cho văn thư" in listed, listed
            # The agency has what it takes part in, too; a leader of the province sees all.
            agency = events(server, opened(server, "officer_tc", "co-quan"))
            assert "Hạn: 2. Mở lớp tập huấn số hóa hồ sơ cho văn thư" not in agency
            assert any("=HYPERLINK" in name for name in agency), agency
            assert len(events(server, opened(server, "leader"))) >= 2
            assert submit(server.client("leader"), "/ca-nhan/lich", lich="co-quan").status == 422
            assert submit(server.client("admin"), "/ca-nhan/lich", lich="ca-nhan").status == 403
            # Revoked by its owner alone; unknown and revoked ones look the same.
            page = server.client("officer_khcn").ask("GET", "/ca-nhan/nhac-viec").text
            assert own.split("=")[1] not in page, "a secret is shown once"
            close = re.search(r"/ca-nhan/lich/[0-9a-f]{64}/thu-hoi", page).group(0)
            assert submit(server.client("officer_tc"), close).status == 303
            assert events(server, own), "somebody else's"
            assert submit(server.client("officer_khcn"), close).status == 303
            for target in (own, "/lich.ics?khoa=" + "0" * 64, "/lich.ics?khoa=", "/lich.ics", "/lich.ics?khoa=" + "x" * 500):
                assert server.ask("GET", target).status == 404, target
            for _ in range(10):
                opened(server, "reviewer")
            assert submit(server.client("reviewer"), "/ca-nhan/lich", lich="ca-nhan").status == 422, "ten are enough"
            # Who is locked has no calendar any more.
            kept = opened(server, "officer_tc")
            server.stop()
            province.command("user", "disable", "officer_tc", "--data", province.data, "--reason", "Chuyển công tác")
            server.start()
            assert server.ask("GET", kept).status == 404
            log = server.log.read_text(errors="replace")
            for target in (own, kept):
                assert target.split("=")[1] not in log, "a secret is in the log"
    finally:
        province.close()
    print("calendars: as promised")


if __name__ == "__main__":
    main(sys.argv[1])
