"""Confident learning on given probabilities: cleanlab against dslab."""
import json
import sys
from pathlib import Path

from suite import dslab
from suite.measure import in_turn, timed

PEER = Path(__file__).with_name("cleanlab_peer.py")
SHAPES = [(1_000_000, 10), (50_000, 1000)]
QUICK_SHAPES = [(20_000, 10), (2000, 40)]

NOTE = """Seven filters, three scores, the joint, the health of every class. cleanlab's seconds are
without start-up, reading and writing; dslab's are its whole `score` stage, which also works out
V-information and the divergence of labels. Memory is that of the whole process, of cleanlab's the
greatest. Flags are compared with cleanlab's under a stable sort; ties is how many flags differ from
it where cleanlab sorts as it does."""
COLUMNS = [
    ("rows", "rows", ",d"), ("classes", "classes", ",d"),
    ("cleanlab, seconds", "cleanlab_seconds", ".2f"), ("dslab, seconds", "score_seconds", ".2f"),
    ("times as fast", "ratio", ".1f"),
    ("cleanlab, MB", "cleanlab_mb", ".0f"), ("dslab, MB", "dslab_mb", ".0f"),
    ("same flags", "flags_equal", ""), ("flags", "flags", ",d"), ("ties", "tied", ",d"),
]
HOLDS = ["flags_equal"]


def rows(setting):
    shapes = QUICK_SHAPES if setting.quick else SHAPES
    return [compared(setting, *shape) for shape in shapes]


def compared(setting, count, classes):
    data, probabilities = setting.probabilities(count, classes)
    command = [sys.executable, PEER, data, probabilities, setting.scratch / "flags.npy"]

    def cleanlab():
        run = timed(command)
        return {"seconds": json.loads(run["printed"])["seconds"], "peak_mb": run["peak_mb"]}

    found = in_turn({
        "cleanlab": cleanlab,
        "dslab": lambda: dslab.audit(setting, data, "--pred-probs", probabilities),
    }, setting.runs)
    check = json.loads(timed([*command, "--against", dslab.audit_file(setting)])["printed"])
    peer, ours = found["cleanlab"], found["dslab"]
    return {
        "rows": count, "classes": classes,
        "cleanlab_seconds": peer["seconds"], "score_seconds": ours["score_stage"],
        "ratio": peer["seconds"] / ours["score_stage"],
        "cleanlab_mb": peer["peak_mb"], "dslab_mb": ours["peak_mb"],
        "flags_equal": check["differing"] == 0, "flags": check["flags"], "tied": check["tied"],
        "differing": check["differing"], "measured": found,
    }
