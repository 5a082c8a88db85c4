"""FR-55: reminders by mail, through the running program and a real SMTP server on loopback, read with Python's email.

usage: mail_test.py PROGRAM NODE CASE
"""
import calendar
import contextlib
import json
import pathlib
import re
import sys
import time
import urllib.parse
import uuid

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "api"))
import harness  # noqa: E402
from mail_server import SECRET, USER, MailServer, bodies  # noqa: E402

MONDAY = "2026-11-23T02:00:00.000Z"  # 9 o'clock in Vietnam


def at(hour, minute=0, day=23):
    """An hour of Vietnam in that week, as the program's clock has it."""
    stamp = time.gmtime(calendar.timegm((2026, 11, day, hour, minute, 0)) - 7 * 3600)
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", stamp)


def configure(province, smtp, **more):
    secret = province.home / "smtp.secret"
    secret.write_text(more.pop("secret", SECRET) + "\n")
    settings = {"data": str(province.data), "smtp_url": f"smtp://localhost:{smtp.options['port']}", "smtp_user": USER,
                "smtp_password_file": str(secret), "smtp_ca_file": str(smtp.cert), "mail_from": "nhac-viec@hagiao.example",
                "public_url": "https://sauro.hagiao.example/", "remind_seconds": 1, **more}
    path = province.home / "sauro.toml"
    path.write_text("".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in settings.items()))
    return ["--config", str(path)]


def submit(client, target, **fields):
    """Sends a form of the pages."""
    client.sign_in()
    body = urllib.parse.urlencode({"csrf": client.csrf, **fields}).encode()
    return client.server.ask("POST", target, {"Cookie": client.cookie,
                                              "Content-Type": "application/x-www-form-urlencoded"}, body)


def wants_mail(server, name, address, hour="7", phone=""):
    answer = submit(server.client(name), "/ca-nhan/nhac-viec", thu_dien_tu=address, gio_nhan=hour, so_dien_thoai=phone)
    assert answer.status == 303, (answer.status, answer.text[-2000:])


def wait_for(what, wanted, seconds=30):
    """Until `what()` gives something true."""
    end = time.monotonic() + seconds
    while True:
        got = what()
        if got:
            return got
        assert time.monotonic() < end, f"{wanted} did not come"
        time.sleep(0.1)


def kinds(province):
    return [kind for _, kind in province.facts() if kind.startswith(("reminder.", "delivery."))]


def ended(province, count):
    return wait_for(lambda: kinds(province).count("delivery.ended") >= count, f"the end of message {count}")


def quiet(seconds=4):
    """Long enough for several looks of the follower."""
    time.sleep(seconds)


def no_secret(server):
    log = server.log.read_text(errors="replace")
    assert SECRET not in log and "khcn@hagiao.example" not in log, "a secret or an address is in the log"


@contextlib.contextmanager
def province_with_mail(program, node, clock=MONDAY, **options):
    """A province, its mail server, and its server; where people want mail is left to the case."""
    more = options.pop("config", {})
    province = harness.Province(program)
    smtp = MailServer(node, province.home, **options)
    try:
        province.make()
        province.clock = clock
        smtp.start()
        with harness.Server(province, options=configure(province, smtp, **more), reminders=True) as server:
            yield province, server, smtp
        no_secret(server)
    finally:
        smtp.stop()
        province.close()


