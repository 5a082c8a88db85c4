"""A witness follows a real second server, and raises an alarm when that server's history was forked or cut.

usage: witness_test.py SAURO SAURO_VERIFY
"""
import http.client
import http.server
import shutil
import sys

from outside import harness, must, standing_before


def grow(province, name):
    """One more fact while the server is down: an account gets its role."""
    province.command("user", "add", "--data", province.data, "--username", name, "--name", name, "--role", "leader",
                     stdin=harness.PASSWORD + "\n")


def main(sauro, _verify):
    with harness.served(sauro) as (province, server):
        store = province.home / "lam-chung"
        url = f"http://127.0.0.1:{server.port}"
        must(1, "Chưa làm chứng", sauro, "witness", "check", "--store", store)
        must(0, "Đã làm chứng", sauro, "witness", "add", url, "--store", store)
        must(1, "đã được làm chứng", sauro, "witness", "add", url, "--store", store)
        must(0, "chỉ được nối thêm", sauro, "witness", "check", "--store", store)

        server.stop()
        fork = province.home / "nhanh"
        shutil.copytree(province.data, fork)
        grow(province, "nguoi-mot")
        serve(server)
        must(0, "chỉ được nối thêm", sauro, "witness", "check", "--store", store)

        # The honest history goes on for a second instance; this one gets the fork, signed with the same key.
        server.stop()
        honest = province.home / "that"
        province.data.rename(honest)
        fork.rename(province.data)
        serve(server)
        must(5, "CẢNH BÁO: sổ ngắn lại", sauro, "witness", "check", "--store", store, "--metrics", store / "so-do")
        said = (store / "so-do").read_text()
        assert "sauro_witness_alarms 0" in said and f'sauro_witness_older_since_seconds{{ledger="{url}"}} 1' in said, said
        must(5, "CẢNH BÁO: sổ ngắn lại", sauro, "witness", "list", "--store", store)
        for older in store.glob("*/older"):  # a server that lags would have caught up by then
            since, finding = older.read_text().splitlines()
            older.write_text(f"{int(since) - 2 * 3600 * 1000}\n{finding}\n")
        must(1, "BÁO ĐỘNG: sổ ngắn lại", sauro, "witness", "check", "--store", store)
        server.stop()
        grow(province, "nguoi-hai")
        grow(province, "nguoi-ba")
        serve(server)
        must(1, "BÁO ĐỘNG: lịch sử đã bị viết lại", sauro, "witness", "check", "--store", store, "--metrics", store / "so-do")
        assert "sauro_witness_alarms 1" in (store / "so-do").read_text()
        must(1, "BÁO ĐỘNG", sauro, "witness", "list", "--store", store)
        assert list(store.glob("*/alarm-*.note")), "the checkpoint that shows the fork is kept"
        server.stop()
        must(1, "Không gọi được", sauro, "witness", "check", "--store", store)
        must(1, "1 lần liền không kiểm tra được", sauro, "witness", "list", "--store", store)

        # A second witness meets a server that answers, but never with a proof; then none at all.
        serve(server)
        second, metrics = province.home / "lam-chung-hai", province.home / "so-do-hai"
        with standing_before(server.port, Withholding) as silent:
            must(0, "Đã làm chứng", sauro, "witness", "add", silent, "--store", second)
            server.stop()
            grow(province, "nguoi-bon")
            serve(server)
            must(3, "GIẤU BẰNG CHỨNG", sauro, "witness", "check", "--store", second, "--metrics", metrics)
            must(3, "chưa được chứng minh", sauro, "witness", "list", "--store", second)
        assert "sauro_witness_withheld 1" in metrics.read_text() and "sauro_witness_alarms 0" in metrics.read_text()
        assert list(second.glob("*/unproved-*.note")), "what the server signed and would not prove is kept"
        third = province.home / "lam-chung-ba"
        must(0, "Đã làm chứng", sauro, "witness", "add", url, "--store", third)
        (third / "0123456789abcdef").mkdir()
        must(4, "chỉ được nối thêm", sauro, "witness", "check", "--store", third, "--metrics", metrics)
        server.stop()
        for _ in range(2):
            must(4, "Không gọi được", sauro, "witness", "check", "--store", third, "--metrics", metrics)
        said = metrics.read_text()
        assert f'sauro_witness_failures{{ledger="{url}"}} 2' in said and "sauro_witness_damaged 1" in said, said
        must(4, "2 lần liền", sauro, "witness", "list", "--store", third)


class Withholding(http.server.BaseHTTPRequestHandler):
    """Stands before the server and gives no proofs."""

    def do_GET(self):
        behind = http.client.HTTPConnection("127.0.0.1", self.server.behind, timeout=20)
        behind.request("GET", self.path)
        answer = behind.getresponse()
        content = answer.read()
        behind.close()
        self.send_response(404 if "/consistency" in self.path else answer.status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


def serve(server):
    """On the same port as before, so that the witness knows it."""
    port = server.port
    original = harness.socket.socket.bind
    try:
        harness.socket.socket.bind = lambda self, address: original(self, (address[0], port))
        harness.socket.socket.allow_reuse_address = True
        server.start()
    finally:
        harness.socket.socket.bind = original
    assert server.port == port


if __name__ == "__main__":
    main(*sys.argv[1:3])
