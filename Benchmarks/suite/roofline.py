"""How near each kernel comes to what the machine could do."""
from suite import probe

NOTE = """A kernel can be no faster than its bytes through the memory and its operations through the
processor, both as measured on this machine; the fraction is the later of the two bounds over the
time taken."""
COLUMNS = [
    ("kernel", "kernel", ""), ("bytes", "bytes", ",d"), ("operations", "operations", ",d"),
    ("seconds", "seconds", ".4f"), ("bandwidth bound, seconds", "bandwidth_bound", ".4f"),
    ("arithmetic bound, seconds", "arithmetic_bound", ".4f"), ("fraction", "fraction", ".0%"),
]
HOLDS = []


def rows(setting):
    measured = probe.roofline(setting)
    if measured is None:
        return [{"skipped": "there is no dslab-probe roofline"}]
    return measured
