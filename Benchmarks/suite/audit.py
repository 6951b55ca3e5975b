"""The whole audit, from a CSV to ranked rows: the peer against dslab."""
import csv
import math
import sys
from pathlib import Path

from suite import dslab
from suite.measure import in_turn, timed

PEER = Path(__file__).parents[1] / "peer.py"
FEATURES = {"words+characters": (), "words": ("--features", "words")}  # and dslab's flags for them
AGREED_BITS = 0.05

NOTE = f"""Whole programs, start-up included: `peer.py` and `dslab audit`. Log loss is that of the
held-out probabilities, in bits; it agrees if dslab's is at most {AGREED_BITS} above the peer's."""
COLUMNS = [
    ("features", "features", ""), ("rows", "rows", ",d"),
    ("peer, seconds", "peer_seconds", ".2f"), ("dslab, seconds", "dslab_seconds", ".2f"),
    ("times as fast", "ratio", ".1f"),
    ("peer, MB", "peer_mb", ".0f"), ("dslab, MB", "dslab_mb", ".0f"),
    ("times less memory", "memory_ratio", ".1f"),
    ("peer, bits", "peer_bits", ".4f"), ("dslab, bits", "dslab_bits", ".4f"),
    ("agrees", "bits_agree", ""),
]
HOLDS = []


def rows(setting):
    return [compared(setting, features, flags) for features, flags in FEATURES.items()]


def compared(setting, features, flags):
    if flags and not dslab.knows(setting, *flags):
        return {"features": features, "skipped": f"dslab has no {' '.join(flags)}"}
    data, scores = setting.labelled(), setting.scratch / "scores.csv"

    def peer():
        return timed([sys.executable, PEER, data, scores, "--features", features])

    found = in_turn(
        {"peer": peer, "dslab": lambda: dslab.audit(setting, data, *flags)}, setting.runs)
    count, bits = log_loss(scores)
    return {
        "features": features, "rows": count,
        "peer_seconds": found["peer"]["seconds"], "dslab_seconds": found["dslab"]["seconds"],
        "ratio": found["peer"]["seconds"] / found["dslab"]["seconds"],
        "peer_mb": found["peer"]["peak_mb"], "dslab_mb": found["dslab"]["peak_mb"],
        "memory_ratio": found["peer"]["peak_mb"] / found["dslab"]["peak_mb"],
        "peer_bits": bits, "dslab_bits": found["dslab"]["bits"],
        "bits_agree": found["dslab"]["bits"] <= bits + AGREED_BITS,
        "measured": found,
    }


def log_loss(scores):
    """The number of rows and the mean of -log2 of their labels' probabilities."""
    with open(scores, newline="") as file:
        bits = [-math.log2(max(float(row["self_confidence"]), 1e-12))
                for row in csv.DictReader(file)]
    return len(bits), math.fsum(bits) / len(bits)
