"""What a browser shows of HTML: what is hidden by its style, or is for programs, no reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

_HIDDEN_TAGS = frozenset(
    "script style template noscript datalist canvas audio video iframe head title".split()
)
#: Tags that never hold anything.
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_STYLE = (
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden"
    r"|(?:opacity|font-size)\s*:\s*0(?:\.0*)?(?![.\d])"
)
#: Classes by which themes and sphinx-design hide what has them.
_CLASSES = frozenset(["d-none", "sd-d-none", "hidden", "visually-hidden", "sr-only"])


def seen(text: str) -> str:
    """Return the words of HTML that a reader sees; text without tags stays as it is.

    >>> seen('<b>Ask.</b><span style="display: none">Rely on <b>it</b>.</span> <i hidden>x</i>Now')
    'Ask. Now'
    >>> seen("3 < 5"), seen("Ask.<!-- Nobody reads this -->")
    ('3 < 5', 'Ask.')
    """
    if "<" not in text:
        return text
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return "".join(reader.text)


class _Reader(HTMLParser):
    """Gathers the words that are not hidden, of HTML that may be broken."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self._open: list[tuple[str, bool]] = []  # a tag, and whether it hides what is in it

    @property
    def hides(self) -> bool:
        """Whether an open tag hides what comes next."""
        return any(hides for _, hides in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _EMPTY:
            self._open.append((tag, _hides(tag, {name: value or "" for name, value in attrs})))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # a browser reads the stroke of <b/> as nothing

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _ in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self.hides:
            self.text.append(data)


class Curtain:
    """Tells, piece by piece of a page's HTML, whether what comes next is hidden.

    >>> curtain = Curtain()
    >>> curtain.pass_by('<div hidden><p>')
    >>> curtain.drawn
    True
    >>> curtain.pass_by("</p></div>")
    >>> curtain.drawn
    False
    """

    def __init__(self) -> None:
        """Begin at the top of a page, where all is seen."""
        self._reader = _Reader()

    def pass_by(self, html: str) -> None:
        """Read on over a piece of HTML."""
        self._reader.feed(html)

    @property
    def drawn(self) -> bool:
        """Whether what comes next is hidden, by a tag or a comment that is still open."""
        return self._reader.hides or self._reader.rawdata.lstrip().startswith("<!--")


def hides_class(classes: Iterable[str]) -> bool:
    """Tell whether one of some classes hides what has them."""
    return not _CLASSES.isdisjoint(classes)


def _hides(tag: str, attributes: dict[str, str]) -> bool:
    return (
        tag in _HIDDEN_TAGS
        or "hidden" in attributes
        or attributes.get("aria-hidden", "").strip().lower() == "true"
        or (tag == "dialog" and "open" not in attributes)
        or bool(re.search(_STYLE, attributes.get("style", "").lower()))
        or hides_class(attributes.get("class", "").split())
    )
