"""Sentences of the text that say the opposite of the claim that they link to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.model.notes import Passage
from sphinx_evidence.model.place import Place
from sphinx_evidence.rules.overstatement import opposed
from sphinx_evidence.rules.run import check
from sphinx_evidence.wording.grammar.options import Wanted
from sphinx_evidence.wording.prose.opposite import opposes

if TYPE_CHECKING:
    from tests.records import Make

COLD = Wanted("low", "benefit", "small", "less", "mint tea", "water", "cold hands", "women")
SLEEP = Wanted("low", "harm", "small", "more", "mint tea", "water", "hours of sleep", "women")


@pytest.mark.parametrize(
    ("words", "wanted", "expected"),
    [
        ("Mint tea may ease cold hands.", COLD, False),
        ("Mint tea may cause cold hands in women.", COLD, True),
        ("Mint tea makes cold hands worse.", COLD, True),
        ("In women, it probably does not reduce the risk of cold hands.", COLD, True),
        ("Mint tea has no effect on cold hands.", COLD, True),
        ("Mint tea does not worsen cold hands.", COLD, False),
        ("Mint tea may improve sleep.", SLEEP, True),
        ("Mint tea may lengthen hours of sleep.", SLEEP, True),
        ("Mint tea may shorten sleep.", SLEEP, False),
        # What may turn the meaning is left alone.
        ("Stopping mint tea may cause cold hands.", COLD, None),
        ("Without mint, tea may cause cold hands.", COLD, None),
        ("Mint tea may cause warm hands.", COLD, None),
        ("Mint tea may cause cold hands less often.", COLD, None),
        ("Mint tea may increase cold hands compared with gloves.", COLD, None),
        ("Mint tea may increase sleep problems.", SLEEP, None),
        ("Mint tea may increase the risk of sleep.", SLEEP, None),
        ("Mint tea may cause cold hands.", COLD._replace(size="trivial"), None),
        ("Mint tea may cause cold hands.", COLD._replace(direction="unclear"), None),
    ],
)
def test_which_way(words: str, wanted: Wanted, expected: bool | None) -> None:
    assert opposes(words, wanted) is expected


def test_a_claim_that_says_the_same_is_enough(make: Make) -> None:
    said = {"tier": "low", "intervention": "tea", "outcome": "colds", "better": "less"}
    better = make.claim("Tea may reduce colds", id="a", direction="benefit", **said)
    worse = make.claim("Tea may increase colds", id="b", direction="harm", **said)
    fact = make.claim("Tea holds water", id="c", tier="reference")

    def passage(*targets: str, beside: bool = False) -> Passage:
        words, place = "Tea may increase colds.", Place("page.md", 9)
        return Passage("Tea ...", "low", False, targets, words, place, "page", beside)

    site = make.site(better, worse, fact, passages=(passage("a"),))
    assert opposed(passage("a"), site) == better
    assert opposed(passage("a", "b"), site) is None
    assert opposed(passage("a", "c"), site) == better
    assert opposed(passage("a", "c", beside=True), site) is None
    assert [f.line() for f in check(site).findings if f.place.line == 9] == [
        '"Tea ..." says the opposite of the claim that it links to ("a", "Tea may reduce colds"); '
        "say what the claim says, or link to a claim that says this [evidence.overstated]"
    ]
