"""Who hammers on sign-in keeps nobody out: from another address, nor under another name from the same one, nor, with thousands of
addresses, the owner of the hammered name in a browser that has signed in before.

usage: sign_in_flood_test.py PROGRAM

Addresses of the loopback network stand for networks.
"""
import http.client
import json
import random
import sys
import threading
import time
import urllib.parse

import harness

SECONDS = 6
PATIENCE = 5.0  # what a person who signs in meanwhile may have to wait, on a machine that is busy with other tests


def post(server, source, target, headers, body):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30, source_address=(source, 0))
    try:
        connection.request("POST", target, body=body, headers=headers)
        got = connection.getresponse()
        return got.status, got.getheaders(), got.read().decode()
    finally:
        connection.close()


def sign_in(server, source, name, password):
    body = json.dumps({"username": name, "password": password})
    return post(server, source, "/api/v1/session", {"Content-Type": "application/json"}, body)


class Browser:
    """Signs in on the page and keeps the cookie by which it is known."""

    def __init__(self, server, source, name):
        self.server, self.source, self.name, self.cookies = server, source, name, {}

    def sign_in(self):
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        known = self.cookies.get("sauro_may")
        if known:
            headers["Cookie"] = f"sauro_may={known}"
        form = urllib.parse.urlencode({"ten_dang_nhap": self.name, "mat_khau": harness.PASSWORD})
        status, headers, text = post(self.server, self.source, "/dang-nhap", headers, form)
        for key, value in headers:
            if key.lower() == "set-cookie":
                name, _, value = value.split(";")[0].partition("=")
                self.cookies[name] = value
        return status, text


class Flood:
    """So many connections that try a wrong password for this name as fast as they are answered."""

    def __init__(self, server, connections, name, source):
        self.server, self.name, self.source, self.end, self.seen = server, name, source, False, {}
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.run) for _ in range(connections)]

    def run(self):
        while not self.end:
            try:
                status, headers, text = sign_in(self.server, self.source(), self.name, "sai-mat-khau")
            except OSError:
                continue
            if status in (429, 503):
                retry = next((value for key, value in headers if key.lower() == "retry-after"), None)
                assert retry and int(retry) > 0, (status, retry)
                assert "thử lại sau" in text, text
            with self.lock:
                self.seen[status] = self.seen.get(status, 0) + 1

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        time.sleep(0.5)
        return self

    def __exit__(self, *_):
        self.end = True
        for thread in self.threads:
            thread.join()


def all_get_in(server, source, names):
    """Each of these people signs in during the flood, within their patience; gives the longest wait."""
    longest = 0.0
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        for name in names:
            started = time.monotonic()
            status, _, text = sign_in(server, source, name, harness.PASSWORD)
            longest = max(longest, time.monotonic() - started)
            assert status == 201, (source, name, status, text)
            assert longest < PATIENCE, (name, longest)
    return longest


def main(program):
    with harness.served(program) as (_, server):
        with Flood(server, 8, "editor", lambda: "127.0.0.9") as flood:
            others = all_get_in(server, "127.0.0.1", ["editor", "leader", "officer_khcn"])
            same = all_get_in(server, "127.0.0.9", ["reviewer"])
        assert flood.seen.get(401, 0) <= 12, flood.seen
        print(f"one address: {flood.seen}; others waited up to {others:.2f} s, another name there {same:.2f} s")

        owner = Browser(server, "127.0.0.1", "editor")
        assert owner.sign_in()[0] == 303
        with Flood(server, 24, "editor", lambda: f"127.{random.randrange(1, 255)}.{random.randrange(256)}.1") as flood:
            longest, times, end = 0.0, 0, time.monotonic() + SECONDS
            while time.monotonic() < end:
                started = time.monotonic()
                status, text = owner.sign_in()
                longest, times = max(longest, time.monotonic() - started), times + 1
                assert status == 303, (status, text)
                assert longest < PATIENCE, longest
        print(f"thousands of addresses: {flood.seen}; the owner signed in {times} times, waited up to {longest:.2f} s")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
