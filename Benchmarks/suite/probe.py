"""What the program dslab-probe measures from inside the library.

Everything here gives None where there is no such program, or where it has no such command yet.
"""
import json

from suite.dslab import WRONG_USAGE
from suite.measure import Failed, timed


def bm25(setting, data, cases, depth, threads):
    """Seconds of `tokenise`, `index` and `retrieve`, and of the last two together.

        dslab-probe bm25 DATA CASES --depth N --threads N

    prints one object with the first three, in seconds.
    """
    run = printed(setting, "bm25", data, cases, "--depth", depth, "--threads", threads)
    if run is None:
        return None
    found, peak = run
    parts = {part: found[part] for part in ("tokenise", "index", "retrieve")}
    return parts | {"seconds": found["index"] + found["retrieve"], "peak_mb": peak}


def roofline(setting):
    """A list of kernels, each with the keys of `roofline.COLUMNS`.

        dslab-probe roofline [--data FILE] [--quick]

    prints it; without data it invents 25,000 rows.
    """
    arguments = ["--quick"] if setting.quick else ["--data", setting.labelled()]
    run = printed(setting, "roofline", *arguments)
    return None if run is None else run[0]


def printed(setting, *arguments):
    """The JSON that a command prints, and its peak memory in MB."""
    if setting.probe is None:
        return None
    try:
        run = timed([setting.probe, *arguments])
    except Failed as failure:
        if failure.code == WRONG_USAGE:
            return None
        raise
    return json.loads(run["printed"]), run["peak_mb"]
