"""Figures outside the boxes: each comes from what its sentence cites or links to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.figure import Figure, Told
from sphinx_evidence.model.notes import Quoted
from sphinx_evidence.numbers.arms import COMPARED, Arms, arm_in, arms_of, other_arm
from sphinx_evidence.numbers.trace import Traces, traced, traces_to
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.site import Site


def untraced(site: Site) -> Iterator[Fault]:
    """Yield figures of the text that stand in nothing that is named for them."""
    arms = _arms_by_key(site) if site.quoted else {}
    for quoted in site.quoted:
        claims = [claim for name in quoted.targets if (claim := site.find_claim(name))]
        keys = dict.fromkeys(
            (*quoted.keys, *(key for claim in claims for key in claim.keys))
        ).keys()
        known = [key for key in keys if key in site.sources_by_key]
        missing = {
            figure.written: f'"{figure.written}"{_beside(figure, known, arms, site)}'
            for figure in quoted.figures
            if not any(_stated(figure, claim) for claim in claims)
            and not any(_told(figure, site.traces[key], arms.get(key, ())) for key in known)
        }
        if missing:
            yield Fault(quoted.place, _message(quoted, [*missing.values()]), quoted.docname)


def _arms_by_key(site: Site) -> dict[str, list[Arms]]:
    """Return what the claims compare that cite a source, by its key."""
    found: dict[str, list[Arms]] = {}
    for claim in site.claims:
        arms = _arms(claim)
        for key in claim.keys:
            if arms not in (known := found.setdefault(key, [])):
                known.append(arms)
    return found


def _arms(claim: Claim) -> Arms:
    return arms_of(*map(claim.option, COMPARED))


def _stated(figure: Figure, claim: Claim) -> bool:
    """Tell whether a box holds a figure, and not for the other arm alone."""
    if not traced(figure, traces_to(claim.stated)):
        return False
    here = arm_in(figure.part, _arms(claim))
    same = (figure.value, figure.unit)
    there = {one.arm for one in claim.figures if (one.value, one.unit) == same}
    return not here or not there or not there.isdisjoint(("", here))


def _told(figure: Figure, traces: Traces, arms: Sequence[Arms]) -> bool:
    """Tell whether a source tells a figure, and not for another arm of what claims compare."""
    return traced(figure, traces, lambda told: not _other(figure, (told,), arms))


def _other(figure: Figure, told: Iterable[Told], arms: Sequence[Arms]) -> tuple[str, str] | None:
    """Return the arm that the first text has a figure for which has it for another, and the figure's own."""
    found = (other_arm(arm_in(figure.part, both), one.part, both) for one in told for both in arms)
    return next(filter(None, found), None)


def _beside(figure: Figure, keys: Iterable[str], arms: dict[str, list[Arms]], site: Site) -> str:
    """Return which arm a source has a figure for, where it is the other one."""
    for key in keys:
        told = site.traces[key].values.get((figure.value, figure.unit), ())
        if other := _other(figure, told, arms.get(key, ())):
            return f" ({key} has it for {other[0]}, not for {other[1]})"
    return ""


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
