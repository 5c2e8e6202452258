"""The committed files: no claim is lost unseen, and no change goes untold."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.files.changes import WITHDRAWN, ChangeFile
from sphinx_evidence.files.lock import LockFile
from sphinx_evidence.files.reviews import ReviewFile
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.model.tiers import UNRATED
from sphinx_evidence.rules.check import claim_check, has_id, site_check
from sphinx_evidence.rules.fault import Fault, faults_of
from sphinx_evidence.rules.rule import WARNING, Example, Rule
from sphinx_evidence.rules.site import Site

_CHANGES = "date,claim,tier,why\n"


def _readable(file: LockFile | ReviewFile | ChangeFile | None) -> bool:
    """Tell whether there is a file of which something could be read; if not, that is a finding."""
    # The second field is what the file says: ids, reviews or changes.
    return file is not None and (not file.problems or bool(file[1]))


MISSING_CLAIM = Rule(
    "missing-claim",
    what="A claim of the committed list is no longer on the site.",
    why="A gate that no longer sees a claim can't find it wrong.",
    fix="Put it back; if it is gone for good, run `python -m sphinx_evidence lock`.",
    bad=Example("tea-sleep\ntea-heart\n", "claims.lock"),
    good=Example("tea-sleep\n", "claims.lock"),
)


@site_check(MISSING_CLAIM, count=lambda site: len(site.lock.ids) if site.lock else 0)
def _missing_claim(site: Site) -> Iterator[Fault]:
    if site.lock is None:
        return
    for name, line in site.lock.ids.items():
        if name not in site.claims_by_id:
            yield Fault(
                Place(site.lock.path, line),
                f'the claim "{name}" is gone; put it back, or run "python -m sphinx_evidence lock" '
                "if it is gone for good",
            )


UNLISTED_CLAIM = Rule(
    "unlisted-claim",
    what="A claim is not in the committed list.",
    why="It could disappear and nobody would see it.",
    fix="Run `python -m sphinx_evidence lock` and commit the file.",
    bad=Example("# no claim yet\n", "claims.lock"),
    good=Example("tea-sleep\n", "claims.lock"),
    severity=WARNING,
)


@claim_check(UNLISTED_CLAIM, applies=has_id, used=lambda site: _readable(site.lock))
def _unlisted_claim(claim: Claim, site: Site) -> Iterator[str]:
    if site.lock is not None and claim.id not in site.lock.ids:
        yield (
            f'it is not in {site.lock.path} yet; run "python -m sphinx_evidence lock", so that '
            "nobody can lose it unseen"
        )


UNTOLD_CHANGE = Rule(
    "untold-change",
    what="The tier of a claim, or that it is new or gone, is not told in the file of changes.",
    why="A reader who relied on a claim must be able to learn what became of it, and why.",
    fix="Add a line with date, claim, tier and why; `python -m sphinx_evidence lock` adds the new ones.",
    bad=Example(_CHANGES + "2026-11-22,tea-sleep,low,New.\n", "changes.csv"),
    good=Example(_CHANGES + "2026-11-22,tea-sleep,reference,New.\n", "changes.csv"),
    severity=WARNING,
)


@claim_check(UNTOLD_CHANGE, applies=has_id, used=lambda site: _readable(site.changes))
def _untold_change(claim: Claim, site: Site) -> Iterator[str]:
    if site.changes is None or claim.tier is UNRATED:
        return
    told = site.last_changes.get(claim.id)
    if told is None:
        yield (
            f'{site.changes.path} does not tell of it yet; run "python -m sphinx_evidence lock", '
            "so that readers learn of it"
        )
    elif told.tier != claim.tier.name:
        yield (
            f"its tier is {claim.tier.name}, and {site.changes.path} says {told.tier} (line "
            f'{told.line}); add "{site.settings.today},{claim.id},{claim.tier.name}," and why at the end of that file'
        )


@site_check(UNTOLD_CHANGE, count=lambda site: len(site.last_changes))
def _untold_loss(site: Site) -> Iterator[Fault]:
    if site.changes is None:
        return
    for change in site.last_changes.values():
        if change.tier != WITHDRAWN and change.claim not in site.claims_by_id:
            yield Fault(
                Place(site.changes.path, change.line),
                f'the claim "{change.claim}" is gone{nearest(change.claim, site.claims_by_id)}; put '
                f'it back, or add "{site.settings.today},{change.claim},{WITHDRAWN}," and why at the '
                "end of the file",
            )


BROKEN_UPKEEP = Rule(
    "broken-upkeep",
    what="The list of claims, or the file of reviews, changes, search terms or works found, can't be read.",
    why="What it should guard stands unguarded.",
    fix="Mend the line named, or write the file anew with `python -m sphinx_evidence`.",
    bad=Example("tea-sleep,yesterday\n", "reviews.csv"),
)


@site_check(
    BROKEN_UPKEEP,
    count=lambda site: sum(
        file is not None for file in (site.lock, site.reviews, site.changes, site.terms, site.watch)
    ),
)
def _broken_upkeep(site: Site) -> Iterator[Fault]:
    yield from faults_of(site.upkeep_problems)
