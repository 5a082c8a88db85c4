"""Accounts over time: locked, opened again, given another post, by the commands; what the person did keeps the name.

usage: accounts_test.py PROGRAM

On PostgreSQL the commands work beside the running server; an SQLite server is stopped for them.
"""
import base64
import contextlib
import hmac
import json
import os
import re
import struct
import subprocess
import sys
import time
import urllib.parse
import uuid

import harness


def refused(province, code, wanted, *arguments):
    """The command ends with `code`, says `wanted` on stderr and writes no fact."""
    before = province.facts()
    done = subprocess.run([province.program, *map(str, arguments)], text=True, capture_output=True, timeout=60,
                          env={**os.environ, "SAURO_CLOCK": province.clock})
    assert done.returncode == code, (arguments, done.returncode, done.stderr)
    assert wanted in done.stderr, (arguments, done.stderr)
    assert province.facts() == before, arguments


@contextlib.contextmanager
def beside(province, server):
    """Commands may write to the province."""
    if province.postgres:
        yield
        return
    server.stop()
    yield
    server.start()


def user(province, what, name, *options):
    return province.command("user", what, name, "--data", province.data, *options)


def status_within(seconds, client, target, wanted):
    end = time.monotonic() + seconds
    while True:
        answer = client.ask("GET", target)
        if answer.status == wanted or time.monotonic() > end:
            return answer.status


def signs_in(server, name):
    try:
        server.client(name).sign_in()
    except AssertionError as why:
        assert "401" in str(why), why
        return False
    return True


def send_report(client):
    assignment = client.ask("GET", "/api/v1/assignments").json["rows"][0]["id"]
    answer = client.write("POST", f"/api/v1/assignments/{assignment}/reports", {"percent": 10, "text": "Đã khởi động"})
    assert answer.status == 201, answer.text


def disable(province, server):
    officer, reviewer = server.client("officer_khcn"), server.client("reviewer")
    send_report(officer)
    with beside(province, server):
        facts = len(province.facts())
        why = ("--reason", "Chuyển công tác")
        refused(province, 2, "Thiếu --reason", "user", "disable", "officer_khcn", "--data", province.data)
        said = user(province, "disable", "officer_khcn", *why)
        assert "Đã khóa tài khoản officer_khcn" in said, said
        assert province.facts()[facts:] == [(facts + 1, "account.locked")]
        refused(province, 1, "đã bị khóa từ trước", "user", "disable", "officer_khcn", "--data", province.data, *why)
        refused(province, 1, "Không có tài khoản này", "user", "disable", "khong-co", "--data", province.data, *why)
        refused(province, 2, "Thiếu --username", "user", "disable", "--data", province.data)
        refused(province, 1, "đã bị khóa", "import", "--data", province.data, harness.HERE / "world/draft.md",
                "--as", "officer_khcn")
    assert status_within(3, officer, "/api/v1/assignments", 401) == 401, "the open session goes on"
    assert not signs_in(server, "officer_khcn")
    assert "Người officer_khcn" in reviewer.ask("GET", "/tham-dinh").text, "the report has lost its author"
    admin = server.client("admin").ask("GET", "/tai-khoan").text
    assert admin.count("Đã khóa") == 1, admin
    with beside(province, server):
        assert "Đã mở khóa" in user(province, "enable", "officer_khcn")
        assert province.facts()[-1][1] == "account.unlocked"
        refused(province, 1, "không bị khóa", "user", "enable", "officer_khcn", "--data", province.data)
    assert signs_in(server, "officer_khcn")
    assert officer.ask("GET", "/api/v1/assignments").status == 401, "what was ended has come to life again"


def reset(province, server):
    """A password that an administrator has set opens nothing but the page where it is changed."""
    with beside(province, server):
        facts = len(province.facts())
        said = province.command("user", "password", "leader", "--data", province.data, stdin="mat-khau-tam-thoi\n")
        assert "phải đổi mật khẩu" in said, said
        assert province.facts()[facts:] == [(facts + 1, "account.password_reset")]
    leader = server.client("leader")
    leader.sign_in("mat-khau-tam-thoi")
    refusal = leader.ask("GET", "/api/v1/plans")
    assert refusal.status == 403 and "đổi mật khẩu" in refusal.text, refusal.text
    page = leader.ask("GET", "/tong-quan")
    assert page.status == 303 and page.headers["location"] == "/ca-nhan", (page.status, page.headers)
    own = leader.ask("GET", "/ca-nhan")
    assert own.status == 200 and "do người quản trị đặt" in own.text, own.text


