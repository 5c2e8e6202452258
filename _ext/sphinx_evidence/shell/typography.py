"""Keeping a number and its unit on one line, in everything that a page shows."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.shell.walk import each_of

#: What stands behind a number and means little at the start of a line. A noun that is counted
#: ("30 people") may go to the next one.
_UNIT = (
    r"%|‰|°C\b|(?:[kmµn]g|mcg|[gLh]|[mdµ]?[lL]|[mµn]?mol|mEq|[cm]?m|mA|V|Hz|kcal|kJ|IU|min|[mµn]?s)\b"
    r"|(?:minute|hour|day|week|month|year)s?\b"
)
_NUMBER = pattern(r"\d ")
_NUMBER_AND_UNIT = pattern(rf"(?<=\d) (?={_UNIT})")

#: Text that is shown as it was typed.
_AS_TYPED = (nodes.FixedTextElement, nodes.literal, nodes.math)


def bound(text: str) -> str:
    r"""Return a text in which a no-break space stands between each number and its unit.

    >>> bound("97 % of 30 people, 2 hours after 250 mg")
    '97\xa0% of 30 people, 2\xa0hours after 250\xa0mg'
    """
    if not _NUMBER.search(text):  # as in most texts: this looks at their digits alone
        return text
    return _NUMBER_AND_UNIT.sub("\N{NO-BREAK SPACE}", text)


class BindUnits(SphinxPostTransform):
    """Bind numbers to their units in a page that is about to be written.

    It runs last, so that it sees what was filled in from the rest of the site. What the gate reads
    is the text as its author wrote it.
    """

    default_priority = 900

    formats = ("html", "latex", "pdf")  # plain text is searched more often than read on a phone

    def run(self, **kwargs: Any) -> None:
        """Replace the texts of the document in which a number stands before a unit."""
        for text in tuple(each_of(self.document, nodes.Text)):
            if text.parent is None or isinstance(text.parent, _AS_TYPED):
                continue
            if (words := bound(text)) != text:
                text.parent.replace(text, nodes.Text(words))
