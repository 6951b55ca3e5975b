"""How time and memory grow with the data."""
from suite import dslab
from suite.measure import in_turn

NOTE = """`dslab audit` of generated data. A token is a word between spaces; growth is seconds per
million tokens in relation to the first row's; store is the share of the time that writing takes."""
COLUMNS = [
    ("rows", "rows", ",d"), ("tokens", "tokens", ",d"), ("seconds", "seconds", ".2f"),
    ("peak MB", "peak_mb", ".0f"), ("seconds per million tokens", "per_million", ".3f"),
    ("growth", "growth", ".2f"), ("store", "store_share", ".0%"),
]
HOLDS = []


def rows(setting):
    def audited(size):
        return lambda: dslab.audit(setting, setting.generated(size))

    for size in setting.sizes:
        setting.generated(size)
    found = in_turn({size: audited(size) for size in setting.sizes}, setting.runs)
    table = []
    for size, one in found.items():
        tokens = count_tokens(setting.generated(size), size)
        per_million = one["seconds"] / tokens * 1e6
        first = table[0]["per_million"] if table else per_million
        table.append({
            "rows": size, "tokens": tokens, "seconds": one["seconds"], "peak_mb": one["peak_mb"],
            "per_million": per_million, "growth": per_million / first,
            "store_share": one["store_stage"] / one["seconds"], "measured": one})
    return table


def count_tokens(path, size):
    """The words of a generated file, in which every space stands between two of them."""
    with open(path, "rb") as file:
        return size + sum(block.count(b" ") for block in iter(lambda: file.read(1 << 20), b""))
