"""Ranking rows for the queries of specifications: bm25s against dslab."""
import json
import sys
from pathlib import Path

from suite import probe
from suite.measure import in_turn, timed

PEER = Path(__file__).with_name("bm25s_peer.py")
DEPTH = 1000
THREADS = [1, 2]

NOTE = f"""All queries against all rows, the best {DEPTH:,} rows of each. Index and retrieval are
compared; tokenising is shown apart, since the programs cut words by different rules."""
COLUMNS = [
    ("rows", "rows", ",d"), ("queries", "queries", ",d"), ("threads", "threads", "d"),
    ("bm25s tokenises, seconds", "bm25s_tokenise", ".3f"), ("indexes", "bm25s_index", ".3f"),
    ("retrieves", "bm25s_retrieve", ".3f"),
    ("dslab tokenises, seconds", "dslab_tokenise", ".3f"), ("indexes", "dslab_index", ".3f"),
    ("retrieves", "dslab_retrieve", ".3f"), ("times as fast", "ratio", ".1f"),
]
HOLDS = []


def rows(setting):
    return [compared(setting, threads) for threads in THREADS]


def compared(setting, threads):
    data, cases = setting.labelled(), setting.test_cases()
    counts = {}

    def bm25s():
        run = timed([sys.executable, PEER, data, cases, DEPTH, threads])
        printed = json.loads(run["printed"])
        counts.update(rows=printed.pop("rows"), queries=printed.pop("queries"))
        return printed | {"peak_mb": run["peak_mb"]}

    programs = {"bm25s": bm25s}
    if has_probe := probe.bm25(setting, data, cases, DEPTH, threads) is not None:
        programs["dslab"] = lambda: probe.bm25(setting, data, cases, DEPTH, threads)
    found = in_turn(programs, setting.runs)
    row = counts | {"threads": threads, "measured": found}
    for name, one in found.items():
        row |= {f"{name}_{part}": one[part] for part in ("tokenise", "index", "retrieve")}
    if not has_probe:
        return row | {"skipped": "dslab's part, since there is no dslab-probe bm25"}
    return row | {"ratio": found["bm25s"]["seconds"] / found["dslab"]["seconds"]}
