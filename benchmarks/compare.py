"""Build the same site in four ways and compare what that costs.

python benchmarks/compare.py --quick                    1,000 claims only, a few minutes
python benchmarks/compare.py --date 2026-11-22 --write  all, and put the tables into README.md
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from generate import edit_page, write_site
from measure import ROOT, Run, build, python_environment
from report import tables, write_readme
from sametext import first_difference
from variants import VARIANTS

#: How often each size is built, and which variants are built each time. The others are built in the
#: first rounds only, because a full comparison should end while someone waits for it.
ROUNDS = {1000: 5, 10000: 3}
LONG_ROUNDS = {1000: 3, 10000: 1}
ALWAYS = ("plain", "ours")
#: Idle builds and edits are short, so each round takes several.
REPEATS = 3

Samples = dict[int, dict[str, dict[str, list[Run]]]]


def warm_up(work: Path, environment: dict[str, str], names: Iterable[str] = VARIANTS) -> None:
    """Build a page with each variant, so that all modules are compiled before anything is timed."""
    for name in names:
        folder = work / f"warm-{name}"
        write_site(folder, 60, name)
        for _ in range(2):
            build(folder, environment)


def compare(sizes: list[int], work: Path, environment: dict[str, str]) -> Samples:
    """Return all runs: size -> variant -> kind of build -> in the order made."""
    samples: Samples = {}
    for size in sizes:
        samples[size] = {name: {"clean": [], "idle": [], "edit": []} for name in VARIANTS}
        folders = {name: work / f"{name}-{size}" for name in VARIANTS}
        for name, folder in folders.items():
            write_site(folder, size, name)
        for number in range(ROUNDS[size]):
            taking_part = [
                name for name in VARIANTS if name in ALWAYS or number < LONG_ROUNDS[size]
            ]
            one_round(
                number, {name: folders[name] for name in taking_part}, samples[size], environment
            )
            if number == 0 and (difference := first_difference(folders["plain"], folders["ours"])):
                sys.exit(f"The visible text of (a) and (d) is not the same: {difference}")
        for folder in folders.values():
            shutil.rmtree(folder)
    return samples


def one_round(
    number: int,
    folders: dict[str, Path],
    samples: dict[str, dict[str, list[Run]]],
    environment: dict[str, str],
) -> None:
    """Build each site clean, then idle and edited, the variants taking turns."""

    def take(kind: str, name: str) -> None:
        run = build(folders[name], environment)
        samples[name][kind].append(run)
        print(
            f"{time.strftime('%H:%M:%S')} {folders[name].name:12} {kind:5} "
            f"{run.cpu:7.2f} s CPU {run.wall:7.2f} s wall {run.peak:5.0f} MB "
            f"{run.pages:5} pages written",
            flush=True,
        )

    for name, folder in folders.items():
        shutil.rmtree(folder / "_build", ignore_errors=True)
        take("clean", name)
    for repeat in range(REPEATS):
        for name in folders:
            take("idle", name)
        for name, folder in folders.items():
            edit_page(folder, number * REPEATS + repeat)
            take("edit", name)


def main() -> None:
    """Read the command line, measure and report."""
    parser = argparse.ArgumentParser(description="Compare four ways to build the same site.")
    parser.add_argument("--quick", action="store_true", help="1,000 claims only")
    parser.add_argument("--date", default="no date given", help="to stand above the tables")
    parser.add_argument("--write", action="store_true", help="put the tables into README.md")
    parser.add_argument("--work", type=Path, default=ROOT / "_build" / "benchmarks")
    asked = parser.parse_args()
    work: Path = asked.work
    work.mkdir(parents=True, exist_ok=True)
    environment = python_environment(work)
    warm_up(work, environment)
    started = time.monotonic()
    samples = compare([1000] if asked.quick else list(ROUNDS), work, environment)
    minutes = (time.monotonic() - started) / 60
    (work / "runs.json").write_text(json.dumps(samples, indent=1), encoding="utf-8")
    text = tables(samples, asked.date, minutes)
    print(text)
    if asked.write:
        write_readme(text)


if __name__ == "__main__":
    main()
