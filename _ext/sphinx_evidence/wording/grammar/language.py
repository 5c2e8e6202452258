"""A language as the grammar knows it: slots, forms, the words of phrases. No Sphinx."""

import re
from typing import NamedTuple

#: The phrases of a form: what acts, what changes, compared with what, where and when, and where
#: behind a word of size.
PHRASES = ("x", "o", "c", "s", "p")
Features = dict[str, str]


class Entry(NamedTuple):
    """Words that may fill a slot."""

    words: tuple[str, ...]
    features: Features


class Part(NamedTuple):
    """One part of a form: a slot, or a phrase."""

    name: str
    phrase: bool = False
    optional: bool = False
    behind: frozenset[str] = frozenset()  #: Parts one of which stands right behind it.
    last: bool = False  #: May it end the form?


class Form(NamedTuple):
    """A row of parts, and what it says by itself."""

    parts: tuple[Part, ...]
    features: Features
    needs: frozenset[str]  #: The slots without which it can't be read.


class Words(NamedTuple):
    """The words of phrases, by what they do there."""

    openers: frozenset[str]
    of: frozenset[str]
    joining: frozenset[str]  #: Prepositions, and "of".
    joiners: frozenset[str]
    relatives: frozenset[str]
    inner: frozenset[str]
    comparing: frozenset[str]  #: What stands behind them may be the comparator.
    numbers: frozenset[str]
    to: frozenset[str]
    bare: frozenset[str]  #: Nouns that say nothing of their own.
    passing: frozenset[str]  #: Participles that lead on to how or when.
    refused: frozenset[str]
    goes_on: frozenset[str]
    strings: dict[str, tuple[tuple[str, ...], ...]]  #: By their first word, longest first.
    ends: re.Pattern[str] | None
    letters: re.Pattern[str]
    cased: bool  #: Do capitals tell nouns?


class Offering(NamedTuple):
    """How a sentence is made from options."""

    says: dict[str, tuple[Part, ...]]  #: By kind: effect, large, little, unsure.
    preposition: str  #: Leads to the population; empty where none is named.
    compared: str  #: Leads to the comparator; empty where none is named.
    plural: re.Pattern[str] | None
    both: str
    the: frozenset[str]
    counted: frozenset[str]


class Language(NamedTuple):
    """All that is known of a language."""

    code: str
    slots: dict[str, tuple[Entry, ...]]
    starts: dict[str, tuple[tuple[str, Entry], ...]]  #: Slot and words, by their first word.
    empty: dict[str, Features]  #: The slots that may be left empty, with what that says.
    leads: tuple[Form, ...]
    forms: tuple[Form, ...]
    words: Words
    endings: tuple[tuple[str, str], ...]
    offering: Offering
    effects: frozenset[str]  #: Verbs of effect with "it", for what is no graded claim.
    modals: frozenset[str]  #: What stands before such a verb without its ending.


def agreed(one: Features, other: Features) -> Features | None:
    """Return two sets of features as one, or None where they contradict each other."""
    for name, value in other.items():
        if one.get(name, value) != value:
            return None
    return {**one, **other}


def stem(endings: tuple[tuple[str, str], ...], word: str) -> str:
    """Return a word without its ending, so that "cramp" and "cramps" are one.

    :param endings: what is cut off, and what is put in its place; the first that fits counts, but
        that one more may follow where it cut off no letters.

    >>> stem((("ies", "y"), ("'s", ""), ("s", "")), "Injuries")
    'injury'
    """
    low = word.lower()
    for cut, put in endings:
        if low.endswith(cut) and len(low) - len(cut) > 2:
            low = low.removesuffix(cut) + put
            if cut.isalpha():
                break
    return low
