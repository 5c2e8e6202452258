"""Telling a line that looks like a claim, in either markup, from one that only speaks of evidence."""

from __future__ import annotations

import ast
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
#: The start of a list item, a definition or a footnote, which what is indented below belongs to.
_LISTED = re.compile(r"(?:[-*+]|\d+[.)]|:|\[\^[^\]]+\]:)(?:\s|$)")
_EVAL_RST = re.compile(r"\s*[`:~]{3,}\s*\{eval-rst\}")
_CLOSES = re.compile(r"\s*[`:~]{3,}\s*$")
#: Three words or more, and no sign but those of a sentence.
_WORDS = re.compile(r"[\w'\u2019-]+(?:[,;:]? [\w'\u2019-]+){2,}[.!?\u2026:]*")
_BEGINS_CODE = frozenset(
    "async assert await class def del elif else except finally for from global if import lambda match "
    "nonlocal pass print raise return try while with yield".split()
)
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


def indented_code(lines: list[str]) -> frozenset[int]:
    """Return the indexes of the lines of Markdown that show code by being indented.

    Four spaces below a blank line make code, but in a list or a note they belong to the text, and
    in reStructuredText to whatever they stand below. Code that no line with a colon at its end
    leads to may be a claim that somebody moved by mistake.
    """
    found: set[int] = set()
    blank, listed, code, rst = False, False, False, False
    above = ""
    for index, line in enumerate(lines):
        if rst or _EVAL_RST.match(line):
            rst = not (rst and _CLOSES.match(line))
        elif not line.strip():
            blank = True
        else:
            indented = line.startswith(("    ", "\t"))
            code = indented and not listed and (code or (blank and above.endswith(":")))
            if code:
                found.add(index)
            elif not line[0].isspace():
                listed = bool(_LISTED.match(line))
            blank, above = False, line.rstrip()
    return frozenset(found)


def is_quotation(line: str) -> bool:
    """Tell whether a line with three signs of a quotation quotes words, and is no example to run.

    >>> is_quotation(">>> A saying in a letter in a book."), is_quotation(">>> from a import b")
    (True, False)
    """
    words = line.lstrip("> \t")
    if not _WORDS.fullmatch(words):
        return False
    try:
        ast.parse(words)
    except SyntaxError:
        return words.split()[0] not in _BEGINS_CODE
    return False


def _means_a_directive(found: re.Match[str], below: str) -> bool:
    if len(found["dots"]) == 1:
        return len(found["colons"]) > 1
    return bool(found["colons"]) or bool(_OPTION_LINE.match(below))
