"""Sentences of graded claims: read whole, compared with their options, and made from them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.wording.grammar.effects import effect_told, foreign_letters
from sphinx_evidence.wording.grammar.generator import pattern_of, sentence_of
from sphinx_evidence.wording.grammar.language import Language
from sphinx_evidence.wording.grammar.loader import codes, language_of
from sphinx_evidence.wording.grammar.misfits import (
    LEVELS,
    SIZES,
    misfits,
    said_direction,
    wrong_better,
)
from sphinx_evidence.wording.grammar.options import Wanted
from sphinx_evidence.wording.grammar.parser import MOST, read
from sphinx_evidence.wording.grammar.tokens import LONGEST
from sphinx_evidence.wording.prose.lexicon import uses

DATA = Path(__file__).parent / "data"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
TEA = Wanted(
    "low", "harm", "moderate", "more", "black tea, daily", "water", "hours of sleep", "adults"
)


def language(code: str) -> Language:
    found = language_of(code)
    assert found is not None
    return found


ENGLISH, GERMAN = language("en"), language("de")


def said(sentence: str, wanted: Wanted = TEA, /, **changes: str) -> list[str]:
    """Return what is wrong with a sentence, as its rules and texts."""
    found = misfits(ENGLISH, sentence, wanted._replace(**changes))
    return [f"{misfit.rule}: {misfit.text}" for misfit in found]


def verdict(sentence: str, tier: str, direction: str = "harm", size: str = "moderate") -> list[str]:
    """Return the rules that a sentence breaks, where nothing is told of what it is about."""
    wanted = Wanted(tier, direction, size)
    return sorted(misfit.rule for misfit in misfits(ENGLISH, sentence, wanted))


def sentences(name: str) -> list[list[str]]:
    """Return the rows of a file of sentences: options and sentence."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [line.split("|", 1) for line in text.splitlines() if line and line[0] != "#"]


# --- all the words of others ----------------------------------------------------------------------


@pytest.mark.parametrize(("options", "sentence"), sentences("sentences-to-fool.txt"))
def test_what_is_written_to_fool_it_is_refused(options: str, sentence: str) -> None:
    tier, direction, size = (*options.split(), "")[:3]
    wanted = Wanted(
        tier,
        direction,
        size,
        "less" if direction in ("benefit", "harm") else "",
        "honey, one spoon at bedtime",
        "sugar syrup",
        "coughing at night, sore throat",
        "school children",
    )
    assert misfits(ENGLISH, sentence, wanted)


@pytest.mark.parametrize(("options", "sentence"), sentences("sentences-plain.txt"))
def test_what_is_plain_passes(options: str, sentence: str) -> None:
    tier, direction, *rest = options.split()
    size = next((word for word in rest if word in SIZES), "")
    better = next((word for word in rest if word in ("less", "more")), "")
    words = re.sub(r"[^\w\s-]", " ", sentence)
    assert said(sentence, Wanted(tier, direction, size, better, words, words, words, words)) == []


