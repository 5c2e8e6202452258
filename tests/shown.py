"""What pages show, as tests read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bs4 import Tag

    from tests.conftest import Built


def words(node: Tag) -> str:
    return " ".join(node.get_text().split())


def notices(built: Built, name: str, page: str = "page") -> list[str]:
    return [p.get_text() for p in built.box(name, page).select(".evidence-notice p")]


def card(built: Built, name: str = "nights-sleepless") -> Tag:
    found = built.html("ledger").select(f"#popular-{name}")
    assert len(found) == 1
    return found[0]


def rows(built: Built, page: str = "sleep") -> list[list[str]]:
    return [
        [" ".join(cell.get_text().split()) for cell in row.select("th, td")]
        for row in built.html(page).select("table.evidence-table tbody tr")
    ]


def plot_of(built: Built, page: str = "page") -> Any:
    [plot] = built.html(page).select("figure.evidence-plot")
    return plot


def cells(built: Built, page: str = "all") -> list[list[str]]:
    """Return the rows of a table, without its head."""
    table = built.html(page).select("table.evidence-table")[0]
    return [
        [" ".join(cell.get_text().split()) for cell in row.select("th, td")]
        for row in table.select("tbody tr")
    ]


# -- What is written -------------------------------------------------------------------------------


#: Sphinx writes these, and the page of a toctree that leads to a changed page, in each build.
SPHINX_WRITES = (
    "genindex",
    "search",
    "objects.inv",
    "_static/",
    "_sources/",
    "index.html",
    ".buildinfo",
)


def written(before: dict[str, int], built: Built) -> set[str]:
    """Return the files written since, without those that Sphinx always writes."""
    return {
        name
        for name, when in built.mtimes().items()
        if before.get(name) != when and not name.startswith(SPHINX_WRITES)
    }
