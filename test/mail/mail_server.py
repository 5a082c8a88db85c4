"""test/mail/smtp_server.mjs with a certificate of its own, started and stopped by a test."""
import email
import email.policy
import json
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
USER, SECRET = "sauro", "mat-khau-may-chu-thu-2026"


class MailServer:
    """Listens on a free port of loopback from start() to stop(); `options` as smtp_server.mjs has them."""

    def __init__(self, node, home, **options):
        self.node, self.home = node, home
        self.folder = home / "mails"
        self.folder.mkdir(exist_ok=True)
        self.key, self.cert = home / "key.pem", home / "cert.pem"
        if not self.cert.exists():
            subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                            "-keyout", self.key, "-out", self.cert, "-days", "3650", "-subj", "/CN=localhost",
                            "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
        self.options = {"folder": str(self.folder), "key": str(self.key), "cert": str(self.cert), "user": USER,
                        "password": SECRET, **options}
        self.process = None

    def start(self):
        self.process = subprocess.Popen([self.node, HERE / "smtp_server.mjs", json.dumps(self.options)], text=True,
                                        stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
        self.options["port"] = int(self.process.stdout.readline())
        return self

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()
            self.process = None

    def mails(self):
        """[(envelope, message)]"""
        found = []
        for path in sorted(self.folder.glob("*.eml")):
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            found.append((json.loads(path.with_suffix(".json").read_text()), message))
        return found


def bodies(message):
    """{content type: text}, with the line ends of a text of ours"""
    parts = [part for part in message.walk() if not part.is_multipart()]
    return {part.get_content_type(): part.get_content().replace("\r\n", "\n") for part in parts}
