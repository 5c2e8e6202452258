"""A language: its words, its forms and its rules for phrases, compiled from one TOML file.

What the tables of a file mean:

* ``slot.<name>``: words that stand in one another's place, each with *features*. Features of all
  words of a sentence must agree; ``""`` is a slot left empty.
* ``verbs.<slot>``: verbs by sense (``any`` says none; ``unwanted`` says that less is wanted), their
  forms in the ``order`` of moods; ``_`` is a space. ``<slot>-any`` holds them without their sense.
* ``lead``: what may stand before a form. ``form``: a row of words, ``{slots}`` and phrases, whole
  from the first word to the last; ``?`` marks what may be left out.
* ``phrase``: what a phrase may hold (`phrases` tells how). ``offer``: how a sentence is made.

No Sphinx.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "languages"
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
    behind: frozenset[str] = frozenset()  #: Slots one of which stands right behind a phrase.
    last: bool = False  #: May it end the form?


class Form(NamedTuple):
    """A row of parts, and what it says by itself."""

    parts: tuple[Part, ...]
    features: Features
    needs: frozenset[str]  #: The slots without which it can't be read.


class Shape(NamedTuple):
    """How a word looks that may be a verb or an adverb."""

    pattern: re.Pattern[str]
    later: bool  #: Only where it does not stand first behind a preposition or an article.


class Words(NamedTuple):
    """The words of phrases, by what they do there."""

    openers: frozenset[str]
    joins: frozenset[str]
    of: frozenset[str]
    adds: frozenset[str]
    joining: frozenset[str]  #: All of these three.
    joiners: frozenset[str]
    relatives: frozenset[str]
    inner: frozenset[str]
    numbers: frozenset[str]
    to: frozenset[str]
    bare: frozenset[str]
    refused: frozenset[str]
    asked: frozenset[str]
    verbs: frozenset[str]
    goes_on: frozenset[str]
    strings: dict[str, tuple[tuple[str, ...], ...]]  #: By their first word, longest first.
    ends: re.Pattern[str] | None
    letters: re.Pattern[str]
    shapes: tuple[Shape, ...]
    cased: bool  #: Do capitals tell nouns?


class Offering(NamedTuple):
    """How a sentence is made from options."""

    says: dict[str, tuple[Part, ...]]  #: By kind: effect, large, little, unsure.
    preposition: str  #: Leads to the population; empty where none is named.
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
    wanted: dict[str, str]  #: ``less`` or ``more``, by outcome.
    offering: Offering
    effects: frozenset[str]  #: Forms of verbs that say an effect, for what is no graded claim.


def agreed(one: Features, other: Features) -> Features | None:
    """Return two sets of features as one, or None where they contradict each other."""
    for name, value in other.items():
        if one.get(name, value) != value:
            return None
    return {**one, **other}


@cache
def language_of(code: str) -> Language | None:
    """Return the language of a Sphinx language code, or None where there is no file for it.

    >>> language_of("en_GB").code, language_of("xx")
    ('en', None)
    """
    name = re.split(r"[_-]", code or "en")[0].lower()
    path = FOLDER / f"{name}.toml"
    if not re.fullmatch(r"[a-z]{2,3}", name) or not path.is_file():
        return None
    return compiled(tomllib.loads(path.read_text(encoding="utf-8")))


def codes() -> tuple[str, ...]:
    """Return the codes of all languages that have a file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def compiled(data: dict[str, Any]) -> Language:
    """Return a language of the tables of its file."""
    slots = {
        f"{{{name}}}": [
            Entry(tuple(words.split()), told)
            for choice, told in table.items()
            for words in choice.split("|")
        ]
        for name, table in data["slot"].items()
    }
    verbs = _verbs(data["verbs"])
    slots |= verbs
    leads = tuple(_form(row, slots) for row in data.get("lead", ()))
    forms = tuple(_form(row, slots) for row in data["form"])
    endings = tuple((cut, put) for cut, _, put in (row.partition(":") for row in data["endings"]))
    offer = data["offer"]
    says = {name: _parts(offer[name], slots) for name in ("effect", "large", "little", "unsure")}
    starts: dict[str, list[tuple[str, Entry]]] = {}
    for name, entries in slots.items():
        for entry in entries:
            if entry.words:
                starts.setdefault(entry.words[0], []).append((name, entry))
    return Language(
        data["code"],
        {name: tuple(entries) for name, entries in slots.items()},
        {word: tuple(found) for word, found in starts.items()},
        {name: e.features for name, entries in slots.items() for e in entries if not e.words},
        leads,
        forms,
        _words(data["phrase"], data["letters"], endings),
        endings,
        {
            word: side
            for side, words in data.get("outcomes", {}).items()
            for word in words.lower().split()
        },
        Offering(
            says,
            offer.get("in", ""),
            re.compile(offer["plural"]) if "plural" in offer else None,
            offer.get("both", ""),
            frozenset(offer.get("the", "").split()),
            frozenset(offer.get("counted", "").split()),
        ),
        _effects(data, verbs),
    )


