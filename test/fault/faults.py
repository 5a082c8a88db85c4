"""What the tests of faults share: a server under load, a record of what it acknowledged, and the judgement afterwards."""
import contextlib
import http.client
import json
import mmap
import os
import pathlib
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import threading
import time
import uuid

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "api"))
sys.dont_write_bytecode = True
import harness  # noqa: E402

WRITE, SYNC, RENAME, TRUNCATE = 1, 2, 3, 4
NAMES = {WRITE: "write", SYNC: "fsync", RENAME: "rename", TRUNCATE: "truncate"}
KILL = 0  # instead of an errno: half of the write, then the end of the process
# Words stand beside the facts.
REPORTS = "SELECT f.id, w.text FROM fact f JOIN fact_words w ON w.seq = f.seq AND w.field = 'text' WHERE f.kind = 'progress.reported'"


class Control:
    """The file that the shim reads: what is to fail, and what it has counted (struct Control of shim.cpp)."""

    FIELDS = ("armed", "which", "turn", "error", "fired", "clock", "lasting")

    def __init__(self, path):
        self.path = path
        path.write_bytes(b"\0" * 96)
        with open(path, "r+b") as file:
            self.memory = mmap.mmap(file.fileno(), 96)

    def set(self, **values):
        for name, value in values.items():
            struct.pack_into("<q", self.memory, 8 * self.FIELDS.index(name), value)

    def get(self, name):
        return struct.unpack_from("<q", self.memory, 8 * self.FIELDS.index(name))[0]

    def arm(self, which=0, turn=0, error=0, lasting=False):
        self.memory[56:96] = b"\0" * 40
        self.set(which=which, turn=turn, error=error, fired=0, lasting=int(lasting), armed=1)

    def disarm(self):
        self.set(armed=0)

    def seen(self, which):
        return struct.unpack_from("<q", self.memory, 56 + 8 * which)[0]


class Server(harness.Server):
    """Asked for every few milliseconds while it starts, and killed without ceremony."""

    def __init__(self, province, environment=None):
        super().__init__(province)
        self.environment = environment or {}

    def start(self, wait=True):
        self.port = self.port if hasattr(self, "port") else free_port()
        environment = {**os.environ, **self.environment}
        if self.province.clock:
            environment["SAURO_CLOCK"] = self.province.clock
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.province.program, "serve", "--data", str(self.province.data), "--listen", f"127.0.0.1:{self.port}",
                 "--no-reminders"],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment)
        if wait and not self.wait_until_ready():
            raise AssertionError("the server does not start\n" + self.log.read_text(errors="replace")[-4000:])

    def wait_until_ready(self):
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.ask("GET", "/healthz").status == 200:
                    return True
            time.sleep(0.005)
        return False

    def kill(self):
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None


def free_port():
    with harness.socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class World:
    """A province that is put back to its beginning as often as it is asked for."""

    def __init__(self, program, environment=None):
        self.province = harness.Province(program)
        self.environment = environment
        self.prepare()

    def prepare(self):
        self.template = self.province.home / "template"
        self.province.make()
        with harness.Server(self.province) as server:  # a session outlives the server
            self.officer = server.client("officer_khcn")
            rows = self.officer.ask("GET", "/api/v1/assignments?open=true").json["rows"]
            self.assignments = [row["id"] for row in rows]
            assert len(self.assignments) > 1, rows
        shutil.copytree(self.province.data, self.template)
        self.begin()

    def begin(self):
        """The data folder as it was, and nothing acknowledged."""
        shutil.rmtree(self.province.data)
        shutil.copytree(self.template, self.province.data)
        self.server = Server(self.province, self.environment)
        self.officer.server = self.server
        self.known = set()    # identifiers of requests that were answered with 201
        self.unknown = {}     # identifier: the assignment that it went to, where no answer came

    def close(self):
        self.server.kill()
        self.province.close()

    def headers(self, request_id):
        return {"Cookie": self.officer.cookie, "X-CSRF-Token": self.officer.csrf, "Content-Type": "application/json",
                "Idempotency-Key": request_id}

    def report(self, request_id, assignment, evidence=None):
        """Sends one report on a connection of its own; 0 where no answer came."""
        fields = {"percent": 10, "text": f"Bản {request_id}"}
        try:
            if evidence is None:
                return self.officer.write("POST", f"/api/v1/assignments/{assignment}/reports", fields, request_id).status
            body, content_type = harness.multipart(
                {"percent": "10", "text": fields["text"]}, [("evidence", "minh-chung.txt", evidence)])
            return self.officer.ask("POST", f"/api/v1/assignments/{assignment}/reports",
                                    {"Idempotency-Key": request_id, "Content-Type": content_type}, body).status
        except (OSError, http.client.HTTPException):
            return 0

    def settle(self):
        """What got no answer is sent again with the same identifier: it must be taken, once."""
        for request_id, assignment in sorted(self.unknown.items()):
            status = self.report(request_id, assignment)
            assert status == 201, f"sent again, {request_id} was answered with {status}"
            self.known.add(request_id)
        settled = len(self.unknown)
        self.unknown.clear()
        return settled

    def judge(self):
        """The ledger is whole, can be projected anew, and holds each acknowledged report once. Only while no server runs."""
        self.province.command("verify", "--data", self.province.data)
        self.count()
        self.province.command("rebuild", "--data", self.province.data)
        self.province.command("verify", "--data", self.province.data)

    def reports(self):
        """(identifier of the fact, its text) of each report in the ledger."""
        with contextlib.closing(sqlite3.connect(f"file:{self.province.database()}?mode=ro", uri=True, timeout=30)) as database:
            return database.execute(REPORTS).fetchall()

    def times(self):
        """When each fact was written, in their order."""
        with contextlib.closing(sqlite3.connect(self.province.database())) as database:
            return [at for (at,) in database.execute("SELECT at FROM fact ORDER BY seq")]

    def count(self):
        rows = self.reports()
        texts = [text.removeprefix("Bản ") for _, text in rows]
        assert len(set(texts)) == len(texts), "a report stands in the ledger twice"
        assert all(fact_id == text for (fact_id, _), text in zip(rows, texts)), "a report under another identifier"
        missing = self.known - set(texts)
        assert not missing, f"acknowledged and missing: {sorted(missing)[:5]}"
        stray = set(texts) - self.known - set(self.unknown)
        assert not stray, f"in the ledger, but refused: {sorted(stray)[:5]}"
        return len(texts)


class Writers:
    """Threads that report as fast as they are answered, until the server is killed at the latest at the end.

    An answer other than 201 leaves it open whether the report was taken, as none does."""

    def __init__(self, world, count=6):
        self.world = world
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.work, args=(number,)) for number in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.world.server.kill()
        for thread in self.threads:
            thread.join()

    def work(self, number):
        world = self.world
        assignment = world.assignments[number % len(world.assignments)]
        connection = http.client.HTTPConnection("127.0.0.1", world.server.port, timeout=20)
        try:
            while True:
                request_id = str(uuid.uuid4())
                with self.lock:
                    world.unknown[request_id] = assignment
                body = json.dumps({"percent": 10, "text": f"Bản {request_id}"}, ensure_ascii=False)
                connection.request("POST", f"/api/v1/assignments/{assignment}/reports", body.encode(), world.headers(request_id))
                answer = connection.getresponse()
                answer.read()
                if answer.status == 201:
                    with self.lock:
                        world.known.add(request_id)
                        del world.unknown[request_id]
                else:
                    time.sleep(0.25)  # what is refused while the database is away is not worth thousands of repetitions
        except (OSError, http.client.HTTPException):
            pass
        finally:
            connection.close()
