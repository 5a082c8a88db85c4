"""Checks that the tables of data/demo fit together and can be played: prints each fault, exit 1 if there is one."""
import csv
import datetime
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEMO = ROOT / "data" / "demo"
sys.path.insert(0, str(ROOT / "tools"))
import make_demo_plan  # noqa: E402

ROLES = {"administrator", "editor", "reviewer", "officer", "leader"}
ENDLESS = ("Thường xuyên", "Thực hiện thường xuyên", "Hằng quý", "Hằng năm", "Tháng 10 hằng năm")


def table(name):
    with open(DEMO / name, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def names_of(row):
    return [row["name"], *(alias for alias in row["aliases"].split("|") if alias)]


def plan_tasks():
    """{"II.4": row}; merged cells carried down, the page cuts closed, "X chủ trì, phối hợp với Y" makes X the lead."""
    tasks, section, ordinal, before = {}, "", 0, {}
    for row in make_demo_plan.read_plan(DEMO / "plan.txt")["rows"]:
        if "section" in row:
            section, ordinal = row["label"], 0
            continue
        ordinal += 1
        row = {key: before[key] if value == "^" else value.replace("¦", "") for key, value in row.items()}
        lead, leads_here, _ = row["PH"].partition(" chủ trì, phối hợp với ")
        tasks[f"{section}.{ordinal}"] = {**row, "CT": lead} if leads_here else row
        before = row
    return tasks


def leads(tasks, organizations, groups):
    """{"II.4": ids of the organisations that lead it, groups expanded}"""
    ids = {name: [row["id"]] for row in organizations for name in names_of(row)}
    ids.update({name: row["members"].split("|") for row in groups for name in names_of(row)})
    return {key: {one for name in row["CT"].split("; ") for one in ids.get(name, [])} for key, row in tasks.items()}


def check_catalogue(organizations, groups, accounts):
    known = {row["id"] for row in organizations}
    if len(known) != 30 or len(organizations) != 30:
        yield "organizations.csv: 30 organisations with ids of their own"
    all_names = [name for row in organizations + groups for name in names_of(row)]
    for name in sorted({name for name in all_names if all_names.count(name) > 1}):
        yield f"the name {name} stands twice"
    for row in groups:
        for member in set(row["members"].split("|")) - known:
            yield f"groups.csv: {row['id']} has the unknown member {member}"
    for row in accounts:
        if row["organization"] not in known or row["role"] not in ROLES or len(row["password"]) < 8:
            yield f"accounts.csv: {row['username']}"


def check_tasks(tasks, leaders):
    if len(tasks) != 60 or len({key.split(".")[0] for key in tasks}) != 8:
        yield "plan.txt: 60 tasks in 8 sections"
    unknown = [key for key, ids in leaders.items() if not ids]
    if unknown != ["IV.3"]:
        yield f"plan.txt: only IV.3 has a lead that the catalogue does not know, not {unknown}"


def check_decision(row, accounts):
    if row["decision"] not in ("", "accept", "return"):
        yield "decision is accept, return or nothing"
    if not row["decision"]:
        if row["decision_day"] or row["decision_text"] or row["reviewer"]:
            yield "nothing was decided, yet there are words of it"
        return
    if row["decision_day"] < row["day"] or row["decision_day"] > "2026-11-23":
        yield "decided before the report or in the future"
    if row["decision"] == "return" and not row["decision_text"]:
        yield "a return needs a reason"
    reviewer = accounts.get(row["reviewer"], {})
    if reviewer.get("role") != "reviewer":
        yield "reviewer unknown"
    elif reviewer["organization"] == accounts[row["username"]]["organization"]:
        yield "nobody reviews the own organisation"


def check_report(row, accounts, tasks, leaders):
    account = accounts.get(row["username"])
    if account is None or row["task"] not in tasks:
        yield "unknown account or task"
        return
    if account["role"] != "officer" or account["organization"] not in leaders[row["task"]]:
        yield "the officer's organisation does not lead the task"
    datetime.date.fromisoformat(row["day"])
    if not "2026-06-01" <= row["day"] <= "2026-11-22" or not row["text"] or not 0 <= int(row["percent"]) <= 100:
        yield "day, text or percent"
    for name in filter(None, row["evidence"].split("|")):
        if not (DEMO / "evidence" / name).is_file():
            yield f"there is no evidence/{name}"
    if row["completed"] == "yes":
        if row["percent"] != "100" or not row["evidence"] or tasks[row["task"]]["TH"] in ENDLESS:
            yield "a completion has 100 percent, evidence, and work that can end"
    elif row["completed"] != "no":
        yield "completed is yes or no"
    yield from check_decision(row, accounts)


def check_order(reports, accounts):
    """A report comes after the decision on the one before it, and none after an accepted completion."""
    last, days = {}, [row["day"] for row in reports]
    if days != sorted(days):
        yield "reports.csv: rows stand in order of day"
    for row in reports:
        key = (row["task"], accounts[row["username"]]["organization"])
        before = last.get(key)
        last[key] = row
        if before is None:
            continue
        if before["completed"] == "yes" and before["decision"] == "accept":
            yield f"reports.csv: {row['day']} {key}: completed already"
        if before["decision_day"] and before["decision_day"] >= row["day"]:
            yield f"reports.csv: {row['day']} {key}: the report before it is not decided yet"


def faults():
    organizations, groups, account_rows = table("organizations.csv"), table("groups.csv"), table("accounts.csv")
    accounts = {row["username"]: row for row in account_rows}
    reports, tasks = table("reports.csv"), plan_tasks()
    leaders = leads(tasks, organizations, groups)
    yield from check_catalogue(organizations, groups, account_rows)
    yield from check_tasks(tasks, leaders)
    for number, row in enumerate(reports, 2):
        for fault in check_report(row, accounts, tasks, leaders):
            yield f"reports.csv:{number}: {fault}"
    yield from check_order(reports, accounts)


def main():
    found = list(faults())
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
