"""The sections in the order in which they run, and what a good result of one has."""
from suite import (
    audit, confident_learning, growth, review, roofline, specifications, threads)

ALL = {
    "audit": audit,
    "growth": growth,
    "confident-learning": confident_learning,
    "specifications": specifications,
    "roofline": roofline,
    "threads": threads,
    "review": review,
}


def problems(section, rows):
    """What is wrong with measured rows, a sentence each; empty if nothing is."""
    if not rows:
        return ["there is no row"]
    keys = [key for _, key, _ in section.COLUMNS]
    found = []
    for number, row in enumerate(rows, 1):
        absent = [key for key in keys if row.get(key) is None]
        if absent and "skipped" not in row:
            found.append(f"row {number} has no {', '.join(absent)}")
        found += [f"row {number}: {key} does not hold" for key in section.HOLDS
                  if row.get(key) is False]
    return found


def table(section, rows):
    """A Markdown table of the rows, with the reasons for what was skipped below it."""
    titles = [title for title, _, _ in section.COLUMNS]
    rules = ["---:" if form else "---" for _, _, form in section.COLUMNS]
    lines = ["| " + " | ".join(titles) + " |", "|" + "|".join(rules) + "|"]
    for row in rows:
        cells = [cell(row.get(key), form) for _, key, form in section.COLUMNS]
        lines.append("| " + " | ".join(cells) + " |")
    reasons = dict.fromkeys(row["skipped"] for row in rows if "skipped" in row)
    return "\n".join(lines + ["", *(f"Skipped: {reason}.\n" for reason in reasons)])


def cell(value, form):
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return format(value, form)
