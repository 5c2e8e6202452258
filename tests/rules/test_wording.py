"""The rules of wording over hand-made records: claims that are not graded, and every claim."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model.tiers import SIZES, TIERS
from sphinx_evidence.rules.run import check
from tests.said import OF_WORDING as SLUGS
from tests.said import lines_of_wording as lines
from tests.said import slugs_of_wording as slugs

NO_RECORD = (
    "says that one thing changes another, which is no documented fact; rate it from high to "
    'very-low, or say who records it, such as "The label lists ..." [evidence.effect-as-reference]'
)
OF_PEOPLE = (
    '"people" names people, and its sources studied animals or cells; say only what was seen in '
    "those [evidence.species-unsaid]"
)
NOTHING_FOUND = (
    "its sentence does not say that we looked and found nothing; write "
    '"We found no study of ..." [evidence.absence-overstated]'
)
BESIDES = (
    "goes on behind what was not found; take that part out, or make it a claim of its own "
    '(", although a popular article tells of one" may stand there) [evidence.absence-overstated]'
)

#: What a claim that found no controlled trial says of itself.
TRIALS = {"tier": "none", "found_no": "controlled-trial"}
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)

PROVEN = (
    '"proven" has no place in a claim, because studies make us more sure or less, they do not prove; '
    "take it out [evidence.banned-wording]"
)
EFFECT = (
    " says that one thing changes another, which is no documented fact; rate it from high to very-low, "
    'or say who records it, such as "The label lists ..." [evidence.effect-as-reference]'
)
SAFE = (
    " promises that nothing goes wrong, and no harm stands beside it; take it out, or name a claim "
    "about a harm in :harms: [evidence.unhedged-safety]"
)


@pytest.mark.parametrize(
    ("sentence", "changes", "said"),
    [
        # a documented fact
        ("Tea holds caffeine", {}, []),
        ("Tea worsens sleep", {}, [f'"worsens"{EFFECT}']),
        ("Sleep is improved by tea", {}, [f'"is improved"{EFFECT}']),
        ("The label says that tea worsens sleep", {}, []),
        ("Tea ends sleepless nights and beats pills", {}, [f'"ends"{EFFECT}']),
        ("Tee heilt", {}, [f'"heilt"{EFFECT}']),
        ("Tea holds \u0441affeine", {}, [
            '"\u0441affeine" holds letters that only look like those of its language; type it anew '
            "[evidence.banned-wording]"
        ]),
        ("Tea could be green", {}, []),
        ("The guideline lists tea as effective and natural", {}, [
            '"natural" has no place in a claim, because where a thing comes from says nothing of what '
            "it does; take it out [evidence.banned-wording]"
        ]),
        ("Tea is a proven drink", {}, [PROVEN]),
        ("The law says that adults should drink tea", {}, []),
        ("Adults should drink tea", {}, [
            '"should drink" has no place in a claim, because a claim says what is known, not what to '
            "do; say what changes, or whose advice it is [evidence.banned-wording]"
        ]),
        ("Tea must not be given to infants, says its label", {}, []),
        ("Tea must not be given to infants, says its maker", {}, [
            '"must not be given" has no place in a claim, because a claim says what is known, not '
            "what to do; say what changes, or whose advice it is [evidence.banned-wording]"
        ]),
        ("Tea relieves cramps, says its label", {}, [f'"relieves" {NO_RECORD}']),
        # effects told without a verb of effect
        ("Tea holds caffeine and prevents cramps", {}, [f'"prevents" {NO_RECORD}']),
        ("Tea thins the blood", {}, [f'"thins the" {NO_RECORD}']),
        ("Tea calms", {}, [f'"calms" {NO_RECORD}']),
        ("Lack of tea is a common cause of cramps", {}, [f'"Lack of tea is a common cause of" {NO_RECORD}']),
        ("Tea is the treatment of choice for cramps", {}, [f'"treatment of choice" {NO_RECORD}']),
        ("Tea has pain-relieving properties", {}, [f'"pain-relieving properties" {NO_RECORD}']),
        ("Tea is vital for healthy hearts", {}, [f'"vital for healthy" {NO_RECORD}']),
        ("Tea drinkers have fewer heart attacks", {}, [f'"drinkers have fewer" {NO_RECORD}']),
        ("Fewer heart attacks occur with tea", {}, [
            f'"Fewer heart attacks occur with" {NO_RECORD}'
        ]),
        ("People feel better with tea", {}, [f'"feel better with" {NO_RECORD}']),
        ("Relief comes from tea", {}, [f'"Relief comes from" {NO_RECORD}']),
        ("Without tea, the heart fails", {}, [f'"Without tea, the heart fails" {NO_RECORD}']),
        ("The label says that tea is a cause of cramps", {}, []),
        ("The cause of cramps is not known", {}, []),
        ("Iron-deficiency anaemia is the most common cause of fatigue", {}, []),
        ("Norovirus is the commonest cause of vomiting", {}, []),
        ("Cancer is one of the main causes of death", {}, []),
        ("Warfarin is a medicine that thins the blood", {}, []),
        ("Blood-pressure-lowering medicines are sold in packs", {}, []),
        ("Tea is important for the trade of the island", {}, []),
        ("Fewer than 12 studies were found with tea", {}, []),
        ("Tea holds caffeine and causes of cramps are many", {}, []),
        ("Without milk, tea holds more caffeine", {}, []),
        # animals and cells
        ("Tea shortens sleep in rats", {"tier": "preclinical"}, []),
        ("Tea shortens sleep", {"tier": "preclinical"}, [
            "its sentence does not say in which animals or cells; name them in it, such as "
            '"In rats, ..." [evidence.species-unsaid]'
        ]),
        ("Tea shortens sleep", {"tier": "preclinical", "cite": "gone"}, [
            "its sentence does not say in which animals or cells; name them in it, such as "
            '"In rats, ..." [evidence.species-unsaid]'
        ]),
        ("Tea could block a channel in cells", {"tier": "preclinical"}, []),
        ("Tea shortens sleep in people as it does in rats", {"tier": "preclinical"}, [
            OF_PEOPLE
        ]),
        ("In rats, tea shortened sleep, so it may help people", {"tier": "preclinical"}, [
            OF_PEOPLE
        ]),
        ("In rats, tea at doses used in people shortened sleep", {"tier": "preclinical"}, [OF_PEOPLE]),
        ("In rats, tea stops tremor, and so in humans", {"tier": "preclinical"}, [OF_PEOPLE.replace("people", "humans", 1)]),
        ("In human cells and adult rats, tea blocked a channel", {"tier": "preclinical"}, []),
        ("Tea slowed the growth of cells from people", {"tier": "preclinical"}, []),
        ("Tea calms rats but does not help people", {"tier": "preclinical"}, [OF_PEOPLE]),
        # nothing found
        ("We found no trial of tea for sleep", {"tier": "none"}, []),
        ("We looked for trials of tea and found none", {"tier": "none"}, []),
        ("We found no study that shows how tea could be effective or helps", {"tier": "none"}, []),
        ("There is no trial of tea for sleep", {"tier": "none"}, [
            '"There is no" says more than a search can; write "We found no trial of tea for sleep" '
            "[evidence.absence-overstated]"
        ]),
        ("We found no evidence of an effect of tea", {"tier": "none"}, [
            '"no evidence" says more than a search can; write "We found no study of ..." '
            "[evidence.absence-overstated]"
        ]),
        ("Tea does not work", {"tier": "none"}, [
            '"does not work" says more than a search can; write "We found no study of ..." '
            "[evidence.absence-overstated]"
        ]),
        ("Tea has no effect on sleep", {"tier": "none"}, [
            '"has no effect" says more than a search can; write "We found no study of ..." '
            "[evidence.absence-overstated]"
        ]),
        ("Nobody has studied tea", {"tier": "none"}, [
            '"Nobody has" says more than a search can; write "We found no study of ..." '
            "[evidence.absence-overstated]"
        ]),
        ("Tea and sleep", {"tier": "none"}, [
            "its sentence does not say that we looked and found nothing; write "
            '"We found no study of ..." [evidence.absence-overstated]'
        ]),
        ("Tea, we found, is no remedy", {"tier": "none"}, [NOTHING_FOUND]),
        ("We found no benefit of tea for sleep", {"tier": "none"}, [NOTHING_FOUND]),
        ("We found no better remedy than tea in trials", {"tier": "none"}, [NOTHING_FOUND]),
        ("We found no reason to doubt tea", {"tier": "none"}, [NOTHING_FOUND]),
        ("We found no large, randomised, placebo-controlled trial", TRIALS, []),
        ("We did not find any person who was given tea for cramps", {"tier": "none"}, []),
        ("We found no trial of tea, but it relieves cramps", {"tier": "none"}, [
            f'"but" {BESIDES}'
        ]),
        ("We found no trial of tea; animals slept better with it", {"tier": "none"}, [
            f'";" {BESIDES}'
        ]),
        ("We found no trial of tea, although articles say that it helps", {"tier": "none"}, [
            f'"although" {BESIDES}'
        ]),
        ("We found no trial of tea, although a popular article tells of one", {"tier": "none"}, []),
        ("We found no trial of tea for the cramps that it ends", {"tier": "none"}, [f'"it" {BESIDES}']),
        ("We found no trial of tea for cramps that tea ends", {"tier": "none"}, [f'"ends" {BESIDES}']),
        ("We found no trial of tea and coffee to relieve cramps", {"tier": "none"}, []),
        ("We searched the registers and found no trial of tea", {"tier": "none"}, []),
        ("We found no economic evaluation of tea", {"tier": "none"}, []),
        ("We found no evidence synthesis of trials of tea", {"tier": "none"}, []),
        ("We found no one who was given tea", {"tier": "none"}, []),
        ("No trial of tea was found", {"tier": "none"}, [
            "its sentence does not say that we looked and found nothing; write "
            '"We found no trial of tea" [evidence.absence-overstated]'
        ]),
        ("There is no hope", {"tier": "none"}, [
            '"There is no" says more than a search can; write "We found no study of ..." '
            "[evidence.absence-overstated]"
        ]),
        ("We found no trial of tea, but two of coffee", {"tier": "none"}, [f'"but" {BESIDES}']),
        # safety
        ("Tea is safe", {}, [f'"safe"{SAFE}']),
        ("Tea is 100 % safe", {}, [f'"100 % safe"{SAFE}']),
        ("Tea is Well-Tolerated", {}, [f'"Well-Tolerated"{SAFE}']),
        ("Tea has no known side effects", {}, [f'"no known side effects"{SAFE}']),
        ("Tea is a gentle, non-toxic drink", {}, [f'"gentle"{SAFE}']),
        ("The label calls tea harmless", {}, [f'"harmless"{SAFE}']),
        ("Tea is low-risk", {}, [f'"low-risk"{SAFE}']),
        ("Tea is not safe", {}, []),
        ("The food safety authority names tea", {}, []),
        ("A safety notice names tea", {}, []),
        ("We found no study of the safety of tea", {"tier": "none"}, []),
        ("We found no controlled trial of whether tea is safe", TRIALS, []),
        ("We found no trial that shows tea to be safe", {"tier": "none"}, []),
        ("We found no harms of tea", {"tier": "none"}, [NOTHING_FOUND, f'"no harms"{SAFE}']),
        ("We do not know whether tea is safe", {}, []),
    ],
)  # fmt: skip
def test_other_claims(make: Any, sentence: str, changes: dict[str, Any], said: list[str]) -> None:
    documents = [make.source(d, design=d) for d in ("guideline", "regulatory-label")]
    cited = {"cite": "smith2020, guideline, regulatory-label"} | changes
    site = make.site(make.claim(sentence, **cited), sources=(make.source(), *documents))
    assert lines(site) == said


def test_who_reports_a_document_cites_it(make: Any) -> None:
    said = make.claim("The label says that tea is brown")
    line = (
        "it reports what a label says, and none of its sources is one; cite the label itself, with "
        "design = {regulatory-label} [evidence.effect-as-reference]"
    )
    assert lines(make.site(said)) == [line]
    for design, kept in (("regulatory-label", True), ("guideline", False), ("", True)):
        site = make.site(said, sources=(make.source(design=design),))
        assert (lines(site) == []) is kept  # a source without a design is another finding
    for sentence in ("A label is a piece of paper", "No review is needed first"):
        assert lines(make.site(make.claim(sentence))) == []


@pytest.mark.parametrize(
    ("harm", "named", "kept"),
    [
        ({"tier": "low", "direction": "harm"}, "tea-heart", True),
        ({"tier": "reference"}, "tea-heart", True),
        ({"tier": "low", "direction": "benefit"}, "tea-heart", False),
        ({"tier": "low"}, "tea-heart", False),
        ({"tier": "none"}, "gone, tea-heart", False),
        ({"tier": "reference"}, "gone", False),
        ({"tier": "reference"}, "tea-sleep", False),
        ({"tier": "reference"}, "gone, tea-heart", True),
    ],
)
def test_safety_needs_a_harm_beside_it(
    make: Any, harm: dict[str, str], named: str, kept: bool
) -> None:
    safe = make.claim("Tea is safe", harms=named)
    beside = make.claim("The label lists a fast pulse", id="tea-heart", ordinal=1, **harm)
    assert ("unhedged-safety" not in slugs(make.site(safe, beside))) is kept


@pytest.mark.parametrize(
    ("species", "hint"),
    [
        ("rat", " (rat)"),
        ("axolotl, human", " (axolotl)"),
        ("mouse and pig", " (mouse, pig)"),
        ("human", ', such as "In rats, ..."'),
        ("", ', such as "In rats, ..."'),
    ],
)
def test_species_come_from_the_sources_too(make: Any, species: str, hint: str) -> None:
    site = make.site(
        make.claim("Tea shortens sleep", tier="preclinical"),
        sources=(make.source(species=species),),
    )
    assert lines(site) == [
        f"its sentence does not say in which animals or cells; name them in it{hint} "
        "[evidence.species-unsaid]"
    ]
    said = make.claim("Tea shortens the sleep of Axolotls", tier="preclinical")
    assert (lines(make.site(said, sources=(make.source(species=species),))) == []) is (
        "axolotl" in species
    )


def test_each_rule_counts_what_it_looks_at(make: Any) -> None:
    tiers = [*TIERS, "medium", None]
    claims = [
        make.claim("Tea reduces sleep", id=f"c{number}", ordinal=number, tier=tier)
        for number, tier in enumerate(tiers)
    ]
    checked = check(make.site(*claims, make.claim("", id="empty", tier="high"))).checked
    assert {slug: checked[slug] for slug in sorted(SLUGS)} == {
        "absence-overstated": 1,
        "banned-wording": 9,
        "effect-as-reference": 11,  # the texts of ten boxes, and the one claim of this tier
        "overstated": 14,
        "species-unsaid": 1,
        "understated": 4,
        "unhedged-safety": 9,
    }


@given(
    sentence=ANY_TEXT,
    tier=st.sampled_from([*TIERS, "", "medium"]),
    direction=st.sampled_from(["benefit", "harm", "no-difference", "unclear", "", "up"]),
    size=st.sampled_from([*SIZES, "", "huge"]),
    outcome=ANY_TEXT,
)
def test_no_claim_stops_the_checks(
    make: Any, sentence: str, tier: str, direction: str, size: str, outcome: str
) -> None:
    claim = make.claim(
        sentence, tier=tier, direction=direction, size=size, outcome=outcome, harms=outcome
    )
    for line in lines(make.site(claim)):
        assert "\n" not in line


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "The evidence is very uncertain about the effect of tea on sleep",
            [
                '"evidence is very uncertain" says how sure we are of an effect, and a '
                "documented fact is none; rate it [evidence.effect-as-reference]"
            ],
        ),
        ("Its maker says that nobody knows the effect of tea on sleep, says the EFSA", []),
        ("Nobody knows who first drank tea", []),
    ],
)
def test_how_sure_we_are_is_no_documented_fact(make: Any, sentence: str, said: list[str]) -> None:
    assert lines(make.site(make.claim(sentence))) == said
