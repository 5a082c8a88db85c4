"""clang-tidy over the C++ files of the project, each only when something that it sees has changed.

usage: tidy.py [--build DIR] [--jobs N] [--fix] [FILE...]

A file is clean when its stamp exists under build/tidy. The stamp's name is the hash of all that decides the outcome: the
file, the project's headers that it includes (also through others), its compile command, .clang-tidy, and the versions of
clang-tidy and of the installed packages. Tests are checked without the path analyzer: what it would find there, the test
run finds. So are coroutines, which the analyzer of clang 14 does not follow.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
STAMPS = ROOT / "build" / "tidy"
INCLUDE = re.compile(rb'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
TEST_FILE = re.compile(r"(_(test|sqltest|fuzz|bench)\.cpp$)|(^test/)")


def tidy_program():
    for name in ("clang-tidy-14", "clang-tidy"):
        if shutil.which(name):
            return name
    sys.exit("tidy.py: không thấy clang-tidy-14; hãy cài gói clang-tidy-14")


def compile_commands(build):
    """{path relative to the root: compile command} of what the project itself compiles."""
    entries = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    commands = {}
    for entry in entries:
        path = pathlib.Path(entry["directory"], entry["file"]).resolve()
        if not path.is_relative_to(ROOT) or path.is_relative_to(build.resolve()):
            continue
        commands[str(path.relative_to(ROOT))] = entry["command"]
    return commands


def include_directories(command):
    return [pathlib.Path(path) for path in re.findall(r"-I\s*(\S+)", command)]


def headers_of(path, directories, seen):
    """The project's files that `path` includes, itself first; each once."""
    if path in seen or not path.is_file():
        return
    seen[path] = text = path.read_bytes()
    for name in INCLUDE.findall(text):
        for directory in [path.parent, *directories]:
            candidate = directory / name.decode()
            if candidate.is_file():
                headers_of(candidate, directories, seen)
                break


def environment_key(program):
    version = subprocess.run([program, "--version"], capture_output=True, check=True).stdout
    packages = subprocess.run(["dpkg-query", "-W"], capture_output=True, check=False).stdout
    return version + packages + (ROOT / ".clang-tidy").read_bytes() + pathlib.Path(__file__).read_bytes()


def stamp_of(path, command, environment):
    digest = hashlib.sha256(environment)
    digest.update(command.replace(str(ROOT), "").encode())
    seen = {}
    headers_of(ROOT / path, include_directories(command), seen)
    for file in sorted(seen):
        digest.update(str(file.relative_to(ROOT) if file.is_relative_to(ROOT) else file).encode() + b"\0")
        digest.update(hashlib.sha256(seen[file]).digest())
    return STAMPS / digest.hexdigest()


def left_out(path):
    """The checks that this file is spared, as an addition to --checks."""
    if TEST_FILE.search(path):
        return "-clang-analyzer-*,-readability-function-*,-bugprone-suspicious-missing-comma,-performance-inefficient-*"
    if "co_await" in (ROOT / path).read_text(encoding="utf-8"):
        return "-clang-analyzer-*"
    return ""


def run_tidy(program, build, path, stamp, fix):
    command = [program, "--quiet", "-p", str(build), f"--checks={left_out(path)}"]
    if fix:
        command.append("--fix")
    started = time.monotonic()
    done = subprocess.run([*command, path], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        stamp.touch()
        return path, time.monotonic() - started, ""
    return path, time.monotonic() - started, done.stdout or done.stderr


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "dev")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--fix", action="store_true")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()

    program = tidy_program()
    STAMPS.mkdir(parents=True, exist_ok=True)
    environment = environment_key(program)
    commands = compile_commands(options.build)
    wanted = options.files or sorted(commands)
    unknown = [path for path in wanted if path not in commands]
    if unknown:
        sys.exit(f"tidy.py: không được dịch trong {options.build}: {' '.join(unknown)}")
    stale = [(path, stamp_of(path, commands[path], environment)) for path in wanted]
    stale = [(path, stamp) for path, stamp in stale if not stamp.exists()]
    jobs = 1 if options.fix else options.jobs  # two fixes of one header would meet

    shown, failed, started = set(), 0, time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        runs = [pool.submit(run_tidy, program, options.build, path, stamp, options.fix) for path, stamp in stale]
        for run in concurrent.futures.as_completed(runs):
            path, seconds, text = run.result()
            failed += bool(text)
            if text and text not in shown:
                shown.add(text)
                print(f"{path} ({seconds:.1f} s)\n{text}", flush=True)
    print(
        f"clang-tidy: {len(wanted)} files, {len(stale)} checked in {time.monotonic() - started:.0f} s,"
        f" {failed} with findings",
        file=sys.stderr,
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
