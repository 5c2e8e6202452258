"""Does a sentence say that a topic does something to people, their bodies or illnesses? No Sphinx.

It is a matter of words and their order, not of meaning: a clause of the sentence must name the
topic, or go on about it ("it", "which", "this mineral"), and hold a word of `effects` that the
topic is the subject of, or that happens by it, with it or from it. Hedged or not makes no
difference here; that something does not work, or makes no difference, is an assertion too.

What does not count:

* questions, also those inside a sentence ("ask whether it helps");
* instructions and conditions ("If you take it, tell ..."), but for "Take it to calm ...";
* what is not known, not shown or not found, up to the end of the clause ("no trial shows that");
* why people take or test it ("many take it to sleep", "a trial of it for the relief of pain").

What somebody says counts like anything else ("Articles say that it helps", "is said to help"):
whoever reports such words cites who says so, or links to the claim that answers them.
"""

from __future__ import annotations

import re
from functools import cached_property

from sphinx_evidence.language.effects import (
    AFTER_TOPIC,
    AMBIGUOUS,
    BE,
    BY_TOPIC,
    FOR,
    GIVEN,
    NOMINAL,
    NOT_OF_PEOPLE,
    NOUN_BEFORE,
    OTHER_OBJECTS,
    OTHER_SUBJECTS,
    OUTCOME,
    PROMISED,
    RESEARCH,
    TITLE,
    TOPIC,
    VERB,
)
from sphinx_evidence.language.lexicon_letters import plain
from sphinx_evidence.language.sentences import words_of

_CLAUSES = re.compile(
    r"\s*(?:[,;:()\u2013\u2014]| - |\b(?=(?:because|since|although|though|while|whereas|but|if|unless"
    r"|when|whose|where|so that)\b)|\band (?=(?:the|an?|this|our|we|you|each|it|they)\b))\s*"
)
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_QUOTED_QUESTION = re.compile(r'"[^"]{1,200}\?"')
_CONDITION = re.compile(r"^(?:if|when|unless|once|in case|whoever|wherever|provided)\b")
_EMBEDDED = re.compile(
    r"\b(?:whether\b|(?:ask|asks|asked|know|knows|known|wonder\w*|test\w*|stud\w+|measur\w+|see|find out|learn"
    r"|unclear|says?|tells?|told|about|question of) (?:if|how|why|what|which)\b"
    r"|(?:hop(?:e|es|ed|ing)|wonder\w*|wish\w*|expect(?:s|ed|ing)?) (?:that |it |for )).*$"
)
_NOT = r"(?:no|not|nobody|none|never|neither|nor|cannot|can't|isn't|aren't|doesn't|don't|didn't|wasn't)"
_UNKNOWN = re.compile(
    rf"\b{_NOT} (?:\w+ ){{0,5}}?(?:trials?|stud(?:y|ies)|evidence|proof|data|research|reason|knows?|known"
    r"|tells?|shows?|shown|proves?|proven|means?|says?|said|established|demonstrated?|clear|certain|sure"
    r"|tested|measured|studied|confirm(?:s|ed)?|mentions?|promise|follows?|established|among)\b"
    r"|\b(?:unknown|unclear|uncertain|unproven|undecided|untested|open question|remains open|is open"
    r"|lack of (?:\w+ )?(?:evidence|trials|studies))\b"
)
_MORE_OF_IT = re.compile(r"(?:or|nor|and) (?:that|whether|how|why|if|for|in)\b")
_IMPERATIVE = re.compile(
    r"^(?:please )?(?:ask|tell|talk|speak|take|try|use|stop|start|keep|check|read|see|look|call|get|bring|write"
    r"|do|don't|never|always|avoid|consult|discuss|choose|remember|note|find|go|give|let|compare"
    r"|wait|seek|say)\b"
)
_ADVISED = re.compile(rf"^(?:please |always )?(?:take|try|use|choose|give) .*{TOPIC}.* (?:to|for) ")
_TAKEN = re.compile(
    rf"(?<=\w )(?:tak(?:e|es|en|ing)|took|buy|buys|bought|tr(?:y|ies|ied|ying)|want\w*|swallow\w*|swear|turn to|look"
    rf"|ask(?:ed|s)?) (?:\w+ ){{0,4}}{TOPIC}(?: \w+){{0,4}} (?:to|for|in order to) $"
)
_STAND_IN = (
    r"(?:(?:this|the|these|such|a|its|low|high|any|that)? ?"
    r"(?:mineral|vitamin|nutrient|herb|substance|compound|supplement(?:s|ation)?|tablets?|pills?"
    r"|capsules?|(?:improper |excessive |long )?use|deficiency|shortage|lack|overdose"
    r"|(?:low |high )?(?:levels?|doses?|intake))\b(?! of\b)"
    r"|(?:it|they|which|that)\b|its (?:abilit|power|potential|effect|action|role|use|propert)\w*"
    r"|(?:this|these)(?=(?: (?:\w+ly|may|can|could|might|will|would|has|have|not|also|even|often|been"
    r"|is|are|known|said|thought|shown|believed|likely|to|in turn))* $))"
)
_LEAD = (
    r"(?:(?:because|since|although|though|while|whereas|so that|and|or|but|then|also|thus|thereby|therefore|so|however|by|while|not only|in turn|\w+ly"
    r"|may|can|could|might|will|to|both|as|that|which|who) )*"
)
_GOES_ON = re.compile(rf"^{_LEAD}(?P<subject>{_STAND_IN})")
_OPENS = re.compile(rf"^{_LEAD}(?:{_STAND_IN}|this\b|these\b|its\b)")
_LEAD_ONLY = re.compile(rf"^{_LEAD}$")
_IMPERSONAL = re.compile(
    r"^it (?:is|was|may|can|will|would|might) (?:\w+ )?(?:helps?|be) ?(?:\w+ )?to\b"
)


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
        low = plain(text).lower()
        first = (word.partition(" ")[0] for word in self.words)
        return any(word in low for word in first) and bool(self._named.search(low))

    def carry(self, sentence: str, carried: bool) -> bool:
        """Tell whether the next sentence may go on about a topic by "it" or "this mineral".

        :param sentence: a sentence of the page.
        :param carried: whether that sentence itself may.
        """
        if not self.words:
            return False
        return self.name(sentence) or (carried and bool(_OPENS.match(_plain(sentence))))

    def assert_effect(self, sentence: str, carried: bool = False) -> bool:
        """Tell whether a sentence says that a topic does something to people.

        :param sentence: one sentence; marks in it don't matter.
        :param carried: whether "it" in this sentence may stand for a topic.
        """
        if not self.words or not (carried or self.name(sentence)):
            return False
        return _asserts(self._named.sub(TOPIC, _plain(sentence)), carried)

    def linked_effect(self, sentence: str) -> bool:
        """Tell whether a sentence that links to a claim says that something is done to people.

        The link shows what the sentence is about: "it" may be a topic, and where the site names
        no topics, anything may be what acts.
        """
        if self.words:
            return self.assert_effect(sentence, True)
        return _asserts(_plain(sentence), True, anything=True)


