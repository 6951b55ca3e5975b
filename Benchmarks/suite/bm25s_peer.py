#!/usr/bin/env python3
"""bm25s over all queries of a file of test cases.

    bm25s_peer.py DATA.csv CASES.csv DEPTH THREADS

Prints JSON: seconds of `tokenise`, `index` and `retrieve`, of the last two together as `seconds`,
and the numbers of rows and queries. The formula is the one that dslab has.
"""
import json
import sys
import time

import bm25s
import pandas as pd

WORD = r"(?u)\b\w+\b"  # every word, where the default leaves out those of one letter


def texts(path, column):
    return pd.read_csv(path, keep_default_na=False, dtype=str)[column].tolist()


def tokens(values):
    return bm25s.tokenize(values, token_pattern=WORD, stopwords=[], show_progress=False)


def main(data, cases, depth, threads):
    rows, queries = texts(data, "text"), texts(cases, "test_case")
    start = time.perf_counter()
    row_tokens, query_tokens = tokens(rows), tokens(queries)
    tokenised = time.perf_counter()
    index = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    index.index(row_tokens, show_progress=False)
    indexed = time.perf_counter()
    # 0 is bm25s's word for doing without a pool of threads.
    index.retrieve(query_tokens, k=min(depth, len(rows)), show_progress=False,
                   n_threads=0 if threads == 1 else threads)
    end = time.perf_counter()
    print(json.dumps({"rows": len(rows), "queries": len(queries), "tokenise": tokenised - start,
                      "index": indexed - tokenised, "retrieve": end - indexed,
                      "seconds": end - tokenised}))


if __name__ == "__main__":
    main(*sys.argv[1:3], *map(int, sys.argv[3:5]))
