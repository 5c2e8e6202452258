"""What became of faults: planted in batches, judged, and each told to be caught or missed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from sphinx_evidence.model.finding import Finding
from sphinx_evidence.model.place import Place
from sphinx_evidence.rules.check import ClaimCheck, SiteCheck
from sphinx_evidence.rules.registry import RULES
from tests.site.batches import Planted, batches, noted, together, wanted
from tests.site.judging import Answer, Judge
from tests.site.planting import PLANTERS, Fault, Garden, Planter, Spot


def planters_of(rule: str) -> list[Planter]:
    return [planter for planter in PLANTERS if planter.rule == rule]


def faults_of(rule: str, garden: Garden) -> Iterator[Fault]:
    for planter in planters_of(rule):
        yield from planter.faults(garden)


def planted_of(rule: str, garden: Garden) -> list[Planted]:
    return [noted(rule, fault, garden.site) for fault in faults_of(rule, garden)]


def in_rotation(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield of the kinds of fault that a planter has for one thing a single one, at each thing the next.

    So each kind is planted at many things, and a fault at each thing; `make test-all` plants them all.
    """
    groups = groupby(faults, lambda fault: (fault.where, fault.places))
    for number, (_, kinds) in enumerate(groups):
        choice = [*kinds]
        yield choice[number % len(choice)]


def caught(rule: str, fault: Fault, found: list[Finding]) -> bool:
    """Tell whether all was found that must be, no more, and in words that name the fault."""
    own = [one for one in found if one.rule == rule]
    return (
        Counter((one.rule, one.place) for one in found) == wanted(rule, fault)
        and any(fault.says in one.message or fault.says == one.claim for one in own)
        and {one.severity for one in own} == {RULES[rule].severity}
    )


def all_caught(planted: list[Planted], found: list[Finding]) -> bool:
    """Tell whether of faults in one site all was found that must be, no more, and each by name."""
    said: dict[Spot, list[Finding]] = defaultdict(list)
    for one in found:
        said[one.rule, one.place].append(one)
    all_wanted: Counter[Spot] = Counter()
    for each in planted:
        all_wanted.update(each.wanted)
    return (
        {spot: len(own) for spot, own in said.items()} == all_wanted
        and all(
            any(fault.says in one.message or fault.says == one.claim for one in said[rule, place])
            for rule, fault, *_ in planted
            for place in fault.places
        )
        and all(
            one.severity == RULES[rule].severity
            for rule in {one.rule for one in planted}
            for one in found
            if one.rule == rule
        )
    )


def told(rule: str, fault: Fault, found: list[Finding]) -> str:
    """Return what is wrong with an answer of the gate, as one line."""
    spots = Counter((one.rule, one.place) for one in found)
    missing = sorted((wanted(rule, fault) - spots).elements())
    beyond = sorted((spots - wanted(rule, fault)).elements())
    said = [one.message for one in found][:3]
    return (
        f"{rule}: {fault.kind}, {fault.where}: missing {missing}, beyond {beyond}, "
        f"must name {fault.says!r}: {said}"
    )


class Harvest:
    """What became of the faults of one rule. Sites are large: of them only a few are kept."""

    def __init__(self, rule: str, judge: Judge) -> None:
        self.rule = rule
        self.places: set[object] = set()  #: Where it was planted, and where it was found.
        self.caught: list[tuple[str, bool]] = []
        self.missed: list[str] = []
        #: For each check of the rule, a fault that it found, caught as it should be.
        self.witnesses: dict[ClaimCheck | SiteCheck, Fault] = {}
        self.whole = 0  #: How many sites could not be made of edits.
        self._judge = judge

    def plant(self, planted: list[Planted]) -> None:
        """Judge faults together; where more or less is found than of each, judge them by halves."""
        answer = self._judge.findings(together(planted, self._judge.sound))
        if len(planted) > 1 and not all_caught(planted, answer.findings):
            half = len(planted) // 2
            self.plant(planted[:half])
            self.plant(planted[half:])
            return
        for one in planted:
            good = len(planted) > 1 or caught(self.rule, one.fault, answer.findings)
            self.caught.append((one.fault.where, good))
            self.places |= {one.fault.where, *one.fault.places}
            if not good:
                self.missed.append(told(self.rule, one.fault, answer.findings))
        if len(planted) == 1:
            self._note(planted[0], answer)
            return
        for check, places in self._unwitnessed(answer):
            for one in planted:
                if check not in self.witnesses and not places.isdisjoint(one.fault.places):
                    self._note(one, self._judge.findings(together([one], self._judge.sound)))

    def _unwitnessed(self, answer: Answer) -> list[tuple[ClaimCheck | SiteCheck, set[Place]]]:
        return [
            (one, places)
            for one, places in answer.checks.items()
            if one.rule.slug == self.rule and one not in self.witnesses
        ]

    def _note(self, one: Planted, answer: Answer) -> None:
        """Note a fault that was planted alone for each check that found it as the first."""
        unwitnessed = self._unwitnessed(answer)
        if unwitnessed and caught(self.rule, one.fault, answer.findings):
            fault = one.fault._replace(site=together([one], self._judge.sound))
            for check, _ in unwitnessed:
                self.witnesses[check] = fault


class Harvests(dict[str, Harvest]):
    """The faults of each rule, planted when a test asks for them: a rule alone is soon done."""

    def __init__(self, garden: Garden, judge: Judge) -> None:
        self._garden, self._judge = garden, judge

    def __missing__(self, rule: str) -> Harvest:
        own = self[rule] = Harvest(rule, self._judge)
        for planter in planters_of(rule):
            planted = [
                noted(rule, fault, self._garden.site)
                for fault in in_rotation(planter.faults(self._garden))
            ]
            own.whole += sum(one.whole for one in planted)
            for batch in batches(planted):
                own.plant(batch)
        return own
