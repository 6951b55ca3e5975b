"""What the sections share: what was asked for, where the programs are, and the data they run on."""
import csv
import gzip
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from suite.measure import Failed, timed

HERE = Path(__file__).parent
GENERATE = HERE.parent / "generate.py"
QUERIES = 3728  # as many as HateCheck has


@dataclass
class Setting:
    """The options of a run; `probe` is None where there is no such program."""

    dslab: Path
    probe: Path | None
    scratch: Path
    runs: int
    quick: bool
    sizes: list[int]
    data: Path | None = None
    text_column: str = "text"
    label_column: str = "label"
    cases: Path | None = None
    words: Path | None = None
    made: dict = field(default_factory=dict)

    def labelled(self):
        """The CSV that is audited, with the columns id, text and label only."""
        if self.data is None:
            return self.generated(1000 if self.quick else 25_000)
        return self.once("labelled.csv", self.copy_columns)

    def generated(self, rows):
        """A CSV of generated rows."""
        return self.once(f"{rows}.csv", lambda path: self.generate(path, "--rows", rows))

    def test_cases(self):
        """The CSV of test cases: functionality, label_gold, test_case."""
        return self.cases or self.once("cases.csv", self.generate_cases)

    def probabilities(self, rows, classes):
        """A CSV of labelled rows and the .npy file of their probabilities."""
        def make(path):
            timed([sys.executable, HERE / "probabilities.py", rows, classes, path,
                   path.with_suffix(".npy")])
        path = self.once(f"{rows}x{classes}.csv", make)
        return path, path.with_suffix(".npy")

    def once(self, name, make):
        """The file of that name, made when it is asked for first."""
        if name not in self.made:
            self.made[name] = self.scratch / name
            make(self.made[name])
        return self.made[name]

    def generate(self, path, *arguments):
        if self.words:
            arguments += "--words", self.words
        command = [sys.executable, str(GENERATE), *map(str, arguments)]
        with open(path, "wb") as target:
            code = subprocess.run(command, stdout=target).returncode
        if code != 0:
            raise Failed(command, code)

    def generate_cases(self, path):
        texts = self.scratch / "texts.csv"
        rows = 100 if self.quick else QUERIES
        self.generate(texts, "--rows", rows, "--tokens-per-row", 8, "--seed", 1)
        with (open(texts, newline="", encoding="utf-8") as source,
              open(path, "w", newline="", encoding="utf-8") as target):
            writer = csv.writer(target)
            writer.writerow(["functionality", "label_gold", "test_case"])
            for row in csv.DictReader(source):
                writer.writerow([f"tells_{row['true_label']}", row["true_label"], row["text"]])

    def copy_columns(self, path):
        opened = gzip.open if self.data.suffix == ".gz" else open
        with opened(self.data, "rt", newline="", encoding="utf-8-sig") as source:
            reader = csv.DictReader(source)
            for column in (self.text_column, self.label_column):
                if column not in (reader.fieldnames or []):
                    sys.exit(f"{self.data} has no column {column}; "
                             "name its columns with --text-column and --label-column")
            with open(path, "w", newline="", encoding="utf-8") as target:
                writer = csv.writer(target)
                writer.writerow(["id", "text", "label"])
                for number, row in enumerate(reader):
                    writer.writerow([number, row[self.text_column], row[self.label_column]])
