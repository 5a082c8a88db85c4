"""A person who is given another post in the middle of a form writes nothing; what was asked before stays.

usage: steering_roles_test.py PROGRAM
"""
import sys
import time
import urllib.parse
import uuid

import harness


def appoint(server, name, role, organization=""):
    """On the page of accounts, as an administrator does it."""
    admin = server.client("admin")
    admin.sign_in()
    fields = {"csrf": admin.csrf, "request_id": str(uuid.uuid4()), "vai_tro": role, "co_quan": organization}
    answer = admin.ask("POST", f"/tai-khoan/{name}/vai-tro", {"Content-Type": "application/x-www-form-urlencoded"},
                       urllib.parse.urlencode(fields).encode())
    assert answer.status == 303, answer.text
    time.sleep(1.2)  # a person who was found is known for one second


def page_refuses(client, address, fields):
    """The same through the form of a page."""
    fields = {"csrf": client.csrf, "request_id": str(uuid.uuid4()), **fields}
    answer = client.ask("POST", address, {"Content-Type": "application/x-www-form-urlencoded"},
                        urllib.parse.urlencode(fields).encode())
    assert answer.status == 403, (address, answer.status)


def main(program):
    with harness.served(program) as (province, server):
        editor, officer = server.client("editor"), server.client("officer_khcn")
        line = officer.ask("GET", "/api/v1/assignments?q=tap+huan").json["rows"][0]
        extensions = f"/api/v1/assignments/{line['id']}/extensions"
        asked = officer.write("POST", extensions, {"until": "2026-12-10", "reason": "Chờ giảng viên"})
        assert asked.status == 201, asked.text
        assert editor.ask("GET", "/api/v1/extensions").json["total"] == 1

        appoint(server, "editor", "leader")
        appoint(server, "officer_khcn", "officer", "so-tc")
        before = province.facts()
        grant = editor.write("POST", f"/api/v1/extensions/{asked.json['id']}/grant", {})
        assert grant.status == 403, grant.text
        suspend = editor.write("POST", f"/api/v1/tasks/{line['task']}/suspend", {"reason": "Chờ", "authority": "230/UBND"})
        assert suspend.status == 403, suspend.text
        again = officer.write("POST", extensions, {"until": "2026-12-20", "reason": "Cơ quan cũ"})
        assert again.status == 404, again.text
        page_refuses(editor, f"/gia-han/{asked.json['id']}/dong-y", {"ly_do": ""})
        page_refuses(editor, f"/nhiem-vu/{line['task']}/tam-dung", {"ly_do": "Chờ", "van_ban": "230/UBND"})
        page_refuses(editor, f"/ke-hoach/{line['plan']}/su-kien", {"su_kien": "họp", "ngay": "2026-11-20", "van_ban": "1"})
        assert province.facts() == before, "something was written without the role"
        assert editor.ask("GET", "/api/v1/extensions").json["rows"][0]["state"] == "waiting"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
