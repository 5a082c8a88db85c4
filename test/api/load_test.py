"""The server under bad company: SIGTERM under load, idle and slow clients, a huge upload.

usage: load_test.py PROGRAM CASE
"""
import contextlib
import resource
import signal
import socket
import sys
import threading
import time
import uuid

import harness


def raise_file_limit():
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))


def drain(program):
    """SIGTERM while eight clients read and write: every request that was begun is answered, every acknowledged report
    stands in the ledger, and the server ends with 0."""
    with harness.served(program) as (province, server):
        editor = server.client("leader")
        editor.ask("GET", "/api/v1/me")
        officer = server.client("officer_khcn")
        rows = officer.ask("GET", "/api/v1/assignments?q=quan+trac").json["rows"]
        target = f"/api/v1/assignments/{rows[0]['id']}/reports"
        acknowledged, lost, stop = [], [], threading.Event()

        def work(index):
            while not stop.is_set():
                key = str(uuid.uuid4())
                try:
                    if index % 2:
                        answer = editor.ask("GET", "/api/v1/dashboard")
                        assert answer.status == 200, answer.text
                    else:
                        answer = officer.write("POST", target, {"percent": 10, "text": "Đang làm"}, key)
                        assert answer.status == 201, answer.text
                        acknowledged.append(key)
                except ConnectionRefusedError:
                    return  # the door is closed: nothing was begun
                except Exception as failure:  # an answer was lost or wrong
                    lost.append(repr(failure))
                    return

        threads = [threading.Thread(target=work, args=(index,)) for index in range(8)]
        for thread in threads:
            thread.start()
        time.sleep(1.5)
        code = server.stop(signal.SIGTERM)
        stop.set()
        for thread in threads:
            thread.join()
        # A connection that the kernel had taken but the server had not is reset; nothing of it was begun.
        lost = [failure for failure in lost if "ConnectionReset" not in failure]
        assert code == 0, f"the server ended with {code}"
        assert not lost, lost
        assert len(acknowledged) > 20, f"only {len(acknowledged)} reports under load"
        reports = [kind for _, kind in province.facts() if kind == "progress.reported"]
        assert len(reports) >= len(acknowledged), f"{len(acknowledged)} acknowledged, {len(reports)} kept"
        province.command("verify", "--data", province.data)
        print(f"{len(acknowledged)} reports acknowledged, none lost")


def median_ms(client, count=60):
    took = []
    for _ in range(count):
        start = time.monotonic()
        answer = client.ask("GET", "/api/v1/assignments?limit=5")
        took.append(1000 * (time.monotonic() - start))
        assert answer.status == 200, answer.text
    took.sort()
    return took[len(took) // 2], took[int(len(took) * 0.95)]


def crowd(program):
    """1,000 idle and 200 slow clients: the others are answered, all of them, and about as fast."""
    raise_file_limit()
    with harness.served(program, preexec=raise_file_limit) as (_, server), contextlib.ExitStack() as stack:
        client = server.client("officer_khcn")
        alone, _ = median_ms(client)
        idle = [stack.enter_context(socket.create_connection(("127.0.0.1", server.port))) for _ in range(1000)]
        slow = [stack.enter_context(socket.create_connection(("127.0.0.1", server.port))) for _ in range(200)]
        for index, connection in enumerate(slow):
            head = "POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            connection.sendall((head + "Content-Length: 500\r\n\r\n{" if index % 2 else head[:20]).encode())
        end = time.monotonic() + 4
        worst = 0
        while time.monotonic() < end:
            for connection in slow:  # one byte each now and then
                with contextlib.suppress(OSError):
                    connection.send(b" ")
            median, p95 = median_ms(client, 40)
            worst = max(worst, median)
        assert worst < 20 * alone + 100, f"median {worst:.1f} ms in the crowd, {alone:.1f} ms alone"
        assert len(idle) == 1000
        print(f"median {alone:.1f} ms alone, {worst:.1f} ms in the crowd")


def upload(program):
    """An upload of 200 MB is refused with 413 from its head, and leaves nothing behind."""
    with harness.served(program) as (province, server):
        editor = server.client("editor")
        editor.sign_in()
        before = province.facts()
        size = 200 << 20
        head = (f"POST /api/v1/drafts HTTP/1.1\r\nHost: a\r\nCookie: {editor.cookie}\r\nX-CSRF-Token: {editor.csrf}\r\n"
                f"Idempotency-Key: {uuid.uuid4()}\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                f"Content-Length: {size}\r\n\r\n")
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            connection.sendall(head.encode())
            answer = connection.recv(65536).decode()
        assert answer.startswith("HTTP/1.1 413 "), answer[:300]
        assert '"kind":"too_large"' in answer, answer

        # Without a length the body is cut where the limit is.
        sent = 0
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            chunked = head.replace(f"Content-Length: {size}", "Transfer-Encoding: chunked")
            part = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n'
            connection.sendall(chunked.encode() + b"%x\r\n" % len(part) + part + b"\r\n")
            block = b"x" * (1 << 20)
            # The server may go on reading for a while so that the client gets to see the answer; it keeps nothing.
            with contextlib.suppress(ConnectionError):
                for _ in range(200):
                    connection.sendall(b"%x\r\n" % len(block) + block + b"\r\n")
                    sent += len(block)
                connection.sendall(b"0\r\n\r\n")
            answer = connection.recv(65536).decode()
        assert answer.startswith("HTTP/1.1 413 "), answer[:300]
        assert province.facts() == before
        assert editor.ask("GET", "/api/v1/me").status == 200
        big = [path for path in province.data.rglob("*") if path.is_file() and path.stat().st_size > (40 << 20)]
        assert not big, big
        print(f"refused from the head, and without a length after {sent >> 20} MiB")


if __name__ == "__main__":
    {"drain": drain, "crowd": crowd, "upload": upload}[sys.argv[2]](sys.argv[1])
