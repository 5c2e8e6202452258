"""The words in what is no plain text: HTML, formulas, drawings in a language, code. No Sphinx."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from sphinx_evidence.model.pattern import pattern

#: What a program reads, and no person.
_PROGRAMS = frozenset(["script", "style", "template"])
#: What a browser sets apart from the text before and behind it, as it does a cell or a line.
_APART = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu"
    " nav ol optgroup option p pre search section select summary table tbody td textarea tfoot th"
    " thead title tr ul".split()
)
#: Attributes of HTML whose words are shown or read aloud.
_SPOKEN = frozenset(
    "title alt content placeholder value label summary abbr download data-tooltip data-title".split()
)
_QUOTED = pattern(r'"((?:[^"\\\n]|\\.){3,})"|\'((?:[^\'\\\n]|\\.){3,})\'')
#: A call, or a name with dots, of a program: no words of a sentence, nor what it is called with.
_CALL = pattern(
    r"\b[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*\((?:[\w.]+(?: ?= ?[\w.]+)?(?:, ?[\w.]+(?: ?= ?[\w.]+)?)*)?\)"
)
_COMMAND = pattern(r"\\(?:[a-zA-Z]+\*?|.)")
_SUFFIX = pattern(r"[_^](?:\{[^{}]*\}|\w)")
_ARROW = pattern(r"\s*(?:-{1,2}>|=>|\\(?:long)?(?:right)?arrow\b|\\to\b|\\Rightarrow\b)\s*")
#: A line that shows how a page is written: a fence, a directive, an option, a role.
_SYNTAX = pattern(
    r"^\s*(?::{3,}|`{3,}|~{3,}|\.\. [\w:-]+::|:[\w-]+: )|\{[\w:+-]+\}`|:[\w:+-]+:`|^\s*@\w+\{",
    re.MULTILINE,
)


def is_syntax(text: str) -> bool:
    """Tell whether a block of code shows how a page is written.

    >>> is_syntax(":::{evidence} Tea calms"), is_syntax("Tea calms.")
    (True, False)
    """
    return bool(_SYNTAX.search(text))


def without_calls(code: str) -> str:
    """Return code with an ellipsis for each call of a function, whose names are no words.

    >>> without_calls("tea.calm(nerves) # Tea calms"), without_calls('print("Tea calms")')
    ('\u2026 # Tea calms', 'print("Tea calms")')
    """
    return _CALL.sub("\N{HORIZONTAL ELLIPSIS}", code) if "(" in code else code


def code_words(text: str) -> Iterator[str]:
    r"""Yield what a text in some notation says: what stands in quotes in it, and the rest as words.

    >>> list(code_words('a [label="Tea calms"]; Tea -> sleep'))
    ['Tea calms', 'a [label= ]; Tea → sleep']
    >>> list(code_words(r"\text{Tea calms} = x_1"))
    ['Tea calms = x']
    """
    text = without_calls(text)
    if "<" in text and re.search(r"</?[a-zA-Z]", text):
        yield from html_words(text)
        return
    if _QUOTED.search(text) and re.search(r"[=(\[]", text):
        for found in _QUOTED.finditer(text):
            yield from (plain_words(part) for part in found.groups() if part)
        text = _QUOTED.sub(" ", text)
    yield plain_words(text)


def plain_words(text: str) -> str:
    """Return a text without the commands and braces of TeX, and with one sign for an arrow."""
    if re.search(r"[\\{}_^]|[-=]>", text):
        text = _ARROW.sub(" \N{RIGHTWARDS ARROW} ", text.replace("\\n", " "))
        text = re.sub(r"[{}$&]", " ", _COMMAND.sub(" ", _SUFFIX.sub("", text)))
    return " ".join(text.split())


def html_words(text: str) -> Iterator[str]:
    """Yield the words between tags, and those in attributes that are shown or read aloud.

    >>> list(html_words('<p title="Tea calms">Tea <b>wakes</b></p><style>p {}</style>'))
    ['Tea calms', 'Tea wakes']
    >>> list(html_words("<dl><dt>T<b>e</b>a</dt><dd>wakes</dd></dl>")), list(html_words("<br>"))
    (['Tea wakes'], [])
    """
    reader = _read(text)
    yield from reader.spoken
    if words := " ".join("".join(reader.text).split()):
        yield words


def sets_apart(text: str) -> bool:
    """Tell whether HTML parts the text before it from the text behind it.

    >>> sets_apart("<br>"), sets_apart("</dt>"), sets_apart("<b>")
    (True, True, False)
    """
    return "\n" in _read(text).text


def _read(text: str) -> _Reader:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader


class _Reader(HTMLParser):
    """Gathers the words of a piece of HTML, which may be broken."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.spoken: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _PROGRAMS:
            self._unseen += 1
        self._set_apart(tag)
        for name, value in attrs:
            if value and (name in _SPOKEN or name.startswith("aria-")):
                self.spoken.append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag in _PROGRAMS:
            self._unseen = max(self._unseen - 1, 0)
        self._set_apart(tag)

    def _set_apart(self, tag: str) -> None:
        if tag in _APART:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.text.append(data)


def strings_in(value: object) -> Iterator[str]:
    """Yield the texts in a value, however deep they lie in lists, pairs and records.

    A text of one word names something and says nothing, so it is left out.

    >>> list(strings_in(("Tea calms", ["x", {"a": "It wakes you"}], 3)))
    ['Tea calms', 'It wakes you']
    """
    if isinstance(value, str):
        if len(value.split()) > 1:
            yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_in(part)
    elif isinstance(value, tuple | list | set | frozenset):
        for part in value:
            yield from strings_in(part)
