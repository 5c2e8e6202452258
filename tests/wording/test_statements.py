"""Sentences of the text, and of claims that are not graded: what is read from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.wording.prose.banned import BANNED
from sphinx_evidence.wording.prose.lexicon import banned_words, found_in, uses
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.lexicon_tiers import (
    is_record,
    names_species,
    of_absence,
    unrecorded_effects,
)
from sphinx_evidence.wording.prose.statements import certainty_of

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)

#: sentence, tier read (None: no effect stated), words that have no place when graded.
NEAR = [
    # words outside the scheme, and what they pass for
    ("Tea could reduce sleep", "low", ("could",)),
    ("Tea might reduce sleep", "low", ("might",)),
    ("Tea has been shown to reduce sleep", "high", ("has been shown to",)),
    ("Tea potentially reduces sleep", "low", ("potentially",)),
    ("Tea reduces sleep, possibly", "high", ("possibly",)),
    ("Tea is linked to poor sleep", "high", ("is linked to",)),
    ("Tea is associated with less sleep", "high", ("is associated with",)),
    ("Tea helps people sleep", "high", ("helps",)),
    ("Tea supports sleep", "high", ("supports",)),
    ("Tea may support sleep", "low", ("support",)),
    ("Tea significantly reduces sleep", "high", ("significantly",)),
    ("Tea has a statistically significant effect on sleep", "high", ("statistically significant",)),
    ("Tea has a non-significant effect on sleep", "high", ("non-significant",)),
    ("Tea is not ineffective for sleep", "high", ("not ineffective",)),
    ("It cannot be ruled out that tea helps sleep", "high", ("helps", "cannot be ruled out")),
    ("Tea may or may not reduce sleep", "very-low", ("may or may not",)),
    ("Tea is unlikely to reduce sleep", "moderate", ("unlikely",)),
    ("Tea does not seem to reduce sleep", "low", ("does not seem to",)),
    ("Tea appears to reduce sleep", "low", ("appears to",)),
    ("Tea tends to reduce sleep", "low", ("tends to",)),
    ("Tea is thought to reduce sleep", "low", ("is thought to",)),
    ("Tea can reduce sleep", "high", ("can",)),
    ("Tea naturally reduces sleep", "high", ("naturally",)),
    ("Tea, a natural remedy, may reduce tremor", "low", ("natural",)),
    ("Tea boosts sleep", "high", ("boosts",)),
    ("Tea cures tremor", "high", ("cures",)),
    ("Tea is a promising drink", None, ("promising",)),
    ("Tea shows promise for sleep", None, ("shows promise",)),
    ("Studies show that tea reduces sleep", "high", ("Studies show",)),
    ("Experts recommend tea", None, ("Experts recommend",)),
    ("You should take tea", None, ("You should",)),
    ("We recommend tea", None, ("We recommend",)),
    ("Adults should drink tea before bed", None, ("should drink",)),
    ("Tea is a proven way to reduce sleep", None, ("proven",)),
    ("Tea makes no difference to sleep", "high", ("no difference to",)),
    ("Tea has no effect on sleep", "high", ("no effect on",)),
    ("Tea definitely reduces sleep", "high", ("definitely",)),
    ("Tea is good for the nerves", "high", ("good for",)),
    ("Tea is effective for sleep", "high", ("effective",)),
    ("Tea works against tremor", "high", ("works",)),
    ("Tea is a miracle", None, ("miracle",)),
    ("A breakthrough: tea reduces sleep", "high", ("breakthrough",)),
    ("Tea dramatically reduces sleep", "high", ("dramatically",)),
    # the same letters, other words
    ("Mightily brewed tea reduces sleep", "high", ()),
    ("Tea reduces the might of muscles", "high", ()),
    ("In May tea reduces sleep", "high", ()),
    ("The trial of May 2021 holds tea", None, ()),
    ("Tea reduces sleep in people who could walk", "high", ()),
    ("Tea reduces sleep in people who can walk", "high", ()),
    ("Secured cups may reduce spills", "low", ()),
    ("There is no cure for tremor", None, ()),
    ("A booster dose may reduce colds", "low", ()),
    ("Naturally occurring tea reduces sleep", "high", ()),
    ("The natural history of tremor", None, ()),
    ("X-linked dystonia may be relieved by tea", "low", ()),
    ("Tea may reduce nausea associated with surgery", "low", ()),
    ("Tea may increase calls for help", "low", ()),
    ("An unproven tea reduces sleep", "high", ()),
    ("Tea makes waking more likely", "high", ()),
    ("Tea reduces muscle action potential height", "high", ()),
    # which words belong to the verb
    ("Tea reduces sleep in people who may be anxious", "high", ()),
    ("Tea may reduce sleep in people who are likely to wake", "low", ()),
    ("Tea given to reduce pain may increase bleeding", "low", ()),
    ("Tea which reduces pain may increase bleeding", "low", ()),
    ("Tea with reduced caffeine may increase sleep", "low", ()),
    ("Reducing tea increases sleep", "high", ()),
    ("People who drink tea sleep less", "high", ()),
    ("Tea reduces tremor of unknown cause", "high", ()),
    ("Probably, tea reduces sleep", "moderate", ()),
    ("Tea, probably, reduces sleep", "moderate", ()),
    ("We are moderately confident that tea reduces sleep", "moderate", ()),
    ("We have little confidence that tea reduces sleep", "low", ()),
    ("We do not know how tea reduces sleep", "high", ()),
    ("The effect of tea on sleep is unknown", "very-low", ()),
    ("Nobody knows if tea reduces sleep", "very-low", ()),
    # passive voice, other forms of verbs
    ("Shivering is probably reduced by tea", "moderate", ()),
    ("Shivering may be slightly reduced by tea", "low", ()),
    ("Tea is reducing sleep", "high", ()),
    ("Tea reduced sleep", "high", ()),
    ("Tea may have reduced sleep", "low", ()),
    ("Tea leads to a reduction in sleep", "high", ()),
    ("A reduction in sleep with tea", None, ()),
    ("Tea will reduce sleep", "high", ()),
    ("Weak kidneys increase the risk", "high", ()),
    ("The causes of tremor", None, ()),
    ("The label was changed in 2015", None, ()),
    ("Does tea reduce sleep?", None, ()),
    ("Tea holds caffeine", None, ()),
    ("Essential tremor affects the hands", None, ()),
    ("There may be little to no difference in sleep between tea and water", "low", ()),
    ("There is probably little to no difference in sleep with tea", "moderate", ()),
    ("Tea is probably better than water for sleep", "moderate", ()),
    ("Tea may delay sleep", "low", ()),
    ("The evidence about tea and sleep is of very low certainty", "very-low", ()),
    ("Evidence is insufficient to say if tea reduces sleep", "very-low", ()),
    ("Such studies show how a body moves", None, ()),
    # negation
    ("Tea never reduces sleep", "high", ()),
    ("Tea fails to reduce sleep", "high", ()),
    ("Tea does probably not reduce sleep", "moderate", ()),
    # size words, and words that only look like it
    ("Large doses of tea reduce sleep", "high", ()),
    ("Tea reduces sleep in people with a small bowel", "high", ()),
    ("Tea reduces sleep in people with slightly raised blood pressure", "high", ()),
    ("Tea reduces slightly the hours of sleep", "high", ()),
    ("Tea reduces sleep a lot", "high", ()),
    ("Tea results in a slight but real reduction in sleep", "high", ()),
    ("Tea greatly reduces sleep", "high", ()),
    ("Tea has a small effect on sleep", "high", ()),
    # letters
    ("TEA PROBABLY REDUCES SLEEP", "moderate", ()),
    ("Tea doesn\u2019t reduce sleep", "high", ()),
    ("Tea\u00a0may\u00a0reduce sleep", "low", ()),
    ("Tea re\u00adduces sleep", "high", ()),
    ("Tea \uff4d\uff41\uff59 reduce sleep", "low", ()),
    ("Tea is pro\u200bven", None, ("proven",)),
    ("It can\u2019t be ruled out", None, ("can't be ruled out",)),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "tier", "banned"), NEAR)
def test_near_misses(sentence: str, tier: str | None, banned: tuple[str, ...]) -> None:
    assert certainty_of(sentence) == tier
    assert tuple(use.word for use in uses(sentence, graded=True)) == banned


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
