"""Put the results of a comparison into words and tables."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from statistics import median

from measure import Run
from variants import VARIANTS

README = Path(__file__).with_name("README.md")
START, END = "<!-- results: compare.py --write -->", "<!-- end of results -->"
PACKAGES = ("sphinx", "docutils", "myst-parser", "sphinxcontrib-bibtex", "sphinx-needs")
LIMIT = 1.2
NOISE = 0.02
KINDS = {"clean": "clean build", "idle": "nothing changed", "edit": "one page edited"}

BySize = Mapping[int, Mapping[str, Mapping[str, list[Run]]]]


def ratio(runs: Mapping[str, Mapping[str, list[Run]]], name: str, kind: str) -> float:
    """Return the processor time of a variant as a multiple of (a)'s.

    Each build is compared with that of (a) in the same turn, and the median of these is taken, so
    that a machine which is busy for a while slows both.
    """
    pairs = zip(runs[name][kind], runs["plain"][kind], strict=False)
    return median(own.cpu / plain.cpu for own, plain in pairs)


def tables(samples: BySize, date: str, minutes: float) -> str:
    """Return everything that README.md says of a comparison."""
    return "\n".join(_lines(samples, date, minutes))


def _lines(samples: BySize, date: str, minutes: float) -> Iterator[str]:
    yield f"Measured {date}, in {minutes:.0f} min. {_machine()}\n"
    for size, runs in samples.items():
        rounds = {name: len(kinds["clean"]) for name, kinds in runs.items()}
        repeats = len(runs["plain"]["idle"]) // rounds["plain"]
        made = ", ".join(f"({VARIANTS[name].letter}) {number}" for name, number in rounds.items())
        yield f"### {size:,} claims on {size // 10:,} pages\n"
        yield f"Rounds: {made}; in each, one clean build and {repeats} of each other kind. Medians.\n"
        yield from _table(runs)
    yield "### Against the bars\n"
    yield from _verdict(samples)


def _machine() -> str:
    named = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    load = os.getloadavg()
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{named[0] if named else platform.machine()}, {os.cpu_count()} cores, "
        f"Linux; load at the end {load[0]:.1f} (a build alone makes about 1). "
        f"Python {platform.python_version()}, {packages}."
    )


def _table(runs: Mapping[str, Mapping[str, list[Run]]]) -> Iterator[str]:
    heads = [f"({variant.letter}) {variant.what}" for variant in VARIANTS.values()]
    others = [name for name in VARIANTS if name != "plain"]
    heads += [f"({VARIANTS[name].letter})/(a)" for name in others]
    yield f"| | {' | '.join(heads)} |"
    yield f"|---|{'---:|' * len(heads)}"
    for kind, words in KINDS.items():
        cells = [f"{median(run.cpu for run in runs[name][kind]):.2f} s" for name in VARIANTS]
        cells += [f"**{ratio(runs, name, kind):.2f}**" for name in others]
        yield f"| {words}, processor time | {' | '.join(cells)} |"
        cells = [f"{median(run.wall for run in runs[name][kind]):.2f} s" for name in VARIANTS]
        yield f"| {words}, by the clock | {' | '.join(cells)} | | | |"
    for kind in ("clean", "edit"):
        peaks = {name: median(run.peak for run in runs[name][kind]) for name in VARIANTS}
        cells = [f"{peak:.0f} MB" for peak in peaks.values()]
        cells += [f"{peaks[name] / peaks['plain']:.2f}" for name in others]
        yield f"| {KINDS[kind]}, peak memory | {' | '.join(cells)} |"
    cells = [f"{median(run.pages for run in runs[name]['edit']):.0f}" for name in VARIANTS]
    yield f"| {KINDS['edit']}, HTML files written | {' | '.join(cells)} | | | |"
    yield ""


def _verdict(samples: BySize) -> Iterator[str]:
    yield (
        f"(d)/(a) is to be at most {LIMIT}, below (b)/(a) and (c)/(a), and no higher at 10,000 claims "
        f"than at 1,000 (a difference up to {NOISE} is noise). Judged on processor time.\n"
    )
    sizes = list(samples)
    yield (
        "| | "
        + " | ".join(f"{size:,}" for size in sizes)
        + " | at most 1.2 | below (b), (c) | flat |"
    )
    yield f"|---|{'---:|' * len(sizes)}---|---|---|"
    for kind, words in KINDS.items():
        found = [ratio(samples[size], "ours", kind) for size in sizes]
        rivals = [
            min(ratio(samples[size], name, kind) for name in ("cite", "needs")) for size in sizes
        ]
        low = _said(max(found) <= LIMIT)
        below = _said(all(own < rival for own, rival in zip(found, rivals, strict=True)))
        flat = _said(found[-1] <= found[0] + NOISE) if len(found) > 1 else "not measured"
        numbers = " | ".join(f"{value:.2f}" for value in found)
        yield f"| {words} | {numbers} | {low} | {below} | {flat} |"
    yield ""


def _said(kept: bool) -> str:
    return "yes" if kept else "**no**"


def write_readme(text: str) -> None:
    """Put the tables between their marks in README.md."""
    before, _, rest = README.read_text(encoding="utf-8").partition(START)
    after = rest.partition(END)[2]
    README.write_text(f"{before}{START}\n\n{text}\n{END}{after}", encoding="utf-8")
