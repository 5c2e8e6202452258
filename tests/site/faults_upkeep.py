"""Faults of time and upkeep: reviews, the list of claims, what changed, waivers, settings."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.files.changes import WITHDRAWN, Change
from sphinx_evidence.files.watch import FoundWork
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.settings import SETTINGS
from sphinx_evidence.model.species import read_species
from sphinx_evidence.rules.registry import RULES
from tests.site.altering import below, having, in_turn, misspelt, without
from tests.site.planting import Fault, Garden, planter


def reviews(garden: Garden, claim: Claim, **changes: str) -> dict[str, object]:
    """Return the part of a site in which the review of a claim is another; with none, it is gone."""
    file = garden.site.reviews
    assert file is not None
    kept = dict(file.reviews)
    if changes:
        kept[claim.id] = kept[claim.id]._replace(**changes)
    else:
        del kept[claim.id]
    return {"reviews": file._replace(reviews=kept)}


@planter("suspect-claim")
def changed_since_its_review(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        yield garden.at(
            claim,
            "word more",
            having(claim, population=f"{claim.option('population')} here"),
            says=claim.id,
            reviewed=False,
        )
        for kind, parts in (
            ("another fingerprint", reviews(garden, claim, fingerprint="0" * 24)),
            ("review in time to come", reviews(garden, claim, reviewed="2999-01-31")),
        ):
            yield garden.of(kind, claim.id, claim.place, says=claim.id, **parts)
        parts = reviews(garden, claim)
        yield garden.of("no review", claim.id, claim.place, says=claim.id, **parts)


@planter("suspect-claim")
def source_changed_since(garden: Garden) -> Iterator[Fault]:
    cited = [source for source in garden.sources if garden.citing(source.key)]
    for number, source in enumerate(cited):
        for field in in_turn(("finding", "species", "kind", "title"), number):
            # A letter by itself leaves the last word as it is: a "response" is no other work's "responses".
            value = f"{getattr(source, field)}{' s' if field == 'title' else 's'}"
            if field == "species" and not read_species(value).known:
                continue  # a fault of its own
            changed = source._replace(**{field: value})
            sources = tuple(changed if one is source else one for one in garden.sources)
            places = [claim.place for claim in garden.citing(source.key)]
            yield garden.of(f"{field} changed", source.key, places, sources=sources)


@planter("review-overdue")
def review_grown_old(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        changed = without(claim, "reviewed")
        parts = reviews(garden, claim, reviewed="2019-01-31")
        yield garden.at(claim, "review of 2019", changed, says="2019-01-31", **parts)


@planter("unlisted-claim")
def taken_off_the_list(garden: Garden) -> Iterator[Fault]:
    file = garden.site.lock
    assert file is not None
    for claim in garden.claims:
        rest = {name: line for name, line in file.ids.items() if name != claim.id}
        yield garden.of("not listed", claim.id, claim.place, lock=file._replace(ids=rest))


@planter("missing-claim")
def listed_and_gone(garden: Garden) -> Iterator[Fault]:
    file = garden.site.lock
    assert file is not None
    for claim in garden.claims:
        place = below(Place(file.path, file.ids[claim.id]))
        more = file._replace(ids={**file.ids, f"{claim.id}-once": place.line})
        yield garden.of("one that is gone", claim.id, place, lock=more, says=f"{claim.id}-once")


@planter("untold-change")
def change_not_told(garden: Garden) -> Iterator[Fault]:
    file = garden.site.changes
    assert file is not None
    for number, claim in enumerate(garden.claims):
        rest = tuple(change for change in file.changes if change.claim != claim.id)
        last = garden.site.last_changes[claim.id]
        other = "high" if claim.tier.name != "high" else "preclinical"
        kinds = (
            ("not told", rest),
            ("another tier told", (*rest, last._replace(tier=other))),
            ("told as withdrawn", (*file.changes, last._replace(tier=WITHDRAWN))),
        )
        for kind, changes in garden.some(kinds, number):
            changed = file._replace(changes=changes)
            yield garden.of(kind, claim.id, claim.place, changes=changed, says=file.path)
        place = below(Place(file.path, last.line))
        gone = Change(last.date, f"{claim.id}-once", last.tier, "New.", line=place.line)
        changed = file._replace(changes=(*file.changes, gone))
        yield garden.of("told and gone", claim.id, place, changes=changed, says=gone.claim)


def shown(garden: Garden, words: str) -> Iterator[Fault]:
    """Yield the texts that stand on no page, each with some words more, which a reader would get."""
    site = garden.site
    assert site.changes is not None
    assert site.reviews is not None
    for change in site.changes.changes:
        told = change._replace(why=f"{change.why}. {words}.")
        rows = tuple(told if one is change else one for one in site.changes.changes)
        place = Place(site.changes.path, change.line)
        changes = site.changes._replace(changes=rows)
        yield garden.of("told of a change", change.claim, place, changes=changes, says=change.claim)
    for claim_id, review in site.reviews.reviews.items():
        place = Place(site.reviews.path, review.line)
        kept = {**site.reviews.reviews, claim_id: review._replace(by=words)}
        file = site.reviews._replace(reviews=kept)
        yield garden.of("told of a reviewer", claim_id, place, reviews=file, says=claim_id)
    assert site.terms is not None
    for term in site.terms.terms:
        for field in ("words", "means"):
            told = term._replace(**{field: (*getattr(term, field), words)})
            rows = tuple(told if one is term else one for one in site.terms.terms)
            place = Place(site.terms.path, term.line)
            terms = site.terms._replace(terms=rows)
            yield garden.of("told of a term", term.words[0], place, terms=terms, says=term.words[0])
    yield from named(garden, words)


def named(garden: Garden, words: str) -> Iterator[Fault]:
    """Yield the site under a name that says too much."""
    settings = garden.settings(shown=(*garden.site.settings.shown, ("project", words)))
    yield garden.of("told of the site", "conf.py", garden.conf, settings=settings, says="project")


@planter("uncited-assertion")
def effect_on_no_page(garden: Garden) -> Iterator[Fault]:
    yield from shown(garden, "Magnesium relieves tremor")


@planter("banned-wording")
def banned_on_no_page(garden: Garden) -> Iterator[Fault]:
    """Only what names the site stands as alone as a headline does."""
    yield from named(garden, "Magnesium: a miracle")


@planter("broken-upkeep")
def files_that_cannot_be_read(garden: Garden) -> Iterator[Fault]:
    """How a file is read is tested where it is read; here that it is told."""
    for name in ("reviews", "lock", "changes", "terms", "watch"):
        file = getattr(garden.site, name)
        for line in (1, 2, 50):
            place = Place(file.path, line)
            problem = BibProblem(*place, "it can't be read; mend it")
            broken = file._replace(problems=(problem,))
            yield garden.of("broken line", file.path, place, says="mend it", **{name: broken})


@planter("unread-trial")
def trial_that_waits(garden: Garden) -> Iterator[Fault]:
    file = garden.site.watch
    assert file is not None
    kinds = ("randomised trial", "trial", "randomised trial (preprint)")
    for number, claim in enumerate(garden.claims):
        for kind in in_turn(kinds, number, 1):
            row = FoundWork(claim.id, "10.1000/tea", "2019-01-31", design=kind, line=2)
            works = file._replace(works=(*file.works, row))
            yield garden.of(kind, claim.id, claim.place, watch=works, says="10.1000/tea")


@planter("unknown-search-target")
def term_that_leads_nowhere(garden: Garden) -> Iterator[Fault]:
    file = garden.site.terms
    assert file is not None
    for term in file.terms:
        for target in term.targets:
            others = tuple(misspelt(one) if one is target else one for one in term.targets)
            changed = term._replace(targets=others)
            terms = tuple(changed if one is term else one for one in file.terms)
            place = Place(file.path, term.line)
            yield garden.of(
                "target misspelt",
                target,
                place,
                terms=file._replace(terms=terms),
                says=misspelt(target),
            )
    help_page = garden.site.settings.search_help
    settings = garden.settings(search_help=misspelt(help_page))
    yield garden.of(
        "help misspelt", "conf.py", garden.conf, settings=settings, says=misspelt(help_page)
    )


@planter("invalid-waiver")
def waiver_that_is_none(garden: Garden) -> Iterator[Fault]:
    last = garden.site.settings.latest
    kinds = (
        ("core rule", "missing-tier until 2099-01-01: why", "missing-tier"),
        ("no such rule", "tier-mismtach until 2099-01-01: why", "tier-mismtach"),
        ("no such day", "tier-mismatch until 2099-02-30: why", "2099-02-30"),
        ("no reason", f"tier-mismatch until {last}:", "no reason"),
        ("for good", "tier-mismatch until 2099-01-01: why", "twelve months"),
        ("no date", "tier-mismatch: why", "tier-mismatch"),
    )
    for number, claim in enumerate(garden.claims):
        for kind, value, says in garden.some(kinds, number, 2):
            yield garden.at(claim, kind, having(claim, waive=value), says=says)


@planter("expired-waiver")
def waiver_that_is_over(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        changed = having(claim, waive="tier-mismatch until 2020-01-31: why")
        yield garden.at(claim, "day over", changed, says="2020-01-31")


@planter("unused-waiver")
def waiver_of_nothing(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        last = garden.site.settings.latest
        changed = having(claim, waive=f"tier-mismatch until {last}: why")
        yield garden.at(claim, "nothing to waive", changed, says="tier-mismatch")


@planter("invalid-setting")
def settings_that_mean_nothing(garden: Garden) -> Iterator[Fault]:
    for name, *_ in SETTINGS:
        wrong = garden.settings(problems=(f"{name} is of a wrong kind",))
        yield garden.of("wrong kind", name, garden.conf, settings=wrong, says=name)
    for rule in RULES.values():
        for severity in ("off", *(["warning", "advice"] if rule.core else [])):
            wrong = garden.settings(rules={rule.slug: severity})
            says = rule.slug
            yield garden.of(f"set to {severity}", rule.slug, garden.conf, settings=wrong, says=says)
        wrong = garden.settings(rules={misspelt(rule.slug): "error"})
        yield garden.of("rule misspelt", rule.slug, garden.conf, settings=wrong)
