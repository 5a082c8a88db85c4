"""Faults on purpose, and what is left afterwards. ./dev torture runs all of it; the tests of CI the short form.

usage: torture.py --program PROGRAM --shim LIBRARY --flips PROGRAM [--short] [--seed N] [--cycles N] [CASE...]
"""
import argparse
import contextlib
import errno
import pathlib
import random
import shutil
import subprocess
import sys
import time
import uuid

import faults
import on_postgres

CYCLES_OF_ONE_LEDGER = 40  # then it begins anew, so that judging it stays quick


def kill(options):
    """kill -9 at random moments, while the server starts too."""
    cycles = options.cycles or (25 if options.short else 1000)
    world = faults.World(options.program)
    acknowledged = settled = during_start = 0
    try:
        for cycle in range(cycles):
            if options.is_over():
                cycles = cycle
                break
            if cycle % CYCLES_OF_ONE_LEDGER == 0 and cycle > 0:
                acknowledged += len(world.known)
                world.begin()
            if options.random.random() < 0.1:
                world.server.start(wait=False)
                time.sleep(options.random.random() * 0.05)
                during_start += 1
                world.server.kill()
            else:
                world.server.start()
                settled += world.settle()
                with faults.Writers(world):
                    time.sleep(options.random.random() * 0.15)
            world.judge()
        world.server.start()
        settled += world.settle()
        world.server.kill()
        world.judge()
        acknowledged += len(world.known)
    finally:
        world.close()
    return (f"{cycles} times kill -9 ({during_start} while it started): {acknowledged} reports acknowledged, none missing, none twice; "
            f"{settled} without an answer settled by sending them again")


class Shimmed:
    """A world whose server runs under the shim."""

    def __init__(self, options, world=None):
        self.world = world or faults.World(options.program)
        self.control = faults.Control(self.world.province.home / "control")
        self.world.environment = {"LD_PRELOAD": str(options.shim), "SAURO_FAULT_CONTROL": str(self.control.path),
                                  "SAURO_FAULT_ROOT": str(self.world.province.data)}

    def fresh(self):
        self.control.disarm()
        self.world.begin()
        self.world.server.start()
        # What only a first write does (making files) is not part of every commit.
        return self.send()

    def send(self, evidence=None):
        request_id = str(uuid.uuid4())
        assignment = self.world.assignments[0]
        status = self.world.report(request_id, assignment, evidence)
        if status == 201:
            self.world.known.add(request_id)
        else:
            self.world.unknown[request_id] = assignment
        return status, request_id


def evidence_for(number):
    return (f"Biên bản {number}\n" * 200).encode()


@contextlib.contextmanager
def shimmed(options):
    one = Shimmed(options)
    try:
        yield one
    finally:
        one.world.close()


def calls_of_a_report(one):
    """How often a report with a file calls each operation."""
    one.fresh()
    one.control.arm()
    status, _ = one.send(evidence_for(0))
    one.control.disarm()
    assert status == 201, status
    counts = {which: one.control.seen(which) for which in faults.NAMES}
    one.world.server.stop()
    assert counts[faults.WRITE] > 3 and counts[faults.SYNC] > 1 and counts[faults.RENAME] > 0, counts
    return counts


