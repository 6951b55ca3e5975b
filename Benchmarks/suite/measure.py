"""Wall time and peak memory of commands, and comparisons whose programs run in turn.

Linux counts the memory of the process that starts another towards the other's peak. Commands are
therefore started from a small process of their own, which is this file run as a program.
"""
import json
import os
import statistics
import subprocess
import sys
import time

MEGABYTE = 1 << 20 if sys.platform == "darwin" else 1 << 10  # in the unit of ru_maxrss


class Failed(Exception):
    """A command that left with another code than 0."""

    def __init__(self, command, code):
        super().__init__(f"{' '.join(command)} left with {code}")
        self.code = code


def timed(command, quiet=False):
    """Runs a command to its end: wall seconds with start-up, peak resident MB, what it printed."""
    command = [str(word) for word in command]
    starter = subprocess.run(
        [sys.executable, "-S", "-E", __file__, *command], text=True, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else None)
    if starter.returncode != 0:
        raise Failed(command, starter.returncode)
    found = json.loads(starter.stdout)
    if (code := found.pop("code")) != 0:
        raise Failed(command, code)
    return found


def in_turn(programs, runs):
    """Calls the programs A B A B ..., so that a machine that slows down does so to all.

    `programs` are functions by name, each giving numbers by name. Gives for each program the
    median of every number, of `peak_mb` the greatest, and as `each` the seconds of every run.
    """
    rounds = [{name: run() for name, run in programs.items()} for _ in range(runs)]
    return {name: summary([one[name] for one in rounds]) for name in programs}


def summary(runs):
    numbers = {key: (max if key == "peak_mb" else statistics.median)(run[key] for run in runs)
               for key in runs[0] if key != "printed"}
    return numbers | {"each": [run["seconds"] for run in runs]}


def main(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    json.dump({"code": process.returncode, "seconds": seconds,
               "peak_mb": usage.ru_maxrss / MEGABYTE, "printed": printed.decode()}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