#: GRADE's informative statements (Santesso 2020, table) with the plain variants of Cochrane's
#: summaries: tier, size, sentence. X is "tea", O is "sleep".
TEMPLATES = [
    ("high", "large", "Tea results in a large reduction in sleep"),
    ("high", "large", "Tea causes a large reduction in sleep"),
    ("high", "large", "Tea results in a large increase in sleep"),
    ("high", "moderate", "Tea reduces sleep"),
    ("high", "moderate", "Tea increases sleep"),
    ("high", "moderate", "Tea results in a reduction in sleep"),
    ("high", "moderate", "We are confident that tea reduces sleep"),
    ("high", "small", "Tea reduces sleep slightly"),
    ("high", "small", "Tea results in a slight reduction in sleep"),
    ("high", "trivial", "Tea results in little to no difference in sleep"),
    ("high", "trivial", "Tea makes little to no difference to sleep"),
    ("high", "trivial", "Tea does not reduce sleep"),
    ("moderate", "large", "Tea likely results in a large reduction in sleep"),
    ("moderate", "large", "Tea probably results in a large reduction in sleep"),
    ("moderate", "moderate", "Tea probably reduces sleep"),
    ("moderate", "moderate", "Tea likely reduces sleep"),
    ("moderate", "moderate", "Tea is likely to reduce sleep"),
    ("moderate", "small", "Tea probably reduces sleep slightly"),
    ("moderate", "small", "Tea likely results in a slight increase in sleep"),
    ("moderate", "trivial", "Tea probably results in little to no difference in sleep"),
    ("moderate", "trivial", "Tea likely makes little to no difference to sleep"),
    ("moderate", "trivial", "Tea probably does not reduce sleep"),
    ("low", "large", "Tea may result in a large reduction in sleep"),
    ("low", "moderate", "Tea may reduce sleep"),
    ("low", "moderate", "Tea may result in an increase in sleep"),
    ("low", "small", "Tea may reduce sleep slightly"),
    ("low", "trivial", "Tea may result in little to no difference in sleep"),
    ("low", "trivial", "Tea may not increase sleep"),
    ("very-low", "", "The evidence is very uncertain about the effect of tea on sleep"),
    ("very-low", "", "Tea may reduce sleep but the evidence is very uncertain"),
    ("very-low", "", "Tea may increase sleep, but we are very uncertain about the results"),
    ("very-low", "trivial", "Tea may have little to no effect on sleep but the evidence is very uncertain"),
    ("very-low", "", "It is unclear if tea has an effect on sleep"),
    ("very-low", "", "It is unclear whether tea reduces sleep"),
    ("very-low", "", "We do not know if tea has an effect on sleep"),
    ("very-low", "", "We are very uncertain about the effect of tea on sleep"),
    ("low", "moderate", "The evidence suggests that tea reduces sleep"),
    ("low", "small", "The evidence suggests tea reduces sleep slightly"),
]  # fmt: skip


@pytest.mark.parametrize(("tier", "size", "sentence"), TEMPLATES)
def test_each_statement_of_grade_fits_its_own_cell_and_no_other(
    tier: str, size: str, sentence: str
) -> None:
    direction = "no-difference" if size == "trivial" else "harm"
    assert verdict(sentence, tier, direction, size) == []
    for other in LEVELS:
        if other != tier:
            more = LEVELS.index(tier) > LEVELS.index(other)
            rule = "overstated" if more else "understated"
            assert rule in verdict(sentence, other, direction, size)
    if tier == "very-low" or size == "trivial":
        return
    for other in ("small", "moderate", "large"):
        more = SIZES.index(size) > SIZES.index(other)
        said_size = [] if other == size else ["overstated" if more else "understated"]
        assert verdict(sentence, tier, "harm", other) == said_size
    assert verdict(sentence, tier, "no-difference", size) == ["overstated"]


@pytest.mark.parametrize(
    ("sentence", "tier", "direction", "size", "rules"),
    [
        ("Tea reduces sleep, but the evidence is very uncertain", "very-low", "harm", "", ["overstated"]),
        ("Tea may reduce sleep, but the evidence is very uncertain", "very-low", "unclear", "", ["overstated"]),
        ("Tea may reduce sleep, but the evidence is very uncertain", "very-low", "no-difference", "", ["overstated"]),
        ("Tea may have little to no effect on sleep, but the evidence is very uncertain", "very-low", "harm", "", ["understated"]),
        ("The evidence is very uncertain about the effect of tea on sleep", "very-low", "unclear", "", []),
        # "uncertain" says less than a tier above very-low, whatever the direction
        ("The evidence is very uncertain about the effect of tea on sleep", "low", "unclear", "", ["understated"]),
        ("We do not know whether tea reduces sleep", "high", "harm", "small", ["understated"]),
        ("It is unclear if tea reduces sleep", "moderate", "no-difference", "trivial", ["understated"]),
        ("Tea may reduce sleep", "low", "unclear", "", ["overstated"]),
        ("Tea makes little to no difference to sleep", "high", "benefit", "trivial", []),
        ("Tea makes little to no difference to sleep", "high", "benefit", "small", ["understated"]),
        ("Tea reduces sleep", "high", "benefit", "trivial", ["overstated"]),
        ("Tea reduces sleep", "low", "benefit", "large", ["overstated", "understated"]),
        ("Tea improves sleep", "high", "harm", "moderate", ["overstated"]),
        ("Tea worsens sleep", "high", "benefit", "moderate", ["understated"]),
        ("Tea prevents cramps", "high", "harm", "moderate", ["overstated"]),
        ("Tea does not worsen sleep", "high", "no-difference", "trivial", []),
        ("Tea reduces sleep", "high", "", "", []),
        ("Tea may reduce sleep", "high", "", "", ["understated"]),
        ("Tea holds caffeine", "high", "", "", ["overstated"]),
        ("", "low", "", "", ["overstated"]),
    ],
)  # fmt: skip
def test_what_fits(sentence: str, tier: str, direction: str, size: str, rules: list[str]) -> None:
    assert verdict(sentence, tier, direction, size) == rules


