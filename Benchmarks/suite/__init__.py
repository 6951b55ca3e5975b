"""All benchmarks: what `Benchmarks/run` times, and how.

A section is a module with a NOTE on what is compared, COLUMNS (title, key, format), HOLDS (the keys
that must be true) and `rows(setting)`, which measures. The table, the JSON and the check that no
field is missing all follow from COLUMNS. A row that could not be measured whole has `skipped`, the
reason. Nothing large is loaded here: what needs numpy runs as a program of its own.
"""
