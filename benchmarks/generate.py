"""Make a site of N claims, ten a page, in one of four ways with the same visible text.

python benchmarks/generate.py FOLDER --claims 1000 --variant ours
PYTHONPATH=_ext python -m sphinx FOLDER FOLDER/_build
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from content import DISCLAIMERS, PER_PAGE, Source, make_claims, make_sources
from variants import COMMON, VARIANTS


def _bib(sources: list[Source]) -> Iterator[str]:
    for source in sources:
        names = " and ".join(f"{family}, {given}" for given, family in source.authors)
        yield f"@article{{{source.key},"
        yield f"  author = {{{names}}},"
        yield f"  title = {{{source.title}}},"
        yield f"  journal = {{{source.journal}}},"
        yield f"  year = {{{source.year}}},"
        yield f"  volume = {{{source.volume}}},"
        yield f"  pages = {{{source.first_page}--{source.first_page + 8}}},"
        yield f"  doi = {{{source.doi}}},"
        yield f"  design = {{{source.design}}},"
        yield f"  species = {{{source.species}}},"
        yield f"  participants = {{{source.participants}}},"
        yield f"  finding = {{{source.title}}}"
        yield "}\n"


def write_site(folder: Path, number: int, name: str, per_page: int = PER_PAGE) -> None:
    """Write the sources of a site.

    :param folder: made anew; what stands there is deleted.
    :param number: how many claims.
    :param name: a key of `VARIANTS`.
    :param per_page: how many claims stand on a page.
    """
    variant = VARIANTS[name]
    sources = make_sources()
    claims = make_claims(number, sources)
    pages = range(0, number, per_page)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "claims").mkdir(parents=True)

    def write(path: Path, lines: Iterable[str]) -> None:
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")

    write(folder / "conf.py", [COMMON + variant.conf])
    write(folder / "references.bib", _bib(sources))
    write(folder / "references.md", ["# References\n", *variant.references(sources)])
    write(folder / "disclaimers.md", ["# Disclaimers\n", *_disclaimers(name)])
    names = [f"claims/page-{page:04}" for page in range(len(pages))]
    toctree = ["```{toctree}", ":hidden:", "", "references", "disclaimers", *names, "```"]
    write(folder / "index.md", ["# Benchmark\n", "Made by a script.\n", *toctree])
    for page, start in enumerate(pages):
        own = claims[start : start + per_page]
        text = (line for claim in own for line in variant.box(claim, claims))
        write(folder / "claims" / f"page-{page:04}.md", [f"# Page {page:04}\n", *text])


def edit_page(folder: Path, number: int) -> None:
    """Change the first word of the first body on the page in the middle of the site.

    :param folder: the site.
    :param number: makes the edit another one each time.
    """
    pages = sorted((folder / "claims").iterdir())
    page = pages[len(pages) // 2]
    text = page.read_text(encoding="utf-8")
    edited, count = re.subn(
        r"^[A-Z]\w+(?= .*\.$)", f"Edit{number}", text, count=1, flags=re.MULTILINE
    )
    if not count:
        raise ValueError(f"{page} has no line that reads like a body")
    page.write_text(edited, encoding="utf-8")


def _disclaimers(name: str) -> Iterator[str]:
    for slug, text in DISCLAIMERS.items():
        yield f":::{{disclaimer}} {slug}\n{text}\n:::\n" if name == "ours" else f"{text}\n"


def main() -> None:
    """Read the command line and write one site."""
    parser = argparse.ArgumentParser(description="Make a site of made-up claims.")
    parser.add_argument("folder", type=Path, help="made anew; what stands there is deleted")
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--variant", choices=VARIANTS, default="ours")
    asked = parser.parse_args()
    write_site(asked.folder, asked.claims, asked.variant)


if __name__ == "__main__":
    main()
