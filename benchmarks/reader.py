"""The reader held to PyYAML and ruamel.yaml in one process: `python -m benchmarks.reader`."""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from ruamel.yaml import YAML

from benchmarks.plans import size_of, write_plan
from relplan.source.folder import FolderTree
from relplan.source.tree import SourceFile
from relplan.source.yaml import Spans, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def main() -> None:
    """Print the time a file takes in each reader, and its ratio to PyYAML's C composer."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--files", type=int, default=300)
    words.add_argument("--rounds", type=int, default=7)
    chosen = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan"
        write_plan(plan, size_of(chosen.files))
        files = [file for file in FolderTree(plan).files() if isinstance(file, SourceFile)]
    print(f"PyYAML {version('pyyaml')}, ruamel.yaml {version('ruamel.yaml')}, {len(files)} files")
    times = _interleave(_READERS, files, chosen.rounds)
    base = statistics.median(times["PyYAML C compose"])
    for name, rounds in times.items():
        each = statistics.median(rounds)
        print(f"{name:28}{each / len(files) * 1e6:8.0f} us a file {each / base:7.2f} x PyYAML C compose")


def _interleave(
    readers: dict[str, Callable[[SourceFile], object]], files: Sequence[SourceFile], rounds: int
) -> dict[str, list[float]]:
    """Return the CPU seconds of each round of each reader, the collector off inside a round."""
    times: dict[str, list[float]] = {name: [] for name in readers}
    for number in range(rounds):
        for name, read in readers.items():
            if number and "ruamel" in name:
                continue
            gc.collect()
            gc.disable()
            start = time.process_time()
            for file in files:
                read(file)
            times[name].append(time.process_time() - start)
            gc.enable()
    return times


def _compose_in_c(file: SourceFile) -> object:
    return yaml.compose(file.content, Loader=yaml.CSafeLoader)


def _load_in_c(file: SourceFile) -> object:
    return yaml.load(file.content, Loader=yaml.CSafeLoader)


def _read(file: SourceFile) -> object:
    return read_yaml(file.path, file.content)


def _read_with_places(file: SourceFile) -> object:
    return read_yaml(file.path, file.content, Spans())


def _compose_with_ruamel(file: SourceFile) -> object:
    return YAML(typ="safe", pure=True).compose(file.content)


_READERS: dict[str, Callable[[SourceFile], object]] = {
    "PyYAML C compose": _compose_in_c,
    "PyYAML C load": _load_in_c,
    "relplan": _read,
    "relplan with places": _read_with_places,
    "ruamel.yaml pure compose": _compose_with_ruamel,
}

if __name__ == "__main__":
    main()
