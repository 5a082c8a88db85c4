"""FR-55: one mail over real SMTP: STARTTLS, TLS, sign-in, refusals of every kind, and hostile names; read with Python's email.

usage: send_test.py SEND_MAIL NODE
"""
import pathlib
import subprocess
import sys
import tempfile

from mail_server import SECRET, USER, MailServer, bodies


def send(program, server, to, *, scheme="smtp", tls=True, user=USER, password=SECRET, ca=None, seconds=20,
         name="Trần Văn Minh", subject="Nhắc việc: 1 quá hạn"):
    """(outcome, code, reason)"""
    url = f"{scheme}://localhost:{server.options['port']}"
    done = subprocess.run([program, url, "1" if tls else "0", user, password, str(ca if ca is not None else server.cert),
                           str(seconds), to, name, subject], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done
    outcome, *reason = done.stdout.splitlines()
    assert SECRET not in done.stdout and to not in "".join(reason), "a secret or an address is said"
    return (*outcome.split(), *reason)


def told(program, server):
    """What arrives is what was sent."""
    assert send(program, server, "minh@hagiao.example")[:2] == ("accepted", "250")
    envelope, message = server.mails()[-1]
    assert envelope == {"from": "nhac-viec@hagiao.example", "to": ["minh@hagiao.example"], "secure": True, "user": USER}
    assert message["Subject"] == "Nhắc việc: 1 quá hạn"
    assert message["To"].addresses[0].display_name == "Trần Văn Minh"
    assert message["From"].addresses[0].display_name == "Sáu Rõ"
    assert message["Message-ID"] == "<0197f0a1-5c00-7a10-8b20-000000000051@hagiao.example>"
    assert message["Date"].datetime.utcoffset().total_seconds() == 7 * 3600
    assert message.get_content_type() == "multipart/alternative"
    assert not any(part.defects for part in message.walk()), [part.defects for part in message.walk()]
    assert bodies(message)["text/plain"] == "Kính gửi đồng chí,\n\n.dòng bắt đầu bằng dấu chấm\n.\nHết.\n"
    assert bodies(message)["text/html"] == "<p>Kính gửi đồng chí</p>"


def hostile(program, server):
    """A header injection in a name or subject adds no header and no recipient; a bad address is not sent to."""
    for evil in ("A\r\nBcc: ke-gian@evil.example", "A\nX-Evil: 1\n\nthân giả", 'B" <ke-gian@evil.example>, "C',
                 "=?UTF-8?B?QQ0KQmNjOiBrZS1naWFuQGV2aWwuZXhhbXBsZQ==?=", "Nguyễn " * 60):
        before = len(server.mails())
        assert send(program, server, "minh@hagiao.example", name=evil, subject=evil)[0] == "accepted"
        envelope, message = server.mails()[before]
        assert len(server.mails()) == before + 1 and envelope["to"] == ["minh@hagiao.example"]
        assert set(message.keys()) == {"Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version",
                                       "Content-Type"} | ({"Received"} & set(message.keys())), message.keys()
        assert len(message["To"].addresses) == 1 and message["To"].addresses[0].addr_spec == "minh@hagiao.example"
        assert "\n" not in message["Subject"] and "\r" not in message["Subject"]
        assert bodies(message)["text/html"] == "<p>Kính gửi đồng chí</p>"
    before = len(server.mails())
    for address in ("minh@hagiao.example>\r\nRCPT TO:<ke-gian@evil.example", "minh", "a b@c.vn"):
        assert send(program, server, address)[:2] == ("invalid", "0"), address
    assert len(server.mails()) == before


def refused(program, server):
    before = len(server.mails())
    for name, wanted in (("bounce", ("bad_address", "550")), ("policy", ("refused", "550")), ("later", ("refused", "451")),
                         ("full", ("refused", "552"))):
        got = send(program, server, f"{name}@hagiao.example")
        assert got[:2] == wanted, (name, got)
    assert len(server.mails()) == before
    # The server has the bytes and never answers: it is not known whether the mail is on its way.
    assert send(program, server, "hang@hagiao.example", seconds=4)[0] == "refused"
    assert len(server.mails()) == before + 1


def unreached(program, server):
    before = len(server.mails())
    assert send(program, server, "minh@hagiao.example", password="sai")[0] == "unreached"
    assert send(program, server, "minh@hagiao.example", ca="")[0] == "unreached", "a certificate that nobody signed"
    assert send(program, server, "minh@hagiao.example", tls=False, user="", password="")[0] != "accepted", "it wants a sign-in"
    assert len(server.mails()) == before
    server.stop()
    assert send(program, server, "minh@hagiao.example")[:2] == ("unreached", "0")


def main(program, node):
    with tempfile.TemporaryDirectory(prefix="sauro-mail-") as folder:
        home = pathlib.Path(folder)
        server = MailServer(node, home).start()
        try:
            for case in (told, hostile, refused, unreached):
                case(program, server)
        finally:
            server.stop()
        server = MailServer(node, home, secure=True).start()
        try:
            assert send(program, server, "minh@hagiao.example", scheme="smtps")[0] == "accepted"
            assert server.mails()[-1][0]["secure"] is True
        finally:
            server.stop()
        server = MailServer(node, home, key=None, cert=None).start()
        try:
            before = len(server.mails())
            server.cert = home / "cert.pem"
            assert send(program, server, "minh@hagiao.example")[0] == "unreached", "no STARTTLS: nothing is said"
            assert len(server.mails()) == before
        finally:
            server.stop()
    print("SMTP: as promised")


if __name__ == "__main__":
    main(*sys.argv[1:3])
