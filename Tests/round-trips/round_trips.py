"""What dslab exports, read by the packages that it is meant for.

    python round_trips.py DSLAB

runs the program over a small data set full of traps in a temporary folder, reads every export with
the real package, takes annotations back, and ends with 1 where something is not what it was.
"""

import asyncio
import inspect
import json
import logging
import os
import sqlite3
import subprocess
import sys
import tempfile
import warnings
from importlib.metadata import version

import data

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")

dslab = os.path.abspath(sys.argv[1])
ADDED = [
    "id", "given_label", "suggested_label", "decision", "new_label", "rank", "PVI",
    "self_confidence", "label_issue",
]


def run(*arguments, code=0):
    """Runs the program; returns what it printed to standard error."""
    done = subprocess.run([dslab, *arguments], capture_output=True, text=True)
    assert done.returncode == code, (arguments, done.returncode, done.stderr)
    return done.stderr


def query(sql):
    """All rows of a query over the audit."""
    with sqlite3.connect("csv.sqlite") as audit:
        return audit.execute(sql).fetchall()


def standard_library():
    """csv and json of Python's own: every field of every layout, byte for byte."""
    import csv

    csv.field_size_limit(10**7)
    for layout in ["csv", "tsv", "jsonl"]:
        for out in ["csv", "tsv", "jsonl"]:
            name = f"{layout}-to.{out}"
            run("export", f"{layout}.sqlite", "-o", name)
            with open(name, encoding="utf-8", newline="") as file:
                if out == "jsonl":
                    found = [json.loads(line) for line in file.read().split("\n")[:-1]]
                else:
                    found = list(csv.DictReader(file, delimiter="\t" if out == "tsv" else ","))
            for expected, row in zip(data.rows(), found, strict=True):
                assert {key: row[key] for key in expected} == expected, (name, expected["id"])
            added = list(found[0])[-len(ADDED) :]
            assert added == ["dslab_" + name for name in ADDED], added
    with open("jsonl.jsonl", "rb") as before, open("jsonl-to.jsonl", "rb") as after:
        for old, new in zip(before, after, strict=True):
            assert new.startswith(old.rstrip(b"\n}")), "objects are not kept as they are written"


def pandas_reads():
    """pandas: the same table from what was audited and from what was exported."""
    import pandas as pd

    def table(name, separator=","):
        return pd.read_csv(name, sep=separator, dtype=str, keep_default_na=False)

    for layout, separator in [("csv", ","), ("tsv", "\t")]:
        before = table(f"{layout}.{layout}", separator)
        after = table(f"{layout}-to.{layout}", separator)
        pd.testing.assert_frame_equal(after[data.COLUMNS], before)
        assert list(after["text"]) == [row["text"] for row in data.rows()]
    lines = pd.read_json("csv-to.jsonl", lines=True, dtype=False, convert_dates=False)
    assert list(lines["text"]) == [row["text"] for row in data.rows()]
    assert sorted(lines["dslab_rank"]) == list(range(1, len(lines) + 1))

    run("export", "csv.sqlite", "--guard-formulas", "-o", "guarded.csv")
    guarded = table("guarded.csv")
    for column in guarded.columns:
        if column not in ("dslab_PVI", "dslab_self_confidence"):
            assert not guarded[column].str.match(r"[=+\-@\t\r]").any(), column


def datasets_read():
    """datasets: JSON Lines with one type per column, nulls where a row says nothing."""
    import datasets

    datasets.disable_progress_bars()
    loaded = datasets.load_dataset(
        "json", data_files="csv-to.jsonl", split="train", cache_dir="cache"
    )
    assert loaded["text"][:] == [row["text"] for row in data.rows()]
    assert loaded.features["dslab_rank"].dtype == "int64"


