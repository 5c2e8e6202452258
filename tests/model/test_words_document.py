"""docs/words.md tells the words of the code, all of them and no other."""

from __future__ import annotations

from sphinx_evidence.model.certainty import DOWN, START, UP
from sphinx_evidence.model.source import DESIGNS
from sphinx_evidence.model.species import ANIMALS, MATERIAL, NOBODY, PEOPLE, read_species
from tests.real import REPO


def table(heading: str) -> list[list[str]]:
    """Return the rows of the table below a heading, without its head."""
    text = (REPO / "docs" / "words.md").read_text("utf-8").partition(f"\n## `{heading}`")[2]
    lines = [line for line in text.partition("\n## ")[0].splitlines() if line.startswith("|")]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_designs_and_where_a_rating_starts() -> None:
    rows = table("design")
    assert {row[0]: row[1] for row in rows} == DESIGNS
    starts = {row[0]: row[3].partition(":")[0] for row in rows}
    for design, start in starts.items():
        assert start == START.get(design, "nothing").replace("-", " ")


def test_species() -> None:
    words = {row[0]: row[1].split(", ") for row in table("species")}
    assert {kind: {*given} for kind, given in words.items()} == {
        "people": PEOPLE,
        "animals": ANIMALS,
        "material": MATERIAL,
        "nobody": {NOBODY},
    }
    for kind, given in words.items():
        for word in given:
            assert read_species(word) == (kind == "people", True)


def test_domains() -> None:
    both = [(domain, "down") for domain in DOWN.values()] + [(one, "up") for one in UP.values()]
    assert table("rated-down") == [
        [domain.name, way, domain.meaning, str(domain.most)] for domain, way in both
    ]