def digest(program, node):
    with province_with_mail(program, node, clock=at(5, 50, day=24)) as (province, server, smtp):
        wants_mail(server, "officer_khcn", "KHCN@hagiao.example ", hour="8")
        quiet()
        assert kinds(province) == [], "nothing before six in the morning"
        server.restart(at(7, 30, day=24))
        wait_for(lambda: kinds(province), "a reminder")
        quiet()
        assert smtp.mails() == [], "the digest is wished for at eight"
        server.restart(at(8, 1, day=24))
        ended(province, 1)
        (envelope, message), = smtp.mails()
        assert envelope == {"from": "nhac-viec@hagiao.example", "to": ["khcn@hagiao.example"], "secure": True,
                            "user": USER}, envelope
        assert message["Subject"] == "[Sáu Rõ] Nhắc việc (24/11/2026): 1 quá hạn, 1 sắp đến hạn", message["Subject"]
        assert message["To"].addresses[0].display_name == "Người officer_khcn"
        assert message["To"].addresses[0].addr_spec == "khcn@hagiao.example"
        assert message["From"].addresses[0].display_name.startswith("Ủy ban nhân dân tỉnh"), message["From"]
        assert message["Date"].datetime.isoformat()[:16] == "2026-11-24T08:01"
        assert message["Auto-Submitted"] == "auto-generated"
        assert re.fullmatch(r"<[0-9a-f-]{36}@hagiao.example>", message["Message-ID"]), message["Message-ID"]
        assert message.get_content_type() == "multipart/alternative"
        assert not message.defects and not any(part.defects for part in message.walk())
        text, html = bodies(message)["text/plain"], bodies(message)["text/html"]
        for body in (text, html):
            assert "Lắp đặt trạm quan trắc nước ngầm tại bốn xã vùng cao" in body
            assert "Quá hạn 147 ngày, hạn 30/06/2026" in body, body
            assert "Còn 4 ngày, hạn 28/11/2026" in body, body
            assert "https://sauro.hagiao.example/nhiem-vu/" in body, "a link"
            assert "Bố trí kinh phí" not in body, "of another organisation"
        page = server.client("officer_khcn").ask("GET", "/nhac-viec").text
        assert "Quá hạn 147 ngày" in page and "Lắp đặt trạm quan trắc" in page
        assert "Mới được nhắc" in server.client("officer_khcn").ask("GET", "/viec-cua-toi").text
        # Nothing more today. Three days before it one is told again, and one day before it; no empty mail between.
        server.restart(at(20, 30, day=24))
        quiet()
        assert len(smtp.mails()) == 1
        for day, count, wanted in ((25, 2, "Còn 3 ngày"), (26, 2, None), (27, 3, "Còn 1 ngày")):
            server.restart(at(8, 30, day=day))
            if wanted:
                ended(province, count)
                text = bodies(smtp.mails()[-1][1])["text/plain"]
                assert wanted in text and "Quá hạn" not in text, text
            else:
                quiet()
            assert len(smtp.mails()) == count, day


def urgent(program, node):
    """At once only what is urgent, and never two mails within an hour."""
    with province_with_mail(program, node, clock=at(9)) as (province, server, smtp):
        wants_mail(server, "officer_khcn", "khcn@hagiao.example", hour="9")
        ended(province, 1)
        officer, reviewer = server.client("officer_khcn"), server.client("reviewer")
        row = officer.ask("GET", "/api/v1/assignments?open=true").json["rows"][0]
        report, raised = str(uuid.uuid4()), kinds(province).count("reminder.raised")
        sent = officer.write("POST", f"/api/v1/assignments/{row['id']}/reports", {"percent": 10, "text": "Đã họp"}, report)
        assert sent.status == 201, sent.text
        answer = reviewer.write("POST", f"/api/v1/reports/{report}/return", {"reason": "Thiếu số liệu"})
        assert answer.status == 204, answer.text
        wait_for(lambda: kinds(province).count("reminder.raised") > raised, "the reminder of the return")
        quiet()
        assert len(smtp.mails()) == 1, "an hour has not passed"
        server.restart(at(9, 50))
        quiet()
        assert len(smtp.mails()) == 1, "an hour has not passed"
        server.restart(at(10, 2))
        ended(province, 2)
        assert smtp.mails()[1][1]["Subject"] == "[Sáu Rõ] Việc gấp (23/11/2026): 1 báo cáo bị trả lại"
        # The clock goes back an hour and a half: nothing is written or sent until it is right again.
        server.restart(at(8, 30))
        quiet()
        assert len(smtp.mails()) == 2


def bounce(program, node):
    with province_with_mail(program, node) as (province, server, smtp):
        wants_mail(server, "officer_khcn", "bounce@hagiao.example")
        ended(province, 1)
        quiet()
        assert kinds(province).count("delivery.started") == 1, "an address that bounces is not tried again"
        page = server.client("admin").ask("GET", "/thu-gui").text
        assert "Địa chỉ không nhận thư" in page and "Người officer_khcn" in page and "550" in page, page
        assert "bounce@hagiao.example" in server.client("officer_khcn").ask("GET", "/ca-nhan/nhac-viec").text
        assert "không nhận thư" in server.client("officer_khcn").ask("GET", "/ca-nhan/nhac-viec").text
        # Another address is tried: not within the hour, but then.
        wants_mail(server, "officer_khcn", "khcn@hagiao.example")
        quiet()
        assert smtp.mails() == []
        server.restart(at(11))
        wait_for(lambda: len(smtp.mails()) == 1, "the mail to the new address")
        # What two people type as theirs would bring one of them two mails an hour.
        answer = submit(server.client("officer_tc"), "/ca-nhan/nhac-viec", thu_dien_tu="khcn@hagiao.example",
                        gio_nhan="7", so_dien_thoai="")
        assert answer.status == 409 and "tài khoản khác" in answer.text, answer.status
        for typed, wanted in (("khong phai", "không đúng"), ("a@b.vn\r\nBcc: c@d.vn", "không đúng")):
            answer = submit(server.client("officer_tc"), "/ca-nhan/nhac-viec", thu_dien_tu=typed, gio_nhan="7",
                            so_dien_thoai="")
            assert answer.status == 422 and wanted in answer.text, (typed, answer.status)


