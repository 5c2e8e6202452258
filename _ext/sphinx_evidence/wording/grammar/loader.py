"""The languages: each one TOML file, compiled into a `language.Language`.

What the tables of a file mean:

* ``slot.<name>``: words that stand in one another's place, each with *features*. Features of all
  words of a sentence must agree; ``""`` is a slot left empty.
* ``verbs.<slot>``: verbs by sense (``any`` says none; ``unwanted`` says that less is wanted), their
  forms in the ``order`` of moods; ``_`` is a space. ``<slot>-any`` holds them without their sense.
* ``lead``: what may stand before a form. ``form``: a row of words, ``{slots}`` and phrases, whole
  from the first word to the last; ``?`` marks what may be left out.
* ``phrase``: what a phrase may hold (`phrases` tells how). ``offer``: how a sentence is made.

Another package may bring a language that we lack; it takes the place of none of ours. No Sphinx.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sphinx_evidence.model.installed import LANGUAGES_GROUP, home_of, installed
from sphinx_evidence.model.languages import base_of
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.grammar.language import (
    PHRASES,
    Entry,
    Features,
    Form,
    Language,
    Offering,
    Part,
    Words,
)

FOLDER = Path(__file__).parent.parent / "languages"


def language_of(code: str) -> Language | None:
    """Return the language of a Sphinx language code, or None where there is no file for it.

    >>> language_of("en_GB").code, language_of("xx")
    ('en', None)
    """
    name = base_of(code)
    return _loaded(name) if re.fullmatch(r"[a-z]{2,3}", name) else None


@cache
def _loaded(name: str) -> Language | None:
    path = FOLDER / f"{name}.toml"
    if path.is_file():
        return compiled(tomllib.loads(path.read_text(encoding="utf-8")))
    language = _brought(name) if name in codes() else None
    return language if isinstance(language, Language) else None


@cache
def _brought(name: str) -> Language | str:
    """Return a language that another package brings, or why it can't be used."""
    packages = {entry.module for entry in installed(group=LANGUAGES_GROUP, name=name)}
    found = [home / f"{name}.toml" for package in sorted(packages) for home in home_of(package)]
    path = next((file for file in found if file.is_file()), None)
    if path is None:
        return f"{', '.join(sorted(packages))} holds no {name}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for written in (data["phrase"].get("ends", ""), data["offer"].get("plural", "")):
            re.compile(written)
        return compiled(data)
    except KeyError as error:
        return f"{path} has no {error.args[0]}"
    except (ValueError, TypeError, AttributeError, OSError, re.error) as error:
        return " ".join(f"{path} can't be read: {error}".split())


def unusable_packs() -> Iterator[str]:
    """Yield what other packages bring for a language and can't be used, and what to do."""
    for entry in sorted({one.name for one in installed(group=LANGUAGES_GROUP)} & {*codes()}):
        if not (FOLDER / f"{entry}.toml").is_file() and isinstance(_brought(entry), str):
            yield (
                f'the wording pack for "{entry}" can\'t be used: {_brought(entry)}; mend it, or '
                "uninstall the package that brings it"
            )


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of all languages that have a file."""
    brought = {entry.name for entry in installed(group=LANGUAGES_GROUP)}
    return tuple(sorted({path.stem for path in FOLDER.glob("*.toml")} | brought))


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
    slots |= _verbs(data["verbs"])
    leads = tuple(_form(row, slots) for row in data.get("lead", ()))
    forms = tuple(_form(row, slots) for row in data["form"])
    endings = tuple((cut, put) for cut, _, put in (row.partition(":") for row in data["endings"]))
    offer, effects = data["offer"], data.get("effects", {})
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
        _words(data["phrase"], data["letters"]),
        endings,
        Offering(
            says,
            offer.get("in", ""),
            offer.get("compared", ""),
            pattern(offer["plural"]) if "plural" in offer else None,
            offer.get("both", ""),
            frozenset(offer.get("the", "").split()),
            frozenset(offer.get("counted", "").split()),
        ),
        frozenset(effects.get("verbs", "").split()),
        frozenset(effects.get("modals", "").split()),
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
        behind, last = frozenset({name}) | (behind if may_miss else frozenset()), last and may_miss
    return tuple(parts)


def _words(data: dict[str, Any], letters: str) -> Words:
    def of(name: str) -> frozenset[str]:
        return frozenset(word.replace("_", " ") for word in data.get(name, "").split())

    strings: dict[str, list[tuple[str, ...]]] = {}
    for words in of("strings") | of("joins") | of("refused"):
        if " " in words:
            row = tuple(words.split())
            strings.setdefault(row[0], []).append(row)
    return Words(
        of("openers"),
        of("of"),
        of("joins") | of("of"),
        of("and"),
        of("relatives"),
        of("inner"),
        of("comparing"),
        of("numbers"),
        of("range"),
        of("bare"),
        of("passing"),
        of("refused"),
        of("goes-on"),
        {word: tuple(sorted(rows, key=len, reverse=True)) for word, rows in strings.items()},
        pattern(data["ends"]) if "ends" in data else None,
        pattern(rf"[{letters}0-9]+(?:[-'/.,][{letters}0-9]+)*'?"),
        data.get("cased", False),
    )