def test_the_page_of_forms_says_what_is_so() -> None:
    page = (Path(__file__).parents[2] / "docs" / "claim-sentences.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| ([a-z-]+) \| ([a-z]*) ?\| (.+) \|$", page, re.MULTILINE)
    told = Counter(tier for tier, *_ in rows)
    assert set(told) == set(LEVELS)
    assert len(rows) > 25
    for tier, direction, size, sentence in rows:
        code = GERMAN if "Tee" in sentence else ENGLISH
        words = re.sub(r"[^\w\s-]", " ", sentence)
        better = "less" if direction in ("benefit", "harm") else ""
        for other in LEVELS:
            wanted = Wanted(other, direction, size, better, words, words, words, words)
            assert (misfits(code, sentence, wanted) == ()) is (other == tier), sentence


# --- what is said of a sentence that does not fit -------------------------------------------------

STRANGE = "stands in none of :intervention:, :comparator:, :outcome: and :population:"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Black tea may reduce hours of sleep in adults", []),
        ("Black tea given daily may reduce the number of hours of sleep", []),
        ("Black tea may reduce hours of sleep in the blink of an eye", [f'overstated: "blink" {STRANGE}', f'overstated: "eye" {STRANGE}']),
        ("Black tea may reduce hours of sleep and ease cramps", [f'overstated: "ease" {STRANGE}', f'overstated: "cramps" {STRANGE}']),
        ("Green tea may reduce hours of sleep", [f'overstated: "Green" {STRANGE}']),
        ("Black tea may reduce hours of sleep in children", [f'overstated: "children" {STRANGE}']),
        ("Black tea may reduce hours adults sleep", ['overstated: "hours adults" ' + STRANGE, 'overstated: "adults sleep" ' + STRANGE]),
        ("Black tea or water may reduce hours of sleep", ['overstated: "water" is the comparator; it belongs behind "compared with"']),
        ("Black tea may reduce hours of sleep compared with water", []),
        ("Adults may reduce hours of sleep", ['overstated: "Adults" shares no word with its :intervention:']),
        ("Black tea may reduce adults", ['overstated: "adults" shares no word with its :outcome:']),
        ("Black tea may increase hours of sleep", ['overstated: it says "more hours of sleep", a benefit, but its direction is harm']),
        ("Black tea may improve hours of sleep", ["overstated: it says that hours of sleep is better, a benefit, but its direction is harm"]),
        ("Black tea reduces hours of sleep", ["overstated: it says high certainty, but its tier is low"]),
        ("Black tea may slightly reduce hours of sleep", ["understated: it says a small effect, but its size is moderate"]),
        ("Black tea may reduce hours of sleep (and cramps)", ['overstated: it is not read whole: "(" has no place in a claim']),
        ("It may reduce hours of sleep", ['overstated: it is not read whole: "It" begins another statement']),
        ("Black tea may reduce hours of sleep, while it calms", ['overstated: it is not read whole: "while" begins another statement']),
        ("Black tea calms", ["overstated: it is not read whole: no word in its sentence says what changes or how sure we are"]),
        ("Black tea m\u200bay reduce hours of sleep", ["overstated: it is not read whole: it holds a sign that nobody sees (U+200B)"]),
        ("Black tea may reduce h\u043eurs of sleep", ['overstated: it is not read whole: "h\u043eurs" has no place in a claim']),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(sentence: str, found: list[str]) -> None:
    assert said(sentence) == found