def refused(program, node):
    """Put off, not allowed, refused after the bytes: tried again after an hour, and shown."""
    for name in ("later", "policy", "full"):
        with province_with_mail(program, node) as (province, server, smtp):
            wants_mail(server, "officer_khcn", f"{name}@hagiao.example")
            ended(province, 1)
            assert "Máy chủ chưa nhận" in server.client("admin").ask("GET", "/thu-gui").text
            server.restart(at(9, 50))
            quiet()
            assert kinds(province).count("delivery.started") == 1, name
            server.restart(at(10, 5))
            ended(province, 2)
            assert "lần 2" in server.client("admin").ask("GET", "/thu-gui").text
            assert smtp.mails() == []


def unreached(program, node):
    """The server is down, its certificate is another one, the password is wrong: tried again after minutes."""
    with province_with_mail(program, node) as (province, server, smtp):
        smtp.stop()
        wants_mail(server, "officer_khcn", "khcn@hagiao.example")
        ended(province, 1)
        assert "Không nối được máy chủ" in server.client("admin").ask("GET", "/thu-gui").text
        smtp.start()
        quiet()
        assert smtp.mails() == [], "five minutes have not passed"
        server.restart(at(9, 6))
        ended(province, 2)
        assert len(smtp.mails()) == 1
    for config in ({"smtp_ca_file": ""}, {"secret": "sai-mat-khau"}):
        with province_with_mail(program, node, config=config) as (province, server, smtp):
            wants_mail(server, "officer_khcn", "khcn@hagiao.example")
            ended(province, 1)
            assert "Không nối được máy chủ" in server.client("admin").ask("GET", "/thu-gui").text, config
            assert smtp.mails() == []
            assert "sai-mat-khau" not in server.log.read_text(errors="replace")


def tls(program, node):
    """TLS from the first byte, and a server without STARTTLS, to which nothing is said."""
    with province_with_mail(program, node, secure=True) as (province, server, smtp):
        server.stop()
        server.options = [*configure(province, smtp, smtp_url=f"smtps://localhost:{smtp.options['port']}")]
        server.start()
        wants_mail(server, "officer_khcn", "khcn@hagiao.example")
        ended(province, 1)
        assert smtp.mails()[0][0]["secure"] is True
    with province_with_mail(program, node, key=None, cert=None) as (province, server, smtp):
        wants_mail(server, "officer_khcn", "khcn@hagiao.example")
        ended(province, 1)
        assert smtp.mails() == []
        assert "Không nối được máy chủ" in server.client("admin").ask("GET", "/thu-gui").text


def killed(program, node):
    """The program dies while a mail is on its way: whether it came is not known, so that an hour passes before the next."""
    with province_with_mail(program, node) as (province, server, smtp):
        wants_mail(server, "officer_khcn", "hang@hagiao.example")
        wait_for(lambda: len(smtp.mails()) == 1, "the mail that hangs")
        server.stop(9)
        assert kinds(province).count("delivery.started") == 1 and kinds(province).count("delivery.ended") == 0
        server.restart(at(9, 50))
        quiet()
        assert kinds(province).count("delivery.started") == 1, "an hour has not passed"
        server.restart(at(10, 5))
        wait_for(lambda: len(smtp.mails()) == 2, "the second try")
        server.stop(9)
        server.start()


CASES = {case.__name__: case for case in (digest, urgent, bounce, refused, unreached, tls, killed)}

if __name__ == "__main__":
    CASES[sys.argv[3]](*sys.argv[1:3])
    print(sys.argv[3], "as promised")