def _verbs(tables: dict[str, Any]) -> dict[str, list[Entry]]:
    slots: dict[str, list[Entry]] = {}
    for slot, senses in tables.items():
        for sense, verbs in senses.items() if slot != "order" else ():
            says: Features = {} if sense == "any" else {"sense": sense.split()[0]}
            if sense.endswith(" unwanted"):
                says["wants"] = "less"
            for verb in verbs:
                for kind, form in zip(tables["order"], verb.split(), strict=True):
                    told = dict(zip(("mood", "number"), kind.split(), strict=False))
                    words = tuple(form.split("_"))
                    slots.setdefault(f"{{{slot}}}", []).append(Entry(words, told | says))
                    slots.setdefault(f"{{{slot}-any}}", []).append(Entry(words, told))
    return slots


def _form(row: dict[str, str], slots: dict[str, list[Entry]]) -> Form:
    parts = _parts(row["say"], slots)
    told = {name: value for name, value in row.items() if name != "say"}
    needs = frozenset(
        part.name
        for part in parts
        if not (part.phrase or part.optional or any(not e.words for e in slots[part.name]))
    )
    return Form(parts, told, needs)


def _parts(say: str, slots: dict[str, list[Entry]]) -> tuple[Part, ...]:
    """Return the parts of a form; words that stand in it become a slot of their own."""
    parts: list[Part] = []
    behind: frozenset[str] = frozenset()
    last = True
    for word in reversed(say.split()):
        name = word.rstrip("?")
        if not name.startswith("{"):
            slots.setdefault(name, [Entry((choice,), {}) for choice in name.split("/")])
        name = name if name in slots else name.strip("{}")
        phrase, optional = name in PHRASES, word.endswith("?")
        parts.insert(0, Part(name, phrase, optional, behind, last))
        may_miss = optional or (not phrase and any(not entry.words for entry in slots[name]))
        behind, last = ({name} | (behind if may_miss else set()), last and may_miss)
    return tuple(parts)


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


def _words(data: dict[str, Any], letters: str, endings: tuple[tuple[str, str], ...]) -> Words:
    def of(name: str) -> frozenset[str]:
        return frozenset(word.replace("_", " ") for word in data.get(name, "").split())

    strings: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(of("strings") | of("adds") | of("joins") | of("refused")):
        if " " in words:
            row = tuple(words.split())
            strings.setdefault(row[0], []).append(row)
    shapes = (Shape(re.compile(row["word"]), row.get("later", False)) for row in data["shape"])
    return Words(
        of("openers"),
        of("joins"),
        of("of"),
        of("adds"),
        of("joins") | of("of") | of("adds"),
        of("and"),
        of("relatives"),
        of("inner"),
        of("numbers"),
        of("range"),
        of("bare"),
        of("refused"),
        of("asked"),
        frozenset(stem(endings, word) for word in of("verbs")),
        of("goes-on"),
        {word: tuple(sorted(rows, key=len, reverse=True)) for word, rows in strings.items()},
        re.compile(data["ends"]) if "ends" in data else None,
        re.compile(rf"[{letters}0-9]+(?:[-'/.,][{letters}0-9]+)*'?"),
        tuple(shapes),
        data.get("cased", False),
    )


def _effects(data: dict[str, Any], verbs: dict[str, list[Entry]]) -> frozenset[str]:
    """Return the finite forms of one word that say an effect."""
    own = (entry.words[0] for entry in verbs["{effect-any}"] if entry.features["mood"] == "finite")
    return frozenset((*own, *data.get("effects", "").split()))
