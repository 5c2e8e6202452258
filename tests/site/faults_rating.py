"""Faults of how sure a claim says to be: outcome, steps, start, sum, search; and of its harms."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from sphinx_evidence.model.certainty import DOWN, START, rate, start_of
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.options import Step
from sphinx_evidence.model.searched import read_search
from sphinx_evidence.model.tiers import LEVELS, SIZES
from sphinx_evidence.numbers.outcomes import words_in
from sphinx_evidence.rules.overstatement import opposed
from sphinx_evidence.wording.content_words import roots
from sphinx_evidence.wording.stated_certainty import certainties_in
from tests.site.altering import SENTENCES, having, in_turn, misspelt, said, without
from tests.site.planting import Fault, Garden, Spot, planter

PICO = ("population", "intervention", "comparator", "outcome")


def graded(garden: Garden) -> list[Claim]:
    return [claim for claim in garden.claims if claim.tier.graded]


def written(steps: list[Step]) -> str | None:
    """Return steps as an author writes them."""
    return "; ".join(f"{s.domain} {s.levels}: {s.reason}" for s in steps) or None


def stepping(claim: Claim, steps: list[Step]) -> Claim:
    """Return a claim with other steps down."""
    value = written(steps)
    return without(claim, "rated-down") if value is None else having(claim, rated_down=value)


def summed(garden: Garden, claim: Claim, *, up: bool = True) -> list[Spot]:
    """Return what follows when other steps count, which may be nothing: very low is the lowest.

    :param up: may it be rated up as well? Then that does not go with any step down.
    """
    rules = []
    if rate(claim, garden.site.sources_by_key).tier != claim.tier.name:
        rules.append("tier-mismatch")
    if up and claim.option("rated-up") and any(step.levels for step in claim.steps("rated-down")):
        rules.append("rated-up-and-down")
    return [(rule, claim.place) for rule in rules]


@planter("missing-outcome")
def outcome_unsaid(garden: Garden) -> Iterator[Fault]:
    for number, claim in enumerate(graded(garden)):
        for name in PICO:
            empty = garden.some((".", "&nbsp;", "\u200b"), number)
            for kind, changed in (
                (f"no {name}", without(claim, name)),
                *((f"{name} empty", having(claim, **{name: sign})) for sign in empty),
            ):
                follows, parts = garden.worded(changed), garden.alone(claim)
                follows += garden.unlike(changed)
                yield garden.at(claim, kind, changed, *follows, says=f":{name}:", **parts)
        effect = claim.option("direction") in ("benefit", "harm")
        if claim.option("size") and effect and claim.tier.name != "very-low":
            changed = without(claim, "size")
            yield garden.at(claim, "no size", changed, *garden.worded(changed), says=":size:")
        if effect:
            changed = without(claim, "better")
            follows = [*garden.worded(changed), *garden.unharmed(claim, changed)]
            yield garden.at(claim, "no better", changed, *follows, says=":better:")


@planter("missing-outcome")
def direction_unsaid(garden: Garden) -> Iterator[Fault]:
    for claim in graded(garden):
        changed = without(claim, "direction", "size")
        follows = [*garden.no_harm(claim), *garden.unsure(claim), *garden.worded(changed)]
        yield garden.at(claim, "no direction", changed, *follows, says=":direction:")


@planter("unknown-value")
def direction_misspelt(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        if wrong := misspelt(claim.option("direction") or "benefit"):
            changed = having(claim, direction=wrong)
            follows = [*garden.no_harm(claim), *garden.unsure(claim), *garden.worded(changed)]
            yield garden.at(claim, "direction misspelt", changed, *follows, says=wrong)


@planter("unknown-value")
def value_outside_its_list(garden: Garden) -> Iterator[Fault]:
    tomorrow = "2999-01-31"
    for claim in garden.claims:
        for kind, changed, says in (
            ("size", having(claim, size="huge"), "huge"),
            ("reviewed on no day", having(claim, reviewed="2026-11-31"), "2026-11-31"),
            ("reviewed in time to come", having(claim, reviewed=tomorrow), tomorrow),
        ):
            yield garden.at(claim, kind, changed, *garden.worded(changed), says=says)
        if claim.tier.name != "none":
            changed = having(claim, searched="2026-11-22: trials, in stored copies")
            yield garden.at(claim, "searched elsewhere", changed, says="searched")
        if not claim.tier.graded:
            changed = having(claim, rated_down="imprecision: few people")
            yield garden.at(claim, "rated elsewhere", changed, says="rated-down")
        if claim.option("direction") == "no-difference":
            for size in SIZES[:2]:  # large and moderate
                changed = having(claim, size=size)
                follows = garden.worded(changed)
                yield garden.at(claim, f"nothing that is {size}", changed, *follows, says=size)


@planter("unknown-value")
def levels_beyond(garden: Garden) -> Iterator[Fault]:
    """The steps that count are others then, so that the sum may be another too."""
    for claim in graded(garden):
        steps = list(claim.steps("rated-down"))
        for at, step in enumerate(steps):
            for levels in (0, 3):
                if (step.domain, levels) != ("publication-bias", 0):
                    wrong = [*steps[:at], step._replace(levels=levels), *steps[at + 1 :]]
                    changed = stepping(claim, wrong)
                    follows = summed(garden, changed)
                    yield garden.at(claim, f"{levels} levels", changed, *follows, says=step.domain)
            twice = stepping(claim, [*steps, Step(step.domain, 1, "another reason")])
            follows = summed(garden, twice)
            yield garden.at(claim, f"{step.domain} twice", twice, *follows, says=step.domain)


@planter("unknown-value")
def asked_of_a_map(garden: Garden) -> Iterator[Fault]:
    for asked in garden.site.maps:
        for name in ("conditions", "routes"):
            more = asked._replace(**{name: (*getattr(asked, name), "nothing-at-all")})
            maps = tuple(more if one is asked else one for one in garden.site.maps)
            says = "nothing-at-all"
            yield garden.of(f"one more of {name}", asked.docname, asked.place, maps=maps, says=says)


@planter("unknown-value")
def asked_of_verdicts(garden: Garden) -> Iterator[Fault]:
    for asked in garden.site.verdict_lists:
        more = asked._replace(conditions=(*asked.conditions, "nothing-at-all"))
        lists = tuple(more if one is asked else one for one in garden.site.verdict_lists)
        says = "nothing-at-all"
        yield garden.of(
            "one more verdict", asked.docname, asked.place, verdict_lists=lists, says=says
        )


@planter("unknown-domain")
def domain_unknown(garden: Garden) -> Iterator[Fault]:
    for claim in graded(garden):
        steps = list(claim.steps("rated-down"))
        for domain in ("sample-size", "large-effect"):
            changed = stepping(claim, [*steps, Step(domain, 1, "few people")])
            follows = summed(garden, changed)
            yield garden.at(claim, f"no domain {domain}", changed, *follows, says=domain)
        for at, step in enumerate(steps):
            wrong = [*steps[:at], step._replace(domain=f"{step.domain}s"), *steps[at + 1 :]]
            changed = stepping(claim, wrong)
            follows = summed(garden, changed)
            kind = f"{step.domain} misspelt"
            yield garden.at(claim, kind, changed, *follows, says=f"{step.domain}s")


@planter("rating-without-reason")
def step_without_reason(garden: Garden) -> Iterator[Fault]:
    for claim in graded(garden):
        steps = list(claim.steps("rated-down")) or [Step("publication-bias", 0, "")]
        for at, step in enumerate(steps):
            wrong = [*steps[:at], step._replace(reason="."), *steps[at + 1 :]]
            changed = stepping(claim, wrong)
            yield garden.at(claim, f"{step.domain} without reason", changed, says=step.domain)


@planter("unread-is-no-doubt")
def reason_of_the_reader(garden: Garden) -> Iterator[Fault]:
    said = ("we read only the summary", "the abstract prints no interval", "no count was read")
    for number, claim in enumerate(graded(garden)):
        steps = list(claim.steps("rated-down")) or [Step("publication-bias", 0, "")]
        for at, step in enumerate(steps):
            [reason] = in_turn(said, number + at, 1)
            wrong = [*steps[:at], step._replace(reason=reason), *steps[at + 1 :]]
            changed = stepping(claim, wrong)
            yield garden.at(claim, f"{step.domain}: {reason}", changed, says=step.domain)


@planter("rated-up-and-down")
def rated_up(garden: Garden) -> Iterator[Fault]:
    for claim in graded(garden):
        up = having(claim, rated_up="large-effect: the effect was large")
        down = [*claim.steps("rated-down")]
        if not any(step.levels for step in down):
            up = stepping(up, [*down, Step("imprecision", 1, "few people")])
        yield garden.at(
            claim, "rated up and down", up, *summed(garden, up, up=False), says="rated-up"
        )


@planter("source-without-design")
def design_unsaid(garden: Garden) -> Iterator[Fault]:
    for source in garden.sources:
        users = [
            c for c in garden.citing(source.key) if c.tier.graded or c.tier.name == "preclinical"
        ]
        for kind, design in (("no design", ""), ("design misspelt", f"{source.design}s")):
            parts = garden.sourced(source, source._replace(design=design))
            if users:
                places = [claim.place for claim in users]
                yield garden.of(kind, source.key, places, says=source.key, **parts)
        if users and source.design in START:
            places = [claim.place for claim in users]
            parts = garden.sourced(source, source._replace(species=""))
            if start_of(source) != "preclinical":
                yield garden.of("no species", source.key, places, says=source.key, **parts)


@planter("animals-only")
def only_animals(garden: Garden) -> Iterator[Fault]:
    animal = next(one for one in garden.sources if one.design == "animal-in-vivo")
    for claim in graded(garden):
        changed = without(having(claim, cite=animal.key), "against", "counts", "rated-up")
        changed = changed._replace(figures=(), counted=())
        follows = [*garden.unused(claim), *garden.uncounted(claim), *garden.untraced(changed)]
        parts = garden.no_verdict(claim)
        yield garden.at(claim, "cites animals only", changed, *follows, **parts)


@planter("tier-mismatch")
def people_beside_animals(garden: Garden) -> Iterator[Fault]:
    trials = [one.key for one in garden.sources if one.design == "rct"]
    for claim in garden.claims:
        if claim.tier.name == "preclinical":
            for key in trials[:3]:
                changed = having(claim, cite=f"{claim.option('cite')}, {key}")
                yield garden.at(claim, f"cites {key} too", changed, says=key)


@planter("tier-mismatch")
def outcome_of_no_study(garden: Garden) -> Iterator[Fault]:
    """A fact sheet speaks of the outcome, and the studies that set the tier do not."""
    sheet = next(one for one in garden.sources if one.design == "fact-sheet")
    outcome = "broken windows"
    told = sheet._replace(finding=f"{sheet.finding} Tea and {outcome}.")
    for claim in graded(garden):
        if sheet.key in claim.keys:
            continue
        changed = having(claim, outcome=outcome, cite=f"{claim.option('cite')}, {sheet.key}")
        follows = garden.worded(changed)
        parts = garden.sourced(sheet, told)
        known = garden.site.sources_by_key | {told.key: told}
        parts |= garden.reviewed(changed, *garden.citing(sheet.key), sources=known)
        parts |= garden.alone(claim)  # what links to it speaks of another outcome
        kind = "outcome lent"
        yield garden.at(claim, kind, changed, *follows, says=outcome, reviewed=False, **parts)


@planter("tier-mismatch")
def its_source_is_less_sure(garden: Garden) -> Iterator[Fault]:
    """The one study that carries a claim says itself how uncertain the same result is."""
    known = garden.site.sources_by_key
    for claim in graded(garden):
        carrying = [known[key] for key in claim.keys if start_of(known[key]) in LEVELS]
        if claim.tier.name == "very-low" or len(carrying) != 1:
            continue
        [source] = carrying
        named = roots(" ".join(words_in(claim.option("outcome"))))
        stated = [*certainties_in(source.finding)]
        if (
            stated
            or len(garden.citing(source.key)) > 1
            or named <= roots(claim.option("intervention"))
        ):
            continue
        what = f"{claim.option('intervention')}, {claim.option('outcome')}".replace(";", ",")
        told = source._replace(finding=f"{source.finding} {what}: very low certainty.")
        parts = garden.sourced(source, told)
        yield garden.of("very low by its source", claim.id, claim.place, says="very low", **parts)


@planter("tier-mismatch")
def one_step_more_or_less(garden: Garden) -> Iterator[Fault]:
    """What is very low all the same, whatever is taken out, stays sound."""
    for claim in graded(garden):
        steps = list(claim.steps("rated-down"))
        changes = [
            (f"{step.domain} taken out", stepping(claim, [*steps[:at], *steps[at + 1 :]]))
            for at, step in enumerate(steps)
        ]
        named = {step.domain for step in steps}
        free = [domain for domain in DOWN if domain not in named]
        changes += [
            ("one step more", stepping(claim, [*steps, Step(domain, 1, "as they show")]))
            for domain in free[:1]
        ]
        for kind, changed in changes:
            if rate(changed, garden.site.sources_by_key).tier != claim.tier.name:
                follows = [spot for spot in summed(garden, changed) if spot[0] != "tier-mismatch"]
                yield garden.at(claim, kind, changed, *follows)


@planter("tier-mismatch")
def told_as_another_tier(garden: Garden) -> Iterator[Fault]:
    """In the words of that tier, so that they fit; and nothing else on the site tells of it."""
    for claim in graded(garden):
        for tier in LEVELS:
            if tier != claim.tier.name:
                changed = having(said(claim, SENTENCES[tier]), tier=tier)
                yield garden.at(
                    claim,
                    f"told as {tier}",
                    changed,
                    says=f"declared {tier}",
                    **garden.alone(claim),
                )


@planter("missing-search")
def search_unsaid(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        if claim.tier.name == "none":
            found = read_search(claim.option("searched"))
            assert found, claim.id
            date, what = found.day, found.told.partition(": ")[2]
            for kind, changed in (
                ("no search", without(claim, "searched")),
                ("search without date", having(claim, searched=what)),
                ("search without words", having(claim, searched=date)),
                ("search on no day", having(claim, searched=f"2026-02-30: {what}")),
                ("search in time to come", having(claim, searched=f"2999-01-31: {what}")),
                ("no database", having(claim, searched=f"{date}: {found.what}")),
                ("no query", having(claim, searched=f"{date}: {what} | Embase")),
            ):
                yield garden.at(claim, kind, changed, says="searched")


@planter("stale-search")
def search_grown_old(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        if claim.tier.name == "none":
            what = claim.option("searched").partition(":")[2]
            changed = having(claim, searched=f"2019-01-31:{what}")
            yield garden.at(claim, "search of 2019", changed, says="2019-01-31")


def opposed_in_text(garden: Garden, changed: Claim) -> list[Spot]:
    """Return what follows for texts that link to a claim and now say the opposite of its options."""
    claims = tuple(changed if one.id == changed.id else one for one in garden.claims)
    site = dataclasses.replace(garden.site, claims=claims)
    linked = (one for one in site.passages if changed.id in one.targets)
    return [("overstated", one.place) for one in linked if opposed(one, site)]


@planter("benefit-without-harms")
def benefit_alone(garden: Garden) -> Iterator[Fault]:
    no_harm = next(
        claim.id
        for claim in garden.claims
        if claim.option("direction") == "unclear" and not claim.docname.startswith("safety/")
    )
    for claim in garden.claims:
        if claim.option("direction") == "benefit":
            yield garden.at(claim, "no harms", without(claim, "harms"))
            names = claim.names("harms")
            for at in range(len(names)):
                value = ", ".join([*names[:at], no_harm, *names[at + 1 :]])
                yield garden.at(
                    claim, "a harm that is none", having(claim, harms=value), says=no_harm
                )
        else:
            better = claim.option("better") or ("less" if claim.tier.graded else None)
            told = without(having(claim, direction="benefit", better=better), "harms")
            follows = [*garden.no_harm(claim, benefit=True), *garden.unsure(claim)]
            follows += [*garden.worded(told), *opposed_in_text(garden, told)]
            yield garden.at(claim, "told as a benefit", told, *follows)
