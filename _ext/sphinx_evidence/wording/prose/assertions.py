"""Does a sentence say that a topic does something to people, their bodies or illnesses? No Sphinx.

It is a matter of words and their order, not of meaning: a clause of the sentence must name the
topic, or go on about it ("it", "which", "this mineral"), and hold a verb of effect (`verbs`) that
the topic is the subject of, or tell of an effect without one (`nouns`). Hedged or not makes no
difference here; that something does not work, or makes no difference, is an assertion too.

What does not count:

* questions, also those inside a sentence ("ask whether it helps"), but for those that take the
  answer for granted ("Did you know that it helps?", "Why does it help?");
* instructions and conditions ("If you take it, tell ..."), but for "Take it to calm ..." and
  the advice to leave a medicine for it;
* that it stands in for nothing ("it is no substitute for a doctor");
* what is not known, not shown or not found, up to the end of the clause ("no trial shows that");
* why people take or test it ("many take it to sleep", "a trial of it for the relief of pain");
* what is said of its trade, its price, or of a plant ("exports fell").

What somebody says counts like anything else ("Articles say that it helps", "is said to help"):
whoever reports such words cites who says so, or links to the claim that answers them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.prose.clauses import clauses, is_open, is_purpose, stated, told
from sphinx_evidence.wording.prose.effects import (
    BE,
    BY_ITSELF,
    BY_TOPIC,
    DESCRIBES,
    FOR,
    GIVEN,
    GOES_ON,
    LEAD_ONLY,
    MADE_OF_TOPIC,
    NO_OBJECT,
    NOT_OF_PEOPLE,
    NOUN_BEFORE,
    OPENS,
    OTHER_OBJECTS,
    OTHER_SUBJECTS,
    OUTCOME,
    PEOPLE_BEFORE,
    PROMISED,
    RESEARCH,
    TAKERS,
    TOPIC,
    TRADED,
)
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.proper_names import without_names
from sphinx_evidence.wording.prose.sentences import words_of
from sphinx_evidence.wording.prose.stand_in import CALLED_FOR, without_stand_in
from sphinx_evidence.wording.prose.turns import tells_effect
from sphinx_evidence.wording.prose.turns_sentence import (
    AFTER_TOPIC,
    HAS_SIGN,
    LEFT_OFF,
    NOT_LEFT_OFF,
    SIGNED,
    TITLE,
)
from sphinx_evidence.wording.prose.verbs import Deed, deeds

_QUOTED_QUESTION = pattern(r'"[^"]{1,200}\?"')


class Topics:
    """What the claims of a site are about."""

    def __init__(self, words: tuple[str, ...]) -> None:
        """Take the words; with none of them nothing is ever asserted."""
        self.words = tuple(_plain(word) for word in words if word.strip())

    @cached_property
    def _named(self) -> re.Pattern[str]:
        names = "|".join(
            re.escape(word).replace(r"\ ", "[ -]")  # "vitamin-D tablets" name vitamin D
            for word in sorted(self.words, key=len, reverse=True)
        )
        return re.compile(rf"(?<!\w)(?:{names})(?:e?s)?(?!\w)")

    def name(self, text: str) -> bool:
        """Tell whether a text names a topic."""
        return self._names(text)

    @cached_property
    def _names(self) -> Callable[[str], bool]:
        first = tuple(word.partition(" ")[0] for word in self.words)

        @lru_cache(maxsize=64)  # a sentence is asked for several reasons in a row
        def names(text: str) -> bool:
            low = without_names(plain(text)).lower()
            return any(word in low for word in first) and bool(self._named.search(low))

        return names

    def carry(self, sentence: str, carried: bool) -> bool:
        """Tell whether the next sentence may go on about a topic by "it" or "this mineral".

        :param sentence: a sentence of the page.
        :param carried: whether that sentence itself may.
        """
        if not self.words:
            return False
        return self.name(sentence) or (carried and bool(OPENS.match(_plain(sentence))))

    def assert_effect(self, sentence: str, carried: bool = False) -> bool:
        """Tell whether a sentence says that a topic does something to people.

        :param sentence: one sentence; marks in it don't matter.
        :param carried: whether "it" in this sentence may stand for a topic.
        """
        if not self.words or not (carried or self.name(sentence)):
            return False
        return _asserts(self._named.sub(TOPIC, _plain(sentence)), carried)

    def first_in(self, text: str) -> str:
        """Return the first topic that a text names, in small letters; empty without one."""
        found = self._named.search(plain(text).lower()) if self.words else None
        return found[0] if found else ""

    def linked_effect(self, sentence: str) -> bool:
        """Tell whether a sentence that links to a claim says that something is done to people.

        The link shows what the sentence is about: "it" may be a topic, and where the site names
        no topics, anything may be what acts.
        """
        if self.words:
            return self.assert_effect(sentence, True)
        return _asserts(_plain(sentence), True, anything=True)


def _plain(sentence: str) -> str:
    text = without_names(plain(words_of(sentence))).lower()
    return _QUOTED_QUESTION.sub("a question", text)


def _asserts(text: str, carried: bool, *, anything: bool = False) -> bool:
    text = without_stand_in(stated(text))
    if not text:
        return False
    if (
        TITLE.search(text)
        or (HAS_SIGN.search(text) and SIGNED.search(text))
        or _leaves_off(text, carried)
    ):
        return True
    exempt = False
    for number, clause in enumerate(clauses(text)):
        said, exempt = told(clause, exempt)
        if said and (
            _is_nominal(said)
            or any(
                anything or _is_subject(said, deed, carried, number)
                for deed in deeds(said)
                if _is_effect(said, deed, anything)
            )
        ):
            return True
        carried = carried or TOPIC in clause
    return _follows(text)


def _leaves_off(text: str, carried: bool) -> bool:
    """Tell whether a sentence advises to leave a medicine for a topic."""
    if not (carried or TOPIC in text) or not LEFT_OFF.search(text):
        return False
    return not (NOT_LEFT_OFF.search(text) or RESEARCH.search(text))


def _follows(text: str) -> bool:
    """Tell whether a sentence tells of a change that comes when a topic does."""
    if TOPIC not in text or not AFTER_TOPIC.search(text) or CALLED_FOR.match(text):
        return False
    return not (
        is_open(text) or NOT_OF_PEOPLE.search(text) or DESCRIBES.search(text) or TRADED.search(text)
    )


def _is_nominal(clause: str) -> bool:
    """Tell whether a clause tells of an effect without a verb of effect."""
    if TOPIC not in clause or not tells_effect(clause) or NOT_OF_PEOPLE.search(clause):
        return False
    if TRADED.search(clause):
        return False
    return bool(OUTCOME.search(clause)) or not RESEARCH.search(clause)


def _is_effect(clause: str, deed: Deed, anything: bool) -> bool:
    """Tell whether a form of a verb says that something is done to people."""
    before, after = clause[: deed.start], clause[deed.end :]
    first = deed.text.partition(" ")[0]
    participle = deed.text.endswith("ed") or deed.text in ("cut", "hurt")
    if participle and (BE.search(before) or PEOPLE_BEFORE.search(before)):
        if GIVEN.search(deed.text) and not PROMISED.search(before):
            return False
        return anything or bool(BY_TOPIC.match(after))
    if BE.search(before) and not first.endswith("ing"):
        return False  # an adjective: "is lower"
    this_does = before.endswith("this ") and deed.text.endswith("s")
    noun = deed.ambiguous and NOUN_BEFORE.search(before) and not this_does
    alone = BY_ITSELF.match(deed.text) and NO_OBJECT.match(after) and not TAKERS.search(before)
    if noun or alone or OTHER_OBJECTS.match(after) or is_purpose(before):
        return False
    return not (deed.text.endswith("ing") and FOR.search(before) and RESEARCH.search(before))


def _is_subject(clause: str, deed: Deed, carried: bool, number: int) -> bool:
    """Tell whether a topic is what acts in a verb of effect.

    :param number: of the clause in its sentence; the first one has no subject to take over, so
        that "Helps" or "Harms" at its start is a heading or an instruction.
    """
    before = clause[: deed.start]
    if TOPIC in before:
        if DESCRIBES.search(before) and not OUTCOME.search(before):
            return False
        other = OTHER_SUBJECTS.match(before) or MADE_OF_TOPIC.search(before)
        return not other or bool(OUTCOME.search(before[other.end() :]))
    if deed.text.endswith("ed") and (BE.search(before) or PEOPLE_BEFORE.search(before)):
        return True  # by the topic, or `_is_effect` had said no
    goes_on = bool(GOES_ON.match(before)) or bool(LEAD_ONLY.match(before) and (before or number))
    return carried and goes_on
