"""Runs the sections, prints a Markdown table of each, and writes all of it as JSON.

Called by Benchmarks/run, which sets up what it needs.
"""
import argparse
import json
import sys
import tempfile
import traceback
from pathlib import Path

from suite import machine, sections
from suite.measure import Failed
from suite.setting import Setting

SIZES = [25_000, 250_000, 1_000_000]
QUICK_SIZES = [500, 1000, 2000]


def sizes(text):
    return [int(size.replace("_", "")) for size in text.split(",")]


def arguments():
    parser = argparse.ArgumentParser(
        prog="Benchmarks/run", description="Times dslab and its peers, in turn.")
    parser.add_argument("--only", action="append", choices=sections.ALL, metavar="SECTION",
                        help=f"one of {', '.join(sections.ALL)}; may be repeated; by default all")
    parser.add_argument("--runs", type=int, default=5, help="runs of each program (5)")
    parser.add_argument("--quick", action="store_true",
                        help="one run on small data: does every benchmark work?")
    parser.add_argument("--data", type=Path, metavar="FILE",
                        help="a labelled CSV or .csv.gz; by default 25,000 generated rows")
    parser.add_argument("--text-column", default="text", help="of --data (text)")
    parser.add_argument("--label-column", default="label", help="of --data (label)")
    parser.add_argument("--cases", type=Path, metavar="FILE",
                        help="a CSV of functionality, label_gold, test_case; default generated")
    parser.add_argument("--sizes", type=sizes, metavar="N,N,...",
                        help="rows of the section growth (25000,250000,1000000)")
    parser.add_argument("--words", type=Path, metavar="FILE",
                        help="a word list to generate data from, instead of inventions")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where all figures go")
    parser.add_argument("--dslab", required=True, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--probe", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be 1 or more")
    for path in (options.data, options.cases, options.words):
        if path and not path.is_file():
            parser.error(f"there is no file {path}")
    if options.json and not options.json.parent.is_dir():
        parser.error(f"there is no folder {options.json.parent}")
    return options


def measured(section, setting):
    """The rows of a section and what is wrong with them; no failure stops the other sections."""
    try:
        rows = section.rows(setting)
    except Failed as failure:
        return [], [str(failure)]
    except Exception as error:
        traceback.print_exc()
        return [], [repr(error)]
    return rows, sections.problems(section, rows)


def main():
    o = arguments()
    result = machine.described(o.dslab) | {
        "options": {name: path and path.name for name, path in
                    (("data", o.data), ("cases", o.cases), ("words", o.words))}
        | {"runs": 1 if o.quick else o.runs, "quick": o.quick},
        "sections": {}}
    print(f"{result['machine']}, {result['cores']} cores, {result['memory_mb']:,} MB; "
          f"{result['date'][:10]}; dslab {result['version']}, {result['commit'][:9]}"
          f"{' with changes' * result['uncommitted_changes']}; "
          f"runs in turn, of each the median: {result['options']['runs']}")
    if result["load"] > 0.5:
        print(f"the machine's load is {result['load']}; times may be too long",
              file=sys.stderr)
    failed = False
    with tempfile.TemporaryDirectory() as scratch:
        setting = Setting(
            dslab=o.dslab, probe=o.probe, scratch=Path(scratch), runs=result["options"]["runs"],
            quick=o.quick, sizes=o.sizes or (QUICK_SIZES if o.quick else SIZES), data=o.data,
            text_column=o.text_column, label_column=o.label_column, cases=o.cases, words=o.words)
        for name in o.only or sections.ALL:
            section = sections.ALL[name]
            print(f"{name} ...", file=sys.stderr, flush=True)
            rows, problems = measured(section, setting)
            print(f"\n## {name}\n\n{section.NOTE}\n\n{sections.table(section, rows)}", flush=True)
            result["sections"][name] = {"rows": rows, "problems": problems}
            for problem in problems:
                failed = True
                print(f"{name}: {problem}", file=sys.stderr)
            if o.json:  # after every section, so that a run that is broken off leaves something
                o.json.write_text(json.dumps(result, indent=1) + "\n")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
