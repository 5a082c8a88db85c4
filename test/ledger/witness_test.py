"""A witness follows a real second server, and raises an alarm when that server's history was forked or cut.

usage: witness_test.py SAURO SAURO_VERIFY
"""
import shutil
import sys

from outside import harness, must


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
