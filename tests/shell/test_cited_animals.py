"""A sentence outside the boxes that cites only animals or cells names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

SOURCES = """
@article{mice2018,
  author = {Reed, Eva}, title = {Mint in mice}, journal = {Journal of Mint}, year = {2018},
  doi = {10.1000/mice}, design = {animal-in-vivo}, species = {mouse}, finding = {Mice given mint ate less.},
}
@article{dish2017,
  author = {Wood, Max}, title = {Mint on cells}, journal = {Journal of Mint}, year = {2017},
  doi = {10.1000/dish}, design = {in-vitro}, species = {human cells}, finding = {Cells with mint grew less.},
}
@article{law2016,
  author = {Hall, Ida}, title = {A law on mint}, journal = {Journal of Mint}, year = {2016},
  doi = {10.1000/law}, design = {fact-sheet}, species = {not applicable}, finding = {Mint is a herb.},
}
"""


@pytest.fixture
def mint(new_site: Callable[..., Site]) -> Site:
    """Return a site on mint with sources of mice, of cells, of people and of nobody."""
    site = new_site("tea")
    site.add("conf.py", '\nevidence_topics = ["mint"]\n')
    site.add("references.bib", SOURCES)
    return site


@pytest.mark.parametrize(
    "text",
    [
        "Mint calms the stomach {cite}`mice2018`.",
        "Mint calms the stomach {cite}`mice2018` {cite}`dish2017`.",
        "- Mint calms the stomach. {cite}`dish2017`",
        "- Mint calms the stomach.\n  Read {cite}`mice2018`.",
        "| a | b |\n|---|---|\n| Mint calms the stomach | {cite}`mice2018` |",
        "> Mint can cure a cough {cite}`dish2017`",
    ],
)
def test_animals_that_are_not_named(mint: Site, text: str) -> None:
    mint.add("page.md", f"\n{text}\n")
    assert mint.build(builder="evidence").rules.count("species-unsaid") == 1


@pytest.mark.parametrize(
    "text",
    [
        "In mice, mint calms the stomach {cite}`mice2018`.",
        "In mice, mint calms the stomach {cite}`mice2018`. It also eases pain {cite}`mice2018`.",
        "Mint slows the growth of cells {cite}`dish2017`.",
        "Mint calms the stomach {cite}`mice2018` {cite}`smith2020`.",
        "Mint calms the stomach, says a law {cite}`law2016`.",
        "Mint grows in gardens {cite}`mice2018`.",
        "Nobody knows whether mint calms the stomach {cite}`mice2018`.",
        "Rats and mice were given mint:\n\n- In mice, mint calms the stomach. {cite}`mice2018`",
    ],
)
def test_animals_that_are_named_or_stand_for_nothing(mint: Site, text: str) -> None:
    mint.add("page.md", f"\n{text}\n")
    assert "species-unsaid" not in mint.build(builder="evidence").rules


def test_what_is_said_of_it(mint: Site) -> None:
    mint.add("page.md", "\nMint grows.\nMint calms the stomach {cite}`mice2018,dish2017`.\n")
    built = mint.build(builder="evidence")
    [line] = [line for line in built.findings if "species-unsaid" in line]
    number = mint.read("page.md").splitlines().index("Mint grows.") + 2
    assert line == (
        f'page.md:{number}: ERROR: "Mint calms the stomach." names no animals or cells, and what it '
        'cites ("mice2018", "dish2017") studied nothing else (mouse, human cells); name them, or cite '
        "a study in people [evidence.species-unsaid]"
    )
