"""Which sentences say that a topic does something to people, and which only look like it."""

from __future__ import annotations

import os
import re
import subprocess
import time
from pathlib import Path

import pytest

from sphinx_evidence.wording.prose.assertions import Topics
from sphinx_evidence.wording.prose.sentences import CITE, sentences

REPOSITORY = Path(__file__).parents[2]
DATA = Path(__file__).with_name("data")
ABOUT = Topics(("magnesium",))
TEA = Topics(("tea", "green leaf"))


def lines(name: str) -> list[str]:
    return (DATA / name).read_text("utf-8").splitlines()


@pytest.mark.parametrize("sentence", lines("asserting-sentences.txt"))
def test_it_asserts(sentence: str) -> None:
    assert ABOUT.assert_effect(sentence)
    other = re.sub("magnesium", "green leaf", sentence, flags=re.IGNORECASE)
    assert TEA.assert_effect(other), "the words don't depend on the topic"
    assert not Topics(("zinc",)).assert_effect(sentence)


@pytest.mark.parametrize("carried", [False, True])
def test_neutral_sentences_are_left_alone(carried: bool) -> None:
    """With `carried` each stands behind a sentence that names the topic."""
    neutral = lines("neutral-sentences.txt")
    assert len(neutral) >= 100
    assert [line for line in neutral if ABOUT.assert_effect(line, carried)] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tea is a herb.", "It calms the nerves."),
        ("Tea is a herb.", "This herb reduces stress."),
        ("Many people drink tea.", "They say that it helps."),
        ("Tea is an old drink.", "However, it also lowers blood pressure."),
        ("Tea is an old drink.", "Supplements relieve stress as well."),
        ("We looked at tea.", "This helps the heart."),
        ("Tea blocks a receptor.", "Its ability to calm nerves is old."),
    ],
)
def test_a_pronoun_stands_for_the_topic_in_the_next_sentence(first: str, second: str) -> None:
    assert TEA.carry(first, False)
    assert TEA.assert_effect(second, True)
    assert not TEA.assert_effect(second, False)


@pytest.mark.parametrize(
    "second",
    [
        "It was measured twice.",
        "This page helps you to decide.",
        "These boxes improve the page.",
        "It may help to write a list.",
        "Propranolol reduces blood pressure.",
        "Harms",
        "Helps",
    ],
)
def test_not_every_word_stands_for_the_topic(second: str) -> None:
    assert not TEA.assert_effect(second, True)


def test_how_far_a_pronoun_reaches() -> None:
    text = "Tea is a herb. It is green. It is old. Coffee is not. It calms the nerves."
    carried, reached = False, []
    for sentence in sentences(text):
        reached.append(carried)
        carried = TEA.carry(sentence.text, carried)
    assert reached == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("asserting", "neutral"),
    [
        ("Tea helps against cramps.", "Does tea help against cramps?"),
        ("Tea helps, so ask.", "Ask whether tea helps."),
        ("If you sleep badly, tea helps.", "If tea helps, tell us."),
        ("Take tea to calm your nerves.", "Take tea with your meal."),
        ("Nobody knows why, but tea helps.", "Nobody knows whether tea helps."),
        ("There is no doubt that tea helps.", "There is no proof that tea helps."),
        ("Cramps are eased by tea.", "Tea is eased out of the cup by hand."),
        ("Tea reduces stress.", "Tea at reduced doses was tested."),
        ("Tea reduces stress.", "Stress reduces tea."),
        ("Tea lowers blood pressure.", "Tea lowers the price."),
        ("Cramps can be treated with tea.", "40 people were treated with tea."),
        ("The relief of pain with tea is known.", "A trial of the relief of pain with tea."),
        (
            "A trial showed relief of pain with tea.",
            "A trial on the relief of pain with tea began.",
        ),
        ("Tea is safe for children.", "Keep tea out of the reach of children."),
        ("Tea has no effect on sleep.", "The effect of tea on sleep was measured."),
        ("How tea calms the nerves", "We ask how tea calms the nerves."),
        ('They ask "why", for tea helps.', 'The page "Does tea help?" is old.'),
        ("Teas are old; tea helps.", "Steamed rice helps."),
    ],
)
def test_both_sides_of_a_border(asserting: str, neutral: str) -> None:
    assert TEA.assert_effect(asserting)
    assert not TEA.assert_effect(neutral)


def test_a_topic_is_a_whole_word_in_any_case() -> None:
    assert TEA.name("TEA")
    assert TEA.name("Tea's leaf")
    assert TEA.name("green leafs and teas")
    assert TEA.name("a green leaf of it")
    assert not TEA.name("steam and teak")


@pytest.mark.parametrize("words", [(), ("",), (" ",)])
def test_without_topics_nothing_asserts(words: tuple[str, ...]) -> None:
    none = Topics(words)
    assert not none.assert_effect("Tea helps.", True)
    assert not none.carry("Tea helps.", True)
    assert not none.name("")


def test_a_topic_may_hold_any_sign() -> None:
    assert Topics(("co-q (10)",)).assert_effect("Co-Q (10) helps the heart.")
    assert Topics(("Ä",)).assert_effect("Ä hilft nicht, but ä helps.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Green\u00a0leaf helps the heart.",
        "Green leaf\u200b helps the heart.",
        "Green-leaf drinks help the heart.",
        "Gre\u00aden leaf helps the heart.",
    ],
)
def test_a_topic_of_two_words_is_known_however_it_is_set(sentence: str) -> None:
    assert TEA.assert_effect(sentence)
    assert not TEA.name("An evergreen leaf, greenleaf, a green, a leaf and a green or leaf")