def label_studio():
    """label-studio-sdk: tasks and predictions are valid, annotations come back."""
    from label_studio_sdk.converter import Converter
    from label_studio_sdk.label_interface import LabelInterface
    from label_studio_sdk.types import ImportApiRequest

    said = run("export", "csv.sqlite", "--format", "label-studio", "-o", "tasks.json")
    config = said[said.index("<View>") :]
    interface = LabelInterface(config)
    with open("tasks.json", encoding="utf-8") as file:
        tasks = json.load(file)
    texts = {row["id"]: row["text"] for row in data.rows()}
    assert len(tasks) == len(texts)
    for task in tasks:
        # The server numbers tasks when they come in, and puts the number into their predictions.
        numbered = [{"task": 1, **prediction} for prediction in task["predictions"]]
        ImportApiRequest(**{**task, "predictions": numbered})
        assert task["data"]["text"] == texts[task["data"]["dslab_id"]]
        assert interface.validate_task({"data": task["data"]})
        for prediction in task["predictions"]:
            assert not interface.validate_prediction(prediction, return_errors=True)

    # An annotator takes every suggestion, but removes one row, leaves one open, skips one task.
    exported = []
    for number, task in enumerate(tasks[:40]):
        region = json.loads(json.dumps(task["predictions"][0]["result"][0]))
        if number in (3, 4):
            region["from_name"] = "decision"
            region["value"]["choices"] = ["remove" if number == 3 else "unsure"]
        annotation = {
            "id": number, "completed_by": {"id": 7, "email": "ada@example.org"},
            "result": [region], "was_cancelled": number == 5, "ground_truth": False,
            "created_at": "2025-01-02T03:04:05.678901Z",
            "updated_at": "2025-01-02T03:04:06.678901Z", "lead_time": 1.5,
        }
        assert interface.validate_annotation(annotation)
        exported.append({"id": 1000 + number, **task, "annotations": [annotation]})
    with open("project.json", "w", encoding="utf-8") as file:
        json.dump(exported, file)
    converter = Converter(config=config, project_dir=None)
    converter.convert_to_json_min("project.json", "min", is_dir=False)

    expected = []
    for number, task in enumerate(tasks[:40]):
        given = task["data"]["dslab_given_label"]
        suggested = task["predictions"][0]["result"][0]["value"]["choices"][0]
        changed = ("keep", None) if suggested == given else ("relabel", suggested)
        decision = {3: ("remove", None), 4: ("unsure", None)}.get(number, changed)
        if number != 5:
            expected.append((task["data"]["dslab_id"], *decision))
    assert any(decision == "relabel" for _, decision, _ in expected)
    sql = "SELECT id, decision, new_label FROM decisions JOIN samples USING (sample_id)"
    for name in ["project.json", "min/result.json"]:
        with sqlite3.connect("csv.sqlite") as audit:
            audit.execute("DELETE FROM decisions")
        run("import-decisions", "csv.sqlite", name)
        assert sorted(query(sql), key=str) == sorted(expected, key=str), name
        assert "as before" in run("import-decisions", "csv.sqlite", name)
    people = query("SELECT DISTINCT reviewer FROM decisions")
    assert people and people[0][0], people

    # What was decided is in the next data set, and its own columns are decisions again.
    run("export", "csv.sqlite", "-o", "decided.csv")
    with open("decided.csv", encoding="utf-8", newline="") as file:
        import csv

        found = {row["id"]: row["label"] for row in csv.DictReader(file)}
    for name, decision, label in expected:
        assert (name in found) == (decision != "remove")
        assert decision != "relabel" or found[name] == label
    run("import-decisions", "csv.sqlite", "decided.csv")


def argilla_reads():
    """argilla: its client reads the records and uploads them, to a stand-in for a server."""
    import uuid

    import argilla
    import argilla_stub

    run("export", "csv.sqlite", "--format", "argilla", "-o", "records.json")
    server = argilla_stub.start()
    client = argilla.Argilla(api_url=f"http://127.0.0.1:{server.server_port}", api_key="none")
    labels = sorted({row["label"] for row in data.rows()})
    settings = argilla.Settings(
        fields=[argilla.TextField(name="text")],
        questions=[argilla.LabelQuestion(name="label", labels=labels)],
        metadata=[
            argilla.TermsMetadataProperty(name="dslab_given_label"),
            argilla.IntegerMetadataProperty(name="dslab_rank"),
            argilla.FloatMetadataProperty(name="dslab_pvi"),
        ],
        allow_extra_metadata=True,
    )
    settings.validate()
    question = settings.questions["label"]
    question._model.id = uuid.uuid4()
    dataset = argilla.Dataset(name="suspects", settings=settings, client=client)
    dataset._model.id = uuid.uuid4()
    dataset.records.from_json("records.json")

    texts = {row["id"]: row["text"] for row in data.rows()}
    assert len(server.records) == len(texts)
    for rank, record in enumerate(server.records, 1):
        assert record["fields"]["text"] == texts[record["external_id"]]
        (suggestion,) = record["suggestions"]
        assert suggestion["value"] in labels and 0 <= suggestion["score"] <= 1
        assert suggestion["question_id"] == str(question.id)
        assert record["metadata"]["dslab_rank"] == rank
        assert all(name == name.lower() for name in record["metadata"])
    server.shutdown()


