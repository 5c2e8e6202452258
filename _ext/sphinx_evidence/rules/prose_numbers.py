"""Figures outside the boxes: each comes from what its sentence cites or links to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.figure import Figure, Told
from sphinx_evidence.model.notes import Quoted
from sphinx_evidence.numbers.arms import COMPARED, Arms, arm_in, arms_of, other_arm
from sphinx_evidence.numbers.trace import traced, traces_to
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.site import Site


def untraced(site: Site) -> Iterator[Fault]:
    """Yield figures of the text that stand in nothing that is named for them."""
    compared = _Compared(site)
    for quoted in site.quoted:
        claims = site.claims_named(quoted.targets)
        keys = dict.fromkeys(
            (*quoted.keys, *(key for claim in claims for key in claim.keys))
        ).keys()
        known = [key for key in keys if key in site.sources_by_key]
        missing = {
            figure.written: f'"{figure.written}"{compared.beside(figure, known)}'
            for figure in quoted.figures
            if not any(_stated(figure, claim) for claim in claims)
            and not any(compared.tells(key, figure) for key in known)
        }
        if missing:
            yield Fault(quoted.place, _message(quoted, [*missing.values()]), quoted.docname)


def _stated(figure: Figure, claim: Claim) -> bool:
    """Tell whether a box holds a figure, and not for the other arm alone."""
    if not traced(figure, traces_to(claim.stated)):
        return False
    same = (figure.value, figure.unit)
    there = {one.arm for one in claim.figures if (one.value, one.unit) == same}
    if not there or "" in there:
        return True
    here = arm_in(figure.part, _arms(claim))
    return not here or here in there


def _arms(claim: Claim) -> Arms:
    return arms_of(*map(claim.option, COMPARED))


class _Compared:
    """What the claims compare that cite a source: of these arms, it tells a figure of one."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def tells(self, key: str, figure: Figure) -> bool:
        """Tell whether a source tells a figure, and not of another arm alone."""
        return traced(
            figure, self._site.traces[key], lambda told: not self._other(figure, told, key)
        )

    def beside(self, figure: Figure, keys: Iterable[str]) -> str:
        """Return which arm a source has a figure for, where it is the other one."""
        for key in keys:
            for told in self._site.traces[key].values.get((figure.value, figure.unit), ()):
                if other := self._other(figure, told, key):
                    return f" ({key} has it for {other[0]}, not for {other[1]})"
        return ""

    def _other(self, figure: Figure, told: Told, key: str) -> tuple[str, str] | None:
        """Return the arm that a source has a figure for, and that of the text, where they differ."""
        if not (figure.part and told.part):
            return None
        arms = self._by_key.get(key, {})
        found = (other_arm(arm_in(figure.part, both), told.part, both) for both in arms)
        return next(filter(None, found), None)

    @cached_property
    def _by_key(self) -> dict[str, dict[Arms, None]]:
        """The arms of the claims that cite each source, each pair once."""
        found: dict[str, dict[Arms, None]] = {}
        for claim in self._site.claims:
            arms = _arms(claim)
            for key in claim.keys if arms.given else ():
                found.setdefault(key, {})[arms] = None
        return found


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
