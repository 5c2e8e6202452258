"""Telling a line that looks like a claim, in either markup, from one that only speaks of evidence."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

#: Where a line may begin for a parser: behind marks of quotes, lists, fields and table cells.
LEAD = r"[ \t>]*(?:(?:[-*+]|(?:\d+|#)[.)]|:[\w-]+:)[ \t]+)*"

_CODE = re.compile(r"(?<!`)(`+)(?!`)[^`](?:.*?[^`])?\1(?!`)")
_NAME = r"(?:[a-z]+:)?(?P<name>[A-Za-z][A-Za-z_-]*)"
#: A fence with brackets around the name, anywhere on a line: ``:::{evidnce} Tea``.
_BRACKETED = re.compile(rf"(?<![:`~\w])(?:`+|~{{2,}}|:+)[ \t]*[{{(\[]\s*{_NAME}(?P<rest>.*)$")
#: A fence without brackets, where a line may begin: ``:::evidence Tea``.
_BARE = re.compile(rf"^{LEAD}(?:`{{3,}}|~{{3,}}|:{{3,}})[ \t]*{_NAME}\}}?(?P<rest>(?:[ \t].*)?)$")
#: A directive of reStructuredText, or nearly: ``.. evidnce:: Tea``.
_RST = re.compile(rf"^{LEAD}(?P<dots>\.{{1,2}})[ \t]*{_NAME}[ \t]*(?P<colons>:*)(?P<rest>.*)$")
_OPTION_LINE = re.compile(r"^[ \t]+:[\w-]+:(?:[ \t]|$)")


#: The directives whose slips are looked for, and others that are none.
CLAIM, ROW = "evidence", "popular-claim"
_OTHERS = ("popular-claims", "popular-slips", "popular-verdicts")


def meant(name: str) -> str:
    """Return the directive that a name is, or is a slip of: `CLAIM`, `ROW` or an empty string.

    >>> meant("evidnce"), meant("popular_claim"), meant("popular-claims")
    ('evidence', 'popular-claim', '')
    """
    if name.lower() in _OTHERS:
        return ""
    return CLAIM if is_near(name) else ROW if is_near(name, ROW) else ""


def is_near(name: str, wanted: str = CLAIM) -> bool:
    """Tell whether a directive's name is the wanted one, or a slip of it.

    >>> is_near("evidnce"), is_near("evidence-table"), is_near("note")
    (True, False, False)
    """
    name = name.lower()
    if name == wanted or (name == "claim" and wanted == CLAIM):
        return True
    return abs(len(name) - len(wanted)) < 4 and SequenceMatcher(None, name, wanted).ratio() >= 0.8


def sentence_on(line: str, below: str) -> tuple[str, str] | None:
    """Return what looks like a claim on a line of text, its sentence and what it is, or None.

    :param line: a line that is not code; inline code on it is passed over.
    :param below: the line below it, for an option there betrays a directive.
    """
    line = _CODE.sub("", line)
    # A table drawn with bars: each cell may begin something.
    cells = line.strip().strip("|").split("|") if line.lstrip().startswith("|") else [line]
    for cell in cells:
        found = _BRACKETED.search(cell) or _BARE.match(cell)
        if found and (what := meant(found["name"])):
            return found["rest"].strip(" \t})]"), what
        found = _RST.match(cell)
        if found and (what := meant(found["name"])) and _means_a_directive(found, below):
            return found["rest"].strip(), what
    return None


def _means_a_directive(found: re.Match[str], below: str) -> bool:
    if len(found["dots"]) == 1:
        return len(found["colons"]) > 1
    return bool(found["colons"]) or bool(_OPTION_LINE.match(below))