def test_a_month_is_no_hedge() -> None:
    wanted = TEA._replace(intervention="black tea in May")
    assert said("Black tea in May reduces hours of sleep", wanted) == [
        "overstated: it says high certainty, but its tier is low"
    ]
    assert said("Black tea in May reduces hours of sleep", wanted, tier="high") == []


def test_an_outcome_may_name_what_acts_itself() -> None:
    wanted = TEA._replace(intervention="ferrous sulfate", outcome="bleeding, side effects of iron")
    assert said("Iron may increase side effects", wanted, better="less") == []
    found = said("Iron may increase bleeding", wanted, better="less")
    assert found == ['overstated: "Iron" shares no word with its :intervention:']


def test_nothing_is_asked_of_options_that_are_not_given() -> None:
    assert said("Honey may reduce coughing", Wanted("low", "benefit", "moderate", "less")) == []


def test_the_side_that_a_sentence_takes() -> None:
    for better, side in (("more", "harm"), ("less", "benefit"), ("", "")):
        wanted = TEA._replace(better=better)
        assert said_direction(ENGLISH, "Black tea may reduce hours of sleep", wanted) == side
    assert said_direction(ENGLISH, "Tea may prevent cramps", Wanted("low", "harm")) == "benefit"
    assert said_direction(ENGLISH, "Tea may worsen sleep", Wanted("low", "harm")) == "harm"
    assert said_direction(ENGLISH, "Tea and sleep", TEA) == ""


@pytest.mark.parametrize(
    ("sentence", "better", "told"),
    [
        ("Tea may reduce the number of deaths", "more", ""),
        ("Tea may reduce deaths", "less", ""),
        ("Tea may prevent sneezing", "more", "sneezing"),
        ("Tea may shorten the time to recovery", "less", ""),
        ("Tea may reduce sleep", "less", ""),
        ("Tea may reduce sleep", "", ""),
    ],
)
def test_a_verb_that_says_itself_what_is_wanted(sentence: str, better: str, told: str) -> None:
    assert wrong_better(ENGLISH, sentence, Wanted("low", "harm", better=better)) == told


# --- sentences made from options ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "made"),
    [
        ({}, "Black tea may reduce hours of sleep in adults"),
        ({"tier": "high"}, "Black tea reduces hours of sleep in adults"),
        ({"tier": "moderate", "size": "small"}, "Black tea probably slightly reduces hours of sleep in adults"),
        ({"size": "large"}, "Black tea may result in a large reduction in hours of sleep in adults"),
        ({"size": "trivial"}, "Black tea may make little to no difference to hours of sleep in adults"),
        ({"direction": "no-difference", "size": ""}, "Black tea may make little to no difference to hours of sleep in adults"),
        ({"tier": "very-low", "direction": "unclear"}, "The evidence is very uncertain about the effect of black tea on hours of sleep in adults"),
        ({"direction": "benefit"}, "Black tea may increase hours of sleep in adults"),
        ({"outcome": "sleep"}, "Black tea may worsen sleep in adults"),
        ({"outcome": "sleep", "direction": "benefit"}, "Black tea may improve sleep in adults"),
        ({"outcome": "falls", "better": "less"}, "Black tea may increase falls in adults"),
        ({"outcome": "number of falls (all)", "better": "less"}, "Black tea may increase the number of falls in adults"),
        ({"intervention": "weak kidneys", "tier": "high"}, "Weak kidneys reduce hours of sleep in adults"),
        ({"intervention": "tea and milk", "tier": "high"}, "Tea and milk reduce hours of sleep in adults"),
        ({"population": "adults, mostly older ones"}, "Black tea may reduce hours of sleep"),
        ({"population": "adults who drink black tea"}, "Black tea may reduce hours of sleep"),
        ({"population": ""}, "Black tea may reduce hours of sleep"),
        ({"better": ""}, ""),
        ({"direction": ""}, ""),
        ({"direction": "unclear"}, ""),
        ({"intervention": ""}, ""),
        ({"outcome": ""}, ""),
        ({"outcome": "whether it works"}, ""),
    ],
)  # fmt: skip
def test_the_sentence_that_options_make(changes: dict[str, str], made: str) -> None:
    assert sentence_of(ENGLISH, TEA._replace(**changes)) == made


