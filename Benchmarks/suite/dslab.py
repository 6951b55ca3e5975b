"""Runs `dslab audit` and reads back what it wrote."""
import sqlite3
from contextlib import closing

from suite.measure import Failed, timed

WRONG_USAGE = 64


def audit(setting, data, *flags, name="audit"):
    """Seconds, peak MB, log loss in bits, and the seconds of each stage as `train_stage` and so on.

    The audit itself is left at `audit_file(setting, name)`.
    """
    path = audit_file(setting, name)
    found = timed([setting.dslab, "audit", data, "-o", path, "--force", "--quiet", *flags])
    with closing(sqlite3.connect(path)) as database:
        stages = database.execute("SELECT stage, seconds FROM stages").fetchall()
        (bits,) = database.execute("SELECT log_loss_bits FROM runs").fetchone()
    return {"seconds": found["seconds"], "peak_mb": found["peak_mb"], "bits": bits,
            **{f"{stage}_stage": seconds for stage, seconds in stages}}


def count(path, table):
    """The rows of a table."""
    with closing(sqlite3.connect(path)) as database:
        return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def audit_file(setting, name="audit"):
    return setting.scratch / f"{name}.sqlite"


def knows(setting, *flags):
    """Whether this dslab takes the flags; tried on a few rows."""
    try:
        timed([setting.dslab, "audit", setting.generated(100), "-o", audit_file(setting, "tried"),
               "--force", "--quiet", *flags], quiet=True)
    except Failed as failure:
        if failure.code == WRONG_USAGE:
            return False
        raise
    return True
