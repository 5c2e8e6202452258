"""Records of the real site, altered as an author would alter them: what planters share."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from sphinx_evidence.files.status import CURRENT, StatusRow
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.place import Place
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.site import Site


def having(record: Any, **options: str | None) -> Any:
    """Return a claim or a row with options of other values; None takes one out.

    :param options: by their names, with `_` for `-`.
    """
    named = {name.replace("_", "-"): value for name, value in options.items()}
    kept = [(name, named.pop(name, value)) for name, value in record.options]
    kept += named.items()
    return record._replace(options=tuple((name, v) for name, v in kept if v is not None))


def without(record: Any, *names: str) -> Any:
    """Return a claim or a row without some of its options."""
    return record._replace(options=tuple(one for one in record.options if one[0] not in names))


def misspelt(word: str) -> str:
    """Return a word with two letters swapped, or doubled where that changes nothing."""
    middle = len(word) // 2
    swapped = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    # Two hyphens in a row would be a fault of its own.
    return swapped if swapped != word and "--" not in swapped else f"{word}{word[-1]}"


def each_misspelt(names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each of some names misspelt, and the list with it in its place."""
    for at, name in enumerate(names):
        wrong = misspelt(name)
        yield wrong, ", ".join([*names[:at], wrong, *names[at + 1 :]])


def in_turn(kinds: tuple[Any, ...], number: int, count: int = 2) -> tuple[Any, ...]:
    """Return a few of many kinds, others for each number: each thing gets some, each kind things."""
    return tuple(kinds[(number + at) % len(kinds)] for at in range(min(count, len(kinds))))


def below(place: Place, lines: int = 1) -> Place:
    """Return a place further down, where nothing else stands."""
    return Place(place.path, place.line + 10_000 * lines)


#: What each tier says, in the same words about the same thing; the strongest first.
SENTENCES = {
    "high": "Magnesium reduces tremor",
    "moderate": "Magnesium probably reduces tremor",
    "low": "Magnesium may reduce tremor",
    "very-low": "The evidence is very uncertain about the effect of magnesium on tremor",
}


def said(claim: Claim, sentence: str) -> Claim:
    """Return a claim with another sentence, about a harm of moderate size: that suits each tier."""
    about = having(
        claim,
        population="adults",
        intervention="magnesium",
        comparator="placebo",
        outcome="tremor",
        direction="harm",
        better="more",
        size="moderate",
    )
    changed: Claim = about._replace(sentence=sentence)
    return changed


def complete(site: Site) -> Site:
    """Return the site as it is when everybody has done what a command does.

    All sources were looked up and no rule is lowered, so that each rule has something to look at.
    To the tests it is always the newest day on record: else reviews grow old, and the tests fail
    one day without any change.
    """
    assert site.reviews is not None
    assert site.changes is not None
    today = max(
        *(review.reviewed for review in site.reviews.reviews.values()),
        *(change.date for change in site.changes.changes),
        *(claim.option("searched")[:10] for claim in site.claims),
    )
    rows = (
        StatusRow(
            source.number,
            CURRENT,
            "nobody: a test",
            today,
            source.title,
            source.year,
            source.author,
        )
        for source in site.sources
        if source.number
    )
    settings = dataclasses.replace(
        site.settings, today=today, rules={}, review_months=12, status_days=365, watch_days=90
    )
    return dataclasses.replace(
        site,
        settings=settings,
        statuses={row.doi: row._replace(line=line) for line, row in enumerate(rows, 2)},
        status_path="source-status.csv",
        rules=RULES,
    )