def _plain(sentence: str) -> str:
    text = plain(words_of(sentence)).lower().translate(_QUOTES)
    return _QUOTED_QUESTION.sub("a question", text)


def _asserts(plain: str, carried: bool, *, anything: bool = False) -> bool:
    if plain.rstrip("\"'\u201d) ").endswith("?"):
        return False
    plain = plain.rstrip(".!\u2026\"'\u201d) ")
    if TITLE.search(plain):
        return True
    if AFTER_TOPIC.search(plain) and not (_UNKNOWN.search(plain) or NOT_OF_PEOPLE.search(plain)):
        return not _IMPERATIVE.match(plain)
    exempt = False
    for number, clause in enumerate(_CLAUSES.split(plain)):
        said = _EMBEDDED.sub("", clause)
        exempt = _exempt(clause) or (exempt and bool(_MORE_OF_IT.match(clause)))
        if not exempt and (
            _is_nominal(said)
            or any(
                anything or _is_subject(said, verb, carried, number)
                for verb in VERB.finditer(said)
                if _is_effect(said, verb, anything)
            )
        ):
            return True
        carried = carried or TOPIC in clause
    return False


def _exempt(clause: str) -> bool:
    """Tell whether a clause is a condition, an instruction, or on what is not known."""
    if _CONDITION.match(clause) or _UNKNOWN.search(clause) or _IMPERSONAL.match(clause):
        return True
    return bool(_IMPERATIVE.match(clause)) and not _ADVISED.match(clause)


def _is_nominal(clause: str) -> bool:
    """Tell whether a clause tells of an effect without a verb of effect."""
    if TOPIC not in clause or not NOMINAL.search(clause) or NOT_OF_PEOPLE.search(clause):
        return False
    return bool(OUTCOME.search(clause)) or not RESEARCH.search(clause)


def _is_effect(clause: str, verb: re.Match[str], anything: bool) -> bool:
    """Tell whether a form of a verb says that something is done to people."""
    before, after = clause[: verb.start()], clause[verb.end() :]
    if verb[0].endswith("ed") and BE.search(before):
        if GIVEN.search(verb[0]) and not PROMISED.search(before):
            return False
        return anything or bool(BY_TOPIC.match(after))
    if BE.search(before) and not verb[0].endswith("ing"):
        return False  # an adjective: "is lower"
    this_does = before.endswith("this ") and verb[0].endswith("s")
    if AMBIGUOUS.fullmatch(verb[0]) and NOUN_BEFORE.search(before) and not this_does:
        return False
    if OTHER_OBJECTS.match(after) or _TAKEN.search(before):
        return False
    return not (verb[0].endswith("ing") and FOR.search(before) and RESEARCH.search(before))


def _is_subject(clause: str, verb: re.Match[str], carried: bool, number: int) -> bool:
    """Tell whether a topic is what acts in a verb of effect.

    :param number: of the clause in its sentence; the first one has no subject to take over, so
        that "Helps" or "Harms" at its start is a heading or an instruction.
    """
    before = clause[: verb.start()]
    if TOPIC in before:
        return not OTHER_SUBJECTS.match(before)
    if verb[0].endswith("ed") and BE.search(before):
        return True  # by the topic, or `_is_effect` had said no
    goes_on = bool(_GOES_ON.match(before)) or bool(_LEAD_ONLY.match(before) and (before or number))
    return carried and goes_on
