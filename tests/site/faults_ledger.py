"""Faults of the ledger of popular claims: rows without an answer, twice, or with a wrong name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sphinx_evidence.model.ledger import PopularClaim
from sphinx_evidence.rules.ledger import FOR
from tests.site.altering import below, having, in_turn, without
from tests.site.planting import Fault, Garden, Spot, planter

#: What is no value of an option, and the rule that says so.
WRONG = {
    "verdict": ("unknown-value", "suported"),
    "slip": ("unknown-value", "no-such-slip"),
    "article": ("unknown-value", "no-such-article"),
    "answer": ("unknown-claim", "nothing-at-all"),
    "covers": ("invalid-id", "No Id"),
}


def of_row(
    garden: Garden, row: PopularClaim, kind: str, changed: PopularClaim, *also: Spot, says: str = ""
) -> Fault:
    """Return a fault of one row, found where it stands."""
    rows = tuple(changed if one is row else one for one in garden.site.popular_claims)
    return garden.of(kind, row.id, row.place, *also, says=says, popular_claims=rows)


def listed(garden: Garden, row: PopularClaim) -> list[Spot]:
    """Return what follows when a row has no id: a list that asks for it looks in vain."""
    return [
        ("unknown-value", table.place)
        for table in garden.site.popular_tables
        if row.id in table.names("ids")
    ]


@planter("unanswered-popular-claim")
def rows_without_what_they_owe(garden: Garden) -> Iterator[Fault]:
    for number, row in enumerate(garden.site.popular_claims):
        for name in in_turn(("id", "verdict", "answer"), number):
            changed = without(row, name) if number % 2 else having(row, **{name: ""})
            follows = listed(garden, row) if name == "id" else []
            yield of_row(garden, row, f"no {name}", changed, *follows, says=f"no {name}")
        for kind, changed in (
            ("no sentence", row._replace(sentence="")),
            ("no reason", row._replace(has_body=False)),
        ):
            yield of_row(garden, row, kind, changed, says=kind)


@planter("uncarried-verdict")
def verdicts_that_no_answer_carries(garden: Garden) -> Iterator[Fault]:
    none = next(claim.id for claim in garden.claims if claim.tier.name == "none")
    for row in garden.site.popular_claims:
        if row.verdict not in FOR:
            continue
        changed = having(row, verdict="partly-supported")
        changed = changed._replace(sentence="Zebras juggle no violins")
        yield of_row(garden, row, "of something else", changed, says="something else")
        claim = garden.site.find_claim(none)
        said = claim.sentence.replace("We found no study", "Studies") if claim else ""
        changed = having(row, answer=none)._replace(sentence=said.replace(" no ", " "))
        yield of_row(garden, row, "nothing found", changed, says="found nothing")


@planter("duplicate-popular-claim")
def rows_that_stand_twice(garden: Garden) -> Iterator[Fault]:
    everyone = garden.site.popular_claims
    for row in everyone:
        copy = row._replace(place=below(row.place), ordinal=999)
        places = [copy.place for _ in (row.id, *row.names("covers"))]
        yield garden.of("row twice", row.id, places, popular_claims=(*everyone, copy))
        again = row._replace(docname="zz")
        yield garden.of("on two pages", row.id, row.place, popular_claims=(*everyone, again))
        covers = having(row, covers=", ".join([*row.names("covers"), row.id]))
        yield of_row(garden, row, "covers itself", covers)


def wrong_value(rule: str) -> None:
    """Register a planter of wrong values of the options that a rule looks at, in turn."""
    names = tuple(name for name in WRONG if WRONG[name][0] == rule)

    @planter(rule)
    def wrong_in_a_row(garden: Garden) -> Iterator[Fault]:
        for number, row in enumerate(garden.site.popular_claims):
            [name] = in_turn(names, number, 1)
            # What is covered twice would be a fault of its own.
            wrong = WRONG[name][1]
            value = f"{wrong} {row.id}" if name == "covers" else wrong
            kept: tuple[str, ...] = () if name == "verdict" else row.names(name)
            changed = having(row, **{name: ", ".join([*kept, value])})
            yield of_row(garden, row, f"{name} wrong", changed, says=value)


for _rule in ("unknown-value", "unknown-claim", "invalid-id"):
    wrong_value(_rule)


@planter("unknown-option")
def option_of_a_row(garden: Garden) -> Iterator[Fault]:
    for row in garden.site.popular_claims:
        yield of_row(garden, row, "option tone", having(row, tone="soft"), says="tone")
    yield from in_lists(garden, ("tone", "soft", "tone"))


@planter("unknown-value")
def asked_of_a_list(garden: Garden) -> Iterator[Fault]:
    for option in ("condition", "article", "verdict", "ids"):
        yield from in_lists(garden, (option, "nothing-at-all", "nothing-at-all"))


def in_lists(garden: Garden, option: tuple[str, str, str]) -> Iterator[Fault]:
    """Yield each list of rows with one more option, which the message must name."""
    name, value, says = option
    everyone = garden.site.popular_tables
    for table in everyone:
        given: dict[str, Any] = dict(table.options)
        kept = [given[name]] if name in given else []
        given[name] = ", ".join([*kept, value])
        wrong = table._replace(options=tuple(given.items()))
        tables = tuple(wrong if one is table else one for one in everyone)
        where = f"{table.place.path}:{table.place.line}"
        yield garden.of(f"list with {name}", where, table.place, popular_tables=tables, says=says)


@planter("unknown-value")
def filters_that_nothing_fits(garden: Garden) -> Iterator[Fault]:
    for number, table in enumerate(garden.site.tables):
        for name in ("condition", "page"):
            changed = table._replace(filters=((name, ("nowhere",)),))
            tables = (*garden.site.tables[:number], changed, *garden.site.tables[number + 1 :])
            kind = f"{name} that nothing fits"
            yield garden.of(kind, table.docname, table.place, says="nowhere", tables=tables)
