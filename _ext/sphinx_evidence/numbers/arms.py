"""Which arm a figure is told of: "21 of 50 with honey" tells nothing of those who had syrup.

An arm counts only where the words beside a figure name it plainly: "with honey", "in the control
group". What is compared ("3 points more than with syrup") is of both arms, and so is a text that
names both, or neither: there nothing is said.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.nouns import KINDS_OF, STOP, is_known, singular

GIVEN, CONTROL = "intervention", "comparator"
_BETWEEN = "compared"

_WORD = pattern(r"[^\W\d_]+")
#: Where the name of an arm ends, and how it was given or to whom starts.
_HOW = pattern(
    r"[,;:(]|\s(?:by|into|for|at|in|on|as|with|without|added|taken|injected|before|after|during|"
    r"mostly|from|to)\b"
)
#: How the arm that was not treated is called, whatever it had.
_CONTROLS = frozenset("placebo placebos dummy controls".split())
#: So are these, before a word for a group or for people: "control of seizures" is no arm.
_CONTROL_GROUP = frozenset(("control", "untreated"))
_AGAINST = frozenset(
    "against than versus vs compared comparison comparing over from relative unlike as beyond or to "
    "like superior between minus less".split()
)
_NONE = frozenset("no without not never".split())
_PLAINLY = frozenset(
    "with on given got had took taken take taking received receiving in under after of among by for "
    "using used using drank ate".split()
)
_ARTICLES = frozenset("the a an that those these this".split())
#: Before "with syrup": it says what was compared, not which arm.
_COMPARES = frozenset(
    "trial study difference compared comparison review ratio risk less more".split()
)
_OF_BOTH = frozenset("both each either respectively all neither every".split())
#: Words of no arm: how much of what was given, and to whom.
_GENERAL = (
    STOP
    | KINDS_OF.keys()
    | frozenset(
        "alone dose low high lower higher usual care standard same extended release capsule solution "
        "cream lotion spray injection infusion day week month year mouth vein placebo "
        "control dummy untreated other another new old such mean added".split()
    )
)
_BACK = 3


class Arms(NamedTuple):
    """The words of each of two arms that the other lacks, in the singular, and their names."""

    given: frozenset[str]
    control: frozenset[str]
    names: tuple[str, str]  #: Of the intervention and the comparator, for messages.


NO_ARMS = Arms(frozenset(), frozenset(), ("", ""))


#: The options of a claim that `arms_of` takes, in this order.
COMPARED = ("intervention", "comparator", "population", "outcome")


def arms_of(intervention: str, comparator: str, *others: str) -> Arms:
    """Return how the arms of a claim are told apart.

    :param others: its population and outcome; their words name no arm.

    >>> arms_of("sugared tea, 2 cups a day", "water with sugar", "sleep").names
    ('sugared tea', 'water')
    """
    if not (intervention and comparator):
        return NO_ARMS
    names = tuple(_HOW.split(text, maxsplit=1)[0].strip() for text in (intervention, comparator))
    given, control = map(_stems, names)
    beside = _stems(" ".join(others)) | _GENERAL
    return Arms(
        given - _stems(comparator) - beside,
        control - _stems(intervention) - beside,
        (names[0], names[1]),
    )


def arm_in(part: str, arms: Arms) -> str:
    """Return which arm a text names plainly; empty for none, or both.

    :param part: what stands beside one figure, apart from the others of its clause.

    >>> arms = arms_of("honey", "sugar syrup")
    >>> [arm_in(text, arms) for text in ("4 of 50 with honey", "3 more than with syrup", "in 4")]
    ['intervention', '', '']
    >>> arm_in("in the control group 4", arms), arm_in("4 without honey", arms)
    ('comparator', 'comparator')
    """
    found = frozenset(_mentions(part, arms)) if arms.given else frozenset[str]()
    return next(iter(found)) if len(found) == 1 and _BETWEEN not in found else ""


def other_arm(here: str, part: str, arms: Arms) -> tuple[str, str] | None:
    """Return the arm that a source has a figure for, and that of the text, where they differ.

    :param here: the arm that the text names beside the figure; empty for none.
    :param part: what the source says beside it.
    """
    there = arm_in(part, arms) if here else ""
    if there in ("", here):
        return None
    given, control = arms.names
    return (given, control) if there == GIVEN else (control, given)


def _mentions(part: str, arms: Arms) -> Iterator[str]:
    """Yield the arm of each word that names one, or that something is compared."""
    words = [word.lower() for word in _WORD.findall(part)]
    if not _OF_BOTH.isdisjoint(words):
        yield _BETWEEN
        return
    for place, word in enumerate(words):
        stem = singular(word)
        if stem in arms.given:
            arm = GIVEN
        elif stem in arms.control or word in _CONTROLS or word in _CONTROL_GROUP:
            after = words[place + 1] if place + 1 < len(words) else ""
            if after == "controlled" or (word in _CONTROL_GROUP and not is_known(after)):
                continue
            arm = CONTROL
        elif word == "without" and place == len(words) - 1:
            yield CONTROL
            continue
        else:
            continue
        yield _how(arm, words[:place])


def _how(arm: str, before: list[str]) -> str:
    """Return the arm that a word stands for, by what stands before it."""
    while before and before[-1] in _ARTICLES:
        before = before[:-1]
    if not before:
        return arm
    for back in range(1, min(_BACK, len(before)) + 1):
        word = before[-back]
        if word in _NONE:
            return CONTROL if arm == GIVEN else _BETWEEN
        if word in _AGAINST:
            return _BETWEEN
        if word in _PLAINLY:
            near = before[:-back][-2:]
            compares = _AGAINST.intersection(near) or _COMPARES.intersection(map(singular, near))
            return _BETWEEN if compares else arm
    return _BETWEEN


def _stems(text: str) -> frozenset[str]:
    return frozenset(singular(word.lower()) for word in _WORD.findall(text))
