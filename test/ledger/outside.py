"""What the tests of the ledger share: the province of test/api and the two programs."""
import contextlib
import http.server
import pathlib
import subprocess
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "api"))
import harness  # noqa: E402, F401


def run(*command, stdin=None):
    """(exit code, stdout and stderr)."""
    done = subprocess.run([str(part) for part in command], input=stdin, text=True, capture_output=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


@contextlib.contextmanager
def standing_before(port, handler):
    """A server of `handler`, whose `server.behind` is `port`; gives its address."""
    proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    proxy.behind = port
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{proxy.server_port}"
    finally:
        proxy.shutdown()
        proxy.server_close()


def must(code, text, *command, stdin=None):
    got, said = run(*command, stdin=stdin)
    assert got == code and text in said, f"{command}: {got}, wanted {code} and {text!r}:\n{said}"
    return said


def public_key(data):
    return (data / "ledger.pub").read_text().splitlines()[-1]
