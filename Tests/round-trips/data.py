"""A data set that is unpleasant to write down: 120 rows, two labels that words tell apart."""

import csv
import json

COLUMNS = ["id", "text", "label", "group", "note"]

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><svg onload=alert(1)>",
    '<img src=x onerror="alert(1)">',
    "NUL \0 in the middle",
    "bidi \u202egnihtemos\u202c and \u2066isolated\u2069",
    'quotes "in" it, and commas,',
    "line\nbreak, CRLF\r\nand lone \r return",
    "tab\tand trailing blank ",
    " leading blank and \u00a0 no-break space",
    "=HYPERLINK(\"http://example.invalid\")",
    "+1+1|cmd",
    "-2+3",
    "@SUM(A1)",
    "\\u0041 \\n \\\" backslashes \\",
    "\u2028 line separator \u2029 \x85 next line",
    "\x1b[31mred\x07 \x9b",
    "emoji \U0001f469\u200d\U0001f4bb, cafe\u0301 and caf\u00e9",
    "\ufeff mark in the middle",
    "NaN",
    "null",
    "#comment",
    "x" * 100_000,
]


def rows():
    """Rows as dicts of strings, in the order of COLUMNS."""
    made = []
    for number in range(120):
        good = number % 2 == 0
        words = "lovely warm friendly" if good else "awful cold broken"
        text = f"{words} thing number {number % 7}"
        if number < len(HOSTILE):
            text = HOSTILE[number]
        label = "good, really" if good else "bad"
        if number in (60, 61, 62):
            label = "bad" if good else "good, really"
        made.append(
            {
                "id": f"r{number}",
                "text": text,
                "label": label,
                "group": "=1+1" if number % 3 else "<b>g</b>",
                "note": "" if number % 4 else '"quoted"',
            }
        )
    return made


def write(path, layout):
    """Writes the rows as CSV, TSV or JSON Lines."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        if layout == "jsonl":
            for number, row in enumerate(rows()):
                nested = {"n": number, "list": [1, 2.50, None, {"deep": "}"}]}
                file.write(json.dumps({**row, "extra": nested}, ensure_ascii=number % 2 == 0) + "\n")
            return
        delimiter = "\t" if layout == "tsv" else ","
        writer = csv.DictWriter(file, COLUMNS, delimiter=delimiter, quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows())
