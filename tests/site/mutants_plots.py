"""What can be broken about forest plots and icon arrays; see `mutants`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.site.conftest import Picture
from tests.site.gardener import Mutant, Spot
from tests.site.mutants import planter

if TYPE_CHECKING:
    from tests.site.mutants import Garden

_BOTH = frozenset({"broken-figure", "uncertain-icon-array"})


def pictures(garden: Garden) -> list[Picture]:
    return [picture for picture in garden.sources.pictures if picture.page in garden.sound]


def broken(
    kind: str, rule: str, picture: Picture, option: str, value: str | None, says: str
) -> Mutant:
    """Return a picture of which an option has another value, or is gone."""
    text = None if value is None else f":{option}: {value}"
    return Mutant(
        kind,
        picture.page,
        rule,
        {picture.page: {picture.options[option]: text}},
        (Spot(rule, picture.page, picture.first + 1),),
        _BOTH,
        says=says,
    )


@planter
def counts_that_lead_nowhere(garden: Garden) -> Iterator[Mutant]:
    """In each option of each picture: the file, the source and the outcome of its first counts."""
    for picture in pictures(garden):
        for option, value in picture.values.items():
            found = re.match(r"(.*?=\s*)?([\w-]+): (\w+)(?:: ([^;]+))?", value)
            if option not in ("counts", "benefit", "harm") or found is None:
                continue
            for group, what in ((2, "file"), (3, "source"), (4, "outcome")):
                if found[group]:
                    wrong = (
                        value[: found.start(group)] + "nothing-at-all" + value[found.end(group) :]
                    )
                    kind = f"{what} of {option} unknown"
                    says = "nothing-at-all"
                    yield broken(kind, "broken-figure", picture, option, wrong, says)


@planter
def claims_that_rest_on_other_studies(garden: Garden) -> Iterator[Mutant]:
    for picture in pictures(garden):
        if "claim" in picture.options:
            keys = set(re.findall(r"[\w-]+: (\w+)", picture.values["counts"]))
            other = next(
                box.id
                for box in garden.boxes
                if not keys & {*box.names("cite"), *box.names("against")}
            )
            kind = "belongs to another claim"
            yield broken(kind, "broken-figure", picture, "claim", other, other)


@planter
def arrays_of_what_is_unsure(garden: Garden) -> Iterator[Mutant]:
    """A side taken out, a claim of the other side, a claim that is very uncertain."""
    rule = "uncertain-icon-array"
    unsure = next(box.id for box in garden.boxes if box.values["tier"] == "very-low")
    for picture in pictures(garden):
        for option, other in (("benefit", "harm"), ("harm", "benefit")):
            if option not in picture.options:
                continue
            yield broken(f"no {option}", rule, picture, option, None, f"no {option}")
            claim = picture.values[other].partition(" = ")[0]
            swapped = picture.values[other]
            yield broken(f"a {other} told as {option}", rule, picture, option, swapped, claim)
            told = f"{unsure} = {picture.values[option].partition(' = ')[2]}"
            yield broken(f"{option} very uncertain", rule, picture, option, told, unsure)
