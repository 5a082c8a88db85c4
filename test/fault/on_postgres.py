"""Faults on PostgreSQL: a private cluster, a server on it that is killed, database processes that are killed, and a
connection that is cut in the middle of a commit."""
import contextlib
import os
import signal
import socket
import subprocess
import threading
import time

import faults
from faults import harness

CYCLES_OF_ONE_LEDGER = 20
COMMIT, FACT = b"\0commit\0", b"\0fact_insert\0"  # statements of these names are run


class PostgresWorld(faults.World):
    """A province in a database of a cluster of its own; the database is put back from a template."""

    def __init__(self, program, cluster):
        self.cluster = cluster
        self.address = None  # instead of that of the cluster: of a proxy
        super().__init__(program)

    def prepare(self):
        self.province.postgres = self.cluster
        self.made = False
        super().prepare()

    def begin(self):
        name = self.province.name
        if self.made:
            self.cluster.drop_database(name)
            self.cluster.sql(f'CREATE DATABASE "{name}" TEMPLATE "{name}_template"')
        else:
            self.cluster.sql(f'CREATE DATABASE "{name}_template" TEMPLATE "{name}"')
            self.made = True
        super().begin()
        if self.address is not None:
            (self.province.data / "postgresql.url").write_text(f"{self.address}/{name}\n", encoding="utf-8")

    def reports(self):
        rows = self.cluster.sql(f"SELECT id || ' ' || text FROM ({faults.REPORTS}) AS reports", self.province.name)
        return [tuple(row.split(" ", 1)) for row in rows.splitlines()]

    def times(self):
        return [int(at) for at in self.cluster.sql("SELECT at FROM fact ORDER BY seq", self.province.name).splitlines()]


@contextlib.contextmanager
def world(program):
    # A killed process loses nothing that the kernel has taken; only a power cut would. Recovery is then quick.
    with harness.cluster.Cluster(settings=("fsync=off",)) as cluster:
        one = PostgresWorld(program, cluster)
        try:
            yield one
        finally:
            one.close()


def wait_for(cluster):
    """Until the database answers again."""
    end = time.monotonic() + 60
    while True:
        try:
            return cluster.sql("SELECT 1")
        except AssertionError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def kill_backend(cluster, chance):
    """One process of a connection of the server; the cluster then ends them all and recovers. False: there is none."""
    pids = cluster.sql("SELECT pid FROM pg_stat_activity WHERE application_name = 'sauro'").splitlines()
    if not pids:
        return False
    with contextlib.suppress(ProcessLookupError):
        os.kill(int(chance.choice(pids)), signal.SIGKILL)
    return True


def kill_cluster(cluster):
    """The process above all others; they end by themselves. Then it is started again."""
    pid = int((cluster.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
    os.kill(pid, signal.SIGKILL)
    end = time.monotonic() + 60
    while True:
        try:
            return cluster.start()
        except (AssertionError, subprocess.TimeoutExpired):  # the others are still ending
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def postgres_kill(options):
    """kill -9 of the server, of a process of the database, of the whole database, at random moments."""
    cycles = options.cycles or (6 if options.short else 200)
    done = {"server": 0, "backend": 0, "cluster": 0}
    acknowledged = settled = 0
    with world(options.program) as one:
        for cycle in range(cycles):
            if options.is_over():
                cycles = cycle
                break
            if cycle % CYCLES_OF_ONE_LEDGER == 0 and cycle > 0:
                acknowledged += len(one.known)
                one.begin()
            one.server.start()
            settled += one.settle()
            what = list(done)[cycle % 3]
            with faults.Writers(one):
                time.sleep(options.random.random() * 0.3)
                if what == "backend" and not kill_backend(one.cluster, options.random):
                    what = "server"
                elif what == "cluster":
                    kill_cluster(one.cluster)
                if what != "server":
                    time.sleep(options.random.random() * 0.3)
            done[what] += 1
            wait_for(one.cluster)
            one.judge()
        one.server.start()
        settled += one.settle()
        one.server.kill()
        one.judge()
        acknowledged += len(one.known)
    return (f"{cycles} times kill -9 on PostgreSQL ({done['server']} the server, {done['backend']} a process of the database, "
            f"{done['cluster']} the whole database): {acknowledged} reports acknowledged, none missing, none twice; "
            f"{settled} without an answer settled by sending them again")


class Proxy:
    """Stands between the server and the database, and cuts a connection at a commit when it is told to."""

    def __init__(self, port):
        self.port_behind = port
        self.cut = None  # "before" or "after" the commit has reached the database
        self.cuts = {"before": 0, "after": 0}
        self.lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                front, _ = self.listener.accept()
                back = socket.create_connection(("127.0.0.1", self.port_behind))
                threading.Thread(target=self.forward, args=(front, back, True), daemon=True).start()
                threading.Thread(target=self.forward, args=(back, front, False), daemon=True).start()

    def forward(self, source, target, is_question):
        wrote = False  # a fact in this transaction: checkpoints and sessions are committed, too
        with contextlib.suppress(OSError):
            while piece := source.recv(1 << 16):
                wrote = wrote or FACT in piece
                commits = is_question and wrote and COMMIT in piece
                wrote = wrote and not commits
                if commits and (cut := self.take_cut()):
                    # Counted first: the server may answer as soon as it sees its connection end.
                    with self.lock:
                        self.cuts[cut] += 1
                    if cut == "after":
                        # The answer goes nowhere: the other direction is stopped first.
                        source.shutdown(socket.SHUT_WR)
                        target.sendall(piece)
                        time.sleep(0.05)
                    break
                target.sendall(piece)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
                end.close()

    def take_cut(self):
        with self.lock:
            cut, self.cut = self.cut, None
            return cut

    def close(self):
        self.listener.close()


def postgres_cut(options):
    """The connection is cut while a commit is on its way, or when the database has it: the same request settles it."""
    cycles = options.cycles or (6 if options.short else 60)
    acknowledged = settled = there = 0
    with world(options.program) as one, contextlib.closing(Proxy(one.cluster.port)) as proxy:
        one.address = f"postgresql://owner@127.0.0.1:{proxy.port}"
        for cycle in range(cycles):
            if options.is_over():
                cycles = cycle
                break
            if cycle % CYCLES_OF_ONE_LEDGER == 0:
                acknowledged += len(one.known)
                one.begin()
                one.server.start()
            kind = ("before", "after")[cycle % 2]
            report, assignment = harness.fixed_uuid(f"cut-{options.seed}-{cycle}"), one.assignments[cycle % len(one.assignments)]
            before = proxy.cuts[kind]
            proxy.cut = kind
            status = one.report(report, assignment)
            assert proxy.cuts[kind] == before + 1, "no commit was cut"
            assert status == 503, f"a commit cut {kind} it arrived was answered with {status}"
            one.unknown[report] = assignment
            time.sleep(0.1)
            written = report in {text for text, _ in one.reports()}
            assert written == (kind == "after"), f"cut {kind} the commit arrived, and {'' if written else 'not '}written"
            there += written
            settled += one.settle()
            one.count()
        one.server.kill()
        one.judge()
        acknowledged += len(one.known)
    return (f"{cycles} connections cut at a commit ({proxy.cuts['before']} before it arrived, {proxy.cuts['after']} before its answer came): "
            f"{settled} settled by the same request, of which {there} were in the ledger already; none missing, none twice")
