"""Where, when and with what a benchmark ran."""
import os
import platform
import subprocess
import sys
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path

BENCHMARKS = Path(__file__).parents[1]


def described(dslab):
    """What a table of results has to say about its origin."""
    packages = [line.split("==")[0] for line in
                (BENCHMARKS / "requirements.txt").read_text().split()]
    return {
        "machine": processor(), "cores": usable_cores(),
        "memory_mb": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20,
        "load": round(os.getloadavg()[0], 2),  # of the last minute, before the start
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "date": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "version": said([dslab, "--version"]),
        "commit": said(["git", "-C", BENCHMARKS, "rev-parse", "HEAD"]),
        "uncommitted_changes": bool(said(["git", "-C", BENCHMARKS, "status", "--porcelain"])),
        "python": platform.python_version(),
        "packages": {package: version(package) for package in packages},
    }


def said(command):
    """What a command prints; empty where it fails, say outside of a git checkout."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def usable_cores():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def processor():
    if sys.platform == "darwin":
        return said(["sysctl", "-n", "machdep.cpu.brand_string"])
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
