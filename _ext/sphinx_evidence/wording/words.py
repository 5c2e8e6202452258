"""The words that the extension itself shows, in the language of a site. No Sphinx.

English stands in the code, where it is shown, and is the key to what stands in its place in another
language: one file for each in ``shown/``. They come with the extension alone: a word for how sure we
are that a site could replace by its own, as with a catalogue, might sound surer than it is.
"""

import re
from collections.abc import Iterable, Mapping, Sized
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from sphinx_evidence.model.dates import MONTHS, is_date
from sphinx_evidence.model.languages import base_of

FOLDER = Path(__file__).parent / "shown"


class Words(NamedTuple):
    """The words of a language; those of English are their own keys."""

    table: Mapping[str, str] = MappingProxyType({})
    signs: tuple[str, str] = (".", ",")  #: Before decimals, and between thousands.
    scripts: Mapping[str, str] = MappingProxyType({})  #: What scripts show in a browser.

    def __call__(self, text: str, *fields: object) -> str:
        """Return a text in this language, or in English where the language lacks it.

        >>> Words({"{} of {}": "{} von {}"})("{} of {}", 3, 4)
        '3 von 4'

        :param text: in English; ``{}`` marks a field, ``{0}`` one that may stand elsewhere.
        :param fields: what stands in them.
        """
        told = self.table.get(text, text)
        return told.format(*fields) if fields else told

    def each(self, texts: Iterable[str]) -> list[str]:
        """Return several texts, such as the headings of a table."""
        return [self(text) for text in texts]

    def plural(self, one: str, more: str, things: Sized | int) -> str:
        """Return what stands for exactly one thing, or for more; the number stands in its field."""
        number = things if isinstance(things, int) else len(things)
        return self(one if number == 1 else more, number)

    def number(self, written: str) -> str:
        """Return a number as it is written in this language.

        >>> Words(signs=(",", ".")).number("1,234.5")
        '1.234,5'
        """
        decimal, thousands = self.signs
        return written.translate({ord("."): decimal, ord(","): thousands})

    def date(self, value: str) -> str:
        """Return an ISO date as a reader reads it; another text as it is.

        >>> Words().date("2026-11-02"), Words().date("some day")
        ('2 November 2026', 'some day')
        """
        if not is_date(value):
            return value
        day = date.fromisoformat(value)
        return self("{0} {1} {2}", day.day, self(MONTHS[day.month - 1]), day.year)


ENGLISH = Words()


def words_of(code: str) -> Words:
    """Return the words for a Sphinx language code; English ones where there is no file for it.

    >>> words_of("en_GB")("Sources"), words_of("de_AT")("Sources"), words_of("xx")("Sources")
    ('Sources', 'Quellen', 'Sources')
    """
    name = base_of(code)
    return _read(name) if re.fullmatch(r"[a-z]{2,3}", name) and name != "en" else ENGLISH


@cache
def _read(name: str) -> Words:
    path = FOLDER / f"{name}.toml"
    if not path.is_file():
        return ENGLISH
    import tomllib  # an English site does without

    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return Words(told["words"], (told["decimal"], told["thousands"]), told["scripts"])


def small(text: str) -> str:
    """Return text with a small letter at its start, as within a sentence."""
    return f"{text[:1].lower()}{text[1:]}"
