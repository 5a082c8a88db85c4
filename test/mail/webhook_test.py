"""FR-55: text messages through the webhook, against a gateway of the test on loopback.

usage: webhook_test.py PROGRAM
"""
import hashlib
import hmac
import http.server
import json
import sys
import threading
import time

import mail_test
from mail_test import at, harness, kinds, quiet, submit, wait_for

SECRET = "khoa-cua-cong-tin-nhan"


class Gateway(http.server.ThreadingHTTPServer):
    """Keeps what it is given; answers with `status`."""

    def __init__(self):
        self.status, self.calls = 200, []
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.calls.append((self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def configure(province, gateway):
    secret = province.home / "webhook.secret"
    secret.write_text(SECRET + "\n")
    path = province.home / "sauro.toml"
    path.write_text(f'data = "{province.data}"\nremind_seconds = 1\nwebhook_secret_file = "{secret}"\n'
                    f'webhook_url = "http://127.0.0.1:{gateway.server_address[1]}/sms?gate=1"\n')
    return ["--config", str(path)]


def main(program):
    gateway, province = Gateway(), harness.Province(program)
    try:
        province.make()
        province.clock = at(9)
        with harness.Server(province, options=configure(province, gateway), reminders=True) as server:
            for typed in ("12", "mot hai ba bon", "+84 912 345 678\r\nX: y"):
                answer = submit(server.client("officer_khcn"), "/ca-nhan/nhac-viec", thu_dien_tu="", gio_nhan="7",
                                so_dien_thoai=typed)
                assert answer.status == 422 and "Số điện thoại" in answer.text, (typed, answer.status)
            gateway.status = 503
            mail_test.wants_mail(server, "officer_khcn", "", phone="+84 912.345-678")
            wait_for(lambda: kinds(province).count("delivery.ended") == 1, "the end of the first try")
            assert "503" in server.client("admin").ask("GET", "/thu-gui").text
            quiet()
            assert len(gateway.calls) == 1, "an hour has not passed"
            gateway.status = 204
            server.restart(at(10, 5))
            wait_for(lambda: kinds(province).count("delivery.ended") == 2, "the end of the second try")
            path, headers, body = gateway.calls[1]
            assert path == "/sms?gate=1"
            wanted = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
            assert headers["X-Sauro-Signature"] == "sha256=" + wanted
            told = json.loads(body)
            assert told["id"] == headers["X-Sauro-Delivery"] != json.loads(gateway.calls[0][2])["id"]
            assert told["version"] == 1 and told["urgent"] is False and told["total"] == 2 == len(told["items"])
            assert told["to"]["phone"] == "+84912345678" and told["to"]["username"] == "officer_khcn"
            assert told["text"].startswith("Sáu Rõ: 1 quá hạn, 1 sắp đến hạn."), told["text"]
            assert {item["words"] for item in told["items"]} == {"Quá hạn 146 ngày, hạn 30/06/2026",
                                                                 "Còn 5 ngày, hạn 28/11/2026"}
            quiet()
            assert len(gateway.calls) == 2
            log = server.log.read_text(errors="replace")
            assert SECRET not in log and "gate=1" not in log and "912345678" not in log
    finally:
        gateway.shutdown()
        province.close()
    print("webhook: as promised")


if __name__ == "__main__":
    main(sys.argv[1])
