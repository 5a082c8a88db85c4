#!/usr/bin/python3
"""Makes the demo province in an empty data folder, through the public commands of `sauro` only.

play_demo.py SAURO DATA_FOLDER

Every command runs at the day that data/demo says (the variable SAURO_CLOCK), so that the demo has a past.
"""
import csv
import json
import os
import subprocess
import sys
from pathlib import Path

DEMO = Path(__file__).resolve().parent.parent / "data" / "demo"
PLANS = [("2026-05-18", "ke-hoach.docx"), ("2026-05-19", "ke-hoach-dang.docx")]
IMPORTER = "bientap"


class Player:
    def __init__(self, sauro, data):
        self.sauro = sauro
        self.data = data

    def run(self, *args, clock, stdin=None):
        """Runs one command at `clock` (a UTC instant) and gives what it printed; stops the play where it is refused."""
        env = dict(os.environ, SAURO_CLOCK=clock)
        done = subprocess.run([self.sauro, *args], env=env, input=stdin, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"play_demo: {' '.join(args)}\n{done.stderr}")
        return done.stdout


def rows(name):
    with open(DEMO / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def instant(day, hour):
    return f"{day}T{hour:02d}:00:00.000Z"


def section_label(task):
    words = task["section"][-1].split() if task["section"] else [""]
    return words[0].rstrip(".):")


def task_ids(player):
    """(plan, "II.8") -> task, for every task of every plan."""
    found = {}
    for plan in sorted({row["plan"] for row in rows("reports.csv")}):
        board = json.loads(player.run("board", "--data", player.data, "--plan", plan, "--json", clock=instant("2026-05-20", 1)))
        for task in board["tasks"]:
            found[plan, f"{section_label(task)}.{task['ordinal'].rstrip('.')}"] = task["id"]
    return found


def report_events(ids, organizations):
    """(day, order, arguments) of every report and decision."""
    for order, row in enumerate(rows("reports.csv")):
        task = ids.get((row["plan"], row["task"]))
        if task is None:
            sys.exit(f"play_demo: reports.csv names a task that no plan has: {row['plan']} {row['task']}")
        report = ["progress", "report", "--as", row["username"], "--task", task, "--percent", row["percent"], "--text", row["text"]]
        for option in ("difficulties", "proposals"):
            if row[option]:
                report += [f"--{option}", row[option]]
        if row["completed"] == "yes":
            report.append("--done")
        for name in filter(None, row["evidence"].split("|")):
            report += ["--evidence", str(DEMO / "evidence" / name)]
        yield row["day"], 2, order, report
        if row["decision"]:
            words = "--note" if row["decision"] == "accept" else "--reason"
            yield row["decision_day"], 8, order, [
                "progress", row["decision"], "--as", row["reviewer"], "--task", task,
                "--organization", organizations[row["username"]], words, row["decision_text"] or "Đồng ý."]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    player = Player(sys.argv[1], sys.argv[2])
    start = instant("2026-05-15", 1)
    player.run("init", "--data", player.data, "--province", "Hà Giao", clock=start)
    player.run("catalogue", "import", "--data", player.data, "--organizations", str(DEMO / "organizations.csv"),
               "--groups", str(DEMO / "groups.csv"), clock=start)
    organizations = {}
    for row in rows("accounts.csv"):
        organizations[row["username"]] = row["organization"]
        extra = ["--organization", row["organization"]] if row["organization"] else []
        player.run("user", "add", "--data", player.data, "--username", row["username"], "--name", row["display_name"],
                   "--role", row["role"], *extra, clock=start, stdin=row["password"] + "\n")
    for day, name in PLANS:
        player.run("import", "--data", player.data, "--as", IMPORTER, "--approve", str(DEMO / name), clock=instant(day, 2))
    events = sorted(report_events(task_ids(player), organizations), key=lambda event: event[:3])
    for day, hour, _, arguments in events:
        player.run(*arguments, "--data", player.data, clock=instant(day, hour))
    print(f"Dữ liệu mẫu: {player.data} ({len(events)} báo cáo và quyết định thẩm định).")


if __name__ == "__main__":
    main()
