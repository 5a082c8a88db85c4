"""A private PostgreSQL cluster for tests: in a temporary folder, on a Unix socket and a free port of its own, run by an unprivileged user.

usage: cluster.py start FILE    makes and starts one, and writes its address to FILE
       cluster.py stop FILE     stops and removes it
       cluster.py create FILE NAME, cluster.py drop FILE NAME   a database in it; prints its address

What else runs on the machine is never touched. Also a module: `with Cluster() as cluster: cluster.url("name")`.
"""
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile

BIN = "/usr/lib/postgresql/15/bin"
USER = "postgres"  # Debian's package makes it; only used where the tests run as root
# Data of tests need not outlive a power cut; what is measured or killed asks for the opposite.
FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


def as_user(*command):
    return ["/usr/sbin/runuser", "-u", USER, "--", *command] if os.geteuid() == 0 else list(command)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Cluster:
    def __init__(self, settings=FAST, home=None):
        self.settings = settings
        self.home = pathlib.Path(home or tempfile.mkdtemp(prefix="sauro-pg-", dir="/tmp"))
        self.data = self.home / "data"

    def run(self, *command):
        done = subprocess.run(as_user(*map(str, command)), cwd="/", text=True, capture_output=True, timeout=120)
        if done.returncode != 0:
            log = self.home / "log"
            raise AssertionError(f"{command[0]}: {done.stdout}{done.stderr}{log.read_text() if log.exists() else ''}")
        return done.stdout

    def start(self):
        if os.geteuid() == 0:
            shutil.chown(self.home, USER)
        if not self.data.exists():
            self.run(f"{BIN}/initdb", "-D", self.data, "-A", "trust", "-U", "owner", "-E", "UTF8", "--locale=C", "--no-sync")
            self.port = free_port()
            with open(self.data / "postgresql.conf", "a", encoding="utf-8") as conf:
                for line in (f"port={self.port}", "listen_addresses='127.0.0.1'", f"unix_socket_directories='{self.home}'",
                             "max_connections=200", *self.settings):
                    conf.write(line + "\n")
        self.run(f"{BIN}/pg_ctl", "-D", self.data, "-l", self.home / "log", "-w", "-t", "60", "start")
        return self

    def stop(self, mode="immediate"):
        self.run(f"{BIN}/pg_ctl", "-D", self.data, "-m", mode, "-w", "stop")

    def runs(self):
        """Also false after the machine was switched off under it, which leaves its postmaster.pid behind."""
        status = as_user(f"{BIN}/pg_ctl", "-D", str(self.data), "status")
        return subprocess.run(status, cwd="/", capture_output=True, timeout=120).returncode == 0

    def url(self, database="postgres", user="owner"):
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def sql(self, text, database="postgres", user="owner"):
        done = subprocess.run([f"{BIN}/psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", self.url(database, user), "-c", text],
                              text=True, capture_output=True, timeout=120)
        if done.returncode != 0:
            raise AssertionError(f"psql: {done.stderr}")
        return done.stdout.strip()

    def make_database(self, name):
        self.sql(f'CREATE DATABASE "{name}" TEMPLATE template0')
        return self.url(name)

    def drop_database(self, name):
        self.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            shutil.rmtree(self.home, ignore_errors=True)
            raise

    def __exit__(self, *_):
        try:
            self.stop()
        finally:
            shutil.rmtree(self.home, ignore_errors=True)


def kept(file):
    """The running cluster whose address stands in the file."""
    url, home = pathlib.Path(file).read_text(encoding="utf-8").splitlines()
    cluster = Cluster(home=home)
    cluster.port = int(url.rsplit(":", 1)[1].split("/")[0])
    return cluster


def stop_kept(file):
    if not file.exists():
        return
    cluster = kept(file)
    if cluster.data.exists():
        if cluster.runs():
            cluster.stop()
        shutil.rmtree(cluster.home, ignore_errors=True)
    file.unlink()


def main():
    action, file = sys.argv[1], pathlib.Path(sys.argv[2])
    if action == "create":
        print(kept(file).make_database(sys.argv[3]))
        return
    if action == "drop":
        kept(file).drop_database(sys.argv[3])
        return
    stop_kept(file)  # also one that an interrupted run of tests has left
    if action == "start":
        cluster = Cluster().start()
        file.write_text(f"{cluster.url()}\n{cluster.home}\n")


if __name__ == "__main__":
    main()