def cleanlab_reads():
    """cleanlab: the same issues and scores from the probabilities, and a model without them."""
    import numpy as np
    import pandas as pd
    from cleanlab.classification import CleanLearning
    from cleanlab.filter import find_label_issues
    from cleanlab.rank import get_label_quality_scores
    from sklearn.linear_model import LogisticRegression

    run("export", "csv.sqlite", "--format", "cleanlab", "-o", "issues.csv", "--pred-probs", "p.npy")
    issues = pd.read_csv("issues.csv")
    probabilities = np.load("p.npy")
    order = [label for (label,) in query("SELECT label FROM labels ORDER BY label_index")]
    for column in ["given_label", "predicted_label"]:
        issues[column] = issues[column].map(order.index)
    labels = issues["given_label"].to_numpy()
    assert issues["is_label_issue"].dtype == bool
    flagged = find_label_issues(labels, probabilities, filter_by="prune_by_noise_rate")
    assert flagged.any() and (flagged == issues["is_label_issue"]).all()
    quality = get_label_quality_scores(labels, probabilities)
    assert np.allclose(quality, issues["label_quality"], rtol=0, atol=1e-12)
    assert (probabilities.argmax(axis=1) == issues["predicted_label"]).all()
    model = CleanLearning(LogisticRegression())
    model.fit(probabilities, labels, label_issues=issues)
    assert len(model.get_label_issues()) == len(labels)
    stored = query("SELECT probability FROM pred_probs JOIN labels USING (label) "
                   "ORDER BY sample_id, label_index")
    assert np.array_equal(np.ravel(stored), probabilities.ravel())


def sqlite_tools():
    """Datasette and sqlite-utils: the audit opens, tables and views are there."""
    import sqlite_utils
    from datasette.app import Datasette

    audit = sqlite_utils.Database("csv.sqlite")
    assert audit["samples"].count == len(data.rows())
    assert {column.name for column in audit["decisions"].columns} >= {"sample_id", "decision"}
    assert len(list(audit["suspects"].rows_where("rank <= 5"))) == 5

    async def ask():
        served = Datasette(files=["csv.sqlite"])
        await served.invoke_startup()
        for path in ["/csv/suspects.json?_size=3&_shape=array", "/csv/decisions.json?_shape=array"]:
            answer = await served.client.get(path)
            assert answer.status_code == 200 and answer.json(), path
        page = await served.client.get("/csv/samples")
        assert page.status_code == 200 and "<script>alert(1)</script>" not in page.text

    asyncio.run(ask())


CHECKS = [
    (standard_library, []),
    (pandas_reads, ["pandas"]),
    (datasets_read, ["datasets"]),
    (label_studio, ["label-studio-sdk"]),
    (argilla_reads, ["argilla"]),
    (cleanlab_reads, ["cleanlab", "numpy", "scikit-learn"]),
    (sqlite_tools, ["datasette", "sqlite-utils"]),
]

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for layout in ["csv", "tsv", "jsonl"]:
            data.write(f"{layout}.{layout}", layout)
            run("audit", f"{layout}.{layout}", "--slice-column", "group", "--quiet", "-o",
                f"{layout}.sqlite")
        for check, packages in CHECKS:
            check()
            versions = ", ".join(f"{name} {version(name)}" for name in packages)
            print("ok ", inspect.getdoc(check), f"({versions})" if versions else "")
        os.chdir("/")
