"""Figures outside the boxes: each comes from what its sentence cites or links to."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.notes import Quoted
from sphinx_evidence.numbers.trace import traced, traces_to
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.site import Site


def untraced(site: Site) -> Iterator[Fault]:
    """Yield figures of the text that stand in nothing that is named for them."""
    for quoted in site.quoted:
        claims = [claim for name in quoted.targets if (claim := site.find_claim(name))]
        keys = dict.fromkeys(
            (*quoted.keys, *(key for claim in claims for key in claim.keys))
        ).keys()
        known = [key for key in keys if key in site.sources_by_key]
        missing = [
            f'"{figure.written}"'
            for figure in quoted.figures
            if not any(traced(figure, traces_to(claim.stated)) for claim in claims)
            and not any(traced(figure, site.traces[key]) for key in known)
        ]
        if missing:
            yield Fault(quoted.place, _message(quoted, missing), quoted.docname)


def _message(quoted: Quoted, missing: list[str]) -> str:
    figures = f"{'the figure' if len(missing) == 1 else 'the figures'} {', '.join(missing)}"
    where = f'in "{quoted.quote}"'
    if quoted.keys or quoted.targets:
        named = ", ".join(f'"{name}"' for name in (*quoted.keys, *quoted.targets))
        return (
            f"{figures} {where} stands in nothing that is named for it ({named}); correct it, or name "
            "the source or claim that holds it"
        )
    return (
        f"{figures} {where} names no source; cite one whose finding holds it, or link with {{claim}} "
        "to a claim that states it"
    )