def test_a_list_of_interventions_is_not_cut() -> None:
    wanted = TEA._replace(intervention="green, black or white tea")
    assert (
        sentence_of(ENGLISH, wanted)
        == "Green, black or white tea may reduce hours of sleep in adults"
    )


def test_what_the_sentence_would_look_like() -> None:
    assert pattern_of(ENGLISH, TEA) == "... may worsen ..."
    assert pattern_of(ENGLISH, TEA._replace(better="less", tier="high")) == "... increases ..."
    assert pattern_of(ENGLISH, TEA._replace(direction="unclear")) == ""


DIRECTIONS = ("benefit", "harm", "no-difference", "unclear", "")


@pytest.mark.parametrize("code", codes())
def test_what_is_made_fits(code: str) -> None:
    every = product(LEVELS, DIRECTIONS, (*SIZES, ""), ("less", "more", ""), ("sleep", "bad nights"))
    made = 0
    for tier, direction, size, better, outcome in every:
        wanted = Wanted(tier, direction, size, better, "Tee und Milch", "", outcome, "men")
        sentence = sentence_of(language(code), wanted)
        made += bool(sentence)
        assert not sentence or misfits(language(code), sentence, wanted) == ()
        assert uses(sentence, graded=True) == ()
    assert made > 100


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT, st.sampled_from(LEVELS), st.sampled_from(DIRECTIONS))
def test_whatever_is_made_fits(
    one: str, two: str, three: str, four: str, tier: str, direction: str
) -> None:
    for code in codes():
        wanted = Wanted(tier, direction, "small", "less", one, two, three, four)
        sentence = sentence_of(language(code), wanted)
        assert not sentence or misfits(language(code), sentence, wanted) == ()


# --- letters, length and other tiers --------------------------------------------------------------


@given(ANY_TEXT)
def test_any_text_can_be_read(text: str) -> None:
    for code in codes():
        read(code, text)
        misfits(language(code), text, TEA)
        foreign_letters(code, text)
    effect_told(text)


def test_a_long_sentence_is_refused_unread() -> None:
    long = "Tea may reduce pain" + " and pain" * LONGEST
    assert read("en", long).stop == f"it has more than {LONGEST} words and signs"


def test_a_sentence_that_can_be_read_in_many_ways_says_no_one_thing() -> None:
    many = "There may be less pain" + " with a cup" * 18
    assert read("en", many).stop == f"it can be read in more than {MOST} ways"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Tea ends sleepless nights", "ends"),
        ("Tea can banish fear", "banish"),
        ("Tee beendet Schlaflosigkeit", "beendet"),
        ("The ends of a nerve", ""),
        ("A heart beats 70 times, and it ends in an arch", "beats"),
        ("The level may increase in winter", ""),
    ],
)
def test_verbs_of_effect_in_any_language(sentence: str, told: str) -> None:
    assert effect_told(sentence) == told


def test_a_language_without_a_file_is_none() -> None:
    assert [language_of(code) for code in ("fr", "", "../en", "xx_YY")][::2] == [None, None]
    assert language_of("") is ENGLISH
    assert language_of("en_GB") is ENGLISH
