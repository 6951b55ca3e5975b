#!/usr/bin/env python3
"""The audit that a user would write without dslab: scikit-learn's models, cleanlab's score.

    peer.py DATA.csv SCORES.csv [--features words] [--pred-probs FILE.npy]

DATA has `text`, `label` and, where rows have names, `id`. SCORES gets `id` and `self_confidence`,
the out-of-sample probability of the given label (lower = more suspect). FILE gets all
probabilities, N x K, with the labels in the order of their names.
"""
import argparse

import numpy as np
import pandas as pd
from cleanlab.rank import get_label_quality_scores
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline, make_union
from sklearn.preprocessing import LabelEncoder


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data")
    parser.add_argument("scores")
    parser.add_argument("--features", choices=["words+characters", "words"],
                        default="words+characters", help="which n-grams (words+characters)")
    parser.add_argument("--pred-probs", metavar="FILE.npy", help="where all probabilities go")
    return parser.parse_args()


def vectorizers(features):
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    if features == "words":
        return words
    characters = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True)
    return make_union(words, characters)


def audit(o):
    rows = pd.read_csv(o.data, keep_default_na=False, dtype=str)
    given = LabelEncoder().fit_transform(rows.label)
    model = make_pipeline(vectorizers(o.features), LogisticRegression(C=10, max_iter=200))
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    pred_probs = cross_val_predict(model, rows.text, given, cv=folds, method="predict_proba")
    names = rows.id if "id" in rows else range(len(rows))
    quality = get_label_quality_scores(given, pred_probs)
    pd.DataFrame({"id": names, "self_confidence": quality}).to_csv(o.scores, index=False)
    if o.pred_probs:
        np.save(o.pred_probs, pred_probs)


if __name__ == "__main__":
    audit(arguments())
