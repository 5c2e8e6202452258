"""Claim sentences in real builds: made from options, in other languages, and as another's harm."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.rules.rule import graded

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

MADE = "Black tea reduces hours of sleep in adults who drink coffee"
PEOPLE = "adults who drink coffee"


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    return new_site("rules")


def test_a_claim_without_a_sentence_is_made_from_its_options(site: Site) -> None:
    site.write("page.md", graded(sentence="", population=PEOPLE))
    built = site.build("-W")
    assert (built.status, built.findings) == (0, [])
    text = built.html("page").select_one("[id=claim-tea-sleep]").get_text(" ")
    assert MADE in " ".join(text.split())
    document = json.loads((built.out / "claims.json").read_text("utf-8"))
    assert [claim["claim"] for claim in document["claims"]] == [MADE]
    # In reStructuredText it is the same claim.
    options = graded(sentence="", population=PEOPLE).split("\n\n")[0].splitlines()[1:]
    lines = "\n".join(f"   {line}" for line in options)
    site.write("page.rst", f".. evidence::\n{lines}\n\n   Adults slept less.\n")
    site.delete("page.md")
    built = site.build("-W", builder="evidence")
    assert (built.status, built.findings) == (0, [])


def test_what_can_not_be_made_is_missing(site: Site) -> None:
    site.write("page.md", graded(sentence="", better="-"))
    assert site.build(builder="evidence").findings == [
        'page.md:1: ERROR: claim "tea-sleep": it has no sentence; write the claim after the name of '
        "the directive, or give the options of which one is made: intervention, outcome, direction, "
        "better and size [evidence.empty-claim]",
        'page.md:1: ERROR: claim "tea-sleep": it does not say which way of the outcome people want; '
        "add :better: with one of less, more [evidence.missing-outcome]",
    ]


def test_the_language_of_a_site_chooses_the_forms(site: Site) -> None:
    german = {"intervention": "schwarzer Tee", "outcome": "Schlafdauer", "population": "Menschen"}
    read = graded(sentence="Schwarzer Tee verringert Schlafdauer", **german)
    site.write("page.md", read)
    for language, status in (("de", 0), ("en", 1), ("fr", 0)):
        site.add("conf.py", f'language = "{language}"\n')
        assert site.build(builder="evidence").status == status
    site.add("conf.py", 'language = "de"\n')
    site.write("page.md", read.replace("verringert", "heilt"))
    assert site.build(builder="evidence").findings == [
        'page.md:1: ERROR: claim "tea-sleep": it is not read whole: no word in its sentence says '
        'what changes or how sure we are; write "Schwarzer Tee: weniger Schlafdauer" '
        "[evidence.overstated]"
    ]


NO_HARM = "under :harms: is no harm: "


@pytest.mark.parametrize(
    ("sentence", "better", "why"),
    [
        ("Black tea increases bad nights", "less", ""),
        ("Black tea reduces bad nights", "less", "its sentence says a benefit"),
        ("Black tea prevents bad nights", "more", "its sentence says a benefit"),
        (
            "Black tea increases bad nights",
            "-",
            "it does not say in :better: which way of its outcome people want",
        ),
    ],
)
def test_a_benefit_under_the_name_of_a_harm(
    site: Site, sentence: str, better: str, why: str
) -> None:
    benefit = graded(
        direction="benefit",
        outcome="alertness",
        sentence="Black tea increases alertness",
        harms="tea-harm",
    )
    harm = graded(id="tea-harm", outcome="bad nights", better=better, sentence=sentence)
    site.write("page.md", f"{benefit}\n{harm}")
    built = site.build(builder="evidence")
    found = [line for line in built.findings if "benefit-without-harms" in line]
    line = (
        f'page.md:1: ERROR: claim "tea-sleep": "tea-harm" {NO_HARM}{why}; name a claim about a '
        "harm [evidence.benefit-without-harms]"
    )
    assert found == [line] * bool(why)
    assert built.status == bool(why)
