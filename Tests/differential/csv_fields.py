"""Reads every accepted text of a JSON Lines file with Python's csv module and compares the fields.

A line has delimiter, text, and rows as dslab reads them. Two things are meant to differ: blank lines
are no rows to dslab, and a CR that no LF follows is text to it, where Python takes it for a line end;
texts with such a CR outside quotes are passed over and counted.
"""

import csv
import json
import sys


def lines(text):
    """The text cut behind every LF, and nowhere else."""
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + [part for part in parts[-1:] if part]


def has_lone_return(text):
    """Whether a CR outside quotes has no LF behind it."""
    is_quoted = False
    for at, sign in enumerate(text):
        if sign == '"':
            is_quoted = not is_quoted
        elif sign == "\r" and not is_quoted and text[at + 1 : at + 2] != "\n":
            return True
    return False


def main():
    csv.field_size_limit(sys.maxsize)
    compared = passed_over = differing = 0
    with open(sys.argv[1], encoding="utf-8") as cases:
        for line in cases:
            case = json.loads(line)
            text = case["text"].removeprefix("\ufeff")
            if has_lone_return(text):
                passed_over += 1
                continue
            try:
                found = [row for row in csv.reader(lines(text), delimiter=case["delimiter"]) if row]
            except csv.Error as error:
                if "NUL" in str(error):  # before Python 3.11
                    passed_over += 1
                    continue
                found = str(error)
            compared += 1
            if found != case["rows"]:
                differing += 1
                if differing <= 5:
                    print(f"differs: {case['text']!r}: {case['rows']!r}, Python: {found!r}")
    print(f"{compared} texts compared, {differing} differ, {passed_over} passed over")
    sys.exit(1 if differing else 0)


main()
