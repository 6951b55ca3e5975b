"""What a second thread is worth, and that it changes nothing else."""
import hashlib
import sqlite3
from contextlib import closing

from suite import dslab
from suite.measure import in_turn

OF_THE_RUN = ("runs", "stages")  # the tables that say how a run went, not what it found

NOTE = """`dslab audit --threads 1` and `--threads 2`; same says that both files dump alike but for
the tables runs and stages."""
COLUMNS = [
    ("rows", "rows", ",d"), ("train on 1, seconds", "one_train", ".2f"),
    ("train on 2, seconds", "two_train", ".2f"), ("times as fast", "ratio", ".2f"),
    ("whole on 1, seconds", "one_seconds", ".2f"), ("whole on 2, seconds", "two_seconds", ".2f"),
    ("times as fast", "whole_ratio", ".2f"), ("same", "same", ""),
]
HOLDS = ["same"]


def rows(setting):
    data = setting.labelled()

    def audited(count):
        return lambda: dslab.audit(setting, data, "--threads", count, name=f"threads{count}")

    found = in_turn({"one": audited(1), "two": audited(2)}, setting.runs)
    one, two = found["one"], found["two"]
    files = [dslab.audit_file(setting, f"threads{count}") for count in (1, 2)]
    with closing(sqlite3.connect(files[0])) as database:
        (count,) = database.execute("SELECT count(*) FROM samples").fetchone()
    return [{
        "rows": count, "one_train": one["train_stage"], "two_train": two["train_stage"],
        "ratio": one["train_stage"] / two["train_stage"],
        "one_seconds": one["seconds"], "two_seconds": two["seconds"],
        "whole_ratio": one["seconds"] / two["seconds"],
        "same": digest(files[0]) == digest(files[1]), "measured": found,
    }]


def digest(path):
    """A hash of the dump, without the rows of tables that differ by nature."""
    left_out = tuple(f'INSERT INTO "{table}"' for table in OF_THE_RUN)
    content = hashlib.sha256()
    with closing(sqlite3.connect(path)) as database:
        for statement in database.iterdump():
            if not statement.startswith(left_out):
                content.update(statement.encode() + b"\n")
    return content.hexdigest()
