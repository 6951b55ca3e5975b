"""Runs dslab and the peer in turn on data sets with known label errors; prints a Markdown table.

Called by Benchmarks/detection, which sets up what it needs.
"""
import argparse
import sqlite3
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import average_precision_score, roc_auc_score

from suite.measure import Failed, in_turn, timed

PEER = Path(__file__).with_name("peer.py")
COLUMNS = ["id", "text", "label", "is_error"]


def arguments():
    parser = argparse.ArgumentParser(
        prog="Benchmarks/detection",
        description="dslab and a scikit-learn + cleanlab audit, side by side.")
    parser.add_argument("folder", type=Path,
                        help="data sets: .csv or .csv.gz with id, text, label, is_error")
    parser.add_argument("--runs", type=int, default=3, help="timed runs of each program (3)")
    parser.add_argument("--verified-only", action="store_true",
                        help="leave out rows with an empty is_error, else taken for correct")
    parser.add_argument("--dslab", required=True, type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def detection(truth, scores):
    """How well a ranking (lower = more suspect) finds the errors; rows it leaves out come last."""
    both = truth.merge(scores, on="id", how="left", validate="one_to_one")
    suspicion = -both.score.fillna(both.score.max() + 1).to_numpy()
    errors = both.is_error.to_numpy()
    top = np.argsort(-suspicion, kind="stable")
    return {"auroc": roc_auc_score(errors, suspicion),
            "average_precision": average_precision_score(errors, suspicion),
            "at_100": errors[top[:100]].mean(), "at_k": errors[top[:errors.sum()]].mean()}


def ranked_by_peer(path):
    return pd.read_csv(path, dtype={"id": str}).rename(columns={"self_confidence": "score"})


def ranked_by_dslab(path):
    with sqlite3.connect(path) as audit:
        return pd.read_sql("SELECT id, rank AS score FROM suspects", audit).astype({"id": str})


def compare(path, options, scratch):
    rows = pd.read_csv(path, keep_default_na=False, dtype=str)
    if not set(COLUMNS) <= set(rows.columns):
        absent = ", ".join(c for c in COLUMNS if c not in rows.columns)
        print(f"{path.name}: left out, it has no {absent}", file=sys.stderr)
        return
    # Both programs read the same plain file, which has nothing in it that gives the errors away.
    data, scores, audit = (scratch / name for name in ("data.csv", "scores.csv", "audit.sqlite"))
    rows[COLUMNS[:3]].to_csv(data, index=False)
    truth = rows[rows.is_error != ""] if options.verified_only else rows
    truth = truth[["id"]].assign(is_error=(truth.is_error == "1").astype(int))

    measured = in_turn({
        "peer": lambda: timed([sys.executable, PEER, data, scores]),
        "dslab": lambda: timed(
            [options.dslab, "audit", data, "-o", audit, "--force", "--quiet"]),
    }, options.runs)
    peer = measured["peer"] | detection(truth, ranked_by_peer(scores))
    dslab = measured["dslab"] | detection(truth, ranked_by_dslab(audit))

    name = f"{path.name.split('.')[0]}, {len(rows):,} rows, {truth.is_error.sum():,} errors"
    for program, found in (("peer", peer), ("dslab", dslab)):
        ratio = peer["seconds"] / found["seconds"]
        print(f"| {name} | {program} | {found['auroc']:.4f} | {found['average_precision']:.4f} "
              f"| {found['at_100']:.2f} | {found['at_k']:.3f} | {found['seconds']:.2f} "
              f"| {ratio:.1f} | {found['peak_mb']:.0f} |", flush=True)


def main():
    options = arguments()
    paths = sorted(p for p in options.folder.iterdir() if p.name.endswith((".csv", ".csv.gz")))
    if not paths:
        sys.exit(f"no .csv or .csv.gz in {options.folder}")
    print("| data | program | AUROC | average precision | precision at 100 | at k | seconds "
          "| times as fast | peak MB |\n|---|---|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        for path in paths:
            try:
                compare(path, options, Path(scratch))
            except Failed as failure:
                sys.exit(str(failure))


if __name__ == "__main__":
    main()
