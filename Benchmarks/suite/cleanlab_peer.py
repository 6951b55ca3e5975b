#!/usr/bin/env python3
"""cleanlab on given probabilities; or whether an audit's flags are cleanlab's.

    cleanlab_peer.py DATA.csv PROBABILITIES.npy FLAGS.npy [--against AUDIT.sqlite]

Prints JSON: the seconds without reading and writing; or, with --against, how many flags there are,
how many of the audit differ, and how many of FLAGS, which an earlier run wrote. cleanlab sorts with
numpy's default, in which the order of equal keys is left open; the comparison makes it stable.
"""
import argparse
import json
import sqlite3
import time
import warnings

import cleanlab.filter
import cleanlab.internal.util
import numpy as np
import pandas as pd
from cleanlab.count import estimate_joint
from cleanlab.dataset import health_summary
from cleanlab.filter import find_label_issues
from cleanlab.rank import get_label_quality_scores

FILTERS = ["prune_by_noise_rate", "prune_by_class", "both", "confident_learning",
           "predicted_neq_given", "low_self_confidence", "low_normalized_margin"]
SCORES = ["self_confidence", "normalized_margin", "confidence_weighted_entropy"]


class StableNumpy:
    """numpy, but for an argsort that keeps equal keys in order."""

    def __getattr__(self, name):
        return getattr(np, name)

    @staticmethod
    def argsort(values):
        return np.argsort(values, kind="stable")


def flagged(labels, probabilities, **options):
    """Filters x N, whether a filter flags a row."""
    return np.stack([find_label_issues(labels, probabilities, filter_by=name, **options)
                     for name in FILTERS])


def everything(labels, probabilities):
    """The seconds it takes, and the flags."""
    start = time.perf_counter()
    flags = flagged(labels, probabilities)
    for method in SCORES:
        get_label_quality_scores(labels, probabilities, method=method)
    estimate_joint(labels, probabilities)
    health_summary(labels, probabilities, verbose=False)
    return time.perf_counter() - start, flags


def flagged_by_dslab(audit, shape):
    flags = np.zeros(shape, bool)
    database = sqlite3.connect(audit)
    for number, name in enumerate(FILTERS):
        rows = pd.read_sql(
            "SELECT sample_id FROM label_issues WHERE filter = ?", database, params=[name])
        flags[number, rows.sample_id] = True
    database.close()
    return flags


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("data", "probabilities", "flags"):
        parser.add_argument(name)
    parser.add_argument("--against", help="an audit of the same data")
    o = parser.parse_args()
    warnings.simplefilter("ignore")
    labels = pd.read_csv(o.data, usecols=["label"]).label.to_numpy()
    probabilities = np.load(o.probabilities)
    if o.against is None:
        seconds, flags = everything(labels, probabilities)
        np.save(o.flags, flags)
        print(json.dumps({"seconds": seconds}))
        return
    cleanlab.filter.np = cleanlab.internal.util.np = StableNumpy()
    flags = flagged(labels, probabilities, n_jobs=1)
    ours = flagged_by_dslab(o.against, flags.shape)
    print(json.dumps({"flags": int(flags.sum()), "differing": int((ours != flags).sum()),
                      "tied": int((np.load(o.flags) != flags).sum())}))


if __name__ == "__main__":
    main()
