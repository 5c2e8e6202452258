"""Faults of what every claim owes its reader: id, tier, sources, disclaimer, sentence and body."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.claim import CLAIM_OPTIONS, Claim
from sphinx_evidence.model.notes import Stray
from sphinx_evidence.model.source import NO_TOPICS
from tests.site.altering import below, each_misspelt, having, misspelt, without
from tests.site.planting import Fault, Garden, Spot, planter


@planter("missing-id")
def id_lost(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        parts = garden.untold(claim)
        yield garden.at(claim, "no id", without(claim, "id"), *garden.lost(claim), **parts)


@planter("invalid-id")
def id_with_capitals(garden: Garden) -> Iterator[Fault]:
    """Nothing knows the new id: it is a claim that nobody reviewed, listed or told of."""
    for claim in garden.claims:
        new = ("suspect-claim", "unlisted-claim", "untold-change")
        follows = [*garden.lost(claim), *((rule, claim.place) for rule in new)]
        changed, parts = having(claim, id=claim.id.title()), garden.untold(claim)
        yield garden.at(claim, "id with capitals", changed, *follows, **parts)


@planter("duplicate-claim")
def claim_twice(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        for kind, copy in (
            ("claim twice", claim._replace(place=below(claim.place), ordinal=999)),
            ("claim on two pages", claim._replace(docname="zz")),
        ):
            claims = (*garden.claims, copy)
            yield garden.of(kind, claim.id, copy.place, claims=claims)


def unrated(garden: Garden, claim: Claim) -> list[Spot]:
    """Return what follows when a claim has no tier: what only a fact of record may say is banned."""
    advice = any(words in claim.sentence for words in ("should be avoided", "must not be used"))
    return [*garden.unsure(claim), *[("banned-wording", claim.place)] * advice]


@planter("missing-tier")
def tier_lost(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        for kind, changed in (
            ("no tier", without(claim, "tier")),
            ("tier empty", having(claim, tier="")),
        ):
            yield garden.at(claim, kind, changed, *unrated(garden, claim))


@planter("unknown-tier")
def tier_misspelt(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        wrong = misspelt(claim.tier.name)
        changed = having(claim, tier=wrong)
        yield garden.at(claim, "tier misspelt", changed, *unrated(garden, claim), says=wrong)


@planter("missing-citation")
def sources_lost(garden: Garden) -> Iterator[Fault]:
    """Its figures go with them, or else they could be traced to nothing."""
    for claim in garden.claims:
        bare = without(claim, "against")._replace(figures=())
        for kind, changed in (
            ("no source", without(bare, "cite")),
            ("sources empty", having(bare, cite="")),
        ):
            follows = [*garden.uncounted(claim), *garden.overlooked(claim)]
            follows += garden.untraced(changed)
            yield garden.at(claim, kind, changed, *follows, **garden.no_verdict(claim))


@planter("unknown-citation")
def key_misspelt(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        bare = claim._replace(figures=())
        for name in ("cite", "against"):
            keys = claim.names(name)
            for key, (wrong, value) in zip(keys, each_misspelt(keys), strict=True):
                kept = [one for one in claim.keys if one != key]
                follows = [*garden.uncounted(claim, *kept), *garden.overlooked(claim, *kept)]
                changed = having(bare, **{name: value})
                follows += garden.untraced(changed)
                parts = garden.no_verdict(claim)
                yield garden.at(claim, f"{key} misspelt", changed, *follows, says=wrong, **parts)
            more = having(claim, **{name: ", ".join([*keys, "nobody2020"])})
            yield garden.at(claim, f"one more under {name}", more, says="nobody2020")


@planter("unknown-citation")
def entry_lost(garden: Garden) -> Iterator[Fault]:
    """An entry is gone, or has another key: all that names it is at fault, in boxes and in the text."""
    for number, source in enumerate(garden.sources):
        users = garden.citing(source.key)
        claims = tuple(one._replace(figures=()) if one in users else one for one in garden.claims)
        told = (one.place for one in garden.site.citations if one.target == source.key)
        places = [*(claim.place for claim in users), *told]
        assert places, f"nobody names {source.key}"
        left = tuple(one for one in garden.sources if one is not source)
        renamed = source._replace(key=misspelt(source.key), topics=NO_TOPICS)
        kind, sources = (("entry lost", left), ("key misspelt", (*left, renamed)))[number % 2]
        known = {one.key: one for one in sources}
        parts = garden.reviewed(*users, sources=known)
        parts |= {"claims": claims, "sources": sources} | garden.no_verdict(*users)
        follows = garden.untraced(key=source.key)
        yield garden.of(kind, source.key, places, *follows, says=source.key, **parts)


@planter("missing-disclaimer")
def disclaimer_lost(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        for kind, changed in (
            ("no disclaimer", without(claim, "disclaimer")),
            ("disclaimer empty", having(claim, disclaimer="")),
        ):
            yield garden.at(claim, kind, changed)


@planter("missing-disclaimer")
def disclaimer_without_text(garden: Garden) -> Iterator[Fault]:
    for one in garden.site.disclaimers:
        users = [claim.place for claim in garden.claims if one.name in claim.names("disclaimer")]
        assert users, f"no claim shows the disclaimer {one.name}"
        emptied = tuple(d._replace(text="") if d is one else d for d in garden.site.disclaimers)
        yield garden.of("text lost", one.name, users, disclaimers=emptied, says=one.name)


@planter("unknown-disclaimer")
def disclaimer_misspelt(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        names = claim.names("disclaimer")
        for wrong, value in each_misspelt(names):
            changed = having(claim, disclaimer=value)
            yield garden.at(claim, "disclaimer misspelt", changed, says=wrong)
        more = having(claim, disclaimer=", ".join([*names, "no-such"]))
        yield garden.at(claim, "one more disclaimer", more, says="no-such")


@planter("unknown-disclaimer")
def disclaimer_undefined(garden: Garden) -> Iterator[Fault]:
    everyone = garden.site.disclaimers
    for one in everyone:
        users = [claim.place for claim in garden.claims if one.name in claim.names("disclaimer")]
        users += [t.place for t in garden.site.medicine_tables if one.name in t.disclaimers]
        left = tuple(d for d in everyone if d is not one)
        renamed = one._replace(name=misspelt(one.name))
        for kind, disclaimers in (("taken out", left), ("renamed", (*left, renamed))):
            yield garden.of(kind, one.name, users, disclaimers=disclaimers, says=one.name)


@planter("unknown-option")
def option_that_nobody_reads(garden: Garden) -> Iterator[Fault]:
    for number, claim in enumerate(garden.claims):
        known = CLAIM_OPTIONS[number % len(CLAIM_OPTIONS)]
        for name in ("tone", known.title(), f"{known}x"):
            changed = claim._replace(options=(*claim.options, (name, "soft")))
            yield garden.at(claim, f"option {name}", changed, says=name)
    for one in garden.site.disclaimers:
        soft = one._replace(options=(("tone", "soft"),))
        changed = tuple(soft if d is one else d for d in garden.site.disclaimers)
        yield garden.of("option", one.name, one.place, disclaimers=changed, says="tone")


@planter("empty-claim")
def nothing_said(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        for kind, changed in (
            ("no sentence", claim._replace(sentence="")),
            ("no body", claim._replace(has_body=False)),
        ):
            parts = garden.alone(claim) if not changed.sentence else {}
            yield garden.at(claim, kind, changed, says=kind, **parts)


@planter("unknown-claim")
def harm_misspelt(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        names = claim.names("harms")
        for wrong, value in each_misspelt(names):
            yield garden.at(claim, "harm misspelt", having(claim, harms=value), says=wrong)
        more = having(claim, harms=", ".join([*names, "no-such-claim"]))
        yield garden.at(claim, "one more harm", more, says="no-such-claim")


@planter("unknown-claim")
def mention_misspelt(garden: Garden) -> Iterator[Fault]:
    everyone = garden.site.claim_references
    for at, one in enumerate(everyone):
        wrong = one._replace(target=misspelt(one.target))
        changed = (*everyone[:at], wrong, *everyone[at + 1 :])
        where = f"{one.place.path}:{one.place.line}"
        yield garden.of("mention", where, one.place, claim_references=changed, says=wrong.target)


@planter("duplicate-disclaimer")
def disclaimer_twice(garden: Garden) -> Iterator[Fault]:
    for one in garden.site.disclaimers:
        copy = one._replace(place=below(one.place), text="Another text.")
        everyone = (*garden.site.disclaimers, copy)
        yield garden.of("disclaimer twice", one.name, copy.place, disclaimers=everyone)


@planter("invalid-id")
def disclaimer_with_capitals(garden: Garden) -> Iterator[Fault]:
    for one in garden.site.disclaimers:
        wrong = one._replace(name=one.name.title())
        users = [c.place for c in garden.claims if one.name in c.names("disclaimer")]
        users += [t.place for t in garden.site.medicine_tables if one.name in t.disclaimers]
        follows = [("unknown-disclaimer", place) for place in users]
        changed = tuple(wrong if d is one else d for d in garden.site.disclaimers)
        says = wrong.name
        yield garden.of("capitals", one.name, one.place, *follows, disclaimers=changed, says=says)


@planter("too-few-claims")
def claim_gone(garden: Garden) -> Iterator[Fault]:
    """Each is judged alone, for each is told at one place; that the claim is missed is planted too."""
    conf = garden.conf
    for claim in garden.claims if garden.whole else garden.claims[::5]:
        left = tuple(one for one in garden.claims if one is not claim)
        follows = [*garden.lost(claim), *garden.unused(claim)]
        parts = garden.untold(claim)
        yield garden.of("claim gone", claim.id, conf, *follows, claims=left, **parts)
    more = garden.settings(minimum_claims=len(garden.claims) + 1)
    yield garden.of("floor above", "conf.py", conf, settings=more)


#: What is found while a page is read, and handed on: see tests/shell for how it is found.
STRAYS = ("unparsed-claim", "lost-text", "skipped-doctest", "uncited-assertion", "banned-wording")
STRAYS += (
    "failed-doctest",
    "overstated",
    "effect-as-reference",
    "broken-figure",
    "uncertain-icon-array",
    "incomplete-row",
    "unknown-option",
    "unknown-value",
    "invalid-group",
    "machine-address",
    "address-as-words",
)


def strays_of(rule: str) -> None:
    """Register a planter of a rule that finds something while pages are read: once a page."""

    @planter(rule)
    def found_in_the_source(garden: Garden) -> Iterator[Fault]:
        for page in garden.pages:
            place = below(garden.page(page))
            stray = Stray(rule, "it is wrong; correct it", place, page)
            strays = (*garden.site.strays, stray)
            yield garden.of("found while reading", page, place, strays=strays, says="it is wrong")


for _rule in STRAYS:
    strays_of(_rule)
