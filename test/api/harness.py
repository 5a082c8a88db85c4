"""A private province for one test: made through the public commands, served by the real program, asked over HTTP.

With SAURO_TEST_POSTGRES (a file of test/postgres/cluster.py) the province lives in a database of that cluster. Only the
standard library. Everything is removed at the end; a failed test prints the server's log.
"""
import contextlib
import datetime
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "postgres"))
import cluster  # noqa: E402
PASSWORD = "mat-khau-Thu-2026"
DAY_ZERO = "2026-11-23T02:00:00.000Z"  # 9 o'clock in Vietnam

# name: (role, organization)
PEOPLE = {
    "admin": ("administrator", None),
    "editor": ("editor", None),
    "reviewer": ("reviewer", None),
    "leader": ("leader", None),
    "inspector": ("inspector", None),
    "officer_khcn": ("officer", "so-khcn"),
    "officer_tc": ("officer", "so-tc"),
}


def fixed_uuid(name):
    """The same name gives the same UUID in each run, so that a scenario can repeat a request."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "https://sauro.example/" + name))


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @property
    def json(self):
        return json.loads(self.body)


class Client:
    """One person with a cookie and a CSRF token; signs in when it first asks for something."""

    def __init__(self, server, name):
        self.server, self.name = server, name
        self.cookie = self.csrf = None

    def sign_in(self, password=PASSWORD):
        body = json.dumps({"username": self.name, "password": password})
        answer = self.server.ask("POST", "/api/v1/session", {"Content-Type": "application/json"}, body.encode())
        if answer.status != 201:
            raise AssertionError(f"{self.name} cannot sign in: {answer.status} {answer.text}")
        self.cookie = answer.headers["set-cookie"].split(";")[0]
        self.csrf = answer.json["csrf_token"]

    def ask(self, method, target, headers=None, body=None):
        if self.cookie is None:
            self.sign_in()
        given = {"Cookie": self.cookie}
        if method not in ("GET", "HEAD"):
            given["X-CSRF-Token"] = self.csrf
        if isinstance(body, (dict, list)):
            body = json.dumps(body, ensure_ascii=False).encode()
        if body is not None:
            given["Content-Type"] = "application/json"
        given.update(headers or {})
        return self.server.ask(method, target, given, body)

    def write(self, method, target, body, key=None, headers=None):
        return self.ask(method, target, {"Idempotency-Key": key or str(uuid.uuid4()), **(headers or {})}, body)


class Province:
    """A data directory with a catalogue, people and one approved plan."""

    def __init__(self, program, directory=None):
        self.program = str(program)
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="sauro-api-", dir=directory))
        self.data = self.home / "data"
        self.clock = DAY_ZERO
        self.postgres = cluster.kept(os.environ["SAURO_TEST_POSTGRES"]) if "SAURO_TEST_POSTGRES" in os.environ else None
        self.name = f"api_{os.getpid()}_{self.home.name[-8:].lower()}"

    def command(self, *arguments, stdin=None):
        done = subprocess.run([self.program, *map(str, arguments)], input=stdin, text=True, capture_output=True,
                              env={**os.environ, "SAURO_CLOCK": self.clock}, timeout=120)
        if done.returncode != 0:
            raise AssertionError(f"sauro {' '.join(map(str, arguments))}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def make(self):
        world = HERE / "world"
        place = ["--database", self.postgres.make_database(self.name)] if self.postgres else []
        self.command("init", "--data", self.data, *place)
        self.command("catalogue", "import", "--data", self.data, "--organizations", world / "organizations.csv",
                     "--groups", world / "groups.csv")
        for name, (role, organization) in PEOPLE.items():
            options = ["--organization", organization] if organization else []
            self.command("user", "add", "--data", self.data, "--username", name, "--name", f"Người {name}",
                         "--role", role, *options, stdin=PASSWORD + "\n")
        self.command("import", "--data", self.data, world / "plan.md", "--approve")
        return self

    def facts(self):
        """[(seq, kind)] as they stand on the disk."""
        if self.postgres:
            rows = self.postgres.sql("SELECT seq, kind FROM fact ORDER BY seq", self.name)
            return [(int(seq), kind) for seq, kind in (row.split("|") for row in rows.splitlines())]
        with contextlib.closing(sqlite3.connect(f"file:{self.database()}?mode=ro", uri=True, timeout=30)) as database:
            return database.execute("SELECT seq, kind FROM fact ORDER BY seq").fetchall()

    def database(self):
        return self.data / "sauro.db"

    def close(self):
        if self.postgres:
            self.postgres.drop_database(self.name)
        shutil.rmtree(self.home, ignore_errors=True)


class Server:
    """`sauro serve` on a free port. As a context manager it is stopped with SIGTERM and must end with 0."""

    def __init__(self, province, command_prefix=(), preexec=None, data=None, options=(), reminders=False):
        self.province, self.prefix, self.preexec = province, list(command_prefix), preexec
        self.data = data or province.data
        # Reminders are facts, and most tests count facts.
        self.options = [*options, *([] if reminders else ["--no-reminders"])]
        self.process = None
        self.log = self.data.parent / (self.data.name + "-server.log")

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, *_):
        code = self.stop()
        if kind is not None:
            print("--- server log ---\n" + self.log.read_text(errors="replace")[-6000:])
        elif code != 0:
            raise AssertionError(f"the server ended with {code}\n{self.log.read_text(errors='replace')[-6000:]}")

    def start(self):
        for _ in range(5):
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self.port = probe.getsockname()[1]
            self.started = time.time()
            with open(self.log, "ab") as log:
                self.process = subprocess.Popen(
                    [*self.prefix, self.province.program, "serve", "--data", str(self.data),
                     "--listen", f"127.0.0.1:{self.port}", *self.options],
                    stdout=log, stderr=log, stdin=subprocess.DEVNULL, preexec_fn=self.preexec,
                    env={**os.environ, "SAURO_CLOCK": self.province.clock})
            if self.wait_until_ready():
                return
        raise AssertionError("the server does not start\n" + self.log.read_text(errors="replace")[-6000:])

    def now(self):
        """The server's clock in seconds since 1970, to a second or two: it goes on from the province's."""
        clock = datetime.datetime.fromisoformat(self.province.clock.replace("Z", "+00:00"))
        return clock.timestamp() + time.time() - self.started

    def wait_until_ready(self):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if self.process.poll() is not None:
                return False
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.ask("GET", "/healthz").status == 200:
                    return True
            time.sleep(0.05)
        return False

    def stop(self, number=signal.SIGTERM):
        if self.process is None:
            return 0
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            code = self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self.process = None
        return code

    def restart(self, clock=None):
        self.stop()
        self.province.clock = clock or self.province.clock
        self.start()

    def ask(self, method, target, headers=None, body=None, timeout=60):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, target, body=body, headers=headers or {})
            got = connection.getresponse()
            return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        finally:
            connection.close()

    def client(self, name):
        return Client(self, name)


@contextlib.contextmanager
def served(program, **options):
    """A fresh province and its server."""
    province = Province(program)
    try:
        province.make()
        with Server(province, **options) as server:
            yield province, server
    finally:
        province.close()


def multipart(fields, files):
    """The body and content type of a form; files: [(field, name, bytes)]."""
    boundary = "----sauro-" + uuid.uuid4().hex
    parts = []
    for name, value in fields.items():
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    for field, name, content in files:
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
                     f"Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
    parts.append(f"--{boundary}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={boundary}"
