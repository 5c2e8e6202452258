"""What kinds of values settings take: which part of a value is usable, and what is wrong. No Sphinx.

A build must end in findings whatever ``conf.py`` says; so each kind takes any value at all.
"""

from __future__ import annotations

import re
import reprlib
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sphinx_evidence.model.options import one_line
from sphinx_evidence.model.spelling import nearest

#: No setting counts further: it is more days than the calendar has, and more claims than a site.
_MOST = 10**15
_BRIEF = reprlib.Repr()
_BRIEF.maxstring = _BRIEF.maxother = 60


class Kind(NamedTuple):
    """A kind of values."""

    types: tuple[type, ...]  #: What Python calls it.
    called: str  #: What a contributor calls it.
    #: Takes the name of a setting and a value of one of these types; returns what can be used of
    #: it, or None where nothing can, and what is wrong with the rest.
    read: Callable[[str, Any], tuple[Any, list[str]]]

    def usable(self, name: str, value: object, default: object) -> tuple[Any, list[str]]:
        """Return what can be used of a value, else the default, and what is wrong with the rest.

        >>> NUMBER.usable("days", -1, 0)
        (0, ["days can't be -1; it must be 0 or more"])
        """
        if not isinstance(value, self.types) or isinstance(value, bool):
            return default, [f"{name} can't be {shown(value)}; it must be {self.called}"]
        found, problems = self.read(name, value)
        return default if found is None else found, problems


def shown(value: object) -> str:
    """Return a value as ``conf.py`` would say it, on one line and in short.

    >>> shown(["tea"]), shown(10**5000)
    ("['tea']", 'a number too long to print')
    """
    try:
        text = _BRIEF.repr(value)
    except ValueError:  # Python prints no more than some thousand digits
        return "a number too long to print"
    text = one_line(text)
    return text if len(text) <= 200 else f"{text[:197]}..."


def is_words(value: object) -> bool:
    """Tell whether a value is text with a word in it, of one line and of whole letters."""
    return isinstance(value, str) and _is_plain(value) and re.search(r"\w", value) is not None


def _is_plain(text: str) -> bool:
    return re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", text) is None


def _number(name: str, value: int) -> tuple[int | None, list[str]]:
    if 0 <= value <= _MOST:
        return value, []
    return None, [
        f"{name} can't be {shown(value)}; it must be "
        + ("0 or more" if value < 0 else "a smaller number")
    ]


def _file(name: str, value: str) -> tuple[str | None, list[str]]:
    if _is_plain(value):
        return value, []
    return None, [f"{name} can't be {shown(value)}; no file can have that name"]


def _address(name: str, value: str) -> tuple[str | None, list[str]]:
    if re.fullmatch(r"https?://[!#-;=?-Z_a-z~%]+", value):
        return value, []
    return None, [f"{name} can't be {shown(value)}; it must be an address such as https://doi.org"]


def _language(name: str, value: str) -> tuple[str | None, list[str]]:
    if not value or re.fullmatch(r"[A-Za-z]{2,3}([_-][A-Za-z]+)?", value):
        return value, []
    return None, [f"{name} can't be {shown(value)}; it must be the code of a language such as en"]


def _mail(name: str, value: str) -> tuple[str | None, list[str]]:
    if not value or re.fullmatch(r"[!-~]+@[!-~]+", value):
        return value, []
    return None, [f"{name} can't be {shown(value)}; it must be a mail address"]


def _words(name: str, value: Iterable[object]) -> tuple[list[str], list[str]]:
    whole = [*value]
    wrong = [entry for entry in whole if not is_words(entry)]
    return [entry for entry in whole if isinstance(entry, str) and is_words(entry)], [
        f"{name} can't hold {shown(entry)}; each entry must be a text that holds a word"
        for entry in wrong
    ]


def _titles(name: str, value: Mapping[object, object]) -> tuple[dict[str, str], list[str]]:
    found, problems = {}, []
    for key, title in value.items():
        if is_words(key) and is_words(title) and "," not in str(key):
            found[str(key).strip()] = one_line(str(title))
        else:
            problems.append(
                f"{name} can't hold {shown(key)}: {shown(title)}; a key is a text without commas, "
                "a title is a text"
            )
    return found, problems


def _severities(name: str, value: Mapping[object, object]) -> tuple[dict[str, str], list[str]]:
    """Return rules and severities as text; whether there are such is the gate's to judge."""
    return {_named(rule): _named(severity) for rule, severity in value.items()}, []


def _named(value: object) -> str:
    return one_line(value)[:200] if isinstance(value, str) else shown(value)


def lists_of_words(names: Collection[str]) -> Kind:
    """Return the kind of lists of words, each under one of some names."""

    def read(
        name: str, value: Mapping[object, object]
    ) -> tuple[dict[str, tuple[str, ...]], list[str]]:
        found, problems = {}, []
        for key, words in value.items():
            if key not in names or not isinstance(words, list | tuple):
                problems.append(
                    f"{name} can't hold {shown(key)}: {shown(words)}; name one of "
                    f"{', '.join(names)}, with a list of words"
                )
                continue
            usable, wrong = _words(f"{name} under {shown(key)}", words)
            found[str(key)] = tuple(usable)
            problems += wrong
        return found, problems

    return Kind((dict,), 'a mapping such as {"name": ["word"]}', read)


def one_of(names: Collection[str], called: str) -> Kind:
    """Return the kind of texts that are one of some names, or empty.

    :param called: what a contributor calls it.
    """

    def read(name: str, value: str) -> tuple[str | None, list[str]]:
        if not value or value in names:
            return value, []
        return None, [f"{name} can't be {shown(value)}{nearest(value, names)}; it must be {called}"]

    return Kind((str,), called, read)


NUMBER = Kind((int,), "a whole number", _number)
FILE = Kind((str,), "a text, the name of a file", _file)
ADDRESS = Kind((str,), "a text, an address", _address)
LANGUAGE = Kind((str,), "a text, the code of a language such as en", _language)
MAIL = Kind((str,), "a text, a mail address", _mail)
WORDS = Kind((list, tuple), 'a list of texts such as ["word"]', _words)
TITLES = Kind((dict,), 'a mapping such as {"key": "title"}', _titles)
SEVERITIES = Kind((dict,), 'a mapping such as {"rule": "warning"}', _severities)
