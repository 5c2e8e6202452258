"""What the gate finds in a planted site: as `check` does it, and only where anything can differ.

A check is a function of what it reads. Each is run on the sound site once, and what it read is
noted: which parts, and of the look-ups which entries. In a planted site it is run again if one of
these differs, or if it is about a claim that is new; else it would read the same and find the
same, which is nothing. So a fault costs milliseconds, and none of them hides another.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.finding import Finding
from sphinx_evidence.model.place import Place
from sphinx_evidence.rules import metadata
from sphinx_evidence.rules.check import ClaimCheck, SiteCheck
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.registry import CLAIM_CHECKS, SITE_CHECKS
from sphinx_evidence.rules.run import sort_out
from sphinx_evidence.rules.site import Site

#: A part of a site and a key in it; None stands for all of it.
Read = tuple[str, object]

#: What is looked up by key: of these, single entries are noted.
_LOOK_UPS = (
    *("claims_by_id", "disclaimers_by_name", "sources_by_key", "statuses", "last_changes"),
    *("traces", "found_works"),
)
_PARTS = tuple(field.name for field in dataclasses.fields(Site))
#: What `Site` makes of its parts: it is noted by itself, for it may be the same when they are not.
_MADE = ("cited_keys", "used_keys", "used_sources", "upkeep_problems", "studies", "outcomes")
_MADE += ("retracted",)
#: Look-ups that are made of one part alone: the same wherever that part is the same.
_MADE_OF = {
    "claims_by_id": "claims",
    "claims_by_place": "claims",
    "cited_keys": "claims",
    "disclaimers_by_name": "disclaimers",
    "sources_by_key": "sources",
    "outcomes": "claims",
    "studies": "sources",
    "retracted": "statuses",
    "last_changes": "changes",
    "found_works": "watch",
}
#: Made of reviews, changes and more by `texts_of`: most faults change these, and no text in them.
_TEXTS = "texts"
#: The texts of the sound site, and that site, as a planted one knows them.
_KNOWN = "known texts"
#: Parts that are files, and what of them is looked up by key.
_FILES = {"reviews": "reviews", "lock": "ids"}


class _Entries(dict[Any, Any]):
    """A look-up that notes which entries are asked for."""

    def __init__(self, name: str, entries: Mapping[Any, Any], notes: set[Read]) -> None:
        super().__init__(entries)
        self._name, self._notes = name, notes

    def __getitem__(self, key: object) -> Any:
        self._notes.add((self._name, key))
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self._notes.add((self._name, key))
        return super().__contains__(key)

    def get(self, key: object, default: Any = None) -> Any:
        self._notes.add((self._name, key))
        return super().get(key, default)

    def _whole(self) -> None:
        self._notes.add((self._name, None))

    def __iter__(self) -> Iterator[Any]:
        self._whole()
        return super().__iter__()

    def __len__(self) -> int:
        self._whole()
        return super().__len__()

    def keys(self) -> Any:
        self._whole()
        return super().keys()

    def values(self) -> Any:
        self._whole()
        return super().values()

    def items(self) -> Any:
        self._whole()
        return super().items()


class _Fields:
    """Settings that note which of them are asked for."""

    def __init__(self, name: str, record: object, notes: set[Read]) -> None:
        self._name, self._record, self._notes = name, record, notes

    def __getattr__(self, field: str) -> Any:
        self._notes.add((self._name, field))
        return getattr(self._record, field)


class _Watched(Site):
    """A site that notes what is read of it."""

    def __getattribute__(self, name: str) -> Any:
        mine = object.__getattribute__(self, "__dict__")
        if "watching" not in mine or name not in (*_PARTS, *_LOOK_UPS, *_MADE):
            return super().__getattribute__(name)
        site, notes = mine["watching"]
        value = getattr(site, name)
        if name in _LOOK_UPS:
            return _Entries(name, value, notes)
        if name == "settings":
            return _Fields(name, value, notes)
        notes.add((name, None))
        if name in _FILES and value is not None:
            kept = _FILES[name]
            entries = _Entries(f"{name}.{kept}", getattr(value, kept), notes)
            return value._replace(**{kept: entries})
        return value


def _watched(site: Site, notes: set[Read]) -> Site:
    watched = _Watched(**{name: getattr(site, name) for name in _PARTS})
    watched.__dict__["watching"] = (site, notes)
    return watched


_texts = metadata._texts


def texts_of(site: Site) -> tuple[Any, ...]:
    """Return the texts that stand on no page, in place of `metadata._texts`; made once a site.

    Of a planted site those that are new, and those that tell of a claim: what is found in another
    hangs on the text alone, and there was nothing.
    """
    if watching := site.__dict__.get("watching"):
        site, notes = watching
        notes.add((_TEXTS, None))
    if _TEXTS not in site.__dict__:
        known, sound = site.__dict__.get(_KNOWN, (frozenset(), None))
        asked = site if sound is None else _without_sources(site, sound)
        site.__dict__[_TEXTS] = tuple(one for one in _texts(asked) if one.claim or one not in known)
    found: tuple[Any, ...] = site.__dict__[_TEXTS]
    return found


def _without_sources(site: Site, sound: Site) -> Site:
    """Return a planted site without the entries that stand in the sound one: most texts are of these."""
    if site.sources is sound.sources:
        return dataclasses.replace(site, sources=())
    known = {id(source) for source in sound.sources}
    return dataclasses.replace(
        site, sources=tuple(one for one in site.sources if id(one) not in known)
    )


def _look_ups(site: Site) -> dict[str, Mapping[Any, Any]]:
    """Return all that is looked up by key, but the traces: those depend on claims and sources."""
    found = {name: getattr(site, name) for name in _LOOK_UPS if name != "traces"}
    for name, kept in _FILES.items():
        found[f"{name}.{kept}"] = getattr(getattr(site, name), kept, {})
    return found


def _bare(site: Site, name: str) -> object:
    """Return a part of a site, without the entries that are looked up by key."""
    part = getattr(site, name)
    return part if part is None or name not in _FILES else part._replace(**{_FILES[name]: {}})


def _all_traces(site: Site) -> Mapping[str, Any]:
    """Return what figures may be traced to in each source, whether a claim with figures cites it."""
    claim = next(claim for claim in site.claims if claim.figures)
    every = claim._replace(options=(("cite", ", ".join(site.sources_by_key)),))
    return dataclasses.replace(site, claims=(every,)).traces


class Run(NamedTuple):
    """A check of one claim, or of the whole site."""

    check: ClaimCheck | SiteCheck
    claim: Claim | None = None


class Answer(NamedTuple):
    """What the gate says of a site."""

    findings: list[Finding]
    checks: dict[ClaimCheck | SiteCheck, set[Place]]  #: Where each found something, waived or not.


class Judge:
    """Judges planted sites; the sound one must have no finding."""

    def __init__(self, sound: Site) -> None:
        """Run each check on the sound site, and note what it reads."""
        self.sound = sound
        self._known = {id(claim) for claim in sound.claims}
        self._look_ups = _look_ups(sound)
        self._texts = frozenset(texts_of(sound))
        self._traces = _all_traces(sound)
        self._readers: dict[Read, list[int]] = defaultdict(list)
        self._runs = [
            *(Run(check, claim) for check in CLAIM_CHECKS for claim in sound.claims),
            *(Run(check) for check in SITE_CHECKS),
        ]
        for number, run in enumerate(self._runs):
            notes: set[Read] = set()
            assert list(_findings(run, _watched(sound, notes), "")) == [], run
            for read in notes:
                self._readers[read].append(number)

    def findings(self, site: Site, silent: ClaimCheck | SiteCheck | None = None) -> Answer:
        """Return all that the gate finds in a planted site.

        :param silent: a check that finds nothing, to see whether anybody would notice.
        """
        for name, part in _MADE_OF.items():
            if getattr(site, part) is getattr(self.sound, part):
                site.__dict__[name] = getattr(self.sound, name)
        if site.sources is self.sound.sources:
            site.__dict__["traces"] = self._traces
        said, sound = site.settings, self.sound.settings
        if (said.topics, said.language) == (sound.topics, sound.language):
            site.__dict__[_KNOWN] = self._texts, self.sound
        there = {id(claim) for claim in site.claims}
        again = {number for read in self._changed(site) for number in self._readers.get(read, ())}
        runs = [self._runs[number] for number in sorted(again)]
        runs = [run for run in runs if run.claim is None or id(run.claim) in there]
        new = [claim for claim in site.claims if id(claim) not in self._known]
        runs += [Run(check, claim) for check in CLAIM_CHECKS for claim in new]
        found = [
            (run.check, finding)
            for run in runs
            if run.check is not silent
            for finding in _findings(run, site, run.check.rule.severity_among(site.settings.rules))
        ]
        standing, _ = sort_out([finding for _, finding in found], site)
        places: dict[ClaimCheck | SiteCheck, set[Place]] = defaultdict(set)
        for check, finding in found:
            places[check].add(finding.place)
        return Answer(list(standing), places)

    def _changed(self, site: Site) -> Iterator[Read]:
        """Yield what differs from the sound site."""
        for name in (*_PARTS, *_MADE):
            if getattr(site, name) is not getattr(self.sound, name) and (
                _bare(site, name) != _bare(self.sound, name)
            ):
                yield name, None
        if not self._texts.issuperset(texts_of(site)):
            yield _TEXTS, None
        for field in dataclasses.fields(Settings):
            if getattr(site.settings, field.name) != getattr(self.sound.settings, field.name):
                yield "settings", field.name
        for name, after in _look_ups(site).items():
            before = self._look_ups[name]
            if after is before:
                continue
            keys = {key for key in {*before, *after} if before.get(key) is not after.get(key)}
            keys = {key for key in keys if before.get(key) != after.get(key)}
            if keys:
                yield name, None
            for key in keys:
                yield name, key
                if name == "sources_by_key":
                    yield "traces", key


def _findings(run: Run, site: Site, severity: str) -> Iterable[Finding]:
    """Yield what a check finds, as `check` does."""
    check, claim = run
    rule = check.rule.slug
    if isinstance(check, SiteCheck):
        for place, message, docname, ordinal in check.judge(site):
            told = site.claims_by_place.get((docname, ordinal))
            name = told.name if told else ""
            yield Finding(place, rule, severity, name, message, docname, ordinal)
    elif claim is not None and check.used(site) and check.applies(claim):
        for message in check.judge(claim, site):
            yield Finding(
                claim.place, rule, severity, claim.name, message, claim.docname, claim.ordinal
            )
