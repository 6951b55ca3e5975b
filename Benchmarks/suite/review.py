"""How quick the review page is: its first paint, and from a key to the next suspect."""
import shutil
import statistics
import subprocess
import time

from suite import browser, dslab

ROWS = 100_000
DECISIONS = 50
READING = 0.25  # seconds before each key; nobody reads faster

NOTE = """`dslab review` of generated data in a headless Chromium, each run with a copy of the audit and
a browser of its own. Address: from the start of the program until it prints where it listens. First
paint (the browser's first-contentful-paint) and first suspect count from the navigation, a step from
the key's own time stamp until the frame with the next suspect has been painted; a key comes a quarter
of a second after the last suspect."""
COLUMNS = [
    ("rows", "rows", ",d"), ("decisions", "decisions", ",d"), ("address, ms", "address", ".0f"),
    ("first paint, ms", "paint", ".0f"), ("first suspect, ms", "suspect", ".0f"),
    ("step, median ms", "step", ".1f"), ("95th percentile", "step_95", ".1f"),
    ("longest", "longest", ".1f"), ("all written", "written", ""),
]
HOLDS = ["written"]

# The page says in data-step that another suspect stands there; the task after the next frame's
# callback is the first to run when that frame has been painted.
WATCH = """
  window.steps = [];
  let pressed = 0;
  let tell = () => {};
  addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
  window.afterSteps = (count, done) => {
    tell = () => { if (window.steps.length >= count) done(); };
    tell();
  };
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => {
    window.steps.push(performance.now() - pressed);
    tell();
  }))).observe(document, { subtree: true, attributeFilter: ["data-step"] });
"""
PAINT = """
  return performance.getEntriesByType("paint")
    .find((own) => own.name === "first-contentful-paint").startTime
"""


def rows(setting):
    if browser.installed() is None:
        return [{"skipped": "there is no chromium with chromedriver on this machine"}]
    count = 1000 if setting.quick else ROWS
    decisions = 10 if setting.quick else DECISIONS
    dslab.audit(setting, setting.generated(count), name="reviewed")
    runs = [one(setting, decisions) for _ in range(setting.runs)]
    steps = [step for run in runs for step in run["steps"]]
    return [{
        "rows": count, "decisions": len(steps), "step": statistics.median(steps),
        "step_95": statistics.quantiles(steps, n=20)[-1], "longest": max(steps),
        **{key: statistics.median(run[key] for run in runs)
           for key in ("address", "paint", "suspect")},
        "written": all(run["written"] == decisions for run in runs), "measured": runs,
    }]


def one(setting, decisions):
    """Goes through some suspects of a fresh copy of the audit."""
    audit = dslab.audit_file(setting, "review")
    shutil.copy(dslab.audit_file(setting, "reviewed"), audit)
    with browser.Browser() as page:
        page.at_start(WATCH)
        start = time.perf_counter()
        review = subprocess.Popen(
            [setting.dslab, "review", audit, "--no-open", "--reviewer", "benchmark"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            address = review.stdout.readline().strip()
            found = {"address": 1000 * (time.perf_counter() - start)}
            page.open(address)
            page.wait("afterSteps(1, arguments[0])")
            found |= {"paint": page.run(PAINT), "suspect": page.run("return window.steps[0]")}
            for step in range(decisions):
                time.sleep(READING)
                page.press("kr"[step % 2])
                page.wait(f"afterSteps({step + 2}, arguments[0])")
            found["steps"] = page.run("return window.steps.slice(1)")
        finally:
            review.terminate()
            review.wait()
    found["written"] = dslab.count(audit, "decisions")
    return found
