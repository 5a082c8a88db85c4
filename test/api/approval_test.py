"""What is said before a plan is approved: it is there already, or nobody will be able to report on some of its tasks.

usage: approval_test.py PROGRAM
"""
import html
import os
import re
import subprocess
import sys
import urllib.parse
import uuid

import harness

PLAN = harness.HERE / "world/unknown_lead.md"
LEAD = "Tổ hợp tác Bến Tre Xanh"
WARNING = "1 nhiệm vụ sẽ không cơ quan nào báo cáo được"


def imported(province, *arguments):
    """(stdout, stderr) of an import that goes through."""
    done = subprocess.run([province.program, "import", "--data", str(province.data), *map(str, arguments)], text=True,
                          capture_output=True, timeout=60, env={**os.environ, "SAURO_CLOCK": province.clock})
    assert done.returncode == 0, (done.returncode, done.stdout, done.stderr)
    return done.stdout, done.stderr


def learn(province):
    """The catalogue gets to know the lead."""
    table = province.home / "organizations.csv"
    known = (harness.HERE / "world/organizations.csv").read_text(encoding="utf-8")
    table.write_text(known + f"bt-xanh,{LEAD},,commune,state\n", encoding="utf-8")
    province.command("catalogue", "import", "--data", province.data, "--organizations", table)


class Pages:
    def __init__(self, client):
        self.client = client
        client.sign_in()

    def upload(self, path):
        body, content_type = harness.multipart(
            {"csrf": self.client.csrf, "request_id": str(uuid.uuid4())}, [("van_ban", path.name, path.read_bytes())])
        answer = self.client.ask("POST", "/du-thao", {"Content-Type": content_type}, body)
        assert answer.status == 303, answer.text
        return answer.headers["location"].split("?")[0]

    def text(self, address):
        answer = self.client.ask("GET", address)
        assert answer.status == 200, (address, answer.status)
        return html.unescape(answer.text)

    def approve(self, draft, **fields):
        fields = {"csrf": self.client.csrf, "request_id": str(uuid.uuid4()), "revision": "1", **fields}
        return self.client.ask("POST", draft + "/phe-duyet", {"Content-Type": "application/x-www-form-urlencoded"},
                               urllib.parse.urlencode(fields).encode())


def pages(province, server):
    desk = Pages(server.client("editor"))
    draft = desk.upload(PLAN)
    shown = desk.text(draft + "/phe-duyet")
    assert WARNING in shown and f"2. Trồng tre chắn sóng ven đê" in shown and f"“{LEAD}”" in shown, shown
    assert "1. Đắp bù" not in shown, "somebody reports on that one"
    before = province.facts()
    for fields in ({}, {"van_phe_duyet": "2"}):
        refused = desk.approve(draft, **fields)
        assert refused.status == 422, refused.status
        assert 'aria-errormessage="e-van_phe_duyet"' in refused.text
        assert province.facts() == before
    done = desk.approve(draft, van_phe_duyet="1")
    assert done.status == 303 and "/ke-hoach/" in done.headers["location"], done.text
    # The same text once more: said when it is uploaded, on the draft, and where it would be approved.
    again = desk.upload(PLAN)
    assert again.endswith("/doi-chieu"), again
    for address in (again, again.removesuffix("/doi-chieu"), again.replace("/doi-chieu", "/phe-duyet")):
        assert "Kế hoạch số 79/KH-UBND, ngày 03/11/2026 đã được phê duyệt" in desk.text(address), address
    assert "đã được phê duyệt</strong>" not in desk.text(desk.upload(harness.HERE / "world/draft.md"))


def commands(province):
    said, warned = imported(province, harness.HERE / "world/plan.md")
    assert said.startswith("Dự thảo "), said
    known = re.search(r"Kế hoạch số 77/KH-UBND, ngày 05/01/2026 đã được phê duyệt.*--replaces (\S+)\.", warned)
    assert known, warned
    assert "báo cáo được" not in warned, warned
    said, warned = imported(province, PLAN, "--approve")
    assert WARNING in warned and f"  2. Trồng tre chắn sóng ven đê: “{LEAD}”\n" in warned, warned
    assert "--replaces" in warned.splitlines()[-1], warned
    plan = re.search(r"Đã phê duyệt kế hoạch (\S+)\.", said)[1]
    learn(province)
    changed = ("--replaces", plan, "--reason", "Bổ sung danh mục", "--authority", "12/QĐ-UBND", "--approve")
    said, warned = imported(province, PLAN, *changed)
    assert warned == "", warned
    assert f"Cơ quan chủ trì: “{LEAD} (không có trong danh mục)” → “{LEAD}”" in said, said
    said, warned = imported(province, PLAN, "--replaces", plan)
    assert "0 thay đổi" in said, said


def learnt_in_between(province):
    """A draft that was read before the catalogue knew the name is approved with its holder."""
    path = province.home / "moi.md"
    text = PLAN.read_text(encoding="utf-8").replace("79/KH-UBND", "80/KH-UBND").replace("mùa lũ", "mùa khô")
    path.write_text(text.replace(LEAD, "Ban đê điều Bến Cát"), encoding="utf-8")
    with harness.Server(province) as server:
        draft = Pages(server.client("editor")).upload(path)
    table = province.home / "more.csv"
    table.write_text("id,name,aliases,level,line\nde-dieu,Ban đê điều Bến Cát,,commune,state\n", encoding="utf-8")
    province.command("catalogue", "import", "--data", province.data, "--organizations", table)
    with harness.Server(province) as server:
        desk = Pages(server.client("editor"))
        assert "không cơ quan nào báo cáo được" not in desk.text(draft + "/phe-duyet")
        assert desk.approve(draft).status == 303
        rows = server.client("leader").ask("GET", "/api/v1/assignments?organization=de-dieu").json["rows"]
        assert [row["title"] for row in rows] == ["Trồng tre chắn sóng ven đê"], rows


def main(program):
    with harness.served(program) as (province, server):
        pages(province, server)
    province = harness.Province(program)
    try:
        province.make()
        commands(province)
        learnt_in_between(province)
        print(province.command("verify", "--data", province.data))
    finally:
        province.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
