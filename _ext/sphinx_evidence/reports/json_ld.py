"""A page in the words of schema.org, as JSON-LD: for search engines and other software. No Sphinx.

It repeats what a reader of the page sees and the gate judged, and nothing else. A claim and its
certainty are one text, so that nobody can take the one without the other; what the gate faults is
left out. A rating in numbers, which some readers of `ClaimReview` ask for, is nowhere made up.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sphinx_evidence.model.certainty import START
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.source import Source
from sphinx_evidence.model.text import with_certainty
from sphinx_evidence.views.ledger import ShownRow
from sphinx_evidence.views.shown import Shown, ShownDisclaimer, ShownLink
from sphinx_evidence.wording.words import Words

#: The page whose subject schema.org knows as a condition of health.
_MEDICAL = "MedicalWebPage"
#: Designs of works in journals; a label, a fact sheet or a guideline need not be one.
_SCHOLARLY = (*START, "narrative-review")

#: From a page and an anchor to the address of what stands there; empty where nothing does.
Address = Callable[[str, str], str]


class Page(NamedTuple):
    """A page as its reader sees it."""

    kind: str  #: What schema.org calls it.
    title: str
    language: str
    author: str  #: Who made the site; may be empty.
    url: str  #: Where it is served; may be empty.
    about_condition: bool  #: Does it say that it is about a condition? That is then its title.
    answer: str  #: The address of the claim that answers it; may be empty.
    claims: tuple[tuple[Claim, Shown], ...]
    rows: tuple[ShownRow, ...]  #: Of the ledger.
    say: Words  #: From our own words to those of the page's language.


def page_document(page: Page, sources: Mapping[str, Source], address: Address) -> dict[str, Any]:
    """Return what is said of a page.

    :param sources: each source by its key.
    :param address: where things are, seen from here.
    """
    sound = [(claim, shown) for claim, shown in page.claims if not shown.faults]
    about = "MedicalCondition" if page.kind == _MEDICAL else "Thing"
    works = {source["@id"]: source for source in _works(sound, sources)}
    parts = [
        *(_claim(claim, shown, sources, address, page.say) for claim, shown in sound),
        # What articles leave out is no statement of theirs, and nothing to review.
        *(
            _review(row, address, page.say)
            for row in page.rows
            if row.verdict and not (row.left_out or row.faults)
        ),
    ]
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": page.kind,
            "name": page.title,
            "url": page.url,
            "inLanguage": page.language,
            "author": {"@type": "Organization", "name": page.author} if page.author else None,
            "about": {"@type": about, "name": page.title} if page.about_condition else None,
            "lastReviewed": _last_reviewed(page.claims),
            "mainEntity": {"@id": page.answer} if page.answer else None,
            "hasPart": parts,
            "citation": [*works.values()],
        }
    )


def script(document: Mapping[str, Any]) -> str:
    """Return the element that carries a document in a page; no text of it can end the element."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    safe = re.sub(r"[<>&\u2028\u2029]", lambda sign: f"\\u{ord(sign[0]):04x}", text)
    return f'<script type="application/ld+json">{safe}</script>'


def _filled(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return a node without what says nothing."""
    return {name: value for name, value in node.items() if value}


def _last_reviewed(claims: Iterable[tuple[Claim, Shown]]) -> str:
    """Return the day since which every claim of a page has been reviewed, or an empty string.

    It is the oldest of their last reviews. A page of which a claim was never reviewed, changed
    since, is overdue, or is at fault was not.
    """
    days = ["" if shown.faults or shown.notices else shown.reviewed_on for _, shown in claims]
    return min(days, default="")


def _at(places: Iterable[ShownLink | ShownDisclaimer], address: Address) -> list[str]:
    """Return the addresses of what a box names; what an output leaves out has none."""
    return [*filter(None, (address(found.docname, found.anchor) for found in places))]


def _claim(
    claim: Claim,
    shown: Shown,
    sources: Mapping[str, Source],
    address: Address,
    say: Words,
) -> dict[str, Any]:
    label = say(claim.tier.label)
    return _filled(
        {
            "@type": "Claim",
            "@id": address(claim.docname, claim.anchor),
            "text": with_certainty(claim.sentence, label),
            "keywords": {"@type": "DefinedTerm", "termCode": claim.tier.name, "name": label},
            "citation": [{"@id": _id(sources[key])} for key in claim.keys if key in sources],
            "mentions": [{"@id": harm} for harm in _at(shown.harms, address)],
            "usageInfo": _at(shown.disclaimers, address),
        }
    )


def _id(source: Source) -> str:
    """Return the address of a work; one that has none gets a name within the page."""
    return source.link or "_:" + re.sub(r"\W", lambda sign: f"-{ord(sign[0])}-", source.key)


def _works(
    claims: Iterable[tuple[Claim, Shown]], sources: Mapping[str, Source]
) -> Iterator[dict[str, Any]]:
    """Yield the sources that boxes name; what became of one since is told with it."""
    for claim, shown in claims:
        names = (*claim.names("cite"), *claim.names("against"))
        for key, told in zip(names, (*shown.sources, *shown.against), strict=True):
            if source := sources.get(key):
                year = re.search(r"\b\d{4}\b", source.year)
                yield _filled(
                    {
                        "@type": "ScholarlyArticle"
                        if source.design in _SCHOLARLY
                        else "CreativeWork",
                        "@id": _id(source),
                        "name": source.title or source.label,
                        "datePublished": year[0] if year else "",
                        "creativeWorkStatus": told.status if told.known else "",
                    }
                )


def _review(row: ShownRow, address: Address, say: Words) -> dict[str, Any]:
    """Return a statement of others with its verdict, and what the site says in its place."""
    return _filled(
        {
            "@type": "ClaimReview",
            "@id": address(row.docname, row.anchor),
            "url": address(row.docname, row.anchor),
            "claimReviewed": row.sentence,
            "reviewRating": {"@type": "Rating", "alternateName": row.label},
            "reviewBody": " ".join(
                with_certainty(a.sentence, say(a.tier.label)) for a in row.answers
            ),
            "itemReviewed": {
                "@type": "Claim",
                "appearance": [
                    {"@type": "CreativeWork", "name": title} for _, title in row.articles
                ],
            },
        }
    )
