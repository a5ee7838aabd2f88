"""From the command to its answer: the whole process's time and its greatest memory."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator

from tests.bench.report import table

RUNS = 5
COMMANDS = {
    "resolve": ("resolve", "Бровари", "--json"),
    "nearest": ("nearest", "--lat", "50.4501", "--lon", "30.5234", "--json"),
    "ask": ("ask", "у Броварах", "--lang", "uk"),
    "chat, the whole bot": ("chat",),
}

# A child's peak includes what its parent held when it was started, so a parent of a few megabytes
# starts it and prints seconds, kilobytes and the exit status.
LAUNCHER = """
import json, os, subprocess, sys, time
start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
child.stdin.write("Бровари\\n".encode())
child.stdin.close()
_, status, usage = os.wait4(child.pid, 0)
print(json.dumps([time.perf_counter() - start, usage.ru_maxrss, os.waitstatus_to_exitcode(status)]))
"""


def report() -> Iterator[str]:
    """Seconds and the greatest megabytes of every command."""
    rows = []
    for name, arguments in COMMANDS.items():
        runs = [_run([sys.executable, "-m", "bot", *arguments]) for _ in range(RUNS)]
        seconds, megabytes = zip(*runs, strict=True)
        times = (statistics.median(seconds), min(seconds), max(seconds))
        rows.append([name, *(f"{each:.2f}" for each in times), f"{max(megabytes):.0f}"])
    yield f"Start-up: whole processes, {RUNS} runs each"
    yield ""
    yield from table(("command", "seconds p50", "least", "most", "peak MB"), rows)


def _run(command: list[str]) -> tuple[float, float]:
    """Seconds and megabytes of one process."""
    launched = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LAUNCHER, *command],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, kilobytes, status = json.loads(launched.stdout)
    if status:
        sys.exit(launched.stderr)
    return seconds, kilobytes / (1024 if sys.platform != "darwin" else 1024 * 1024)
