"""Blocks of prose: sources in a sentence, links and their words, words without a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model.notes import Passage, Stray
from sphinx_evidence.model.place import Place
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.overstatement import misfit
from sphinx_evidence.rules.prose import stranger
from sphinx_evidence.rules.run import check
from sphinx_evidence.wording.prose.assertions import Topics
from sphinx_evidence.wording.prose.passages import (
    Block,
    Kind,
    Linked,
    linked_in,
    quote_of,
    read_block,
)
from sphinx_evidence.wording.prose.same_outcome import content_of, share, things_done
from sphinx_evidence.wording.prose.sentences import CITE, LINK

if TYPE_CHECKING:
    from tests.records import Make

TEA = Topics(("tea",))
UNCITED = (
    '"{}" says what happens to people, and names no source; cite a source, link to a claim with '
    "{{claim}}, or put it into a box"
)


def rules(block: Block, carried: bool = False) -> list[str]:
    return [slip.rule for slip in read_block(block, TEA, carried).slips]


def test_the_sentence_is_quoted_and_placed() -> None:
    block = Block("Tea is old. Tea calms the nerves. It also helps the heart.")
    assert [tuple(slip)[:3] for slip in read_block(block, TEA, False).slips] == [
        ("uncited-assertion", UNCITED.format("Tea calms the nerves."), 12),
        ("uncited-assertion", UNCITED.format("It also helps the heart."), 34),
    ]


@pytest.mark.parametrize(
    "belief",
    [
        "Many grandmothers believe that tea cures a cold.",
        "Tea is said to cure a cold.",
        "Articles say that tea cures a cold.",
        "Bloggers promise that tea melts fat.",
    ],
)
def test_a_belief_is_told_what_to_become(belief: str) -> None:
    said = [slip.message for slip in read_block(Block(belief), TEA, False).slips]
    assert said == [
        f'"{belief}" repeats what others say happens to people, and nothing answers it; write only what '
        "it is used for, and link with {claim} to what was found, make it a row of the popular claims "
        "with {popular-claim}, or cite who says so"
    ]
    assert rules(Block("Many grandmothers give tea for a cold.")) == []


def test_a_quote_is_short() -> None:
    assert quote_of(f"Tea{CITE} helps\nyou.") == "Tea helps you."
    assert quote_of("a" * 60) == "a" * 60
    assert quote_of("a" * 61) == "a" * 60 + "..."


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        (f"Tea calms the nerves {CITE}.", 0),
        (f"Tea calms the nerves. {CITE}", 0),
        (f"Tea {LINK}calms the nerves.", 0),
        (f"Tea calms the nerves. Milk is white {CITE}.", 1),
        (f"Milk is white {CITE}. Tea calms the nerves.", 1),
        (f"Tea is old {LINK}. It calms the nerves. Tea helps {CITE}.", 1),
    ],
)
def test_a_source_counts_for_its_own_sentence(text: str, slips: int) -> None:
    assert len(rules(Block(text, ("a",)))) == slips


@pytest.mark.parametrize(
    ("lead", "text", "slips"),
    [
        ("Tea may:", "calm the nerves", 1),
        ("Coffee may:", "calm the nerves", 0),
        (f"Tea may {CITE}:", "calm the nerves", 0),
        ("Tea", "Calms the nerves", 1),
        ("Ask about tea:", "how it calms the nerves", 0),
        ("We found no trial of tea for:", "the relief of pain", 0),
        ("Tea calms the nerves", "b", 0),
        ("Tea:", "fewer headaches", 1),
        ("Tea:", "better sleep", 1),
        ("Tea:", "fewer trials", 0),
        ("Tea:", "less than a litre", 0),
    ],
)
def test_a_sentence_goes_on_with_its_lead(lead: str, text: str, slips: int) -> None:
    assert len(rules(Block(text, lead=lead))) == slips


@pytest.mark.parametrize(
    ("above", "text", "slips"),
    [
        ("Tea", "Cures insomnia and ends headaches.", 1),
        ("Tea", "may calm the nerves", 1),
        ("Tea", "Is good for sleep.", 1),
        ("Tea", "Doctors reduce the dose of lithium.", 0),
        ("Tea", "The kidneys regulate salt.", 0),
        ("Tea", "Harms", 0),
        ("Coffee", "Cures insomnia.", 0),
        ("Tea cures insomnia", "Helps with headaches.", 0),
        ("Tea", "fewer headaches", 1),
    ],
)
def test_a_block_without_a_subject_goes_on_with_what_stands_above(
    above: str, text: str, slips: int
) -> None:
    assert len(rules(Block(text, above=above))) == slips


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("Does tea help with sleep? Yes.", 1),
        ("Does tea help with sleep? No, it does not.", 1),
        ("Can tea calm the nerves? It can.", 1),
        ("Does tea help with sleep? No trial tells.", 0),
        ("Does tea help with sleep? We looked.", 0),
        ("Is tea green? Yes.", 0),
        (f"Does tea help with sleep? Yes {CITE}.", 0),
    ],
)
def test_yes_and_no_say_what_was_asked(text: str, slips: int) -> None:
    assert len(rules(Block(text))) == slips


@pytest.mark.parametrize("kind", Kind)
def test_words_without_a_place(kind: Kind) -> None:
    prominent = kind in (Kind.HEADING, Kind.KEY_MESSAGE, Kind.CELL)
    assert rules(Block("A promising tea", kind=kind)) == ["banned-wording"] * prominent
    assert rules(Block("A promising drink", kind=kind)) == []
    assert rules(Block("Is it a promising tea?", kind=kind)) == []
    linked = Block(f"A promising {LINK}drink", ("a",), kind)
    assert rules(linked) == ["banned-wording"] * prominent


def test_what_is_said_of_such_a_word() -> None:
    said = read_block(Block("Safe and promising: tea", kind=Kind.HEADING), TEA, False).slips
    assert [slip.message for slip in said] == [
        '"promising" has no place in a heading, because it promises what nobody knows yet; take it out',
        '"Safe" has no place in a heading, because it promises that nothing goes wrong; take it out',
    ]


def test_without_topics_only_links_are_looked_at() -> None:
    none = Topics(())
    assert read_block(Block("Tea calms the nerves.", kind=Kind.CELL), none, True).slips == ()
    said = read_block(Block(f"{LINK}Tea cures it", ("a",), Kind.CELL), none, False)
    assert [slip.rule for slip in said.slips] == ["banned-wording"]
    assert [linked.targets for _, linked in said.linked] == [("a",)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Tea reduces sleep {LINK}.", [("high", ("a",))]),
        (f"Tea {LINK}probably reduces sleep.", [("moderate", ("a",))]),
        (f"It {LINK}may reduce sleep.", [("low", ("a",))]),
        (f"Tea reduces sleep; see {LINK}.", [("high", ("a",))]),
        (
            f"Tea reduces sleep, and {LINK}it may reduce stress.",
            [("high", ("a",)), ("low", ("a",))],
        ),
        (
            f"Tea may reduce stress ({LINK}), and it prevents colds.",
            [("low", ("a",)), ("high", ("a",))],
        ),
        (f"Tea holds water ({LINK}), and stops colds.", [("high", ("a",))]),
        (f"Tea may reduce stress ({LINK}), and it prevents colds {CITE}.", [("low", ("a",))]),
        (f"Tea may reduce stress ({LINK}), but the trials were small.", [("low", ("a",))]),
        (
            f"Tea {LINK}reduces sleep, and it {LINK}may reduce stress.",
            [("high", ("a",)), ("low", ("b",))],
        ),
        (f"Tea reduces sleep {LINK} {LINK}.", [("high", ("a", "b"))]),
        (f"Does tea {LINK}reduce sleep?", []),
        (f"Ask whether tea {LINK}reduces sleep.", []),
        (f"{LINK}Tea is old.", []),
        ("Tea reduces sleep.", []),
    ],
)
def test_each_part_of_a_sentence_speaks_for_its_links(
    text: str, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    links = ("a", "b")[: text.count(LINK)]
    said = linked_in(text, links, TEA)
    assert [(linked.certainty, linked.targets) for linked in said] == found


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        (f"Tea may reduce stress without side effects ({LINK}).", ["without side effects"]),
        (f"Tea may reduce stress ({LINK}), with no risk.", ["no risk"]),
        (f"Tea may reduce the safe dose of aspirin ({LINK}).", []),
        (f"Tea may reduce stress ({LINK}) without side effects {CITE}.", []),
    ],
)
def test_no_harm_is_promised_on_the_link_to_an_effect(text: str, promised: list[str]) -> None:
    said = read_block(Block(text, ("a",)), TEA, False).slips
    assert [slip.message.split('"')[1] for slip in said] == promised


def test_species_are_noted() -> None:
    assert [*linked_in(f"In rats tea {LINK}reduces sleep.", ("a",), TEA)] == [
        Linked("high", species=True, targets=("a",), words="In rats tea reduces sleep.")
    ]


WORDS = [
    "tea",
    "it",
    "helps",
    "may",
    "with",
    "relief",
    "not",
    "?",
    ".",
    ":",
    CITE,
    LINK,
    "\n",
    "Ǳ",
    "if",
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=12), st.sampled_from(Kind))
def test_any_text_can_be_read(words: list[str], kind: Kind) -> None:
    text = " ".join(words)
    for topics in (TEA, Topics(())):
        said = read_block(Block(text, ("a",), kind, lead=text[:9]), topics, carried=True)
        starts = [slip.start for slip in said.slips] + [found.start for found, _ in said.linked]
        assert all(0 <= start < len(text) for start in starts)


def passage(
    certainty: str, *targets: str, species: bool = False, words: str = "Tea holds caffeine."
) -> Passage:
    return Passage("Tea ...", certainty, species, targets, words, Place("page.md", 9), "page")


@pytest.mark.parametrize(
    ("said", "tiers", "expected"),
    [
        ("high", ["high"], ""),
        ("high", ["moderate"], "overstated"),
        ("moderate", ["low"], "overstated"),
        ("low", ["very-low"], "overstated"),
        ("very-low", ["very-low"], ""),
        ("low", ["moderate"], "understated"),
        ("moderate", ["high"], "understated"),
        ("very-low", ["low"], "understated"),
        ("moderate", ["high", "low"], ""),
        ("high", ["moderate", "low"], "overstated"),
        ("very-low", ["moderate", "low"], "understated"),
        ("high", ["reference"], ""),
        ("high", ["none"], "overstated"),
        ("low", ["none"], "overstated"),
        ("high", ["preclinical"], "overstated"),
        ("high", ["preclinical", "high"], ""),
        ("low", ["none", "low"], ""),
        ("high", ["bogus"], ""),
        ("high", [], ""),
    ],
)
def test_words_against_tiers(make: Make, said: str, tiers: list[str], expected: str) -> None:
    claims = [make.claim(id=f"c{n}", tier=tier) for n, tier in enumerate(tiers)]
    site = make.site(*claims)
    assert misfit(passage(said, *(claim.id for claim in claims)), site)[0] == expected
    assert misfit(passage(said, "nowhere"), site) == ("", "")


@pytest.mark.parametrize(
    ("words", "stranger_words"),
    [
        ("Tea may reduce headaches.", ""),
        ("It may ease a headache after surgery.", ""),
        ("Tea may calm migraine.", ""),
        ("Tea may prevent cancer.", "cancer"),
        ("Tea may reduce headaches and prevent cancer.", "cancer"),
        ("In adults tea by mouth may lower fever.", "fever"),
        ("Coffee may reduce headaches.", "coffee"),
        ("Tea may help.", "*"),
        ("Tea was there.", "*"),
    ],
)
def test_a_link_supports_what_its_claim_is_about(
    make: Make, words: str, stranger_words: str
) -> None:
    claim = make.claim(
        "Tea may reduce headaches",
        id="a",
        tier="low",
        population="adults",
        intervention="tea, by mouth",
        comparator="water",
        outcome="headaches",
    )
    site = make.site(claim, settings=Settings(topics=("tea", "coffee")))
    assert stranger(passage("low", "a", words=words), site) == stranger_words
    assert stranger(passage("low", "nowhere", words=words), site) == ""


def test_one_of_several_claims_is_enough(make: Make) -> None:
    claims = [
        make.claim("Tea may reduce headaches", id="a", outcome="headaches"),
        make.claim("Tea may reduce sleep", id="b", outcome="hours of sleep"),
    ]
    site = make.site(*claims)
    assert (
        stranger(passage("low", "a", "b", words="Tea may reduce headaches, and sleep."), site) == ""
    )
    assert stranger(passage("low", "b", words="Tea may reduce headaches."), site) == "headaches"


def test_what_is_said_of_a_link_to_another_matter(make: Make) -> None:
    site = make.site(
        make.claim("Tea may reduce headaches", id="a", tier="low", outcome="headaches"),
        settings=Settings(topics=("tea",)),
        passages=(
            passage("low", "a", words="Tea may prevent cancer."),
            passage("low", "a", words="Tea may help."),
        ),
    )
    said = [f.line() for f in check(site).findings if f.rule == "uncited-assertion"]
    assert said == [
        '"Tea ..." links to "a" and does not say on what the effect is; name the outcome in the '
        "words of the claim [evidence.uncited-assertion]",
        '"Tea ..." speaks of something (cancer) that the claim which it links to ("a") does not '
        "name; link to a claim on it, use the words of the claim, or cite a source "
        "[evidence.uncited-assertion]",
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_can_be_compared(some: str, others: str) -> None:
    for things in things_done(some):
        assert things <= content_of(some) or things
    assert share(content_of(some), content_of(some)) == bool(content_of(some))
    assert share(content_of(some), content_of(others)) == share(
        content_of(others), content_of(some)
    )


def test_a_species_may_stand_for_a_preclinical_claim(make: Make) -> None:
    site = make.site(make.claim(id="a", tier="preclinical"), make.claim(id="b", tier="none"))
    assert misfit(passage("high", "a", species=True), site) == ("", "")
    assert misfit(passage("high", "b", species=True), site) == ("overstated", "none")


def test_the_lines_and_the_counts(make: Make) -> None:
    site = make.site(
        make.claim(id="a", tier="low"),
        passages=(passage("high", "a"), passage("very-low", "a", "a")),
        strays=(Stray("uncited-assertion", "it is; mend it", Place("page.md", 2), "page"),),
        pages=7,
    )
    report = check(site)
    mine = [f.line() for f in report.findings if f.place.line in (2, 9)]
    assert mine == [
        "it is; mend it [evidence.uncited-assertion]",
        '"Tea ..." says more than the claim that it links to ("a", tier low); write "may" '
        "[evidence.overstated]",
        '"Tea ..." says less than the claim that it links to ("a", tier low); write "may" '
        "[evidence.understated]",
    ]
    assert report.checked["uncited-assertion"] == 8
    assert report.checked["overstated"] == 4  # two sentences, a claim, and the text of its box