def calls(options):
    """Each write, fsync, rename of a report with a file fails with EIO and with ENOSPC: once, and from then on."""
    tried = refused = 0
    with shimmed(options) as one:
        counts = calls_of_a_report(one)
        for which, count in counts.items():
            turns = range(1, count + 1)
            if options.short:
                turns = sorted({1, (count + 1) // 2, count} - {0})
            for turn in turns:
                for error in (errno.EIO, errno.ENOSPC):
                    for lasting in (False, True):
                        status = fail_one(one, which, turn, error, lasting)
                        tried += 1
                        refused += status != 201
    called = ", ".join(f"{count} {faults.NAMES[which]}" for which, count in counts.items() if count)
    return f"{tried} failures of single calls ({called} in a report with a file): {refused} refused, all settled, none twice"


def fail_one(one, which, turn, error, lasting):
    what = f"{faults.NAMES[which]} {turn} with {errno.errorcode[error]}{' and all after it' if lasting else ''}"
    one.fresh()
    one.control.arm(which, turn, error, lasting)
    content = evidence_for(turn)
    status, request_id = one.send(content)
    fired = one.control.get("fired")
    one.control.disarm()
    # An open file of the pool may spare a call; then nothing failed and nothing may have been refused.
    assert fired > 0 or status == 201, f"{what}: nothing failed, yet {status}"
    assert status in (201, 500, 503, 507), f"{what}: {status}"
    assert one.world.officer.ask("GET", "/api/v1/tasks").status == 200, f"{what}: reading stopped"
    if status != 201:
        again = one.world.report(request_id, one.world.assignments[0], content)
        assert again == 201, f"{what}: sent again: {again}\n{one.world.server.log.read_text(errors='replace')[-1500:]}"
        one.world.known.add(request_id)
        one.world.unknown.clear()
    one.world.server.kill()
    try:
        one.world.judge()
    except AssertionError as failure:
        raise AssertionError(f"{what}: {failure}") from failure
    return status


def torn(options):
    """The process dies in the middle of each write of a commit, and the log ends with half a page or with rubbish."""
    tried = 0
    with shimmed(options) as one:
        writes = calls_of_a_report(one)[faults.WRITE]
        turns = range(1, writes + 1) if not options.short else sorted({1, writes // 2, writes - 1, writes})
        for turn in turns:
            for rubbish in (0, 1000, 4120):
                one.fresh()
                one.control.arm(faults.WRITE, turn, faults.KILL)
                status, request_id = one.send()
                fired = one.control.get("fired")
                one.control.disarm()
                # The last writes of a report may come behind its answer; what was acknowledged is then judged, too.
                assert fired > 0 or status == 201, (turn, status, fired)
                assert status in (0, 201), (turn, status, fired)
                one.world.server.kill()
                log = pathlib.Path(f"{one.world.province.database()}-wal")
                if rubbish and log.exists():
                    with open(log, "ab") as file:
                        file.write(options.random.randbytes(rubbish))
                one.world.judge()
                one.world.server.start()
                one.world.settle()
                one.world.server.kill()
                one.world.judge()
                tried += 1
    return f"{tried} torn last pages ({writes} writes of a commit cut in half, without and with rubbish behind): verified, settled"


def clock(options):
    """Under load the clock jumps back nine minutes, which is borne, or an hour, or leaps two days forward: nothing is written until it is back."""
    with shimmed(options) as one:
        return jump(options, one)


def postgres_clock(options):
    """The same on PostgreSQL."""
    with on_postgres.world(options.program) as world:
        return jump(options, Shimmed(options, world))


def jump(options, one):
    jumps = 4 if options.short else 20
    one.fresh()
    with faults.Writers(one.world):
        for turn in range(jumps):
            time.sleep(0.2)
            if turn % 4 >= 2:
                one.control.set(clock=-3600 if turn % 4 == 2 else 48 * 3600)
                time.sleep(0.5)  # those that were on their way have arrived
                before = len(one.world.known)
                time.sleep(1)
                assert len(one.world.known) == before, "a report is taken although the clock cannot be right"
            before = len(one.world.known)
            one.control.set(clock=-540 if turn % 4 == 0 else 0)
            end = time.monotonic() + 20
            while len(one.world.known) <= before + 5 and time.monotonic() < end:
                time.sleep(0.01)
            assert len(one.world.known) > before + 5, "no report is taken after the clock has jumped"
    one.world.server.start()
    one.world.settle()
    one.world.server.kill()
    one.world.judge()
    times = one.world.times()
    assert len(times) > len(one.world.known) and times == sorted(times), "a fact is older than the one before it"
    known = len(one.world.known)
    return f"{jumps} jumps of the clock by nine minutes, an hour, two days: {known} reports acknowledged, none missing; no fact is older than the one before"


def flips(options):
    """Random bits of stored facts."""
    count = 400 if options.short else 10_000
    world = faults.World(options.program)
    try:
        copy = world.province.home / "flipped"
        shutil.copytree(world.template, copy)
        done = subprocess.run([options.flips, str(copy), str(count), str(options.random.randrange(1 << 32))],
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()
    finally:
        world.close()


def full_disk(options):
    """A file system of 24 MiB runs full and gets room again."""
    rounds = 1 if options.short else 10
    for _ in range(rounds):
        done = subprocess.run([sys.executable, str(faults.HERE.parent / "api/full_disk_test.py"), options.program],
                              capture_output=True, text=True, cwd=faults.HERE.parent / "api")
        if done.returncode == 77:
            return done.stdout.strip()
        assert done.returncode == 0, done.stdout + done.stderr
    return f"{rounds} times a full disk: refused with 507, nothing lost, reading and later writing go on"


CASES = {case.__name__: case for case in (kill, calls, torn, clock, flips, full_disk,
                                          on_postgres.postgres_kill, on_postgres.postgres_cut, postgres_clock)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--shim", required=True, type=pathlib.Path)
    parser.add_argument("--flips", required=True)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--cycles", type=int, help="how often the cases that kill or cut do it")
    parser.add_argument("--minutes", type=float, help="how long each of them may take; it then says how often it did it")
    parser.add_argument("case", nargs="*")
    options = parser.parse_args()
    options.shim = options.shim.resolve()
    options.random = random.Random(options.seed)
    print(f"seed {options.seed}", flush=True)
    for name in options.case or CASES:
        begin = time.monotonic()
        options.is_over = lambda end=begin + 60 * (options.minutes or float("inf")): time.monotonic() > end
        outcome = CASES[name](options)
        print(f"{name}: {outcome} ({time.monotonic() - begin:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
