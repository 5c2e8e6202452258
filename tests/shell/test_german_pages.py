"""A German site shows German words of ours alone; what its authors wrote stays as it is.

One build of the site that holds every directive, its slots filled, answers for all of it.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.wording.words import FOLDER
from tests.shown import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bs4 import BeautifulSoup

    from tests.conftest import Built, Site

TOLD = tomllib.loads((FOLDER / "de.toml").read_text("utf-8"))
#: Attributes that reach a reader, or one who hears the page.
HEARD = ("aria-label", "alt", "title", "data-label", "data-narrow")
#: What Sphinx and the theme say, in words that are ours too.
OF_SPHINX = {"Search"}


@pytest.fixture(scope="module")
def built(new_site_of_module: Callable[..., Site]) -> Built:
    site = new_site_of_module("canary")
    for path in site.root.rglob("*"):
        if path.suffix in (".md", ".rst", ".py", ".bib", ".csv", ".yaml"):
            path.write_text(re.sub("⟦[^⟧]*⟧", "Wort", path.read_text("utf-8")), "utf-8")
    for name in ("page.md", "old.rst"):  # hold nothing of ours
        site.delete(name)
    site.change("boxes.md", ":::{evidence-rules} Wort\n:::\n", "")  # for contributors, in English
    site.add("conf.py", 'language = "de"\nhtml_theme = "basic"\nhtml_theme_options = {}\n')
    site.add(
        "boxes.md",
        "\n:::{answer} Frage?\n:claim: cramps\n:::\n\n"
        ":::{popular-claim} Tee\n:id: no-verdict\n:article: weekly\n:::\n",
    )
    return site.build()


def texts(page: BeautifulSoup) -> Iterator[str]:
    """Yield each text of a page and each attribute that is shown or heard."""
    for text in page.find_all(string=True):
        if text.parent.name not in ("script", "style"):
            yield " ".join(text.split())
    for node in page.find_all(True):
        yield from (str(node[name]) for name in HEARD if node.get(name))


def in_english(english: str) -> re.Pattern[str]:
    """Return what a text in English looks like, whatever stands in its fields."""
    parts = re.split(r"\{\d*\}", english.strip())
    return re.compile("(.+)".join(map(re.escape, parts)))


def test_no_words_of_ours_are_english(built: Built) -> None:
    # What is little but fields fits everything.
    keys = [
        key
        for key, german in TOLD["words"].items()
        if key != german and len(re.sub(r"\{\d*\}|\W", "", key)) > 3
    ]
    assert len(keys) > 250
    shown = {*texts(built.html("boxes")), *texts(built.html("search"))}
    patterns = [in_english(key) for key in keys]
    left = {text for text in shown for one in patterns if one.fullmatch(text)}
    assert left == set()


def test_a_box_in_german(built: Built) -> None:
    box = built.text("hiccups", "boxes")
    for part in (
        "Keine Studie mit Menschen gefunden",
        "Link zu dieser Aussage",
        "Quelle: Brown 2019",
        "Was das nicht bedeutet: Wort.",
        "Wonach wir gesucht haben, zur Quelle",
        "Wort; in stored pages. Gesucht am 1. November 2026.",
        "Brown 2019 , narrative Übersicht",
        "Noch niemand hat vermerkt, sie mit ihren Quellen verglichen zu haben.",
    ):
        assert part in box
    assert "Warum nicht höher? Ungenauigkeit (2 Stufen): Wort" in built.text("cramps", "boxes")
    faulty = built.text("alert", "boxes")
    assert "Unvollständige Aussage. Verlasse dich nicht darauf." in faulty
    assert "Warum nicht höher, warum nicht niedriger, zur Quelle" in faulty


def test_what_is_drawn_in_german(built: Built) -> None:
    page = words(built.html("boxes"))
    for part in (
        "Was diese zwei Kästen nicht bedeuten: Wort.",
        "Zur Evidenz",
        "1. November 2026: Neu: 1 Aussage.",
        "2 der 2 Behauptungen verbreiteter Artikel, die wir geprüft haben.",
        "Urteil: Kein Urteil angegeben",
        "3,00 (1,06 bis 8,52)",
        "Zuerst Wort, dann warten",
        "12 Stunden, Wort",
        "Systematische Übersicht mit Metaanalyse, systematische Übersicht",
    ):
        assert part in page


def test_scripts_and_the_feed_in_german(built: Built) -> None:
    page, search = built.html("boxes"), built.html("search")
    for one, script in ((page, "ledger.js"), (search, "search.js")):
        [tag] = one.select(f'script[src*="_static/{script}"]')
        assert json.loads(str(tag["data-words"])) == TOLD["scripts"]
    assert words(search.select_one("label[for=evidence-search-field]")) == "Wonach suchst du?"  # type: ignore[arg-type]
    index = (built.out / "evidence-search.js").read_text("utf-8")
    assert "Dokumentierte Angabe" in index
    assert "Documented fact" not in index
    feed = (built.out / "changes.atom").read_text("utf-8")
    assert "Wort: was sich geändert hat" in feed
    assert "Neu: niedrige Gewissheit." in feed


def test_what_machines_read_stays_english(built: Built) -> None:
    claims = json.loads((built.out / "claims.json").read_text("utf-8"))["claims"]
    labels = {claim["id"]: claim["tier"]["label"] for claim in claims}
    assert labels["leaves"] == "Documented fact"
    assert 'it waives "unchecked-source", which finds nothing wrong' in built.stderr
