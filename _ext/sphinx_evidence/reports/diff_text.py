"""What differs between two ``claims.json``, for a comment on a pull request and for machines. No Sphinx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sphinx_evidence.model.text import as_markdown, capital, counted
from sphinx_evidence.reports.claims_diff import (
    ADDED,
    GONE,
    LESS_SURE,
    RENAMED,
    SURER,
    UNSUPPORTED,
    Change,
    Changed,
    Difference,
)

SCHEMA_VERSION = 1
#: By this a comment is found again, so that a second run changes it in place of adding one.
MARK = "<!-- sphinx-evidence diff -->"
#: GitHub takes no comment of more than 65,536 characters.
_LONGEST = 60_000
#: Heading, and the kind that puts a claim below it; the first that fits, what asks most of a reader first.
_PARTS = (
    ("Surer, with no new source", UNSUPPORTED),
    ("Surer", SURER),
    ("Less sure", LESS_SURE),
    ("Gone", GONE),
    ("New", ADDED),
    ("Renamed", RENAMED),
    ("Changed otherwise", ""),
)
_HEADLINES = (SURER, UNSUPPORTED, LESS_SURE, GONE, ADDED)


def diff_document(found: Difference) -> dict[str, Any]:
    """Return all that differs as data."""
    return {
        "schema_version": SCHEMA_VERSION,
        "counts": found.counts(),
        "claims": [
            {"id": one.name, "claim": one.text, "file": one.place, **_told(one)}
            for one in found.claims
        ],
        "sources": [
            {"key": one.name, "label": one.text, "claims": _split(one.place), **_told(one)}
            for one in found.sources
        ],
        "disclaimers": [
            {"name": one.name, "claims": _split(one.place), **_told(one)}
            for one in found.disclaimers
        ],
    }


def _told(one: Changed) -> dict[str, Any]:
    changes = [{"kind": c.kind, "what": c.what, "was": c.was, "now": c.now} for c in one.changes]
    return {"kinds": list(one.kinds), "changes": changes}


def _split(names: str) -> list[str]:
    return names.split(", ") if names else []


def diff_markdown(found: Difference) -> str:
    """Return all that differs as Markdown, what asks most of a reader first."""
    blocks = [MARK, f"### Claims: {_headline(found)}"]
    left = list(found.claims)
    for heading, kind in _PARTS:
        part = [one for one in left if not kind or kind in one.kinds]
        left = [one for one in left if one not in part]
        if part:
            blocks.append(f"**{heading}** ({len(part)})")
            blocks += map(_claim, part)
    for heading, those in (("Sources", found.sources), ("Disclaimers", found.disclaimers)):
        if those:
            blocks.append(f"**{heading}** ({len(those)})")
            blocks += map(_other, those)
    return _shortened(blocks)


def _headline(found: Difference) -> str:
    """Return how many claims came, went and changed."""
    if not any(found):
        return "nothing changed"
    counts = found.counts()
    said = {SURER: "surer", UNSUPPORTED: "of these with no new source", ADDED: "new"}
    said |= {LESS_SURE: "less sure", GONE: "gone"}
    parts = [f"{counts[kind]} {said[kind]}" for kind in _HEADLINES if kind in counts]
    told = {ADDED, GONE, SURER, LESS_SURE}
    others = sum(told.isdisjoint(one.kinds) for one in found.claims)
    parts += [f"{others} changed otherwise"] if others else []
    parts += [f"{counted(len(found.sources), 'source')} changed"] if found.sources else []
    if found.disclaimers:
        parts.append(f"{counted(len(found.disclaimers), 'disclaimer')} changed")
    return ", ".join(parts)


def _claim(one: Changed) -> str:
    lines = [f"- {_code(one.name)} ({_safe(one.place)}): {_safe(one.text)}"]
    return "\n".join([*lines, *_lines(one.changes)])


def _other(one: Changed) -> str:
    of = f", of {one.place}" if one.place else ""
    name = f" ({_safe(one.text)})" if one.text else ""
    return "\n".join([f"- {_code(one.name)}{name}{_safe(of)}", *_lines(one.changes)])


def _lines(changes: Iterable[Change]) -> Iterator[str]:
    """Yield a line for each change; how sure the claim is told by its tier, and stands in the heading."""
    tier = any(change.kind == "tier" for change in changes)
    for kind, was, now, what in changes:
        if kind == UNSUPPORTED or (kind in (SURER, LESS_SURE) and (tier or was == now)):
            continue
        if kind in (ADDED, GONE):
            yield f"  - {_safe(was or now)}"
            continue
        name = capital(what.replace("_", " ") or kind)
        yield f"  - {name}: {_safe(was) or 'nothing'} → **{_safe(now) or 'nothing'}**"


def _shortened(blocks: list[str]) -> str:
    """Return blocks as one text, as many of them as a comment can hold."""
    kept, size = [], 0
    for number, block in enumerate(blocks):
        size += len(block) + 2
        if size > _LONGEST:
            kept.append(f"And {len(blocks) - number} more; run the command to see them all.")
            break
        kept.append(block)
    return "\n\n".join(kept) + "\n"


def _code(name: str) -> str:
    return _safe(name) if set("`|\n") & set(name) else f"`{name}`"


def _safe(text: str) -> str:
    """Return text that Markdown shows as it is, on one line, and that calls nobody by @."""
    return " ".join(as_markdown(text).split()).replace("@", "@\u2060")
