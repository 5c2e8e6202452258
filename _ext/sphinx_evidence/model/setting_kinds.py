"""What kinds of values settings take: which part of a value is usable, and what is wrong. No Sphinx.

A build must end in findings whatever ``conf.py`` says; so each kind takes any value at all.
"""

import re
import reprlib
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple, TypeGuard

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


#: No control characters, and no half ones.
_PLAIN = r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]*"


def is_words(value: object) -> TypeGuard[str]:
    """Tell whether a value is text with a word in it, of one line and of whole letters."""
    return isinstance(value, str) and bool(re.fullmatch(_PLAIN, value) and re.search(r"\w", value))


def _number(name: str, value: int) -> tuple[int | None, list[str]]:
    if 0 <= value <= _MOST:
        return value, []
    return None, [
        f"{name} can't be {shown(value)}; it must be "
        + ("0 or more" if value < 0 else "a smaller number")
    ]


def _texts(called: str, form: str, fault: str) -> Kind:
    """Return the kind of texts of a form, which is a regular expression."""

    def read(name: str, value: str) -> tuple[str | None, list[str]]:
        if re.fullmatch(form, value):
            return value, []
        return None, [f"{name} can't be {shown(value)}; {fault}"]

    return Kind((str,), called, read)


def _words(name: str, value: Iterable[object]) -> tuple[list[str], list[str]]:
    whole = [*value]
    return [entry for entry in whole if is_words(entry)], [
        f"{name} can't hold {shown(entry)}; each entry must be a text that holds a word"
        for entry in whole
        if not is_words(entry)
    ]


def _titles(name: str, value: Mapping[object, object]) -> tuple[dict[str, str], list[str]]:
    found, problems = {}, []
    for key, title in value.items():
        if is_words(key) and is_words(title) and "," not in key:
            found[key.strip()] = one_line(title)
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
FILE = _texts("a text, the name of a file", _PLAIN, "no file can have that name")
ADDRESS = _texts(
    "a text, an address",
    r"https?://[!#-;=?-Z_a-z~%]+",
    "it must be an address such as https://doi.org",
)
LANGUAGE = _texts(
    "a text, the code of a language such as en",
    r"(?:[A-Za-z]{2,3}(?:[_-][A-Za-z]+)?)?",
    "it must be the code of a language such as en",
)
MAIL = _texts("a text, a mail address", r"(?:[!-~]+@[!-~]+)?", "it must be a mail address")
WORDS = Kind((list, tuple), 'a list of texts such as ["word"]', _words)
TITLES = Kind((dict,), 'a mapping such as {"key": "title"}', _titles)
SEVERITIES = Kind((dict,), 'a mapping such as {"rule": "warning"}', _severities)
