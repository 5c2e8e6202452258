"""Texts that reach a reader and stand on no page: records, files, the site's own names.

What a change says of its reason, what a bibliography says beside its titles, what ``conf.py`` calls
the site: each is read as the text of a page is. The titles of works are their authors' words.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.figure import Figure
from sphinx_evidence.model.place import Place
from sphinx_evidence.numbers.prose import figures_in_prose
from sphinx_evidence.numbers.trace import Traces, traced, traces_of, traces_to
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.prose.assertions import Topics
from sphinx_evidence.wording.prose.kind import Kind
from sphinx_evidence.wording.prose.passages import Block, quote_of, read_block


class _Text(NamedTuple):
    """A text, where it stands, and what is named for its figures."""

    text: str
    place: Place
    what: str  #: What to call it in a message.
    claim: str = ""  #: The id of the claim that it tells of; empty for none.
    finding: str | None = None  #: Of the source that it tells of, where its figures stand in that.
    kind: Kind = Kind.TEXT


def count(site: Site) -> int:
    """Return how many texts reach a reader from elsewhere than a page."""
    return sum(1 for _ in _texts(site))


def slips(rule: str, site: Site) -> Iterator[Fault]:
    """Yield what a rule of prose finds in these texts."""
    topics = Topics(site.settings.topics)
    for found in _texts(site):
        for slip in read_block(Block(found.text, kind=found.kind), topics, False).slips:
            if slip.rule == rule:
                yield Fault(found.place, f"{found.what}: {slip.message}")


def untraced(site: Site) -> Iterator[Fault]:
    """Yield figures of these texts that stand in nothing that is named for them."""
    topics = Topics(site.settings.topics)
    for found in _texts(site):
        claim = site.find_claim(found.claim) if found.claim else None
        named = found.kind is Kind.KEY_MESSAGE and topics.name(found.text)
        if not (claim or named or found.finding is not None):
            continue
        figures = [
            figure
            for figure in figures_in_prose(found.text, site.settings.language)
            # How many took part is what this field records; what came of it is not.
            if not (found.finding is not None and _is_count(figure))
        ]
        traces = _traces(found, claim, site) if figures else []
        missing = [
            f'"{figure.written}"'
            for figure in figures
            if not any(traced(figure, each) for each in traces)
        ]
        if missing:
            yield Fault(
                found.place,
                f"{found.what}: the {'figure' if len(missing) == 1 else 'figures'} "
                f'{", ".join(missing)} in "{quote_of(found.text)}" stands in nothing that is named for '
                "it; correct it, or take it out",
            )


def _traces(found: _Text, claim: Claim | None, site: Site) -> list[Traces]:
    """Return what the figures of a text may be traced to."""
    if claim:
        found_in = [site.traces[key] for key in claim.keys if key in site.traces]
        return [traces_to(claim.stated), *found_in]
    return [] if found.finding is None else [traces_of((found.finding,))]


def _is_count(figure: Figure) -> bool:
    return not figure.unit and not figure.counts and "%" not in figure.written


def _texts(site: Site) -> Iterator[_Text]:
    """Yield the texts that reach a reader from elsewhere than a page."""
    if not site.elsewhere:
        return
    for name, text in site.settings.shown:
        yield _Text(text, Place(site.settings.path, 1), name, kind=Kind.KEY_MESSAGE)
    if site.changes:
        for change in site.changes.changes:
            place = Place(site.changes.path, change.line)
            yield _Text(change.why, place, f'the change of "{change.claim}"', change.claim)
    if site.reviews:
        for claim_id, review in site.reviews.reviews.items():
            place = Place(site.reviews.path, review.line)
            yield _Text(review.by, place, f'the review of "{claim_id}"')
    if site.terms:
        for term in site.terms.terms:
            place = Place(site.terms.path, term.line)
            for text in (*term.words, *term.means):
                what = f'the search term "{term.words[0]}"'
                yield _Text(text, place, what, kind=Kind.KEY_MESSAGE)
    for source in site.sources:
        for name, text in source.told:
            finding = source.finding if name == "participants" else None
            what = f'{name} of "{source.key}"'
            yield _Text(text, source.place, what, finding=finding)
    for doi, row in site.statuses.items():
        yield _Text(row.told, Place(site.status_path, row.line), f'the status of "{doi}"')
