"""What an answer says of the question before it: "Does tea help? Yes." says that it does. No Sphinx."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.prose.clauses import is_open
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.sentences import words_of

#: A question that yes or no answers.
_ASKED = pattern(
    r"(?:and |but |so )?(?P<verb>do|does|did|can|could|will|would|may|is|are|was|were|has|have)"
    r"(?:n't)? (?P<rest>.+)"
)
#: A question that takes the effect for granted, and asks how much of it there is.
_HOW_MUCH = pattern(
    r"(?:and |but |so )?how (?:fast|quickly|soon|long|much|well|far|often|strongly|reliably|many \w+)"
    r" (?P<verb>do|does|did|can|could|will|would|may|is|are|was|were) (?P<rest>.+)"
)
#: A question for what does it: the answer names that.
_WHAT = pattern(r"(?:and |but |so )?(?:what|which(?: of (?:these|them))?) (?P<rest>.+)")

_END = r"(?=\s*(?:[,.!:;()\-\u2013\u2014]|$| (?:and|but|for|in|within|after|at|when|if|as)\b))"
_YES = pattern(
    r"(?:yes|yep|yeah|absolutely|of course|definitely|certainly|sure|surely|indeed|right|correct|true)(?!\w)"
    r"|(?:it|they|this|that|these) (?:does|is|can|will|did|do|are|was|were|has|have|could|would)(?: indeed| so| too)?"
    rf"{_END}|(?:very much|a lot|greatly|mostly|often|usually|always|sometimes|somewhat|a little|a bit|slightly"
    rf"|for (?:most|many|some)(?: people)?|in (?:most|many|some) (?:people|cases))(?: so)?{_END}"
)
_NO = pattern(
    rf"nope|not at all|(?:of course|certainly|definitely|absolutely|surely|indeed) not|hardly{_END}|never{_END}|no(?=\s*(?:[,.!:;]|$))(?!\w)|not really{_END}|(?:it|they|this|that) (?:(?:does|is"
    rf"|can|will|did|do|are|was|were|has|have|could|would)(?:n't| not)|cannot){_END}"
)
_HEDGED = pattern(
    r"(?:yes,? |no,? )?(?:(?P<probably>(?:very |quite |most )?(?:probably|likely))|(?P<perhaps>perhaps|maybe|possibly"
    rf"|(?:it|they|this|that) (?:may|might|could)))(?P<no> not)?(?: so)?{_END}"
)
_ABOUT = r"(?:(?:just|only|about|around|nearly|almost|usually|often|mostly|very|quite|rather|so|as|over) )*"
_COUNT = (
    r"(?:an?|a few|some|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+(?:[.,]\d+)?)"
)
#: How soon it works, or for how long: whoever says that says that it works.
_SOON = pattern(
    rf"{_ABOUT}(?:at once|immediately|instantly|overnight|fast|quickly|(?:within|in|after|for) {_ABOUT}{_COUNT}"
    rf" (?:\w+ )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)|by {_ABOUT}(?:half|a third|\d+)){_END}"
)
_MEASURE = pattern(
    rf"{_ABOUT}(?:soon|slowly|a lot|a little|much|well|greatly|considerably|(?:by |up to )?(?:half|twice|{_COUNT})"
    r"(?! (?:\w+ )?(?:trials?|stud(?:y|ies)|reviews?|sources?|articles?|of)\b)"
    r"|every|minutes|hours|days|weeks)\b"
)
#: An answer that names a thing, and tells nothing else.
_VERB = pattern(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|may|might|will|would|not|no|nor|never|nobody|none|who"
    r"|which|that|ask|asked|tested|studied|if|whether)\b|\?"
)
_THING = pattern(
    r"(?:(?:it is|it's|that is|that's|mostly|mainly|simply|just|only) )?(?P<thing>[^.!;:,]{2,60})(?:[.!,;:]|$)"
)


def comes_to(question: str, answer: str, first_in: Callable[[str], str]) -> Iterator[str]:
    """Yield what an answer says of its question, as statements: the plainest last.

    :param question: the sentence before, or what stands above; may be no question at all.
    :param answer: one sentence.
    :param first_in: finds the first topic that a text names.

    >>> [*comes_to("Does tea help?", "Probably.", lambda text: "tea")][0]
    'probably tea does help'
    >>> [*comes_to("Does tea help?", "Nobody knows.", lambda text: "tea")]
    []
    """
    asked, said = _bare(question), _bare(answer)
    if asked.endswith("?") and said and not is_open(said):
        yield from _stated(asked.rstrip("? "), said, first_in)


def _stated(asked: str, said: str, first_in: Callable[[str], str]) -> Iterator[str]:
    yes_or_no = _ASKED.fullmatch(asked)
    hedged, denied = _HEDGED.match(said), _NO.match(said)
    soon = _SOON.match(said)
    if yes_or_no and (hedged or denied or soon or _YES.match(said)):
        verb = yes_or_no["verb"]
        if denied or (hedged and hedged["no"]):
            verb += " not"
        how = "probably " if hedged and hedged["probably"] else "perhaps " if hedged else ""
        yield how + _with_verb(yes_or_no["rest"], verb, first_in)
        yield how + yes_or_no["rest"]
    much = _HOW_MUCH.fullmatch(asked)
    if much and (soon or _MEASURE.match(said)):
        yield _with_verb(much["rest"], much["verb"], first_in)
        yield much["rest"]
    what, thing = _WHAT.fullmatch(asked), _THING.match(said)
    if what and thing and first_in(thing["thing"]) and not _VERB.search(said):
        yield f"{thing['thing']} {what['rest']}"


def _with_verb(rest: str, verb: str, first_in: Callable[[str], str]) -> str:
    """Put the verb of a question behind what acts."""
    subject = re.match(r"(?:it|they|this|that|these|there)\b", rest)
    first = first_in(rest)
    end = subject.end() if subject else rest.find(first) + len(first) if first else 0
    return f"{rest[:end]} {verb}{rest[end:]}".strip()


def _bare(sentence: str) -> str:
    return plain(words_of(sentence)).lower().strip("\"' *_")
