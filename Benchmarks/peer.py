#!/usr/bin/env python3
"""The audit that a user would write without dslab: scikit-learn's models, cleanlab's score.

    peer.py DATA.csv SCORES.csv

DATA has `text`, `label` and, where rows have names, `id`. SCORES gets `id` and `self_confidence`,
the out-of-sample probability of the given label (lower = more suspect).
"""
import sys

import pandas as pd
from cleanlab.rank import get_label_quality_scores
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline, make_union
from sklearn.preprocessing import LabelEncoder


def audit(data, scores):
    rows = pd.read_csv(data, keep_default_na=False, dtype=str)
    given = LabelEncoder().fit_transform(rows.label)
    model = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True),
        ),
        LogisticRegression(C=10, max_iter=200),
    )
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    pred_probs = cross_val_predict(model, rows.text, given, cv=folds, method="predict_proba")
    names = rows.id if "id" in rows else range(len(rows))
    quality = get_label_quality_scores(given, pred_probs)
    pd.DataFrame({"id": names, "self_confidence": quality}).to_csv(scores, index=False)


if __name__ == "__main__":
    audit(*sys.argv[1:3])
