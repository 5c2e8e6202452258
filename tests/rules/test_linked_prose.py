"""A sentence that links to a claim says no more than the claim: of whom, of what, and beside what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.notes import Passage
from sphinx_evidence.model.place import Place
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.overstatement import misfit
from sphinx_evidence.rules.prose import others, uncompared, unlisted
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site

if TYPE_CHECKING:
    from tests.records import Make


def passage(words: str, *targets: str, cited: bool = False) -> Passage:
    place = Place("page.md", 9)
    return Passage(words, "low", False, targets, words, place, "page", cited=cited)


def lavender(make: Make, **changes: str) -> Claim:
    options = {
        "id": "a",
        "tier": "low",
        "intervention": "lavender oil",
        "comparator": "ibuprofen, or a dummy oil",
        "outcome": "severity of migraine",
        "population": "women with migraine",
    }
    return make.claim("Lavender oil may reduce migraine in women", **(options | changes))


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Lavender may reduce migraine in men", "men"),
        ("In boys lavender may reduce migraine", "boys"),
        ("Lavender may ease the migraine of a child", "child"),
        ("Lavender may ease migraine in childhood", "childhood"),
        ("In the elderly, and in babies, lavender may ease migraine", "babies"),
        ("Lavender may reduce migraine in rats", "rats"),
        ("Lavender may reduce migraine in old dogs", "old dogs"),
        ("Lavender may reduce migraine in women and men", "men"),
        ("Lavender may reduce migraine in ladies and gentlemen", "gentlemen"),
        # harmless
        ("Lavender may reduce migraine in women", ""),
        ("Lavender may reduce migraine in older women", ""),
        ("Lavender may reduce migraine in adults, and in people", ""),
        ("Lavender may reduce migraine in pregnancy", ""),
        ("Lavender may reduce migraine in women, though nobody tested men", ""),
        ("Unlike in men, lavender may reduce migraine in women", ""),
        ("Lavender may reduce migraine more than baby oil, which men say smells", ""),
        ("Men say that lavender may reduce migraine", ""),
        ("Lavender may reduce migraine in homes with cats", ""),
    ],
)
def test_other_people(make: Make, words: str, who: str) -> None:
    site = make.site(lavender(make), make.claim("Lavender is a plant", id="b"))
    assert others(passage(words, "a"), site) == who
    assert others(passage(words, "a", "nowhere"), site) == who
    assert others(passage(words, "nowhere"), site) == ""
    # The second claim names nobody, and so it may be about them.
    assert others(passage(words, "a", "b"), site) in ("", *("rats", "old dogs"))


def test_a_mother_and_her_child_are_one_population(make: Make) -> None:
    pregnant = lavender(make, population="pregnant women", outcome="weight at birth")
    site = make.site(pregnant)
    assert others(passage("Lavender may make babies lighter", "a"), site) == ""
    assert others(passage("Lavender may make old men lighter", "a"), site) == "old men"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("In rats and people, lavender calms", "people"),
        ("Lavender calms rats, and so it calms women", "women"),
        ("In rats lavender calms; nobody looked at people", ""),
        ("In rats lavender calms", ""),
    ],
)
def test_people_of_whom_a_claim_on_animals_says_nothing(make: Make, words: str, who: str) -> None:
    site = make.site(make.claim("In rats, lavender lowers fear", id="a", tier="preclinical"))
    assert others(passage(words, "a"), site) == who


@pytest.mark.parametrize(
    ("words", "strange"),
    [
        ("Lavender may help migraine, fever and acne", "acne, fever"),
        ("Lavender may help with migraine and gout", "gout"),
        ("Migraine, as well as gout, may get better with lavender", "gout"),
        ("For migraine and hay fever, lavender may help", "fever, hay"),
        ("Lavender may help not only migraine but also gout", "gout"),
        ("Lavender may help migraine / gout", "gout"),
        ("Lavender may help migraine at night, and gout too", "gout"),
        ("Lavender and rosemary may ease migraine", "rosemary"),
        ("Lavender, mint or rosemary may ease migraine", "mint, rosemary"),
        ("In winter, lavender and mint may ease migraine", "mint"),
        # harmless
        ("Lavender may help migraine", ""),
        ("Lavender or ibuprofen may help migraine", ""),
        ("Lavender may reduce the number and severity of migraine attacks", ""),
        ("Lavender may ease migraine at home and in hospital", ""),
        ("Lavender may ease mild and severe migraine", ""),
        ("Lavender, a purple and tall herb, may ease migraine", ""),
        ("Lavender may ease migraine, and sleep may follow", ""),
        ("Lavender may ease migraine, and the review counted days and nights", ""),
        ("Roses and tulips grow; lavender may ease migraine", ""),
    ],
)
def test_each_thing_of_a_list_is_in_a_claim(make: Make, words: str, strange: str) -> None:
    gout = make.claim("Lavender and mint may reduce gout", id="b", tier="low", outcome="gout")
    site = make.site(lavender(make), gout)
    assert unlisted(passage(words, "a"), site) == strange
    assert unlisted(passage(words, "nowhere"), site) == ""
    if strange in ("gout", "mint"):  # several claims cover a list together
        assert unlisted(passage(words, "a", "b"), site) == ""


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Lavender may ease migraine more than aspirin", "aspirin"),
        ("Lavender may ease migraine better than any medicine", "medicine"),
        ("Lavender may ease migraine as well as a strong drug", "drug"),
        ("Lavender may ease migraine as effectively as surgery", "surgery"),
        ("Unlike tablets, lavender may ease migraine", "tablets"),
        ("Lavender may ease migraine more than anything else", "anything"),
        ("Lavender may beat aspirin for migraine", "aspirin"),
        ("Lavender works like aspirin and may ease migraine", "aspirin"),
        ("Lavender may ease migraine, which no pill does better", "no pill"),
        ("Lavender may be the best remedy for migraine", "best"),
        ("Lavender may ease migraine more than ibuprofen or surgery at night", "surgery"),
        ("Lavender may ease migraine more than in women given aspirin", "aspirin"),
        # harmless
        ("Lavender may ease migraine more than ibuprofen", ""),
        ("Lavender may ease migraine as well as an ibuprofen tablet", ""),
        ("Lavender may ease migraine more than a sugar pill", ""),
        ("Lavender may ease migraine more than a placebo", ""),
        ("Lavender may ease migraine more than doing nothing", ""),
        ("Lavender may ease migraine more than before, and for longer than a week", ""),
        ("Lavender may ease migraine in more than 300 women", ""),
        ("Lavender may ease migraine in women more than in men", ""),
        ("Lavender may ease migraine; it does not replace a doctor", ""),
        ("Lavender may ease migraine rather than fever", ""),
    ],
)
def test_what_is_compared_with(make: Make, words: str, what: str) -> None:
    site = make.site(lavender(make))
    assert uncompared(passage(words, "a"), site) == what
    assert uncompared(passage(words, "nowhere"), site) == ""


@pytest.mark.parametrize(
    ("tiers", "expected"),
    [
        (["low"], ("overstated", "low")),
        (["high"], ("", "")),
        (["reference"], ("", "")),
        (["low", "reference"], ("", "")),
        (["none"], ("overstated", "none")),
    ],
)
def test_what_is_said_plainly_in_words_of_no_tier(
    make: Make, tiers: list[str], expected: tuple[str, str]
) -> None:
    """ "Lavender harms the liver": a documented fact may say so in words of its own."""
    claims = [lavender(make, id=f"c{n}", tier=tier) for n, tier in enumerate(tiers)]
    names = [claim.id for claim in claims]
    plainly = passage("Lavender harms the liver", *names)._replace(certainty="")
    site = make.site(*claims, settings=Settings(topics=("lavender",)), passages=(plainly,))
    assert misfit(plainly, site) == expected
    assert bool(_lines(site)) is ("reference" not in tiers and "none" not in tiers)


def test_what_is_said_of_each(make: Make) -> None:
    said = (
        "Lavender may ease migraine in men.",
        "Lavender may ease migraine and gout.",
        "Lavender may ease migraine better than aspirin.",
    )
    sources = tuple(passage(words, "a", cited=True) for words in said)
    settings = Settings(topics=("lavender",))
    assert not _lines(make.site(lavender(make), settings=settings, passages=sources))
    strange = passage("Lavender may ease gout.", "a", cited=True)
    assert _lines(make.site(lavender(make), settings=settings, passages=(strange,))) == [
        '"Lavender may ease gout." speaks of something (gout) that the claim which it links to ("a") does '
        "not name; link to a claim on it, use the words of the claim, or take the link out "
        "[evidence.uncited-assertion]"
    ]
    passages = tuple(passage(words, "a") for words in said)
    assert _lines(make.site(lavender(make), settings=settings, passages=passages)) == [
        '"Lavender may ease migraine and gout." speaks of something (gout) that the claim which it '
        'links to ("a") does not name; link to a claim on it, use the words of the claim, or cite a '
        "source [evidence.uncited-assertion]",
        '"Lavender may ease migraine better than aspirin." compares with something (aspirin) that the '
        'claim which it links to ("a") does not compare with; take it out, link to a claim that '
        "compares with it, or cite a source [evidence.uncited-assertion]",
        '"Lavender may ease migraine in men." speaks of others (men) than the claim which it links to '
        '("a"); say it of those whom the claim is about, link to a claim on men, or cite a source '
        "[evidence.uncited-assertion]",
    ]


def _lines(site: Site) -> list[str]:
    return [f.line() for f in check(site).findings if f.rule == "uncited-assertion"]
