"""A marker in every place that reaches a reader is refused: the gate judges what is shown.

Each slot of a rich site holds a word of its own. A neutral build tells which of these words reach the
outputs: text, attributes, indexes, search, ``claims.json``, the book. Every one of them must be refused
when its slot holds a marker sentence, and when it holds a marker figure. A slot that is shown and not
read fails the test, and so does an option, a directive or a setting that no slot tries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.model.claim import CLAIM_OPTIONS
from sphinx_evidence.shell import reading
from sphinx_evidence.shell.config import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

SLOT = re.compile(r"⟦([\w.-]+)⟧")
MARK = re.compile(r"zq(\d{3})zq")
#: Shown as what others wrote: a work's title, its people, its journal; what the ledger answers.
OTHERS_WORDS = {"bib.title", "bib.journal", "bib.author", "ledger.sentence", "conf.article"}
#: What a source says, as its reader noted it: the record that claims are compared with.
OTHERS_WORDS |= {"bib.finding"}
#: A sentence that cites says it with a source; and the sentence of a claim has tests of its own.
SUPPORTED = {"cite.pre", "cite.post", "claim.sentence", "claim.reference-sentence"}
#: Where a figure is the record that others are traced to, or names an edition, an address, a date.
NO_FIGURE = {
    *("bib.finding", "bib.note", "bib.publisher", "bib.address", "bib.edition", "bib.series"),
    "bib.participants",  # how many took part
    *("reviews.by", "status.said_by", "data.where", "data.derived", "conf.copyright"),
}
#: Options of a claim that hold names, dates or words of a list, each judged by a rule of its own.
NO_TEXT = {
    *("id", "tier", "cite", "disclaimer", "direction", "size", "against", "harms", "counts"),
    *("subjects", "given", "outcomes", "reviewed", "better", "found-no", "record"),
}

#: Settings that name files, rules, addresses, and words of a list.
NO_WORDS = {"evidence_lock", "evidence_vocabulary", "evidence_rules", "evidence_contact"}
NO_WORDS |= {"evidence_search_help", "evidence_watch", "evidence_watch_words", "evidence_language"}


def plant(site: Site, text: Callable[[str], str]) -> list[str]:
    """Fill every slot with a text that holds its mark, and return the names of the slots in order."""
    names: list[str] = []

    def fill(match: re.Match[str]) -> str:
        names.append(match[1])
        return text(f"zq{len(names) - 1:03}zq")

    for path in sorted(site.root.rglob("*")):
        if path.suffix in (".md", ".rst", ".py", ".bib", ".csv", ".yaml"):
            path.write_text(SLOT.sub(fill, path.read_text("utf-8")), "utf-8")
    assert len(names) == len(set(names)), "each slot has a name of its own"
    return names


def marks_in(built: Built) -> set[int]:
    """Return the numbers of the slots whose marks stand in what a build wrote."""
    files = (path for path in built.out.rglob("*") if path.is_file() and path.suffix != ".pdf")
    kept = (path for path in files if "_sources" not in path.parts)
    return {int(n) for path in kept for n in MARK.findall(path.read_text("utf-8", "ignore"))}


@pytest.fixture(scope="module")
def shown(new_site_of_module: Callable[..., Site]) -> set[str]:
    """The slots that reach a reader of the pages, the indexes, the search, the files or the book."""
    site = new_site_of_module("canary")
    names = plant(site, lambda mark: f"green {mark}")
    return {
        names[number]
        for builder in ("html", "text", "pdf")
        for number in marks_in(site.build(builder=builder))
    }


def refused(site: Site, text: Callable[[str], str]) -> set[str]:
    """Return the slots of which a finding tells, by the mark in its message."""
    names = plant(site, text)
    found = site.build(builder="evidence").findings
    return {names[int(number)] for line in found for number in MARK.findall(line)}


def test_most_slots_reach_a_reader(shown: set[str]) -> None:
    assert len(shown) > 100


def test_a_marker_sentence_is_refused_wherever_it_is_shown(
    new_site: Callable[..., Site], shown: set[str]
) -> None:
    found = refused(new_site("canary"), lambda mark: f"tea cures {mark} in people")
    assert sorted(shown - OTHERS_WORDS - SUPPORTED - found) == []


def test_a_marker_figure_is_refused_wherever_it_is_shown(
    new_site: Callable[..., Site], shown: set[str]
) -> None:
    told: set[str] = set()
    rounds = 4  # a message names some figures of a box and counts the rest
    for turn in range(rounds):

        def text(mark: str, turn: int = turn) -> str:
            number = mark.strip("zq")
            return f"tea {number}0917 cups" if int(number) % rounds == turn else "green tea"

        site = new_site("canary")
        names = plant(site, text)
        found = site.build(builder="evidence").findings
        told |= {names[int(n)] for line in found for n in re.findall(r"\b(\d{3})0917\b", line)}
    assert sorted(shown - OTHERS_WORDS - NO_FIGURE - told) == []


def test_every_option_directive_and_setting_is_tried(new_site: Callable[..., Site]) -> None:
    site = new_site("canary")
    text = "\n".join(site.read(name) for name in ("index.md", "page.md", "boxes.md", "conf.py"))
    slots = SLOT.findall(text)
    options = {slot.removeprefix("claim.") for slot in slots if slot.startswith("claim.")}
    assert {*CLAIM_OPTIONS} - NO_TEXT - options == set()
    ours = {*reading.directives()}
    assert len(ours) > 10
    assert {name for name in ours if f"{{{name}}}" not in text} == set()
    texts = {name for name, default, *_ in SETTINGS if default in ({}, "")}
    assert {name for name in texts - NO_WORDS if name not in text} == set()
