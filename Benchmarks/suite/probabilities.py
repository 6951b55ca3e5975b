#!/usr/bin/env python3
"""Writes labelled rows and a model's probabilities for them, to time confident learning with.

    probabilities.py ROWS CLASSES DATA.csv PROBABILITIES.npy

A tenth of the labels is wrong; the true class is favoured by an amount that varies from row to
row. No two texts are the same, as dslab keeps rows of equal text together, and all are short, so
that next to nothing is spent on them. The same arguments make the same bytes.
"""
import sys

import numpy as np

BLOCK_CELLS = 10_000_000
NOISE = 0.1
SYLLABLES = [c + v for c in "bdfghjklmn" for v in "aeiou"]


def text(row):
    """A row's number in four words."""
    words = []
    for _ in range(4):
        row, digit = divmod(row, len(SYLLABLES))
        words.append(SYLLABLES[digit])
    return " ".join(words)


def write(rows, classes, data, probabilities):
    rng = np.random.default_rng(0)
    true = rng.integers(0, classes, rows)
    is_wrong = rng.random(rows) < NOISE
    given = np.where(is_wrong, (true + rng.integers(1, classes, rows)) % classes, true)
    with open(data, "w") as out:
        out.write("id,text,label\n")
        out.writelines(f"{row},{text(row)},{label}\n" for row, label in enumerate(given.tolist()))
    values = np.lib.format.open_memmap(
        probabilities, mode="w+", dtype=np.float64, shape=(rows, classes))
    block = BLOCK_CELLS // classes
    for start in range(0, rows, block):
        labels = true[start:start + block]
        odds = rng.standard_exponential((len(labels), classes))
        odds[np.arange(len(labels)), labels] += classes * rng.standard_exponential(len(labels))
        values[start:start + block] = odds / odds.sum(axis=1, keepdims=True)
    values.flush()


if __name__ == "__main__":
    write(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:5])
