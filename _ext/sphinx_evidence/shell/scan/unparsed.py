"""Whether a line looks like a claim, in either markup, or only speaks of evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from sphinx_evidence.model.pattern import pattern

#: Where a line may begin for a parser: behind marks of quotes, lists, fields and table cells.
LEAD = r"[ \t>]*(?:(?:[-*+]|(?:\d+|#)[.)]|:[\w-]+:)[ \t]+)*"

_ROLE = r"[A-Za-z][\w.+-]{0,40}(?::[\w.+-]{1,40})?"
#: What stands in code; a role is code behind its name in braces or between colons.
_CODE = pattern(
    rf"(?P<role>\{{[ \t]?{_ROLE}[ \t]?\}}|:{_ROLE}:)?"
    rf"(?<!`)(?P<ticks>`+)(?!`)[^`](?:.*?[^`])??(?P=ticks)(?!`)(?P<behind>:{_ROLE}:)?"
)
#: A role whose text goes on below the line.
_OPEN_ROLE = pattern(rf"(?:\{{[ \t]?({_ROLE})[ \t]?\}}|:({_ROLE}):)`")
_NAME = r"(?:[a-z]+:)?(?P<name>[A-Za-z][A-Za-z_-]*)"
#: A fence with brackets around the name, anywhere on a line: ``:::{evidnce} Tea``.
_BRACKETED = pattern(rf"(?<![:`~\w])(?:`+|~{{2,}}|:+)[ \t]*[{{(\[]\s*{_NAME}(?P<rest>.*)$")
#: A fence without brackets, where a line may begin: ``:::evidence Tea``.
_BARE = pattern(rf"^{LEAD}(?:`{{3,}}|~{{3,}}|:{{3,}})[ \t]*{_NAME}\}}?(?P<rest>(?:[ \t].*)?)$")
#: A directive of reStructuredText, or nearly: ``.. evidnce:: Tea``.
_RST = pattern(rf"^{LEAD}(?P<dots>\.{{1,2}})[ \t]*{_NAME}[ \t]*(?P<colons>:*)(?P<rest>.*)$")
_FENCE_SIGNS = frozenset("`~:")
_OPTION_LINE = pattern(r"^[ \t]+:[\w-]+:(?:[ \t]|$)")

#: The directives whose slips are looked for wherever a line may look like one.
CLAIM, ROW = "evidence", "popular-claim"
#: Markup of ours that is no claim, but that a reader would miss as much.
DIRECTIVES = frozenset(
    "evidence disclaimer evidence-table evidence-changes evidence-findings evidence-group "
    "evidence-map evidence-tiers evidence-rules evidence-designs evidence-domains evidence-verdicts "
    "answer short-answers claim-sentence popular-claim popular-claims popular-verdicts popular-slips "
    "forest-plot icon-array medicine-table table-cards".split()
)
ROLES = frozenset(["claim", "calculated", "effect", "tier"])
_OURS = sorted(DIRECTIVES | ROLES)

#: Options that only a claim has together: its tier and one of the others.
_TIER, _OTHERS = "tier", frozenset(["id", "cite", "disclaimer"])
_OPTION = pattern(
    r"(?<![\w:`]):(?P<name>tier|id|cite|disclaimer):(?!`)|"
    r"^[ \t>]*(?P<bare>tier|id|cite|disclaimer):(?=[ \t])"
)


def meant(name: str) -> str:
    """Return the directive that a name is, or is a slip of: `CLAIM`, `ROW` or an empty string.

    >>> meant("evidnce"), meant("popular_claim"), meant("popular-claims")
    ('evidence', 'popular-claim', '')
    """
    if name.lower() in DIRECTIVES - {CLAIM, ROW}:
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


def slip_of(name: str, known: frozenset[str] = DIRECTIVES) -> str:
    """Return which of our names a name is one slip away from; empty for ours, and for others.

    :param name: the name of a directive or a role.
    :param known: the names that are right where it stands.

    >>> slip_of("evidence-tabel"), slip_of("evidence-table"), slip_of("note")
    ('evidence-table', '', '')
    >>> slip_of("evidence", ROLES), slip_of("calim", ROLES)
    ('evidence', 'claim')
    """
    name = name.lower().removeprefix("evidence:")
    if name in known:
        return ""
    return next((ours for ours in _OURS if one_slip(name, ours)), "")


def one_slip(name: str, wanted: str) -> bool:
    """Tell whether two names differ in one letter: left out, added, changed, or two swapped.

    >>> one_slip("clam", "claim"), one_slip("calim", "claim"), one_slip("aim", "claim")
    (True, True, False)
    """
    if abs(len(name) - len(wanted)) > 1:
        return False
    start = 0
    while start < min(len(name), len(wanted)) and name[start] == wanted[start]:
        start += 1
    rest, other = name[start:], wanted[start:]
    return (
        rest[1:] == other[1:]
        or rest[1:] == other
        or rest == other[1:]
        or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    )


def options_on(line: str) -> Iterator[str]:
    """Yield the options of a claim that a line gives, in either of MyST's styles or in rST's.

    >>> [*options_on(":tier: high")], [*options_on("tier: high")], [*options_on("the tier:")]
    (['tier'], ['tier'], [])
    """
    for found in _OPTION.finditer(_without_code(line)):
        yield found["name"] or found["bare"]


def is_filled(options: set[str]) -> bool:
    """Tell whether options that stand together are those of a claim."""
    return _TIER in options and not _OTHERS.isdisjoint(options)


def roles_on(line: str) -> Iterator[str]:
    """Yield the names of the roles on a line, of either markup.

    >>> [*roles_on("See {claim}`a`, :cite:`b` and `{code}` or ``:x:`y` ``.")]
    ['claim', 'cite']
    """
    for found in _CODE.finditer(line):
        if name := found["role"] or found["behind"]:
            yield name.strip("{}: \t")
    for found in _OPEN_ROLE.finditer(_without_code(line)):
        yield found[1] or found[2]


def sentence_on(line: str, below: str) -> tuple[str, str] | None:
    """Return what looks like a claim on a line of text, its sentence and what it is, or None.

    :param line: a line that is not code; inline code on it is passed over.
    :param below: the line below it, for an option there betrays a directive.
    """
    line = _without_code(line)
    # A table drawn with bars: each cell may begin something.
    cells = line.strip().strip("|").split("|") if line.lstrip().startswith("|") else [line]
    for cell in cells:
        fenced = not _FENCE_SIGNS.isdisjoint(cell)
        found = (_BRACKETED.search(cell) or _BARE.match(cell)) if fenced else None
        if found and (what := meant(found["name"])):
            return found["rest"].strip(" \t})]"), what
        found = _RST.match(cell)
        if found and (what := meant(found["name"])) and _means_a_directive(found, below):
            return found["rest"].strip(), what
    return None


def _without_code(line: str) -> str:
    return _CODE.sub("", line) if "`" in line else line


def _means_a_directive(found: re.Match[str], below: str) -> bool:
    if len(found["dots"]) == 1:
        return len(found["colons"]) > 1
    return bool(found["colons"]) or bool(_OPTION_LINE.match(below))
