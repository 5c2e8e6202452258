"""Build one large site with plain admonitions and with the extension: once clean, once with nothing changed.

python benchmarks/scale.py --claims 50000 --jobs 2               many pages, some minutes to an hour
python benchmarks/scale.py --claims 10000 --per-page 10000       one page
"""

from __future__ import annotations

import argparse
import shutil

from compare import ALWAYS, warm_up
from content import PER_PAGE
from generate import write_site
from measure import ROOT, build, python_environment


def main() -> None:
    """Read the command line, and print a line for each build when it is done."""
    parser = argparse.ArgumentParser(description="Build one large site, with and without.")
    parser.add_argument("--claims", type=int, default=10000)
    parser.add_argument("--per-page", type=int, default=PER_PAGE)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    work = ROOT / "_build" / f"scale-{asked.claims}-{asked.per_page}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    environment = python_environment(work)
    warm_up(work, environment, ALWAYS)
    plain: dict[str, float] = {}
    for name in ALWAYS:
        folder = work / name
        write_site(folder, asked.claims, name, asked.per_page)
        for kind in ("clean", "idle"):
            run = build(folder, environment, asked.jobs)
            ratio = run.cpu / plain.setdefault(kind, run.cpu)
            print(
                f"{name} {kind}: {run.cpu:.1f} s of processor, {run.wall:.1f} s by the clock, "
                f"{run.peak:.0f} MB, {run.pages} pages, {ratio:.2f} of plain",
                flush=True,
            )


if __name__ == "__main__":
    main()
