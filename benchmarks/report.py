"""The cost of a report as plans grow: `python -m benchmarks.report` prints seconds, megabytes and who takes them.

CPU seconds of one process a size and form, after the plan has been loaded and checked, as `relplan report` does.
"""

from __future__ import annotations

import gc
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.plans import Size, write_plan
from relplan.__main__ import KEPT_OBJECTS
from relplan.cli.target import review_target
from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZES = ((50, 100), (200, 400), (500, 1_000))
"""Scenarios and campaigns; each campaign has three sends."""
MOST_SHARES = 6


def main() -> None:
    """Print a line for each size and form."""
    if len(sys.argv) == 4:
        _measure(int(sys.argv[1]), int(sys.argv[2]), ReportForm(sys.argv[3]))
        return
    print("| scenarios | campaigns | form | load and check | report | MB | files | who takes the bytes |")
    print("|---|---|---|---|---|---|---|---|")
    for scenarios, campaigns in SIZES:
        for form in ReportForm:
            command = [sys.executable, "-m", "benchmarks.report", str(scenarios), str(campaigns), form.value]
            print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="", flush=True)


def _measure(scenarios: int, campaigns: int, form: ReportForm) -> None:
    gc.set_threshold(KEPT_OBJECTS)
    few = (scenarios + campaigns) // 50
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan"
        write_plan(plan, Size(scenarios, campaigns, 3 * campaigns, few, few, few))
        start = time.process_time()
        _, review = review_target(plan, None, None)
        loaded = time.process_time()
        documents = make_report(review, Language.FR, form)
        made = time.process_time()
    size = sum(len(text.encode()) for text in documents.values())
    shares = ", ".join(f"{name} {part / size:.0%}" for name, part in _parts(documents).most_common(MOST_SHARES))
    print(
        f"| {scenarios:,} | {campaigns:,} | {form.value} | {loaded - start:.1f} s | {made - loaded:.1f} s"
        f" | {size / 1e6:.1f} | {len(documents):,} | {shares} |"
    )


def _parts(documents: Mapping[str, str]) -> Counter[str]:
    """Return the bytes of each section of the HTML file, or of each page or folder of Markdown."""
    found: Counter[str] = Counter()
    for path, text in documents.items():
        if path.endswith(".md"):
            found[path.removesuffix(".md").partition("/")[0]] += len(text.encode())
        else:
            for section in re.split(r'^(?=<section\b[^>]*\bid=")', text, flags=re.MULTILINE)[1:]:
                found[section.partition('id="')[2].partition('"')[0]] += len(section.encode())
    return found


if __name__ == "__main__":
    main()
