"""The report: what the gate saw, what it found, and what was waived."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sphinx_evidence.model.finding import Finding
from sphinx_evidence.model.text import counted
from sphinx_evidence.rules.rule import ADVICE, DUE, ERROR, WARNING, Rule

#: What findings are about, as `thing_of` tells.
Things = set[tuple[object, ...]]


class Waived(NamedTuple):
    """A finding that its author asked to let pass for a while."""

    finding: Finding
    until: str  #: ISO date; the last day on which it counts.
    reason: str


class Tally(NamedTuple):
    """What one rule looked at, and what became of it."""

    rule: str
    checked: int
    passed: int
    waived: int
    failed: int


class Report(NamedTuple):
    """What the gate saw and what it found."""

    claims: int
    checked: Mapping[str, int]  #: How many things each rule looked at.
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    tiers: Mapping[str, int] = MappingProxyType({})  #: Claims seen, by the tier they declare.
    #: Claims that found nothing, and sources, that say in no words of a list what they are about.
    undeclared: tuple[int, int] = (0, 0)
    notices: tuple[str, ...] = ()  #: What was not looked at though nothing is wrong, a line each.
    #: By which was judged, in their groups: a report explains itself where no rule is loaded.
    groups: Mapping[str, tuple[Rule, ...]] = MappingProxyType({})

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules by which was judged, in the order of the registry."""
        return tuple(rule for group in self.groups.values() for rule in group)

    @property
    def failed(self) -> bool:
        """Whether a finding stands that blocks the build."""
        return any(finding.severity == ERROR for finding in self.findings)

    @property
    def on_pages(self) -> bool:
        """Whether something was found or waived on a page, where its line moves with the text.

        What stands in a bibliography or another file is told by the file itself.
        """
        return any(f.docname for f in (*self.findings, *(w.finding for w in self.waived)))

    @property
    def due(self) -> tuple[Finding, ...]:
        """What time alone brought about, also where the site asks to be failed by it."""
        due = {rule.slug for rule in self.rules if rule.severity == DUE}
        return tuple(finding for finding in self.findings if finding.rule in due)

    def count(self, severity: str) -> int:
        """Return how many findings are of a severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def summary(self) -> str:
        """Return one line: claims seen, waived, findings; `tallies` says more of each rule."""
        rest = "".join(f", {n} {kind}" for kind in (ADVICE, DUE) if (n := self.count(kind)))
        return (
            f"evidence: {counted(self.claims, 'claim')} seen; waived: {len(self.waived)}; findings: {counted(self.count(ERROR), 'error')}, "
            f"{counted(self.count(WARNING), 'warning')}{rest}"
        )

    def tallies(self) -> tuple[Tally, ...]:
        """Return what each rule looked at, and how much of it passed, was waived, or failed.

        A claim with two findings of one rule has failed once.
        """
        failed = _things_by_rule(self.findings)
        waived = _things_by_rule(one.finding for one in self.waived)
        return tuple(
            _tally(rule, checked, failed[rule], waived[rule] - failed[rule])
            for rule, checked in self.checked.items()
        )


def _tally(rule: str, checked: int, failed: Things, waived: Things) -> Tally:
    # A fault may be the only trace of what was looked at, such as a line that became no claim.
    passed = max(checked - len(failed) - len(waived), 0)
    return Tally(rule, checked, passed, len(waived), len(failed))


def _things_by_rule(findings: Iterable[Finding]) -> defaultdict[str, Things]:
    """Return what the findings of each rule are about."""
    found: defaultdict[str, Things] = defaultdict(set)
    for finding in findings:
        found[finding.rule].add(thing_of(finding))
    return found


def thing_of(finding: Finding) -> tuple[object, ...]:
    """Return what a finding is about: a claim, or the very place."""
    if finding.ordinal >= 0:
        return (finding.docname, finding.ordinal)
    return (*finding.place, finding.message)


def each_once(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """Yield each finding that reads differently, in their order, and how often it stands there."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.place, finding.severity, finding.line())
        alike.setdefault(key, []).append(finding)
    yield from ((same[0], len(same)) for same in alike.values())
