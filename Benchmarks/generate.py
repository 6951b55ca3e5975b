#!/usr/bin/env python3
"""Writes a labelled data set of any size with known wrong labels, to time audits with.

    generate.py --rows 1000000 [--words /usr/share/dict/words] > million.csv

Columns id, text, label, true_label, is_error. Words are drawn by Zipf's law from a vocabulary of
pronounceable inventions or, with --words, of a word list in shuffled order, so that word and
character n-grams are distributed much as in real text; a share of each row's words comes from its
label's own few hundred. Rows are made and written in blocks, in memory that does not grow with
their number; the same arguments make the same bytes with the pinned numpy.
"""
import argparse
import sys

import numpy as np

BLOCK = 50_000
COMMON_WORDS = 100  # the most frequent words, which every label uses
OWN_WORDS = 300  # of each label
SYLLABLES = [c + v for c in "b d f g h j k l m n p r s t v w z ch st tr".split() for v in "aeiou"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--tokens-per-row", type=int, default=20, help="mean; rows vary (Poisson)")
    parser.add_argument("--vocabulary", type=int, default=200_000, help="distinct words")
    parser.add_argument("--words", metavar="FILE", help="draw from these, one a line")
    parser.add_argument("--zipf", type=float, default=1.05, help="exponent of the word frequencies")
    parser.add_argument("--labels", type=int, default=3)
    parser.add_argument("--signal", type=float, default=0.1, help="share of telling words")
    parser.add_argument("--noise", type=float, default=0.05, help="share of wrong labels")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def word(rank):
    """The word of a rank: its digits in syllables, so that frequent words are the shorter ones."""
    syllables = ""
    rank += 1
    while rank:
        rank, digit = divmod(rank - 1, len(SYLLABLES))
        syllables += SYLLABLES[digit]
    return syllables


def vocabulary(o):
    """The words, most frequent first: inventions, or those in the list that are letters only."""
    if o.words is None:
        return [word(rank) for rank in range(o.vocabulary)]
    with open(o.words, encoding="utf-8") as lines:
        words = list(dict.fromkeys(w for line in lines if (w := line.strip().lower()).isalpha()))
    # A generator of its own: rows are then drawn as they are from inventions.
    order = np.random.default_rng((o.seed, 1)).permutation(len(words))
    return [words[at] for at in order[:o.vocabulary]]


def main():
    o = arguments()
    if o.labels < 2:
        sys.exit("--labels must be 2 or more")
    words = np.array(vocabulary(o), dtype=object)
    if len(words) < (least := COMMON_WORDS + OWN_WORDS * o.labels):
        sys.exit(f"{o.labels} labels need {least} words or more, not {len(words)}; "
                 "give a greater --vocabulary or a longer list of --words")
    rng = np.random.default_rng(o.seed)
    cumulative = np.cumsum(np.arange(1, len(words) + 1) ** -o.zipf)
    cumulative /= cumulative[-1]
    own_words = cumulative[:OWN_WORDS] / cumulative[OWN_WORDS - 1]
    names = np.array([f"label{k}" for k in range(o.labels)])
    share = 1 / np.arange(1, o.labels + 1)  # labels are as uneven as in real data
    out = sys.stdout
    out.reconfigure(encoding="utf-8")
    out.write("id,text,label,true_label,is_error\n")

    for start in range(0, o.rows, BLOCK):
        n = min(BLOCK, o.rows - start)
        true = rng.choice(o.labels, n, p=share / share.sum())
        is_error = rng.random(n) < o.noise
        given = np.where(is_error, (true + rng.integers(1, o.labels, n)) % o.labels, true)
        lengths = np.maximum(1, rng.poisson(o.tokens_per_row, n))
        ranks = np.searchsorted(cumulative, rng.random(lengths.sum()))
        # The labels' own words are dealt out in turn from rank COMMON_WORDS on.
        own = np.searchsorted(own_words, rng.random(len(ranks))) * o.labels + COMMON_WORDS
        telling = rng.random(len(ranks)) < o.signal
        ranks = np.where(telling, own + np.repeat(true, lengths), ranks)
        tokens = words[ranks].tolist()
        ends = np.cumsum(lengths).tolist()
        begin = 0
        for i, end in enumerate(ends):
            text = " ".join(tokens[begin:end])
            out.write(f"r{start + i},{text},{names[given[i]]},{names[true[i]]},{is_error[i]:d}\n")
            begin = end


if __name__ == "__main__":
    main()
