"""Units that we don't know: a number with one is no bare number, and has it under its own name."""

from sphinx_evidence.model.pattern import pattern

SPACES = r"[ \t\n\u00a0\u2009\u202f]"

#: A unit that we don't know: glued to its number ("97pc"), or no word by its look ("5 mX", "5 pts").
_UNKNOWN = pattern(
    rf"(?!(?:st|nd|rd|th|x|s|e)\b)(?P<glued>[a-zµμ]{{1,3}}[A-Z]?[a-z]?)(?![^\W_])|"
    rf"{SPACES}(?P<look>[a-zµμ][A-Z][a-z]?|[b-df-hj-np-tv-xz]{{2,4}})(?![^\W_]|[-'’])"
)


def unknown_unit(text: str, start: int) -> tuple[int, str] | None:
    """Return a unit that we don't know, under its own name, and where it ends; None where none is.

    :param text: the text.
    :param start: where the number ends.
    """
    found = _UNKNOWN.match(text, start)
    return (found.end(), found["glued"] or found["look"]) if found else None
