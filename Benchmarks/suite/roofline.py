"""How near each kernel comes to what the machine could do."""
from suite import probe

NOTE = """A kernel can be no faster than its bytes from memory, its lines of 64 bytes out of a
matrix of its size, and its operations in registers, all three as measured on this machine in the
same run with the same threads. Insertion has two other limits: as many bytes to a plain file, and
as many rows with nothing in them. The fraction is the latest of the bounds over the time taken;
above 100 % the caches served what the bound has come from further away."""
COLUMNS = [
    ("kernel", "name", ""), ("bytes", "bytes", ",d"), ("operations", "operations", ",d"),
    ("lines gathered", "lines", ",d"), ("milliseconds", "milliseconds", ".3f"),
    ("bound, milliseconds", "bound_milliseconds", ".3f"), ("set by", "bound", ""),
    ("fraction", "fraction", ".0%"),
]
HOLDS = []


def rows(setting):
    measured = probe.roofline(setting)
    if measured is None:
        return [{"skipped": "there is no dslab-probe roofline"}]
    return [kernel | {"milliseconds": 1000 * kernel["seconds"],
                      "bound_milliseconds": 1000 * kernel["bound_seconds"]}
            for kernel in measured]