@pytest.mark.parametrize(
    "sentence",
    [
        "T\u0435\u0430 cures gout.",
        "ＴＥＡ ＣＵＲＥＳ gout.",
        "𝐓𝐞𝐚 𝐜𝐮𝐫𝐞𝐬 gout.",
        "ᴛᴇᴀ ᴄᴜʀᴇs gout.",
        "Te\u00ada cu\u200bres gout.",
        "TEA CURES\nGOUT",
    ],
)
def test_letters_in_disguise_hide_nothing(sentence: str) -> None:
    assert TEA.assert_effect(sentence)


def test_a_linked_sentence_may_leave_the_topic_out() -> None:
    assert TEA.linked_effect("It probably reduces sleep.")
    assert not TEA.linked_effect("A medicine that lowers stomach acid is old.")
    assert Topics(()).linked_effect("Coffee reduces sleep.")
    assert not Topics(()).linked_effect("Does coffee reduce sleep?")


@pytest.mark.parametrize(
    "text",
    [
        "tea " * 5_000,
        "tea helps, " * 2_000 + "?",
        "tea " + "a " * 5_000 + "x",
        "tea " + "not " * 5_000,
        "tea is " + "very " * 5_000 + "old",
        "tea " + "x" * 10_000,
        f"tea{CITE}" * 3_000,
        "tea with relief " * 1_000,
        "it improves with " * 1_000,
        "when tea improves after " * 500,
        "without tea cannot " * 700,
    ],
)
def test_a_long_sentence_takes_no_time(text: str) -> None:
    start = time.process_time()
    TEA.assert_effect(text, True)
    assert time.process_time() - start < 2


# -- the articles that this project answers ------------------------------------------------------


def seeds() -> list[Path]:
    """Return the articles, which stand beside the repository and are never copied into it."""
    found = os.environ.get("EVIDENCE_SEEDS")
    places = [Path(found)] if found else [REPOSITORY.parent / "shared" / "seeds"]
    git = ["git", "rev-parse", "--path-format=absolute", "--git-common-dir"]
    done = subprocess.run(git, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if done.returncode == 0:  # a worktree stands elsewhere than the repository
        places.append(Path(done.stdout.strip()).parents[1] / "shared" / "seeds")
    return next((sorted(p.glob("*.txt")) for p in places if p.is_dir()), [])


_EFFECT = re.compile(
    r"\b(?:help|reduc|reliev|relief|improv|prevent|treat|protect|calm|eas(?:e|es|ed|ing)\b|block|regulat"
    r"|modulat|influenc|support|promot|stabili|control|caus|lead|role|effective|benefi|maintain"
    r"|act(?:s|ing)?\b|affect|increas|inhibit|enhanc|limit|relax|serves|works|functions)",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:may|might|could|possibl\w*|potential\w*|probabl\w*|likely|unlikely|suggest\w*|perhaps"
    r"|seem\w*|appear\w*|theoretical\w*)\b|\bnot\b|\?",
    re.IGNORECASE,
)


def effect_sentences(articles: list[Path]) -> list[str]:
    """Return the sentences that tell an effect flatly, by a filter that knows only words."""
    text = "\n".join(path.read_text("utf-8") for path in articles)
    pieces = re.split(r"\n|(?<=[.!?])\s+(?=[A-Z\"“])", text)
    named = (piece.strip(" •\t-") for piece in pieces if "magnesium" in piece.lower())
    flat = (piece for piece in named if _EFFECT.search(piece) and not _HEDGED.search(piece))
    return list(dict.fromkeys(flat))


def test_the_articles_light_up() -> None:
    articles = seeds()
    if not articles:
        pytest.skip("shared/seeds is not beside the repository")
    flat = effect_sentences(articles)
    missed = [sentence for sentence in flat if not ABOUT.assert_effect(sentence)]
    lit = len(flat) - len(missed)
    print(f"{lit} of {len(flat)} flat sentences of {len(articles)} articles light up; missed:")  # noqa: T201 -- read it with -s
    print("\n".join(missed))  # noqa: T201
    assert 65 <= len(flat) <= 80
    assert lit >= 60
    assert lit / len(flat) >= 60 / 70


@pytest.mark.parametrize(
    "sentence",
    [
        "Tea reduces the time to fall asleep.",
        "Tea probably shortens the time until relief.",
        "Tea cuts recovery time.",
        "Tea reduces the time people spend awake.",
        "Tea lengthens time to exhaustion.",
        "Tea cuts time on a ventilator.",
    ],
)
def test_how_long_something_of_people_takes_is_an_effect(sentence: str) -> None:
    assert Topics(("tea",)).assert_effect(sentence, carried=False)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tea saves time.",
        "Tea reduces the time to write a page.",
        "Tea cuts preparation time in the kitchen.",
        "Tea reduces the time to harvest.",
        "Tea reduced the time and the money that farmers spent.",
    ],
)
def test_time_that_somebody_saves_is_none(sentence: str) -> None:
    assert not Topics(("tea",)).assert_effect(sentence, carried=False)
