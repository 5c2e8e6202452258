"""``python -m sphinx_evidence review``: note that claims were read against their sources."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sphinx_evidence.commands.errors import CommandError
from sphinx_evidence.commands.read_site import ReadSite
from sphinx_evidence.files.reviews import Review, fingerprint, read_reviews, write_reviews
from sphinx_evidence.files.write import write_if_changed
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.options import one_line
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.rules.site import Site


def review(read: ReadSite, ids: Sequence[str], by: str) -> None:
    """Note today's review of claims, and show what each was to be read against.

    Reviews of claims that are gone are dropped.

    :param read: the site.
    :param ids: of the claims; none for all of them.
    :param by: who read them; may be empty.
    :raises CommandError: if a claim is unknown, or two claims share its id.
    """
    site = read.site
    if not site.claims_by_id:
        raise CommandError("the site holds no claim; nothing was written")
    claims = [_claim(site, name) for name in dict.fromkeys(ids or site.claims_by_id)]
    path = read.file("evidence_reviews", "reviews.csv")
    known = _known(path) if ids else {}
    reviews = {name: known[name] for name in known if name in site.claims_by_id}
    for claim in claims:
        if ids:
            sys.stdout.write("\n".join([*_sheet(claim, site), ""]))
        print_of = fingerprint(claim, site.sources_by_key)
        reviews[claim.id] = Review(print_of, site.settings.today, one_line(by))
    write_if_changed(path, write_reviews(reviews.items()))
    sys.stdout.write(f"{path.name}: {len(claims)} reviewed on {site.settings.today}\n")
    if not read.files["evidence_reviews"]:
        sys.stdout.write(
            f'To have it checked, put evidence_reviews = "{path.name}" into conf.py.\n'
        )


def _known(path: Path) -> Mapping[str, Review]:
    """Return the reviews that a file holds; what can't be read of it would be lost."""
    if not path.is_file():
        return {}
    found = read_reviews(path.read_bytes(), path.name)
    for problem in found.problems:
        raise CommandError(f"{problem}; nothing was written")
    return found.reviews


def _claim(site: Site, name: str) -> Claim:
    found = site.claims_by_id.get(name, [])
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(f'{len(found)} claims have the id "{name}"; rename all but one')
    raise CommandError(f'no claim has the id "{name}"{nearest(name, site.claims_by_id)}')


def _sheet(claim: Claim, site: Site) -> Iterator[str]:
    """Yield a claim and the findings of its sources, to be read side by side."""
    yield f"{claim.id} ({claim.tier.label})"
    yield _indented(claim.sentence)
    for option in ("cite", "against"):
        for key in claim.names(option):
            source = site.sources_by_key.get(key)
            said = (source.finding or "no finding is noted") if source else "unknown source"
            yield _indented(f"{'against: ' * (option == 'against')}{key}: {said}")


def _indented(text: str) -> str:
    return textwrap.fill(text, 96, initial_indent="  ", subsequent_indent="    ")