def shown(key, step):
    """What the telephone shows in that half minute (RFC 6238)."""
    mac = hmac.new(base64.b32decode(key.replace(" ", "")), struct.pack(">Q", step), "sha1").digest()
    start = mac[19] & 15
    return f"{(int.from_bytes(mac[start:start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def second_step(province, server):
    """A code beside the password once it is turned on; off again by the command."""
    person = server.client("reviewer")
    form = {"Content-Type": "application/x-www-form-urlencoded"}

    def post(target, **fields):
        body = urllib.parse.urlencode({"csrf": person.csrf, **fields}).encode()
        return person.ask("POST", target, form, body)

    assert person.ask("GET", "/ca-nhan/hai-buoc/ma-qr.png").status == 404
    assert post("/ca-nhan/hai-buoc/bat-dau", mat_khau_hai_buoc="sai").status == 422
    assert post("/ca-nhan/hai-buoc/bat-dau", mat_khau_hai_buoc=harness.PASSWORD).status == 303
    picture = person.ask("GET", "/ca-nhan/hai-buoc/ma-qr.png")
    assert picture.body.startswith(b"\x89PNG") and picture.headers["cache-control"] == "no-store", picture.headers
    key = re.search(r"<code>([A-Z2-7 ]+)</code>", person.ask("GET", "/ca-nhan").text)[1]
    facts = len(province.facts())
    assert post("/ca-nhan/hai-buoc/xac-nhan", ma="12").status == 422
    taken = int(server.now()) // 30
    codes = re.findall(r"<li><code>([a-z0-9-]+)</code>", post("/ca-nhan/hai-buoc/xac-nhan", ma=shown(key, taken)).text)
    assert len(set(codes)) == 10, codes
    assert province.facts()[facts:] == [(facts + 1, "account.second_step")]

    def sign_in(**with_what):
        body = json.dumps({"username": "reviewer", "password": harness.PASSWORD, **with_what}).encode()
        return server.ask("POST", "/api/v1/session", {"Content-Type": "application/json"}, body)

    asked = sign_in()
    assert asked.status == 401 and asked.json["error"]["place"] == "code", asked.text
    assert sign_in(code=shown(key, taken)).status == 401, "taken already"
    assert sign_in(code=shown(key, max(taken + 1, int(server.now()) // 30))).status == 201
    assert sign_in(code=codes[0]).status == 201
    assert sign_in(code=codes[0]).status == 401, "a recovery code is good once"
    with beside(province, server):
        assert "Đã tắt" in user(province, "second-step-off", "reviewer")
        refused(province, 1, "không bật", "user", "second-step-off", "reviewer", "--data", province.data)
    assert sign_in().status == 201


def tokens(province, server):
    """A key for programs does what its owner may, within its scope, until it is revoked or the password changes."""
    person = server.client("officer_khcn")
    form = {"Content-Type": "application/x-www-form-urlencoded"}

    def post(target, **fields):
        body = urllib.parse.urlencode({"csrf": person.csrf, **fields}).encode()
        return person.ask("POST", target, form, body)

    def issue(scope):
        page = post("/ca-nhan/khoa-truy-cap", ten_khoa="Bảng ở sảnh <b>", pham_vi=scope, so_ngay="30", mat_khau_khoa=harness.PASSWORD)
        return re.search(r"<code>(sauro_[0-9a-f]{64})</code>", page.text)[1]

    def ask(token, method, target, body=None):
        headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
        return server.ask(method, target, headers, body)

    person.sign_in()
    assert post("/ca-nhan/khoa-truy-cap", ten_khoa="x", pham_vi="read", so_ngay="30", mat_khau_khoa="sai").status == 422
    assert post("/ca-nhan/khoa-truy-cap", ten_khoa="x", pham_vi="read", so_ngay="900", mat_khau_khoa=harness.PASSWORD).status == 422
    reads, writes = issue("read"), issue("write")
    for token in (reads, writes):
        assert ask(token, "GET", "/api/v1/me").json["organization"] == "so-khcn"
        assert ask(token, "GET", "/api/v1/accounts").status in (403, 404), "no more than its owner"
    some = ask(reads, "GET", "/api/v1/assignments?open=true").json["rows"][0]["id"]
    report = json.dumps({"text": "Đã làm", "percent": 10}).encode()
    refusal = ask(reads, "POST", f"/api/v1/assignments/{some}/reports", report)
    assert refusal.status == 403 and refusal.json["error"]["place"] == "token", refusal.text
    done = ask(writes, "POST", f"/api/v1/assignments/{some}/reports", report)
    assert done.status == 201, done.text
    assert server.ask("GET", "/tong-quan", {"Authorization": "Bearer " + reads}).status == 303, "not for pages"
    assert server.ask("GET", "/api/v1/me", {"Cookie": "sauro=" + reads}).status == 401, "not as a cookie"
    assert ask("sauro_" + "0" * 64, "GET", "/api/v1/me").status == 401
    page = person.ask("GET", "/ca-nhan").text
    assert "Bảng ở sảnh &lt;b&gt;" in page, page
    for target in re.findall(r"/ca-nhan/khoa-truy-cap/[0-9a-f]{64}/thu-hoi", page)[:1]:
        assert post(target).status == 303
    alive = [token for token in (reads, writes) if ask(token, "GET", "/api/v1/me").status == 200]
    assert len(alive) == 1, alive
    changed = post("/ca-nhan/mat-khau", mat_khau_cu=harness.PASSWORD, mat_khau="mat-khau-moi-1", mat_khau_lai="mat-khau-moi-1")
    assert changed.status == 303, changed.text
    assert ask(alive[0], "GET", "/api/v1/me").status == 401, "a changed password removes the keys"


def row_of(page, name):
    """The row of the account in the list."""
    return next(row for row in page.split("<tr>") if name in row)


def appoint(province, server):
    officer = server.client("officer_tc")
    assert officer.ask("GET", "/api/v1/me").json["organization"] == "so-tc"
    with beside(province, server):
        facts = len(province.facts())
        said = user(province, "appoint", "officer_tc", "--role", "officer", "--org", "so-nv")
        assert "officer_tc giữ vai trò" in said and "so-nv" in said, said
        assert province.facts()[facts:] == [(facts + 1, "account.appointed")]
        data = ("--data", province.data)
        refused(province, 1, "đang giữ đúng", "user", "appoint", "officer_tc", "--role", "officer", "--org", "so-nv", *data)
        refused(province, 1, "phải thuộc một cơ quan", "user", "appoint", "officer_tc", "--role", "officer", *data)
        refused(province, 1, "Không có cơ quan", "user", "appoint", "officer_tc", "--role", "officer", "--org", "so-x", *data)
        refused(province, 1, "Không có tài khoản", "user", "appoint", "khong-co", "--role", "leader", *data)
        refused(province, 2, "vai trò phải là một trong", "user", "appoint", "officer_tc", "--role", "chief", *data)
        refused(province, 2, "Thiếu --role", "user", "appoint", "officer_tc", *data)
    end = time.monotonic() + 3
    while (seen := officer.ask("GET", "/api/v1/me").json["organization"]) != "so-nv":
        assert time.monotonic() < end, seen
        time.sleep(0.1)
    with beside(province, server):
        user(province, "appoint", "officer_tc", "--role", "leader")
    time.sleep(1.2)  # a person who was found is known for one second
    past = row_of(server.client("admin").ask("GET", f"/tai-khoan?vi_tri={facts}").text, "officer_tc")
    assert "Sở Tài chính" in past and row_of(server.client("admin").ask("GET", "/tai-khoan").text, "officer_tc") != past, past
    assert "officer_tc" not in server.client("admin").ask("GET", "/tai-khoan?vi_tri=1").text, "an account before it was made"
    session = officer.ask("GET", "/api/v1/me").json
    assert (session["role"], session["organization"]) == ("leader", None), session


def main(program):
    with harness.served(program) as (province, server):
        disable(province, server)
        appoint(province, server)
        reset(province, server)
        second_step(province, server)
        tokens(province, server)
        refused(province, 2, "Không có lệnh “usr”; gần nhất là “user”", "usr", "disable", "admin")
        for what in ("disable", "enable", "appoint"):
            text = province.command("user", what, "--help")
            assert "Tên đăng nhập" in text and "--data" in text, text
        print(province.command("verify", "--data", province.data))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
