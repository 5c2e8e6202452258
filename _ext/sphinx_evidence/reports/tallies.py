"""What was seen and checked, as a table for people: plain text, and Markdown. No Sphinx."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sphinx_evidence.model.finding import Finding
from sphinx_evidence.model.text import as_markdown, counted
from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.rules.report import Report, Tally
from sphinx_evidence.rules.rule import ADVICE, DUE, ERROR, SEVERITIES, WARNING

#: GitHub takes no more than a megabyte for the summary of a step.
_MOST_FINDINGS = 500
_HEADINGS = ("rule", "checked", "passed", "waived", "failed")


def summary_text(report: Report) -> str:
    """Return a table in plain text: claims by tier, then what became of each rule."""
    tallies = report.tallies()
    rows = _rows(tallies)
    wide = max(len(row[0]) for row in [_HEADINGS, *rows])
    table = [
        f"{row[0]:{wide}}" + "".join(f"  {cell:>7}" for cell in row[1:])
        for row in [_HEADINGS, *rows]
    ]
    return "\n".join([_tiers(report), *(table if rows else ()), *_idle(report, tallies), ""])


def summary_markdown(report: Report) -> str:
    """Return the same in Markdown, below the findings, errors first; for a page that tells of a run."""
    parts = [f"## Evidence: {_verdict(report)}", _tiers(report)]
    worst = (*SEVERITIES, DUE)
    found = [
        (_where(one), one.severity, as_markdown(one.line()))
        for one in sorted(report.findings, key=lambda one: worst.index(one.severity))
    ]
    parts += _listed(("where", "severity", "finding"), found)
    waived = [
        (_where(w.finding), w.until, as_markdown(f"{w.finding.line()}; reason: {w.reason}"))
        for w in report.waived
    ]
    parts += _listed(("where", "waived until", "finding"), waived)
    tallies = report.tallies()
    if rows := _rows(tallies):
        parts.append(_table(_HEADINGS, rows, numbers=True))
    return "\n\n".join([*parts, *map(as_markdown, _idle(report, tallies)), ""])


def _verdict(report: Report) -> str:
    counts = [
        counted(report.count(ERROR), "error"),
        counted(report.count(WARNING), "warning"),
        f"{report.count(ADVICE)} advice",
        f"{report.count(DUE)} due",
        f"{len(report.waived)} waived",
    ]
    return f"{'failed' if report.failed else 'passed'}, {', '.join(counts)}"


def _tiers(report: Report) -> str:
    """Return how many claims were seen, strongest tier first."""
    known = [name for name in TIERS if name in report.tiers]
    others = [name for name in report.tiers if name not in TIERS]
    parts = [f"{report.tiers[name]} {name}" for name in known + others]
    seen = f"{counted(report.claims, 'claim')} seen"
    return f"{seen}: {', '.join(parts)}." if parts else f"{seen}."


def _rows(tallies: Iterable[Tally]) -> list[tuple[str, ...]]:
    """Return a row for each rule that looked at something or found something."""
    return [tuple(map(str, tally)) for tally in tallies if any(tally[1:])]


def _idle(report: Report, tallies: Iterable[Tally]) -> list[str]:
    """Return what was not judged: rules that looked at nothing, and what declares no topics."""
    idle = [tally.rule for tally in tallies if not any(tally[1:])]
    lines = [f"Looked at nothing: {', '.join(idle)}."] if idle else []
    claims, sources = report.undeclared
    if claims:
        lines.append(
            f"Not compared: {counted(claims, 'claim')} that found nothing and "
            f"{counted(sources, 'source')} declare no subjects, given and outcomes."
        )
    return lines


def _listed(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return a table of as many rows as fit, and how many did not."""
    parts = [_table(headings, rows[:_MOST_FINDINGS])] if rows else []
    if len(rows) > _MOST_FINDINGS:
        parts.append(f"And {len(rows) - _MOST_FINDINGS} more, in findings.txt.")
    return parts


def _where(finding: Finding) -> str:
    where = str(finding.place)
    return as_markdown(where) if set("`|") & set(where) else f"`{where}`"


def _table(
    headings: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, numbers: bool = False
) -> str:
    rule = tuple("---:" if numbers and n else "---" for n, _ in enumerate(headings))
    return "\n".join(f"| {' | '.join(row)} |" for row in (headings, rule, *rows))
