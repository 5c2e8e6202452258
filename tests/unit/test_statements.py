"""Sentences about effects: what is read from them, whether they fit, and what is offered."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.language.lexicon import BANNED, banned_words, found_in, uses
from sphinx_evidence.language.lexicon_effects import LEVELS, SIZES
from sphinx_evidence.language.lexicon_letters import plain
from sphinx_evidence.language.lexicon_tiers import (
    is_record,
    names_species,
    of_absence,
    unrecorded_effects,
)
from sphinx_evidence.language.statements import certainty_of, read
from sphinx_evidence.language.statements_fit import Wanted, misfits
from sphinx_evidence.language.statements_offer import Names, offer

TEA = Names("black tea", "hours of sleep", "adults")
DIRECTIONS = ("benefit", "harm", "no-difference", "unclear")
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def verdict(sentence: str, tier: str, direction: str = "harm", size: str = "moderate") -> list[str]:
    """Return the rules that a sentence breaks."""
    return sorted(misfit.rule for misfit in misfits(sentence, Wanted(tier, direction, size)))


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
]  # fmt: skip


@pytest.mark.parametrize(("tier", "size", "sentence"), TEMPLATES)
def test_each_statement_of_grade_fits_its_own_cell_and_no_other(
    tier: str, size: str, sentence: str
) -> None:
    assert certainty_of(sentence) == tier
    direction = "no-difference" if size == "trivial" else "harm"
    assert verdict(sentence, tier, direction, size) == []
    assert uses(sentence, graded=True) == ()
    for other in LEVELS:
        if other != tier:
            said = LEVELS.index(tier) > LEVELS.index(other)
            rule = "overstated" if said or other == "very-low" else "understated"
            assert rule in verdict(sentence, other, direction, size)
    if tier == "very-low" or size == "trivial":
        return
    for other in ("small", "moderate", "large"):
        more = SIZES.index(size) > SIZES.index(other)
        said_size = [] if other == size else ["overstated" if more else "understated"]
        assert verdict(sentence, tier, "harm", other) == said_size
    assert verdict(sentence, tier, "no-difference", size) == ["overstated"]


#: sentence, tier read (None: no effect stated), size read, words that have no place when graded.
NEAR = [
    # words outside the scheme, and what they pass for
    ("Tea could reduce sleep", "low", "moderate", ("could",)),
    ("Tea might reduce sleep", "low", "moderate", ("might",)),
    ("Tea has been shown to reduce sleep", "high", "moderate", ("has been shown to",)),
    ("Tea potentially reduces sleep", "low", "moderate", ("potentially",)),
    ("Tea reduces sleep, possibly", "high", "moderate", ("possibly",)),
    ("Tea is linked to poor sleep", "high", "moderate", ("is linked to",)),
    ("Tea is associated with less sleep", "high", "moderate", ("is associated with",)),
    ("Tea helps people sleep", "high", "moderate", ("helps",)),
    ("Tea supports sleep", "high", "moderate", ("supports",)),
    ("Tea may support sleep", "low", "moderate", ("support",)),
    ("Tea significantly reduces sleep", "high", "moderate", ("significantly",)),
    ("Tea has a statistically significant effect on sleep", "high", "moderate", ("statistically significant",)),
    ("Tea has a non-significant effect on sleep", "high", "moderate", ("non-significant",)),
    ("Tea is not ineffective for sleep", "high", "moderate", ("not ineffective",)),
    ("It cannot be ruled out that tea helps sleep", "high", "moderate", ("helps", "cannot be ruled out")),
    ("Tea may or may not reduce sleep", "very-low", "moderate", ("may or may not",)),
    ("Tea is unlikely to reduce sleep", "moderate", "moderate", ("unlikely",)),
    ("Tea does not seem to reduce sleep", "low", "moderate", ("does not seem to",)),
    ("Tea appears to reduce sleep", "low", "moderate", ("appears to",)),
    ("Tea tends to reduce sleep", "low", "moderate", ("tends to",)),
    ("Tea is thought to reduce sleep", "low", "moderate", ("is thought to",)),
    ("Tea can reduce sleep", "high", "moderate", ("can",)),
    ("Tea naturally reduces sleep", "high", "moderate", ("naturally",)),
    ("Tea, a natural remedy, may reduce tremor", "low", "moderate", ("natural",)),
    ("Tea boosts sleep", "high", "moderate", ("boosts",)),
    ("Tea cures tremor", "high", "moderate", ("cures",)),
    ("Tea is a promising drink", None, "", ("promising",)),
    ("Tea shows promise for sleep", None, "", ("shows promise",)),
    ("Studies show that tea reduces sleep", "high", "moderate", ("Studies show",)),
    ("Experts recommend tea", None, "", ("Experts recommend",)),
    ("You should take tea", None, "", ("You should",)),
    ("We recommend tea", None, "", ("We recommend",)),
    ("Adults should drink tea before bed", None, "", ("should drink",)),
    ("Tea is a proven way to reduce sleep", None, "", ("proven",)),
    ("Tea makes no difference to sleep", "high", "trivial", ("no difference to",)),
    ("Tea has no effect on sleep", "high", "trivial", ("no effect on",)),
    ("Tea definitely reduces sleep", "high", "moderate", ("definitely",)),
    ("Tea is good for the nerves", "high", "moderate", ("good for",)),
    ("Tea is effective for sleep", "high", "moderate", ("effective",)),
    ("Tea works against tremor", "high", "moderate", ("works",)),
    ("Tea is a miracle", None, "", ("miracle",)),
    ("A breakthrough: tea reduces sleep", "high", "moderate", ("breakthrough",)),
    ("Tea dramatically reduces sleep", "high", "large", ("dramatically",)),
    # the same letters, other words
    ("Mightily brewed tea reduces sleep", "high", "moderate", ()),
    ("Tea reduces the might of muscles", "high", "moderate", ()),
    ("In May tea reduces sleep", "high", "moderate", ()),
    ("The trial of May 2021 holds tea", None, "", ()),
    ("Tea reduces sleep in people who could walk", "high", "moderate", ()),
    ("Tea reduces sleep in people who can walk", "high", "moderate", ()),
    ("Secured cups may reduce spills", "low", "moderate", ()),
    ("There is no cure for tremor", None, "", ()),
    ("A booster dose may reduce colds", "low", "moderate", ()),
    ("Naturally occurring tea reduces sleep", "high", "moderate", ()),
    ("The natural history of tremor", None, "", ()),
    ("X-linked dystonia may be relieved by tea", "low", "moderate", ()),
    ("Tea may reduce nausea associated with surgery", "low", "moderate", ()),
    ("Tea may increase calls for help", "low", "moderate", ()),
    ("An unproven tea reduces sleep", "high", "moderate", ()),
    ("Tea makes waking more likely", "high", "moderate", ()),
    ("Tea reduces muscle action potential height", "high", "moderate", ()),
    # which words belong to the verb
    ("Tea reduces sleep in people who may be anxious", "high", "moderate", ()),
    ("Tea may reduce sleep in people who are likely to wake", "low", "moderate", ()),
    ("Tea given to reduce pain may increase bleeding", "low", "moderate", ()),
    ("Tea which reduces pain may increase bleeding", "low", "moderate", ()),
    ("Tea with reduced caffeine may increase sleep", "low", "moderate", ()),
    ("Reducing tea increases sleep", "high", "moderate", ()),
    ("People who drink tea sleep less", "high", "moderate", ()),
    ("Tea reduces tremor of unknown cause", "high", "moderate", ()),
    ("Probably, tea reduces sleep", "moderate", "moderate", ()),
    ("Tea, probably, reduces sleep", "moderate", "moderate", ()),
    ("We are moderately confident that tea reduces sleep", "moderate", "moderate", ()),
    ("We have little confidence that tea reduces sleep", "low", "moderate", ()),
    ("We do not know how tea reduces sleep", "high", "moderate", ()),
    ("The effect of tea on sleep is unknown", "very-low", "moderate", ()),
    ("Nobody knows if tea reduces sleep", "very-low", "moderate", ()),
    # passive voice, other forms of verbs
    ("Shivering is probably reduced by tea", "moderate", "moderate", ()),
    ("Shivering may be slightly reduced by tea", "low", "small", ()),
    ("Tea is reducing sleep", "high", "moderate", ()),
    ("Tea reduced sleep", "high", "moderate", ()),
    ("Tea may have reduced sleep", "low", "moderate", ()),
    ("Tea leads to a reduction in sleep", "high", "moderate", ()),
    ("A reduction in sleep with tea", None, "", ()),
    ("Tea will reduce sleep", "high", "moderate", ()),
    ("Weak kidneys increase the risk", "high", "moderate", ()),
    ("The causes of tremor", None, "", ()),
    ("The label was changed in 2015", None, "", ()),
    ("Does tea reduce sleep?", None, "", ()),
    ("Tea holds caffeine", None, "", ()),
    ("Essential tremor affects the hands", None, "", ()),
    ("There may be little to no difference in sleep between tea and water", "low", "trivial", ()),
    ("There is probably little to no difference in sleep with tea", "moderate", "trivial", ()),
    ("Tea is probably better than water for sleep", "moderate", "moderate", ()),
    ("Tea may delay sleep", "low", "moderate", ()),
    ("The evidence about tea and sleep is of very low certainty", "very-low", "moderate", ()),
    ("Evidence is insufficient to say if tea reduces sleep", "very-low", "moderate", ()),
    ("Such studies show how a body moves", None, "", ()),
    # negation
    ("Tea never reduces sleep", "high", "moderate", ()),
    ("Tea fails to reduce sleep", "high", "moderate", ()),
    ("Tea does probably not reduce sleep", "moderate", "moderate", ()),
    # size words, and words that only look like it
    ("Large doses of tea reduce sleep", "high", "moderate", ()),
    ("Tea reduces sleep in people with a small bowel", "high", "moderate", ()),
    ("Tea reduces sleep in people with slightly raised blood pressure", "high", "moderate", ()),
    ("Tea reduces slightly the hours of sleep", "high", "small", ()),
    ("Tea reduces sleep a lot", "high", "large", ()),
    ("Tea results in a slight but real reduction in sleep", "high", "small", ()),
    ("Tea greatly reduces sleep", "high", "large", ()),
    ("Tea has a small effect on sleep", "high", "small", ()),
    # letters
    ("TEA PROBABLY REDUCES SLEEP", "moderate", "moderate", ()),
    ("Tea doesn\u2019t reduce sleep", "high", "moderate", ()),
    ("Tea\u00a0may\u00a0reduce sleep", "low", "moderate", ()),
    ("Tea re\u00adduces sleep", "high", "moderate", ()),
    ("Tea \uff4d\uff41\uff59 reduce sleep", "low", "moderate", ()),
    ("Tea is pro\u200bven", None, "", ("proven",)),
    ("It can\u2019t be ruled out", None, "", ("can't be ruled out",)),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "tier", "size", "banned"), NEAR)
def test_near_misses(sentence: str, tier: str | None, size: str, banned: tuple[str, ...]) -> None:
    statement = read(sentence)
    assert certainty_of(sentence) == tier
    assert (statement.size if statement else "") == size
    assert tuple(use.word for use in uses(sentence, graded=True)) == banned


@pytest.mark.parametrize(
    ("sentence", "little"),
    [
        ("Tea does not reduce sleep", True),
        ("Tea doesn\u2019t reduce sleep", True),
        ("Tea never reduces sleep", True),
        ("Tea is not effective for sleep", True),
        ("Tea has little to no effect on sleep", True),
        ("Tea makes little or no difference to sleep", True),
        ("Tea has little effect on sleep", False),
        ("Tea reduces sleep in people who do not smoke", False),
        ("Tea not from China reduces sleep", False),
    ],
)
def test_little_to_no_difference(sentence: str, little: bool) -> None:
    statement = read(sentence)
    assert statement is not None
    assert statement.little is little


@pytest.mark.parametrize(
    ("sentence", "tier", "direction", "size", "rules"),
    [
        ("Tea may slightly reduce sleep, but the evidence is very uncertain", "very-low", "harm", "", ["overstated"]),
        ("Tea reduces sleep, but the evidence is very uncertain", "very-low", "harm", "", ["overstated"]),
        ("Tea probably reduces sleep, but the evidence is very uncertain", "very-low", "harm", "", ["overstated"]),
        ("Tea may reduce sleep, but the evidence is very uncertain", "very-low", "unclear", "", ["overstated"]),
        ("Tea may reduce sleep, but the evidence is very uncertain", "very-low", "no-difference", "", ["overstated"]),
        ("Tea may not reduce sleep, but the evidence is very uncertain", "very-low", "harm", "", ["understated"]),
        ("The evidence is very uncertain about the effect of tea on sleep", "very-low", "unclear", "", []),
        ("The evidence is very uncertain about the effect of tea on sleep", "low", "unclear", "", []),
        ("Tea may reduce sleep", "low", "unclear", "", ["overstated"]),
        ("It is unclear if tea slightly reduces sleep", "very-low", "harm", "", ["overstated"]),
        ("Tea makes little to no difference to sleep", "high", "benefit", "trivial", []),
        ("Tea makes little to no difference to sleep", "high", "benefit", "small", ["understated"]),
        ("Tea reduces sleep", "high", "benefit", "trivial", ["overstated"]),
        ("Tea reduces sleep", "low", "benefit", "large", ["overstated", "understated"]),
        ("Tea improves sleep", "high", "harm", "moderate", ["overstated"]),
        ("Tea worsens sleep", "high", "benefit", "moderate", ["understated"]),
        ("Tea does not worsen sleep", "high", "no-difference", "trivial", []),
        ("Tea reduces sleep", "high", "", "", []),
        ("Tea reduces sleep slightly", "high", "harm", "", []),
        ("Tea may reduce sleep", "high", "", "", ["understated"]),
        ("Tea holds caffeine", "high", "", "", ["overstated"]),
        ("", "low", "", "", ["overstated"]),
    ],
)  # fmt: skip
def test_what_fits(sentence: str, tier: str, direction: str, size: str, rules: list[str]) -> None:
    assert verdict(sentence, tier, direction, size) == rules


# --- offers --------------------------------------------------------------------------------------

VERBS = "reduce increase improve worsen prevent relieve lower cause affect cure stop halve".split()
SENTENCES = [
    *(f"Black tea {verb}s hours of sleep in adults" for verb in VERBS),
    *(f"Tablets {verb} cramps" for verb in VERBS),
    *(f"Black tea probably {verb}s sleep slightly" for verb in VERBS),
    *(f"Large doses may {verb} sleep" for verb in VERBS),
    *(f"Tea does not {verb} sleep" for verb in VERBS),
    "Tea results in a large reduction in sleep",
    "Weak kidneys result in a slight increase in risk",
    "Tea makes little to no difference to sleep",
    "The evidence is very uncertain about the effect of tea on sleep",
    "It is unclear if tea has an effect on sleep",
    "We do not know whether tea reduces sleep",
    "Shivering is probably reduced by tea",
    "Cramps may be greatly eased by tablets",
    "Tea makes people sleep",
    "Shivering falls with tea",
    "Tea has a small effect on sleep",
    "Tea may reduce sleep, but the evidence is very uncertain",
    "Tea may or may not reduce sleep",
    "Probably, tea reduces sleep",
    "We are confident that tea reduces sleep",
    "Tea is good for sleep",
    "Tea could possibly boost sleep",
    "Tea is a safe and proven remedy",
    "Sleep",
    "",
]


def judge_offer(sentence: str, wanted: Wanted, names: Names) -> str:
    """Return what is offered in place of a sentence, after seeing that it fits."""
    offered = offer(sentence, wanted, names)
    assert misfits(offered, wanted) == ()
    assert uses(offered, graded=True) == ()
    return offered


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_offered_fits(sentence: str) -> None:
    for tier, direction, size in product(LEVELS, (*DIRECTIONS, ""), (*SIZES, "")):
        offered = judge_offer(sentence, Wanted(tier, direction, size), TEA)
        assert "the intervention" not in offered.lower()


@given(
    sentence=st.one_of(ANY_TEXT, st.lists(st.sampled_from(
        "tea reduces reduce may probably little to no difference a large reduction in the not is by "
        "very uncertain if whether could , but evidence slightly people sleep less of effect on".split()
    ), max_size=14).map(" ".join)),
    tier=st.sampled_from(LEVELS),
    direction=st.sampled_from((*DIRECTIONS, "")),
    size=st.sampled_from((*SIZES, "")),
    names=st.builds(Names, ANY_TEXT, ANY_TEXT, ANY_TEXT),
)  # fmt: skip
def test_whatever_is_offered_fits(
    sentence: str, tier: str, direction: str, size: str, names: Names
) -> None:
    judge_offer(sentence, Wanted(tier, direction, size), names)


@pytest.mark.parametrize(
    ("sentence", "tier", "direction", "size", "offered"),
    [
        ("Tea reduces sleep", "low", "harm", "small", "Tea may slightly reduce sleep"),
        ("Tablets reduce cramps", "moderate", "benefit", "moderate", "Tablets probably reduce cramps"),
        ("Tablets may reduce cramps a lot", "high", "benefit", "moderate", "Tablets reduce cramps"),
        ("Tea may reduce sleep in May", "high", "harm", "large", "Tea results in a large reduction in sleep in May"),
        ("Weak kidneys may raise the risk", "high", "harm", "large", "Weak kidneys result in a large increase in the risk"),
        ("Tea results in a large reduction in sleep", "low", "harm", "small", "Tea may slightly reduce sleep"),
        ("Shivering is reduced by tea", "moderate", "benefit", "moderate", "Shivering is probably reduced by tea"),
        ("Cramps are reduced by tea", "low", "benefit", "small", "Cramps may be slightly reduced by tea"),
        ("Shivering is reduced by tea", "very-low", "benefit", "", "The evidence is very uncertain about the effect of tea on shivering"),
        ("Shivering is reduced by tea", "high", "no-difference", "trivial", "Tea makes little to no difference to shivering"),
        ("It is unclear if tea reduces sleep", "low", "harm", "moderate", "Tea may reduce sleep"),
        ("The evidence is very uncertain about the effect of tea on sleep", "low", "harm", "moderate", "Tea may worsen sleep"),
        ("Tea may reduce sleep, but the evidence is very uncertain", "low", "harm", "moderate", "Tea may reduce sleep"),
        ("We are confident that tea reduces sleep", "low", "harm", "moderate", "Tea may reduce sleep"),
        ("Tea makes people sleep", "moderate", "benefit", "moderate", "Tea probably makes people sleep"),
        ("Tea has little to no effect on sleep", "low", "benefit", "moderate", "Tea may improve sleep"),
        ("Tea improves sleep", "low", "harm", "moderate", "Tea may worsen sleep"),
        ("Tea cures tremor", "moderate", "benefit", "moderate", "Tea probably reduces tremor"),
        ("Tea and sleep", "high", "benefit", "moderate", "Black tea improves hours of sleep in adults"),
        ("Parkinson's disease may raise the risk", "very-low", "harm", "", "The evidence is very uncertain about the effect of Parkinson's disease on the risk"),
    ],
)  # fmt: skip
def test_the_authors_own_sentence_is_kept_where_it_can_be(
    sentence: str, tier: str, direction: str, size: str, offered: str
) -> None:
    assert judge_offer(sentence, Wanted(tier, direction, size), TEA) == offered


def test_a_name_in_the_options_keeps_its_capital() -> None:
    names = TEA._replace(intervention="Parkinson's disease")
    offered = judge_offer("Parkinson's disease may raise the risk", Wanted("very-low"), names)
    assert offered.endswith("of Parkinson's disease on the risk")


def test_without_options_the_pattern_is_offered() -> None:
    wanted = Wanted("moderate", "benefit", "moderate")
    assert (
        judge_offer("Tea and sleep", wanted, Names())
        == "The intervention probably improves the outcome"
    )


# --- words ---------------------------------------------------------------------------------------


def test_each_banned_word_says_why_and_what_instead() -> None:
    for entry in BANNED:
        assert entry.why
        assert entry.instead
        assert ";" not in entry.why + entry.instead


def test_headings_may_not_hold_them_either() -> None:
    assert banned_words("Promising, natural and 100 % safe") == (
        "Promising",
        "natural",
        "100 % safe",
    )
    assert banned_words("Does tea help?") == ()
    assert banned_words("What it does not show") == ()
    assert banned_words("13 trials at low risk of bias") == ()
    assert banned_words("Get medical help, and stop it at once") == ()


def test_letters_are_made_plain() -> None:
    assert plain("Tea\u00a0\u2018is\u2019 \ufb01ne\u00ad \n\tnow") == "Tea 'is' fine now"
    assert plain("10 m\u00b2 \u00b0C") == "10 m\u00b2 \u00b0C"


def test_a_word_inside_another_is_none() -> None:
    assert found_in("mighty dismay cured-ham", "might|may|cured") == ()


# --- claims that are not graded ------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Sleep is improved by tea",
        "Tea makes people sleep",
        "Shivering falls with tea",
        "Tea reduces tremor",
        "Tea improves sleep",
        "Tea worsens tremor",
        "Tea relieves cramps",
        "Tea prevents cramps",
        "Tea treats cramps",
        "Tea is a drink that relieves cramps",
        "Tea may calm the nerves",
        "Tea is good for sleep",
        "Tea is effective against tremor",
        "Tea does not reduce tremor",
        "Tremor is eased by tea",
        "Cramps get better with tea",
        "Cramps are less frequent with tea",
        "Cramps became rarer after tea",
        "Tea is linked to better sleep",
        "Tea has an effect on sleep",
        "Tea leads to better sleep",
        "Tea protects the heart against harm",
        "Tea lets people sleep",
        "Tea brings on tremor",
        "A study says that tea reduces tremor",
        "Experts say that tea reduces tremor",
        "Tea is known to relieve tremor",
        "Sleep increases with tea",
        "Drinking tea halves tremor",
        "Low sodium causes tremor",
        "There is a reduction in tremor with tea",
        "Tremor goes away with tea",
        "Tremor disappears after tea",
        "Tea is a remedy for tremor",
        "People sleep longer with tea",
        "Tea makes tremor go away",
        "Tea keeps tremor away",
        "Tea gets rid of tremor",
        "Tea fights tremor",
        "Tea relaxes the muscles",
        "Tea benefits people with tremor",
        "Tea contributes to normal sleep",
        "Tea brings relief from tremor",
        "Tea has benefits for sleep",
        "Tea aids sleep",
        "The risk of falls rises with tea",
        "Shivering is reduced in people given tea",
    ],
)
def test_an_effect_is_no_fact_of_record(sentence: str) -> None:
    assert unrecorded_effects(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The label of the tea lists poor sleep as a side effect",
        "The label says that tea may worsen tremor",
        "The Ministry of Health warns that tea raises the pulse",
        "According to the label, tea slows the pulse",
        "The United States allows the health claim that tea may reduce the risk of falls",
        "The guideline names propranolol as an established treatment",
        "The FDA names tremor among the warning signs of low sodium in people who take a tablet",
        "Germany's institute advises at most 250 mg a day from supplements",
        "Tremor has been recorded in people whose blood sodium was very low",
        "Tremor is a rhythmic movement of a part of the body",
        "Tea holds caffeine",
        "Essential tremor affects the hands",
        "Parkinson's disease affects about 1 in 100 people",
        "The upper level was lowered in 2016",
        "The upper level was lowered to 250 mg",
        "The level was lowered by the European Food Safety Authority",
        "These upper levels were set to avoid loose stools, not to mark where poisoning starts",
        "A normal blood test does not show how much sodium is in the rest of the body",
        "Shivering after anaesthesia is mainly the body's answer to cold",
        "The health ministry lists vomiting and drowsiness as reasons to stop tea and see a doctor",
        "The level in blood increases with age",
        "The recommended intake changes in pregnancy",
        "The recommended intake does not change in pregnancy",
        "The level may increase in winter",
        "Plants make caffeine",
        "The body makes melatonin at night",
        "The causes of tremor are many",
        "Caffeine is excreted by the kidneys",
        "Reduced kidney function is common in older people",
        "A common cause of low sodium is a water tablet",
        "The review of 12 randomised controlled trials names tea",
        "The increase in falls was recorded by the ministry",
        "Half of adults get less than the recommended intake",
    ],
)
def test_a_fact_of_record_is_no_effect(sentence: str) -> None:
    assert unrecorded_effects(sentence) == []


def test_who_can_put_something_on_record() -> None:
    assert is_record("The Academy\u2019s guideline lists propranolol as effective")
    assert is_record("EFSA says that tea is safe")
    assert not is_record("A study says that tea calms")
    assert not is_record("The label of the tea is green")


@pytest.mark.parametrize(
    ("sentence", "species", "named"),
    [
        ("Tea shortens sleep in rats", [], True),
        ("In mouse nerve cells in culture, tea blocks a channel", [], True),
        ("In vitro, tea blocks a channel", [], True),
        ("Tea shortens the sleep of axolotls", ["axolotl"], True),
        ("Tea shortens the sleep of axolotls", ["rat"], False),
        ("Tea shortens sleep", ["rat"], False),
        ("Tea cells and rattles", ["human"], True),
        ("Tea shortens the sleep of humans", ["human"], False),
        ("Tea calms excellent rattling pirates", [], False),
        ("Tea acts (on [cats", ["(["], True),
    ],
)
def test_species(sentence: str, species: list[str], named: bool) -> None:
    assert names_species(sentence, species) is named


@pytest.mark.parametrize(
    ("sentence", "offered"),
    [
        ("There is no trial of tea for sleep", "We found no trial of tea for sleep"),
        ("No trial of tea for sleep", "We found no trial of tea for sleep"),
        ("There is no evidence that tea calms", "We found no study of ..."),
        ("Tea does not work", "We found no study of ..."),
    ],
)
def test_what_is_offered_for_an_absence(sentence: str, offered: str) -> None:
    assert of_absence(sentence) == offered


@given(ANY_TEXT)
def test_any_text_can_be_read(text: str) -> None:
    certainty_of(text)
    banned_words(text)
    unrecorded_effects(text)
    of_absence(text)


@pytest.mark.parametrize(
    "word", ["reduce ", "may ", "effect of ", "no ", "little to ", "a", "help "]
)
def test_long_sentences_are_read_at_once(word: str) -> None:
    text = word * (10_000 // len(word))
    certainty_of(text)
    unrecorded_effects(text)
    offer(text, Wanted("low", "harm", "small"), TEA)
